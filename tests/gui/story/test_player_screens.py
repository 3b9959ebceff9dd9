"""What the audience sees, and never sees; what the console tells; what a fault costs."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.figures.slide import slide_of
from explorer.gui.charts.slide import slide_picture
from explorer.gui.notices import Notice
from explorer.gui.story.console_face import FacePainter
from explorer.gui.story.face import Face
from explorer.gui.story.tool_layer import ToolLayer
from explorer.state.stage_marks import Marks
from tests.gui.story.talking import SECRET, STEPS, K, M, Talk


def test_the_audience_never_sees_a_note(qtbot: QtBot, talk: Talk) -> None:
    for place in range(len(STEPS)):
        talk.player.go_to(place)
        qtbot.waitUntil(lambda: talk.player.audience.stage.live)
        assert SECRET in talk.player.console.notes.toPlainText()
        widgets = [talk.player.audience, *talk.player.audience.findChildren(QWidget)]
        assert not any(isinstance(one, QTextBrowser) for one in widgets)
        said = [
            one.accessibleName() + one.accessibleDescription() + one.toolTip() + one.windowTitle() for one in widgets
        ]
        said += [one.text() for one in widgets if isinstance(one, QLabel)]
        scene = talk.player.audience.stage.view.figure_scene
        said += [text for _, text in scene.text_boxes()]
        assert not any("XYLOPHONE" in words or "QUAGGA" in words for words in said)


def test_other_notes_change_no_pixel_for_the_audience(qtbot: QtBot, talk: Talk, atlas: Atlas) -> None:
    palette = talk.player.book.palette
    for step in STEPS:
        bare = replace(step, notes="")
        assert slide_picture(slide_of(atlas, step), atlas, palette) == slide_picture(
            slide_of(atlas, bare), atlas, palette
        )


def test_a_frozen_audience_keeps_its_picture_over_twenty_moves(qtbot: QtBot, talk: Talk) -> None:
    before = talk.seen()
    talk.press(K.Key_F, M.ShiftModifier)
    assert "frozen" in talk.player.console.face.banner
    pictures = set()
    for number in range(20):
        match number % 5:
            case 0:
                talk.press(K.Key_PageDown)
            case 1:
                talk.press(K.Key_End)
            case 2:
                talk.press(K.Key_Home)
            case 3:
                talk.player.slides.look(talk.player.slides.here)
            case _:
                talk.press(K.Key_PageUp, M.ShiftModifier)
        qtbot.wait(2)
        pictures.add(talk.seen())
    assert pictures == {before}
    talk.press(K.Key_B)
    assert talk.colour() == QColor("black")  # what is asked for by name is done, frozen or not
    talk.press(K.Key_B)
    assert talk.seen() == before
    talk.player.go_to(1)
    talk.press(K.Key_F, M.ShiftModifier)
    qtbot.waitUntil(lambda: talk.player.audience.stage.live)
    assert talk.seen() != before


def test_charts_answer_the_console_and_say_nothing_by_card(qtbot: QtBot, talk: Talk) -> None:
    talk.player.go_to(1)
    qtbot.waitUntil(lambda: talk.player.audience.stage.live)
    before = talk.seen()
    console = talk.player.console.stage.view
    console._show(console._cursor.step(None, K.Key_Right), keyed=True)  # what hovering and keys both come to
    assert talk.seen() != before
    assert not talk.player.audience.stage.view.card.isVisible()
    assert console.card.isVisible()
    console._show(None, keyed=False)
    assert talk.seen() == before
    console.picked.emit("aito")
    assert talk.player.slides.here.focus == "aito"
    assert talk.seen() != before
    talk.player.do("back")
    talk.player.do("next")
    qtbot.waitUntil(lambda: talk.player.audience.stage.live)
    assert talk.seen() == before


def test_a_wheel_changes_the_chart_with_ctrl_alone(qtbot: QtBot, talk: Talk) -> None:
    talk.player.go_to(0)
    qtbot.waitUntil(lambda: talk.player.console.stage.live and talk.player.audience.stage.live)
    before, view = talk.seen(), talk.player.console.stage.view
    at = view.mapFromScene(view.figure_scene.plots[0].box.sceneBoundingRect().center())

    def turn(modifiers: Qt.KeyboardModifier) -> None:
        place, where = QPointF(at), QPointF(view.viewport().mapToGlobal(at))
        event = QWheelEvent(
            place, where, QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase,
            False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    box = view.figure_scene.plots[0].box
    months = box.months
    turn(M.NoModifier)
    assert box.months == months
    turn(M.ControlModifier)
    assert box.months != months
    qtbot.waitUntil(lambda: talk.seen() != before)


def test_a_broken_step_shows_its_words_and_a_quiet_dot(qtbot: QtBot, talk: Talk) -> None:
    talk.player.go_to(4)
    qtbot.waitUntil(lambda: talk.player.audience.stage.live)
    texts = [text for _, text in talk.player.audience.stage.view.figure_scene.text_boxes()]
    assert texts == ["Takeaway of broken"]
    assert talk.player.console.face.fault
    talk.player.go_to(0)
    assert not talk.player.console.face.fault


def test_what_failed_at_a_step_is_told_no_more_at_the_next(qtbot: QtBot, talk: Talk) -> None:
    talk.player.go_to(4)
    qtbot.waitUntil(lambda: talk.player.console.face.fault)
    assert "nobody" in talk.player.console.toolTip()
    talk.player.go_to(1)
    assert not talk.player.console.face.fault and talk.player.console.toolTip() == ""


def test_a_fault_anywhere_is_a_dot_on_the_console(talk: Talk) -> None:
    before = talk.seen()
    talk.reporter.noticed.emit(Notice("Something went wrong.", "", fault=True))
    assert talk.player.console.face.fault
    assert talk.seen() == before


def test_a_slide_that_cannot_be_drawn_leaves_the_last_one(qtbot: QtBot, talk: Talk, monkeypatch) -> None:
    before = talk.seen()
    talk.player.book._pictures.clear()

    def fails(*_: object) -> None:
        raise RuntimeError("cannot be drawn")

    monkeypatch.setattr(talk.player.book, "picture", fails)
    monkeypatch.setattr(talk.player.book, "slide", fails)
    with qtbot.capture_exceptions() as caught:
        talk.player.do("next")
        qtbot.wait(20)
    assert caught
    assert talk.seen() == before
    assert talk.place == 1
    assert SECRET + " two" in talk.player.console.notes.toPlainText()
    monkeypatch.undo()
    talk.player.do("back")
    talk.player.do("next")
    assert talk.seen() != before


def test_the_pointer_rests_hidden(qtbot: QtBot, talk: Talk) -> None:
    audience = talk.player.audience
    assert audience.cursor().shape() is Qt.CursorShape.BlankCursor
    QTest.mouseMove(audience.stage.view.viewport())
    audience._show_pointer()
    assert audience.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert audience._rest.interval() == 2000
    audience._rest.timeout.emit()
    assert audience.stage.view.viewport().cursor().shape() is Qt.CursorShape.BlankCursor
    audience._rest.stop()


def test_next_and_previous_stand_ready(qtbot: QtBot, talk: Talk) -> None:
    talk.player.go_to(1)
    qtbot.waitUntil(lambda: talk.player.book.has(STEPS[3]) and talk.player.book.has(STEPS[0]))
    assert not talk.player.console._following.isNull()


def test_the_console_tells_what_it_must(talk: Talk) -> None:
    talk.player.go_to(1)
    face = talk.player.console.face
    assert face.position == "Step 2 of 6", "as list and Go to count them, hidden ones too"
    assert [one.state for one in face.steps] == ["done", "here", "hidden", "ahead", "ahead", "ahead"]
    assert (face.next_number, face.next_title, face.next_lines) == ("4", "Three", ("1:00 planned", "Roles view"))
    assert re.fullmatch(r"\d\d:\d\d", face.clock)
    assert "Two" in talk.player.console.accessibleDescription()


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (1000, 900), (960, 540)])
def test_the_console_scales_as_one(qtbot: QtBot, talk: Talk, size: tuple[int, int]) -> None:
    console = talk.player.console
    console.showNormal()
    console.resize(*size)
    unit = min(size[0] / 1920, size[1] / 1080)
    assert console.unit == pytest.approx(unit)
    stage = console.stage.size()
    assert abs(stage.width() / stage.height() - 16 / 9) < 0.02
    cursor = console.notes.textCursor()
    cursor.setPosition(1)
    assert cursor.charFormat().font().pixelSize() == round(36 * unit)


def test_the_key_row_has_room_for_all_its_keys(talk: Talk) -> None:
    shot = talk.player.console.grab().toImage()
    ends: list[float] = []

    class Measuring(FacePainter):
        def _key(self, left: float, key: str, words: str) -> float:
            end = super()._key(left, key, words)
            ends.extend((left, end))
            return end

    with QPainter(shot) as painter:
        Measuring(painter, talk.player.book.palette).paint(Face(), QImage())
    *others, last_from, last_end = [one for one in ends if one > 0]
    assert last_end <= 1888 and max(others) + 16 <= last_from


def test_a_spotlight_darkens_the_bars_beside_the_slide_as_well(qtbot: QtBot, talk: Talk) -> None:
    audience = talk.player.audience
    audience.setFixedSize(960, 720)  # of 4:3, with bars above and below
    qtbot.waitUntil(lambda: audience.stage.height() == 720)

    def bars() -> list[int]:
        shot = audience.grab().toImage()
        return [shot.pixelColor(480, y).lightness() for y in (20, 700)]

    bright = bars()
    ToolLayer(audience.stage).show_marks(Marks(pointer=(960, 540)), "spotlight")
    assert all(dark < 0.6 * light for dark, light in zip(bars(), bright, strict=True))
