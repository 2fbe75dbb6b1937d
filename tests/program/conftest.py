"""Real programs: scripts/algorithm, qgis_process, and qgis under a virtual screen."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The caller's own environment must not decide: no display, no leftover QGIS or Python settings.
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith(("QGIS", "PYTHON", "QT_", "DISPLAY", "WAYLAND"))}

# Even if the tests themselves are killed, nothing that they started stays behind.
UNTIL_WE_END = ["setpriv", "--pdeathsig", "KILL"]


@pytest.fixture(scope="session")
def algorithm():
    """Run scripts/algorithm; give exit code, standard output and standard error."""

    def run(*arguments, cwd=None, checkout=ROOT, **environment):
        command = [str(Path(checkout) / "scripts" / "algorithm"), *map(str, arguments)]
        done = subprocess.run(
            command, cwd=cwd, env=CLEAN | environment, capture_output=True, text=True, encoding="utf-8", timeout=300
        )
        return done.returncode, done.stdout, done.stderr

    return run


@pytest.fixture(scope="session")
def package():
    """The plugin zip as `make package` builds it."""
    done = subprocess.run(
        [str(ROOT / "scripts" / "package")], env=CLEAN, capture_output=True, text=True, check=True, timeout=300
    )
    return Path(done.stdout.strip().splitlines()[-1])


@pytest.fixture(scope="session")
def screen():
    """A virtual screen; its name for DISPLAY."""
    read, write = os.pipe()
    server = subprocess.Popen(
        [*UNTIL_WE_END, "Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        server.kill()


@pytest.fixture
def qgis(screen, tmp_path):
    """Open the real QGIS with a plugin folder, run a script in it, give the facts that the script wrote."""

    def run(plugin_folder, script, *arguments, language="en", timeout=180, screenshot=None):
        profile = tmp_path / "profile"
        ini = profile / "profiles" / "default" / "QGIS" / "QGIS3.ini"
        ini.parent.mkdir(parents=True)
        ini.write_text(
            "[PythonPlugins]\nlandpatrol=true\nprocessing=true\n[qgis]\ncheckVersion=false\n"
            f"[locale]\noverrideFlag=true\nuserLocale={language}\n",
            encoding="utf-8",
        )
        facts = tmp_path / "facts.json"
        code = tmp_path / "code.py"
        code.write_text(PRELUDE.format(facts=str(facts), folder=str(tmp_path)) + script, encoding="utf-8")
        site = next((ROOT / ".venv" / "lib").glob("python3.*/site-packages"))
        environment = CLEAN | {
            "DISPLAY": screen,
            "QGIS_CUSTOM_CONFIG_PATH": str(profile),
            "QGIS_PLUGINPATH": str(plugin_folder),
            "PYTHONPATH": str(site),
            "PROJ_DATA": "/usr/share/proj",
            "QT_SCALE_FACTOR": "1",
            "QT_FONT_DPI": "96",
            "XDG_RUNTIME_DIR": str(tmp_path),
        }
        child = subprocess.Popen(
            [*UNTIL_WE_END, "qgis", "--noversioncheck", "--nologo", "--code", str(code), *map(str, arguments)],
            env=environment,
            cwd=tmp_path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            output, _ = child.communicate(timeout=timeout)
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
                output = child.communicate()[0]
        assert facts.exists(), output.decode("utf-8", "replace")[-3000:]
        return json.loads(facts.read_text(encoding="utf-8"))

    return run


PRELUDE = """
import json, os, sys, time, traceback
from pathlib import Path
import qgis.utils
from qgis.PyQt.QtCore import QCoreApplication, QEventLoop, QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialog, QDockWidget, QLineEdit, QListWidget, QToolBar, QWidget
from qgis.core import *
from qgis.utils import iface, plugins

FOLDER = Path({folder!r})
FACTS = {{}}

def finish():
    Path({facts!r}).write_text(json.dumps(FACTS, ensure_ascii=False, default=str), encoding="utf-8")
    os._exit(0)

def guarded(work):
    def run():
        try:
            work()
        except BaseException:
            FACTS["error"] = traceback.format_exc()
            finish()
    return run

def wait(ms=0, until=None):
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(20)
    end = time.monotonic() + ms / 1000
    def tick():
        if time.monotonic() >= end or (until is not None and until()):
            loop.quit()
    timer.timeout.connect(tick)
    timer.start()
    loop.exec()
    timer.stop()
    return until is None or until()

def shot(name):
    QApplication.processEvents()
    iface.mainWindow().grab().save(str(FOLDER / name))
"""


@pytest.fixture
def plugin_from_zip(package, tmp_path):
    """The packaged plugin, unzipped where QGIS looks for it."""
    folder = tmp_path / "plugins"
    shutil.unpack_archive(package, folder)
    return folder
