"""The route of a patrol in words: the villages that its track goes through, in order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import numpy as np
import shapely

STEP_M = 150.0
MOST_NAMED = 10
SEPARATOR = "—"


def villages_along(track: Any, shapes: Any, names: Sequence[str]) -> str:
    """Names of the villages along a track, each stretch once; empty where it meets none.

    Parameters
    ----------
    track : shapely LineString or MultiLineString
        In metres.
    shapes : ndarray of shapely polygons
    names : sequence of str
        One for each shape.
    """
    if track is None or shapely.is_empty(track) or not len(shapes):
        return ""
    points = np.concatenate([_points(line) for line in shapely.get_parts(track) if shapely.length(line) > 0])
    at, found = shapely.STRtree(shapes).query(points, predicate="intersects")
    order = np.argsort(at, kind="stable")
    passed = [name for name, _ in groupby(names[index] for index in found[order])]
    if len(passed) > MOST_NAMED:
        passed = [passed[round(n * (len(passed) - 1) / (MOST_NAMED - 1))] for n in range(MOST_NAMED)]
    return SEPARATOR.join(name for name, _ in groupby(passed))


def _points(line: Any) -> Any:
    steps = np.arange(0.0, shapely.length(line) + STEP_M, STEP_M)
    return shapely.line_interpolate_point(line, steps)
