"""Construction sites of a workspace: reading and checking them, and clues from sites without permit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely
from qgis.core import QgsGeometry

from ..bridge.crs_guard import guarded_crs, to_pyproj
from ..bridge.features import read_near, to_plane, to_shapely
from ..bridge.layers import from_layer
from ..core.measure.areas import polygon_areas_m2
from ..core.sites.check import NONE, Site, SiteState, Visit, check_site
from ..core.sites.rules import SiteRules
from .cases import as_day
from .reference_layers import linked, open_vector
from .store import WorkspaceStore

COLUMNS = {
    "code": ("编号", "text"),
    "name": ("项目名称", "text"),
    "unit_code": ("监管机构代码", "text"),
    "unit_name": ("监管机构", "text"),
    "party": ("用地单位", "text"),
    "stage": ("进度", "text"),
    "under_way": ("在建", "bool"),
    "permit_no": ("批准文号", "text"),
    "permit": ("批准情况代码", "text"),
    "permit_text": ("批准情况", "text"),
    "area_m2": ("用地面积(平方米)", "real"),
    "permitted_m2": ("批准面积(平方米)", "real"),
    "beyond_m2": ("超出批准面积(平方米)", "real"),
    "outside_m2": ("已批图层之外(平方米)", "real"),
    "visits_required": ("本季应巡查(次)", "int"),
    "visits_done": ("本季已巡查(次)", "int"),
    "visits_late": ("逾期未巡查(次)", "int"),
    "visits_due": ("本期尚应巡查(次)", "int"),
    "due_local_date": ("本期截止", "date"),
    "last_local_date": ("最近巡查日期", "date"),
    "findings": ("核查意见", "text"),
    "parcel_code": ("转为线索的图斑编号", "text"),
}


@dataclass(frozen=True)
class CheckedSite:
    """A site with its row, its ground in the workspace's plane, its visits and its state."""

    row: dict[str, Any]
    shape: Any
    site: Site
    visits: tuple[Visit, ...]
    state: SiteState


def check_sites(store: WorkspaceStore, today: date, rules: SiteRules, unit: str = "") -> list[CheckedSite]:
    """Every site (of one unit, if given) as it stands on a day.

    Raises
    ------
    StoreError, CrsError
        If a linked layer of approved land cannot be used.
    """
    rows = [row for row in store.rows("construction_site") if not unit or row["unit_code"] == unit]
    if not rows:
        return []
    by_code = {f["code"]: to_shapely(f.geometry()) for f in store.layer("construction_site").getFeatures()}
    shapes: Any = np.empty(len(rows), dtype=object)
    shapes[:] = [
        shapely.make_valid(by_code[row["code"]]) if by_code[row["code"]] else shapely.Polygon() for row in rows
    ]
    areas = polygon_areas_m2(shapes, to_pyproj(store.crs))
    outside = _outside_m2(store, shapes)
    visits: dict[str, list[Visit]] = {}
    for visit in store.rows("site_visit"):
        day = as_day(visit["local_date"])
        if day is not None:
            found = Visit(day, visit["stage"] or "", visit["finding"] or "")
            visits.setdefault(visit["construction_site_code"], []).append(found)
    checked = []
    for row, shape, area, out in zip(rows, shapes, areas.tolist(), outside, strict=True):
        site = _site(row, None if shape.is_empty else area, out)
        seen = tuple(visits.get(row["code"], ()))
        checked.append(CheckedSite(row, shape, site, seen, check_site(site, seen, today, rules)))
    return checked


def _site(row: dict[str, Any], area_m2: float | None, outside_m2: float | None) -> Site:
    return Site(
        row["code"],
        row["stage"] or "",
        (row["permit_no"] or "").strip(),
        as_day(row["permit_local_date"]),
        row["visits_required"],
        as_day(row["started_local_date"]),
        as_day(row["ended_local_date"]),
        area_m2,
        row["permitted_m2"],
        outside_m2,
    )


def _outside_m2(store: WorkspaceStore, shapes: Any) -> list[float | None]:
    """Ground of each site outside every linked layer of approved land; None without such a layer."""
    references = linked(store, "approved_land")
    if not references:
        return [None] * len(shapes)
    plane, approved = to_pyproj(store.crs), []
    for reference in references:
        layer = from_layer(open_vector(store, reference))
        crs = guarded_crs(layer)
        near = read_near(layer, crs, shapes[~shapely.is_empty(shapes)], plane, [], lambda: None)
        approved.append(shapely.make_valid(to_plane(near.geometries, crs, plane)))
    polygons = np.concatenate(approved)
    tree, left = shapely.STRtree(polygons), []
    for shape in shapes:
        met = polygons[tree.query(shape, predicate="intersects")]
        left.append(shapely.difference(shape, shapely.union_all(met)))
    return list(polygon_areas_m2(_polygons_only(left), plane).tolist())


def _polygons_only(shapes: Sequence[Any]) -> Any:
    """Lines and points that a difference leaves behind have no area."""
    found: Any = np.empty(len(shapes), dtype=object)
    found[:] = [
        shapely.multipolygons([part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"])
        for shape in shapes
    ]
    return found


def site_row(checked: CheckedSite, units: dict[str, str], rules: SiteRules) -> dict[str, Any]:
    """A row of the layer SITES."""
    row, state = checked.row, checked.state
    return {
        "code": row["code"],
        "name": row["name"],
        "unit_code": row["unit_code"],
        "unit_name": units.get(row["unit_code"] or "", ""),
        "party": row["party"],
        "stage": row["stage"],
        "under_way": state.is_under_way,
        "permit_no": row["permit_no"],
        "permit": state.permit,
        "permit_text": rules.states[state.permit],
        "area_m2": checked.site.area_m2,
        "permitted_m2": checked.site.permitted_m2,
        "beyond_m2": state.beyond_m2 or None,
        "outside_m2": checked.site.outside_m2,
        "visits_required": state.required,
        "visits_done": state.done,
        "visits_late": state.missing,
        "visits_due": state.due,
        "due_local_date": state.due_day.isoformat() if state.due_day else None,
        "last_local_date": state.last_visit.isoformat() if state.last_visit else None,
        "findings": "\n".join(state.findings) or None,
        "parcel_code": row["parcel_code"],
        "geom": QgsGeometry.fromWkt(checked.shape.wkt) if not checked.shape.is_empty else None,
    }


def make_clues(store: WorkspaceStore, checked: Sequence[CheckedSite], today: date, rules: SiteRules) -> dict[str, str]:
    """Make a parcel of every site under way that has no permit; sites that are clues already are left.

    Returns
    -------
    dict of str to str
        Code of the new parcel by the site's.

    Raises
    ------
    StoreError
        If the workspace does not take them; then none is made.
    """
    wanted = [c for c in checked if c.state.permit == NONE and c.state.is_under_way and not c.row["parcel_code"]]
    if not wanted:
        return {}
    taken = {row["code"] for row in store.rows("parcel")}
    names = ("township", "name", "unit_code")
    villages = [
        ({name: f[name] for name in names}, to_shapely(f.geometry())) for f in store.layer("village").getFeatures()
    ]
    made: dict[str, str] = {}
    with store.writing("parcel", "construction_site") as writer:
        for one in wanted:
            base = rules.clue["code"].format(site=one.row["code"])
            code = next(c for c in (base, *(f"{base}-{n}" for n in range(2, 10**6))) if c not in taken)
            taken.add(code)
            writer.insert("parcel", [_clue_row(one, code, today, villages, rules)])
            writer.update("construction_site", one.row["code"], {"parcel_code": code})
            made[one.row["code"]] = code
    return made


def _clue_row(
    checked: CheckedSite, code: str, today: date, villages: Sequence[tuple[dict[str, Any], Any]], rules: SiteRules
) -> dict[str, Any]:
    row, centre = checked.row, shapely.point_on_surface(checked.shape)
    here: dict[str, Any] = next((v for v, shape in villages if shape is not None and shape.intersects(centre)), {})
    seen = [visit.day for visit in checked.visits if visit.day <= today]
    shape = shapely.multipolygons([p for p in shapely.get_parts(checked.shape) if p.geom_type == "Polygon"])
    return {
        "code": code,
        "name": row["name"],
        "kind": rules.clue["kind"],
        "party": row["party"],
        "unit_code": row["unit_code"] or here.get("unit_code") or None,
        "township": here.get("township") or None,
        "village": here.get("name") or None,
        "use": row["name"],
        "source": rules.clue["source"],
        "found_local_date": min(seen, default=today).isoformat(),
        "occurred_local_date": row["started_local_date"],
        "first_known_by": rules.clue["known_by"],
        "progress": row["stage"],
        "note": rules.clue["note"].format(site=row["code"]),
        "geom": QgsGeometry.fromWkt(shape.wkt),
    }
