"""Tables of the workspace with their Chinese names: `schema/tables.json`, the same for every store."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

SCHEMA_FOLDER = Path(__file__).parent / "schema"
VERSION_KEY = "landpatrol.schema_version"


@dataclass(frozen=True)
class Table:
    """One table.

    Attributes
    ----------
    geometry : str or None
        OGC geometry type name, None for a plain table.
    append_only : bool
        Rows are added, never changed or removed.
    columns : dict of str to str
        Column name to Chinese alias, in order, without `fid`, `uuid`, `row_version` and `geom`.
    """

    name: str
    title: str
    geometry: str | None
    append_only: bool
    columns: dict[str, str]


@lru_cache(maxsize=1)
def tables() -> dict[str, Table]:
    """All tables by name, in an order that respects their references."""
    content = json.loads((SCHEMA_FOLDER / "tables.json").read_text(encoding="utf-8"))
    return {name: Table(name=name, **row) for name, row in content.items()}
