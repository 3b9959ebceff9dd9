"""What the presenter's keys, clickers and clock do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from explorer.domain.stories import Section, Step, Story, tidy_minutes
from explorer.gui.settings import NOTES_SIZE
from explorer.gui.story.displays import audience_name, presenter_name
from explorer.gui.story.face_words import pace_words
from explorer.gui.story.time_words import clock, minutes_words
from explorer.state.talk_timer import Pace
from tests.gui.story.talking import K, M, Talk

NEXT = [(K.Key_PageDown, M.NoModifier), (K.Key_Right, M.NoModifier), (K.Key_Down, M.NoModifier),
        (K.Key_Space, M.NoModifier), (K.Key_N, M.NoModifier), (K.Key_Return, M.NoModifier)]  # fmt: skip
BACK = [(K.Key_PageUp, M.NoModifier), (K.Key_Left, M.NoModifier), (K.Key_Up, M.NoModifier),
        (K.Key_P, M.NoModifier), (K.Key_Backspace, M.NoModifier)]  # fmt: skip


@pytest.mark.parametrize("window", ["console", "audience"])
def test_every_key_for_next_and_back(talk: Talk, window: str) -> None:
    to = getattr(talk.player, window)
    for key, modifiers in NEXT:
        talk.player.go_to(0)
        talk.press(key, modifiers, to=to)
        assert talk.place == 1, key
    for key, modifiers in BACK:
        talk.player.go_to(3)
        talk.press(key, modifiers, to=to)
        assert talk.place == 1, key


def test_hidden_steps_are_passed_and_reached_by_force_or_number(talk: Talk) -> None:
    talk.player.go_to(1)
    talk.press(K.Key_PageDown)
    assert talk.place == 3
    talk.press(K.Key_PageUp, M.ShiftModifier)
    assert talk.place == 2
    talk.player.go_to(0)
    talk.press(K.Key_3)
    talk.press(K.Key_Return)
    assert talk.place == 2


def test_ends_numbers_go_and_history(talk: Talk) -> None:
    talk.press(K.Key_End)
    assert talk.place == 5
    talk.press(K.Key_Home)
    assert talk.place == 0
    talk.press(K.Key_G)
    assert "_" in talk.player.console.face.position
    talk.press(K.Key_4)
    assert talk.place == 0  # private until confirmed
    assert "4_" in talk.player.console.face.position
    talk.press(K.Key_Enter)
    assert talk.place == 3
    talk.press(K.Key_Left, M.AltModifier)
    assert talk.place == 0
    talk.press(K.Key_Right, M.AltModifier)
    assert talk.place == 3


@pytest.mark.parametrize(("key", "colour"), [
    (K.Key_B, "black"), (K.Key_Period, "black"), (K.Key_W, "white"), (K.Key_Comma, "white"),
])  # fmt: skip
def test_blanks_fill_the_screen_and_a_step_key_lifts_them(qtbot: QtBot, talk: Talk, key: Qt.Key, colour: str) -> None:
    before = talk.seen()
    talk.press(key)
    shot = talk.player.audience.grab().toImage()
    assert {shot.pixel(x, y) for x in range(0, shot.width(), 37) for y in range(0, shot.height(), 31)} == {
        QColor(colour).rgb()
    }
    assert colour in talk.player.console.face.banner
    assert talk.place == 0
    talk.press(K.Key_Escape)
    assert talk.player.console.face.banner == ""
    qtbot.waitUntil(lambda: talk.player.audience.stage.live)
    assert talk.seen() == before
    talk.press(key)
    talk.press(K.Key_PageDown)
    assert (talk.place, talk.player.show.blank) == (1, "")


def test_a_held_or_bouncing_key_counts_once(talk: Talk) -> None:
    talk.press(K.Key_PageDown)
    talk.press(K.Key_PageDown, after=0.149)
    assert talk.place == 1
    talk.press(K.Key_PageDown, after=0.151)
    assert talk.place == 3
    talk.time[0] += 1
    held = QKeyEvent(QEvent.Type.KeyPress, K.Key_PageDown, M.NoModifier, "", True)
    QApplication.sendEvent(talk.player.console, held)
    assert talk.place == 3


def test_f5_from_a_clicker_starts_nothing_anew(talk: Talk) -> None:
    talk.player.go_to(3)
    talk.press(K.Key_F5)
    talk.press(K.Key_F5, M.ShiftModifier)
    assert talk.place == 3


def test_a_clicker_pages_whatever_has_the_focus(qtbot: QtBot, talk: Talk) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    field_, tree = QLineEdit(other), QTreeWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    for widget in (field_, tree):
        talk.player.go_to(0)
        widget.setFocus()
        talk.press(K.Key_PageDown, to=widget)
        assert talk.place == 1, widget
        talk.press(K.Key_PageUp, to=widget)
        assert talk.place == 0, widget
        talk.press(K.Key_End, to=widget)
        talk.press(K.Key_Space, to=widget)
        assert talk.place == 0, widget  # all else belongs to that window
    field_.setFocus()
    QTest.keyClicks(field_, "b.w5")
    assert field_.text() == " b.w5"  # the space from above, and these
    assert talk.player.show.blank == ""
    tree.setFocus()
    talk.press(K.Key_Period, to=tree)
    assert talk.player.show.blank == "black"


def test_notes_grow_and_are_remembered(talk: Talk) -> None:
    talk.press(K.Key_Plus, M.ControlModifier)
    talk.press(K.Key_Plus, M.ControlModifier)
    assert talk.player.console.notes.size_of_letters == 44
    assert talk.settings.get(NOTES_SIZE) == 44
    for _ in range(9):
        talk.press(K.Key_Minus, M.ControlModifier)
    assert talk.player.console.notes.size_of_letters == 32  # never below


def test_long_notes_are_read_on_and_back_by_keys(talk: Talk) -> None:
    notes = talk.player.console.notes
    long = Step("Long", "", notes="\n\n".join(f"Paragraph {at}" for at in range(40)))
    story = Story("t", "A talk", sections=(Section("", (long, long)),))
    talk.player.set_show(replace(talk.player.show, story=story))
    talk.player._tell_face()
    bar = notes.verticalScrollBar()
    assert bar.value() == 0 < bar.maximum()
    talk.press(K.Key_Down, M.ControlModifier)
    first = bar.value()
    assert 0 < first < bar.pageStep()
    for _ in range(40):
        talk.press(K.Key_Down, M.ControlModifier, after=0.01)  # held, it goes on
    assert bar.value() == bar.maximum()
    assert talk.place == 0
    for _ in range(41):
        talk.press(K.Key_Up, M.ControlModifier, after=0.01)
    assert bar.value() == 0


def test_the_timer_waits_for_the_first_step_pauses_and_resets(talk: Talk) -> None:
    talk.time[0] += 500
    talk.player._tell_face()
    assert talk.player.console.face.pace.elapsed == 0
    talk.press(K.Key_PageDown)
    talk.time[0] += 65
    talk.player._tell_face()
    assert minutes_words(talk.player.console.face.pace.elapsed) == "1:05"
    talk.press(K.Key_T, after=0.2)
    talk.time[0] += 100
    talk.press(K.Key_PageDown)
    talk.player._tell_face()
    assert minutes_words(talk.player.console.face.pace.elapsed) == "1:05"  # paused across steps
    assert not talk.player.console.face.running
    talk.press(K.Key_T, M.ShiftModifier)
    assert talk.player.console.face.pace.elapsed == 0


def test_pace_in_words() -> None:
    assert pace_words(Pace(60, 600, 90, 60, 90)) == ("1:30 ahead", "supported")
    assert pace_words(Pace(60, 600, 90, 60, -90)) == ("1:30 behind", "contradicted")
    assert pace_words(Pace(60, 600, 90, 60, -18)) == ("0:18 behind", "ink-2")
    assert pace_words(Pace(60, 600, 90, 60, 18)) == ("0:18 ahead", "supported")
    assert pace_words(Pace(60, 600, 90, 60, 0)) == ("on time", "supported")
    assert pace_words(Pace(672, 600, 90, 60, 0)) == ("over by 1:12", "contradicted")
    assert minutes_words(3661) == "1:01:01"
    assert minutes_words(59.9) == "0:59"
    third = tidy_minutes(1 / 3)
    assert clock(third) == minutes_words(third * 60) == "0:20", "what is lost in keeping minutes is no second"
    assert minutes_words(12 * third * 60) == "4:00"


def test_esc_asks_on_the_console_alone_and_enter_ends(talk: Talk) -> None:
    before = talk.seen()
    talk.press(K.Key_Escape)
    assert "End" in talk.player.console.face.banner
    assert talk.seen() == before
    talk.press(K.Key_Escape)
    assert talk.player.console.face.banner == ""
    talk.press(K.Key_Escape)
    talk.press(K.Key_Return)
    assert talk.player.show.ended
    assert not talk.player.audience.isVisible() and not talk.player.console.isVisible()


def test_esc_on_the_last_step_ends_at_once(talk: Talk) -> None:
    talk.press(K.Key_End)
    talk.press(K.Key_Escape)
    assert talk.player.show.ended


def test_which_display_is_whose() -> None:
    assert audience_name(["a"], "") == ""
    assert audience_name(["a", "b", "c"], "") == "b"
    assert audience_name(["a", "b", "c"], "c") == "c"
    assert audience_name(["a", "b"], "gone") == "b"
    assert presenter_name(["a", "b"], "a") == "b"
    assert presenter_name(["a", "b"], "b") == "a"


@pytest.mark.parametrize("window", ["console", "audience"])
def test_a_cross_asks_before_the_last_step_and_ends_the_second_time(talk: Talk, window: str) -> None:
    crossed = getattr(talk.player, window).crossed
    crossed.emit()
    assert not talk.player.show.ended and "End" in talk.player.console.face.banner
    talk.press(K.Key_Escape)
    assert talk.player.console.face.banner == ""
    crossed.emit()
    crossed.emit()
    assert talk.player.show.ended


def test_a_cross_on_the_last_step_ends_and_so_does_the_system(talk: Talk) -> None:
    talk.press(K.Key_End)
    talk.player.console.crossed.emit()
    assert talk.player.show.ended


def test_windows_closed_by_the_program_end_at_once(talk: Talk) -> None:
    talk.player.console.close()  # as all windows are when the system shuts down
    assert talk.player.show.ended
