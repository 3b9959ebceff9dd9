"""Promise P8 on a real X screen: a display that comes and goes 50 times is a non-event."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks import screen
from tests.gui.story import plugging

pytestmark = pytest.mark.x11
CYCLES = 50


def test_the_projector_is_plugged_and_unplugged(promise) -> None:
    with screen.xvfb() as display:
        env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, "-X", "faulthandler", str(Path(plugging.__file__)), str(CYCLES)]
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    lines = done.stdout.splitlines()
    bad = [line for line in lines if line.startswith("bad")]
    assert [line for line in lines if line.startswith("done")] == [f"done {CYCLES}"], lines
    promise("P8", CYCLES, len(bad))
