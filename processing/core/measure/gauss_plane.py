"""The plane a parcel is measured in: a CGCS2000 Gauss-Krüger zone, or another projected CRS for geodesic areas.

EPSG codes of the 3° zones: 4513 + (zone - 25) with the zone prefix in the easting, 4534 + (zone - 25) without.
"""

from __future__ import annotations

from functools import lru_cache

from pyproj import CRS, Transformer

FIRST_ZONE, LAST_ZONE = 25, 45
FIRST_ZONE_EPSG = 4513
CGCS2000_DATUM_CODE = "1043"
CGCS2000_NAMES = ("cgcs2000", "china geodetic coordinate system 2000", "china_2000", "china 2000")
LEGACY_DATUM_NAMES = {"xian 1980": "西安80", "beijing 1954": "北京54"}


def zone_of_longitude(lon_deg: float) -> int:
    """Number of the 3° zone whose central meridian is nearest; 118.5°E itself belongs to zone 40."""
    return int((lon_deg + 1.5) // 3)


def zone_epsg(zone: int) -> int:
    """EPSG code of a CGCS2000 3° zone (25 to 45) with the zone prefix in the easting."""
    return FIRST_ZONE_EPSG + zone - FIRST_ZONE


@lru_cache(maxsize=64)
def crs_from_text(text: str) -> CRS:
    """CRS from an authority code or WKT, kept for the next call (building one costs milliseconds)."""
    return CRS.from_user_input(text)


def _datum_name(crs: CRS) -> str:
    return (crs.datum.name if crs.datum else "").lower().replace("_", " ").removeprefix("d ")


def legacy_datum(crs: CRS) -> str | None:
    """Chinese name of the datum if it is Xi'an 1980 or Beijing 1954, for which no honest transformation exists."""
    name = _datum_name(crs)
    return next((chinese for english, chinese in LEGACY_DATUM_NAMES.items() if english in name), None)


def is_cgcs2000(crs: CRS) -> bool:
    """The CRS stands on CGCS2000."""
    name = _datum_name(crs)
    return any(known in name for known in CGCS2000_NAMES)


def is_wgs84(crs: CRS) -> bool:
    """The CRS stands on WGS 84, which is taken for CGCS2000."""
    return "world geodetic system 1984" in _datum_name(crs) or _datum_name(crs).startswith(
        ("wgs 84", "wgs84", "wgs 1984")
    )


def projection_parameters(crs: CRS) -> dict[str, float]:
    """Parameters of a projected CRS by their EPSG names; empty for other CRS."""
    operation = crs.coordinate_operation
    return {parameter.name: float(parameter.value) for parameter in operation.params} if operation else {}


def is_gauss_plane(crs: CRS) -> bool:
    """A Gauss-Krüger plane on CGCS2000: transverse Mercator, scale 1, metres; its central meridian is free."""
    if not crs.is_projected or not is_cgcs2000(crs):
        return False
    operation = crs.coordinate_operation
    if operation is None or "transverse mercator" not in operation.method_name.lower():
        return False
    values = projection_parameters(crs)
    scale = values.get("Scale factor at natural origin", 1.0)
    metres = all(axis.unit_conversion_factor == 1.0 for axis in crs.axis_info)
    return scale == 1.0 and metres and values.get("Latitude of natural origin", 0.0) == 0.0


def is_utm(crs: CRS) -> bool:
    """A zone of UTM, with or without the zone number before the easting."""
    return crs.is_projected and "utm zone" in crs.name.lower()


def central_meridian_deg(crs: CRS) -> float | None:
    """Central meridian of a Gauss plane, degrees east; None for other projections."""
    value = projection_parameters(crs).get("Longitude of natural origin")
    return None if value is None else float(value)


@lru_cache(maxsize=64)
def transformer(source: CRS, target: CRS) -> Transformer:
    """Transformer in easting-northing (longitude-latitude) order on both sides."""
    return Transformer.from_crs(source, target, always_xy=True)


@lru_cache(maxsize=64)
def to_geographic(crs: CRS) -> Transformer:
    """Transformer from a CRS to longitude and latitude (degrees) on its own datum: no datum shift."""
    return transformer(crs, crs.geodetic_crs)
