"""P5: a program that is killed while it presents comes back to the same step, with its notes, in three seconds."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tests.guards.promises import Count
from tests.gui.child import HEAD, PROJECT, environment

ALL, USUAL = 100, 10

# Takes what is offered, or presents the first story in a window; tells; goes to the step asked for; tells, and waits.
TALKING = """
import hashlib
from explorer.gui.settings import AUDIENCE_WINDOW, MOTION
place = int(sys.argv[1])

def tell(window):
    player = window.talks.player
    if player is None or not player.audience.isVisible():
        print("none", flush=True)
        return
    shown = player.console.notes.toPlainText()
    words = hashlib.sha256(shown.encode()).hexdigest()[:12]
    print(player.show.place, player.console.notes.size_of_letters, len(shown), words, flush=True)

def act(window):
    if window.talk_return.strip is not None and window.talk_return.strip.isVisible():
        window.talk_return.strip.taken.emit()
    else:
        window.context.settings.set(AUDIENCE_WINDOW, "640x360")
        window.context.settings.set(MOTION, False)
        window.context.settings.save()
        window.talks.present(False)
        window.talks.player.console.larger_notes()
    tell(window)
    window.talks.player.go_to(place)
    QTimer.singleShot(60, lambda: tell(window))

furnish = MainWindow._furnish
def furnished(window):
    furnish(window)
    QTimer.singleShot(0, lambda: act(window))
MainWindow._furnish = furnished
sys.exit(run_window())
"""


def run(place: int) -> tuple[str, str, float]:
    """Let a program say where it came back to and where it went, kill it; with the seconds to the first."""
    start = time.monotonic()
    made = subprocess.Popen(
        [sys.executable, "-c", HEAD + TALKING, str(place)],
        cwd=PROJECT, env=environment(), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert made.stdout is not None
    came = made.stdout.readline().strip()
    passed = time.monotonic() - start
    went = made.stdout.readline().strip()
    made.kill()
    made.communicate()
    return came, went, passed


def kills(count: int, steps: int) -> int:
    """Return how often, of so many kills, it did not come back to the same step, notes and size of letters."""
    failed, slowest = 0, 0.0
    _, before, _ = run(1)
    for at in range(count):
        place = (3 * at + 2) % steps
        came, went, passed = run(place)
        slowest = max(slowest, passed)
        if came != before or not went.startswith(f"{place} "):
            print(before, "|", came, "|", went)
            failed += 1
        before = went
    print(f"P5: the slowest return took {slowest:.1f} s")
    return failed


def test_a_killed_program_comes_back_to_its_step(promise: Count) -> None:
    promise("P5", USUAL, kills(USUAL, 7))


@pytest.mark.soak
def test_a_hundred_killed_programs_come_back(promise: Count) -> None:
    promise("P5", ALL, kills(ALL, 7))
