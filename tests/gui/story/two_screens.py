"""Runs in a child process that has two displays, or whose displays come and go: presents, and tells what is where."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.domain.stories import Section, Step, Story
from explorer.files.resources import bundled_pack
from explorer.gui.app import application
from explorer.gui.notices import Reporter
from explorer.gui.settings import MOTION, Settings
from explorer.gui.story.displays import Wish
from explorer.gui.story.player import Player
from explorer.gui.theme import Theme
from explorer.packs import open_pack
from explorer.state.show import begin

SECRET = "XYLOPHONE QUAGGA " * 40
STEPS = tuple(Step(f"Step {at}", "deliveries", f"Takeaway {at}", notes=SECRET, minutes=1) for at in range(4))
STORY = Story("t", "A talk", sections=(Section("", STEPS),))


def presenting(display: str = "", windowed: QSize | None = None) -> Player:
    """Return a presentation that stands on its displays."""
    running = application()
    running.setQuitOnLastWindowClosed(False)
    atlas, theme, settings = open_pack(bundled_pack()), Theme(), Settings()
    settings.set(MOTION, False)
    theme.choose("light")
    talk = Player(atlas, begin(STORY), theme, settings, Reporter(), Wish(windowed, display))
    talk.start()
    settle(lambda: talk.audience.stage.live)
    return talk


def settle(there: Callable[[], bool], milliseconds: int = 3_000) -> bool:
    """Let the loop run until something is so; say whether it came to be."""
    for _ in range(milliseconds // 5):
        if there():
            return True
        QTest.qWait(5)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return there()


def on(talk: Player) -> tuple[str, str]:
    """Return the names of the displays of audience and console; "-" for one that is not seen."""
    names = []
    for window in (talk.audience, talk.console):
        place = window.frameGeometry().center()
        screen = next((one for one in QApplication.screens() if one.geometry().contains(place)), None)
        names.append(screen.name() if window.isVisible() and screen is not None else "-")
    return names[0], names[1]


def say(*words: object) -> None:
    """Print a line for the test that started this."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()
