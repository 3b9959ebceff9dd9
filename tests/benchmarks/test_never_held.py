"""How long splits, dates and focus hold the window at most; views and assumptions stand in ``test_views``."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from explorer.domain.periods import Period
from explorer.figures.catalogue import VIEWS
from explorer.gui.window import MainWindow
from explorer.state import moves
from tests.benchmarks.test_reaction import window

__all__ = ["window"]  # a fixture

pytestmark = pytest.mark.benchmark


def held(act: Callable[[], object]) -> float:
    """Return the seconds of the processor, those of the clock being others' as well."""
    began = time.process_time()
    act()
    for _ in range(3):
        QApplication.processEvents()
    return time.process_time() - began


def told(what: str, spent: dict[str, float]) -> None:
    worst = max(spent, key=spent.__getitem__)
    print(f"{what}: the window was held {spent[worst] * 1000:.0f} ms at most, by {worst} (goal 250)")


def test_splits(window: MainWindow) -> None:
    store = window.context.store
    spent = {}
    for view in VIEWS:
        store.go("View", moves.show_view, view.id)
        for by, _ in view.by:
            spent[f"{view.id} by {by}"] = held(lambda by=by: store.go("Split", moves.group_by, by))
    told("split changed", spent)


@pytest.mark.parametrize("view", ["overview", "timeline", "deliveries", "scaling", "prices", "claims"])
def test_steps_of_the_date(window: MainWindow, view: str) -> None:
    store = window.context.store
    store.go("View", moves.show_view, view)
    spent = {}
    for month in ("2025-11", "2025-06", "2024-01", "2022-03", "2026-02"):
        spent[month] = held(lambda month=month: store.slide("Back", moves.look_back, Period.parse(month)))
    told(f"{view} of another month", spent)


def test_focus(window: MainWindow) -> None:
    store = window.context.store
    spent = {}
    for view in ("scaling", "prices", "finances", "compare"):
        store.go("View", moves.show_view, view)
        for record in ("aito", "aito-m9", "li-auto", "hima"):
            spent[f"{view} of {record}"] = held(lambda record=record: store.go("Select", moves.focus_on, record))
    told("focus changed", spent)
