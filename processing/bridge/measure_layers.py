"""Measure the parcels of a layer: read what lies near them, hand plain data to core, gather the result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from qgis.core import QgsFeature

from ..core.boundary_txt.parcel_fields import load_parcel_fields
from ..core.measurement import ParcelMeasurement
from ..core.overlay.figures import unmeasured
from ..core.overlay.ground import pairs_by_parcel
from ..core.overlay.measure_parcels import MeasureOptions, ParcelInput, References, measure_parcels
from ..core.overlay.shares import compact_groups
from ..core.provenance import feature_hashes
from ..core.rules.reasons import wording
from .crs_guard import crs_notes, guarded_crs
from .features import to_plane
from .layers import LayerSource
from .measure_request import MeasureRequest
from .read_parcels import ParcelRead, read_parcels
from .read_references import ReferenceNear, Surroundings, class_field_of, join_references, read_reference

Progress = Callable[[float], None]
BATCH = 2500


@dataclass(frozen=True)
class MeasuredParcel:
    """One parcel with its figures and what they came from.

    Attributes
    ----------
    feature : QgsFeature
        As read, in the layer's CRS.
    geometry : shapely geometry or None
        In `plane`; None if it could not be measured.
    position_error_m : float
        As used for the band.
    reference_hashes : dict of str to list of str
        By layer role, the sorted hashes of the reference features that meet the parcel.
    """

    measurement: ParcelMeasurement
    feature: QgsFeature
    attributes: dict[str, Any]
    geometry: Any
    plane: CRS
    parcel_hash: str
    position_error_m: float
    reference_hashes: dict[str, list[str]] = field(default_factory=dict)


def measure_layers(
    request: MeasureRequest, progress: Progress, choose: Callable[[Sequence[ParcelRead]], Iterable[int]] | None = None
) -> list[MeasuredParcel]:
    """Measure the parcels of the request, in the order of the layer.

    Parameters
    ----------
    progress : callable
        Called with the finished fraction; raises `Cancelled` to stop.
    choose : callable, optional
        Gives the indices of those to measure; the others keep their place and shape, without figures. All by default.

    Raises
    ------
    CrsError, InputError
        If a layer cannot be used; one bad parcel does not stop the others.
    """
    crs = {id(layer): guarded_crs(layer) for layer in _layers(request)}
    parcels = read_parcels(request, crs[id(request.parcels)])
    chosen = sorted(set(range(len(parcels)) if choose is None else choose(parcels)))
    by_plane: dict[int, list[int]] = {}
    for index in chosen:
        by_plane.setdefault(id(parcels[index].plane), []).append(index)
    done: dict[int, MeasuredParcel] = {}
    for indices in by_plane.values():
        plane = parcels[indices[0]].plane
        for batch in _batches(parcels, np.array(indices)):
            before = len(done)
            group = [parcels[i] for i in batch]

            def report(fraction: float, before: int = before, count: int = len(batch)) -> None:
                progress((before + fraction * count) / len(chosen))

            done.update(zip(batch, _measure_group(group, plane, request, crs, report), strict=True))
    return [done.get(index) or _not_asked(parcel, request) for index, parcel in enumerate(parcels)]


def _not_asked(parcel: ParcelRead, request: MeasureRequest) -> MeasuredParcel:
    """A parcel that is only there as a neighbour."""
    problem = parcel.inspected.problem or wording()["problems"]["not_asked"]
    options, shape = _options(request, parcel.plane), parcel.inspected.geometry
    measurement = unmeasured(replace(_input(parcel, request, ()), geometry=None, problem=problem), options)
    return MeasuredParcel(
        measurement, parcel.feature, parcel.attributes, shape, parcel.plane, "", parcel.position_error_m
    )


def _batches(parcels: list[ParcelRead], indices: NDArray[np.intp]) -> list[list[int]]:
    """Parcels in compact groups of at most `BATCH`, so that the layers around them need not fit in memory at once."""
    shapes = np.array([parcels[i].inspected.geometry for i in indices], dtype=object)
    return [indices[rows].tolist() for rows in compact_groups(shapes, BATCH)]


def _layers(request: MeasureRequest) -> list[LayerSource]:
    given = [request.parcels, request.land_use, request.basic_farmland, *request.approved_land]
    return [layer for layer in given if layer is not None]


def _measure_group(
    parcels: list[ParcelRead], plane: CRS, request: MeasureRequest, crs: dict[int, CRS], progress: Progress
) -> list[MeasuredParcel]:
    """Parcels of one plane with their surroundings in memory."""
    shapes = np.array([p.inspected.geometry for p in parcels if p.inspected.geometry is not None], dtype=object)
    references = _references(request, crs, Surroundings(shapes, plane, lambda: progress(0.0)))
    near = {role: pairs_by_parcel(shapes, ref.polygons.geometries) for role, ref in references.items()}
    progress(0.0)
    notes = _notes(request, crs, plane, references.values())
    measured = measure_parcels(
        [_input(parcel, request, notes) for parcel in parcels],
        References(
            basic_farmland_covers=_covered(request, crs, parcels, plane),
            **{role: ref.polygons for role, ref in references.items()},
        ),
        _options(request, plane),
        progress,
        near,
    )
    hashes = {}
    for role, ref in references.items():
        progress(1.0)
        hashes[role] = ref.hashes_near(near[role])
    place = np.cumsum([p.inspected.geometry is not None for p in parcels]) - 1
    return [
        MeasuredParcel(
            m,
            p.feature,
            p.attributes,
            p.inspected.geometry,
            plane,
            parcel_hash,
            p.position_error_m,
            {role: found[i] for role, found in hashes.items() if p.inspected.geometry is not None},
        )
        for m, p, i, parcel_hash in zip(measured, parcels, place, hashes_of_parcels(parcels, request), strict=True)
    ]


def _references(request: MeasureRequest, crs: dict[int, CRS], near: Surroundings) -> dict[str, ReferenceNear]:
    """The reference layers around the parcels, by role; without those not given."""

    def read(layer: LayerSource | None, role: str, code_field: str = "") -> ReferenceNear | None:
        if layer is None or not len(near.shapes):
            return None
        return read_reference(layer, role, crs[id(layer)], near, request.scheme, code_field)

    found = {
        "land_use": read(request.land_use, "land_use", class_field_of(request)),
        "basic_farmland": read(request.basic_farmland, "basic_farmland"),
        "approved_land": join_references([read(layer, "approved_land") for layer in request.approved_land]),
    }
    return {role: ref for role, ref in found.items() if ref is not None}


def _notes(
    request: MeasureRequest, crs: dict[int, CRS], plane: CRS, references: Iterable[ReferenceNear]
) -> tuple[str, ...]:
    """What is said beside the figures of every parcel."""
    notes = [note for layer in _layers(request) for note in crs_notes(layer, crs[id(layer)], plane)]
    notes += [note for ref in references for note in ref.notes]
    return (*notes, *([] if request.approved_land else [wording()["notes"]["no_approved_land"]]))


def _options(request: MeasureRequest, plane: CRS) -> MeasureOptions:
    return MeasureOptions(
        plane,
        request.method,
        request.scheme,
        request.rule,
        request.net_of_ridges,
        request.criminal,
        request.list_below_m2,
    )


def _input(parcel: ParcelRead, request: MeasureRequest, notes: tuple[str, ...]) -> ParcelInput:
    kind = str(parcel.attributes.get(request.kind_field) or "").strip().lower()
    return ParcelInput(
        parcel.feature.id(),
        parcel.inspected.geometry,
        kind,
        parcel.position_error_m,
        parcel.inspected.problem,
        parcel.notes + _mineral_word(kind, request) + notes,
        parcel.advice,
    )


def _mineral_word(kind: str, request: MeasureRequest) -> tuple[str, ...]:
    """A note on a kind that says mineral in words that the rule does not know: a major case may be passed over."""
    meant = load_parcel_fields().kind_of_value.get(kind)
    if meant is None or kind in request.rule.mineral_kinds:
        return ()
    return (wording()["notes"]["mineral_word"].format(value=kind, kind=meant),)


def _covered(request: MeasureRequest, crs: dict[int, CRS], parcels: list[ParcelRead], plane: CRS) -> list[bool]:
    """Whether the basic-farmland layer reaches each parcel; its blocks are sparse, so its extent must tell."""
    layer = request.basic_farmland
    if layer is None or layer.extent.isNull():
        return [False] * len(parcels)
    extent = shapely.box(
        layer.extent.xMinimum(), layer.extent.yMinimum(), layer.extent.xMaximum(), layer.extent.yMaximum()
    )
    reach = to_plane(np.array([extent]), crs[id(layer)], plane)[0].buffer(request.rule.coverage_margin_m)
    return list(shapely.intersects(reach, np.array([p.inspected.geometry for p in parcels], dtype=object)))


def hashes_of_parcels(parcels: list[ParcelRead], request: MeasureRequest) -> list[str]:
    """Hash of each parcel as drawn; empty where it has no geometry."""
    drawn = [p for p in parcels if p.geometry is not None]
    used = [{"kind": p.attributes.get(request.kind_field), "position_error_m": p.position_error_m} for p in drawn]
    found = iter(feature_hashes(np.array([p.geometry for p in drawn], dtype=object), used))
    return [next(found) if p.geometry is not None else "" for p in parcels]
