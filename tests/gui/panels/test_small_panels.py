"""Status bar, tabs, notices, keys, about and the first page say what they should."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.figures.catalogue import VIEWS
from explorer.files.resources import resource_root
from explorer.gui.actions.keys_in_place import Place
from explorer.gui.actions.table import ROWS
from explorer.gui.labels import PlainLabel
from explorer.gui.notices import Notice
from explorer.gui.panels.about import PARTS, pack_words, versions
from explorer.gui.panels.dialogs import Scrim
from explorer.gui.panels.keys import KeysDialog, key_table
from explorer.gui.panels.table import CopyTable
from explorer.gui.stylesheet import style_sheet
from explorer.gui.window import MainWindow


def test_the_status_bar_names_pack_date_reach_and_counts(window: MainWindow) -> None:
    assert window.status.words == (
        "HIMA base pack 2026.11",
        "As of 22 Nov 2026",
        "Figures to Feb 2026",
        "1,271 figures, 589 sources",
    )
    window.commands["view.timeline"].trigger()
    assert window.status.words[2] == "Milestones to Apr 2026"
    assert window.status.height() == 24


@pytest.mark.parametrize(
    ("created", "said"),
    [
        ("2026-11-22", "Made on 22 Nov 2026, as of 22 Nov 2026"),
        ("2026-11-20T08:00:00Z", "Made on 20 Nov 2026, as of 22 Nov 2026"),
        ("last week", "Made on last week, as of 22 Nov 2026"),
        ("", "As of 22 Nov 2026"),
    ],
)
def test_about_dates_the_pack_as_all_else_is_dated(atlas: Atlas, created: str, said: str) -> None:
    assert pack_words(replace(atlas, info=replace(atlas.info, created=created)))[1] == said


def test_the_status_bar_fits_the_smallest_window(window: MainWindow) -> None:
    window.resize(960, 560)
    labels = [one for one in window.status.findChildren(PlainLabel) if one.isVisible() and one.text()]
    assert len(labels) == 4
    parts = [*labels, window.status.as_of]
    for part in parts:
        assert part.width() >= part.sizeHint().width(), part
    ends = sorted((part.x(), part.geometry().right()) for part in parts)
    assert all(before[1] < after[0] for before, after in pairwise(ends))


def test_tabs_are_the_views_and_move_the_viewpoint(qtbot: QtBot, window: MainWindow) -> None:
    tabs = window.centre.tabs
    assert [tabs.tabText(place) for place in range(tabs.count())] == [view.title for view in VIEWS]
    assert tabs.tabText(tabs.currentIndex()) == "Deliveries"
    timeline = next(place for place, view in enumerate(VIEWS) if view.id == "timeline")
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(timeline).center())
    assert window.context.store.here.view == "timeline"
    window.context.store.back()
    assert tabs.tabText(tabs.currentIndex()) == "Deliveries"
    assert not window.context.store.can_go_back
    tabs.setFocus()
    qtbot.keyClick(tabs, Qt.Key.Key_Left)
    assert window.context.store.here.view == "timeline"


def test_tabs_take_less_room_before_they_scroll(window: MainWindow) -> None:
    tabs = window.centre.tabs
    window.setStyleSheet(style_sheet(window.context.theme.palette))
    last = tabs.count() - 1
    widths = []
    for size in (1440, 1024):  # where the details are beside the chart, and in the smallest window of the design
        window.resize(size, 700)
        assert tabs.tabRect(last).right() < tabs.width()
        widths.append(tabs.tabRect(1).width())
    assert widths[0] > widths[1]
    for size in (600, 150):  # too little for all of them, whatever stands beside their words
        tabs.setFixedWidth(size)
        widths.append(tabs.tabRect(1).width())
    assert widths[1] > widths[2] == widths[3]


class TestNotices:
    """The strip above the status bar."""

    def test_a_fault_stays_until_it_is_dismissed(self, qtbot: QtBot, window: MainWindow) -> None:
        reporter, bar = window.context.reporter, window.notices
        reporter.noticed.emit(Notice("It broke", "the trace", fault=True))
        assert bar.isVisible() and bar.notice == Notice("It broke", "the trace", fault=True)
        assert not bar._timer.isActive()
        bar.copy.click()
        assert QGuiApplication.clipboard().text() == "the trace"
        bar.dismiss.click()
        assert not bar.isVisible() and bar.notice is None

    def test_news_goes_by_itself(self, qtbot: QtBot, window: MainWindow) -> None:
        window.context.reporter.say("Saved")
        assert window.notices.isVisible() and not window.notices.copy.isVisible()
        assert window.notices._timer.isActive() and window.notices._timer.interval() == 8_000
        window.notices._timer.timeout.emit()
        assert not window.notices.isVisible()

    @pytest.mark.parametrize("way", ["by itself", "dismissed"])
    def test_news_is_seen_over_a_fault_which_then_comes_back(self, window: MainWindow, way: str) -> None:
        reporter, bar = window.context.reporter, window.notices
        fault = Notice("It broke", "the trace", fault=True)
        reporter.noticed.emit(fault)
        reporter.say("Not saved")
        assert bar.notice == Notice("Not saved") and not bar.copy.isVisible() and bar._timer.isActive()
        if way == "dismissed":
            bar.dismiss.click()
        else:
            bar._timer.timeout.emit()
        assert bar.notice == fault and bar.isVisible() and bar.copy.isVisible() and not bar._timer.isActive()
        bar.dismiss.click()
        assert bar.notice is None and not bar.isVisible()

    def test_it_does_not_take_the_focus(self, window: MainWindow) -> None:
        window.tree.view.setFocus()
        window.context.reporter.noticed.emit(Notice("It broke", "x", fault=True))
        assert window.tree.view.hasFocus()


def test_the_key_help_names_every_key_of_the_table(window: MainWindow) -> None:
    told = {row[0].text for row in key_table().rows}
    presenting = {row[0].text for row in key_table(Place.PRESENTING).rows if row[2].text == "While presenting"}
    assert {"B, W", "G, 0 … 9", "S", "T, Shift+T", "Shift+F"} <= presenting
    for row in ROWS:
        if row.keys:
            assert (
                "  ".join(QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) for one in row.keys)
                in told
            )
    window.commands["help.keys"].trigger()
    dialog = window.places.dialog
    assert dialog is not None and dialog.isVisible()
    dialog.accept()


def test_the_key_help_begins_where_one_is(qtbot: QtBot, window: MainWindow) -> None:
    def first(focus: QWidget) -> str:
        focus.setFocus()
        qtbot.keyClick(focus, Qt.Key.Key_F1)
        dialog = window.places.dialog
        assert isinstance(dialog, KeysDialog)
        view = dialog.view
        dialog.show()
        assert view.horizontalScrollBar().maximum() == 0  # all can be read
        where = str(view.model().index(0, 2).data())
        dialog.reject()
        return where

    chart = window.centre.chart
    assert chart is not None
    assert first(window.tree.view) == "In the tree" and first(chart) == "In a chart"
    assert first(window.details.scroller) == "In the details" and first(window.centre.tabs) == "File menu"
    window.commands["view.table"].trigger()
    assert first(window.centre.card.findChild(CopyTable)) == "In a table"
    assert len(key_table(Place.CHART).rows) == len(key_table().rows)


def veils(window: MainWindow) -> list[Scrim]:
    return [one for one in window.findChildren(Scrim) if one.isVisible()]


@pytest.mark.parametrize("command", ["help.keys", "help.about", "go.sources"])
def test_a_dialog_dims_the_window_below_it(qtbot: QtBot, window: MainWindow, command: str) -> None:
    bright = window.grab().toImage().pixelColor(4, 4)
    window.commands[command].trigger()
    dialog = window.places.dialog
    assert dialog is not None
    (veil,) = veils(window)
    assert veil.geometry() == window.rect()
    window.resize(1100, 700)
    qtbot.waitUntil(lambda: veil.geometry() == window.rect())
    assert window.grab().toImage().pixelColor(4, 4).lightness() < 0.7 * bright.lightness()
    dialog.reject()
    assert not veils(window) and window.grab().toImage().pixelColor(4, 4) == bright


@pytest.mark.parametrize("size", [(960, 560), (1024, 700)])
@pytest.mark.parametrize("command", ["help.keys", "help.about", "go.sources"])
def test_a_dialog_leaves_some_of_the_window_in_sight(window: MainWindow, command: str, size: tuple[int, int]) -> None:
    window.resize(*size)
    window.commands[command].trigger()
    dialog = window.places.dialog
    assert dialog is not None and dialog.width() < size[0] and dialog.height() < size[1]
    assert dialog.width() >= dialog.minimumSizeHint().width() and dialog.height() >= dialog.minimumSizeHint().height()
    dialog.reject()


def test_about_names_versions_licences_and_the_pack(window: MainWindow) -> None:
    window.commands["help.about"].trigger()
    dialog = window.places.dialog
    assert dialog is not None
    words = [one.text() for one in dialog.findChildren(PlainLabel)]
    assert any(name in words[0] or name in " ".join(words) for name, _ in versions())
    assert "HIMA base pack 2026.11" in words
    dialog.copy.click()  # type: ignore[attr-defined]
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Alliance Explorer ") and "pyqtgraph 0.14.0" in copied and "SHA-256" in copied
    dialog.accept()


@pytest.mark.parametrize("row", range(len(PARTS)), ids=[part.name for part in PARTS])
def test_every_licence_is_there_in_full(window: MainWindow, row: int) -> None:
    window.commands["help.about"].trigger()
    dialog = window.places.dialog
    dialog.names.setCurrentRow(row)  # type: ignore[union-attr]
    text = dialog.text.toPlainText()  # type: ignore[union-attr]
    assert len(text) > 800 and "opyright" in text
    dialog.accept()  # type: ignore[union-attr]


def test_our_own_licence_is_the_one_of_the_project() -> None:
    own = (resource_root() / "licences" / "alliance-explorer.txt").read_bytes()
    assert own == (resource_root().parent / "LICENSE").read_bytes()


def test_the_first_page_fits_the_smallest_window_without_cut_words(bare_window: MainWindow) -> None:
    bare_window.resize(960, 700)
    page = bare_window.first_page
    assert page.horizontalScrollBar().maximum() == 0
    for label in page.findChildren(PlainLabel):
        if label.text():
            assert label.width() >= label.minimumSizeHint().width(), label.text()


def test_the_first_page_opens_the_dialog(bare_window: MainWindow) -> None:
    bare_window.first_page.other.click()
    chooser = bare_window.packs.chooser
    assert chooser is not None and chooser.isVisible()
    chooser.reject()
