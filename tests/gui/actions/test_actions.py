"""Every action does what its row says, can be triggered when its row says so, and no more."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from explorer.domain.periods import Period
from explorer.figures.catalogue import VIEWS
from explorer.gui.actions.binding import RecentMenu
from explorer.gui.actions.table import ROWS
from explorer.gui.settings import THEME
from explorer.gui.window import MainWindow
from explorer.state import moves
from explorer.state.viewpoint import viewpoint

OFFSCREEN_MENUS = (r"does not support raise\(\)", "does not support grabbing the keyboard")
NEED_A_PACK = {row.id for row in ROWS if row.id.startswith(("view.", "export.", "edit.copy"))} - {
    "view.tree",
    "view.details",
}


def _enabled(window: MainWindow) -> set[str]:
    return {action.row.id for action in window.commands.all if action.isEnabled()}


def test_with_no_pack_only_what_makes_sense_is_enabled(bare_window: MainWindow) -> None:
    enabled = _enabled(bare_window)
    assert not enabled & NEED_A_PACK
    assert {"file.open", "file.open_bundled", "file.quit", "help.keys", "help.about", "theme.dark"} <= enabled
    assert not enabled & {"file.close", "file.export", "go.back", "go.forward"}


def test_with_a_pack_the_rest_is_enabled(window: MainWindow) -> None:
    enabled = _enabled(window)
    assert NEED_A_PACK - enabled == {"view.zoom_out", "view.zoom_all", "edit.copy_fact"}
    assert not enabled & {"go.back", "go.forward"}


def test_every_row_has_an_action_in_a_menu(window: MainWindow) -> None:
    found: set[str] = set()

    def walk(menu: QMenu) -> None:
        for action in menu.actions():
            found.add(action.objectName())
            inner = action.menu()
            if isinstance(inner, QMenu):
                walk(inner)

    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        walk(menu)
    assert {row.id for row in ROWS} <= found


def test_menus_open_by_letters_of_their_own_and_mark_one_view_and_one_theme(qtbot: QtBot, window: MainWindow) -> None:
    letters = [top.text()[top.text().index("&") + 1] for top in window.menuBar().actions()]
    assert len(set(letters)) == len(letters)
    for kind, chosen in (("view.", "view.claims"), ("theme.", "theme.dark")):
        rows = [one for one in window.commands.all if one.objectName().startswith(kind) and one.actionGroup()]
        assert len({one.actionGroup() for one in rows}) == 1
        for name in (chosen, rows[0].objectName()):
            window.commands[name].trigger()
            assert [one.objectName() for one in rows if one.isChecked()] == [name]
    assert {one.objectName() for one in window.commands["view.overview"].actionGroup().actions()} == {
        f"view.{view.id}" for view in VIEWS
    }


def test_a_bare_letter_opens_no_menu_wherever_the_focus_is(qtbot: QtBot, window: MainWindow) -> None:
    for widget in (window.tree.view, window.finder.button, window.finder.present, window.centre.tabs):
        widget.setFocus()
        for letter in "pvhx":
            qtbot.keyClick(widget, letter)
            assert QApplication.activePopupWidget() is None
    window.finder.button.setFocus()
    window.context.store.go("Back", moves.look_back, Period.parse("2024-03"))
    qtbot.keyClick(window.finder.button, Qt.Key.Key_Escape)
    assert window.context.store.here.as_of is None  # what a button leaves reaches the window


def test_digits_change_the_view_but_not_while_typing(qtbot: QtBot, window: MainWindow) -> None:
    window.tree.view.setFocus()
    qtbot.keyClick(window, next(view.key for view in VIEWS if view.id == "timeline"))
    assert window.context.store.here.view == "timeline"
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.tree.field.hasFocus()
    qtbot.keyClicks(window.tree.field, "2t")
    assert (window.context.store.here.view, window.context.store.here.show) == ("timeline", "chart")
    assert window.tree.field.text() == "2t"


def test_checks_follow_the_viewpoint(window: MainWindow) -> None:
    commands = window.commands
    assert commands["view.deliveries"].isChecked() and not commands["view.timeline"].isChecked()
    commands["view.timeline"].trigger()
    assert commands["view.timeline"].isChecked() and not commands["view.deliveries"].isChecked()
    commands["view.timeline"].trigger()  # Qt unchecks it; the row checks it again
    assert commands["view.timeline"].isChecked()
    commands["view.table"].trigger()
    assert commands["view.table"].isChecked() and window.context.store.here.show == "table"


def test_back_and_forward(window: MainWindow) -> None:
    store, commands = window.context.store, window.commands
    commands["view.timeline"].trigger()
    assert commands["go.back"].isEnabled()
    commands["go.back"].trigger()
    assert store.here.view == "deliveries" and commands["go.forward"].isEnabled()
    commands["go.forward"].trigger()
    assert store.here.view == "timeline" and not commands["go.forward"].isEnabled()


def test_a_theme_is_used_and_remembered(window: MainWindow) -> None:
    window.commands["theme.dark"].trigger()
    assert window.context.theme.palette.name == "dark"
    assert window.context.settings.get(THEME) == "dark"
    checked = {choice: window.commands[f"theme.{choice}"].isChecked() for choice in ("system", "light", "dark")}
    assert checked == {"system": False, "light": False, "dark": True}


def test_zoom_halves_and_doubles_and_melts_into_one_step(window: MainWindow) -> None:
    store, commands = window.context.store, window.commands
    before = store.here
    commands["view.zoom_in"].trigger()
    first = store.here
    assert first.first is not None and first.last is not None
    months = first.last.last_month_index - first.first.month_index + 1
    assert months == 24  # of the 48 from March 2022 to February 2026
    commands["view.zoom_in"].trigger()
    commands["view.zoom_out"].trigger()
    assert (store.here.first, store.here.last) == (first.first, first.last)
    commands["view.zoom_out"].trigger()
    assert (store.here.first, store.here.last) == (None, None)
    store.back()
    assert store.here == before and not store.can_go_back


def test_zoom_stays_within_what_there_is(window: MainWindow) -> None:
    window.context.store.go("Range", lambda here: viewpoint("deliveries?focus=hima&from=2025-09&to=2026-02"))
    window.commands["view.zoom_out"].trigger()
    here = window.context.store.here
    assert (here.first, here.last) == (Period.parse("2025-03"), Period.parse("2026-02"))
    window.commands["view.zoom_all"].trigger()
    assert window.context.store.here.first is None


def test_a_link_is_copied(window: MainWindow) -> None:
    window.commands["view.timeline"].trigger()
    window.commands["edit.copy_link"].trigger()
    assert QGuiApplication.clipboard().text() == "timeline?focus=hima"


def test_recent_packs_are_offered_newest_first(window: MainWindow) -> None:
    recent = window.findChild(RecentMenu)
    assert isinstance(recent, RecentMenu)
    recent.aboutToShow.emit()
    assert [one.data() for one in recent.actions()] == [str(path) for path in window.packs.recent]
    assert len(window.packs.recent) == 1


@pytest.mark.qt_log_ignore(*OFFSCREEN_MENUS, extend=True)
@pytest.mark.parametrize("row", [row for row in ROWS if row.id not in ("file.quit",)], ids=lambda row: row.id)
def test_every_action_can_be_triggered(window: MainWindow, row: object) -> None:
    action = window.commands[row.id]  # type: ignore[attr-defined]
    action.trigger()
    for dialog in (window.places.dialog, window.packs.chooser, window.exports.chooser):
        if dialog is not None:
            dialog.reject()
    if window.exports.menu is not None:
        window.exports.menu.close()
    assert window.isVisible()


def test_quit_closes_the_window(window: MainWindow) -> None:
    window.commands["file.quit"].trigger()
    assert not window.isVisible()


@pytest.mark.qt_no_exception_capture
@pytest.mark.parametrize("action_id", [row.id for row in ROWS])
def test_an_action_that_raises_leaves_the_window_and_its_action(
    window: MainWindow, action_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: heard.append(str(error)))

    def broken(*arguments: object) -> None:
        raise RuntimeError("planted")

    action = window.commands[action_id]
    row = type(action.row)(**{**{n: getattr(action.row, n) for n in action.row.__slots__}, "run": broken})
    action.row = row
    action.setEnabled(True)
    action.trigger()
    assert heard == ["planted"]
    assert window.isVisible()
    assert action.isEnabled() == row.enabled(window.context, row.argument)
