"""P4: an exception in whatever a presentation runs through costs the audience no slide, nor the program its life."""

from __future__ import annotations

import subprocess
import sys

from tests.guards.promises import Count
from tests.gui.child import PROJECT, environment

MOST = 205


def test_the_audience_keeps_a_slide_whatever_fails(promise: Count) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "tests.gui.story.injection", str(MOST)],
        cwd=PROJECT, env=environment(), capture_output=True, text=True, timeout=400, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    lines = done.stdout.splitlines()
    failed = [line for line in lines if line.startswith("failed")]
    tried = int(next(line for line in lines if line.startswith("tried")).split()[1])
    if failed:
        print("\n".join(failed))
    promise("P4", tried, len(failed))
