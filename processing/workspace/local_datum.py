"""The county's local parameters for layers on Xi'an 1980 or Beijing 1954, kept once for a whole workspace."""

from __future__ import annotations

from .store import WorkspaceStore

SETTING = "local_transform"
NOTE = "西安80、北京54图层的本地转换参数"


def local_transform(store: WorkspaceStore) -> str:
    """The parameters as they were given; empty if there are none."""
    rows = store.rows("setting", f"\"code\" = '{SETTING}'")
    return str(rows[0]["value"] or "") if rows else ""


def keep_local_transform(store: WorkspaceStore, text: str) -> None:
    """Keep parameters that were found to fit; those of before are replaced."""
    if not text.strip() or text == local_transform(store):
        return
    known = bool(store.rows("setting", f"\"code\" = '{SETTING}'"))
    with store.writing("setting") as writer:
        if known:
            writer.update("setting", SETTING, {"value": text})
        else:
            writer.insert("setting", [{"code": SETTING, "value": text, "note": NOTE}])
