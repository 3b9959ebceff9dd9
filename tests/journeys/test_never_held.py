"""No change of view, date, focus or assumption holds the window for more than a quarter of a second of work."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from explorer.domain.periods import Period
from explorer.figures.catalogue import VIEWS
from explorer.gui.window import MainWindow
from explorer.state import moves

MOST = 0.25  # seconds of the processor: those of the clock are others' as well


def held(act: Callable[[], object]) -> float:
    began = time.process_time()
    act()
    for _ in range(3):
        QApplication.processEvents()
    return time.process_time() - began


def test_views_open_at_once_the_first_time_and_again(window: MainWindow) -> None:
    store = window.context.store
    for round_ in ("first", "again"):
        for view in VIEWS:
            took = held(lambda view=view: store.go("View", moves.show_view, view.id))
            assert took < MOST, (round_, view.id, took)


def test_splits_open_at_once(window: MainWindow) -> None:
    store = window.context.store
    for view in VIEWS:
        store.go("View", moves.show_view, view.id)
        for by, _ in view.by:
            took = held(lambda by=by: store.go("Split", moves.group_by, by))
            assert took < MOST, (view.id, by, took)


@pytest.mark.parametrize("view", ["overview", "timeline", "deliveries", "scaling", "prices", "claims"])
def test_a_step_of_the_date_is_no_wait(window: MainWindow, view: str) -> None:
    store = window.context.store
    store.go("View", moves.show_view, view)
    for month in ("2025-11", "2025-06", "2024-01", "2022-03", "2026-02"):
        took = held(lambda month=month: store.slide("Back", moves.look_back, Period.parse(month)))
        assert took < MOST, (view, month, took)


def test_a_focus_is_no_wait(window: MainWindow) -> None:
    store = window.context.store
    for view in ("scaling", "prices", "finances", "compare"):
        store.go("View", moves.show_view, view)
        for record in ("aito", "aito-m9", "li-auto", "hima"):
            took = held(lambda record=record: store.go("Select", moves.focus_on, record))
            assert took < MOST, (view, record, took)
