"""How fast the program starts, and how much memory it takes, against floors measured in the same run."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.benchmarks.screen import xvfb

CHILD = Path(__file__).with_name("child.py")
PAIRS = 7

pytestmark = pytest.mark.benchmark


@dataclass(frozen=True)
class Run:
    """One start: seconds to the paint, of the clock and of the processor, peak memory in MiB, heavy modules loaded."""

    seconds: float
    work: float
    peak: float
    heavy: str


@pytest.fixture(scope="module")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Yield the environment of the children: compiled code, and a real X screen if there can be one."""
    env = os.environ | {"PYTHONPYCACHEPREFIX": str(tmp_path_factory.mktemp("compiled"))}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    if shutil.which("Xvfb"):
        with xvfb() as name:
            yield env | {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
    else:
        yield env | {"QT_QPA_PLATFORM": "offscreen"}


def run(what: str, event: str, env: dict[str, str]) -> Run:
    command = [sys.executable, str(CHILD), what]
    began = time.monotonic()
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    rows = {words[0]: words for words in map(str.split, done.stdout.splitlines())}
    _, at, work, peak, heavy = rows[event]
    return Run(float(at) - began, float(work), int(peak) / 1024, heavy)


def pairs(ours: str, floor: str, event: str, env: dict[str, str]) -> list[tuple[Run, Run]]:
    run(ours, event, env), run(floor, event, env)  # warm
    return [(run(ours, event, env), run(floor, event, env)) for _ in range(PAIRS)]


def told(goal: str, ratios: list[float], unit: str) -> float:
    middle = statistics.median(ratios)
    print(f"\n{goal}: {middle:.2f} [{min(ratios):.2f}..{max(ratios):.2f}] {unit}")
    return middle


def test_first_paint_of_the_window(display: dict[str, str]) -> None:
    found = pairs("explorer_window", "bare_window", "window", display)
    assert {ours.heavy for ours, _ in found} == {"-"}, "numpy or pyqtgraph was loaded before the first paint"
    told("window painted", [ours.seconds / floor.seconds for ours, floor in found], "x a bare QMainWindow (goal 1.8)")
    told("  its processor time", [ours.work / floor.work for ours, floor in found], "x, steadier on a busy machine")


def test_first_chart_and_peak_memory(display: dict[str, str]) -> None:
    found = pairs("explorer_chart", "bare_plot", "chart", display)
    told("first chart", [ours.seconds / floor.seconds for ours, floor in found], "x a bare PlotWidget (goal 1.35)")
    told("  its processor time", [ours.work / floor.work for ours, floor in found], "x, steadier on a busy machine")
    told("peak memory", [ours.peak / floor.peak for ours, floor in found], "x that process (goal 1.5)")
