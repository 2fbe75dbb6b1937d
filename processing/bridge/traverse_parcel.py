"""A parcel from bearings and distances as a row of a layer, with what its closing says."""

from __future__ import annotations

import math
from typing import Any

import shapely
from pyproj import CRS
from qgis.core import NULL, QgsFeature, QgsField, QgsFields, QgsGeometry
from qgis.PyQt.QtCore import QMetaType

from ..core.errors import QT_TRANSLATE_NOOP, CrsError, InputError
from ..core.measure.crs_checks import check_datum, check_extent
from ..core.overlay.intake import inspect_parcel
from ..core.rules.reasons import wording
from ..core.traverse import Traverse
from ..core.units import format_fixed

NUMBER, TEXT = QMetaType.Type.Double, QMetaType.Type.QString
FIELDS: tuple[tuple[str, Any, str], ...] = (
    ("code", TEXT, "编号"),
    ("name", TEXT, "名称"),
    ("length_m", NUMBER, "边长总和(米)"),
    ("misclosure_m", NUMBER, "闭合差(米)"),
    ("relative_misclosure", NUMBER, "相对闭合差分母"),
    ("notes", TEXT, "说明"),
)
ALIASES = {name: alias for name, _, alias in FIELDS}


def traverse_fields() -> QgsFields:
    """Fields of the layer that holds the parcel."""
    fields = QgsFields()
    for name, kind, _ in FIELDS:
        fields.append(QgsField(name, kind))
    return fields


def checked_plane(crs: CRS, start: tuple[float, float]) -> None:
    """Refuse a system in which a distance is no distance, or in which the start has no place.

    Parameters
    ----------
    start : (float, float)
        Northing and easting, metres.

    Raises
    ------
    CrsError
    """
    if not crs.is_projected or any(axis.unit_conversion_factor != 1.0 for axis in crs.axis_info):
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "Bearings and distances need a plane in metres, not {crs}; choose the CGCS2000 zone of the survey, for"
                " Hongze usually EPSG:4528.",
            ),
            crs=crs.name,
        )
    check_datum(crs, "CRS")
    check_extent(crs, (start[1], start[0], start[1], start[0]), "START")


def traverse_polygon(traverse: Traverse) -> Any:
    """The ground inside, in easting and northing.

    Raises
    ------
    InputError
        If the legs do not go round a piece of ground.
    """
    corners = [(easting_m, northing_m) for northing_m, easting_m in traverse.corners]
    inspected = inspect_parcel(shapely.Polygon(corners) if len(corners) > 2 else shapely.Polygon())
    if inspected.geometry is None or inspected.geometry.area == 0:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The {count} legs do not go round a piece of ground ({reason}); check their order and bearings.",
            ),
            count=len(corners),
            reason=inspected.problem,
        )
    return inspected.geometry


def traverse_notes(traverse: Traverse) -> str:
    """What the closing says, in Chinese."""
    words, relative = wording()["traverse"], traverse.relative_misclosure
    text = words["exact"] if math.isinf(relative) else words["relative"].format(denominator=f"{relative:.0f}")
    return str(words["note"]).format(
        length_m=format_fixed(traverse.length_m, 3),
        misclosure_m=format_fixed(traverse.misclosure_length_m, 3),
        relative=text,
        done=words["adjusted" if traverse.adjusted else "not_adjusted"],
    )


def traverse_feature(code: str, name: str, traverse: Traverse, polygon: Any) -> QgsFeature:
    """The parcel as a row."""
    relative = traverse.relative_misclosure
    values = (
        code, name, traverse.length_m, traverse.misclosure_length_m, NULL if math.isinf(relative) else relative,
        traverse_notes(traverse),
    )  # fmt: skip
    feature, shape = QgsFeature(traverse_fields()), QgsGeometry()
    shape.fromWkb(shapely.to_wkb(polygon))
    shape.convertToMultiType()
    feature.setGeometry(shape)
    feature.setAttributes(list(values))
    return feature
