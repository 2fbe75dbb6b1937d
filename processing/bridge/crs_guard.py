"""The CRS guard: every layer that enters passes here; nothing is relabelled, nothing is reprojected in silence."""

from __future__ import annotations

from pyproj import CRS
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsRectangle

from ..core.errors import QT_TRANSLATE_NOOP, CrsError
from ..core.measure.crs_checks import check_datum, check_extent
from ..core.measure.gauss_plane import crs_from_text, is_cgcs2000, is_wgs84
from ..core.measure.gcj02 import suspected_datum
from ..core.rules.reasons import wording
from .layers import LayerSource


def to_pyproj(crs: QgsCoordinateReferenceSystem) -> CRS:
    """The same CRS for pyproj, by authority code where it has one, else by WKT."""
    authid = crs.authid()
    if authid.upper().startswith("EPSG:"):
        return crs_from_text(authid)
    return crs_from_text(crs.toWkt(Qgis.CrsWktVariant.Preferred))


def bounds_of(extent: QgsRectangle) -> tuple[float, float, float, float]:
    """xmin, ymin, xmax, ymax."""
    return extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()


def guarded_crs(layer: LayerSource) -> CRS:
    """The layer's CRS, if it can be believed.

    Raises
    ------
    CrsError
        No CRS, a datum without transformation, or coordinates that do not fit.
    """
    if not layer.crs.isValid():
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The layer {layer} has no coordinate system; assign the one its data were made in (for Hongze usually"
                " EPSG:4528) in the layer's properties.",
            ),
            layer=layer.name,
        )
    crs = to_pyproj(layer.crs)
    check_datum(crs, layer.name)
    if not layer.extent.isNull() and layer.extent.isFinite():
        check_extent(crs, bounds_of(layer.extent), layer.name)
    return crs


def shifted_datum(layer: LayerSource) -> str | None:
    """GCJ-02 or BD-09 if the layer's name, source or CRS text hints at it; coordinates alone cannot tell."""
    return suspected_datum((layer.name, layer.uri, layer.crs.description(), layer.crs.toWkt()))


def is_reprojected(layer: LayerSource, crs: CRS) -> bool:
    """The layer is not on CGCS2000 itself: its coordinates are converted before anything is measured."""
    return layer.crs.isValid() and not is_cgcs2000(crs)


def crs_notes(layer: LayerSource, crs: CRS, plane: CRS) -> tuple[str, ...]:
    """What must be known about a layer's coordinates, in Chinese: conversions and suspicions."""
    words = wording()["notes"]
    notes = list(layer.notes)
    if crs != plane:
        template = words["reprojected_wgs84" if is_wgs84(crs) else "reprojected"]
        notes.append(template.format(layer=layer.name, crs=_short(crs), plane=_short(plane)))
    datum = shifted_datum(layer)
    if datum is not None:
        notes.append(words["shifted_datum"].format(layer=layer.name, datum=datum))
    return tuple(notes)


def _short(crs: CRS) -> str:
    authority = crs.to_authority()
    return ":".join(authority) if authority else crs.name
