"""Presentations begun from the main window: F5, the button, the menus, and what they remember."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from explorer.domain.periods import Period
from explorer.files.talks import Talk, TalkNote, broken_talk
from explorer.gui.settings import AUDIENCE_DISPLAY, AUDIENCE_WINDOW, MOTION, Settings
from explorer.gui.story.talk_desk import window_size
from explorer.gui.window import MainWindow
from explorer.state import moves


@pytest.fixture(autouse=True)
def still(settings: Settings) -> None:
    settings.set(MOTION, False)
    settings.set(AUDIENCE_WINDOW, "1280x720")


def end(window: MainWindow) -> None:
    assert window.talks.player is not None
    window.talks.player.finish()
    assert window.talks.player is None


def test_f5_presents_the_first_story_of_the_pack(qtbot: QtBot, window: MainWindow) -> None:
    assert window.commands["present.start"].isEnabled()
    QTest.keyClick(window, Qt.Key.Key_F5)
    player = window.talks.player
    assert player is not None
    stories = window.context.store.atlas.stories
    assert player.show.story is next(iter(stories.values()))
    assert player.audience.isVisible() and player.audience.size().toTuple() == (1280, 720)
    assert not window.commands["present.start"].isEnabled()
    assert not window.finder.present.isEnabled()
    end(window)
    assert window.commands["present.start"].isEnabled()
    assert window.finder.present.isEnabled()


def test_the_button_presents_the_same(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(window.finder.present, Qt.MouseButton.LeftButton)
    assert window.talks.presenting
    end(window)


def test_a_step_selected_in_the_editor_is_where_shift_f5_begins(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.commands["present.here"].isEnabled()
    story_id = window.talks.titles[1][0]
    assert window.stories.open_original(story_id)
    window.stories.draft.select(3)
    assert window.commands["present.here"].isEnabled()
    window.commands["present.here"].trigger()
    player = window.talks.player
    assert player is not None and (player.show.story.id, player.show.place) == (story_id, 3)
    end(window)
    assert window.finder.present.text() == "Present from here"
    qtbot.mouseClick(window.finder.present, Qt.MouseButton.LeftButton)
    assert window.talks.player is not None and window.talks.player.show.place == 3
    end(window)
    window.stories.close()
    assert window.finder.present.text() == "Present"


def test_looking_back_in_the_window_dates_no_step(window: MainWindow) -> None:
    window.context.store.go("Look back", moves.look_back, Period.parse("2024"))
    window.talks.present(False)
    assert window.talks.player is not None and window.talks.player.atlas is window.context.store.atlas
    end(window)


def test_what_is_done_after_the_end_changes_nothing(qtbot: QtBot, window: MainWindow) -> None:
    window.talks.present(False)
    player = window.talks.player
    assert player is not None
    with qtbot.waitSignal(player.ended):
        player.finish()
    with qtbot.assertNotEmitted(player.ended):
        player.go_to(1)
        player.do("freeze")
    assert player.show.ended and not player.show.frozen


def test_a_talk_whose_story_is_gone_is_not_gone_on_with_in_silence(window: MainWindow) -> None:
    note = TalkNote()
    note.write(Talk("gone", 1, title="Two"))
    note.leave()
    window.talk_return.look()
    window.talk_return.go_on()
    assert not window.talks.presenting and window.notices.notice is not None
    assert "“Two”" in window.notices.notice.title
    assert broken_talk() is not None, "it may be there again at the next start"


def test_an_offer_to_go_on_ends_where_another_talk_begins(window: MainWindow) -> None:
    note = TalkNote()
    note.write(Talk(window.talks.titles[0][0], 2, elapsed=60.0))
    note.leave()
    window.talk_return.look()
    strip = window.talk_return.strip
    assert strip is not None and strip.isVisible()
    window.talks.present(False)
    assert not strip.isVisible()
    window.talk_return.go_on()
    assert window.talks.player is not None and not window.talks.player.show.timer.started
    end(window)


def test_a_story_is_chosen_from_the_menu_and_comes_first_the_next_time(window: MainWindow) -> None:
    menu = next(one for one in window.findChildren(QMenu) if one.menuAction().objectName() == "present.story")
    menu.aboutToShow.emit()
    assert [(one.data(), one.text()) for one in menu.actions()] == list(window.talks.titles)
    menu.triggered.emit(menu.actions()[2])
    assert window.talks.player is not None
    assert window.talks.player.show.story.id == window.talks.titles[2][0]
    end(window)
    assert window.talks.story is not None and window.talks.story.id == window.talks.titles[2][0]


def test_displays_are_listed_by_name(window: MainWindow, settings: Settings) -> None:
    menu = next(one for one in window.findChildren(QMenu) if one.menuAction().objectName() == "present.display")
    menu.aboutToShow.emit()
    ticked = [one.data() for one in menu.actions() if one.isChecked()]
    assert ticked[0] == ""
    assert len(menu.actions()) == 1 + len(window.talks.displays)
    menu.triggered.emit(menu.actions()[-1])
    assert settings.get(AUDIENCE_DISPLAY) == window.talks.displays[-1][0]
    assert settings.get(AUDIENCE_WINDOW) == ""


def test_the_screen_chosen_for_the_audience_is_ticked(window: MainWindow, settings: Settings) -> None:
    window.commands["present.window_large"].trigger()
    assert settings.get(AUDIENCE_WINDOW) == "1920x1080"
    assert window.commands["present.window_large"].isChecked()
    assert not window.commands["present.full_screen"].isChecked()
    window.commands["present.motion"].trigger()
    assert settings.get(MOTION)


def test_no_pack_no_presentation(bare_window: MainWindow) -> None:
    assert not bare_window.commands["present.start"].isEnabled()
    bare_window.talks.present(False)
    assert not bare_window.talks.presenting


def test_closing_the_window_ends_the_talk_but_its_cross_does_not(qtbot: QtBot, window: MainWindow) -> None:
    window.talks.present(False)
    assert not window.talks.may_close(by_cross=True)
    assert window.talks.presenting
    event = QCloseEvent()
    window.closeEvent(event)
    assert event.isAccepted() and not window.talks.presenting


def test_sizes_of_windows() -> None:
    size = window_size("1280x720")
    assert size is not None and size.toTuple() == (1280, 720)
    assert [window_size(one) for one in ("", "x", "1280", "axb", "-1x2")] == [None] * 5
