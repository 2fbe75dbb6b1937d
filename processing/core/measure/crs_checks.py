"""Whether coordinates can be what their CRS says: the commonest mislabellings of county data, each by name."""

from __future__ import annotations

from pyproj import CRS

from ..errors import QT_TRANSLATE_NOOP, CrsError
from .gauss_plane import is_gauss_plane, is_utm, legacy_datum, projection_parameters

# A zone is kept for a whole county at times, so up to three zones' width either side of the central meridian.
WIDEST_FROM_MERIDIAN_M = 500_000
NORTHERNMOST_M = 6_200_000
# UTM is used up to the pole and, by habit, for a whole country in one zone.
UTM_WIDEST_FROM_MERIDIAN_M = 1_000_000
UTM_NORTHERNMOST_M = 10_010_000
Bounds = tuple[float, float, float, float]


def check_datum(crs: CRS, layer: str) -> None:
    """Refuse Xi'an 1980 and Beijing 1954: PROJ has no transformation and would silently do nothing.

    Raises
    ------
    CrsError
    """
    datum = legacy_datum(crs)
    if datum:
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The layer {layer} is in {datum}: no honest transformation to CGCS2000 exists without the local"
                " parameters; give them as LOCAL_TRANSFORM or have it converted to CGCS2000 by the surveying office first.",
            ),
            layer=layer,
            datum=datum,
        )


def check_extent(crs: CRS, bounds: Bounds, layer: str) -> None:
    """Refuse coordinates that do not fit their CRS.

    Parameters
    ----------
    bounds : tuple of float
        xmin, ymin, xmax, ymax (easting first) of the coordinates as stored.

    Raises
    ------
    CrsError
        Degrees labelled as metres or the reverse, zone prefix against false easting, swapped X and Y.
    """
    xmin, ymin, xmax, ymax = bounds
    looks_like_degrees = -180 <= xmin <= xmax <= 180 and -90 <= ymin <= ymax <= 90
    if crs.is_geographic:
        if not looks_like_degrees:
            raise _misfit(
                QT_TRANSLATE_NOOP(
                    "landpatrol",
                    "The layer {layer} is labelled {crs} (degrees) but its coordinates {sample} are metres; assign the"
                    " coordinate system that the data were really made in.",
                ),
                crs,
                bounds,
                layer,
            )
        return
    if looks_like_degrees and xmax - xmin + ymax - ymin < 360 and abs(xmax) > 1:
        raise _misfit(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The layer {layer} is labelled {crs} (metres) but its coordinates {sample} are degrees; assign the"
                " coordinate system that the data were really made in.",
            ),
            crs,
            bounds,
            layer,
        )
    if is_gauss_plane(crs) or is_utm(crs):
        _check_gauss(crs, bounds, layer)


def _check_gauss(crs: CRS, bounds: Bounds, layer: str) -> None:
    xmin, ymin, xmax, ymax = bounds
    if _fits(crs, xmin, ymin) and _fits(crs, xmax, ymax):
        return
    if _fits(crs, ymin, xmin) and _fits(crs, ymax, xmax):
        raise _misfit(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The layer {layer} has northing and easting interchanged (first coordinates {sample}); import it again"
                " with X and Y the right way round.",
            ),
            crs,
            bounds,
            layer,
        )
    stray = bounds if not _fits(crs, xmin, ymin) else (xmax, ymax, xmin, ymin)
    raise _misfit(
        QT_TRANSLATE_NOOP(
            "landpatrol",
            "The coordinates {sample} of the layer {layer} do not fit {crs}: the easting's zone prefix and the"
            " coordinate system disagree; assign the system with the right zone and prefix.",
        ),
        crs,
        stray,
        layer,
    )


def _fits(crs: CRS, easting_m: float, northing_m: float) -> bool:
    false_easting_m = projection_parameters(crs).get("False easting", 500_000.0)
    widest_m, northernmost_m = WIDEST_FROM_MERIDIAN_M, NORTHERNMOST_M
    if is_utm(crs):
        widest_m, northernmost_m = UTM_WIDEST_FROM_MERIDIAN_M, UTM_NORTHERNMOST_M
    return abs(easting_m - false_easting_m) <= widest_m and 0 <= northing_m <= northernmost_m


def _misfit(text: str, crs: CRS, bounds: Bounds, layer: str) -> CrsError:
    authority = crs.to_authority()
    name = ":".join(authority) if authority else crs.name
    return CrsError(text, layer=layer, crs=name, sample=f"({bounds[0]:.6g}, {bounds[1]:.6g})")
