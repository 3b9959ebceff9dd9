"""How long the next step takes to be on the audience screen, against flipping bare pixmaps of the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Section, Step, Story
from explorer.gui.notices import Reporter
from explorer.gui.settings import MOTION, Settings
from explorer.gui.story.displays import Wish
from explorer.gui.story.player import Player
from explorer.gui.theme import Theme
from explorer.state.show import begin

VIEWS = ("deliveries", "prices", "roles", "timeline", "scaling")
STORY = Story("b", "B", sections=(Section("", tuple(Step(view, view) for view in VIEWS)),))
SIZE = QSize(1920, 1080)
ROUNDS = 30

pytestmark = pytest.mark.benchmark


class Bare(QWidget):
    """Paints a pixmap and nothing else."""

    def __init__(self, pixmap: QPixmap) -> None:
        super().__init__()
        self.pixmap = pixmap

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self.pixmap)


def milliseconds(deed: Callable[[int], object]) -> float:
    """Return the median time of a deed."""
    taken = []
    for at in range(ROUNDS):
        start = time.perf_counter()
        deed(at)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def test_the_next_step_takes_at_most_twice_a_bare_flip(qtbot: QtBot, atlas: Atlas) -> None:
    settings, theme = Settings(), Theme()
    theme.choose("light")
    theme.use_colours(atlas.info.colours)
    settings.set(MOTION, False)
    talk = Player(atlas, begin(STORY), theme, settings, Reporter(), Wish(SIZE))
    talk.start()
    pictures = [QPixmap.fromImage(talk.book.picture(step)) for step in STORY.steps]
    bare = Bare(pictures[0])
    qtbot.addWidget(bare)
    bare.resize(SIZE)
    with qtbot.waitExposed(bare):
        bare.show()

    def flip(at: int) -> None:
        bare.pixmap = pictures[at % len(pictures)]
        bare.repaint()

    def step(at: int) -> None:
        talk.go_to(at % len(VIEWS))
        talk.audience.stage.repaint()

    for at in range(len(VIEWS)):  # warm
        flip(at)
        step(at)
    floor, taken = milliseconds(flip), milliseconds(step)
    print(f"next step {taken:.1f} ms, bare flip {floor:.1f} ms, ratio {taken / floor:.2f}")
    talk.finish()
    assert taken <= 2 * floor
