"""One piece of background work at a time, whichever page asked for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..processing.bridge.translate import tr
from .jobs import Job
from .messages import Messages

Results = dict[str, Any]


class Work(QObject):
    """Runs a job, hands its results on, and tells when it failed.

    Signals
    -------
    progressed(float)
        Percent; -1 while it cannot be told.
    idle()
        Nothing runs any more.
    """

    progressed = pyqtSignal(float)
    idle = pyqtSignal()

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._job: Job | None = None

    @property
    def job(self) -> Job | None:
        """What runs now."""
        return self._job

    def start(self, job: Job, then: Callable[[Results], None]) -> None:
        """Run `job`, then call `then` with its results; a second job at the same time is refused in words."""
        if self._job is not None:
            job.cancel()
            self._messages.warn(tr("Something is still running; wait for it or cancel it first."))
            return
        self._job = job
        self.progressed.emit(-1)
        job.progressed.connect(self.progressed)
        job.finished.connect(lambda done, results, text: self._ended(done, results, text, then))

    def cancel(self) -> None:
        """Stop what runs, if anything."""
        if self._job is not None:
            self._job.cancel()

    def _ended(self, done: bool, results: Results, text: str, then: Callable[[Results], None]) -> None:
        self._job = None
        self.idle.emit()
        if done:
            then(results)
        else:
            self._messages.warn(text or tr("Cancelled."))


class Latest(QObject):
    """Keeps something up to date in the background: a newer request takes the place of one that still runs."""

    def __init__(self, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._job: Job | None = None
        self._next: tuple[Callable[[], Job], Callable[[Results], None], Callable[[str], None]] | None = None

    def start(
        self,
        make_job: Callable[[], Job],
        then: Callable[[Results], None],
        or_else: Callable[[str], None] | None = None,
    ) -> None:
        """Run what `make_job` makes as soon as the job before it has ended, and hand its results to `then`.

        Parameters
        ----------
        or_else : callable, optional
            Takes the sentence of a job that failed; it goes to the message bar otherwise.
        """
        self._next = (make_job, then, or_else or self._messages.warn)
        if self._job is None:
            self._begin()
        else:
            self._job.cancel()

    def stop(self) -> None:
        """Drop what runs and what waits."""
        self._next = None
        if self._job is not None:
            self._job.cancel()

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs or waits."""
        return self._job is None

    def _begin(self) -> None:
        assert self._next is not None
        make_job, then, or_else = self._next
        self._next = None
        self._job = make_job()
        self._job.finished.connect(lambda done, results, text: self._ended(done, results, text, then, or_else))

    def _ended(
        self,
        done: bool,
        results: Results,
        text: str,
        then: Callable[[Results], None],
        or_else: Callable[[str], None],
    ) -> None:
        self._job = None
        if self._next is not None:
            self._begin()
        elif done:
            then(results)
        elif text:
            or_else(text)
