"""What the sheet says: every placeholder of its template as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ...core.clock.duties import Duty
from ...core.rates.rules import RateRules
from ...core.station_check.model import Counted, Problem, StationQuarter, judged
from ...core.units import format_fixed
from ..office.fill import Picture
from .words import words

Room = dict[str, Any]


def sheet_title(is_branch: bool) -> str:
    """Title by the kind of unit."""
    return str(words()["branch_title" if is_branch else "title"])


def quarter_title(quarter: str) -> str:
    """2026年第4季度."""
    return str(words()["quarter"]).format(year=quarter[:4], number=quarter[-1])


def sheet_values(
    facts: StationQuarter, is_branch: bool, charts: dict[str, tuple[Path, float]], rules: RateRules, room: Room
) -> dict[str, Any]:
    """Values for the template.

    Parameters
    ----------
    room : dict
        How many entries each list may have, one of the data file's `rooms`.
    charts : dict of str to (path, width in mm)
        `weeks`, `duties`, `rates`.
    """
    text = words()
    ended = facts.as_of >= facts.end
    return {
        "title": sheet_title(is_branch),
        "unit": facts.unit_name,
        "head": facts.head or text["unknown"],
        "office": facts.office,
        "quarter": quarter_title(facts.quarter),
        "state": text["over"] if ended else text["running"].format(day=_day(facts.as_of)),
        "plan": _plan(facts),
        "zones": _zones(facts),
        "patrols": str(facts.patrols),
        "weeks": _weeks(facts.weeks),
        "key": _key(facts, is_branch),
        "video": _video(facts.video),
        "tracks": _tracks(facts),
        "coverage": _coverage(facts),
        "cases": _cases(facts),
        "sites": _sites(facts),
        "site_findings": _listed([_cut(said) for said in facts.sites.findings], room["findings"]),
        "late": _late(facts.late, room["late"]),
        "rates": [
            {
                "title": rate.rule.title,
                "count": f"{rate.done}/{rate.total}",
                "text": rate.text.split("（")[0] if rate.total else "—",
                "interval": _interval(rate.low, rate.high),
                "target": "—" if rate.rule.target_pct is None else f"≥{rate.rule.target_pct:g}%",
                "judgement": rate.judgement + ("（样本偏少）" if rate.too_few and rate.total else ""),
            }
            for rate in facts.rates
        ],
        "mending": _mending(facts.last_problems, facts.as_of, room["mending"]),
        "mending_count": _mending_count(facts.last_problems, facts.as_of),
        "problems": _problems(facts, room["problems"]),
        "note": text["note"].format(as_of=_day(facts.as_of), few=rules.too_few_under),
        "charts": {name: Picture(path, width_mm) for name, (path, width_mm) in charts.items()},
    }


def _cut(text: str) -> str:
    """An entry of a list, shortened where it would take several lines."""
    most = words()["most_chars"]
    return text if len(text) <= most else text[: most - 1] + "…"


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else str(words()["unknown"])


def _interval(low: float | None, high: float | None) -> str:
    return "—" if low is None or high is None else f"{format_fixed(100 * low, 1)}%～{format_fixed(100 * high, 1)}%"


def _listed(texts: Sequence[str], most: int) -> str:
    text = words()
    shown = list(texts[:most])
    if len(texts) > most:
        shown.append(text["more"].format(count=len(texts) - most))
    # A question ends by itself.
    joined = "".join(said if said.endswith("？") else said + text["separator"] for said in shown)
    return joined.removesuffix(text["separator"]) or str(text["nothing"])


def _plan(facts: StationQuarter) -> str:
    text = words()
    parts = [text["plan"].format(plans="、".join(facts.plans) or text["nothing"])]
    if facts.month_plans:
        done = sum(month.done >= month.needed for month in facts.month_plans)
        parts.append(text["month_plans"].format(done=done, needed=len(facts.month_plans)))
    return str(text["separator"]).join(parts)


def _zones(facts: StationQuarter) -> str:
    text = words()
    same = {"key_areas": facts.key_areas, "cameras": facts.cameras, "officers": facts.officers}
    if not facts.zones:
        return str(text["no_zones"]).format(**same)
    names = "、".join(facts.zones[:3]) + (f"等{len(facts.zones)}个" if len(facts.zones) > 3 else "")
    return str(text["zones"]).format(zones=names, zone_km2=format_fixed(facts.tracks.zone_km2, 1), **same)


def _weeks(weeks: Sequence[Counted]) -> str:
    text = words()
    met, over = judged(weeks)
    if not over:
        return str(text["nothing"])
    short = [w for w in weeks if w.is_over and w.done < w.needed]
    said = [text["week"].format(first=_short(w.first), last=_short(w.last), done=w.done) for w in short]
    parts = [text["weeks"].format(over=over, met=met, needed=weeks[0].needed)]
    parts.append(text["weeks_short"].format(weeks=_listed(said, 5)) if short else text["weeks_full"])
    return str(text["separator"]).join(parts)


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _key(facts: StationQuarter, is_branch: bool) -> str:
    text = words()
    met, over = judged(facts.months)
    if not is_branch or not facts.months:
        return str(text["key"]).format(count=facts.key_patrols)
    return str(text["key_branch"]).format(count=facts.key_patrols, over=over, met=met, needed=facts.months[0].needed)


def _video(days: Sequence[Counted]) -> str:
    text = words()
    met, over = judged(days)
    return str(text["video"]).format(over=over, met=met) if days else str(text["nothing"])


def _tracks(facts: StationQuarter) -> str:
    tracks, text = facts.tracks, words()
    length_km, hours = format_fixed(tracks.length_km, 1), format_fixed(tracks.hours, 1)
    parts = [text["tracks"].format(count=tracks.count, days=tracks.days, length_km=length_km, hours=hours)]
    if tracks.patrols_without:
        parts.append(text["untracked"].format(without=tracks.patrols_without))
    return str(text["separator"]).join(parts)


def _coverage(facts: StationQuarter) -> str:
    tracks, text = facts.tracks, words()
    if tracks.coverage_pct is None or not tracks.count:
        return str(text["no_coverage"])
    return str(text["coverage"]).format(
        half_m=f"{tracks.swath_m / 2:g}", coverage_pct=format_fixed(tracks.coverage_pct, 1)
    )


def _cases(facts: StationQuarter) -> str:
    text, cases = words(), facts.cases
    counts = {"filed": cases.filed, "closed": cases.closed, "open": cases.open}
    if not cases.parcels:
        return str(text["no_cases"]).format(**counts)
    ways = "、".join(text["way"].format(way=way, count=count) for way, count in cases.by_way)
    parts = [text["cases"].format(parcels=cases.parcels, ways=ways, major=cases.major, **counts)]
    if cases.passed_before:
        parts.append(text["passed"].format(count=cases.passed_before))
    return str(text["separator"]).join(parts)


def _sites(facts: StationQuarter) -> str:
    text, sites = words(), facts.sites
    if not sites.total:
        return str(text["nothing"])
    parts = [text["sites"].format(under_way=sites.under_way, required=sites.required, done=sites.done, late=sites.late)]
    if sites.without_permit:
        parts.append(text["without_permit"].format(names="、".join(sites.without_permit)))
    return str(text["separator"]).join(parts)


def _late(duties: Sequence[Duty], most: int) -> list[dict[str, str]]:
    text = words()
    rows = [
        {
            "case": duty.case_code,
            "title": f"{duty.title}（{duty.term}）",
            "due": duty.due.isoformat(),
            "state": text["late_state"][duty.state].format(days=duty.late_days),
        }
        for duty in duties[:most]
    ]
    more = len(duties) - len(rows)
    if more:
        rows.append({"case": text["more"].format(count=more), "title": "—", "due": "—", "state": "—"})
    return rows or [{"case": text["nothing"], "title": "—", "due": "—", "state": "—"}]


def _mending(problems: Sequence[Problem], as_of: date, most: int) -> list[dict[str, str]]:
    text = words()
    rows = [
        {
            "problem": _cut(problem.text),
            "due": problem.due.isoformat() if problem.due else "—",
            "state": _mended(problem, as_of),
        }
        for problem in problems[:most]
    ]
    more = len(problems) - len(rows)
    if more:
        rows.append({"problem": text["more"].format(count=more), "due": "—", "state": "—"})
    return rows or [{"problem": text["no_last_problems"], "due": "—", "state": "—"}]


def _mended(problem: Problem, as_of: date) -> str:
    text = words()
    if problem.mended is not None and problem.is_mended(as_of):
        late = (problem.mended - problem.due).days if problem.due else 0
        key = "mended_late" if late > 0 else "mended"
        return str(text[key]).format(day=problem.mended.isoformat(), days=late)
    if problem.due is None:
        return str(text["no_due"])
    late = (as_of - problem.due).days
    key = "not_mended" if late > 0 else "not_due"
    return str(text[key]).format(day=problem.due.isoformat(), days=late)


def _mending_count(problems: Sequence[Problem], as_of: date) -> str:
    text = words()
    if not problems:
        return str(text["no_last_problems"])
    mended = sum(problem.is_mended(as_of) for problem in problems)
    return str(text["mended_count"]).format(count=len(problems), mended=mended, open=len(problems) - mended)


def _problems(facts: StationQuarter, most: int) -> list[dict[str, str]]:
    """Problems entered for the quarter, then what the figures show."""
    text = words()
    entered = [{"problem": _cut(p.text), "source": text["entered"]} for p in facts.problems]
    rows = [*entered, *({"problem": said, "source": text["seen_here"]} for said in own_findings(facts))]
    shown = rows[:most]
    if len(rows) > most:
        shown.append({"problem": text["more"].format(count=len(rows) - most), "source": "—"})
    numbered = shown or [{"problem": text["nothing"], "source": "—"}]
    return [{"number": str(number), **row} for number, row in enumerate(numbered, 1)]


def own_findings(facts: StationQuarter) -> Iterator[str]:
    """What the quarter's figures show by themselves."""
    auto = words()["auto"]
    met, over = judged(facts.weeks)
    if met < over:
        yield auto["weeks"].format(count=over - met, needed=facts.weeks[0].needed)
    late = [auto["late_one"].format(title=d.title, count=d.failed) for d in facts.duties if d.failed]
    if late:
        yield auto["late"].format(listed="、".join(late))
    if facts.sites.without_permit:
        yield auto["permit"].format(count=len(facts.sites.without_permit))
    if facts.sites.late:
        yield auto["sites"].format(count=facts.sites.late)
    short = [rate for rate in facts.rates if rate.met is False]
    if short:
        said = [auto["rate_one"].format(title=r.rule.title, text=f"{r.done}/{r.total}") for r in short]
        yield auto["rate"].format(listed="、".join(said))
    unmended = sum(not problem.is_mended(facts.as_of) for problem in facts.last_problems)
    if unmended:
        yield auto["mending"].format(count=unmended)
    video_met, video_over = judged(facts.video)
    if video_met < video_over:
        yield auto["video"].format(count=video_over - video_met)
