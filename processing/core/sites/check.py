"""One construction site on one day: visits done and missing, the permit, and the ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..clock.periodic import period_of, periods
from ..errors import QT_TRANSLATE_NOOP
from ..remark import Remark
from ..rules.adjoining import months_later
from ..units import format_fixed
from .rules import SiteRules

NONE, EXPIRED, UNDATED, VALID = "none", "expired", "undated", "valid"


@dataclass(frozen=True)
class Visit:
    """A visit and what it saw."""

    day: date
    stage: str = ""
    finding: str = ""


@dataclass(frozen=True)
class Site:
    """A site as the workspace has it.

    Attributes
    ----------
    required : int or None
        Visits in each period; None: the data file's.
    started, ended : date or None
        None: before the time looked at; not yet.
    area_m2, permitted_m2, outside_m2 : float or None
        Ground of the site; as permitted; outside the layers of approved land. None where not known.
    """

    code: str
    stage: str = ""
    permit_no: str = ""
    permit_day: date | None = None
    required: int | None = None
    started: date | None = None
    ended: date | None = None
    area_m2: float | None = None
    permitted_m2: float | None = None
    outside_m2: float | None = None


@dataclass(frozen=True)
class PeriodVisits:
    """Visits of one period, both days included; `missing` counts only when the period is over."""

    start: date
    end: date
    required: int
    done: int
    missing: int


@dataclass(frozen=True)
class SiteState:
    """What the check says of a site.

    Attributes
    ----------
    required, done, missing : int
        Over all periods looked at; `missing` of those that are over.
    due : int
        Visits still to be made in the running period.
    due_day : date or None
        Last day for them.
    permit : {'none', 'expired', 'undated', 'valid'}
    beyond_m2 : float
        Ground beyond the permitted area, 0 within the tolerance.
    findings : tuple of str
        In Chinese.
    """

    is_under_way: bool
    periods: tuple[PeriodVisits, ...]
    required: int
    done: int
    missing: int
    due: int
    due_day: date | None
    last_visit: date | None
    permit: str
    beyond_m2: float
    findings: tuple[str, ...]


def check_site(site: Site, visits: Iterable[Visit], today: date, rules: SiteRules) -> SiteState:
    """Look at a site as it stands on a day; later visits do not count."""
    visits = sorted((visit for visit in visits if visit.day <= today), key=lambda visit: visit.day)
    periods = tuple(_visits(site, visits, today, rules))
    is_under_way = _is_under_way(site, today, rules)
    running = periods[-1] if periods and periods[-1].end >= today and is_under_way else None
    due = max(0, running.required - running.done) if running else 0
    permit, beyond_m2 = permit_state(site, today, rules), _beyond_m2(site, rules)
    return SiteState(
        is_under_way,
        periods,
        sum(period.required for period in periods),
        sum(period.done for period in periods),
        sum(period.missing for period in periods),
        due,
        running.end if running and due else None,
        visits[-1].day if visits else None,
        permit,
        beyond_m2,
        tuple(_findings(site, visits, periods, permit, beyond_m2, is_under_way, rules)),
    )


def visit_remarks(site_code: str, day: date, others: Iterable[date]) -> list[Remark]:
    """What to say of a new visit, given the days of the others to that site."""
    count = sum(other == day for other in others)
    if not count:
        return []
    text = QT_TRANSLATE_NOOP(
        "landpatrol",
        "{site} has {count} visits on {day} now and each is counted; if it is one and the same, delete one of them.",
    )
    return [Remark(text, {"site": site_code, "day": day.isoformat(), "count": count + 1})]


def _is_under_way(site: Site, today: date, rules: SiteRules) -> bool:
    if site.stage in rules.idle_stages or (site.started is not None and site.started > today):
        return False
    return site.stage not in rules.finished_stages and (site.ended is None or site.ended >= today)


def _visits(site: Site, visits: list[Visit], today: date, rules: SiteRules) -> Iterator[PeriodVisits]:
    """Visits period by period, from the beginning of the time looked at to today."""
    if site.stage in rules.idle_stages or (site.stage in rules.finished_stages and site.ended is None):
        return
    looked_at, _ = period_of(today, rules.counted_over)
    start = max(looked_at, site.started or looked_at)
    each = rules.visits_required if site.required is None else site.required
    for first, last in periods(start, min(today, site.ended or today), rules.period):
        required = _share(each, (first, last), start, site.ended)
        done = sum(first <= visit.day <= last for visit in visits)
        is_over = last < today or (site.ended is not None and site.ended < today)
        yield PeriodVisits(first, last, required, done, max(0, required - done) if is_over else 0)


def _share(each: int, period: tuple[date, date], start: date, ended: date | None) -> int:
    """Visits of a period in which the site was under way only for a part: in proportion, rounded down."""
    first, last = max(period[0], start), min(period[1], ended or period[1])
    return each * ((last - first).days + 1) // ((period[1] - period[0]).days + 1)


def period_title(start: date, end: date, rules: SiteRules) -> str:
    """How a period is printed."""
    pattern, quarter = rules.periods[rules.period], (start.month + 2) // 3
    return pattern.format(start=start, end=end, year=start.year, month=start.month, quarter=quarter)


def permit_state(site: Site, today: date, rules: SiteRules) -> str:
    """Whether there is a permit, and whether it has run its time while the site is not finished."""
    if not site.permit_no:
        return NONE
    if site.permit_day is None:
        return UNDATED
    finished = site.stage in rules.finished_stages or (site.ended is not None and site.ended <= today)
    is_over = today > months_later(site.permit_day, rules.permit_valid_months)
    return EXPIRED if is_over and not finished else VALID


def _beyond_m2(site: Site, rules: SiteRules) -> float:
    if site.area_m2 is None or site.permitted_m2 is None:
        return 0.0
    beyond = site.area_m2 - site.permitted_m2
    return beyond if beyond > site.permitted_m2 * rules.area_tolerance_pct / 100 else 0.0


def _findings(
    site: Site,
    visits: list[Visit],
    periods: tuple[PeriodVisits, ...],
    permit: str,
    beyond_m2: float,
    is_under_way: bool,
    rules: SiteRules,
) -> Iterator[str]:
    words = rules.findings
    if permit != VALID:
        yield words[permit].format(permit=site.permit_no, day=site.permit_day, months=rules.permit_valid_months)
    if beyond_m2 and site.area_m2 is not None and site.permitted_m2 is not None:
        figures = {"area_m2": site.area_m2, "permitted_m2": site.permitted_m2, "beyond_m2": beyond_m2}
        yield words["beyond"].format(**{name: format_fixed(value, 2) for name, value in figures.items()})
    if permit != NONE and (site.outside_m2 or 0.0) > rules.outside_tolerance_m2:
        yield words["outside"].format(outside_m2=format_fixed(site.outside_m2 or 0.0, 2))
    for visited in periods:
        if visited.missing:
            title = period_title(visited.start, visited.end, rules)
            yield words["late"].format(
                period=title, required=visited.required, done=visited.done, missing=visited.missing
            )
    if not visits and is_under_way:
        yield words["never"]
    if visits and visits[-1].finding:
        yield words["seen"].format(day=visits[-1].day, finding=visits[-1].finding)
