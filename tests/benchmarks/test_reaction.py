"""How fast the window answers: choosing an entity and typing in the search, against floors of the same run."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.files.resources import bundled_pack
from explorer.gui.notices import Reporter
from explorer.gui.settings import Settings
from explorer.gui.store import Store
from explorer.gui.stylesheet import Look
from explorer.gui.theme import Theme
from explorer.gui.window import MainWindow
from explorer.state import moves

CHOSEN = ("aito", "hima", "luxeed", "seres", "stelato", "aito-m9", "maextro", "nio", "shangjie", "chery", "li-auto")
QUERY = ("a", "ai", "ait", "aito", "ait", "ai", "a", "", "w", "wj", "w", "")
ROUNDS = 40

pytestmark = pytest.mark.benchmark


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, atlas: Atlas) -> Iterator[MainWindow]:
    """Return the window at 1440 by 900 with the bundled pack, its chart awake."""
    theme = Theme()
    theme.choose("light")
    look = Look(qapp, theme)
    made = MainWindow(Store(), theme, Settings(), Reporter())
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.packs.show(atlas, bundled_pack())
    with qtbot.waitSignal(made.woken):
        made.show()
    yield made
    look.deleteLater()
    qapp.setStyleSheet("")


@pytest.fixture
def bare(qtbot: QtBot, window: MainWindow) -> Iterator[Callable[[int], None]]:
    """Yield what refills bare pyqtgraph plots of what the deliveries show, as large as the chart."""
    assert window.centre.figure is not None
    series = [one for panel in window.centre.figure.panels for one in getattr(panel, "series", ())]
    months = 48
    widget = pg.GraphicsLayoutWidget()
    qtbot.addWidget(widget)
    above, below = (widget.addPlot(row=row, col=0, enableMenu=False) for row in range(2))
    curve = above.plot(pen=pg.mkPen("k", width=1))
    bars = [pg.BarGraphItem(x=[0], height=[0], width=0.8, pen=None) for _ in series]
    marks = pg.ScatterPlotItem()
    for item in (*bars, pg.InfiniteLine(1, 0)):
        below.addItem(item)
    above.addItem(marks)
    assert window.centre.chart is not None
    widget.resize(window.centre.chart.size())
    widget.show()
    qtbot.waitExposed(widget)

    def refill(number: int) -> None:
        x, y = np.arange(months), np.arange(months) % (5 + number % 3) + 1.0
        curve.setData(x, np.cumsum(y))
        marks.setData(x[-3:], np.cumsum(y)[-3:])
        for level, item in enumerate(bars):
            item.setOpts(x=x, height=y, y0=y * level, width=0.8)

    yield refill
    for menu in QApplication.topLevelWidgets():  # pyqtgraph's plots leave theirs behind
        if isinstance(menu, QMenu) and menu.parentWidget() is None:
            menu.deleteLater()


def timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    for _ in range(3):
        QApplication.processEvents()
    return time.perf_counter() - began


def told(goal: str, ours: list[float], floor: list[float], words: str) -> None:
    middle, least = statistics.median(ours), statistics.median(floor)
    print(f"\n{goal}: {middle / least:.2f} x {words}  ({middle * 1000:.1f} against {least * 1000:.1f} ms)")


def test_choosing_an_entity(window: MainWindow, bare: Callable[[int], None], qapp: QApplication) -> None:
    store = window.context.store
    for record in CHOSEN:
        timed(lambda record=record: store.go("Select", moves.focus_on, record))
    ours, floor = [], []
    for number, record in enumerate(islice(cycle(CHOSEN), ROUNDS)):
        ours.append(timed(lambda record=record: store.go("Select", moves.focus_on, record)))
        floor.append(timed(lambda number=number: bare(number)))
    told("entity chosen", ours, floor, "the refill and repaint of bare pyqtgraph items (goal 1.5)")


def test_a_keystroke_in_the_search(window: MainWindow, qapp: QApplication) -> None:
    tree = window.tree
    bar = tree.view.verticalScrollBar()
    for query in QUERY:
        timed(lambda query=query: tree.field.setText(query))
    assert bar.maximum() > 0
    ours, floor = [], []
    for number, query in enumerate(islice(cycle(QUERY), ROUNDS)):
        ours.append(timed(lambda query=query: tree.field.setText(query)))
        if not query:
            floor += [timed(lambda to=to: bar.setValue(to)) for to in (number % 3 + 1, number % 3 + 4, 0)]
    told("keystroke", ours, floor, "a scroll repaint of the same tree (goal 2)")
