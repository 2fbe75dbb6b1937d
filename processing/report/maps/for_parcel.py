"""The map sheets of the measurement report: the same sheets as in the map set, numbered as its enclosures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..content.model import MapPage, ParcelReport
from .request import MapParcel, MapRequest, SheetBlock
from .scene import MapScene
from .sheets import MapSheets

KINDS = ("situation", "land_use", "basic_farmland", "boundary")


def parcel_request(report: ParcelReport, geometry: Any, scene: MapScene, font_file: Path) -> MapRequest:
    """The request for the sheets of one measured parcel."""
    return MapRequest(
        parcels=(MapParcel(report.parcel_name, "", geometry, report.boundary),),
        scene=scene,
        block=SheetBlock(report.crs, report.made_on, report.maker, report.checker),
        font_file=font_file,
        layers=report.layers,
        is_sample=report.is_sample,
    )


def draw_parcel_sheets(
    report: ParcelReport,
    geometry: Any,
    scene: MapScene,
    font_file: Path,
    folder: Path,
    check_cancelled: Callable[[], None],
) -> list[MapPage]:
    """Write each sheet as a one-page PDF into `folder`.

    Raises
    ------
    InputError, RuleError, OutputError
        As `map_set.write_map_set`.
    """
    made, pages = MapSheets(parcel_request(report, geometry, scene, font_file), folder), []
    try:
        for number, plan in enumerate(made.plans(KINDS), start=1):
            check_cancelled()
            title = made.words["number"].format(number=number, title=plan.title)
            file = folder / f"sheet{number}.pdf"
            made.draw(plan, title, file)
            pages.append(MapPage(title, file))
    finally:
        made.close()
    return pages
