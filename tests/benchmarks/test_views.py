"""How fast views change and sliders step, against the refill and repaint of bare items; nothing holds the window."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtWidgets import QApplication

from explorer.domain.periods import Period
from explorer.figures.catalogue import VIEWS
from explorer.gui.window import MainWindow
from explorer.state import moves
from tests.benchmarks.test_reaction import bare, timed, told, window

__all__ = ["bare", "window"]  # fixtures

ROUNDS = 6
HELD = 0.25  # seconds

pytestmark = pytest.mark.benchmark


def held(goal: str, ours: list[float]) -> None:
    print(f"{goal}: the window was held {max(ours) * 1000:.0f} ms at most (goal {HELD * 1000:.0f})")


def test_changing_to_a_view_used_before(window: MainWindow, bare: Callable[[int], None], qapp: QApplication) -> None:
    store = window.context.store
    views = [view.id for view in VIEWS]
    first = [timed(lambda view=view: store.go("View", moves.show_view, view)) for view in views]
    ours, floor = [], []
    for number, view in product(range(ROUNDS), views):
        ours.append(timed(lambda view=view: store.go("View", moves.show_view, view)))
        floor.append(timed(lambda number=number: bare(number)))
    told("view changed", ours, floor, "the refill and repaint of bare pyqtgraph items (goal 1.5)")
    held("view changed", [*first, *ours])


@pytest.mark.parametrize("view", ["deliveries", "timeline", "overview"])
def test_a_step_back_in_time(window: MainWindow, bare: Callable[[int], None], qapp: QApplication, view: str) -> None:
    store = window.context.store
    store.go("View", moves.show_view, view)
    ours, floor = [], []
    for number, month in enumerate(range(Period.parse("2023-06").month_index, Period.parse("2026-02").month_index)):
        there = Period.of_month_index(month)
        ours.append(timed(lambda there=there: store.slide("Back", moves.look_back, there)))
        floor.append(timed(lambda number=number: bare(number)))
    told(f"{view} of another month", ours, floor, "the refill and repaint of bare pyqtgraph items (goal 1.5)")
    held(f"{view} of another month", ours)


def test_a_step_of_an_assumption(window: MainWindow, bare: Callable[[int], None], qapp: QApplication) -> None:
    window.context.store.go("View", moves.show_view, "scenario")
    slider = window.centre.frame.scenario.rows[0].slider
    ours, floor = [], []
    for number in range(40):
        ours.append(timed(lambda number=number: slider.setValue(number + 1)))
        floor.append(timed(lambda number=number: bare(number)))
    told("assumption moved", ours, floor, "the refill and repaint of bare pyqtgraph items (goal 1.5)")
    held("assumption moved", ours)
