"""Thirty cases' map sheets beside QGIS's own atlas export of the same pages; writes MAPS.md.

    cd .cache && PYTHONPATH=…/.cache/plugins ../.venv/bin/python -P -m landpatrol.bench.maps [--cases 30] [--rounds 3]

Each contestant runs in a process of its own, in turn. Starting QGIS and opening the layers is not counted; reading
what lies around a parcel is. Both print, for every parcel, a sheet of land use, of basic farmland and of boundary
points from the shipped A4 templates, at a scale of the standard list, with a legend of what is on the map and text
as text; ours also numbers the points and sides, tables the coordinates and makes the records of every number.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pypdf import PdfReader

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".cache" / "bench"
RESULTS = Path(__file__).with_name("MAPS.md")
KINDS = ("land_use", "basic_farmland", "boundary")
GOAL = 1.5
TITLES = {
    "ours": "**`write_map_set`**, one PDF a case",
    "atlas": "QGIS: `QgsLayoutExporter.exportToPdf` of an atlas, one PDF a kind of sheet",
}


def _layer(data: Path, name: str) -> Any:
    from qgis.core import QgsVectorLayer

    return QgsVectorLayer(f"{data}|layername={name}", name, "ogr")


def ours(data: Path, cases: int, folder: Path) -> Callable[[], int]:
    """Our sheets; gives the number of pages."""
    import shapely
    from pyproj import CRS
    from qgis.core import QgsCoordinateTransformContext

    from ..processing.bridge.features import to_shapely
    from ..processing.bridge.layers import from_layer
    from ..processing.core.rules.class_scheme import load_class_scheme
    from ..processing.report.fonts import load_fonts
    from ..processing.report.maps.map_set import write_map_set
    from ..processing.report.maps.placing import sheet_reach
    from ..processing.report.maps.read_scene import SceneSources, read_scene
    from ..processing.report.maps.request import MapParcel, MapRequest, SheetBlock
    from ..processing.report.maps.studio import MapStudio
    from .county import CRS as COUNTY_CRS

    land_use, farmland, parcels = (_layer(data, name) for name in ("land_use", "basic_farmland", "parcels"))
    sources = SceneSources(from_layer(land_use), "DLBM", load_class_scheme("sandiao"), from_layer(farmland))
    chosen = [(f["code"], to_shapely(f.geometry())) for f, _ in zip(parcels.getFeatures(), range(cases), strict=False)]
    block, font = SheetBlock("2000国家大地坐标系", "2026年11月25日"), load_fonts()["map"].path

    def work() -> int:
        pages = 0
        studio = MapStudio()
        for code, shape in chosen:
            reach = sheet_reach([shapely.bounds(shape)], KINDS)
            scene = read_scene(sources, reach, CRS(COUNTY_CRS), QgsCoordinateTransformContext(), lambda: None)
            request = MapRequest((MapParcel.of(code, "", shape),), scene, block, font, subject=code)
            pages += len(write_map_set(request, folder / f"{code}.pdf", lambda: None, KINDS, studio).sheets)
        studio.close()
        return pages

    return work


def atlas(data: Path, cases: int, folder: Path) -> Callable[[], int]:
    """The same pages by QGIS's atlas, from the files themselves."""
    from qgis.core import Qgis, QgsLayoutExporter, QgsProject

    from ..processing.report.maps.words import load_map_style

    project, style = QgsProject(), load_map_style()
    layers = {name: _layer(data, name) for name in ("land_use", "basic_farmland", "parcels")}
    layers["parcels"].setSubsetString(f"\"code\" < 'P{cases:05}'")
    _dress(layers, style)
    project.setCrs(layers["parcels"].crs())
    project.addMapLayers(list(layers.values()))
    shown = {
        "land_use": ["parcels", "land_use"],
        "basic_farmland": ["parcels", "basic_farmland"],
        "boundary": ["parcels"],
    }
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi, settings.forceVectorOutput = style["dpi"], True
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText

    def work() -> int:
        pages = 0
        for kind, names in shown.items():
            layout = _atlas_layout(project, kind, [layers[name] for name in names], style["scales"])
            file = folder / f"{kind}.pdf"
            result = QgsLayoutExporter.exportToPdf(layout.atlas(), str(file), settings)
            assert result[0] == QgsLayoutExporter.ExportResult.Success, result
            pages += len(PdfReader(file).pages)
        return pages

    return work


def _atlas_layout(project: Any, kind: str, layers: list[Any], scales: list[int]) -> Any:
    """Our sheet as a layout with an atlas over the parcels, which come first among the layers."""
    from qgis.core import QgsLayoutItemLegend, QgsLayoutItemMap, QgsPrintLayout, QgsReadWriteContext
    from qgis.PyQt.QtXml import QDomDocument

    from ..processing.report.maps.template import SHIPPED_FOLDER

    document = QDomDocument()
    arrangement = "boundary" if kind == "boundary" else "sheet"
    document.setContent((SHIPPED_FOLDER / f"map_{arrangement}_a4.qpt").read_text(encoding="utf-8"))
    layout = QgsPrintLayout(project)
    layout.setName(kind)
    project.layoutManager().addLayout(layout)
    layout.loadFromTemplate(document, QgsReadWriteContext())
    layout.atlas().setEnabled(True)
    layout.atlas().setCoverageLayer(layers[0])
    layout.renderContext().setPredefinedScales([float(scale) for scale in scales])
    item, legend = layout.itemById("map"), layout.itemById("legend")
    assert isinstance(item, QgsLayoutItemMap)
    assert isinstance(legend, QgsLayoutItemLegend)
    item.setLayers(layers)
    item.setAtlasDriven(True)
    item.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Predefined)
    legend.setAutoUpdateModel(True)
    legend.setLegendFilterByMapEnabled(True)
    return layout


def _dress(layers: dict[str, Any], style: Any) -> None:
    """Symbols and labels as on our sheets."""
    from qgis.core import Qgis, QgsPalLayerSettings, QgsVectorLayerSimpleLabeling

    from ..processing.report.fonts import load_fonts
    from ..processing.report.maps.fonts import register_map_font
    from ..processing.report.maps.labels import text_format
    from ..processing.report.maps.symbols import area, hatch, outline, single

    family = register_map_font(load_fonts()["map"].path)
    layers["land_use"].loadNamedStyle(str(ROOT / "styles" / "land_use.qml"))
    farmland = area("227,242,216,150", style["basic_farmland_color"], 0.3)
    farmland.appendSymbolLayer(hatch(style["basic_farmland_color"], 45))
    layers["basic_farmland"].setRenderer(single(farmland))
    layers["parcels"].setRenderer(single(outline(style["parcel_color"], style["parcel_width_mm"])))
    for name, field in (("land_use", "DLBM"), ("parcels", "code")):
        settings = QgsPalLayerSettings()
        settings.fieldName, settings.placement = field, Qgis.LabelPlacement.Horizontal
        settings.setFormat(text_format(family, style["label_pt"], with_buffer=True))
        layers[name].setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layers[name].setLabelsEnabled(True)


def child(name: str, cases: int) -> None:
    """Run one contestant here and print its result."""
    from qgis.core import QgsApplication

    from .county import COUNTY, made
    from .memory import peak_mib

    application = QgsApplication([], False)
    application.initQgis()
    with tempfile.TemporaryDirectory() as folder:
        work = {"ours": ours, "atlas": atlas}[name](made(COUNTY, FOLDER), cases, Path(folder))
        start, start_cpu = time.perf_counter(), time.process_time()
        pages = work()
        result = {
            "seconds": time.perf_counter() - start,
            "cpu_seconds": time.process_time() - start_cpu,
            "pages": pages,
        }
    print(json.dumps(result | {"peak_mib": peak_mib()}), flush=True)
    os._exit(0)  # layouts and layers would outlive QGIS


def run(name: str, cases: int) -> dict[str, Any]:
    """One contestant in a fresh process."""
    with tempfile.TemporaryDirectory() as profile:
        environment = dict(
            os.environ, QT_QPA_PLATFORM="offscreen", QGIS_CUSTOM_CONFIG_PATH=profile, XDG_RUNTIME_DIR=profile
        )
        command = [sys.executable, "-P", "-m", "landpatrol.bench.maps", "--child", name, "--cases", str(cases)]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def report(results: dict[str, list[dict[str, Any]]], cases: int, rounds: int) -> str:
    """The table with ratios."""
    from qgis.core import Qgis

    median = {name: {key: statistics.median(r[key] for r in runs) for key in runs[0]} for name, runs in results.items()}
    ratio, cpu_ratio = (median["ours"][key] / median["atlas"][key] for key in ("seconds", "cpu_seconds"))
    lines = [
        "# Map sheets",
        "",
        f"{cases} cases of the made-up county, {len(KINDS)} sheets each; medians of {rounds}; QGIS {Qgis.version()},"
        f" {datetime.now(UTC):%Y-%m-%d}. Written by `python -m landpatrol.bench.maps` (see the module).",
        "",
        "| | pages | s | s a page | CPU s | peak MiB |",
        "|---|---|---|---|---|---|",
    ]
    for name, title in TITLES.items():
        m = median[name]
        lines.append(
            f"| {title} | {m['pages']:.0f} | {m['seconds']:.1f} | {m['seconds'] / m['pages']:.2f} | {m['cpu_seconds']:.1f} | {m['peak_mib']:.0f} |"
        )
    word = "met" if max(ratio, cpu_ratio) <= GOAL else "missed"
    lines += [
        "",
        f"Ours takes {ratio:.2f} times the atlas's time and {cpu_ratio:.2f} times its CPU time; goal: at most {GOAL} times,"
        f" {word}. Load of the {os.cpu_count()} cores at the end of the run: {os.getloadavg()[1]:.1f}.",
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Run both in turn and write MAPS.md."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--child", choices=list(TITLES))
    arguments = parser.parse_args()
    if arguments.child:
        child(arguments.child, arguments.cases)
    from .county import COUNTY, made

    made(COUNTY, FOLDER)
    results: dict[str, list[dict[str, Any]]] = {name: [] for name in TITLES}
    for number in range(arguments.rounds):
        for name in TITLES:
            results[name].append(run(name, arguments.cases))
            print(f"{number + 1}/{arguments.rounds} {name}: {results[name][-1]}", flush=True)
    RESULTS.write_text(report(results, arguments.cases, arguments.rounds), encoding="utf-8")


if __name__ == "__main__":
    main()
