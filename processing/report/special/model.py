"""What the papers of a special report say, as plain text in plain dataclasses; every renderer reads only this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Section:
    """A numbered part of the report: heading, and paragraphs in the order of printing."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class AreaLine:
    """One test of the major-case rule: figure, line, margin, band, conclusion."""

    label: str
    m2: str
    ha: str
    mu: str
    line_mu: str
    margin_m2: str
    band_mu: str
    verdict: str


@dataclass(frozen=True)
class ParcelLine:
    """Areas of one parcel, or their sum over the case."""

    code: str
    total_m2: str
    approved_m2: str
    illegal_m2: str
    illegal_mu: str
    cultivated_mu: str
    basic_farmland_mu: str


@dataclass(frozen=True)
class ClassLine:
    """Ground of one class: before the field ridges are taken off, the ridges, and after."""

    code: str
    name: str
    m2: str
    mu: str
    share_pct: str
    ridges_m2: str
    net_m2: str


@dataclass(frozen=True)
class ClassTable:
    """Ground of one parcel by the classes of one layer; the lines add to the total."""

    title: str
    lines: tuple[ClassLine, ...]
    total: ClassLine
    note: str


@dataclass(frozen=True)
class ActLine:
    """Something done about the case: day, what, document, by whom."""

    number: str
    day: str
    act: str
    document: str
    officer: str


@dataclass(frozen=True)
class DeadlineLine:
    """A duty with one reading of its length."""

    duty: str
    start: str
    length: str
    reading: str
    due: str


@dataclass(frozen=True)
class PointLine:
    """A boundary point: ring, name, X north, Y east, side to the next point."""

    ring: str
    point: str
    x_m: str
    y_m: str
    side_m: str


@dataclass(frozen=True)
class BoundaryTable:
    """The boundary points of one parcel."""

    title: str
    note: str
    lines: tuple[PointLine, ...]


@dataclass(frozen=True)
class EvidenceLine:
    """A piece of evidence; `file` is its name in the folder ``evidence``, empty where there is none."""

    number: str
    kind: str
    name: str
    day: str
    maker: str
    note: str
    checksum: str
    file: str


@dataclass(frozen=True)
class ImageLine:
    """An image: as before, as after, or not used and why."""

    use: str
    name: str
    day: str
    note: str


@dataclass(frozen=True)
class SourceLine:
    """A layer that the figures or maps were made from."""

    use: str
    name: str
    crs: str
    day: str


@dataclass(frozen=True)
class Head:
    """Head and foot of an official paper."""

    issuer: str
    number: str
    signer: str
    title: str
    recipients: str
    attachments: tuple[str, ...]
    day: str
    marks: str
    code: str


@dataclass(frozen=True)
class SpecialReport:
    """The main paper with its annexes."""

    head: Head
    opening: str
    sections: tuple[Section, ...]
    closing: str
    areas_title: str
    areas: tuple[AreaLine, ...]
    areas_note: str
    parcels_title: str
    parcels: tuple[ParcelLine, ...]
    classes: tuple[ClassTable, ...]
    class_notes: tuple[str, ...]
    acts_title: str
    acts: tuple[ActLine, ...]
    acts_note: str
    deadlines_title: str
    deadlines: tuple[DeadlineLine, ...]
    boundaries: tuple[BoundaryTable, ...]
    evidence: tuple[EvidenceLine, ...]
    evidence_note: str
    method: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    images: tuple[ImageLine, ...]
    image_notes: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """A letter to one department.

    Attributes
    ----------
    annex_sheets : tuple of str
        Kinds of the map sheets that go with it.
    """

    department: str
    file_name: str
    head: Head
    paragraphs: tuple[str, ...]
    asks: tuple[str, ...]
    closing: str
    contact: str
    annex_sheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Caution:
    """Something that reader and maker must know: its name in the wording, and its values."""

    name: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PaperSet:
    """All papers of a case, with what the maker must be told.

    Attributes
    ----------
    is_draft : bool
        No ground-check record: a satellite patch is a clue and no proof.
    is_sample : bool
        The data is invented.
    """

    case_code: str
    report: SpecialReport
    letters: tuple[Letter, ...]
    cautions: tuple[Caution, ...] = ()
    is_draft: bool = False
    is_sample: bool = False
