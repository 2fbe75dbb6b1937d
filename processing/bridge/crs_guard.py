"""The CRS guard: every layer that enters passes here; nothing is relabelled, nothing is reprojected in silence."""

from __future__ import annotations

from pyproj import CRS
from qgis.core import Qgis, QgsCoordinateReferenceSystem, QgsRectangle

from ..core.errors import QT_TRANSLATE_NOOP, CrsError
from ..core.measure.crs_checks import check_datum, check_extent
from ..core.measure.gauss_plane import crs_from_text
from .layers import LayerSource


def to_pyproj(crs: QgsCoordinateReferenceSystem) -> CRS:
    """The same CRS for pyproj, by authority code where it has one, else by WKT."""
    authid = crs.authid()
    if authid.upper().startswith("EPSG:"):
        return crs_from_text(authid)
    return crs_from_text(crs.toWkt(Qgis.CrsWktVariant.Preferred))


def _bounds(extent: QgsRectangle) -> tuple[float, float, float, float]:
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
        check_extent(crs, _bounds(layer.extent), layer.name)
    return crs
