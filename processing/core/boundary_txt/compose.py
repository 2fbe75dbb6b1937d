"""Parcels to the text of a boundary-point TXT in a dialect."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..units import format_fixed, m2_to_ha
from .dialects import Dialect
from .syntax import ATTRIBUTES, COORDINATES

PREFIX_M = 1_000_000
# Characters that would end a column or a line.
_BREAKING = re.compile(r"[,@\r\n\t\x00-\x1f\x85\u2028\u2029]+")


@dataclass(frozen=True)
class ParcelContent:
    """What is written of one parcel.

    Attributes
    ----------
    rings : tuple of ndarray, shape (n, 2)
        Northing and easting of each ring's corners, not closed, the easting without a zone prefix; metres.
    area_m2 : float or None
        None leaves the column empty.
    """

    rings: tuple[NDArray[np.float64], ...]
    area_m2: float | None
    code: str
    name: str = ""
    sheet: str = ""
    use: str = ""
    class_code: str = ""
    extra: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileHead:
    """Values of the header that are not the dialect's.

    Attributes
    ----------
    zone, width_deg : int
        Number and width of the Gauss-Krüger zone.
    unit, date : str
        数据产生单位, 数据产生日期.
    overrides : mapping of str to str
        Values that replace the dialect's own, by key; keys the dialect lacks are added behind.
    """

    zone: int
    width_deg: int
    unit: str = ""
    date: str = ""
    overrides: Mapping[str, str] | None = None
    leading: tuple[str, ...] = ()


def compose(parcels: Sequence[ParcelContent], head: FileHead, dialect: Dialect) -> bytes:
    """The bytes of a file."""
    lines = [*head.leading, f"[{ATTRIBUTES}]", *_header_lines(head, dialect), f"[{COORDINATES}]"]
    prefix_m = head.zone * PREFIX_M if dialect.zone_prefix else 0
    for parcel in parcels:
        lines += _parcel_lines(parcel, prefix_m, dialect)
    text = "".join(line + dialect.newline for line in lines)
    bom = codecs.BOM_UTF8 if dialect.bom and dialect.encoding == "utf-8" else b""
    return bom + text.encode(dialect.encoding)


def _header_lines(head: FileHead, dialect: Dialect) -> list[str]:
    filled = {
        "unit": _one_line(head.unit), "date": head.date, "width": head.width_deg, "zone": head.zone,
        "precision": format_fixed(10.0**-dialect.decimals, dialect.decimals),
    }  # fmt: skip
    values = {key: template.format(**filled) for key, template in dialect.header} | dict(head.overrides or {})
    return [f"{key}={value}" for key, value in values.items()]


def _parcel_lines(parcel: ParcelContent, prefix_m: int, dialect: Dialect) -> list[str]:
    rows: list[str] = []
    number = 0
    for ring_number, ring in enumerate(parcel.rings, 1):
        if dialect.numbering == "restart":
            number = 0
        first = number + 1
        points = [f"{_fixed(n, dialect)},{_fixed(e + prefix_m, dialect)}" for n, e in ring.tolist()]
        for number, point in enumerate(points, first):
            rows.append(f"{dialect.point_prefix}{number},{ring_number},{point}")
        if dialect.close_rings:
            rows.append(f"{dialect.point_prefix}{first},{ring_number},{points[0]}")
    corners = sum(len(ring) for ring in parcel.rings)
    count = corners + len(parcel.rings) if dialect.count_closing else corners
    columns = [
        str(count), _area(parcel.area_m2, dialect), parcel.code, parcel.name, "面", parcel.sheet, parcel.use,
        parcel.class_code, *parcel.extra,
    ]  # fmt: skip
    return [",".join([*map(_one_column, columns), "@"]), *rows]


def _fixed(value: float, dialect: Dialect) -> str:
    return format_fixed(value, dialect.decimals)


def _area(area_m2: float | None, dialect: Dialect) -> str:
    if area_m2 is None:
        return ""
    value = area_m2 if dialect.area_unit == "m2" else m2_to_ha(area_m2)
    return format_fixed(value, dialect.area_decimals) + ("公顷" if dialect.area_unit == "ha_text" else "")


def _one_column(text: str) -> str:
    """Text that cannot be taken for two columns or a parcel's end."""
    return _BREAKING.sub(" ", text.replace(",", "，")).strip()


def _one_line(text: str) -> str:
    return " ".join(text.split())
