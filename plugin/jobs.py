"""Background work: an algorithm by its id, in a task or in a child process, with progress and cancel.

What touches no layer runs in a `QgsProcessingAlgRunnerTask`. What opens a workspace or exports a layout runs in a
child `qgis_process`: layouts and projects are not thread-safe, and a layer that is made in a thread while the window
makes another one may lock both for good (one holds Python, the other the data provider). Cancelling kills the child.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsTask,
)
from qgis.PyQt.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, pyqtSignal

from ..processing.bridge.translate import tr

PACKAGE = "landpatrol"
PLUGIN_FOLDER = Path(__file__).parents[1]
KILL_AFTER_MS = 700
QT_REMARKS = ("QStandardPaths", "This plugin does not support", "Application path not initialized")


class Job(QObject):
    """One running algorithm.

    Signals
    -------
    progressed(float)
        Percent; -1 while it cannot be told.
    finished(bool, dict, str)
        Success, results, and the sentence to show if it failed. A cancelled job fails with an empty sentence.
    """

    progressed = pyqtSignal(float)
    finished = pyqtSignal(bool, dict, str)

    def cancel(self) -> None:
        """Ask it to stop; `finished` follows within a second."""
        raise NotImplementedError


class _SpeakingFeedback(QgsProcessingFeedback):
    """Keeps the last error: the runner itself only says that there was one."""

    def __init__(self) -> None:
        super().__init__(False)
        self.error = ""

    def reportError(self, error: str | None, fatalError: bool = False) -> None:
        self.error = (error or "").strip()
        super().reportError(error, fatalError)


class TaskJob(Job):
    """An algorithm in QGIS's task manager."""

    def __init__(self, algorithm_id: str, parameters: dict[str, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(algorithm_id)
        # QGIS collects context and feedback too early if Python does not keep them.
        self._context = QgsProcessingContext()
        self._feedback = _SpeakingFeedback()
        self._feedback.progressChanged.connect(self.progressed)
        # Silent: the pages say themselves what came out.
        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.Silent
        self._task = QgsProcessingAlgRunnerTask(algorithm, parameters, self._context, self._feedback, flags)  # type: ignore[arg-type]
        self._task.executed.connect(self._executed)
        QgsApplication.taskManager().addTask(self._task)

    def cancel(self) -> None:
        self._feedback.cancel()

    def _executed(self, successful: bool, results: dict[str, Any]) -> None:
        cancelled = self._feedback.isCanceled()
        done = successful and not cancelled
        self.finished.emit(done, results, "" if done or cancelled else self._feedback.error)


class ProcessJob(Job):
    """An algorithm in a child `qgis_process` with its own profile."""

    def __init__(self, algorithm_id: str, parameters: dict[str, Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = False
        self._profile = tempfile.TemporaryDirectory(prefix="landpatrol-", ignore_cleanup_errors=True)
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment(Path(self._profile.name)))
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._failed_to_start)
        self._process.start(find_qgis_process(), ["run", algorithm_id, "-"])
        self._process.write(json.dumps({"inputs": parameters}, ensure_ascii=False).encode("utf-8"))
        self._process.closeWriteChannel()
        self.progressed.emit(-1)

    def cancel(self) -> None:
        self._cancelled = True
        self._process.terminate()
        QTimer.singleShot(KILL_AFTER_MS, self._process.kill)

    def _failed_to_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._close(False, {}, tr("The program qgis_process was not found; repair the QGIS installation."))

    def _ended(self, exit_code: int, status: QProcess.ExitStatus) -> None:
        answer = _json_of(bytes(self._process.readAllStandardOutput()).decode("utf-8", "replace"))
        errors = bytes(self._process.readAllStandardError()).decode("utf-8", "replace")
        done = exit_code == 0 and status == QProcess.ExitStatus.NormalExit and not self._cancelled
        sentence = "" if done or self._cancelled else _last_error(errors)
        self._close(done, answer.get("results", {}), sentence)

    def _close(self, done: bool, results: dict[str, Any], sentence: str) -> None:
        self._profile.cleanup()
        self.finished.emit(done, results, sentence)


def find_qgis_process() -> str:
    """Path of the program that belongs to the running QGIS, on Windows, Linux and macOS."""
    prefix = Path(QgsApplication.prefixPath())
    if sys.platform == "win32":
        names = [f"qgis_process-{prefix.name}.bat", "qgis_process-qgis.bat", "qgis_process-qgis-ltr.bat"]
        folders = [prefix.parents[1] / "bin", prefix / "bin"]
    else:
        names = ["qgis_process"]
        folders = [prefix / "bin", Path(QgsApplication.applicationDirPath()), Path("/usr/bin")]
    candidates = (folder / name for folder in folders for name in names)
    return str(next((path for path in candidates if path.is_file()), names[0]))


def _environment(profile: Path) -> QProcessEnvironment:
    """The parent's environment with a profile of its own, in which only this plugin is enabled."""
    ini = profile / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    ini.parent.mkdir(parents=True)
    language = QgsApplication.locale()
    ini.write_text(
        f"[PythonPlugins]\n{PACKAGE}=true\n[locale]\noverrideFlag=true\nuserLocale={language}\n", encoding="utf-8"
    )
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("QGIS_CUSTOM_CONFIG_PATH", str(profile))
    paths = [str(PLUGIN_FOLDER.parent), *filter(None, [os.environ.get("QGIS_PLUGINPATH")])]
    environment.insert("QGIS_PLUGINPATH", os.pathsep.join(paths))
    environment.insert("QT_QPA_PLATFORM", "offscreen" if sys.platform != "win32" else "windows")
    return environment


def _json_of(text: str) -> dict[str, Any]:
    """The answer of qgis_process, which may stand after other lines."""
    start = text.find("{")
    try:
        answer = json.loads(text[start:]) if start >= 0 else {}
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _last_error(stderr: str) -> str:
    """The last line that qgis_process printed about the work; Qt's own remarks are left out."""
    lines = [line.strip() for line in stderr.splitlines() if line.strip() and not line.startswith(QT_REMARKS)]
    return lines[-1] if lines else tr("The work ended without saying why; see the log messages panel.")
