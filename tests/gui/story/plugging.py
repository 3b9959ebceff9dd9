"""Runs on an X screen of its own: presents while monitors are added and taken away, and tells every wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from PySide6.QtWidgets import QApplication

from tests.gui.story.two_screens import on, presenting, say, settle

SECOND = "1000/260x700/180+1000+0"


def xrandr(*words: str) -> None:
    """Change the monitors of the display."""
    subprocess.run(["xrandr", *words], check=True, capture_output=True)


def main(cycles: int) -> None:
    """Plug and unplug the second display, going on with the talk meanwhile."""
    xrandr("--setmonitor", "Desk", "1000/260x700/180+0+0", "screen")
    xrandr("--setmonitor", "Hall", SECOND, "none")
    talk = presenting("Hall")
    first = on(talk)
    say("begun", *first)
    for cycle in range(cycles):
        xrandr("--delmonitor", "Hall")
        if not settle(lambda: len(QApplication.screens()) == 1 and not talk.audience.isVisible(), 1_000):
            say("bad", cycle, "unplugged", *on(talk), len(QApplication.screens()))
        if "Hall" not in talk.console.face.banner or not talk.console.isVisible():
            say("bad", cycle, "console", repr(talk.console.face.banner))
        talk.do("next" if cycle % 2 else "back")
        xrandr("--setmonitor", "Hall", SECOND, "none")
        if not settle(lambda: on(talk) == first and talk.console.face.banner == "", 1_000):
            say("bad", cycle, "plugged", *on(talk), repr(talk.console.face.banner))
    say("done", cycles)
    talk.finish()


if __name__ == "__main__":
    main(int(sys.argv[1]))
