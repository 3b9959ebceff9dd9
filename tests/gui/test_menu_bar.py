"""The menu bar is there as long as its window, whatever becomes of the widgets that Tab goes through before it."""

from __future__ import annotations

from itertools import repeat

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from explorer.gui.window import MainWindow


def test_the_bar_outlives_what_stands_before_it_in_the_order_of_tab(window: MainWindow) -> None:
    window.commands["view.compare"].trigger()
    chip: QWidget = window.centre.options.set.compare.chips[-1]
    for _ in repeat(None, 1_000):  # as F6 goes round in search of a region's first stop
        chip = chip.nextInFocusChain()
    del chip
    window.commands["view.timeline"].trigger()
    QTest.qWait(50)  # the chips are gone
    window.finder.show_story("A story")
    assert window.finder.close_story.isVisible()
