"""A made-up county: a clean land-use fabric, dissolved basic-farmland blocks and parcels, in one GeoPackage.

The fabric is a grid of 100 m cells with jittered corners and wavy edges; neighbours share every vertex, so it has no
gaps and no overlaps. Everything is drawn with numpy and written in bands of rows, so a city fits in memory too.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio
import shapely

CRS = "EPSG:4528"
CELL_M = 100.0
X0, Y0 = 40_440_000.0, 3_640_000.0
# Vertices inside an edge: 4 corners + 2 x 11 + 2 x 12 make a cell of 50.
ALONG_X, ALONG_Y = 11, 12
BAND_ROWS = 60
CLASSES = np.array(["0101", "0102", "0103", "0201", "0301", "0404", "0602", "0702", "1006", "1104"])
CLASS_SHARES = np.array([0.20, 0.10, 0.28, 0.05, 0.08, 0.05, 0.04, 0.08, 0.06, 0.06])
DRY_LAND = "0103"


@dataclass(frozen=True)
class Size:
    """Numbers of cells, farmland blocks and parcels."""

    name: str
    columns: int
    rows: int
    block_columns: int
    block_rows: int
    parcels: int


COUNTY = Size("county", 400, 375, 36, 36, 2_000)
CITY = Size("city", 1250, 1200, 108, 120, 20_000)
SIZES = {size.name: size for size in (COUNTY, CITY)}

# A block fills 11 x 9 cells of its tile of 11 x 10, less 20 holes of one cell: 1,498 vertices.
TILE_COLUMNS, TILE_ROWS, BLOCK_ROWS = 11, 10, 9


class Fabric:
    """Corners and edges of the grid; edges are drawn for the rows asked for."""

    def __init__(self, size: Size, seed: int = 1) -> None:
        random = np.random.default_rng(seed)
        shape = (size.rows + 1, size.columns + 1)
        x, y = np.meshgrid(np.arange(shape[1]) * CELL_M + X0, np.arange(shape[0]) * CELL_M + Y0)
        self.corners = np.stack([x, y], axis=-1) + random.uniform(-15, 15, (*shape, 2))
        self.waves = {
            "x": random.uniform(-6, 6, (shape[0], size.columns, 2)),
            "y": random.uniform(-6, 6, (size.rows, shape[1], 2)),
        }

    @staticmethod
    def _edges(start: np.ndarray, end: np.ndarray, waves: np.ndarray, inside: int) -> np.ndarray:
        """Wavy lines from start to end, the end left out: shape (..., inside + 1, 2)."""
        t = np.arange(inside + 1) / (inside + 1)
        step = end - start
        normal = np.stack([-step[..., 1], step[..., 0]], axis=-1) / CELL_M
        height = waves[..., :1] * np.sin(np.pi * t) + waves[..., 1:] * np.sin(2 * np.pi * t)
        return start[..., None, :] + step[..., None, :] * t[:, None] + normal[..., None, :] * height[..., None]

    def cells(self, first: int, last: int) -> np.ndarray:
        """Cells of rows first..last as an array of polygons, row by row."""
        corners = self.corners[first : last + 1]
        along_x = self._edges(corners[:, :-1], corners[:, 1:], self.waves["x"][first : last + 1], ALONG_X)
        along_y = self._edges(corners[:-1], corners[1:], self.waves["y"][first:last], ALONG_Y)
        south, east = along_x[:-1], along_y[:, 1:]
        # Backwards a line starts at its far end: its own points reversed, the start left for the next line.
        north = np.concatenate([corners[1:, 1:, None], along_x[1:, :, :0:-1]], axis=2)
        west = np.concatenate([corners[1:, :-1, None], along_y[:, :-1, :0:-1]], axis=2)
        rings = np.concatenate([south, east, north, west, south[:, :, :1]], axis=2)
        return shapely.polygons(rings.reshape(-1, *rings.shape[2:]))


def _write(path: Path, layer: str, geometries: np.ndarray, fields: dict[str, np.ndarray], append: bool) -> None:
    pyogrio.raw.write(
        path, shapely.to_wkb(geometries), list(fields.values()), list(fields), layer=layer, driver="GPKG",
        geometry_type="Polygon", crs=CRS, append=append,
    )  # fmt: skip


def _write_land_use(path: Path, fabric: Fabric, size: Size) -> None:
    random = np.random.default_rng(2)
    for first in range(0, size.rows, BAND_ROWS):
        cells = fabric.cells(first, min(first + BAND_ROWS, size.rows))
        codes = random.choice(CLASSES, len(cells), p=CLASS_SHARES).astype(object)
        ridges = np.where(codes == DRY_LAND, 0.05, 0.0)
        _write(path, "land_use", cells, {"DLBM": codes, "KCXS": ridges}, append=first > 0)


def _blocks(cells: np.ndarray, count: int) -> np.ndarray:
    """Farmland blocks of one row of tiles."""
    kept = np.zeros((TILE_ROWS, TILE_COLUMNS), dtype=bool)
    kept[:BLOCK_ROWS] = True
    kept[1:BLOCK_ROWS:2, 1::2] = False
    tiles = (cells[:, i * TILE_COLUMNS : (i + 1) * TILE_COLUMNS] for i in range(count))
    return np.array([shapely.coverage_union_all(tile[kept]) for tile in tiles])


def _write_farmland(path: Path, fabric: Fabric, size: Size) -> None:
    for tile_row in range(size.block_rows):
        first = tile_row * TILE_ROWS
        cells = fabric.cells(first, first + TILE_ROWS).reshape(TILE_ROWS, size.columns)
        blocks = _blocks(cells, size.block_columns)
        names = np.array([f"B{tile_row:03}{column:03}" for column in range(len(blocks))], dtype=object)
        _write(path, "basic_farmland", blocks, {"YJJBNTTBBH": names}, append=tile_row > 0)


def _write_parcels(path: Path, size: Size) -> None:
    """Parcels of 40 vertices and 30 to 140 m radius, none overlapping, anywhere in the fabric."""
    random = np.random.default_rng(3)
    spacing = 3 * CELL_M
    columns, rows = int(size.columns * CELL_M // spacing) - 1, int(size.rows * CELL_M // spacing) - 1
    place = random.choice(columns * rows, size.parcels, replace=False)
    centre = np.column_stack([place % columns, place // columns]) * spacing + (X0 + spacing, Y0 + spacing)
    angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    radius = random.uniform(30, 140, (size.parcels, 1)) * random.uniform(0.75, 1.0, (size.parcels, 40))
    xy = centre[:, None] + radius[..., None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    codes = np.array([f"P{number:05}" for number in range(size.parcels)], dtype=object)
    kinds = np.full(size.parcels, "land", dtype=object)
    _write(path, "parcels", shapely.polygons(xy), {"code": codes, "kind": kinds}, append=True)


def made(size: Size, folder: Path) -> Path:
    """The GeoPackage of a size, drawn once and kept."""
    path = folder / f"{size.name}.gpkg"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        beside = folder / f"{size.name}.part.gpkg"
        beside.unlink(missing_ok=True)
        fabric = Fabric(size)
        _write_land_use(beside, fabric, size)
        _write_farmland(beside, fabric, size)
        _write_parcels(beside, size)
        beside.rename(path)
    return path
