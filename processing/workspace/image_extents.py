"""Where a linked image lies, remembered as a setting, so that it is known of one whose file is gone."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsMapLayer

from .store import WorkspaceStore

SETTING = "image_extent."
NOTE = "影像范围（xmin,ymin,xmax,ymax，影像坐标系）"


def remember_extent(store: WorkspaceStore, writer: Any, code: str, layer: QgsMapLayer) -> None:
    """Keep the extent of the image linked under a code, within a transaction on `setting`."""
    extent, name = layer.extent(), f"{SETTING}{code}"
    if extent.isEmpty():
        return
    sides = (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    value = ",".join(f"{side:.9g}" for side in sides)
    if store.rows("setting", f"\"code\" = '{name}'"):
        writer.update("setting", name, {"value": value})
    else:
        writer.insert("setting", [{"code": name, "value": value, "note": NOTE}])


def remembered_extents(store: WorkspaceStore) -> dict[str, tuple[float, float, float, float]]:
    """Extents by the code of the link; of links made before extents were remembered there is none."""
    found = {}
    for row in store.rows("setting", f"\"code\" LIKE '{SETTING}%'"):
        try:
            xmin, ymin, xmax, ymax = (float(side) for side in str(row["value"]).split(","))
        except ValueError:
            continue  # edited by hand
        found[str(row["code"]).removeprefix(SETTING)] = (xmin, ymin, xmax, ymax)
    return found
