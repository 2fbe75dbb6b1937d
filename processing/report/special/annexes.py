"""The annexes: measures and documents, boundary points, evidence, method and sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from ...core.cases.model import load_case_model
from ..content.boundary import number_boundary
from ..content.crs_words import describe_crs, ellipsoid_name
from ..content.model import BoundaryRing, Figure
from ..content.wording import load_wording, plain_text
from .case_file import CaseFile, CaseParcel, Row, row_sources
from .model import ActLine, BoundaryTable, EvidenceLine, ImageLine, PointLine, SourceLine
from .pen import Pen
from .story import day_of, text_of
from .words import load_words

CHECKSUM_DIGITS = 12
IMAGE = "image"  # images have a table of their own
UTC_OFFSET = timedelta(hours=8)


@dataclass(frozen=True)
class FileState:
    """What became of a file that a row names.

    Attributes
    ----------
    name : str
        Its name in the folder ``evidence``; empty if it was not found.
    is_changed : bool
        Its SHA-256 is not the one entered.
    """

    name: str = ""
    is_changed: bool = False


class Annexes:
    """Writes the annexes of one report."""

    def __init__(self, case: CaseFile, pen: Pen) -> None:
        self._case = case
        self._pen = pen
        self._words: Mapping[str, Any] = load_words()
        self._plain: Mapping[str, Any] = load_wording()

    def acts(self) -> tuple[ActLine, ...]:
        """What was done, by day."""
        return tuple(self._act(number, event) for number, event in enumerate(self._case.events, start=1))

    def _act(self, number: int, event: Row) -> ActLine:
        key, sources, pen = f"event/{event['code']}", row_sources("case_event", event), self._pen
        kind = text_of(event, "kind")
        known = load_case_model().kinds.get(kind)
        act = text_of(event, "note") or (known.title if known else kind)
        officer = self._case.officers.get(text_of(event, "officer_code"), {})
        document = text_of(event, "document_no")
        return ActLine(
            self._pen.ordinal(number).text,
            pen.day(day_of(event), self._words["dash"]),
            pen.copy(f"{key}/note", act, sources),
            pen.copy(f"{key}/document_no", document, sources) if document else self._words["dash"],
            text_of(officer, "name") or self._words["dash"],
        )

    def boundaries(self) -> tuple[BoundaryTable, ...]:
        """The points of every parcel, in the order of the boundary-point file."""
        return tuple(self._boundary(parcel) for parcel in self._case.parcels)

    def _boundary(self, parcel: CaseParcel) -> BoundaryTable:
        pen, words = self._pen, self._plain["boundary"]
        rings = number_boundary(parcel.geometry)
        code = pen.copy(f"parcel/{parcel.code}/code", parcel.code)
        crs = describe_crs(parcel.crs, self._plain["crs"])
        shells = sum(not ring.is_hole for ring in rings)
        note = words["note"].format(
            crs=crs,
            rings=len(rings),
            points=sum(len(ring.points) for ring in rings),
            parts=words["parts"].format(count=shells) if shells > 1 else "",
        )
        own = {"parcel": parcel.sources["parcel"]}
        return BoundaryTable(
            pen.write(self._words["tables"]["boundary"], parcel=code),
            pen.copy(f"parcel/{parcel.code}/boundary_note", note, own, "boundary_count"),
            tuple(line for ring in rings for line in self._ring(parcel, ring)),
        )

    def _ring(self, parcel: CaseParcel, ring: BoundaryRing) -> list[PointLine]:
        pen, own = self._pen, {"parcel": parcel.sources["parcel"]}
        mark = self._plain["boundary"]["hole_mark"] if ring.is_hole else ""
        number = pen.ordinal(ring.number).text

        def text(key: str, figure: Figure, unit: str, rule: str) -> str:
            return pen.figure(key, figure.value, unit, rule, own, text=figure.text).text

        lines = []
        for point in ring.points:
            key = f"parcel/{parcel.code}/{point.name}"
            lines.append(
                PointLine(
                    number + mark,
                    pen.copy(f"{key}/name", point.name, own, "boundary_count"),
                    text(f"{key}/x_m", point.x_m, "coordinate_m", "boundary_coordinate"),
                    text(f"{key}/y_m", point.y_m, "coordinate_m", "boundary_coordinate"),
                    text(f"{key}/side_m", point.side_m, "m", "boundary_side"),
                )
            )
        return lines

    def evidence(self, files: Mapping[str, FileState]) -> tuple[EvidenceLine, ...]:
        """Photos, documents and images; `files` tells what became of each file, by the code of its row."""
        lines = [self._photo(row, files) for row in self._case.photos]
        lines += [self._document(row, files) for row in self._case.documents]
        numbered = enumerate(lines, start=1)
        return tuple(EvidenceLine(self._pen.ordinal(number).text, *rest) for number, rest in numbered)

    def _photo(self, row: Row, files: Mapping[str, FileState]) -> tuple[str, ...]:
        pen, key, sources = self._pen, f"photo/{row['code']}", row_sources("photo", row)
        words, officer = self._words["evidence"], self._case.officers.get(text_of(row, "officer_code"), {})
        notes = []
        if row.get("azimuth_deg") is not None:
            azimuth = pen.figure(
                f"{key}/azimuth_deg", float(row["azimuth_deg"]), "deg", "transcribed", sources, decimals=0
            )
            notes.append(pen.write(words["photo_note"], azimuth=azimuth))
        for field in ("place", "findings"):
            if text_of(row, field):
                notes.append(pen.copy(f"{key}/{field}", text_of(row, field), sources))
        state = files.get(str(row["code"]), FileState())
        return (
            words["photo"],
            pen.copy(f"{key}/code", text_of(row, "code"), sources),
            _local_time(text_of(row, "taken_at")) or self._words["dash"],
            text_of(officer, "name") or self._words["dash"],
            pen.join([*notes, *self._remarks(state)], "，") or self._words["dash"],
            self._checksum(key, row, sources),
            state.name,
        )

    def _document(self, row: Row, files: Mapping[str, FileState]) -> tuple[str, ...]:
        pen, key, sources = self._pen, f"document/{row['code']}", row_sources("document", row)
        name = pen.copy(f"{key}/kind", text_of(row, "kind") or text_of(row, "title"), sources)
        number = text_of(row, "number")
        state = files.get(str(row["code"]), FileState())
        remarks = self._remarks(state) if text_of(row, "path") else []
        return (
            self._words["evidence"]["document"],
            pen.join([name, pen.copy(f"{key}/number", number, sources)], "　") if number else name,
            pen.day(day_of(row), self._words["dash"]),
            self._words["dash"],
            pen.join(remarks, "，") or self._words["dash"],
            self._checksum(key, row, sources),
            state.name,
        )

    def _remarks(self, state: FileState) -> list[str]:
        words = self._words["evidence"]
        if not state.name:
            return [words["missing_file"]]
        return [words["changed_file"]] if state.is_changed else []

    def _checksum(self, key: str, row: Row, sources: Any) -> str:
        digest = text_of(row, "sha256")[:CHECKSUM_DIGITS]
        return self._pen.copy(f"{key}/sha256", digest, sources) if digest else str(self._words["dash"])

    def method(self) -> tuple[str, ...]:
        """How the areas were measured, by which rules, and how they are rounded."""
        text, case = self._plain["method"], self._case
        crs = case.parcels[0].crs
        sentences = [
            text[case.method].format(ellipsoid=ellipsoid_name(crs)),
            text["crs"].format(crs=describe_crs(crs, self._plain["crs"])),
            text["scheme"].format(
                scheme=case.scheme_title, ridges=text["ridges_net" if case.net_of_ridges else "ridges_gross"]
            ),
        ]
        errors = sorted({f"{parcel.position_error_m:g}" for parcel in case.parcels}, key=float)
        sentences.append(text["position_error"].format(error="、±".join(errors)))
        sentences += [text["rule"].format(source=case.rule.source), text["rounding"]]
        return tuple(
            self._pen.copy(f"method/{number}", sentence, rule="constant")
            for number, sentence in enumerate(sentences, start=1)
        )

    def images(self, record: Mapping[str, Any]) -> tuple[tuple[ImageLine, ...], tuple[str, ...]]:
        """The images before and after and why not the others, with what the reader must know of the pair."""
        if not record:
            return (), ()
        words, pen, lines = self._words["images"], self._pen, []
        for use in ("before", "after"):
            if image := record[use]:
                pixel = pen.figure(f"image/{use}/pixel_m", image["pixel_m"], "m", "image_property", decimals=2)
                note = pen.write(words["chosen"], pixel=pixel)
                lines.append(self._image(use, use, image, note + self._reach(use, image)))
        for number, image in enumerate(record["rejected"], start=1):
            key = f"rejected/{number}"
            reason = pen.copy(f"image/{key}/reason", image["text"], rule="image_property")
            lines.append(self._image("rejected", key, image, reason))
        notes = [pen.copy(f"image/note/{n}", text, rule="image_property") for n, text in enumerate(record["notes"], 1)]
        return tuple(lines), (words["rule"], *notes)

    def _reach(self, use: str, image: Mapping[str, Any]) -> str:
        """Where the image lies, as the surveyor's coordinates of its sides; sets of before did not keep it."""
        if not image.get("extent"):
            return ""
        west, south, east, north = image["extent"]
        text = self._words["images"]["extent"].format(west=west, south=south, east=east, north=north)
        return self._pen.copy(f"image/{use}/extent", text, rule="image_property")

    def _image(self, use: str, key: str, image: Mapping[str, Any], note: str) -> ImageLine:
        day = date.fromisoformat(image["day"]) if image["day"] else None
        name = self._pen.copy(f"image/{key}/name", image["name"], rule="image_property")
        return ImageLine(self._words["images"][use], name, self._pen.day(day, self._words["dash"]), note)

    def sources(self) -> tuple[SourceLine, ...]:
        """The layers that were used."""
        pen, lines = self._pen, []
        measured_in = describe_crs(self._case.parcels[0].crs, self._plain["crs"])
        for number, layer in enumerate(self._case.layers, start=1):
            if layer.role == IMAGE:
                continue
            key = f"layer/{number}"
            lines.append(
                SourceLine(
                    self._words["layer_uses"].get(layer.role, layer.role),
                    pen.copy(f"{key}/name", layer.name),
                    self._words["same_crs"]
                    if layer.crs == measured_in
                    else pen.copy(f"{key}/crs", layer.crs, rule="constant"),
                    pen.copy(f"{key}/day", plain_text(layer.dated)) or self._words["dash"],
                )
            )
        return tuple(lines)


def _local_time(utc: str) -> str:
    """`2026年10月12日9时11分` of an UTC instant."""
    try:
        local = datetime.fromisoformat(utc.replace("Z", "+00:00")) + UTC_OFFSET
    except ValueError:
        return ""
    return f"{local.year}年{local.month}月{local.day}日{local.hour}时{local.minute}分"
