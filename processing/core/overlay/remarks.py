"""What is said beside the figures: overlaps by feature id, small pieces, how to resurvey.

The sentences name the largest few; the provenance record has all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ..measurement import Overlap, SmallPiece, ThresholdTest
from ..rules.reasons import wording
from ..units import format_fixed
from .ground import ClassifiedGround

MOST_LISTED = 8


def small_pieces(
    grounds: Mapping[str, ClassifiedGround | None], area_of: Callable[[Any], float], list_below_m2: float
) -> tuple[SmallPiece, ...]:
    """Pieces below the minimum, by layer role; they are counted all the same."""
    return tuple(
        SmallPiece(layer, piece.code, area_m2)
        for layer, ground in grounds.items()
        for piece in (ground.pieces if ground is not None else ())
        if (area_m2 := area_of(piece.geometry)) < list_below_m2
    )


def small_piece_notes(small: Sequence[SmallPiece], list_below_m2: float) -> tuple[str, ...]:
    """One sentence for each layer that has small pieces."""
    return tuple(_small_pieces_of(layer, pieces, list_below_m2) for layer, pieces in _by_layer(small).items())


def _small_pieces_of(layer: str, pieces: Sequence[SmallPiece], list_below_m2: float) -> str:
    shown = [f"{piece.class_code} {format_fixed(piece.area_m2, 3)}".strip() for piece in pieces[:MOST_LISTED]]
    return str(wording()["notes"]["small_pieces"]).format(
        layer=wording()["layers"][layer],
        count=len(pieces),
        limit_m2=f"{list_below_m2:g}",
        pieces=_enumerated(shown, len(pieces)),
    )


def overlap_notes(overlaps: Sequence[Overlap]) -> tuple[str, ...]:
    """One sentence for each layer with overlapping polygons, naming them by feature id."""
    return tuple(_overlaps_of(layer, pairs) for layer, pairs in _by_layer(overlaps).items())


def _overlaps_of(layer: str, pairs: Sequence[Overlap]) -> str:
    words = wording()
    shown = [
        words["overlap_pair"].format(
            first=pair.first_fid, second=pair.second_fid, area_m2=format_fixed(pair.area_m2, 2)
        )
        for pair in pairs[:MOST_LISTED]
    ]
    return str(words["notes"]["overlap_pairs"]).format(
        layer=words["layers"][layer], count=len(pairs), pairs=_enumerated(shown, len(pairs))
    )


def _by_layer(found: Iterable[Any]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for one in found:
        groups.setdefault(one.layer, []).append(one)
    return groups


def _enumerated(shown: Sequence[str], count: int) -> str:
    return "、".join(shown) + ("等" if count > len(shown) else "")


def resurvey_advice(tests: Iterable[ThresholdTest], advice: str) -> tuple[str, ...]:
    """The advice, where the error band alone leaves a test open."""
    in_band = any(
        test.margin_m2 is not None and test.band_m2 is not None and abs(test.margin_m2) <= test.band_m2
        for test in tests
    )
    return (advice,) if in_band and advice else ()
