"""Remotes: what usual ones send works by itself, and what others send is learnt, kept, and never trusted blindly."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from explorer.gui.notices import Notice
from explorer.gui.settings import AUDIENCE_WINDOW, MOTION, REMOTE, Settings
from explorer.gui.story.player import Player
from explorer.gui.story.player_commands import COMMANDS
from explorer.gui.story.remote import LEARNABLE, built_in_keys, code_words, command_words, read_remote
from explorer.gui.story.remote_dialog import RemoteDialog
from explorer.gui.theme import Theme
from explorer.gui.window import MainWindow
from tests.gui.story.talking import STORY, K, M, Talk

MEDIA = f"k{K.Key_MediaNext.value}"
NAMELESS = 0x1FFFFFF  # what Qt calls a key that it does not know
ROWS = [command for command, _ in LEARNABLE]


def nameless(number: int, kind: QEvent.Type = QEvent.Type.KeyPress) -> QKeyEvent:
    """Return the press of a key that has a number at the keyboard alone."""
    return QKeyEvent(kind, NAMELESS, M.NoModifier, number, 0, 0)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> Iterator[RemoteDialog]:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    made = RemoteDialog(theme, Settings(), host)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.ear.stop()


def choose(dialog: RemoteDialog, command: str) -> None:
    dialog.table.selectRow(ROWS.index(command))


def learn(dialog: RemoteDialog, command: str, key: Qt.Key, modifiers: Qt.KeyboardModifier = M.NoModifier) -> None:
    choose(dialog, command)
    QTest.keyClick(dialog.table, K.Key_Return)
    assert dialog.ear.open
    QTest.keyClick(dialog.table, key, modifiers)


def learnt(dialog: RemoteDialog) -> dict[str, str]:
    return dict(read_remote(dialog._settings).keys)


def test_everything_that_can_be_learnt_does_something_and_has_words() -> None:
    for command, _ in LEARNABLE:
        known = command in COMMANDS or command in ("swap", "undo") or command.startswith("notes_")
        assert known and command_words(command) != command
        assert built_in_keys(command), command
    assert "PgDown" in built_in_keys("next") and "Esc" in built_in_keys("escape")


def test_a_key_is_learnt_and_kept_and_forgotten(dialog: RemoteDialog) -> None:
    learn(dialog, "black", K.Key_MediaNext)
    assert "Media Next" in dialog.words.text() and "Black screen" in dialog.words.text()
    assert learnt(dialog) == {MEDIA: "black"}
    model, row = dialog.table.model(), ROWS.index("black")
    assert model.index(row, 2).data() == "Media Next" and "B" in model.index(row, 1).data()
    assert dialog.forget.isEnabled() and dialog.reset.isEnabled()
    QTest.keyClick(dialog.table, K.Key_Delete)
    assert learnt(dialog) == {}
    assert not dialog.forget.isEnabled()


def test_several_keys_are_learnt_for_one_action_and_reset_at_once(dialog: RemoteDialog) -> None:
    learn(dialog, "next", K.Key_MediaNext)
    learn(dialog, "next", K.Key_VolumeUp)
    learn(dialog, "back", K.Key_F9, M.ControlModifier)
    assert sorted(learnt(dialog).values()) == ["back", "next", "next"]
    assert "Ctrl+F9" in dialog.table.model().index(ROWS.index("back"), 2).data()
    dialog.reset.click()
    assert learnt(dialog) == {} and not dialog.reset.isEnabled()


def test_keys_alone_lead_through_it(dialog: RemoteDialog) -> None:
    for key in (K.Key_Down, K.Key_Return, K.Key_Delete, K.Key_Tab, K.Key_PageDown):
        assert dialog.isVisible()
        QTest.keyClick(dialog.table, key)
        if key == K.Key_Return:
            assert dialog.ear.open
            QTest.keyClick(dialog.table, K.Key_F8)
            assert list(learnt(dialog).values()) == ["back"]
    assert learnt(dialog) == {}
    QTest.keyClick(dialog, K.Key_Escape)
    assert not dialog.isVisible()


def test_a_key_without_a_name_is_known_by_its_number(dialog: RemoteDialog) -> None:
    choose(dialog, "next")
    dialog.learn.click()
    QApplication.sendEvent(dialog.table, nameless(172, QEvent.Type.ShortcutOverride))
    QApplication.sendEvent(dialog.table, nameless(172))
    assert learnt(dialog) == {"n172": "next"}
    assert "172" in dialog.words.text()
    dialog.learn.click()
    QApplication.sendEvent(dialog.table, nameless(0))
    assert learnt(dialog) == {"n172": "next"}
    assert "could not be known again" in dialog.words.text()


def test_keys_that_only_change_others_go_on_waiting(dialog: RemoteDialog) -> None:
    choose(dialog, "white")
    dialog.learn.click()
    QTest.keyPress(dialog.table, K.Key_Shift, M.ShiftModifier)
    assert dialog.ear.open
    QTest.keyPress(dialog.table, K.Key_F6, M.ShiftModifier)
    assert list(learnt(dialog).values()) == ["white"]
    assert "Shift+F6" in dialog.words.text()


def test_esc_is_never_taken_and_gives_up(dialog: RemoteDialog) -> None:
    learn(dialog, "next", K.Key_Escape)
    assert dialog.isVisible() and not dialog.ear.open
    assert "always leaves one level" in dialog.words.text()
    assert learnt(dialog) == {}


@pytest.mark.parametrize("by", ["use", "keep"])
def test_a_key_that_means_something_else_is_asked_about(dialog: RemoteDialog, by: str) -> None:
    learn(dialog, "black", K.Key_PageDown)
    assert learnt(dialog) == {}
    assert "“Next step” so far" in dialog.words.text()
    assert dialog.use.isVisible() and dialog.keep.hasFocus()  # Enter keeps
    getattr(dialog, by).click()
    assert list(learnt(dialog).values()) == (["black"] if by == "use" else [])
    assert not dialog.use.isVisible() and dialog.table.hasFocus()


def test_a_learnt_key_is_asked_about_too_and_the_same_meaning_is_not(dialog: RemoteDialog) -> None:
    learn(dialog, "next", K.Key_F8)
    learn(dialog, "back", K.Key_F8)
    assert "“Next step” so far" in dialog.words.text()
    dialog.use.click()
    assert list(learnt(dialog).values()) == ["back"]
    learn(dialog, "back", K.Key_F8)
    assert "already" in dialog.words.text()
    learn(dialog, "next", K.Key_Space)
    assert "already" in dialog.words.text()
    learn(dialog, "black", K.Key_4)
    assert "digit 4" in dialog.words.text()
    choose(dialog, "white")
    assert not dialog.use.isVisible()  # the question was on another row


def test_another_row_or_window_is_no_longer_waited_for(qtbot: QtBot, dialog: RemoteDialog) -> None:
    choose(dialog, "next")
    dialog.learn.click()
    assert dialog.learn.text() == "Stop"
    choose(dialog, "back")
    assert not dialog.ear.open and dialog.learn.text() == "Learn"
    dialog.learn.click()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not dialog.ear.open)


@pytest.mark.parametrize("rows", [
    ("next", "jump k5", "next k0", "next x7", "next k99999999999", f"black k{K.Key_Escape.value}", ""),
    ("next k16777347", "again"),
])  # fmt: skip
def test_damaged_rows_are_left_out_and_said(qtbot: QtBot, theme: Theme, rows: tuple[str, ...]) -> None:
    settings = Settings()
    settings.set(REMOTE, rows)
    found = read_remote(settings)
    assert dict(found.keys) == ({"k16777347": "next"} if len(rows) == 2 else {})
    assert found.unread == len(rows) - len(found.keys)
    host = QWidget()
    qtbot.addWidget(host)
    made = RemoteDialog(theme, settings, host)
    assert "damaged" in made.words.text()
    assert made.reset.isEnabled()
    made.reset.click()
    assert read_remote(settings).unread == 0


def test_a_damaged_list_is_left_out_and_said(tmp_path: Path) -> None:
    for text in ('"[1, 2]"', "next", '"{}"'):
        path = tmp_path / "settings.ini"
        path.write_text(f"[present]\nremote={text}\n")
        found = read_remote(Settings(path))
        assert (dict(found.keys), found.unread) == ({}, 1), text
    path.write_text("[present]\n")
    assert read_remote(Settings(path)).unread == 0


def test_a_damaged_list_costs_no_presentation(qtbot: QtBot, window: MainWindow) -> None:
    window.context.settings.set(REMOTE, ("rubbish",))
    told: list[Notice] = []
    window.context.reporter.noticed.connect(told.append)
    player = window.talks.begin(STORY, None)
    assert player is not None
    assert ["damaged" in one.title for one in told] == [True]
    player.finish()


def test_learnt_keys_survive_the_program(tmp_path: Path, qtbot: QtBot, theme: Theme) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.show()
    made = RemoteDialog(theme, Settings(tmp_path / "settings.ini"), host)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    learn(made, "question", K.Key_MediaPlay)
    assert list(read_remote(Settings(tmp_path / "settings.ini")).keys.values()) == ["question"]


def test_what_is_learnt_while_presenting_counts_at_once(qtbot: QtBot, window: MainWindow) -> None:
    window.context.settings.set(MOTION, False)
    player = window.talks.begin(STORY, None)
    assert isinstance(player, Player)
    dialog = window.equipper.learn_remote()
    qtbot.waitUntil(dialog.isActiveWindow)
    learn(dialog, "next", K.Key_PageUp)  # a key of usual clickers is heard, not followed, while one is learnt
    assert player.show.place == 0 and "“Step before” so far" in dialog.words.text()
    dialog.keep.click()
    learn(dialog, "next", K.Key_MediaNext)
    QTest.keyClick(dialog.table, K.Key_MediaNext)
    assert player.show.place == 1
    QTest.keyClick(dialog.table, K.Key_PageUp)
    assert player.show.place == 0  # also over a dialog
    dialog.forget.click()
    QTest.keyClick(dialog.table, K.Key_MediaNext)
    assert player.show.place == 0
    dialog.accept()
    player.finish()


def test_a_dialog_elsewhere_leaves_the_console_its_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.context.settings.set(MOTION, False)
    window.context.settings.set(AUDIENCE_WINDOW, "960x540")
    player = window.talks.begin(STORY, None)
    assert player is not None
    dialog = window.equipper.learn_remote()
    player.console.activateWindow()
    qtbot.waitUntil(player.console.isActiveWindow)
    QTest.keyClick(player.console, K.Key_B)
    assert player.show.blank == "black"
    dialog.accept()
    player.finish()


def test_a_learnt_key_works_in_every_window_unless_it_writes_or_moves(qtbot: QtBot, talk: Talk) -> None:
    learnt_keys = {MEDIA: "next", "n172": "black", f"k{K.Key_X.value}": "white", f"k{K.Key_Return.value}": "back"}
    talk.player.keys.reader.learnt = learnt_keys
    other = QWidget()
    qtbot.addWidget(other)
    field, tree = QLineEdit(other), QTreeWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    for widget in (field, tree):
        talk.player.go_to(0)
        widget.setFocus()
        talk.press(K.Key_MediaNext, to=widget)
        assert talk.place == 1
        talk.time[0] += 1
        QApplication.sendEvent(widget, nameless(172))
        assert talk.player.show.blank == "black"
        talk.time[0] += 1
        QApplication.sendEvent(widget, nameless(172))
        talk.press(K.Key_Return, to=widget)
        talk.press(K.Key_X, to=widget)
        assert (talk.place, talk.player.show.blank) == (1, "")
    assert field.text() == "x"
    talk.player.console.activateWindow()
    qtbot.waitUntil(talk.player.console.isActiveWindow)
    talk.press(K.Key_X)
    assert talk.player.show.blank == "white"
    talk.press(K.Key_Return)
    assert talk.place == 0


def test_a_learnt_key_that_bounces_counts_once(talk: Talk) -> None:
    talk.player.keys.reader.learnt = {"n172": "next", "n173": "next"}
    for after, place in ((1.0, 1), (0.1, 1), (0.2, 3)):
        talk.time[0] += after
        QApplication.sendEvent(talk.player.console, nameless(172))
        assert talk.place == place
    QApplication.sendEvent(talk.player.console, nameless(173))  # another key is no bounce of this one
    assert talk.place == 4


def test_an_open_list_does_not_swallow_a_clicker(qtbot: QtBot, talk: Talk) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    box = QComboBox(other)
    box.addItems(["one", "two", "three"])
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    box.showPopup()
    talk.press(K.Key_PageDown, to=box.view())
    assert talk.place == 1
    talk.press(K.Key_B, to=box.view())
    assert talk.player.show.blank == ""
    box.hidePopup()


def test_keys_are_called_by_words_that_can_be_read() -> None:
    assert code_words("n172") == "Key 172"
    assert code_words(f"k{K.Key_Comma.value}") == ","
    assert code_words("k17958129") == "Key 17958129"


def test_it_fits_into_a_low_window(qtbot: QtBot, theme: Theme) -> None:
    for high, most in ((560, 496), (900, 640)):
        host = QWidget()
        qtbot.addWidget(host)
        host.resize(1024, high)
        made = RemoteDialog(theme, Settings(), host)
        assert made.height() == most and made.minimumSizeHint().height() <= 440
