"""The dated images that a workspace links, as candidates for the pair before and after."""

from __future__ import annotations

from datetime import date

from ..bridge.imagery.choose_images import DatedRaster
from .reference_layers import absolute_source, linked
from .store import WorkspaceStore


def dated_images(store: WorkspaceStore) -> list[DatedRaster]:
    """Linked images with the day they were linked with; one without a day is kept, and will be said to have none."""
    found = []
    for reference in linked(store, "imagery"):
        text = reference.image_local_date[:10]
        day = date.fromisoformat(text) if text else None
        found.append(DatedRaster(absolute_source(store, reference), reference.name, day))
    return found
