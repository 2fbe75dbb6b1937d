"""Cases and their events as plain values; what was corrected does not count any more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from .model import load_case_model

FOUND, OCCURRED, VOIDED = "found", "occurred", "voided"


@dataclass(frozen=True)
class CaseEvent:
    """What happened on a day.

    Attributes
    ----------
    code : str
        Empty for one that follows from the parcel's own dates.
    days : int or None
        Length of an extension, working days.
    corrects_code : str or None
        The event that this one takes the place of.
    """

    code: str
    kind: str
    day: date
    officer_code: str | None = None
    document_no: str | None = None
    approved_by: str | None = None
    days: int | None = None
    corrects_code: str | None = None
    parcel_code: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class CaseParcel:
    """A parcel of a case.

    Attributes
    ----------
    verdict : str or None
        `over`, `doubt`, `under` of its latest measuring; None if it was never measured.
    """

    code: str
    name: str = ""
    verdict: str | None = None
    is_major: bool | None = None
    found: date | None = None
    occurred: date | None = None


@dataclass(frozen=True)
class Case:
    """A case, or a parcel that is still a clue (`code` is then the parcel's and `is_clue` true).

    Attributes
    ----------
    is_marked_major : bool or None
        As the office marked it.
    sum_is_major : bool
        Its parcels' recorded figures together are over a line.
    sum_is_doubtful : bool
        Together they pass a line if their doubt bands are added.
    events : tuple of CaseEvent
        All that were entered, corrected ones too, in the order of entry.
    """

    code: str
    name: str = ""
    unit_code: str = ""
    branch_code: str = ""
    is_clue: bool = False
    stage: str | None = None
    is_marked_major: bool | None = None
    sum_is_major: bool = False
    sum_is_doubtful: bool = False
    officer1_code: str | None = None
    officer2_code: str | None = None
    parcels: tuple[CaseParcel, ...] = ()
    events: tuple[CaseEvent, ...] = field(default=())

    @property
    def standing(self) -> list[CaseEvent]:
        """Events that count, by day; the parcels' own dates stand in for a missing occurrence or find."""
        events = standing_events(self.events)
        known = {event.kind for event in events}
        for kind, days in (
            (OCCURRED, [parcel.occurred for parcel in self.parcels]),
            (FOUND, [parcel.found for parcel in self.parcels]),
        ):
            given = [day for day in days if day]
            if kind not in known and given:
                events.append(CaseEvent("", kind, min(given)))
        return sorted(events, key=lambda event: event.day)

    @property
    def is_major_by_figures(self) -> bool:
        """By the area engine: a parcel, or all together."""
        return self.sum_is_major or any(parcel.is_major for parcel in self.parcels)

    @property
    def is_major(self) -> bool:
        """For the clock: by the office's mark, or by the figures where there is none or the mark falls short."""
        return bool(self.is_marked_major) or self.is_major_by_figures

    @property
    def is_doubtful(self) -> bool:
        """Not major as it stands, but a figure, of a parcel or of all, lies in its doubt band and nobody has settled it."""
        settled = any(
            load_case_model().kinds[event.kind].marks_major is not None
            for event in standing_events(self.events)
            if event.kind in load_case_model().kinds
        )
        in_doubt = self.sum_is_doubtful or any(parcel.verdict == "doubt" for parcel in self.parcels)
        return in_doubt and not self.is_major and not settled

    @property
    def ended_on(self) -> date | None:
        """Day on which the case was over."""
        kinds = load_case_model().kinds
        days = [event.day for event in self.standing if event.kind in kinds and kinds[event.kind].ends_case]
        return min(days) if days else None

    def until(self, day: date) -> Case:
        """The case as it stood on the evening of `day`: only events dated up to then."""
        parcels = tuple(
            replace(
                parcel,
                found=parcel.found if parcel.found and parcel.found <= day else None,
                occurred=parcel.occurred if parcel.occurred and parcel.occurred <= day else None,
            )
            for parcel in self.parcels
        )
        events = [event for event in standing_events(self.events) if event.day <= day]
        return replace(self, parcels=parcels, events=tuple(replace(event, corrects_code=None) for event in events))


def standing_events(events: Iterable[CaseEvent]) -> list[CaseEvent]:
    """Events without those that were corrected and without the notes that merely void one."""
    events = list(events)
    corrected = {event.corrects_code for event in events if event.corrects_code}
    return [event for event in events if event.code not in corrected and event.kind != VOIDED]
