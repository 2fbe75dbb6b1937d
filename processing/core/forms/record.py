"""What the workspace knows of a case or a clue, as plain rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True)
class CaseRecord:
    """A case, or a parcel that is still a clue.

    Attributes
    ----------
    case : mapping or None
        Row of `legal_case`; None for a clue.
    measurements : dict of str to mapping
        Latest row by parcel code.
    stale : set of str
        Parcels whose shape changed after their latest measuring.
    centres_deg : dict of str to (longitude, latitude)
    officers : sequence of mapping
        The two who handle it.
    events : sequence of mapping
        Those that stand, by day; `day` holds a `datetime.date`.
    unit, branch : mapping
        The station and the branch above it (the same row for a case of the branch).
    """

    case: Row | None
    parcels: Sequence[Row]
    measurements: Mapping[str, Row]
    centres_deg: Mapping[str, tuple[float, float]]
    officers: Sequence[Row]
    events: Sequence[Row]
    documents: Sequence[Row]
    photos: Sequence[Row]
    unit: Row
    branch: Row
    settings: Mapping[str, str] = field(default_factory=dict)
    stale: frozenset[str] = frozenset()

    @property
    def code(self) -> str:
        """The case's, or the clue's."""
        return str(self.case["code"] if self.case else self.parcels[0]["code"])

    def until(self, day: date) -> CaseRecord:
        """As it stood on the evening of `day`: a paper tells nothing that came after it."""
        return replace(
            self,
            events=[event for event in self.events if event["day"] <= day],
            documents=[row for row in self.documents if (as_day(row["local_date"]) or date.max) <= day],
        )

    @property
    def found(self) -> date | None:
        """First day on which anything of it was found: by the events that stand, as for the clock, else by the parcels."""
        days = [event["day"] for event in self.events if event["kind"] == "found"]
        days = days or [day for parcel in self.parcels if (day := as_day(parcel["found_local_date"]))]
        return min(days, default=None)

    def of_case(self, name: str) -> Any:
        """A value of the case row; None for a clue."""
        return self.case.get(name) if self.case else None


def as_day(value: Any) -> date | None:
    """A day as the workspace gives it."""
    return date.fromisoformat(str(value)[:10]) if value else None
