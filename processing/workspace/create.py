"""Making a new workspace."""

from __future__ import annotations

from pathlib import Path

from osgeo import gdal
from qgis.core import Qgis, QgsCoordinateReferenceSystem

from ..bridge.crs_guard import to_pyproj
from ..core.errors import QT_TRANSLATE_NOOP, CrsError, StoreError
from ..core.files import replacing
from ..core.measure.gauss_plane import is_gauss_plane
from .connection import execute, run_script
from .geopackage import GeoPackageStore
from .styles import save_styles
from .versions import current_version, scripts


def create_geopackage_workspace(
    path: Path, crs: QgsCoordinateReferenceSystem, is_copy: bool = False
) -> GeoPackageStore:
    """Create an empty workspace of the current version.

    Parameters
    ----------
    path : Path
        Must not exist yet.
    crs : QgsCoordinateReferenceSystem
        A CGCS2000 Gauss-Krüger zone, by EPSG code.
    is_copy : bool
        For rows of another workspace: its CRS is taken as it is.

    Raises
    ------
    StoreError
        If the file exists.
    CrsError
        If areas could not be measured in `crs`.
    OutputError
        If the file cannot be written.
    """
    if path.exists():
        raise StoreError(
            QT_TRANSLATE_NOOP("landpatrol", "{path} exists already; choose another name for the new workspace."),
            path=str(path),
        )
    is_known = crs.isValid() and crs.authid().startswith("EPSG:")
    if not is_known or not (is_copy or is_gauss_plane(to_pyproj(crs))):
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "A workspace needs a CGCS2000 Gauss-Krüger zone (for Hongze EPSG:4528), not {crs}.",
            ),
            crs=crs.authid() or crs.description() or "-",
        )
    with replacing(path) as partial:
        _make_empty(partial)
        _register_crs(partial, crs)
        for number in range(1, current_version() + 1):
            script = scripts()[number].read_text(encoding="utf-8")
            run_script(partial, script.replace("{srs_id}", str(crs.postgisSrid())))
        save_styles(partial)
    return GeoPackageStore(path)


def _make_empty(path: Path) -> None:
    """A GeoPackage without tables of ours; GDAL reports a folder or disk that cannot be written as None."""
    try:
        dataset = gdal.GetDriverByName("GPKG").Create(str(path), 0, 0, 0, gdal.GDT_Unknown)
    except RuntimeError as error:
        raise OSError(str(error)) from error
    if dataset is None:
        raise OSError(gdal.GetLastErrorMsg())


def _register_crs(path: Path, crs: QgsCoordinateReferenceSystem) -> None:
    code = crs.postgisSrid()
    name, definition = (text.replace("'", "''") for text in (crs.description(), crs.toWkt(Qgis.CrsWktVariant.Wkt1Gdal)))
    execute(
        path,
        "INSERT INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition)"
        f" VALUES ('{name}', {code}, 'EPSG', {code}, '{definition}')",
    )
