"""The room check: the texts that fail from the farthest seat, and mending that every picture of the story shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Section, Step, Story
from explorer.figures.room_check import LEAST_PIXELS
from explorer.gui.charts.slide import drawn
from explorer.gui.settings import AUDIENCE_WINDOW, MOTION, ROOM_HEIGHT, ROOM_SEAT
from explorer.gui.story.amount_fields import MetresField
from explorer.gui.story.room_dialog import RoomDialog
from explorer.gui.story.slide_book import SlideBook
from explorer.gui.story.stage_check import StageCheck
from explorer.gui.story.story_pictures import story_pictures
from explorer.gui.theme import palette_named
from explorer.gui.window import MainWindow
from explorer.state.story_edits import enlarge

STEPS = (
    Step("One", "deliveries?focus=stelato", "A finding"),
    Step("Two", "scenario?by=cost", notes="SECRET"),
    Step("Left out", "claims", hidden=True),
    Step("Map", "overview", text="- A line\n- Another line that is longer"),
)
STORY = Story("t", "A talk", sections=(Section("", STEPS),))


@pytest.fixture
def room(qtbot: QtBot, window: MainWindow) -> Iterator[RoomDialog]:
    """Yield the room check of STORY, which is open in the editor, for a seat six picture heights away."""
    window.context.settings.set(ROOM_SEAT, 1200)
    window.stories.keeper.begin(STORY)
    window.stories.opened.emit()
    window.talks.check_room()
    made = window.room.dialog
    assert made is not None
    settle(qtbot, made)
    yield made
    if window.room.dialog is not None:
        made.accept()


def settle(qtbot: QtBot, dialog: RoomDialog) -> None:
    """Let every step be measured."""
    qtbot.waitUntil(lambda: dialog.scan.finished, timeout=20_000)


def test_what_fails_is_listed_by_step_and_kind_with_its_angle(room: RoomDialog) -> None:
    assert room.scan.fits.keys() == {0, 1, 3}
    rows = room.table.model().rowCount()
    assert rows == len(room.check.alike) > 6
    cells = [[room.table.model().index(row, column).data() for column in range(4)] for row in range(rows)]
    assert ["1  One", "Subtitle", "13.4′ of 20′"] in [row[:3] for row in cells]
    assert not any("Left out" in row[0] for row in cells)
    assert not any(row[1] == "Takeaway" for row in cells)  # 56 pixels are read from there
    kinds = {row[1] for row in cells if row[0] == "4  Map"}
    assert kinds == {"Chart", "Text", "Source line"}
    assert room.summary.text() == "From 12 m, 3 of 3 steps have texts that are too small to read with ease."
    assert "1.5 times" in room.mending.text() and room.help.text() == "Step 1 can be read up to 8.0 m."
    assert room.distance.text() == "The farthest seat is 6 picture heights away."


def test_a_near_seat_is_all_clear_and_is_remembered(room: RoomDialog, window: MainWindow) -> None:
    room.seat_field.setText("7,5 m")
    QTest.keyClick(room.seat_field, Qt.Key.Key_Return)
    assert room.isVisible()
    assert room.summary.text() == "All clear: every text of the 3 steps can be read from 7.5 m."
    assert not room.table.isVisible() and not room.mend.isEnabled()
    assert room.distance.text() == "The farthest seat is 3.8 picture heights away."
    assert room.mending.text() == "The smallest one can be read up to 8.0 m." and room.height() < 400
    assert window.context.settings.get(ROOM_SEAT) == 750 and window.context.settings.get(ROOM_HEIGHT) == 200


def test_a_hall_that_needs_more_than_a_slide_can_have_is_told_so(room: RoomDialog) -> None:
    room.seat_field.setText("40")
    QTest.keyClick(room.seat_field, Qt.Key.Key_Return)
    assert "3 times" in room.mending.text() and "needs 5 times, more than" in room.mending.text()
    assert any(group[0].size.role == "takeaway" for group in room.check.alike)


def test_mending_is_kept_in_the_story_and_can_be_undone(qtbot: QtBot, room: RoomDialog, window: MainWindow) -> None:
    room.mend.click()
    settle(qtbot, room)
    assert window.stories.story is not None and window.stories.story.letters == 1.5
    assert room.story.letters == 1.5 and not room.mend.isEnabled() and room.usual.isVisible()
    assert 0 not in room.check.steps and 3 in room.check.steps  # the map has no room for larger letters
    row = next(at for at, group in enumerate(room.check.alike) if group[0].size.step == 3)
    room.table.selectRow(row)
    assert "Step 4 can be read up to" in room.help.text() and "Larger letters" in room.help.text()
    window.stories.undo()
    assert window.stories.story.letters == 1
    window.stories.redo()
    room.usual.click()
    settle(qtbot, room)
    assert window.stories.story.letters == 1 and not room.usual.isVisible() and room.mend.isEnabled()


def test_a_row_opens_its_step_in_the_editor(room: RoomDialog, window: MainWindow) -> None:
    row = next(at for at, group in enumerate(room.check.alike) if group[0].size.step == 3)
    room.table.selectRow(row)
    room.table.activated.emit(room.table.currentIndex())
    assert window.room.dialog is None and window.stories.place == 3
    assert window.context.store.here.view == "overview"


def test_mending_a_story_of_the_pack_opens_it_in_the_editor(qtbot: QtBot, window: MainWindow) -> None:
    window.context.settings.set(ROOM_SEAT, 900)
    window.talks.check_room()
    made = window.room.dialog
    assert made is not None and window.stories.story is None
    qtbot.waitUntil(lambda: made.mend.isEnabled(), timeout=30_000)
    made.mend.click()
    assert window.stories.story is not None and window.stories.story.id == made.story.id
    assert window.stories.story.letters == made.story.letters > 1
    assert window.talks.story is window.stories.story
    made.accept()


def test_book_pictures_and_audience_show_the_same_letters(qtbot: QtBot, atlas: Atlas, window: MainWindow) -> None:
    palette = palette_named("light", atlas.info.colours)
    story = replace(STORY, letters=1.4)
    book = SlideBook(atlas, story, palette)
    pictures = dict(story_pictures(atlas, story, palette))
    assert pictures["01-audience.png"] != dict(story_pictures(atlas, STORY, palette))["01-audience.png"]
    context = window.context
    context.settings.set(AUDIENCE_WINDOW, "960x540")
    context.settings.set(MOTION, False)
    player = window.talks.begin(story, None)
    assert player is not None
    qtbot.waitUntil(lambda: player.audience.stage.live)
    scene = player.audience.stage.view.figure_scene
    assert drawn(scene) == SlideBook(atlas, story, player.book.palette).picture(STEPS[0])
    assert min(run.box(scene.ink.unit).height() for run in scene.runs) >= LEAST_PIXELS * 1.4
    assert book.slide(STEPS[0]).letters == 1.4
    player.finish()


def test_the_thumbnails_of_the_editor_follow(qtbot: QtBot, window: MainWindow) -> None:
    window.stories.keeper.begin(STORY)
    window.stories.opened.emit()
    pictures = window.editor.pictures
    assert pictures is not None
    qtbot.waitUntil(lambda: pictures.settled, timeout=20_000)
    before = pictures.picture(STEPS[0])
    window.stories.draft.edit("Larger", 0, enlarge, 1.5)
    qtbot.waitUntil(lambda: pictures.settled, timeout=20_000)
    after = pictures.picture(STEPS[0])
    assert before is not None and after is not None and before.toImage() != after.toImage()


def test_the_check_for_presenting_says_where_letters_stay_small(qtbot: QtBot, atlas: Atlas, window: MainWindow) -> None:
    check = StageCheck(atlas, replace(STORY, letters=1.5), palette_named("light"), {}, QObject(window))
    with qtbot.waitSignal(check.done, timeout=20_000):
        check.start()
    assert [one.place for one in check.troubles if "letters" in one.sentence][-1] == 3


def test_metres_are_typed_with_or_without_their_unit(qtbot: QtBot) -> None:
    field = MetresField("Seat", 50)
    qtbot.addWidget(field)
    field.show_amount(2.5)
    assert field.text() == "2.5 m"
    said: list[float] = []
    field.chosen.connect(said.append)
    for text in ("3", "4.25 m", "5,5", "far", "900", "0"):
        field.setText(text)
        field.editingFinished.emit()
    assert said == [3.0, 4.25, 5.5, 50.0, 0.1]
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "0.6 m"
