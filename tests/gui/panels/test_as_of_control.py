"""Looking back: a slider by month in the status bar, a strip that says so, Escape and a button that return to now."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from explorer.domain.periods import Period
from explorer.figures import deliveries
from explorer.figures.catalogue import figure
from explorer.gui.itemmodels.roles import Role
from explorer.gui.panels.as_of_control import AsOfControl, month_range
from explorer.gui.window import MainWindow
from explorer.state import moves
from tests.figures.making import alliance, atlas_of


@pytest.fixture
def control(window: MainWindow) -> AsOfControl:
    return window.status.as_of


def as_of(window: MainWindow) -> str:
    found = window.context.store.here.as_of
    return str(found) if found else ""


def test_the_slider_opens_by_button_and_by_command(qtbot: QtBot, window: MainWindow, control: AsOfControl) -> None:
    assert control.button.text() == "As of 22 Nov 2026" and not control.slider.isVisible()
    qtbot.mouseClick(control.button, Qt.MouseButton.LeftButton)
    assert control.slider.isVisible() and window.status.height() == 24
    qtbot.mouseClick(control.button, Qt.MouseButton.LeftButton)
    assert not control.slider.isVisible()
    window.commands["go.look_back"].trigger()
    assert control.slider.isVisible() and control.date.hasFocus()
    for part in (control.button, control.slider, control.date):  # the bar cuts off no edge of them
        assert control.rect().contains(part.geometry())
    view = window.context.store.here.view
    qtbot.keyClicks(control.date, "2024-06")
    assert control.date.text() == "2024-06" and window.context.store.here.view == view
    qtbot.keyClick(control.date, Qt.Key.Key_Backtab)
    assert control.slider.hasFocus()
    qtbot.keyClick(control.slider, Qt.Key.Key_Escape)
    assert not control.slider.isVisible() and control.button.hasFocus()


def test_tab_stops_at_what_is_made_late_where_it_stands(qtbot: QtBot, window: MainWindow, control: AsOfControl) -> None:
    control.button.setFocus()
    qtbot.keyClick(control.button, Qt.Key.Key_Space)
    assert control.slider.hasFocus()
    qtbot.keyClick(control.slider, Qt.Key.Key_Backtab)
    assert control.button.hasFocus()
    for before, after in ((control.button, control.slider), (control.slider, control.date)):
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        assert after.hasFocus()
    window.context.store.go("Back", moves.look_back, Period.parse("2024-03"))
    window.centre.tabs.setFocus()
    qtbot.keyClick(window.centre.tabs, Qt.Key.Key_Tab)
    assert window.centre.frame.strip.now.hasFocus()


def test_keys_go_by_month_and_by_year(qtbot: QtBot, window: MainWindow, control: AsOfControl) -> None:
    control.look_back()
    qtbot.keyClick(control.slider, Qt.Key.Key_Left)
    assert as_of(window) == "2026-10" and control.button.text() == "Looking back: 31 Oct 2026"
    qtbot.keyClick(control.slider, Qt.Key.Key_PageDown)
    assert as_of(window) == "2025-10"
    assert control.slider.accessibleName() == "As of the end of Oct 2025"
    qtbot.keyClick(control.slider, Qt.Key.Key_Home)
    first = min(one.date.month_index for one in window.context.store.atlas.milestones.values())
    assert as_of(window) == str(Period.of_month_index(first)) and control.button.text() == "Looking back: 30 Sep 2017"
    qtbot.keyClick(control.slider, Qt.Key.Key_End)
    assert as_of(window) == "" and control.button.text() == "As of 22 Nov 2026"


def test_steps_of_the_slider_melt_into_one(qtbot: QtBot, window: MainWindow, control: AsOfControl) -> None:
    store = window.context.store
    store.go("AITO", moves.focus_on, "aito")
    control.look_back()
    for _ in range(5):
        qtbot.keyClick(control.slider, Qt.Key.Key_Left)
    assert as_of(window) == "2026-06"
    store.back()
    assert as_of(window) == "" and store.here.focus == "aito" and control.slider.value() == control.slider.maximum()


def test_the_pointer_goes_anywhere_and_drags(qtbot: QtBot, window: MainWindow, control: AsOfControl) -> None:
    control.look_back()
    slider = control.slider
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() // 2, 12))
    middle = as_of(window)
    assert "2021" < middle < "2023"
    qtbot.mouseMove(slider, QPoint(0, 12))
    assert as_of(window) == "2017-09"
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(0, 12))
    qtbot.mouseMove(slider, QPoint(slider.width() // 2, 12))
    assert as_of(window) == "2017-09"


def test_the_slider_stays_where_it_is_while_it_is_dragged(window: MainWindow, control: AsOfControl) -> None:
    control.look_back()
    places = set()
    for month in ("2026-10", "2026-05", "2019-06", "2017-09", None):
        window.context.store.slide("Look back", moves.look_back, month and Period.parse(month))
        QApplication.sendPostedEvents()
        places.add((control.slider.x(), control.button.width(), control.date.x()))
    assert len(places) == 1
    control.button.click()
    assert control.button.sizeHint().width() < next(iter(places))[1]  # closed, it is as wide as its words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2024", "2024"),
        ("2024-01", "2024-01"),
        ("2025-12-09", "2025-12-09"),
        (" 9  dec 2025 ", "2025-12-09"),
        ("December 2024", "2024-12"),
        ("q3 2025", "2025-Q3"),
        ("2026-11-22", ""),  # the pack's own date
        ("2031", ""),
    ],
)
def test_a_date_is_typed(qtbot: QtBot, window: MainWindow, control: AsOfControl, typed: str, meant: str) -> None:
    window.context.store.go("Back", moves.look_back, Period.parse("2022-02"))
    control.look_back()
    assert control.date.hasFocus()
    qtbot.keyClicks(control.date, typed)
    assert as_of(window) == "2022-02"
    qtbot.keyClick(control.date, Qt.Key.Key_Return)
    assert as_of(window) == meant and not control.date.text() and control.date.hasFocus()


@pytest.mark.parametrize(
    ("typed", "words"), [("2025-13", "is not a month"), ("soon", "is not a period"), ("31 feb 2025", "has 1 to 28")]
)
def test_what_is_no_date_is_said_and_kept(
    qtbot: QtBot, window: MainWindow, control: AsOfControl, typed: str, words: str
) -> None:
    control.look_back()
    control.date.setFocus()
    qtbot.keyClicks(control.date, typed)
    qtbot.keyClick(control.date, Qt.Key.Key_Return)
    assert words in control.date.accessibleDescription() and words in QToolTip.text()
    assert control.date.text() == typed and as_of(window) == ""
    qtbot.keyClick(control.date, Qt.Key.Key_Escape)
    assert not control.date.text() and not control.date.accessibleDescription() and control.slider.isVisible()
    qtbot.keyClick(control.date, Qt.Key.Key_Escape)
    assert not control.slider.isVisible() and not control.date.isVisible()


def test_the_strip_says_it_and_leads_back(qtbot: QtBot, window: MainWindow) -> None:
    store, strip = window.context.store, window.centre.frame.strip
    assert not strip.isVisible() and not window.commands["go.now"].isEnabled()
    store.go("Back", moves.look_back, Period.parse("2024-03"))
    assert strip.isVisible() and strip.words.text().endswith("shown up to 31 Mar 2024.")
    assert "source may be of a later day" in strip.words.toolTip()
    assert strip.geometry().bottom() < window.centre.card.geometry().top()
    qtbot.mouseClick(strip.now, Qt.MouseButton.LeftButton)
    assert as_of(window) == "" and not strip.isVisible()
    store.go("Back", moves.look_back, Period.parse("2024-03"))
    window.commands["go.now"].trigger()
    assert as_of(window) == ""


def test_escape_returns_to_now_once_nothing_lies_on_top(qtbot: QtBot, window: MainWindow) -> None:
    store = window.context.store
    store.go("Back", moves.look_back, Period.parse("2024-03"))
    window.centre.toggle_notes()
    assert window.centre.notes_shown
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.centre.notes_shown and as_of(window) == "2024-03"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert as_of(window) == ""


def test_the_tree_shows_who_was_there(qtbot: QtBot, window: MainWindow) -> None:
    store, view = window.context.store, window.tree.view
    view.expandAll()
    store.go("Back", moves.look_back, Period.parse("2025-03"))
    assert not view.index_of("shangjie").isValid() and view.index_of("maextro").isValid()
    saic = view.index_of("saic")
    assert saic.parent().data(Role.RECORD_ID) == "hima"  # it joined in February
    store.slide("Back", moves.look_back, Period.parse("2025-01"))
    outside = view.index_of("saic")
    assert outside.isValid() and not outside.parent().isValid()
    assert outside.data(Role.TOTAL) == "not a member" and outside.data(Role.MUTED)
    assert view.index_of("hima").data(Role.TOTAL) == ""  # figures wait until the slider rests
    qtbot.waitUntil(lambda: view.index_of("hima").data(Role.TOTAL) not in ("", "1.29M"))
    store.go("Now", moves.look_back, None)
    assert view.index_of("shangjie").isValid() and view.index_of("hima").data(Role.TOTAL) == "1.29M"


def test_what_was_unfolded_stays_so(window: MainWindow) -> None:
    store, view = window.context.store, window.tree.view
    view.collapse(view.index_of("seres"))
    view.expand(view.index_of("luxeed"))
    for month in ("2025-03", "2024-12", "2025-06"):
        store.slide("Back", moves.look_back, Period.parse(month))
        assert not view.isExpanded(view.index_of("seres")) and view.isExpanded(view.index_of("luxeed"))


def test_the_search_finds_who_was_there(qtbot: QtBot, window: MainWindow) -> None:
    store, tree = window.context.store, window.tree
    tree.field.setText("shangjie")
    assert tree.view.index_of("shangjie").isValid()
    store.go("Back", moves.look_back, Period.parse("2025-03"))
    assert not tree.view.index_of("shangjie").isValid() and tree.found.text() == "Nothing found for “shangjie”"
    store.go("Now", moves.look_back, None)
    assert tree.view.index_of("shangjie").isValid()


def test_a_focus_that_is_not_there_yet_is_said_and_kept(qtbot: QtBot, window: MainWindow) -> None:
    store = window.context.store
    store.go("Shangjie", moves.focus_on, "shangjie")
    store.go("Back", moves.look_back, Period.parse("2025-03"))
    words = "Not there yet on 31 Mar 2025. It starts 16 Apr 2025."
    qtbot.waitUntil(lambda: window.details.dossier is not None and window.details.dossier.sections[0].text == words)
    assert store.here.focus == "shangjie" and not window.tree.view.selectionModel().selectedIndexes()
    store.go("On", moves.look_back, Period.parse("2025-04"))
    qtbot.waitUntil(lambda: bool(window.details.dossier and window.details.dossier.sections[0].facts))
    assert window.tree.view.currentIndex().data(Role.RECORD_ID) == "shangjie"


@pytest.mark.parametrize("width", [960, 1024, 1440])
def test_the_open_slider_fits(window: MainWindow, control: AsOfControl, width: int) -> None:
    window.resize(width, 700)
    window.context.store.go("Back", moves.look_back, Period.parse("2025-09"))
    control.look_back()
    parts = [
        one for one in (window.status._pack, control, window.status._newest, window.status._counts) if one.isVisible()
    ]
    assert control in parts and control.width() >= control.sizeHint().width()
    places = [(one.geometry().left(), one.geometry().right()) for one in parts]
    assert all(before[1] < after[0] for before, after in pairwise(places))
    assert places[-1][1] < window.status._icon.geometry().left()


def test_a_pack_without_dates_has_nothing_to_look_back_to(window: MainWindow) -> None:
    small = atlas_of(alliance())
    first, last = month_range(small)
    assert first == Period.parse("2024-01").month_index and last == Period.parse("2026-06").month_index
    assert month_range(atlas_of()) == (last, last)


def test_the_months_beside_are_worked_out_while_one_is_looked_at(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, foresight = window.context.store, window.centre.foresight
    store.go("Back", moves.look_back, Period.parse("2024-06"))
    store.slide("Back", moves.look_back, Period.parse("2024-05"))
    qtbot.waitUntil(lambda: not foresight.looking)
    made: list[str] = []
    monkeypatch.setattr(deliveries, "table", lambda *args: made.append("table"))
    for month in ("2024-04", "2024-05", "2024-06"):
        figure(store.atlas, replace(store.here, as_of=Period.parse(month)), store.own.notebook)
    assert made == []
    store.slide("Back", moves.look_back, Period.parse("2024-06"))
    assert foresight.looking
    store.go("Select", moves.focus_on, "aito")
    assert not foresight.looking  # another step comes first
