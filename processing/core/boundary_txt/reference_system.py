"""Coordinate system of a file: from the eastings, then the header, then the user; never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS

from ..errors import QT_TRANSLATE_NOOP, CrsError
from ..measure.crs_checks import check_datum
from ..measure.gauss_plane import central_meridian_deg, crs_from_text, is_gauss_plane, projection_parameters
from .axes import NO_PREFIX, PREFIX_M, Axes
from .findings import Finding
from .model import BoundaryDocument, HeaderEntry
from .punctuation import half_width
from .settings import header_words

# EPSG codes of the CGCS2000 Gauss-Krüger planes: first code and first zone, with the zone in the easting and without.
ZONES = {3: (range(25, 46), 4513, 4534), 6: (range(13, 24), 4491, 4502)}
LEGACY_NAMES = {"xian1980": "西安80", "beijing1954": "北京54"}


@dataclass(frozen=True)
class HeaderStatement:
    """What the header says about the coordinate system; None where it says nothing."""

    datum: str | None
    zone: int | None
    width_deg: int | None
    findings: tuple[Finding, ...]


def zone_crs(zone: int, width_deg: int, prefixed: bool) -> CRS:
    """CGCS2000 Gauss-Krüger plane of a zone."""
    zones, with_prefix, without = ZONES[width_deg]
    return crs_from_text(f"EPSG:{(with_prefix if prefixed else without) + zone - zones.start}")


def width_of_zone(zone: int) -> int | None:
    """3 or 6 degrees; the numbers of the two kinds of zone do not meet in China."""
    return next((width for width, (zones, _, _) in ZONES.items() if zone in zones), None)


def read_statement(document: BoundaryDocument) -> HeaderStatement:
    """Datum, zone and zone width of the header.

    Raises
    ------
    CrsError
        A datum without transformation, or a projection or unit that is not the format's.
    """
    findings: list[Finding] = []
    datum = _datum(document, findings)
    _check_words(document)
    width = _digits(document.header("几度分带"), (3, 6), document)
    zone = _digits(document.header("带号"), [z for zones, _, _ in ZONES.values() for z in zones], document)
    meridian = _digits(document.header("中央子午线"), range(75, 136, 3), document)
    if zone is None and meridian is not None:
        zone, width = meridian // 3, 3
    if zone is not None:
        width = _agreed_width(document, zone, width)
    parameters = document.header("转换参数")
    if parameters and re.search("[1-9]", parameters.value):
        findings.append(Finding("transformation_ignored", parameters.line))
    return HeaderStatement(datum, zone, width, tuple(findings))


def choose_crs(
    document: BoundaryDocument, statement: HeaderStatement, axes: Axes, given: CRS | None
) -> tuple[CRS, list[Finding]]:
    """The coordinate system of a file's points.

    Parameters
    ----------
    statement : HeaderStatement
        From `read_statement`.
    axes : Axes
        The points, with the zone that their eastings carry.
    given : CRS or None
        What the user says the file is in, if it does not say so itself.

    Raises
    ------
    CrsError
        If nothing tells, or two of them disagree where it matters.
    """
    if given is not None:
        check_datum(given, document.file)
    if axes.degrees:
        return _degrees_crs(document, axes, given)
    if statement.datum in (None, "wgs84") and given is None:
        _refuse_unknown_datum(document)
    if axes.zone != NO_PREFIX:
        return _prefixed_crs(document, statement, axes, given)
    if statement.zone is None or statement.width_deg is None:
        crs = _given_crs(document, given)
        return crs, [Finding("crs_given", None, {"crs": _name(crs)})]
    crs = zone_crs(statement.zone, statement.width_deg, prefixed=False)
    _refuse_other_zone(document, crs, given)
    return crs, [Finding("zone_from_header", None, {"zone": statement.zone, "crs": _name(crs)})]


def _datum(document: BoundaryDocument, findings: list[Finding]) -> str | None:
    entry = document.header("坐标系")
    if entry is None:
        return None
    known = [name for name, words in header_words().datum_words.items() if _mentions(entry.value, words)]
    if len(known) == 1 and known[0] in LEGACY_NAMES:
        _refuse(
            document, entry.line,
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{file}, line {line}: the coordinates are in {datum} ({value}), for which no honest transformation to"
                " CGCS2000 exists without the local parameters; have the surveying office convert them to CGCS2000.",
            ),
            datum=LEGACY_NAMES[known[0]], value=entry.value[:40],
        )  # fmt: skip
    if len(known) != 1:
        findings.append(Finding("datum_unknown", entry.line, {"value": entry.value[:40]}))
        return None
    return known[0]


def _mentions(value: str, words: Iterable[str]) -> bool:
    """A number counts only as a whole, with or without its century: 54 is in 1954, not in 4549."""
    text = half_width(value).upper()
    return any(
        bool(re.search(rf"(?<![0-9])(?:19)?{word}(?![0-9])", text)) if word.isdigit() else word in text
        for word in words
    )


def _check_words(document: BoundaryDocument) -> None:
    """Refuse another projection than Gauss-Krüger and another unit than the metre."""
    for key, required in (("投影类型", ("高斯", "GAUSS")), ("计量单位", ("米", "M"))):
        entry = document.header(key)
        value = half_width(entry.value).upper() if entry else ""
        wrong = value and not any(word in value for word in required)
        if entry and (wrong or value in {"千米", "公里", "KM", "毫米", "MM", "厘米", "CM"}):
            _refuse(
                document, entry.line,
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "{file}, line {line}: {key} is '{value}', the format knows only Gauss-Krüger coordinates in metres;"
                    " have the file exported again.",
                ),
                key=key, value=entry.value[:40],
            )  # fmt: skip


def _digits(entry: HeaderEntry | None, allowed: Iterable[int], document: BoundaryDocument) -> int | None:
    """The one number in a header value, which may carry words around it (3度带); None if the key is absent."""
    if entry is None:
        return None
    found = re.findall(r"[0-9]{1,9}(?:\.0+)?(?![0-9.])", half_width(entry.value))
    number = int(float(found[0])) if len(found) == 1 else None
    if number is None or number not in set(allowed):
        _refuse(
            document, entry.line,
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{file}, line {line}: {key} is '{value}', which is none of the values possible in China; correct the"
                " header.",
            ),
            key=entry.key, value=entry.value[:40],
        )  # fmt: skip
    return number


def _agreed_width(document: BoundaryDocument, zone: int, width_deg: int | None) -> int:
    width_of = width_of_zone(zone)
    assert width_of is not None, "only zones of ZONES get here"
    if width_deg not in (None, width_of):
        entry = document.header("几度分带") or document.header("带号")
        _refuse(
            document, entry.line if entry else 1,
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{file}, line {line}: zone {zone} is a {width}° zone, the header says {other}°; correct the header.",
            ),
            zone=zone, width=width_of, other=width_deg,
        )  # fmt: skip
    return width_of


def _prefixed_crs(
    document: BoundaryDocument, statement: HeaderStatement, axes: Axes, given: CRS | None
) -> tuple[CRS, list[Finding]]:
    width = width_of_zone(axes.zone)
    assert width is not None, "only zones of ZONES count as prefix"
    crs = zone_crs(axes.zone, width, prefixed=True)
    _refuse_other_zone(document, crs, given)
    findings = [Finding("zone_from_eastings", None, {"zone": axes.zone, "crs": _name(crs)})]
    if statement.zone not in (None, axes.zone):
        entry = document.header("带号") or document.header("中央子午线")
        line = entry.line if entry else None
        findings.append(Finding("zone_differs", line, {"header": statement.zone, "zone": axes.zone}))
    if statement.width_deg not in (None, width) and statement.zone in (None, axes.zone):
        entry = document.header("几度分带")
        values = {"header": statement.width_deg, "zone": axes.zone, "width": width}
        findings.append(Finding("width_differs", entry.line if entry else None, values))
    if statement.datum in (None, "wgs84"):
        findings.append(Finding("crs_given", None, {"crs": _name(given)}))
    return crs, findings


def _degrees_crs(document: BoundaryDocument, axes: Axes, given: CRS | None) -> tuple[CRS, list[Finding]]:
    if given is None or not given.is_geographic:
        _refuse(
            document, axes.first_line,
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{file}, line {line}: the coordinates are degrees, the format wants metres; if they are longitude and"
                " latitude in CGCS2000, give CRS EPSG:4490, else have the file exported in a Gauss-Krüger zone.",
            ),
        )  # fmt: skip
    return given, [Finding("degrees_taken", axes.first_line, {"crs": _name(given)})]


def _refuse_unknown_datum(document: BoundaryDocument) -> NoReturn:
    entry = next((e for e in document.entries if e.key == "坐标系"), None)
    _refuse(
        document, entry.line if entry else 1,
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "{file}, line {line}: the header names no known coordinate system (坐标系={value}); ask the file's maker and"
            " give CRS, for Hongze usually EPSG:4528.",
        ),
        value=entry.value[:40] if entry else "",
    )  # fmt: skip


def _given_crs(document: BoundaryDocument, given: CRS | None) -> CRS:
    """The user's plane for eastings without a zone prefix."""
    entry = document.header("坐标系")
    line = entry.line if entry else 1
    if given is None:
        _refuse(
            document, line,
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{file}, line {line}: neither the eastings nor the header (带号) tell the zone; ask the file's maker and"
                " give CRS, for Hongze usually EPSG:4549.",
            ),
        )  # fmt: skip
    if not is_gauss_plane(given):
        _refuse(
            document, line,
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{file}, line {line}: CRS {given} is no CGCS2000 Gauss-Krüger plane, the only kind this format holds; give"
                " the zone the file was made in.",
            ),
            given=_name(given),
        )  # fmt: skip
    zone = int(projection_parameters(given).get("False easting", 0.0) // PREFIX_M)
    width = width_of_zone(zone)
    return zone_crs(zone, width, prefixed=False) if width else given


def _refuse_other_zone(document: BoundaryDocument, crs: CRS, given: CRS | None) -> None:
    """The file's own zone and the user's must be the same; the prefix alone may differ."""
    if given is None or crs == given:
        return
    if not is_gauss_plane(given) or central_meridian_deg(given) != central_meridian_deg(crs):
        entry = document.header("带号")
        _refuse(
            document, entry.line if entry else 1,
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "{file}, line {line}: the file says {crs} but CRS says {given}; leave CRS empty for this file, or find out"
                " which is right.",
            ),
            crs=_name(crs), given=_name(given),
        )  # fmt: skip


def _refuse(document: BoundaryDocument, line: int, template: str, /, **values: object) -> NoReturn:
    raise CrsError(template, file=document.file, line=line, **values)


def _name(crs: CRS | None) -> str:
    if crs is None:
        return ""
    authority = crs.to_authority()
    return ":".join(authority) if authority else crs.name


def points_of(document: BoundaryDocument) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Third and fourth column of all point rows, shape (n, 2), and their line numbers."""
    rows = [row for block in document.blocks for row in block.rows]
    xy = np.array([(row.x, row.y) for row in rows], dtype=np.float64).reshape(-1, 2)
    return xy, np.array([row.line for row in rows], dtype=np.intp)
