"""What a case's rows say in words: who, where, what, how far it has come, and what follows from that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...core.case_figures import CaseFigures, case_figures
from ...core.cases.model import EventKind, load_case_model
from ...core.measurement import Verdict
from ..content.wording import load_facts
from .case_file import CaseFile, Row
from .words import load_words

FOUND, STOPPED, REFUSED, FILED, DECIDED, ENFORCED = "found", "stopped", "refused", "filed", "decided", "enforced"
DECLINED = "not_filed"  # the event: no case is opened
NO_KIND = EventKind("", "")  # of events that the case model does not know
STEPS = (STOPPED, REFUSED, FILED, DECIDED, ENFORCED)


@dataclass(frozen=True)
class Story:
    """The case as told.

    Attributes
    ----------
    found : date or None
        Earliest day on which it was found.
    station : str
        Unit that handles the case; `issuer` is the branch that reports.
    officers : tuple of mapping
        Rows of the officers in charge.
    flags : frozenset of str
        What the case is and is not, as the rules of the next steps ask for: steps taken (``filed``) or not
        (``not_filed``), ``ended`` or ``open``, ``settled`` (ended or enforced) or ``unsettled``, ``refusing`` (refused
        and not settled) …
    state : str
        How far the case has come, as the letters tell it: ``found``, ``stopped``, ``refused``, ``decided``,
        ``enforced``, or the kind of event that ended it.
    is_draft : bool
        No ground-check record: a satellite patch is a clue and no proof.
    """

    figures: CaseFigures
    place: str
    party: str
    kind: str
    use: str
    found: date | None
    issuer: str
    station: str
    officers: tuple[Row, ...]
    flags: frozenset[str]
    state: str
    is_draft: bool
    is_sample: bool


def tell(case: CaseFile) -> Story:
    """Read the story out of the rows and the measurements."""
    measured = [parcel.measurement for parcel in case.parcels]
    kinds = [str(parcel.row.get("kind") or "").strip().lower() for parcel in case.parcels]
    minerals = [case.rule.mineral_kinds[kind] for kind in kinds if kind in case.rule.mineral_kinds]
    figures = case_figures(measured, minerals, case.rule, case.criminal)
    is_draft = not _ground_checked(case)
    return Story(
        figures=figures,
        place=text_of(case.case, "address") or _joined(_place(parcel.row) for parcel in case.parcels),
        party=text_of(case.case, "party") or _joined(text_of(parcel.row, "party") for parcel in case.parcels),
        kind=_joined(_kind_name(kind) for kind in kinds),
        use=_joined(text_of(parcel.row, "use") for parcel in case.parcels),
        found=_found(case),
        issuer=_issuer(case),
        station=text_of(case.units.get(text_of(case.case, "unit_code"), {}), "name"),
        officers=tuple(
            case.officers[code]
            for field in ("officer1_code", "officer2_code")
            if (code := text_of(case.case, field)) in case.officers
        ),
        flags=frozenset(_flags(case, figures, is_draft)),
        state=_state(case),
        is_draft=is_draft,
        is_sample=_is_sample(case),
    )


def text_of(row: Row, field: str) -> str:
    """A field as plain text, empty for nothing."""
    value = row.get(field)
    return "" if value is None else str(value).strip()


def day_of(row: Row, field: str = "local_date") -> date | None:
    """A day as a row has it; None if there is none."""
    text = text_of(row, field)[:10]
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def event_day(case: CaseFile, kind: str) -> date | None:
    """First day of an event of a kind."""
    days = [day for event in case.events if event["kind"] == kind and (day := day_of(event))]
    return min(days, default=None)


def _joined(texts: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(text for text in texts if text))


def _place(row: Row) -> str:
    return text_of(row, "township") + text_of(row, "village")


def _kind_name(kind: str) -> str:
    values: Any = load_facts()["values"]["kind"]
    return str(values.get(kind, values["land"]))


def _found(case: CaseFile) -> date | None:
    days = [day for parcel in case.parcels if (day := day_of(parcel.row, "found_local_date"))]
    days += [day for event in case.events if event["kind"] == FOUND and (day := day_of(event))]
    return min(days, default=None)


def _issuer(case: CaseFile) -> str:
    """The branch: the root of the units."""
    branches = [unit for unit in case.units.values() if unit.get("kind") == "branch"]
    return text_of(branches[0], "name") if branches else ""


def _ground_checked(case: CaseFile) -> bool:
    """An event of checking on the ground, or a photo that an officer took on the spot."""
    kinds = set(load_words()["ground_check_kinds"])
    seen = any(event["kind"] in kinds for event in case.events)
    return seen or any(text_of(photo, "officer_code") and text_of(photo, "taken_at") for photo in case.photos)


def _flags(case: CaseFile, figures: CaseFigures, is_draft: bool) -> Iterable[str]:
    yield from _steps(case)
    yield "major" if figures.is_major else "minor"
    if figures.mineral:
        yield "mineral"
    if figures.verdict is Verdict.DOUBT or any(test.verdict is Verdict.DOUBT for test in figures.tests.values()):
        yield "doubt"
    if figures.criminal_reached:
        yield "criminal"
    if figures.areas_m2["basic_farmland_m2"]:
        yield "basic_farmland"
    if figures.areas_m2["basic_farmland_m2"] or figures.areas_m2["cultivated_m2"]:
        yield "farmland"
    if any(figures.areas_m2[name] is None for name in ("cultivated_m2", "basic_farmland_m2")) or figures.incomplete:
        yield "not_covered"
    if text_of(case.case, "party") in load_words()["unknown_parties"]:
        yield "party_unknown"
    if text_of(case.case, "opinion"):
        yield "own_opinion"
    if is_draft:
        yield "draft"


def _steps(case: CaseFile) -> Iterable[str]:
    """How far the case has come."""
    done = {event["kind"] for event in case.events}
    for kind in STEPS:
        yield kind if kind in done else f"not_{kind}"
    ended = _end(case) is not None
    settled = ended or ENFORCED in done
    yield "ended" if ended else "open"
    yield "settled" if settled else "unsettled"
    if REFUSED in done and not settled:
        yield "refusing"


def _end(case: CaseFile) -> str | None:
    """Kind of the event that ended the case; None while it is open."""
    kinds = load_case_model().kinds
    return next((kind for event in case.events if kinds.get(kind := event["kind"], NO_KIND).ends_case), None)


def _state(case: CaseFile) -> str:
    done = {event["kind"] for event in case.events}
    reached = (kind for kind in (ENFORCED, DECIDED, REFUSED, STOPPED) if kind in done)
    return _end(case) or next(reached, FOUND)


def _is_sample(case: CaseFile) -> bool:
    words = load_words()["sample_words"]
    texts = [str(value) for row in (case.case, *(parcel.row for parcel in case.parcels)) for value in row.values()]
    return any(word in text for word in words for text in texts)
