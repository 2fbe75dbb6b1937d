"""scripts/algorithm: a fresh profile, any folder, any name of the checkout, honest exit codes."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import geopandas
import pytest
import shapely
from pyproj import Transformer

ROOT = Path(__file__).resolve().parents[2]
R3 = [(40360300, 3687000), (40361300, 3687000), (40361300, 3688000), (40360300, 3688000)]
RINGS = {
    "R1": (4528, [(40394700, 3686500), (40394800, 3686500), (40394800, 3686633.3333), (40394700, 3686633.3333)]),
    "R2": (
        4528,
        [
            (40400123.456, 3680456.789),
            (40400310.002, 3680402.115),
            (40400498.77, 3680533.2),
            (40400441.9, 3680760.05),
            (40400250.31, 3680801.4),
            (40400188.08, 3680677.63),
            (40400090.5, 3680650.25),
        ],
    ),
    "R3": (4528, R3),
    "R4": (4527, list(Transformer.from_crs(4528, 4527, always_xy=True).itransform(R3))),
    "R5": (4528, [(40395000, 3680000), (40405000, 3680000), (40405000, 3690000), (40395000, 3690000)]),
}
AREAS_M2 = {"R1": 13329.6902, "R2": 110499.7600, "R3": 999522.5630, "R4": 999522.5630, "R5": 99975335.8545}


def write_parcels(path, name="R1"):
    epsg, ring = RINGS[name]
    frame = geopandas.GeoDataFrame({"code": [name]}, geometry=[shapely.Polygon(ring)], crs=epsg)
    frame.to_file(path, driver="GPKG")
    return path


@pytest.mark.parametrize("name", sorted(RINGS))
def test_reference_areas(algorithm, tmp_path, name):
    parcels, output = write_parcels(tmp_path / "in.gpkg", name), tmp_path / "out.gpkg"
    code, _, errors = algorithm("measure_parcels", f"--PARCELS={parcels}", f"--OUTPUT={output}")
    assert code == 0, errors
    row = geopandas.read_file(output).iloc[0]
    assert row["total_m2"] == pytest.approx(AREAS_M2[name], abs=0.01 if name == "R5" else 0.001)


def test_all_providers_are_still_there():
    command = ". scripts/environment.sh && QT_QPA_PLATFORM=offscreen qgis_process list --json"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": "/tmp"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    providers = json.loads(done.stdout[done.stdout.index("{") :])["providers"]
    assert len(providers["native"]["algorithms"]) > 200
    assert len(providers["qgis"]["algorithms"]) > 10
    ours = {name.split(":")[-1] for name in providers["landpatrol"]["algorithms"]}
    assert {"measure_parcels", "create_demo", "create_workspace", "parcel_report", "import_parcels"} <= ours


def test_relative_paths_mean_the_callers_folder(algorithm, tmp_path):
    folder = tmp_path / "工作 目录"
    folder.mkdir()
    write_parcels(folder / "图斑 甲.gpkg")
    code, _, errors = algorithm("measure_parcels", "--PARCELS=图斑 甲.gpkg", "--OUTPUT=结果.gpkg", cwd=folder)
    assert code == 0, errors
    assert len(geopandas.read_file(folder / "结果.gpkg")) == 1


@pytest.fixture(params=["landpatrol-main", "processing", "检出 目录"])
def checkout(request, tmp_path):
    """A copy of the checkout under another name, with the same environment."""
    copy = tmp_path / request.param
    copy.mkdir()
    for folder in ("plugin", "processing", "scripts", "styles", "i18n"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("__init__.py", "metadata.txt"):
        shutil.copy(ROOT / file, copy)
    (copy / ".venv").symlink_to(ROOT / ".venv")
    return copy


def test_the_checkout_may_have_any_name(algorithm, tmp_path, checkout):
    parcels = write_parcels(tmp_path / "in.gpkg")
    code, _, errors = algorithm(
        "measure_parcels", f"--PARCELS={parcels}", f"--OUTPUT={tmp_path / 'out.gpkg'}", checkout=checkout, cwd=checkout
    )
    assert code == 0, errors


def test_the_checkout_may_be_reached_through_a_link(algorithm, tmp_path):
    link = tmp_path / "链接 甲"
    link.symlink_to(ROOT)
    parcels = write_parcels(tmp_path / "in.gpkg")
    arguments = (f"--PARCELS={parcels}", f"--OUTPUT={tmp_path / 'out.gpkg'}")
    code, _, errors = algorithm("measure_parcels", *arguments, checkout=link, cwd=tmp_path)
    assert code == 0, errors
    assert (ROOT / ".cache" / "plugins" / "landpatrol").resolve() == ROOT


def test_json_is_passed_through(algorithm, tmp_path):
    parcels = write_parcels(tmp_path / "in.gpkg")
    code, text, _ = algorithm("measure_parcels", "--json", f"--PARCELS={parcels}", f"--OUTPUT={tmp_path / 'o.gpkg'}")
    assert code == 0
    assert json.loads(text[text.index("{") :])["results"]["OUTPUT"].endswith("o.gpkg")


def test_algorithms_of_qgis_can_be_run_too(algorithm, tmp_path):
    parcels = write_parcels(tmp_path / "in.gpkg")
    code, _, errors = algorithm("native:centroids", f"--INPUT={parcels}", f"--OUTPUT={tmp_path / 'c.gpkg'}")
    assert code == 0, errors


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--PARCELS=/missing/a.gpkg"], "a.gpkg"),
        (["--SCHEME=三调"], "sandiao"),
        (["--METHOD=guess"], "METHOD"),
        (["--CLASS_MAP=/missing/map.csv"], "map.csv"),
        (["--OUTPUT=/proc/none/out.gpkg"], "/proc/none/out.gpkg"),
    ],
)
def test_bad_input_is_a_sentence_and_an_exit_code(algorithm, tmp_path, arguments, word):
    given = {"PARCELS": write_parcels(tmp_path / "in.gpkg"), "OUTPUT": tmp_path / "out.gpkg"}
    given |= dict(argument[2:].split("=", 1) for argument in arguments)
    code, text, errors = algorithm("measure_parcels", *(f"--{name}={value}" for name, value in given.items()))
    assert code != 0
    assert word in errors
    assert "Traceback" not in text + errors
    assert not (tmp_path / "out.gpkg").exists()


def test_sentences_are_chinese_in_a_chinese_qgis(algorithm, tmp_path):
    parcels = write_parcels(tmp_path / "in.gpkg")
    code, _, errors = algorithm(
        "measure_parcels",
        f"--PARCELS={parcels}",
        "--SCHEME=none",
        f"--OUTPUT={tmp_path / 'o.gpkg'}",
        LANDPATROL_LANG="zh_CN",
    )
    assert code != 0
    assert "分类" in errors
