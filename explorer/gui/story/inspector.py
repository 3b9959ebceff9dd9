"""The inspector at the right of the editor: everything a step says, and how safe the story is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from explorer.gui.labels import PlainLabel
from explorer.gui.panels.controls import IconButton
from explorer.gui.store import Store
from explorer.gui.story.difference import link_fault
from explorer.gui.story.draft import StoryDraft
from explorer.gui.story.safety import SafetyLine
from explorer.gui.story.step_fields import StepFields
from explorer.gui.story.step_pictures import StepPictures
from explorer.gui.story.story_fields import StoryFields
from explorer.gui.story.trouble_box import TroubleBox
from explorer.gui.stylesheet import TABS_HEIGHT
from explorer.gui.text import translate
from explorer.gui.theme import Theme

_MARGIN = 24


class Inspector(QFrame):
    """Follows the draft; what is typed goes there at once."""

    duplicate_wanted = Signal()
    delete_wanted = Signal()
    look_over_wanted = Signal()

    def __init__(self, store: Store, theme: Theme, draft: StoryDraft, pictures: StepPictures) -> None:
        super().__init__()
        self._store = store
        self._theme = theme
        self._draft = draft
        self._pictures = pictures
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Button)
        self.fields = StepFields(theme, draft)
        self.story = StoryFields(draft)
        self.trouble = TroubleBox(theme)
        self.safety = SafetyLine(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._body(), 1)
        column.addWidget(self.safety)
        self.duplicate.clicked.connect(self.duplicate_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.trouble.looked_over.connect(self.look_over_wanted)
        pictures.made.connect(self._show_trouble)
        draft.changed.connect(self.follow)
        store.changed.connect(self._show_trouble)
        self.follow()

    def _head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(TABS_HEIGHT)
        self._title = PlainLabel("", "finding")
        self.duplicate = IconButton(self._theme, translate("Story", "Duplicate"), "copy")
        self.delete = IconButton(self._theme, translate("Story", "Delete"))
        row = QHBoxLayout(head)
        row.setContentsMargins(_MARGIN, 0, 16, 1)
        row.setSpacing(4)
        row.addWidget(self._title, 1)
        row.addWidget(self.duplicate)
        row.addWidget(self.delete)
        return head

    def _body(self) -> QWidget:
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        lines.setSpacing(12)
        self._none = PlainLabel(translate("Story", "No steps yet. Show a view, then add it with Ctrl+Enter."))
        self._none.set_ink("ink-2")
        self._none.setWordWrap(True)
        lines.addWidget(self.trouble)
        lines.addWidget(self._none)
        lines.addWidget(self.fields, 1)
        lines.addWidget(self.story)
        self._filler = QWidget()
        lines.addWidget(self._filler, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        return area

    @Slot()
    def follow(self) -> None:
        """Show the selected step."""
        story, step = self._draft.story, self._draft.step
        count = len(story.steps) if story is not None else 0
        words = translate("Story", "Step {0} of {1}").format(self._draft.place + 1, count)
        self._title.setText(words if step is not None else translate("Story", "Story"))
        for button in (self.duplicate, self.delete):
            button.setEnabled(step is not None)
        self._none.setVisible(step is None)
        self._filler.setVisible(step is None)
        self.fields.setVisible(step is not None)
        self.fields.follow()
        self.story.follow()
        self._show_trouble()

    @Slot()
    def _show_trouble(self) -> None:
        step = self._draft.step
        fault = link_fault(self._store.atlas, step.view) if step is not None else ""
        stale = self._pictures.stale(step) if step is not None and not fault else None
        self.trouble.show_trouble(fault, stale)

    def focus_title(self) -> None:
        """Go to the title of the step."""
        self.fields.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.fields.title.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairlines at the left and under the head."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.fillRect(0, 0, 1, self.height(), self._theme.palette["line"])
            painter.fillRect(0, TABS_HEIGHT - 1, self.width(), 1, self._theme.palette["line"])
