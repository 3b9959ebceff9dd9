"""The fields of the story as a whole: its title, whom it is for, the time it may take."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from explorer.domain.stories import tidy_line
from explorer.gui.story.amount_fields import MinutesField
from explorer.gui.story.draft import StoryDraft
from explorer.gui.story.fields import Labelled, StoryLine
from explorer.gui.text import translate
from explorer.state.story_edits import describe, retitle


class StoryFields(QWidget):
    """Follows the draft."""

    def __init__(self, draft: StoryDraft) -> None:
        super().__init__()
        self._draft = draft
        self.title = StoryLine(translate("Story", "Story title"), self._title_of)
        self.audience = StoryLine(translate("Story", "For whom"), tidy_line)
        self.minutes = MinutesField(translate("Story", "Time allowed"))
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Plain)
        line.setForegroundRole(QPalette.ColorRole.Mid)
        line.setFixedHeight(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Labelled(self.minutes.accessibleName(), self.minutes), 1)
        row.addWidget(Labelled(self.audience.accessibleName(), self.audience), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(12)
        column.addWidget(line)
        column.addWidget(Labelled(self.title.accessibleName(), self.title))
        column.addLayout(row)
        self.title.typed.connect(self._type_title)
        self.audience.typed.connect(self._type_audience)
        self.title.left.connect(draft.settle)
        self.audience.left.connect(draft.settle)
        self.minutes.chosen.connect(self._choose_minutes)

    @Slot()
    def follow(self) -> None:
        """Show the story."""
        story = self._draft.story
        if story is not None:
            self.title.show_text(story.title)
            self.audience.show_text(story.audience)
            self.minutes.show_amount(story.minutes)

    def _title_of(self, text: str) -> str:
        """Return the title that a text makes: a story without one is called as its file is."""
        return tidy_line(text) or (self._draft.story.id if self._draft.story is not None else "")

    @Slot(str)
    def _type_title(self, text: str) -> None:
        self._draft.type(translate("Story", "Title of the story"), "story title", retitle, text)

    @Slot(str)
    def _type_audience(self, text: str) -> None:
        story = self._draft.story
        if story is not None:
            words = translate("Story", "For whom the story is")
            self._draft.type(words, "audience", describe, text, story.language, story.minutes)

    @Slot(float)
    def _choose_minutes(self, minutes: float) -> None:
        story = self._draft.story
        if story is not None:
            words = translate("Story", "Time allowed")
            self._draft.type(words, "story minutes", describe, story.audience, story.language, minutes)
