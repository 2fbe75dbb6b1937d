"""All papers of a case from its file: pure, so that the same case gives the same papers and the same figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ...core.clock.deadline_rules import DeadlineRules, load_deadline_rules
from ...core.clock.due import DayUnit
from ...core.figures import FigureBook
from .annexes import Annexes, FileState
from .area_part import AreaPart
from .case_file import CaseFile, CaseParcel
from .deadlines import DueDate, deadline_lines, terms
from .letters import marks, write_letters
from .model import Caution, Head, PaperSet, SpecialReport
from .pen import Pen
from .sections import Sections
from .story import Story, tell
from .words import chinese_number, load_departments, load_words

AREAS_TABLE = 1
UNOFFICIAL = ("geodesic", "plane")


@dataclass(frozen=True)
class PaperOptions:
    """What the maker says beside the workspace.

    Attributes
    ----------
    reading : {'day', 'workday'}
        How the office reads a bare 日.
    number, signer : str
        发文字号 and 签发人; a blank to be filled in by hand where empty.
    letter_number : str
        发文字号 of the first letter; the others count on.
    files : mapping of str to FileState
        What became of the files of photos and documents, by the code of their row.
    imagery : mapping
        The images before and after as `image_choice.choice_record` gives them.
    deadlines : DeadlineRules
        The office's terms.
    """

    made_on: date
    due_date: DueDate
    reading: str = DayUnit.DAY.value
    number: str = ""
    signer: str = ""
    letter_number: str = ""
    files: Mapping[str, FileState] = field(default_factory=dict)
    departments: Mapping[str, Any] = field(default_factory=load_departments)
    imagery: Mapping[str, Any] = field(default_factory=dict)
    deadlines: DeadlineRules = field(default_factory=load_deadline_rules)


def compose_papers(case: CaseFile, options: PaperOptions, book: FigureBook) -> PaperSet:
    """Write the report and the letters; every number in them goes into `book`."""
    story = tell(case)
    report = _report(case, story, options, Pen(book, "report", load_words()["paper"]))
    letters = write_letters(case, story, book, options.departments, options.made_on, options.letter_number)
    return PaperSet(
        case.code, report, letters, tuple(_warnings(case, story, options.imagery)), story.is_draft, story.is_sample
    )


def _report(case: CaseFile, story: Story, options: PaperOptions, pen: Pen) -> SpecialReport:
    words: Mapping[str, Any] = load_words()
    areas, annexes = AreaPart(case, story, pen), Annexes(case, pen)
    sections = Sections(case, story, pen, areas)
    tests, parcels = areas.test_lines(), areas.parcel_lines()
    classes, class_notes = areas.class_tables(first_number=AREAS_TABLE + 2)
    acts_table = AREAS_TABLE + 2 + len(classes)
    acts = annexes.acts()
    found = terms(case, story, options.due_date, options.deadlines, options.reading)
    tables = words["tables"]
    images, image_notes = annexes.images(options.imagery)
    said = [_printed(caution) for caution in _warnings(case, story, options.imagery)]
    has_evidence = bool(case.photos or case.documents)
    notes = (*areas.notes(), *said, *([] if has_evidence else [words["evidence"]["none"]]))
    parts: dict[str, Any] = {
        "opening": sections.opening(),
        "sections": sections.all(acts_table, len(acts), found),
        "closing": words["closing"],
        "areas_title": pen.write(tables["areas"], number=chinese_number(AREAS_TABLE)),
        "areas": tests,
        "areas_note": tables["areas_note"],
        "parcels_title": pen.write(tables["parcels"], number=chinese_number(AREAS_TABLE + 1)),
        "parcels": parcels,
        "classes": classes,
        "class_notes": class_notes,
        "acts_title": pen.write(words["measures"]["acts_title"], number=chinese_number(acts_table)),
        "acts": acts,
        "acts_note": "" if acts else words["measures"]["none"],
        "deadlines_title": pen.write(words["clock"]["title"], number=chinese_number(acts_table + 1)),
        "deadlines": deadline_lines(found, pen),
        "boundaries": annexes.boundaries(),
        "evidence": annexes.evidence(options.files),
        "evidence_note": words["evidence"]["note"],
        "method": annexes.method(),
        "sources": annexes.sources(),
        "images": images,
        "image_notes": image_notes,
        "notes": notes,
    }
    annexes_named = [name for name in words["attachments"] if has_evidence or name != words["evidence"]["annex"]]
    return SpecialReport(head=_head(story, options, sections, annexes_named, pen), **parts)


def _head(story: Story, options: PaperOptions, sections: Sections, attachments: list[str], pen: Pen) -> Head:
    words: Mapping[str, Any] = load_words()
    matter = words["matters"]["major" if story.figures.is_major else "minor"]
    number = pen.copy("report/number", options.number) if options.number else words["number_blank"]
    title = pen.write(words["title"], place=sections.place, case_name=sections.case_name, matter=matter)
    signer = words["signer_blank"]
    if options.signer:
        signer = pen.write(words["signer"], name=pen.copy("report/signer", options.signer))
    return Head(
        issuer=pen.copy("case/issuer", story.issuer),
        number=number,
        signer=signer,
        title=pen.write(words["title_draft"], title=title) if story.is_draft else title,
        recipients=words["list_separator"].join(options.departments["report_to"]),
        attachments=pen.numbered(attachments),
        day=pen.day(options.made_on),
        marks=marks(story),
        code=pen.finish(),
    )


def _warnings(case: CaseFile, story: Story, imagery: Mapping[str, Any]) -> list[Caution]:
    """What the reader and the maker must know of how the report came about."""
    found = []
    if stale := [parcel for parcel in case.parcels if parcel.is_stale]:
        found.append(Caution("stale", {"parcels": _codes(stale)}))
    if unmeasured := [parcel for parcel in case.parcels if not parcel.stored_sha256]:
        found.append(Caution("never_measured", {"parcels": _codes(unmeasured)}))
    entered = bool(case.case.get("is_major"))
    if entered != story.figures.is_major:
        found.append(Caution("marked_major" if entered else "marked_minor"))
    if not story.figures.is_major:
        found.append(Caution("not_major"))
    if story.is_draft:
        found.append(Caution("draft"))
    found += _image_warnings(case, imagery)
    if case.method in UNOFFICIAL:
        found.append(Caution("unofficial", {"method": load_words()["methods"][case.method]}))
    rows = load_words()["tables"]["area_rows"]
    for name in ("cultivated", "basic_farmland"):
        if f"{name}_m2" in story.figures.incomplete:
            found.append(Caution("incomplete", {"figure": rows[name]}))
    return found


def _image_warnings(case: CaseFile, imagery: Mapping[str, Any]) -> list[Caution]:
    found = [] if case.layer_names("image") else [Caution("no_image")]
    if missed := [image for image in imagery.get("rejected", ()) if image.get("is_missed")]:
        named = "、".join(f"{image['name']}（{image['problem']}）" for image in missed)
        found.append(Caution("image_missed", {"images": named}))
    return found


def _printed(caution: Caution) -> str:
    return str(load_words()["notes"][caution.name]).format(**caution.values)


def _codes(parcels: list[CaseParcel]) -> str:
    return "、".join(parcel.code for parcel in parcels)
