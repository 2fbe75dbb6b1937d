"""Which two images are shown as before and after, and why not the others.

The rule, whose limits are data: an image is usable if it covers the parcels, holds data there, is not clouded, not
blurred and not too coarse, at each place where parcels lie. After: the latest usable one, once the breach had begun. Before: of those taken before
the breach began (or, where that is not known, well before the image after), the latest in the same season; without
one, the latest of another season, which is said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..units import format_fixed
from .candidates import ImageCandidate, load_pair_rule

YEAR_DAYS = 365.25


@dataclass(frozen=True)
class Rejected:
    """An image that was not chosen: the reason's id in the rule file, and its sentence in Chinese."""

    candidate: ImageCandidate
    reason: str
    text: str


@dataclass(frozen=True)
class PairChoice:
    """The pair; without `before`, `notes` say so.

    Attributes
    ----------
    rejected : tuple of Rejected
        All others, in the order they were given.
    """

    before: ImageCandidate | None
    after: ImageCandidate | None
    rejected: tuple[Rejected, ...]
    notes: tuple[str, ...]


def choose_pair(
    candidates: Sequence[ImageCandidate], started: date | None = None, rule: Mapping[str, Any] | None = None
) -> PairChoice:
    """Choose the pair.

    Parameters
    ----------
    started : datetime.date, optional
        The first day on which the breach may have begun, as far as known; images before it show the ground before.
    """
    chooser = _Chooser(rule or load_pair_rule(), started)
    usable = [one for one in candidates if chooser.keep(one, chooser.defect(one))]
    usable = chooser.finest_of_each_day(usable)
    after = chooser.pick_after(usable)
    before = chooser.pick_before([one for one in usable if one is not after], after) if after else None
    rejected = {id(r.candidate): r for r in chooser.rejected}
    return PairChoice(
        before,
        after,
        tuple(rejected[id(one)] for one in candidates if id(one) in rejected),
        chooser.notes(before, after),
    )


class _Chooser:
    """Rejects one after another, keeping each reason."""

    def __init__(self, rule: Mapping[str, Any], started: date | None) -> None:
        self.rule, self.started, self.limits = rule, started, rule["limits"]
        self.rejected: list[Rejected] = []

    def keep(self, one: ImageCandidate, reason: str, **values: object) -> bool:
        """Whether there is no reason against it; a reason is kept with its values."""
        if not reason:
            return True
        shown = _shown(one, self.rule["words"]["worst_place"]) | self.limits | values
        self.rejected.append(Rejected(one, reason, self.rule["words"][reason].format(**shown)))
        return False

    def defect(self, one: ImageCandidate) -> str:
        """The first thing that makes an image unusable; figures count as they are printed."""
        checks: list[tuple[str, Callable[[], bool]]] = [
            ("unreadable", lambda: bool(one.problem)),
            ("no_date", lambda: one.local_date is None),
            ("not_covering", lambda: round(one.coverage_pct, 1) < self.limits["least_coverage_pct"]),
            ("nodata", lambda: round(one.nodata_pct, 1) > self.limits["most_nodata_pct"]),
            ("cloud", lambda: round(one.cloud_pct, 1) > self.limits["most_cloud_pct"]),
            ("blurred", lambda: round(one.sharpness, 2) < self.limits["least_sharpness"]),
            ("coarse", lambda: one.pixel_m > self.limits["coarsest_pixel_m"]),
        ]
        return next((reason for reason, applies in checks if applies()), "")

    def finest_of_each_day(self, usable: Sequence[ImageCandidate]) -> list[ImageCandidate]:
        finest: dict[date | None, ImageCandidate] = {}
        for one in usable:
            known = finest.get(one.local_date)
            if known is None or (one.pixel_m, one.cloud_pct) < (known.pixel_m, known.cloud_pct):
                finest[one.local_date] = one
        return [one for one in usable if self.keep(one, "" if finest[one.local_date] is one else "same_day")]

    def pick_after(self, usable: Sequence[ImageCandidate]) -> ImageCandidate | None:
        late = [one for one in usable if self.started is None or _day(one) >= self.started]
        if not late:
            for one in usable:
                self.keep(one, "after_before_start", started=self.started)
            return None
        return max(late, key=_day)

    def pick_before(self, usable: Sequence[ImageCandidate], after: ImageCandidate) -> ImageCandidate | None:
        possible = [one for one in usable if self._may_be_before(one, after)]
        in_season = [one for one in possible if _season_days(one, after) <= self.rule["same_season_days"]]
        if not possible:
            return None
        chosen = max(in_season or possible, key=_day)
        for one in possible:
            if one is not chosen:
                off_season = bool(in_season) and one not in in_season
                reason = "before_other_season" if off_season else "before_older"
                self.keep(one, reason, season_days=_season_days(one, after), chosen=chosen.local_date)
        return chosen

    def _may_be_before(self, one: ImageCandidate, after: ImageCandidate) -> bool:
        gap_days = (_day(after) - _day(one)).days
        values = {"gap_days": gap_days, "started": self.started, "chosen": after.local_date}
        values |= {name: self.rule[name] for name in ("least_gap_days", "most_age_days")}
        if self.started is not None and _day(one) >= self.started:
            return self.keep(one, "after_older", **values)
        if self.started is None and gap_days < self.rule["least_gap_days"]:
            return self.keep(one, "before_too_near", **values)
        if gap_days > self.rule["most_age_days"]:
            return self.keep(one, "before_too_old", **values)
        is_coarser = one.pixel_m > after.pixel_m * self.limits["most_resolution_ratio"]
        return self.keep(one, "before_much_coarser" if is_coarser else "", **values)

    def notes(self, before: ImageCandidate | None, after: ImageCandidate | None) -> tuple[str, ...]:
        words, found = self.rule["notes"], []
        if after is None:
            return (words["no_after"],)
        if before is None:
            return (words["no_before"],)
        apart = _season_days(before, after)
        if apart > self.rule["same_season_days"]:
            found.append(words["other_season"].format(season_days=apart))
        if before.pixel_m and not 0.67 < before.pixel_m / after.pixel_m < 1.5:
            sizes = {"before_m": f"{before.pixel_m:g}", "after_m": f"{after.pixel_m:g}"}
            found.append(words["other_resolution"].format(**sizes))
        if grey := [self.rule["uses"][use] for use, one in (("before", before), ("after", after)) if one.is_grey]:
            found.append(words["grey"].format(uses="、".join(grey)))
        return tuple(found)


def _day(one: ImageCandidate) -> date:
    assert one.local_date is not None
    return one.local_date


def _season_days(one: ImageCandidate, other: ImageCandidate) -> int:
    """Days between the seasons of two images, at most half a year."""
    apart = abs((_day(one) - _day(other)).days) % YEAR_DAYS
    return round(min(apart, YEAR_DAYS - apart))


def _shown(one: ImageCandidate, worst_place: str) -> dict[str, object]:
    """Figures of a candidate as its reasons print them."""
    return {
        "problem": one.problem,
        "worst": worst_place if one.place_count > 1 else "",
        "pixel_m": f"{one.pixel_m:g}",
        "coverage_pct": format_fixed(one.coverage_pct, 1),
        "nodata_pct": format_fixed(one.nodata_pct, 1),
        "cloud_pct": format_fixed(one.cloud_pct, 1),
        "sharpness": format_fixed(one.sharpness, 2),
    }
