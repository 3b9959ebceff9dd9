"""The fields of the editor: times, lines, texts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.domain.stories import Story, tidy_line, tidy_text
from explorer.gui.labels import SafeBrowser
from explorer.gui.story.amount_fields import MinutesField, minutes_in
from explorer.gui.story.draft import StoryDraft
from explorer.gui.story.fields import StoryLine, StoryText
from explorer.gui.story.story_fields import StoryFields
from explorer.gui.story.time_words import clock


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1:30", 1.5),
        ("0:15", 0.25),
        (" 2 ", 2.0),
        ("1.5", 1.5),
        ("", 0.0),
        ("1:00:00", 60.0),
        ("24:00:00", 1440.0),
        ("1:75", None),
        ("soon", None),
        ("-1", None),
        ("２", None),
        ("9999", None),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, minutes: float | None) -> None:
    assert minutes_in(text) == minutes


def test_a_time_is_written_as_it_is_read() -> None:
    assert [clock(one) for one in (0.25, 1.5, 12.0, 61.0)] == ["0:15", "1:30", "12:00", "1:01:00"]
    assert all(minutes_in(clock(one / 4)) == one / 4 for one in range(1, 200))


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_up_and_down_change_a_time(qtbot: QtBot, host: QWidget) -> None:
    field = MinutesField("Time")
    field.setParent(host)
    told: list[float] = []
    field.chosen.connect(told.append)
    field.show_amount(1.0)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    for _ in range(6):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert told == [1.25, 1.0, 0.75, 0.5, 0.25, 0.0]
    assert field.text() == ""


def test_a_time_that_is_none_is_put_back(qtbot: QtBot, host: QWidget) -> None:
    field = MinutesField("Time")
    field.setParent(host)
    told: list[float] = []
    field.chosen.connect(told.append)
    field.show_amount(1.5)
    field.setText("later")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "1:30" and told == []
    field.setText("2")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "2:00" and told == [2.0]


def test_what_is_typed_stays_while_it_means_what_is_shown(qtbot: QtBot, host: QWidget) -> None:
    line, text = StoryLine("Title", tidy_line), StoryText("Notes", tidy_text)
    for one in (line, text):
        one.setParent(host)
        one.show()
    qtbot.waitUntil(host.isActiveWindow)
    line.setFocus()
    qtbot.keyClicks(line, "One ")
    line.show_text("One")
    assert line.text() == "One "
    text.setFocus()
    qtbot.keyClicks(text, "a")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    text.show_text("a")
    assert text.toPlainText() == "a\n"
    assert line.text() == "One", "shown as it is kept once the focus has left"
    text.show_text("b")
    assert text.toPlainText() == "b"


def test_a_title_that_is_cleared_waits_for_another(qtbot: QtBot, host: QWidget) -> None:
    draft = StoryDraft()
    draft.begin(Story("file", "Old title"))
    fields = StoryFields(draft)
    draft.changed.connect(fields.follow)
    fields.setParent(host)
    fields.show()
    fields.follow()
    qtbot.waitUntil(host.isActiveWindow)
    fields.title.setFocus()
    fields.title.selectAll()
    qtbot.keyClick(fields.title, Qt.Key.Key_Backspace)
    assert fields.title.text() == "" and draft.story is not None and draft.story.title == "file"
    fields.audience.setFocus()
    assert fields.title.text() == "file"
    fields.title.setFocus()
    fields.title.selectAll()
    qtbot.keyClick(fields.title, Qt.Key.Key_Backspace)
    qtbot.keyClicks(fields.title, "New")
    assert fields.title.text() == draft.story.title == "New"


def test_a_text_of_one_line_takes_no_second(qtbot: QtBot, host: QWidget) -> None:
    field = StoryText("Takeaway", tidy_line, one=True)
    field.setParent(host)
    qtbot.keyClicks(field, "a")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "b")
    assert field.toPlainText() == "ab"


def test_notes_are_read_with_no_html_and_no_pictures(qtbot: QtBot, host: QWidget, project: object) -> None:
    browser = SafeBrowser(host)
    browser.set_markdown("**Say** it <img src='/etc/passwd'>\n\n- one\n- two")
    assert browser.toPlainText() == "Say it <img src='/etc/passwd'>\none\ntwo"
    assert "font-weight" in browser.toHtml() or "<b>" in browser.toHtml()
