"""Xi'an 1980 and Beijing 1954 to CGCS2000 by local parameters that the surveying office gives.

Without them no honest transformation exists. Three forms are understood:

* seven numbers ``dx,dy,dz,rx,ry,rz,scale_ppm``: the geocentric 布尔沙 model, metres, arc seconds, parts per million,
  rotations in the sense of the coordinate frame, as Chinese textbooks and parameter sheets write it;
* four numbers ``dx,dy,rotation,scale_ppm``: similarity in the plane, dx northwards and dy eastwards, eastings
  counted from 500 km without the zone prefix, rotation in arc seconds, as the plane 四参数 is usually given;
* a PROJ pipeline that takes the layer's own coordinates, easting or longitude first, to the same kind of
  coordinates on CGCS2000.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.crs import ProjectedCRS
from pyproj.exceptions import ProjError

from ..errors import QT_TRANSLATE_NOOP, CrsError
from .gauss_plane import (
    FIRST_ZONE,
    LAST_ZONE,
    central_meridian_deg,
    crs_from_text,
    projection_parameters,
    to_geographic,
    transformer,
    zone_epsg,
)

FloatArray = NDArray[np.float64]

CGCS2000 = "EPSG:4490"
FIRST_ZONE_WITHOUT_PREFIX_EPSG = 4534
# Real shifts are tens of metres to some hundred: more means a wrong sign, unit or parameter set.
GREATEST_SHIFT_M = 1000.0
GREATEST_SHIFT_DEG = 0.012
FALSE_EASTING_M = 500_000.0
PREFIX_M = 1_000_000.0


@dataclass(frozen=True)
class LocalTransform:
    """Local parameters as given.

    Attributes
    ----------
    text : str
        As the user wrote them.
    numbers : tuple of float
        Seven or four parameters; empty for a pipeline.
    """

    text: str
    numbers: tuple[float, ...] = ()

    @property
    def title(self) -> str:
        """What kind of parameters, in Chinese, for the notes."""
        return {7: "七参数(布尔沙模型)", 4: "平面四参数"}.get(len(self.numbers), "PROJ管线")


def parse_local_transform(text: str) -> LocalTransform:
    """Read the parameters.

    Raises
    ------
    CrsError
        If they are neither four nor seven numbers nor a PROJ pipeline.
    """
    text = text.strip()
    if text.startswith("+proj"):
        _pipeline(text)
        return LocalTransform(text)
    try:
        numbers = tuple(float(part) for part in text.replace("，", ",").split(","))
    except ValueError:
        numbers = ()
    if len(numbers) not in {4, 7} or not np.isfinite(numbers).all():
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The local parameters {text} are not understood; give LOCAL_TRANSFORM as"
                " dx,dy,dz,rx,ry,rz,scale_ppm, as dx,dy,rotation,scale_ppm or as a PROJ pipeline.",
            ),
            text=text,
        )
    return LocalTransform(text, numbers)


@lru_cache(maxsize=16)
def _pipeline(text: str) -> Transformer:
    try:
        return Transformer.from_pipeline(text)
    except ProjError as error:
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol", "The PROJ pipeline {text} cannot be used ({problem}); correct LOCAL_TRANSFORM."
            ),
            text=text,
            problem=str(error).splitlines()[0],
        ) from None


@lru_cache(maxsize=32)
def cgcs2000_counterpart(crs: CRS) -> CRS:
    """The CGCS2000 system with the same projection: same central meridian, same false easting."""
    if crs.is_geographic:
        return crs_from_text(CGCS2000)
    meridian = central_meridian_deg(crs)
    false_easting_m = projection_parameters(crs).get("False easting")
    zone = round((meridian or 0.0) / 3)
    if meridian == 3 * zone and FIRST_ZONE <= zone <= LAST_ZONE:
        if false_easting_m == zone * PREFIX_M + FALSE_EASTING_M:
            return crs_from_text(f"EPSG:{zone_epsg(zone)}")
        if false_easting_m == FALSE_EASTING_M:
            return crs_from_text(f"EPSG:{FIRST_ZONE_WITHOUT_PREFIX_EPSG + zone - FIRST_ZONE}")
    name = f"CGCS2000 / {crs.name.partition(' / ')[2] or crs.name}"
    return ProjectedCRS(conversion=crs.coordinate_operation, name=name, geodetic_crs=crs_from_text(CGCS2000))


def to_cgcs2000(xy: FloatArray, crs: CRS, local: LocalTransform) -> FloatArray:
    """Coordinates of a legacy system on CGCS2000.

    Parameters
    ----------
    xy : ndarray, shape (n, 2)
        Easting and northing, or longitude and latitude, in `crs`.

    Returns
    -------
    ndarray, shape (n, 2)
        In ``cgcs2000_counterpart(crs)``.

    Raises
    ------
    CrsError
        If the parameters move the ground further than local parameters can.
    """
    if not local.numbers:
        moved = np.column_stack(_pipeline(local.text).transform(xy[:, 0], xy[:, 1]))
    elif len(local.numbers) == 7:
        moved = _geocentric(xy, crs, local.numbers)
    else:
        moved = _plane(xy, crs, local)
    _check_shift(xy, moved, crs, local)
    return moved


def _geocentric(xy: FloatArray, crs: CRS, numbers: tuple[float, ...]) -> FloatArray:
    lon_deg, lat_deg = to_geographic(crs).transform(xy[:, 0], xy[:, 1]) if crs.is_projected else xy.T
    geod = crs.get_geod()
    assert geod is not None, "every legacy datum has an ellipsoid"
    dx, dy, dz, rx, ry, rz, ppm = numbers
    step = _pipeline(
        "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad"
        f" +step +proj=cart +a={geod.a!r} +b={geod.b!r}"
        f" +step +proj=helmert +x={dx!r} +y={dy!r} +z={dz!r} +rx={rx!r} +ry={ry!r} +rz={rz!r} +s={ppm!r}"
        " +convention=coordinate_frame +step +inv +proj=cart +a=6378137 +rf=298.257222101"
        " +step +proj=unitconvert +xy_in=rad +xy_out=deg"
    )
    moved = np.column_stack(step.transform(lon_deg, lat_deg))
    target = cgcs2000_counterpart(crs)
    if target.is_geographic:
        return moved
    return np.column_stack(transformer(crs_from_text(CGCS2000), target).transform(moved[:, 0], moved[:, 1]))


def _plane(xy: FloatArray, crs: CRS, local: LocalTransform) -> FloatArray:
    if not crs.is_projected:
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "Four local parameters ({text}) need a plane, but {crs} is in degrees; give seven parameters.",
            ),
            text=local.text,
            crs=crs.name,
        )
    north_shift_m, east_shift_m, rotation_s, ppm = local.numbers
    prefix_m = projection_parameters(crs).get("False easting", FALSE_EASTING_M) - FALSE_EASTING_M
    angle, scale = np.radians(rotation_s / 3600), 1 + ppm * 1e-6
    east_m, north_m = xy[:, 0] - prefix_m, xy[:, 1]
    return np.column_stack(
        (
            east_shift_m + scale * (north_m * np.sin(angle) + east_m * np.cos(angle)) + prefix_m,
            north_shift_m + scale * (north_m * np.cos(angle) - east_m * np.sin(angle)),
        )
    )


def _check_shift(xy: FloatArray, moved: FloatArray, crs: CRS, local: LocalTransform) -> None:
    good = np.isfinite(xy).all(axis=1)
    if not good.any():
        return
    limit = GREATEST_SHIFT_M if crs.is_projected else GREATEST_SHIFT_DEG
    shift = np.abs(moved[good] - xy[good]).max()
    if not shift <= limit:
        raise CrsError(
            QT_TRANSLATE_NOOP(
                "landpatrol",
                "The local parameters {text} move the ground by {shift} {unit}, further than the datums differ; check"
                " signs, units and order of LOCAL_TRANSFORM.",
            ),
            text=local.text,
            shift=f"{shift:.6g}",
            unit="m" if crs.is_projected else "°",
        )
