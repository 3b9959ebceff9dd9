"""How fast the command palette answers a keystroke, against a scroll repaint of its own list in the same run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.files.resources import bundled_pack
from explorer.gui.notices import Reporter
from explorer.gui.panels.palette import CommandPalette
from explorer.gui.settings import Settings
from explorer.gui.store import Store
from explorer.gui.stylesheet import Look
from explorer.gui.theme import Theme
from explorer.gui.window import MainWindow
from tests.benchmarks.test_reaction import timed, told

QUERY = ("h", "hu", "hua", "huaw", "huawe", "huawei", "huawei m", "huawei", "hu", "a", "ai", "aito", "w", "wen", "wj")
ROUNDS = 45

pytestmark = pytest.mark.benchmark


@pytest.fixture
def palette(qtbot: QtBot, qapp: QApplication, atlas: Atlas) -> Iterator[CommandPalette]:
    """Return the open palette over the window at 1440 by 900 with the bundled pack."""
    theme = Theme()
    theme.choose("light")
    look = Look(qapp, theme)
    window = MainWindow(Store(), theme, Settings(), Reporter())
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.packs.show(atlas, bundled_pack())
    with qtbot.waitSignal(window.woken):
        window.show()
    window.places.open_palette()
    assert window.places.palette is not None
    yield window.places.palette
    look.deleteLater()
    qapp.setStyleSheet("")


def test_a_keystroke_in_the_palette(palette: CommandPalette, qapp: QApplication) -> None:
    """A keystroke changes every row, so the floor is a scroll by a whole page, which repaints every row."""
    field, bar = palette.card.field, palette.card.view.verticalScrollBar()
    for query in QUERY:
        timed(lambda query=query: field.setText(query))
    ours, floor = [], []
    for query in islice(cycle(QUERY), ROUNDS):
        ours.append(timed(lambda query=query: field.setText(query)))
        if bar.maximum() > bar.pageStep() // 2:
            floor += [timed(lambda to=to: bar.setValue(to)) for to in (bar.maximum(), 0)]
    told("palette keystroke", ours, floor, "a scroll by a page of the same list (goal 2)")
