"""All that is known of one case, as plain values: what the papers of its report are written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...core.measurement import ParcelMeasurement
from ...core.provenance import row_hash
from ...core.rules.criminal_line import CriminalLine
from ...core.rules.major_case import MajorCaseRule
from ..content.model import LayerUse

Row = Mapping[str, Any]
BOOKKEEPING = {"fid", "uuid", "row_version"}
# References tell where a row hangs, not what it says; a frozen set holds only the rows of its own case.
REFERENCES = {"legal_case_code", "parcel_code", "patrol_code", "corrects_code"}
Sources = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class CaseParcel:
    """A parcel of the case.

    Attributes
    ----------
    geometry : shapely Polygon or MultiPolygon
        In `crs`, metres.
    crs : str
        Authority code or WKT of the plane it was measured in.
    sources : mapping of str to tuple of str
        By layer, the hashes of the features its figures came from; ``parcel`` is its own.
    stored_sha256 : str
        Of its latest stored measurement; empty if it was never measured.
    """

    code: str
    row: Row
    measurement: ParcelMeasurement
    geometry: Any
    crs: str
    position_error_m: float
    sources: Sources
    stored_sha256: str = ""

    @property
    def is_stale(self) -> bool:
        """Its shape, kind or position error changed after the stored measurement."""
        return bool(self.stored_sha256) and (self.stored_sha256,) != self.sources["parcel"]


@dataclass(frozen=True)
class CaseFile:
    """The case with everything that its report may say.

    Attributes
    ----------
    events : tuple of mapping
        By day; corrected ones are left out.
    layers : tuple of LayerUse
        Layers that were measured against, and those of the maps.
    """

    case: Row
    parcels: tuple[CaseParcel, ...]
    events: tuple[Row, ...]
    documents: tuple[Row, ...]
    photos: tuple[Row, ...]
    officers: Mapping[str, Row]
    units: Mapping[str, Row]
    layers: tuple[LayerUse, ...]
    method: str
    scheme_title: str
    net_of_ridges: bool
    rule: MajorCaseRule
    criminal: CriminalLine

    @property
    def code(self) -> str:
        """Code of the case."""
        return str(self.case["code"])

    def layer_names(self, role: str) -> list[str]:
        """Names of the layers of a role."""
        return [layer.name for layer in self.layers if layer.role == role]


def plain_row(row: Row) -> dict[str, Any]:
    """A row without the columns that say nothing of the case."""
    return {name: value for name, value in row.items() if name not in BOOKKEEPING}


def row_sources(table: str, *rows: Row) -> dict[str, tuple[str, ...]]:
    """Where copied words came from: the hashes of their rows, without the references to other rows."""
    said = [{name: value for name, value in plain_row(row).items() if name not in REFERENCES} for row in rows]
    return {table: tuple(sorted(row_hash(values) for values in said))}
