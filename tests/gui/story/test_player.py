"""One presentation: keys, clickers, blanks, freezing, the timer, lost displays; and never a note for the audience."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextBrowser, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Section, Step, Story
from explorer.gui.notices import Notice, Reporter
from explorer.gui.settings import MOTION, NOTES_SIZE, Settings
from explorer.gui.story.console_face import minutes_words, pace_words
from explorer.gui.story.displays import Wish, audience_name, presenter_name
from explorer.gui.story.player import Player
from explorer.gui.theme import Theme
from explorer.state.show import begin
from explorer.state.talk_timer import Pace

K, M = Qt.Key, Qt.KeyboardModifier
SECRET = "XYLOPHONE-QUAGGA"
STEPS = (
    Step("One", "deliveries", "Takeaway of one", "- text of one", f"{SECRET} one **strong**", 1.0),
    Step("Two", "scaling", notes=f"{SECRET} two", minutes=2.0),
    Step("Hidden", "claims", notes=f"{SECRET} hidden", hidden=True),
    Step("Three", "roles", notes=f"{SECRET} three", minutes=1.0),
    Step("Broken", "deliveries?focus=nobody", "Takeaway of broken", notes=f"{SECRET} broken", minutes=1.0),
    Step("Last", "", "Takeaway of last", "- one\n- two", f"{SECRET} last"),
)
STORY = Story("t", "A talk", minutes=10, sections=(Section("", STEPS),))


@dataclass
class Talk:
    """A presentation with a clock that moves by hand."""

    player: Player
    reporter: Reporter
    settings: Settings
    time: list[float] = field(default_factory=lambda: [0.0])

    @property
    def place(self) -> int:
        return self.player.show.place

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = M.NoModifier, after: float = 1.0,
              to: QWidget | None = None) -> None:  # fmt: skip
        self.time[0] += after
        QTest.keyClick(to or self.player.console, key, modifiers)

    def seen(self) -> bytes:
        shot = self.player.audience.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return bytes(shot.constBits())

    def colour(self) -> QColor:
        return self.player.audience.grab().toImage().pixelColor(3, 3)


@pytest.fixture
def talk(qtbot: QtBot, atlas: Atlas, theme: Theme) -> Iterator[Talk]:
    settings, reporter, time = Settings(), Reporter(), [100.0]
    settings.set(MOTION, False)
    theme.use_colours(atlas.info.colours)
    wish = Wish(QSize(960, 540))
    made = Talk(Player(atlas, begin(STORY), theme, settings, reporter, wish, lambda: time[0]), reporter, settings, time)
    made.player.start()
    qtbot.waitUntil(lambda: made.player.audience.stage.live)
    made.player.console.activateWindow()
    qtbot.waitUntil(made.player.console.isActiveWindow)
    yield made
    if not made.player.show.ended:
        made.player.finish()
    made.player.deleteLater()


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
    assert pace_words(Pace(60, 600, 90, 60, 5, 90)) == ("1:30 ahead", "supported")
    assert pace_words(Pace(60, 600, 90, 60, 5, -90)) == ("1:30 behind", "contradicted")
    assert pace_words(Pace(60, 600, 90, 60, 5, -18)) == ("0:18 behind", "ink-2")
    assert pace_words(Pace(60, 600, 90, 60, 5, 18)) == ("0:18 ahead", "supported")
    assert pace_words(Pace(60, 600, 90, 60, 5, 0)) == ("on time", "supported")
    assert pace_words(Pace(672, 600, 90, 60, 5, 0)) == ("over by 1:12", "contradicted")
    assert minutes_words(3661) == "1:01:01"


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
    from dataclasses import replace

    from explorer.figures.slide import slide_of
    from explorer.gui.charts.slide import slide_picture

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


def test_a_broken_step_shows_its_words_and_a_quiet_dot(qtbot: QtBot, talk: Talk) -> None:
    talk.player.go_to(4)
    qtbot.waitUntil(lambda: talk.player.audience.stage.live)
    texts = [text for _, text in talk.player.audience.stage.view.figure_scene.text_boxes()]
    assert texts == ["Takeaway of broken"]
    assert talk.player.console.face.fault
    talk.player.go_to(0)
    assert not talk.player.console.face.fault


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
    assert face.position == "Step 2 of 5"
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


def test_which_display_is_whose() -> None:
    assert audience_name(["a"], "") == ""
    assert audience_name(["a", "b", "c"], "") == "b"
    assert audience_name(["a", "b", "c"], "c") == "c"
    assert audience_name(["a", "b"], "gone") == "b"
    assert presenter_name(["a", "b"], "a") == "b"
    assert presenter_name(["a", "b"], "b") == "a"
