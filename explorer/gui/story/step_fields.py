"""The fields of one step: title, takeaway, text, notes, time, and whether it is shown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from explorer.domain.stories import tidy_line, tidy_text
from explorer.gui.labels import PlainLabel
from explorer.gui.story.amount_fields import MinutesField
from explorer.gui.story.check_box import CheckBox
from explorer.gui.story.draft import StoryDraft
from explorer.gui.story.fields import Labelled, StoryLine, StoryText
from explorer.gui.story.notes_field import NotesField
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.state.story_edits import hide_step, replace_step, set_section

LONGEST_TAKEAWAY = 90
_TWO_LINES = 54


class StepFields(QWidget):
    """Follows the draft; every letter goes there, and a run of typing is one step to undo."""

    def __init__(self, theme: Theme, draft: StoryDraft) -> None:
        super().__init__()
        self._draft = draft
        self.title = StoryLine(translate("Story", "Step title"), tidy_line)
        self.takeaway = StoryText(translate("Story", "Takeaway on the audience screen"), tidy_line, one=True)
        self.takeaway.setFixedHeight(_TWO_LINES)
        self.takeaway.setPlaceholderText(translate("Story", "As the chart computes it"))
        self.text = StoryText(translate("Story", "Text on the audience screen"), tidy_text)
        self.text.setFixedHeight(_TWO_LINES)
        self.text.setPlaceholderText(translate("Story", "Few words beside the chart, or none"))
        self.notes = NotesField(theme)
        self.minutes = MinutesField(translate("Story", "Target time"))
        self.section = StoryLine(translate("Story", "Section that begins here"), tidy_line)
        self.section.setPlaceholderText(translate("Story", "none begins here"))
        self.chinese = CheckBox(theme, translate("Story", "Chinese names"))
        self.chinese.setToolTip(translate("Story", "Show Chinese names on the slide, beside the others"))
        self.hidden = CheckBox(theme, translate("Story", "Hidden"))
        self.hidden.setToolTip(translate("Story", "Leave the step out when presenting"))
        self.count = PlainLabel("", "small")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Labelled(self.title.accessibleName(), self.title))
        column.addWidget(Labelled(self.takeaway.accessibleName(), self.takeaway, self.count))
        column.addWidget(Labelled(self.text.accessibleName(), self.text))
        column.addWidget(self.notes, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Labelled(self.minutes.accessibleName(), self.minutes), 1)
        row.addWidget(Labelled(self.section.accessibleName(), self.section), 2)
        column.addLayout(row)
        boxes = QHBoxLayout()
        boxes.setSpacing(24)
        boxes.addWidget(self.chinese)
        boxes.addWidget(self.hidden)
        boxes.addStretch(1)
        column.addLayout(boxes)

    def _connect(self) -> None:
        self.title.typed.connect(self._type_title)
        self.takeaway.typed.connect(self._type_takeaway)
        self.text.typed.connect(self._type_text)
        self.notes.typed.connect(self._type_notes)
        self.section.typed.connect(self._type_section)
        for one in (self.title, self.takeaway, self.text, self.notes, self.section):
            one.left.connect(self._draft.settle)
        self.minutes.chosen.connect(self._choose_minutes)
        self.chinese.clicked.connect(self._name)
        self.hidden.clicked.connect(self._hide)

    @Slot()
    def follow(self) -> None:
        """Show the selected step."""
        step, story = self._draft.step, self._draft.story
        if step is None or story is None:
            return
        self.title.show_text(step.title)
        self.takeaway.show_text(step.takeaway)
        self.text.show_text(step.text)
        self.notes.show_notes(step.notes)
        self.minutes.show_amount(step.minutes)
        self.section.show_text(self._section)
        self.chinese.setChecked(step.chinese)
        self.hidden.setChecked(step.hidden)
        length = len(step.takeaway)
        self.count.setText(translate("Story", "{0} of {1}").format(length, LONGEST_TAKEAWAY))
        self.count.set_ink("contradicted" if length > LONGEST_TAKEAWAY else "ink-3")
        self.count.set_tip(translate("Story", "More does not fit two lines.") if length > LONGEST_TAKEAWAY else "")

    @property
    def _section(self) -> str:
        """The heading that begins at the selected step, or an empty text."""
        story, left = self._draft.story, self._draft.place
        for section in story.sections if story is not None else ():
            if left < len(section.steps):
                return section.title if left == 0 else ""
            left -= len(section.steps)
        return ""

    def _type(self, name: str, title: str, value: str | float) -> None:
        words = translate("Story", "{0} of step {1}").format(title, self._draft.place + 1)
        self._draft.type_field(words, name, value)

    @Slot(str)
    def _type_title(self, text: str) -> None:
        self._type("title", translate("Story", "Title"), tidy_line(text))

    @Slot(str)
    def _type_takeaway(self, text: str) -> None:
        self._type("takeaway", translate("Story", "Takeaway"), tidy_line(text))

    @Slot(str)
    def _type_text(self, text: str) -> None:
        self._type("text", translate("Story", "Text"), tidy_text(text))

    @Slot(str)
    def _type_notes(self, text: str) -> None:
        self._type("notes", translate("Story", "Notes"), tidy_text(text))

    @Slot(str)
    def _type_section(self, text: str) -> None:
        words = translate("Story", "Section at step {0}").format(self._draft.place + 1)
        self._draft.type(words, f"section {self._draft.place}", set_section, self._draft.place, text)

    @Slot(float)
    def _choose_minutes(self, minutes: float) -> None:
        self._type("minutes", translate("Story", "Time"), minutes)

    @Slot(bool)
    def _name(self, chinese: bool) -> None:
        place, step = self._draft.place, self._draft.step
        if step is not None:
            label = translate("Story", "Chinese names") if chinese else translate("Story", "No Chinese names")
            words = translate("Story", "{0} of step {1}").format(label, place + 1)
            self._draft.edit(words, place, replace_step, place, replace(step, chinese=chinese))

    @Slot(bool)
    def _hide(self, hidden: bool) -> None:
        place = self._draft.place
        label = translate("Story", "Hide step {0}") if hidden else translate("Story", "Show step {0}")
        self._draft.edit(label.format(place + 1), place, hide_step, place, hidden)
