"""A coordinate system in words, read from its own definition and never assumed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pyproj import CRS
from pyproj.exceptions import CRSError

ZONE_METRES = 1_000_000
CENTRE_EASTING_M = 500_000


def describe_crs(crs_text: str, words: Mapping[str, Any]) -> str:
    """Chinese name of a CRS, e.g. ``2000国家大地坐标系（3°带第40带，中央子午线120°，东坐标含带号）``.

    Datum, zone, meridian and false easting come from the definition; a zone width is only stated where the
    zone number or the CRS's own name gives it. Any other CRS keeps its name of the EPSG database.

    Parameters
    ----------
    crs_text : str
        Authority code, WKT or PROJ string.
    words : mapping
        Section ``crs`` of the wording file.
    """
    try:
        crs = CRS.from_user_input(crs_text)
    except CRSError:
        return str(words["unknown"])
    datum = _datum_words(crs, words)
    if crs.is_geographic:
        return _with_code(str(words["geographic"]).format(datum=datum), crs)
    text = _transverse_mercator(crs, datum, words)
    return _with_code(text or str(words["other"]).format(datum=datum, name=crs.name), crs)


def ellipsoid_name(crs_text: str) -> str:
    """Name of the ellipsoid under a CRS."""
    ellipsoid = CRS.from_user_input(crs_text).ellipsoid
    return ellipsoid.name if ellipsoid else ""


def _datum_words(crs: CRS, words: Mapping[str, Any]) -> str:
    name = crs.geodetic_crs.datum.name if crs.geodetic_crs and crs.geodetic_crs.datum else ""
    for start, chinese in words["datums"].items():
        if name.startswith(start):
            return str(chinese)
    return str(words["other_datum"]).format(name=name)


def _with_code(text: str, crs: CRS) -> str:
    authority = crs.to_authority(min_confidence=100)
    return f"{text} {authority[0]}:{authority[1]}" if authority else text


def _transverse_mercator(crs: CRS, datum: str, words: Mapping[str, Any]) -> str:
    operation = crs.coordinate_operation
    if operation is None or operation.method_name != "Transverse Mercator":
        return ""
    values = {parameter.name: float(parameter.value) for parameter in operation.params}
    meridian_deg = values["Longitude of natural origin"]
    meridian = f"{meridian_deg:g}°"
    scale, easting_m = values["Scale factor at natural origin"], values["False easting"]
    if abs(scale - 0.9996) < 1e-9 and easting_m == CENTRE_EASTING_M:
        zone = round((meridian_deg + 183) / 6)
        return str(words["utm"]).format(datum=datum, zone=zone, meridian=meridian)
    if scale != 1:
        return ""
    prefix, offset_m = divmod(easting_m, ZONE_METRES)
    if offset_m != CENTRE_EASTING_M:
        return str(words["gauss_free"]).format(datum=datum, meridian=meridian)
    if prefix:
        width = _zone_width(int(prefix), meridian_deg)
        form = "gauss_prefixed" if width else "gauss_free"
        return str(words[form]).format(datum=datum, width=width, zone=int(prefix), meridian=meridian)
    form = "gauss_width" if "3-degree" in crs.name else "gauss_free"
    return str(words[form]).format(datum=datum, width=3, meridian=meridian)


def _zone_width(zone: int, meridian_deg: float) -> int | None:
    """3 or 6 degrees, from a zone number and its central meridian; None where they do not agree."""
    if meridian_deg == 3 * zone:
        return 3
    return 6 if meridian_deg == 6 * zone - 3 else None


def crs_to_text(crs: CRS) -> str:
    """Authority code of a CRS, or its WKT where it has none."""
    authority = crs.to_authority(min_confidence=100)
    return ":".join(authority) if authority else crs.to_wkt()
