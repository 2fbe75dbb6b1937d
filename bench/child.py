"""One contestant in a process of its own, so that its peak memory is its own; prints one line of JSON."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from .contestants import CONTESTANTS, ours_ground
from .county import SIZES, made
from .memory import peak_mib


def timed(contestant: str, data: Path) -> dict[str, Any]:
    """Seconds, peak memory and the ground found; starting and importing are not counted."""
    work = CONTESTANTS[contestant]()
    with tempfile.TemporaryDirectory() as folder:
        start, start_cpu = time.perf_counter(), time.process_time()
        ground = work(data, Path(folder))
        result = {"seconds": time.perf_counter() - start, "cpu_seconds": time.process_time() - start_cpu}
        result["peak_mib"] = peak_mib()
        if "breakdown" in ground:
            ground = ours_ground(ground["breakdown"])
    return result | {"ground": ground}


def main() -> None:
    """Arguments: a contestant (or `make`, `live`, `postgis`), a size and the folder of the data."""
    name, size, folder = sys.argv[1], SIZES[sys.argv[2]], Path(sys.argv[3])
    data = made(size, folder)
    if name == "make":
        result = {"path": str(data)}
    elif name == "live":
        from .live import live

        result = live(data)
    elif name == "postgis":
        from .postgis import postgis

        result = postgis(data)
    else:
        result = timed(name, data)
    print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main()
