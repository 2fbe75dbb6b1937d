"""Reference layers near the parcels: valid polygons with class codes, ridge coefficients and hashes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS

from ..core.errors import QT_TRANSLATE_NOOP, InputError
from ..core.overlay.ground import ReferencePolygons
from ..core.overlay.intake import repair_reference
from ..core.provenance import feature_hashes
from ..core.rules.class_scheme import ClassScheme, check_codes
from ..core.rules.farmland_net import NetFields, NetShares, net_fields, net_shares
from ..core.rules.reasons import wording
from .features import FeatureTable, read_near, to_plane
from .layers import LayerSource
from .measure_request import MeasureRequest


@dataclass(frozen=True)
class Surroundings:
    """Where to read: the parcels' shapes in their plane, and how to stop."""

    shapes: NDArray[np.object_]
    plane: CRS
    check_cancelled: Callable[[], None]


@dataclass(frozen=True)
class ReferenceNear:
    """A reference layer near the parcels of one plane, with what provenance needs.

    Attributes
    ----------
    attributes : list of dict
        Of each polygon, those that a figure depends on.
    """

    polygons: ReferencePolygons
    attributes: list[dict[str, Any]]
    notes: tuple[str, ...] = ()

    def hashes_near(self, near: Sequence[NDArray[np.intp]]) -> list[list[str]]:
        """For each parcel the sorted hashes of the polygons that meet it, given by their indices."""
        met = np.unique(np.concatenate(near)) if near else np.zeros(0, dtype=np.intp)
        hashes = np.empty(len(self.attributes), dtype=object)
        hashes[met] = feature_hashes(self.polygons.geometries[met], [self.attributes[i] for i in met])
        return [sorted(hashes[found]) for found in near]


def class_field_of(request: MeasureRequest) -> str:
    """The land-use layer's class field as the layer spells it."""
    if request.land_use is None:
        return ""
    found = request.land_use.field_name(request.class_field)
    if found is None:
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The land-use layer {layer} has no field {field}; choose the field that holds the class code (it has:"
                " {known}).",
            ),
            layer=request.land_use.name,
            field=request.class_field,
            known=", ".join(request.land_use.fields.names()[:12]),
        )
    return found


def read_reference(
    layer: LayerSource, role: str, crs: CRS, near: Surroundings, scheme: ClassScheme, code_field: str = ""
) -> ReferenceNear:
    """Read a reference layer around the parcels of one plane.

    Parameters
    ----------
    role : {'land_use', 'basic_farmland', 'approved_land'}
    crs : pyproj.CRS
        The layer's own.
    code_field : str
        Field of the class codes; empty for layers without classes.

    Raises
    ------
    InputError
        If the codes are of another scheme or a ridge coefficient is no fraction.
    """
    fields = net_fields(layer.field_name)
    if role != "basic_farmland":
        fields = NetFields(fields.coefficient)
    wanted = list(dict.fromkeys(name for name in (code_field, *fields.names) if name))
    table = read_near(layer, crs, near.shapes, near.plane, wanted, near.check_cancelled)
    geometries, repaired = repair_reference(to_plane(table.geometries, crs, near.plane))
    near.check_cancelled()
    codes = np.array([_code(values.get(code_field)) for values in table.attributes], dtype=object)
    notes = []
    if len(repaired):
        empty = shapely.is_empty(geometries[repaired])
        for key, rows in (("reference_repaired", repaired[~empty]), ("reference_left_out", repaired[empty])):
            fids = ", ".join(str(fid) for fid in table.fids[rows][:8])
            notes += [wording()["notes"][key].format(layer=wording()["layers"][role], fids=fids)] if fids else []
    if code_field:
        unknown = check_codes(codes, scheme)
        codes[np.isin(codes, unknown)] = ""
        notes += [wording()["notes"]["unknown_codes"].format(codes=", ".join(unknown))] if unknown else []
    shares = net_shares(table.attributes, fields)
    _check_coefficients(layer, fields.coefficient, table, shares.coefficients)
    if role == "basic_farmland":
        notes += _net_notes(shares, fields, table)
    polygons = ReferencePolygons(geometries, codes, shares.coefficients, table.fids)
    return ReferenceNear(polygons, table.attributes, tuple(notes))


def _code(value: Any) -> str:
    """A class code as text: a numeric field has no leading zero to keep, so 601.0 becomes 601."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _check_coefficients(layer: LayerSource, ridge_field: str, table: FeatureTable, values: NDArray[np.float64]) -> None:
    bad = np.flatnonzero(~((values >= 0) & (values < 1)))
    if len(bad):
        raise InputError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The ridge coefficient {field} of the layer {layer} is not a fraction from 0 to 1 (feature {fid}:"
                " {value}); it may be in percent: divide it by 100 first.",
            ),
            field=ridge_field,
            layer=layer.name,
            fid=int(table.fids[bad[0]]),
            value=table.attributes[bad[0]].get(ridge_field),
        )


def _net_notes(shares: NetShares, fields: NetFields, table: FeatureTable) -> list[str]:
    """What the net area of basic farmland rests on, and features whose own areas contradict each other."""
    words = wording()["net_of_ridges"]
    parts = [
        words[basis].format(coefficient=fields.coefficient, net=fields.net, gross=fields.gross)
        for basis, count in (
            ("coefficient", shares.by_coefficient),
            ("ratio", shares.by_ratio),
            ("without", shares.without),
        )
        if count
    ]
    notes = [words["all"].format(parts=words["separator"].join(parts))] if parts else []
    if shares.wrong:
        fids = ", ".join(str(table.fids[index]) for index in shares.wrong[:8])
        notes.append(words["wrong"].format(fids=fids, net=fields.net, gross=fields.gross))
    return notes


def join_references(references: list[ReferenceNear | None]) -> ReferenceNear | None:
    """Several exemption layers as one: their union is what counts."""
    given = [ref for ref in references if ref is not None]
    if not given:
        return None
    polygons = ReferencePolygons(
        np.concatenate([ref.polygons.geometries for ref in given]),
        np.concatenate([ref.polygons.codes for ref in given]),
        np.concatenate([ref.polygons.ridge_coefficients for ref in given]),
    )
    return ReferenceNear(
        polygons, [row for ref in given for row in ref.attributes], tuple(n for ref in given for n in ref.notes)
    )
