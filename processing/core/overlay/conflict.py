"""Ground that polygons of different class claim: what of it is cultivated whichever of them is right, and what may be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import shapely

from .ground import CONFLICT_CODE, EMPTY, ClassifiedGround, GroundPiece, areal, intersections, union
from .seams import NOISE_M2


def cultivated_in_conflict(
    ground: ClassifiedGround, is_cultivated: Callable[[str], bool]
) -> tuple[GroundPiece | None, Any]:
    """The conflict ground claimed by cultivated classes alone, and the rest that one of them claims.

    Returns
    -------
    certain : GroundPiece or None
        With the largest ridge coefficient of its classes, so that its net area is the least it can be.
    open : shapely geometry
    """
    claims = {code: claim for code, claim in ground.conflict_by_class.items() if is_cultivated(code)}
    rivals = [claim for code, claim in ground.conflict_by_class.items() if code not in claims]
    if not claims:
        return None, EMPTY
    certain, may_be = ground.conflict, EMPTY
    if rivals:
        claimed, rival = union(claims.values()), union(rivals)
        certain, may_be = areal(shapely.difference(claimed, rival))[0], intersections(claimed, rival)[0]
        if certain.area <= NOISE_M2:
            return None, claimed
    return GroundPiece(CONFLICT_CODE, max(ground.conflict_ridges[code] for code in claims), certain), may_be
