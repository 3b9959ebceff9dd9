"""The guards of every test catch what they are there for."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from explorer.files.folders import config_folder, data_folder, log_folder
from explorer.gui.theme import FAMILIES


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_an_internet_socket_is_refused_and_counted(family: int, internet_attempts: list[str]) -> None:
    with pytest.raises(AssertionError, match="internet socket"):
        socket.socket(family)
    with pytest.raises(AssertionError, match="internet socket"):
        socket.create_server(("127.0.0.1", 0), family=family)
    assert len(internet_attempts) >= 2
    internet_attempts.clear()


def test_a_name_look_up_is_refused(internet_attempts: list[str]) -> None:
    with pytest.raises(AssertionError, match="looked up"):
        socket.getaddrinfo("localhost", 80)
    internet_attempts.clear()


def test_a_local_socket_is_allowed() -> None:
    one, other = socket.socketpair()
    with one, other:
        one.sendall(b"x")
        assert other.recv(1) == b"x"


def test_the_users_folders_lie_in_the_tests_own_home(home: Path) -> None:
    for folder in (config_folder(), data_folder(), log_folder(), Path.home()):
        assert folder.is_relative_to(home)
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_bundled_fonts_are_loaded(qapp: QApplication, fonts: tuple[str, ...]) -> None:
    assert fonts == FAMILIES


_PLANTED = {
    "window": "from PySide6.QtWidgets import QWidget\ndef test_it(qtbot): keep.append(QWidget())",
    "timer": "from PySide6.QtCore import QTimer\n"
    "def test_it(qtbot):\n    one = QTimer(); one.start(10_000); keep.append(one)",
    "thread": "import threading\ndef test_it():\n    threading.Thread(target=stop.wait, daemon=True).start()",
    "qthread": "from PySide6.QtCore import QThread\n"
    "def test_it(qtbot):\n    one = QThread(); one.start(); keep.append(one)",
    "pool": "from PySide6.QtCore import QThreadPool\n"
    "def test_it(qtbot):\n    pool = QThreadPool.globalInstance(); pool.start(stop.wait)\n",
    "qt warning": "from PySide6.QtCore import qWarning\ndef test_it(qtbot): qWarning('planted')",
    "python warning": "import warnings\ndef test_it(): warnings.warn('planted')",
    "swallowed socket": "import socket\ndef test_it():\n    try: socket.socket()\n    except BaseException: pass",
}


@pytest.mark.parametrize("fault", _PLANTED)
def test_a_planted_fault_fails_its_test(fault: str, project: Path, tmp_path: Path) -> None:
    prelude = "import threading\nkeep = []\nstop = threading.Event()\n"
    (tmp_path / "conftest.py").write_text(textwrap.dedent(_NESTED), encoding="utf-8")
    (tmp_path / "test_planted.py").write_text(prelude + _PLANTED[fault] + _AFTER, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-c", str(project / "pyproject.toml"), "--rootdir", str(project)]
    command += ["-p", "no:cacheprovider", "--confcutdir", str(tmp_path), str(tmp_path / "test_planted.py")]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "::test_it" in done.stdout
    assert "1 passed" in done.stdout or "2 passed" in done.stdout, done.stdout  # the clean neighbour


_NESTED = """
    from tests.conftest import *
    from tests.conftest import pytest_plugins
"""
_AFTER = """


def test_clean():
    stop.set()
    for one in keep:
        getattr(one, "quit", getattr(one, "stop", str))()
        getattr(one, "wait", str)()
    keep.clear()
"""
