"""Tools, overview and question mode: what the presenter does, and what the audience sees of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.domain.stories import Section, Step, Story
from explorer.figures.rehearsal import rehearsal
from explorer.files.resources import bundled_pack
from explorer.gui.png import png_bytes
from explorer.gui.story.equipment import Equipment
from explorer.gui.story.player import Player
from explorer.gui.story.report_dialogs import CheckDialog, RehearsalDialog, rehearsal_words
from explorer.gui.story.stage_check import StageCheck
from explorer.gui.window import MainWindow
from explorer.state import moves
from explorer.state.viewpoint import link
from tests.gui.story.onstage import STEPS, STORY, Stage

NONE = Qt.KeyboardModifier.NoModifier
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
WALK = ("aito", "hima", "luxeed", "seres", "stelato")


def pixel(stage: Stage, x: float, y: float) -> tuple[int, int, int]:
    """Return the colour the audience sees at a point of the slide."""
    shot = stage.player.audience.grab().toImage()
    colour = shot.pixelColor(round(x * shot.width() / 1920), round(y * shot.height() / 1080))
    return colour.red(), colour.green(), colour.blue()


def test_a_question_leaves_the_audience_as_it_is_for_twenty_moves_and_a_push_changes_it_once(
    qtbot: QtBot, stage: Stage
) -> None:
    stage.key(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: stage.player.audience.stage.live)
    before = stage.picture()
    stage.key(Qt.Key.Key_Q)
    assert stage.kit.question.bar.isVisible() and stage.player.show.asking
    store = stage.window.context.store
    seen = {before: 0}
    for at in range(20):
        match at % 4:
            case 0:
                store.go("Focus", moves.focus_on, WALK[at // 4])
            case 1:
                store.go("View", moves.show_view, ("prices", "claims", "overview", "finances", "scaling")[at // 4])
            case 2:
                stage.key(Qt.Key.Key_PageDown)
            case _:
                stage.window.context.places.open_palette()
                QTest.keyClicks(stage.window.focusWidget() or stage.window, "wjm")
                stage.window.context.places.dismiss()
        qtbot.wait(1)
        seen.setdefault(stage.picture(), at)
    assert seen == {before: 0}
    stage.kit.question.bar.push.click()
    assert not stage.player.show.asking and stage.player.show.pushed == link(store.here)
    qtbot.waitUntil(lambda: stage.player.audience.stage.live)
    pushed = stage.picture()
    assert pushed != before
    assert not stage.kit.question.bar.isVisible()
    stage.key(Qt.Key.Key_PageDown)
    assert (stage.player.show.place, stage.player.show.pushed) == (1, "")
    qtbot.waitUntil(lambda: stage.player.audience.stage.live)
    assert stage.picture() == before


def test_a_discarded_question_changes_nothing(qtbot: QtBot, stage: Stage) -> None:
    before = stage.picture()
    stage.key(Qt.Key.Key_Q)
    stage.window.context.store.go("View", moves.show_view, "prices")
    stage.kit.question.bar.discard.click()
    assert stage.player.show.place == 0 and not stage.player.show.asking
    qtbot.waitUntil(lambda: stage.player.audience.stage.live)
    assert stage.picture() == before


def test_the_overview_is_private_until_enter(qtbot: QtBot, stage: Stage) -> None:
    before = stage.picture()
    stage.key(Qt.Key.Key_O)
    overview = stage.kit.overview
    assert overview.isVisible() and stage.player.show.grid == 0
    qtbot.waitUntil(lambda: overview.settled, timeout=20_000)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right):
        stage.key(key)
    assert stage.player.show.grid == 3
    assert stage.picture() == before and stage.player.show.place == 0
    stage.key(Qt.Key.Key_Return)
    assert stage.player.show.place == 3 and not overview.isVisible()
    assert stage.picture() != before
    stage.key(Qt.Key.Key_Tab)
    stage.key(Qt.Key.Key_End)
    stage.key(Qt.Key.Key_Escape)
    assert stage.player.show.place == 3 and stage.player.show.grid is None


def test_a_click_in_the_overview_chooses_and_a_double_click_goes(stage: Stage) -> None:
    stage.key(Qt.Key.Key_O)
    overview, unit = stage.kit.overview, stage.player.console.unit
    second = QPoint(round(700 * unit), round(120 * unit))
    QTest.mouseClick(overview, Qt.MouseButton.LeftButton, pos=second)
    assert (stage.player.show.grid, stage.player.show.place) == (1, 0)
    QTest.mouseDClick(overview, Qt.MouseButton.LeftButton, pos=second)
    assert stage.player.show.place == 1


def test_pen_strokes_are_mirrored_undone_and_kept_with_their_step(stage: Stage) -> None:
    bare = pixel(stage, 900, 540)
    stage.key(Qt.Key.Key_D)
    stage.drag((700, 540), (900, 540), (1100, 540))
    assert pixel(stage, 900, 540) != bare and pixel(stage, 900, 540)[0] > 150
    stage.key(Qt.Key.Key_Escape)
    assert stage.player.show.tool == "" and pixel(stage, 900, 540) != bare
    stage.key(Qt.Key.Key_PageDown)
    assert not stage.kit.tools.marks.strokes
    stage.key(Qt.Key.Key_PageUp)
    assert len(stage.kit.tools.marks.strokes) == 1
    stage.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert pixel(stage, 900, 540) == bare and not stage.kit.tools.marks.strokes


def test_the_light_follows_the_pointer_and_goes_with_the_tool(stage: Stage) -> None:
    bare = stage.picture()
    stage.key(Qt.Key.Key_L)
    stage.kit.tools.console.used.emit("move", QPointF(960, 700))
    red, green, _ = pixel(stage, 960, 700)
    assert red > 200 and green < 90
    stage.key(Qt.Key.Key_L)
    assert stage.picture() == bare
    stage.key(Qt.Key.Key_I)
    stage.kit.tools.console.used.emit("move", QPointF(960, 700))
    assert max(pixel(stage, 20, 20)) < 150
    stage.key(Qt.Key.Key_Escape)
    assert stage.picture() == bare


def test_a_dragged_region_fills_the_audience_and_z_gives_the_whole_back(stage: Stage) -> None:
    bare = stage.picture()
    stage.key(Qt.Key.Key_Z)
    stage.drag((480, 270), (900, 500), (1440, 810))
    assert stage.player.show.zoomed and stage.player.show.tool == ""
    zoomed = stage.picture()
    assert zoomed != bare
    stage.key(Qt.Key.Key_Z)
    assert not stage.player.show.zoomed and stage.picture() == bare


def test_what_is_drawn_while_frozen_or_blank_stays_with_the_presenter(stage: Stage) -> None:
    stage.key(Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    frozen = stage.picture()
    stage.key(Qt.Key.Key_D)
    stage.drag((700, 540), (1100, 540))
    assert stage.picture() == frozen and stage.kit.tools.marks.strokes
    stage.key(Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert stage.picture() != frozen
    stage.key(Qt.Key.Key_B)
    assert set(stage.picture()) <= {0, 255} and pixel(stage, 900, 540) == (0, 0, 0)


def test_without_the_console_there_is_no_private_overview(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(stage.player.windows), "one_display", property(lambda self: True))
    stage.player.console.hide()
    stage.key(Qt.Key.Key_O)
    assert stage.player.show.grid is None


def test_the_fixture_presents_what_it_says(atlas: Atlas, stage: Stage) -> None:
    assert stage.player.windows.words and stage.player.audience.size() == QSize(960, 540)
    assert isinstance(stage.kit, Equipment) and isinstance(stage.player, Player)
    assert bundled_pack().exists() and replace(STEPS[0]) == STEPS[0] and atlas.info.title


def test_a_check_draws_every_step_and_lists_what_would_fail(qtbot: QtBot, window: MainWindow) -> None:
    steps = (Step("Good", "deliveries"), Step("Bad", "deliveries?focus=nobody"), Step("Long", text="Line\n\n" * 60))
    story = Story("c", "Checked", sections=(Section("", steps),))
    kept: dict[Step, bytes] = {}
    atlas, theme = window.context.store.atlas, window.context.theme
    assert atlas is not None
    check = StageCheck(atlas, story, theme.palette, kept, window)
    dialog = CheckDialog(theme, check, window)
    with qtbot.waitSignal(check.done, timeout=20_000):
        dialog.open()
    assert [one.place for one in check.troubles] == [1, 2] and set(kept) == set(steps)
    assert "Step 2, “Bad”" in dialog.lines[0] and "nobody" in dialog.lines[0] and "more lines" in dialog.lines[1]
    dialog.accept()


def test_a_step_that_fails_on_stage_shows_the_picture_of_the_check(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = stage.player.book
    kept = png_bytes(book.picture(STEPS[3]))
    book.fallback = {STEPS[3]: kept}
    book._pictures.pop(STEPS[3])

    def broken(*arguments: object) -> QImage:
        raise ArithmeticError("planted")

    monkeypatch.setattr("explorer.gui.story.slide_book.slide_picture", broken)
    faults: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda *fault: faults.append(fault))
    stage.player.go_to(3)
    assert faults
    stage.player.slides.retreat()
    assert stage.player.audience.stage.picture == QImage.fromData(kept)


def test_a_rehearsal_is_reported_with_what_to_cut(stage: Stage) -> None:
    report = rehearsal(STORY, {0: 100.0, 1: 400.0, 3: 300.0})
    dialog = RehearsalDialog(stage.window.context.theme, STORY, report, stage.window)
    assert "leave out 4 “Timeline”: saves 5:00" in dialog.lines[0]
    assert any(line.startswith("2  Roles: 6:40 of 2:00") for line in dialog.lines)
    assert "3:20 over the 10:00" in rehearsal_words(report)
    assert rehearsal_words(rehearsal(STORY, {0: 6.9})) == "It took 0:06, 9:54 within the 10:00 planned."
    assert any(
        line == "4  Timeline: not timed"
        for line in RehearsalDialog(stage.window.context.theme, STORY, rehearsal(STORY, {0: 6.9}), stage.window).lines
    )
    dialog.accept()


def test_the_keys_come_up_on_the_console_alone_with_those_learnt(stage: Stage) -> None:
    before = stage.picture()
    stage.player.keys.reader.learnt = {"n172": "next"}
    sheet = stage.kit.keys
    for key, modifiers in ((Qt.Key.Key_F1, NONE), (Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)):
        stage.key(key, modifiers)
        assert sheet.isVisible() and stage.picture() == before
        assert ("Key 172  PgDown  Right", "Next step") in sheet.rows
        assert len({words for _, words in sheet.rows}) == len(sheet.rows) and all(keys for keys, _ in sheet.rows)
        assert stage.player.console.rect().contains(sheet.geometry())
        stage.key(Qt.Key.Key_Escape)
        assert not sheet.isVisible() and not stage.player.show.ended
    stage.key(Qt.Key.Key_F1)
    stage.key(Qt.Key.Key_O)  # one thing covers the console at a time
    assert stage.kit.overview.isVisible() and not sheet.isVisible()
    stage.key(Qt.Key.Key_F1)
    assert sheet.isVisible() and not stage.kit.overview.isVisible()
    stage.key(Qt.Key.Key_PageDown)
    assert not sheet.isVisible() and stage.player.show.place == 1
    stage.player.console.hide()
    stage.player.do("help")
    assert not stage.player.show.helping


@pytest.mark.parametrize("key", [Qt.Key.Key_O, Qt.Key.Key_F1])
def test_what_covers_the_console_leaves_the_timer_in_sight(stage: Stage, key: Qt.Key) -> None:
    assert "of 10:00" not in stage.player.console.face.clock
    stage.key(key)
    assert "0:00 of 10:00" in stage.player.console.face.clock
    stage.key(Qt.Key.Key_Escape)
    assert "of 10:00" not in stage.player.console.face.clock


def test_plus_and_minus_change_the_size_of_the_light(stage: Stage) -> None:
    def light() -> int:
        shot = stage.player.audience.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        inside = range(shot.width() // 2 - 200, shot.width() // 2 + 200)
        return sum(shot.pixelColor(x, shot.height() // 2).lightness() > 200 for x in inside)

    stage.key(Qt.Key.Key_Plus)
    assert stage.player.show.reach == 0  # no tool is taken
    stage.key(Qt.Key.Key_I)
    stage.kit.tools.console.used.emit("move", QPointF(960, 540))
    first = light()
    for _ in range(3):
        stage.key(Qt.Key.Key_Plus)
    assert light() > 1.5 * first
    for _ in range(20):
        stage.key(Qt.Key.Key_Minus)
    assert 0 < light() < first
    assert stage.player.show.reach == -3


def test_esc_leaves_a_question_once_nothing_lies_on_top(qtbot: QtBot, stage: Stage) -> None:
    stage.key(Qt.Key.Key_Q)
    qtbot.waitUntil(stage.window.isActiveWindow)
    assert "0:00 of 10:00" in stage.kit.question.bar.timer.text()
    QTest.keyClick(stage.window.focusWidget() or stage.window, Qt.Key.Key_Escape)  # closes the palette
    assert stage.player.show.asking
    stage.window.context.store.go("View", moves.show_view, "prices")
    stage.window.context.store.go("Look back", moves.look_back, Period.month(2025, 1))
    QTest.keyClick(stage.window, Qt.Key.Key_Escape)  # comes back from the earlier date
    assert stage.player.show.asking
    QTest.keyClick(stage.window, Qt.Key.Key_Escape)
    assert not stage.player.show.asking and not stage.kit.question.bar.isVisible()
    assert (stage.player.show.place, stage.player.show.pushed) == (0, "")
    QTest.keyClick(stage.window, Qt.Key.Key_Escape)  # is the window's own again
    assert not stage.player.show.ended


def test_a_question_is_answered_by_keys_alone(qtbot: QtBot, stage: Stage) -> None:
    stage.key(Qt.Key.Key_Q)
    qtbot.waitUntil(stage.window.isActiveWindow)
    QTest.keyClick(stage.window.focusWidget() or stage.window, Qt.Key.Key_Escape)
    stage.window.context.store.go("View", moves.show_view, "prices")
    QTest.keyClick(stage.window, Qt.Key.Key_Return, BOTH)
    assert stage.player.show.pushed == link(stage.window.context.store.here)


def test_the_window_of_a_question_is_wholly_in_sight_and_stands_as_before_after_it(stage: Stage) -> None:
    stage.window.resize(1000, 700)  # the display has 800 by 800
    stage.key(Qt.Key.Key_Q)
    assert stage.window.isMaximized()
    bar = stage.kit.question.bar
    bar.discard.click()
    assert not stage.window.isMaximized() and stage.window.isVisible()
    stage.window.hide()
    stage.key(Qt.Key.Key_Q)
    assert stage.window.isVisible()
    bar.discard.click()
    assert not stage.window.isVisible()  # as where the terminal presents
    stage.window.show()
