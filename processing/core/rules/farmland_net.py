"""Net of field ridges in basic-farmland layers, whose three families carry it in different fields.

JBNTBHTB (TD/T 1019), YJJBNTTB (in the 三调 package) and YJJBNTBHTB (三区三线): the coefficient KCXS or TKXS where a
feature has one, else one less the ratio of its net to its gross area, JBNTMJ/TBMJ or YJJBNTMJ/YJJBNTTBMJ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

COEFFICIENT_FIELDS = ("KCXS", "TKXS")
NET_AND_GROSS_FIELDS = (
    ("YJJBNTMJ", "YJJBNTTBMJ"),
    ("JBNTMJ", "TBMJ"),
    ("YJJBNTMJ", "TBMJ"),
)
# Areas of the attribute tables have two decimals: a ratio this much over 1 is their rounding.
RATIO_SLACK = 1e-3


@dataclass(frozen=True)
class NetFields:
    """Fields of a layer that tell its net area, as the layer spells them; empty where it has none."""

    coefficient: str = ""
    net: str = ""
    gross: str = ""

    @property
    def names(self) -> list[str]:
        """Fields to be read."""
        return [name for name in (self.coefficient, self.net, self.gross) if name]


@dataclass(frozen=True)
class NetShares:
    """Ridge coefficients of a layer's features and what they rest on.

    Attributes
    ----------
    coefficients : ndarray of float, shape (n,)
        Fraction that is taken off.
    by_coefficient, by_ratio, without : int
        How many features rest on each; `without` count as net = gross.
    wrong : tuple of int
        Indices of features whose net area is above the gross; they count as net = gross.
    """

    coefficients: NDArray[np.float64]
    by_coefficient: int
    by_ratio: int
    without: int
    wrong: tuple[int, ...]


def net_fields(find: Callable[..., str | None]) -> NetFields:
    """Fields of a layer by `find`, which gives the layer's spelling of the first name that it has, or None."""
    pairs = ((find(net), find(gross)) for net, gross in NET_AND_GROSS_FIELDS)
    net, gross = next(((n, g) for n, g in pairs if n and g), ("", ""))
    return NetFields(find(*COEFFICIENT_FIELDS) or "", net or "", gross or "")


def net_shares(rows: Iterable[Mapping[str, Any]], fields: NetFields) -> NetShares:
    """Ridge coefficient of each feature.

    Parameters
    ----------
    rows : iterable of mapping
        Attributes by the names of `fields`; a coefficient outside 0 to 1 is handed on for the caller to refuse.
    """
    coefficients: list[float] = []
    counts = {"coefficient": 0, "ratio": 0, "without": 0}
    wrong = []
    for index, row in enumerate(rows):
        value, basis = _coefficient(row, fields)
        coefficients.append(value)
        counts[basis if basis in counts else "without"] += 1
        if basis == "wrong":
            wrong.append(index)
    return NetShares(
        np.array(coefficients, dtype=float), counts["coefficient"], counts["ratio"], counts["without"], tuple(wrong)
    )


def _coefficient(row: Mapping[str, Any], fields: NetFields) -> tuple[float, str]:
    given = row.get(fields.coefficient) if fields.coefficient else None
    if given is not None:
        return _number(given), "coefficient"
    net, gross = (row.get(name) if name else None for name in (fields.net, fields.gross))
    net_m2, gross_m2 = _number(net), _number(gross)
    if not (net_m2 > 0 and gross_m2 > 0):
        return 0.0, "without"
    ratio = net_m2 / gross_m2
    if ratio > 1 + RATIO_SLACK:
        return 0.0, "wrong"
    return max(0.0, 1.0 - ratio), "ratio"


def _number(value: Any) -> float:
    """A number, or nan for what is none."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return float("nan")
