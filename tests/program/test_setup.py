"""scripts/setup and what the other scripts make of the environment: quick, quiet, and nobody's profile is touched."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import geopandas

ROOT = Path(__file__).resolve().parents[2]


def setup(tmp_path, programs, *arguments):
    """Run scripts/setup with stand-ins for system programs first on PATH."""
    for name, text in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    environment = {"PATH": f"{tmp_path}:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(tmp_path)}
    command = [ROOT / "scripts" / "setup", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60)


def test_quick_and_silent_when_nothing_is_missing(tmp_path):
    started = time.monotonic()
    done = setup(tmp_path, {})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert time.monotonic() - started < 2


def test_another_user_than_root_gets_the_command(tmp_path):
    forbidden = "echo 'apt-get was started' >&2; exit 9"
    done = setup(tmp_path, {"id": "echo 1000", "dpkg-query": "true", "apt-get": forbidden, "dpkg": forbidden})
    assert done.returncode == 1
    assert f"sudo {ROOT}/scripts/setup packages" in done.stderr
    assert "xvfb" in done.stderr
    assert "was started" not in done.stderr


def test_every_listed_package_exists_once():
    for file in (ROOT / "scripts" / "packages").glob("*.txt"):
        names = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        assert len(names) == len(set(names))
        assert all(name and name == name.strip() for name in names)


def test_no_mirror_is_written_down():
    files = [path for path in (ROOT / "scripts").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert [path for path in files if "debian.org/debian" in path.read_text(encoding="utf-8")] == []


def test_the_users_own_profile_is_kept_and_gets_the_plugin(algorithm, tmp_path):
    settings = tmp_path / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text("[PythonPlugins]\nlandpatrol=false\n\n[mine]\nkey=1\n", encoding="utf-8")
    for _ in range(2):
        code, _, errors = algorithm("create_workspace", "--WORKSPACE=", QGIS_CUSTOM_CONFIG_PATH=str(tmp_path))
        assert code != 0
        assert "not found" not in errors
    text = settings.read_text(encoding="utf-8")
    assert text.count("landpatrol=true") == 1
    assert "landpatrol=false" not in text
    assert "key=1" in text


def test_the_throw_away_profile_is_thrown_away(algorithm, tmp_path):
    code, _, _ = algorithm("native:nothing_of_that_name", TMPDIR=str(tmp_path))
    assert code != 0
    assert list(tmp_path.iterdir()) == []


def test_lists_are_given_by_repeating(algorithm, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.geojson").write_text(
            '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {},'
            ' "geometry": {"type": "Point", "coordinates": [118, 33]}}]}',
            encoding="utf-8",
        )
    code, _, errors = algorithm(
        "native:mergevectorlayers", "--LAYERS=a.geojson", "--LAYERS=b.geojson", "--OUTPUT=merged.gpkg", cwd=tmp_path
    )
    assert code == 0, errors
    assert sorted(geopandas.read_file(tmp_path / "merged.gpkg")["layer"]) == ["a", "b"]


def test_ending_the_script_ends_qgis(tmp_path):
    """A script that is told to stop takes the program it started with it, and cleans up."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    command = [ROOT / "scripts" / "algorithm", "native:centroids", "-"]  # waits for standard input
    script = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    for _ in range(100):
        time.sleep(0.1)
        children = Path(f"/proc/{script.pid}/task/{script.pid}/children").read_text(encoding="utf-8").split()
        if any("qgis_process" in Path(f"/proc/{child}/cmdline").read_text(encoding="utf-8") for child in children):
            break
    script.send_signal(signal.SIGTERM)
    assert script.wait(20) != 0
    assert children
    assert not any(os.path.exists(f"/proc/{child}") for child in children)  # noqa: PTH110
    assert not any(path.name.startswith("tmp.") for path in tmp_path.iterdir())
