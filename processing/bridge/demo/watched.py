"""Long work of core in a thread of its own, so that a click on Cancel is answered at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from ...core.errors import Cancelled

T = TypeVar("T")
Progress = Callable[[float], None]
LOOK_EVERY_S = 0.1


def watched(work: Callable[[Progress], T], progress: Progress) -> T:
    """Run `work` while watching for a cancel.

    Parameters
    ----------
    work : callable
        Pure computation; gets a progress callable that raises `Cancelled` once the user has stopped. It must not
        write files, for it may go on for a moment after this function has raised.
    progress : callable
        Called in this thread with the finished fraction; raises `Cancelled` to stop.
    """
    stopped = threading.Event()
    state: dict[str, float] = {"fraction": 0.0}
    result: list[T] = []
    failure: list[BaseException] = []

    def report(fraction: float) -> None:
        if stopped.is_set():
            raise Cancelled
        state["fraction"] = fraction

    def run() -> None:
        try:
            result.append(work(report))
        except BaseException as error:  # noqa: BLE001  # carried over to the caller's thread
            failure.append(error)

    thread = threading.Thread(target=run, daemon=True, name="landpatrol-demo")
    thread.start()
    try:
        while thread.is_alive():
            thread.join(LOOK_EVERY_S)
            progress(state["fraction"])
    except Cancelled:
        stopped.set()
        raise
    if failure:
        raise failure[0]
    return result[0]
