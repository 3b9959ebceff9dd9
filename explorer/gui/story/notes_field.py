"""The speaker's notes: Markdown to write, and the same as it reads."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from explorer.domain.stories import tidy_text
from explorer.gui.labels import PlainLabel, SafeBrowser
from explorer.gui.panels.controls import IconButton
from explorer.gui.story.fields import Labelled, StoryText
from explorer.gui.text import translate
from explorer.gui.theme import Theme

_LEAST = 120


class NotesField(QWidget):
    """Shows one of two pages: the text to write, or the notes as they read."""

    typed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._notes = ""
        self.edit = StoryText(translate("Story", "Speaker notes, Markdown"), tidy_text)
        self.edit.setPlaceholderText(translate("Story", "What you want to say. Markdown: **bold**, - list, > quote"))
        self.reading = SafeBrowser()
        self.reading.setAccessibleName(translate("Story", "Speaker notes as they read"))
        self.reading.document().setDocumentMargin(8)
        self.preview = IconButton(theme, translate("Story", "Preview"))
        self.preview.setCheckable(True)
        self.preview.setToolTip(translate("Story", "Show the notes as they read"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.edit)
        self._pages.addWidget(self.reading)
        self._pages.setMinimumHeight(_LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Labelled(translate("Story", "Speaker notes"), self._pages, self._aside()))
        self.edit.typed.connect(self.typed)
        self.edit.left.connect(self.left)
        self.preview.toggled.connect(self._turn)

    def _aside(self) -> QWidget:
        made = QWidget()
        words = PlainLabel(translate("Story", "Only for you"), "small")
        words.set_ink("ink-3")
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.preview)
        return made

    def show_notes(self, notes: str) -> None:
        """Show the notes of a step."""
        self._notes = notes
        self.edit.show_text(notes)
        if self.preview.isChecked():
            self.reading.set_markdown(notes)

    @Slot(bool)
    def _turn(self, reading: bool) -> None:
        page = self.reading if reading else self.edit
        if reading:
            self.reading.set_markdown(self._notes)
        self._pages.setCurrentWidget(page)
        if not reading:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
