"""The report as one PDF: text pages by reportlab, map sheets laid into their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from ...core.files import replacing
from ..content.model import MapPage, ParcelReport
from ..fonts import RoleFont
from .merge import OutlineEntry, lay_in_maps
from .styles import (
    AMBER,
    BOTTOM,
    LEFT,
    PAGE_HEIGHT,
    PAGE_NUMBER_BELOW,
    PAGE_NUMBER_PT,
    PAGE_WIDTH,
    RED,
    RIGHT,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    Sheet,
)
from .tables import area_table, boundary_table, breakdown_table, facts_table, layers_table, other_areas_table

PRODUCT = "国土执法巡查 LandPatrol"


def write_pdf(report: ParcelReport, maps: Sequence[MapPage], path: Path, fonts: Mapping[str, RoleFont]) -> int:
    """Write the report; returns its number of pages.

    Parameters
    ----------
    maps : sequence of MapPage
        Finished sheets in the order of printing, A4.
    path : pathlib.Path
        Written beside and renamed, so a failure leaves the old file alone.

    Raises
    ------
    OutputError
        If `path` cannot be written.
    """
    document = _text_pages(report, maps, Sheet(fonts))
    map_files = dict(zip(document.map_pages, (page.file for page in maps), strict=True))
    merged = lay_in_maps(document.content, map_files, document.outline)
    merged.add_metadata(
        {
            "/Title": f"{report.title} {report.parcel_name}",
            "/Author": report.maker or PRODUCT,
            "/Subject": report.subject,
            "/Creator": PRODUCT,
        }
    )
    count = len(merged.pages)
    with replacing(path) as partial, partial.open("wb") as file:
        merged.write(file)
    return count


class _Document(BaseDocTemplate):
    """Text pages and free pages for the maps, with page numbers and an outline."""

    def __init__(self, report: ParcelReport, sheet: Sheet) -> None:
        self.buffer = BytesIO()
        self.report, self.sheet = report, sheet
        self.map_pages: list[int] = []
        self.outline: list[OutlineEntry] = []
        super().__init__(self.buffer, pagesize=A4, initialFontName=sheet.fonts["body"].name, title=report.title)
        frame = Frame(LEFT, BOTTOM, TEXT_WIDTH, TEXT_HEIGHT, 0, 0, 0, 0, id="text")
        self.addPageTemplates(
            [
                PageTemplate("text", [frame], onPage=self._decorate),
                PageTemplate("map", [frame], onPage=self._decorate),
            ]
        )

    @property
    def content(self) -> bytes:
        """The finished PDF."""
        return self.buffer.getvalue()

    def _decorate(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        """Page number `— 1 —` in the outer corner; odd pages right, even pages left."""
        number, font = document.page, self.sheet.fonts["body"].name
        canvas.setFont(font, PAGE_NUMBER_PT)
        text, y = f"— {number} —", BOTTOM - PAGE_NUMBER_BELOW - PAGE_NUMBER_PT * 0.4
        if number % 2:
            canvas.drawRightString(PAGE_WIDTH - RIGHT - PAGE_NUMBER_PT, y, text)
        else:
            canvas.drawString(LEFT + PAGE_NUMBER_PT, y, text)
        if self.report.is_sample:
            canvas.setFillColor(RED)
            canvas.setFont(self.sheet.fonts["heading"].name, 10)
            canvas.drawRightString(PAGE_WIDTH - RIGHT, PAGE_HEIGHT - 20 * mm, self.report.words["sample"])
            canvas.setFillColor(colors.black)

    def afterFlowable(self, flowable: Flowable) -> None:
        """Headings and map pages become outline entries."""
        title = getattr(flowable, "outline_title", None)
        if title is None:
            return
        self.outline.append(OutlineEntry(title, getattr(flowable, "outline_level", 0), self.page))
        if getattr(flowable, "is_map", False):
            self.map_pages.append(self.page)


def _text_pages(report: ParcelReport, maps: Sequence[MapPage], sheet: Sheet) -> _Document:
    document = _Document(report, sheet)
    story: list[Flowable] = [*_opening(report, sheet), *_result(report, sheet), *_breakdowns(report, sheet)]
    story += [*_method(report, sheet), *_closing(report, sheet)]
    for page in maps:
        story += [NextPageTemplate("map"), PageBreak(), _entry(Spacer(0, 1), page.title, level=1, is_map=True)]
    if report.boundary:
        story += [NextPageTemplate("text"), PageBreak(), *_boundary(report, sheet)]
    document.build(story)
    return document


def _entry(flowable: Flowable, title: str, level: int = 0, is_map: bool = False) -> Flowable:
    flowable.outline_title, flowable.outline_level, flowable.is_map = title, level, is_map
    return flowable


def _heading(text: str, sheet: Sheet) -> Paragraph:
    heading = sheet.paragraph(text, "heading", leading=1.35, space_before=4, space_after=3)
    heading.keepWithNext = True
    return _entry(heading, text.replace("\u3000", " "))


def _opening(report: ParcelReport, sheet: Sheet) -> list[Flowable]:
    return [
        sheet.paragraph(report.title, "title", align="center", leading=1.3, space_after=4),
        sheet.paragraph(report.parcel_name, "body", align="center"),
        _heading(report.words["headings"]["facts"], sheet),
        facts_table(sheet, report.facts),
        Spacer(0, 6),
    ]


def _result(report: ParcelReport, sheet: Sheet) -> list[Flowable]:
    verdicts = report.words["area_table"]["verdicts"]
    printed = {row.verdict for row in report.area_rows}
    headlines = report.words["headline"]
    decided = {headlines["over"]: RED, headlines["over_mineral"]: RED, headlines["under"]: colors.black}
    color = decided.get(report.headline, AMBER if verdicts["doubt"] in printed else colors.black)
    text = sheet.paragraph(report.headline, "heading", color=color, width=TEXT_WIDTH - 16, size_pt=12, leading=1.35)
    box = Table([[text]], colWidths=[TEXT_WIDTH])
    font = ("FONTNAME", (0, 0), (-1, -1), sheet.fonts["table"].name)
    box.setStyle(TableStyle([font, ("BOX", (0, 0), (-1, -1), 1.2, color), ("BOTTOMPADDING", (0, 0), (-1, -1), 7)]))
    return [
        _heading(report.words["headings"]["result"], sheet),
        box,
        Spacer(0, 5),
        sheet.paragraph(report.reasons, indent_chars=2),
        *area_table(sheet, report),
        *other_areas_table(sheet, report),
    ]


def _breakdowns(report: ParcelReport, sheet: Sheet) -> list[Flowable]:
    heading = [_heading(report.words["headings"]["breakdown"], sheet)]
    flowables: list[Flowable] = [] if report.breakdowns else list(heading)
    for breakdown in report.breakdowns:
        flowables += breakdown_table(sheet, breakdown, report, heading)
        heading = []
    flowables += [sheet.paragraph(note, indent_chars=2) for note in report.breakdown_notes]
    return flowables


def _method(report: ParcelReport, sheet: Sheet) -> list[Flowable]:
    return [
        _heading(report.words["headings"]["method"], sheet),
        *(
            sheet.paragraph(f"{i}. {text}", indent_chars=2, size_pt=10.5, leading=1.5)
            for i, text in enumerate(report.method, start=1)
        ),
        *layers_table(sheet, report),
    ]


def _closing(report: ParcelReport, sheet: Sheet) -> list[Flowable]:
    words, flowables = report.words["signature"], []
    if report.notes:
        flowables.append(_heading(report.words["headings"]["notes"], sheet))
        flowables += [
            sheet.paragraph(f"{i}. {text}", indent_chars=2, size_pt=10.5, leading=1.5)
            for i, text in enumerate(report.notes, start=1)
        ]
    names = [(words["maker"], report.maker), (words["checker"], report.checker), (words["made_on"], report.made_on)]
    widths = [TEXT_WIDTH * share for share in (0.3, 0.3, 0.4)]
    texts = [f"{label}：{text}" for label, text in names]
    cells = [sheet.cell(text, width, role="body", size_pt=12) for text, width in zip(texts, widths, strict=True)]
    signature = Table([cells], colWidths=widths)
    signature.setStyle(TableStyle([("FONTNAME", (0, 0), (-1, -1), sheet.fonts["table"].name)]))
    return [*flowables, Spacer(0, 10), signature]


def _boundary(report: ParcelReport, sheet: Sheet) -> list[Flowable]:
    heading = _heading(report.words["headings"]["boundary"], sheet)
    note = sheet.paragraph(report.boundary_note, "table", size_pt=9.5, leading=1.5, space_after=5)
    taken = sum(part.wrap(TEXT_WIDTH, TEXT_HEIGHT)[1] + part.getSpaceAfter() for part in (heading, note))
    heading.keepWithNext = False
    return [heading, note, *boundary_table(sheet, report, taken)]
