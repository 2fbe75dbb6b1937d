"""What is wrong with a workspace, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ..bridge.translate import tr
from .reference_layers import linked, problems, role_title
from .store import WorkspaceStore

NEEDED_ROLES = ("land_use", "basic_farmland")


def findings(store: WorkspaceStore) -> Iterator[tuple[str, str]]:
    """Code of the link concerned (empty if none) and a sentence in the interface language."""
    for reference, text in problems(store):
        yield reference.code, text
    for role in NEEDED_ROLES:
        if not linked(store, role):
            yield "", tr("No layer is linked as {role}: its test stays open (未套合).", role=role_title(role))
    waiting = [row["code"] for row in store.rows("parcel_verdict") if row["verdict"] is None]
    if waiting:
        yield "", tr("{count} parcels have not been measured yet: {codes}.", count=len(waiting), codes=_some(waiting))


def _some(codes: list[str], most: int = 5) -> str:
    return ", ".join(codes[:most]) + (" …" if len(codes) > most else "")
