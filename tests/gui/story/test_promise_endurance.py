"""P10: it can run all day. A presentation that is flipped through, ended and begun again grows by 10 MB at most."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.guards.promises import Count
from tests.gui.child import PROJECT, environment

FLIPS, OPENINGS, MOST = 3_000, 500, 10_000_000
# The C library learns from the first large block that is freed to keep such blocks: whether it still has that of one
# slide's picture, 8 MB, would decide what is measured. With a threshold of its own it gives them all back.
STEADY = {"MALLOC_MMAP_THRESHOLD_": "262144", "MALLOC_TRIM_THRESHOLD_": "262144"}


def grown(flips: int, openings: int, seconds: float) -> int:
    """Return by how many bytes the program grew."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.story.endurance", str(flips), str(openings)],
        cwd=PROJECT, env=environment() | STEADY, capture_output=True, text=True, timeout=seconds, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    print(f"P10: {done.stdout.strip()} bytes in {flips} flips and {openings} openings")
    return int(next(line for line in done.stdout.splitlines() if line.startswith("grown")).split()[1])


def test_it_does_not_grow(promise: Count) -> None:
    promise("P10", (FLIPS + OPENINGS) // 10, int(grown(FLIPS // 10, OPENINGS // 10, 200) > MOST))


@pytest.mark.soak
def test_it_does_not_grow_all_day(promise: Count) -> None:
    promise("P10", FLIPS + OPENINGS, int(grown(FLIPS, OPENINGS, 3_000) > MOST))
