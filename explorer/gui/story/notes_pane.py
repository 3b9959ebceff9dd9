"""The speaker notes on the presenter's console, in a size of their own; nothing else ever shows them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from explorer.figures.speaker_notes import Paragraph, paragraphs
from explorer.gui.labels import SafeBrowser
from explorer.gui.text import translate
from explorer.gui.theme import font, line_height

SIZES = tuple(range(32, 81, 4))  # pixels of 1080
USUAL = 36


def nearest_size(size: int) -> int:
    """Return the size of notes that is nearest to a wish."""
    return min(SIZES, key=lambda one: abs(one - size))


class NotesPane(SafeBrowser):
    """Shows the notes of one step; :meth:`scale` sets the size of letters in pixels of 1080 and of these pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("notes")
        self.setStyleSheet("QTextBrowser#notes { border: 0; background: transparent; }")
        self.setAccessibleName(translate("Player", "Notes"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._notes = ""
        self._unit = 1.0
        self.size_of_letters = USUAL

    def show_notes(self, notes: str) -> None:
        """Show other notes, from their top."""
        if notes != self._notes:
            self._notes = notes
            self._write()

    def scale(self, letters: int, unit: float) -> None:
        """Use letters of so many pixels of 1080, each of which is ``unit`` pixels here."""
        if (letters, unit) != (self.size_of_letters, self._unit):
            self.size_of_letters, self._unit = letters, unit
            self._write()

    def turn(self, pages: int) -> None:
        """Scroll on, or with a negative number back, by the lines in sight but one."""
        bar = self.verticalScrollBar()
        line = round(line_height("notes", self.size_of_letters / USUAL * self._unit))
        bar.setValue(bar.value() + pages * max(bar.pageStep() - line, line))

    def _write(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for place, one in enumerate(paragraphs(self._notes) or (_NOTHING,)):
            self._write_paragraph(cursor, one, place)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_paragraph(self, cursor: QTextCursor, one: Paragraph, place: int) -> None:
        share = self.size_of_letters / USUAL * self._unit
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(line_height("notes", share), fixed)
        block.setTopMargin(0 if place == 0 else (4 if one.bullet else 16) * share)
        block.setLeftMargin(24 * share if one.bullet else 0)
        block.setTextIndent(-24 * share if one.bullet else 0)
        if place:
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        for text, strong in (*((("•  ", False),) if one.bullet else ()), *one.words):
            form = QTextCharFormat()
            letters = font("notes", share)
            letters.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            form.setFont(letters)
            form.setForeground(self.palette().text())
            cursor.insertText(text, form)


_NOTHING = Paragraph((("–", False),))
