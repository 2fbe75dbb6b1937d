"""How the sample county's parcels became known, and what its construction sites look like on the ground."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .tables import texts

DATA = Path(__file__).parent / "data" / "supervision.json"


@lru_cache(maxsize=1)
def supervision_settings() -> dict[str, Any]:
    """Days, ways and words of the data file."""
    content: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return content


def known_columns(codes: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Columns of the parcel table: when each began, when an image first shows it, and how it became known."""
    settings = supervision_settings()
    told = [settings["parcels"][code] for code in codes]
    return {
        "occurred_local_date": np.array([row["occurred_local_date"] for row in told], dtype="datetime64[D]"),
        "change_local_date": np.full(len(told), settings["change_local_date"], dtype="datetime64[D]"),
        "first_known_by": texts(row["first_known_by"] for row in told),
        "progress": texts(row["progress"] for row in told),
    }
