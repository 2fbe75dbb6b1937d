"""One look at the clock of a workspace: every duty, how each case stands, what is wrong, what a calendar settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ..core.cases.checks import Finding, check_case
from ..core.cases.events import Case
from ..core.cases.model import load_case_model
from ..core.clock.duties import ClockSettings, Duty, case_duties, in_order
from ..core.clock.labels import Standing, standing
from ..core.clock.periodic import Unit, period_of, periodic_duties
from ..core.clock.timeline import Stretch, timeline
from ..core.errors import QT_TRANSLATE_NOOP, InputError, StoreError
from .cases import load_cases, load_units
from .clock import SettledDate, load_records, log_settled
from .store import WorkspaceStore

# A slider that nobody bounded ends this many days after today, or with the last due date.
AHEAD_DAYS = 60


@dataclass(frozen=True)
class Period:
    """The days asked for; a side is None where nobody bounded it."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise InputError(
                QT_TRANSLATE_NOOP("landpatrol", "The period ends on {end}, before it begins on {start}."),
                start=self.start.isoformat(),
                end=self.end.isoformat(),
            )


@dataclass(frozen=True)
class ClockReading:
    """What the clock shows on a day.

    Attributes
    ----------
    duties : list of Duty
        Of cases and clues, and of units in the period; overdue first.
    standings : dict of str to Standing
        By case or clue code.
    findings : list of (str, Finding)
        With the case's code.
    settled : list of SettledDate
        Provisional dates that became final since the clock was last read.
    unlogged : StoreError or None
        Why they could not be logged.
    """

    today: date
    settings: ClockSettings
    cases: Sequence[Case]
    units: Sequence[Unit]
    duties: list[Duty]
    standings: dict[str, Standing]
    findings: list[tuple[str, Finding]]
    settled: list[SettledDate] = field(default_factory=list)
    unlogged: StoreError | None = None

    @property
    def subjects(self) -> dict[str, str]:
        """Names of cases and units by code."""
        return {unit.code: unit.name for unit in self.units} | {
            case.code: f"{case.code} {case.name}".strip() for case in self.cases
        }

    def of_unit(self, code: str) -> ClockReading:
        """Only the duties, cases and clues of one unit; everything if `code` is empty.

        Raises
        ------
        InputError
            If there is no such unit.
        """
        if not code:
            return self
        if code not in {unit.code for unit in self.units}:
            raise InputError(
                QT_TRANSLATE_NOOP("landpatrol", "The workspace has no unit {unit}; known are {known}."),
                unit=code,
                known=", ".join(unit.code for unit in self.units[:12]),
            )
        duties = [duty for duty in self.duties if duty.unit_code == code]
        named = {duty.case_code for duty in duties}
        cases = [case for case in self.cases if case.unit_code == code or case.code in named]
        kept = {case.code for case in cases}
        return replace(
            self,
            cases=cases,
            duties=duties,
            findings=[(case, finding) for case, finding in self.findings if case in kept],
        )

    def stretches(self, period: Period) -> dict[str, list[Stretch]]:
        """Stretches of each case over the period; unbounded, from its first event to beyond its last due date."""
        last = max((duty.first_due for duty in self.duties if duty.case_code), default=self.today)
        end = period.end or max(last, self.today) + timedelta(days=AHEAD_DAYS)
        return {case.code: timeline(case, self.settings, period.start or date.min, end) for case in self.cases}


def read_clock(store: WorkspaceStore, settings: ClockSettings, today: date, period: Period) -> ClockReading:
    """Read the clock; dates that a calendar settled are logged in the workspace.

    On a day that has passed it shows what was known that evening, as the timeline does.
    """
    cases, units = load_cases(store), load_units(store)
    known = {case.code: case.until(today) for case in cases}
    latest = max(today, date.today())  # what is dated after a past day is no mistake
    monday, sunday = period_of(today, "week")
    of_cases = {code: case_duties(case, settings, today) for code, case in known.items()}
    of_units = periodic_duties(
        units, load_records(store, settings.rules), settings, period.start or monday, period.end or sunday, today
    )
    model = load_case_model()
    return ClockReading(
        today,
        settings,
        cases,
        units,
        in_order([*(duty for duties in of_cases.values() for duty in duties), *of_units]),
        {code: standing(case, of_cases[code], settings.rules, today) for code, case in known.items()},
        [(case.code, finding) for case in cases for finding in check_case(case, model, settings.rules, latest)],
        *_logged(store, cases, settings),
    )


def _logged(
    store: WorkspaceStore, cases: Sequence[Case], settings: ClockSettings
) -> tuple[list[SettledDate], StoreError | None]:
    """A workspace that cannot be written can still be read."""
    try:
        return log_settled(store, cases, settings), None
    except StoreError as error:
        return [], error
