"""On a real X screen: the window starts, paints, closes, and ends in good order on a signal."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks import child, screen

CHILD = Path(child.__file__)

pytestmark = pytest.mark.x11


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """Yield a display of our own."""
    with screen.xvfb() as name:
        yield name


@pytest.fixture
def env(display: str) -> dict[str, str]:
    return os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


@pytest.fixture
def running(env: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """Yield the program, its first chart painted."""
    command = [sys.executable, str(CHILD), "explorer"]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        seen = [process.stdout.readline().split()[0] for _ in range(2)]
        assert seen == ["window", "chart"]
        yield process
        process.kill()


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, errors = process.communicate(timeout=30)
    return process.returncode, errors


def test_the_window_starts_paints_and_closes(env: dict[str, str]) -> None:
    command = [sys.executable, str(CHILD), "explorer_chart"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["window", "chart"]


def test_the_screen_shows_the_window(running: subprocess.Popen[str], env: dict[str, str]) -> None:
    code = (
        "from PySide6.QtGui import QGuiApplication\napp = QGuiApplication([])\n"
        "image = app.primaryScreen().grabWindow(0).toImage()\n"
        "print(len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}))"
    )
    seen = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60, check=True)
    assert int(seen.stdout) > 50  # an empty screen has one colour, a frame a few
    assert running.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_good_order(running: subprocess.Popen[str], number: signal.Signals, home: Path) -> None:
    running.send_signal(number)
    assert ended(running) == (0, "")
    assert list((home / "config").rglob("settings.ini")), "what the window was like has been remembered"


def test_a_wrong_display_is_said_in_a_sentence(tmp_path: Path, project: Path) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    env |= {"DISPLAY": ":99999", "PYTHONPATH": str(project)}
    command = [sys.executable, "-m", "explorer"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
