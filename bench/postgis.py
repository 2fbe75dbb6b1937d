"""PostGIS on a server of its own: started in a scratch folder, reached by a socket, stopped afterwards."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NEEDS = "postgresql, postgresql-15-postgis-3 (or the version of the distribution), gdal-bin, python3-psycopg2"
SRID = 4528

INTERSECT = """
CREATE TABLE found_{layer} AS
SELECT p.code, r.{key} AS key,
       sum(ST_Area(ST_Transform(ST_CollectionExtract(ST_Intersection(r.geom, p.geom), 3), 4490)::geography)) AS area_m2
FROM parcels p JOIN {layer} r ON ST_Intersects(r.geom, p.geom)
GROUP BY 1, 2
"""
KEYS = {"land_use": "dlbm", "basic_farmland": "yjjbnttbbh"}


class NotInstalledError(Exception):
    """A program or the extension is missing."""


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    extension = [
        p for p in found if (Path("/usr/share/postgresql") / p.parts[-3] / "extension/postgis.control").exists()
    ]
    if not extension or not shutil.which("ogr2ogr") or not importlib.util.find_spec("psycopg2"):
        raise NotInstalledError(f"not run: install {NEEDS}")
    return extension[-1].parent


def _as_server(command: list[str]) -> None:
    """PostgreSQL refuses to run as root: then it runs as its own user."""
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(user + command, check=True, stdout=subprocess.DEVNULL, cwd="/")


@contextmanager
def server() -> Iterator[str]:
    """A running server with an empty PostGIS database; gives its connection string."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="landpatrol-bench-", dir="/tmp"))
    user = pwd.getpwuid(os.geteuid()).pw_name
    if os.geteuid() == 0:
        user = "postgres"
        shutil.chown(folder, user)
    options = f"-k {folder} -c listen_addresses='' -c shared_buffers=512MB -c work_mem=64MB -c max_wal_size=4GB"
    try:
        _as_server([f"{programs}/initdb", "-D", f"{folder}/data", "-A", "trust", "-U", user, "-E", "UTF8", "--no-sync"])
        _as_server([f"{programs}/pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "-o", options, "start"])
        try:
            yield f"host={folder} user={user} dbname=postgres"
        finally:
            _as_server([f"{programs}/pg_ctl", "-D", f"{folder}/data", "-w", "-m", "fast", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _load(data: Path, connection: str) -> None:
    subprocess.run(
        ["ogr2ogr", "-f", "PostgreSQL", f"PG:{connection}", str(data), *KEYS, "parcels", "-a_srs", f"EPSG:{SRID}",
         "-lco", "GEOMETRY_NAME=geom", "--config", "PG_USE_COPY", "YES"],
        check=True,
    )  # fmt: skip


def server_cpu_seconds(backend: int) -> float:
    """Processor time so far of a backend and of the workers that have ended."""

    def times(pid: int) -> list[str]:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()

    own = times(backend)
    server = times(int(own[1]))
    return sum(map(int, (*own[11:13], *server[13:15]))) / os.sysconf("SC_CLK_TCK")


def postgis(data: Path) -> dict[str, Any]:
    """Seconds of the two grouped intersections; loading (with indexes and statistics) apart."""
    from .memory import peak_mib

    try:
        with server() as connection_text:
            import psycopg2

            connection = psycopg2.connect(connection_text)
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute("CREATE EXTENSION postgis")
            start = time.perf_counter()
            _load(data, connection_text)
            cursor.execute("ANALYZE")
            loaded = time.perf_counter()
            ground = {}
            backend = connection.get_backend_pid()
            loaded_cpu = server_cpu_seconds(backend)
            for layer, key in KEYS.items():
                cursor.execute(INTERSECT.format(layer=layer, key=key))
            seconds, cpu = time.perf_counter() - loaded, server_cpu_seconds(backend) - loaded_cpu
            for layer in KEYS:
                cursor.execute(f"SELECT sum(area_m2) FROM found_{layer}")
                ground[layer] = cursor.fetchone()[0]
            result = {"seconds": seconds, "cpu_seconds": cpu, "load_seconds": loaded - start, "ground": ground}
            result["peak_mib"] = peak_mib(backend)
            connection.close()
            return result
    except NotInstalledError as missing:
        return {"missing": str(missing)}
