"""The label and the browser that never interpret or load anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.gui.labels import LONGEST_TEXT, PlainLabel, SafeBrowser, plain_tip
from explorer.gui.theme import line_height
from tests.guards.promises import Count
from tests.gui.hostile import leaks, payloads


def test_labels_show_every_text_letter_for_letter(qtbot: QtBot, tmp_path: Path, promise: Count) -> None:
    label = PlainLabel()
    qtbot.addWidget(label)
    label.setWordWrap(True)
    label.resize(300, 200)
    failed = 0
    for payload in payloads(tmp_path):
        label.setText(payload)
        failed += leaks(label)
    promise("P2", 12, failed)
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("role", ["small", "body", "subtitle", "dialog"])
def test_lines_of_a_label_stand_as_the_type_scale_says(qtbot: QtBot, role: str) -> None:
    label = PlainLabel("A pack holds the facts, figures and sources behind every chart. 鸿蒙智行", role)
    qtbot.addWidget(label)
    label.setWordWrap(True)
    heights = [label.heightForWidth(width) for width in (900, 300, 160)]
    assert heights[0] == line_height(role) < heights[1] < heights[2]
    assert all(height % line_height(role) == 0 for height in heights)
    label.setContentsMargins(0, 3, 0, 4)
    assert label.heightForWidth(300) == heights[1] + 7
    for side, first in ((Qt.AlignmentFlag.AlignTop, 0), (Qt.AlignmentFlag.AlignBottom, 300 - heights[1] - 7)):
        label.setAlignment(side)
        label.resize(300, 300)
        picture = label.grab().toImage()
        ground = picture.pixelColor(299, 299)
        inked = [y for y in range(300) if any(picture.pixelColor(x, y) != ground for x in range(300))]
        assert first <= inked[0] and inked[-1] < first + heights[1] + 7


def test_a_browser_loads_nothing_even_from_markup(qtbot: QtBot, tmp_path: Path, promise: Count) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.resize(300, 200)
    failed = 0
    for payload in payloads(tmp_path):
        browser.set_plain(payload)
        failed += leaks(browser)
        browser.set_markdown(payload)
        failed += leaks(browser)
    for payload in payloads(tmp_path)[:7]:  # those that point at a picture, now as our own markup would be read
        browser.setHtml(payload)
        failed += leaks(browser)
        browser.setMarkdown(payload)
        failed += leaks(browser)
    promise("P2", 38, failed)


def test_a_browser_cuts_what_would_take_for_ever(qtbot: QtBot) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.set_plain("x\n" * LONGEST_TEXT)
    assert len(browser.toPlainText()) <= LONGEST_TEXT


def test_a_picked_link_is_told_and_not_followed(qtbot: QtBot) -> None:
    browser = SafeBrowser()
    qtbot.addWidget(browser)
    browser.setHtml('<a href="file:///etc/hostname">here</a>')
    told: list[str] = []
    browser.link_picked.connect(told.append)
    browser.anchorClicked.emit("file:///etc/hostname")
    assert told == ["file:///etc/hostname"]
    assert browser.toPlainText() == "here"


def test_letters_that_cannot_be_seen_are_shown_by_their_numbers(qtbot: QtBot) -> None:
    label, browser = PlainLabel("a\u202eb"), SafeBrowser()
    for one in (label, browser):
        qtbot.addWidget(one)
    browser.set_plain("a\u202eb\x07")
    assert (label.text(), browser.toPlainText()) == ("a[U+202E]b", "a[U+202E]b[U+0007]")
    browser.set_markdown("**a\u202eb**")
    assert browser.toPlainText() == "a[U+202E]b" and "[U+202E]" in plain_tip("\u202e")


def test_tooltips_show_every_text_letter_for_letter(qapp: object, tmp_path: Path) -> None:
    document = QTextDocument()
    for payload in (*payloads(tmp_path), "a & b < c", "two\nlines"):
        document.setHtml(plain_tip(payload))
        assert document.toPlainText() == payload
    assert plain_tip("") == ""


@pytest.mark.parametrize(("ground", "ink"), [("#FAFAF8", "#626971"), ("#17191D", "#949CA4")])
def test_the_ink_follows_the_ground(qtbot: QtBot, ground: str, ink: str) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    label = PlainLabel("text", parent=panel)
    label.set_ink("ink-3")
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor(ground))
    panel.setPalette(palette)
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == ink
