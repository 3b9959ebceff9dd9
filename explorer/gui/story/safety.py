"""The line that always says how safe the story is, and how long it takes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from explorer.domain.stories import Story
from explorer.gui.icons import pixmap
from explorer.gui.labels import PlainLabel
from explorer.gui.story.keeper import State, state_words
from explorer.gui.story.time_words import clock
from explorer.gui.text import translate
from explorer.gui.theme import Theme

_HEIGHT = 36
_ICON = 16
_ICONS = {State.SAVED: "check", State.UNSAVED: "warning", State.ORIGINAL: "info", State.NEW: "info"}


class SafetyLine(QFrame):
    """Shows an icon and a sentence; the whole of it as a tip, with the path of the file."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state = State.NEW
        self._words = ""
        self.setFixedHeight(_HEIGHT)
        self._icon = PlainLabel()
        self._icon.setFixedWidth(_ICON)
        self.words = PlainLabel("", "small")
        self.words.setMinimumWidth(1)
        self.total = PlainLabel("", "small-strong")
        self.total.setAccessibleName(translate("Story", "Time of the whole story"))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 1, 16, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.total)
        theme.changed.connect(self._dress)

    def show_state(self, state: State, path: Path | None, trouble: str) -> None:
        """Say how safe the story is."""
        self._state = state
        self._words = state_words(state, path, trouble)
        self.words.set_tip(self._words if trouble or path is None or state is not State.SAVED else str(path))
        self._say()
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into the room there is."""
        super().resizeEvent(event)
        self._say()

    def _say(self) -> None:
        room = self.width() - 24 - 16 - _ICON - 16 - self.total.sizeHint().width()
        self.words.setText(self.words.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, max(room, 0)))

    def show_total(self, story: Story) -> None:
        """Say how long the story takes."""
        self.total.setText(total_words(story))
        self.total.set_ink("contradicted" if is_over(story) else "ink")
        self._say()

    @Slot()
    def _dress(self) -> None:
        ink = "contradicted" if self._state is State.UNSAVED else "ink-2"
        self.words.set_ink(ink)
        name = _ICONS.get(self._state, "")
        self._icon.clear()
        if name:
            self._icon.setPixmap(pixmap(name, _ICON, self._theme.palette[ink], self.devicePixelRatioF()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline above."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, self._theme.palette["line"])


def is_over(story: Story) -> bool:
    """Whether a story takes longer than it may."""
    return bool(story.minutes) and round((story.planned - story.minutes) * 60) > 0


def total_words(story: Story) -> str:
    """Return the planned time of the shown steps, out of the time allowed: ``10:30 of 12:00``."""
    if not story.minutes:
        return translate("Story", "{0} in all").format(clock(story.planned))
    words = translate("Story", "{0} of {1}").format(clock(story.planned), clock(story.minutes))
    return translate("Story", "{0}: too long").format(words) if is_over(story) else words
