"""The options row shows what the view reads, moves the viewpoint, and keeps Table and Export in any width."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.domain.periods import Period
from explorer.gui.panels.exporting import KINDS
from explorer.gui.panels.range_menu import ranges
from explorer.gui.panels.segments import Segment
from explorer.gui.window import MainWindow
from explorer.state import moves
from explorer.state.viewpoint import viewpoint


def _button(window: MainWindow, text: str) -> Segment:
    return next(one for one in window.centre.options.findChildren(Segment) if one.text() == text)


def _shown(window: MainWindow) -> list[QWidget]:
    children = window.centre.options.children()
    return [one for one in children if isinstance(one, QWidget) and one.isVisible() and not one.isWindow()]


def test_segments_follow_and_move_the_viewpoint(qtbot: QtBot, window: MainWindow) -> None:
    options, store = window.centre.options, window.context.store
    assert (options.by.value, options.every.value) == ("brand", "month")
    qtbot.mouseClick(_button(window, "Carmaker"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(_button(window, "Yearly"), Qt.MouseButton.LeftButton)
    assert (store.here.by, store.here.every) == ("partner", "year")
    store.back()
    assert options.every.value == "month"


def test_arrows_move_within_segments(qtbot: QtBot, window: MainWindow) -> None:
    button = _button(window, "Monthly")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Right)
    qtbot.keyClick(_button(window, "Quarterly"), Qt.Key.Key_Space)
    assert window.context.store.here.every == "quarter"


def test_a_word_with_an_ampersand_makes_no_key(window: MainWindow) -> None:
    window.context.store.go("Show view", moves.show_view, "finances")
    assert _button(window, "R&D").shortcut().isEmpty()


def test_the_timeline_has_chips_that_filter(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["view.timeline"].trigger()
    options = window.centre.options
    chip = next(one for one in options.chips if one.choice.label == "Launch")
    assert chip.isChecked() and chip.accessibleName() == "Launch"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert window.context.store.here.hidden == {"launch"}
    assert not chip.isChecked() and chip.accessibleName() == "Launch, hidden"
    assert not options.by.isVisible()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert not window.context.store.here.hidden


@pytest.mark.parametrize("view", ["timeline", "deliveries"])
@pytest.mark.parametrize("width", [960, 1024, 1184, 1440, 1920])
def test_nothing_overlaps_and_table_and_export_stay(window: MainWindow, width: int, view: str) -> None:
    window.commands[f"view.{view}"].trigger()
    window.resize(width, 700)
    options = window.centre.options
    shown = sorted(_shown(window), key=QWidget.x)
    assert {options.table, options.export, options.notes} <= set(shown)
    for left, right in pairwise(shown):
        assert left.geometry().right() < right.geometry().left(), (left, right)
    assert shown[0].x() == 16 and shown[-1].geometry().right() < options.width()
    assert all(one.width() >= one.sizeHint().width() for one in shown)


def test_what_does_not_fit_is_in_the_more_menu(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["view.timeline"].trigger()
    window.resize(1024, 700)
    options, store = window.centre.options, window.context.store
    assert options.more.isVisible()
    options.more_menu.aboutToShow.emit()
    words = [one.text() for one in options.more_menu.actions()]
    hidden = [chip.choice.label for chip in options.chips if not chip.isVisible()]
    assert hidden and words[: len(hidden)] == hidden
    entry = options.more_menu.actions()[0]
    entry.trigger()
    assert len(store.here.hidden) == 1
    window.commands["view.deliveries"].trigger()
    window.resize(960, 700)
    options.more_menu.aboutToShow.emit()
    yearly = next(one for one in options.more_menu.actions() if one.text() == "Yearly")
    yearly.trigger()
    assert store.here.every == "year"


def test_nothing_is_in_more_where_all_fits(window: MainWindow) -> None:
    window.resize(1920, 1000)
    assert not window.centre.options.more.isVisible()


def test_the_range_menu_offers_and_sets_ranges(window: MainWindow) -> None:
    options, store = window.centre.options, window.context.store
    assert options.range.text() == "Mar 2022 – Feb 2026"
    menu = options.range_menu
    menu.fill()
    words = [one.text() for one in menu.actions()]
    assert words == ["All time", "Last 12 months", "Last 24 months", "Last 36 months", *map(str, range(2026, 2021, -1))]
    assert [one.isChecked() for one in menu.actions()] == [True, *[False] * 8]
    menu.actions()[words.index("2025")].trigger()
    assert str(store.here.first) == str(store.here.last) == "2025"
    assert options.range.text() == "Jan 2025 – Dec 2025"
    menu.fill()
    menu.actions()[0].trigger()
    assert store.here.first is None and not store.can_go_forward


@pytest.mark.parametrize(
    ("asked", "label"),
    [("from=2019&to=2020", "2019 – 2020"), ("from=2020&to=2020", "2020"), ("from=2030-Q1&to=2031", "Q1 2030 – 2031")],
)
def test_a_range_in_which_nothing_is_known_can_be_left(window: MainWindow, asked: str, label: str) -> None:
    options, store = window.centre.options, window.context.store
    store.go("There", moves.go_to, viewpoint(f"deliveries?focus=hima&{asked}"))
    assert window.centre.figure is not None and window.centre.figure.empty
    assert options.range.text() == label and options.range.isVisible()
    options.range_menu.fill()
    options.range_menu.actions()[0].trigger()
    assert options.range.text() == "Mar 2022 – Feb 2026"


def test_ranges_of_a_short_time_are_few() -> None:
    month = Period.parse("2025-03").month_index
    assert [label for label, _ in ranges(month, month + 1)] == ["All time", "2025"]


def test_notes_are_counted_and_toggled(qtbot: QtBot, window: MainWindow) -> None:
    options, centre = window.centre.options, window.centre
    assert centre.figure is not None and centre.figure.caveats
    assert options.notes.text() == str(len(centre.figure.caveats))
    assert options.notes.accessibleName() == f"{len(centre.figure.caveats)} notes to this chart"
    qtbot.mouseClick(options.notes, Qt.MouseButton.LeftButton)
    assert centre.notes_shown
    assert centre.notes.geometry().right() < centre.card.width()
    qtbot.keyClick(centre.notes, Qt.Key.Key_Escape)
    assert not centre.notes_shown


def test_table_and_chart_change_places(qtbot: QtBot, window: MainWindow) -> None:
    options, centre = window.centre.options, window.centre
    assert centre.chart is not None and centre.chart.isVisible()
    qtbot.mouseClick(options.table, Qt.MouseButton.LeftButton)
    assert centre.table.isVisible() and not centre.chart.isVisible()
    assert options.table.text() == "Chart"
    qtbot.keyClick(window, "t")
    assert centre.chart.isVisible() and options.table.text() == "Table"


@pytest.mark.qt_log_ignore(r"does not support raise\(\)", "does not support grabbing the keyboard", extend=True)
def test_export_opens_the_menu_of_kinds(qtbot: QtBot, window: MainWindow) -> None:
    menu = window.exports.menu
    assert menu is not None
    qtbot.mouseClick(window.centre.options.export, Qt.MouseButton.LeftButton)
    assert menu.isVisible() and len(menu.actions()) == len(KINDS)
    menu.close()
