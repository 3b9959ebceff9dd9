"""Two calm strips: the view differs from the step that is selected, and an offer that can be taken or left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from explorer.gui.icons import pixmap
from explorer.gui.labels import PlainLabel
from explorer.gui.panels.controls import IconButton
from explorer.gui.text import translate
from explorer.gui.theme import Theme

_HEIGHT = 48
_ICON = 16
_GAP = 12  # below the strip over a chart
_NARROW = 800  # pixels; in a narrower strip the words stand under the title


class Strip(QFrame):
    """A ground that informs, with an icon; its subclasses say what and offer what."""

    def __init__(self, theme: Theme, icon: str, gap: int = 0) -> None:
        super().__init__()
        self._theme = theme
        self._icon_name = icon
        self._gap = gap
        self.setMinimumHeight(_HEIGHT + gap)
        self._icon = PlainLabel()
        self._icon.setFixedWidth(_ICON)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 4, 16, 4 + gap)
        self.row.setSpacing(8)
        self.row.addWidget(self._icon)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    @Slot()
    def _dress(self) -> None:
        picture = pixmap(self._icon_name, _ICON, self._theme.palette["focus"], self.devicePixelRatioF())
        self._icon.setPixmap(picture)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.fillRect(self.rect().adjusted(0, 0, 0, -self._gap), self._theme.palette["info-bg"])


class DifferenceStrip(Strip):
    """Says what differs between the step and the view on screen; nothing updates unless the user says so."""

    back_wanted = Signal()
    update_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "reset", _GAP)
        self.title = PlainLabel("", "strong")
        self.words = PlainLabel("")
        self.words.set_ink("ink-2")
        self.words.setMinimumWidth(1)
        self.back = IconButton(theme, translate("Story", "Go back to saved view"))
        self.take = IconButton(theme, translate("Story", "Update from current view"), kind="primary")
        self.take.setToolTip(translate("Story", "Ctrl+U"))
        self._texts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._texts.addWidget(self.title)
        self._texts.addWidget(self.words, 1)
        self.row.addLayout(self._texts, 1)
        self.row.addWidget(self.back)
        self.row.addWidget(self.take)
        self.back.clicked.connect(self.back_wanted)
        self.take.clicked.connect(self.update_wanted)
        self._said = ("", "")

    def show_difference(self, place: int, pair: tuple[str, str] | None, *, can_go_back: bool) -> None:
        """Say how the view differs from the step at ``place``, or hide."""
        self.setVisible(pair is not None)
        if pair is None:
            return
        self._said = pair
        self.title.setText(translate("Story", "The view differs from step {0}.").format(place + 1))
        self.back.setEnabled(can_go_back)
        self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into the room there is; all of them are in the tip."""
        super().resizeEvent(event)
        self._say()

    def _say(self) -> None:
        narrow = self.width() < _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._texts.direction() is not way:
            self._texts.setDirection(way)
            self._texts.setSpacing(0 if narrow else 8)
            self.words.set_role("small" if narrow else "body")
            self.words.setWordWrap(narrow)
        whole = translate("Story", "Saved: {0}. Now: {1}.").format(*self._said)
        self.words.set_tip(whole)
        self.setAccessibleDescription(whole)
        room = max(self._room, 0) * (2 if narrow else 1)
        self.words.setText(self.words.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room))

    @property
    def _room(self) -> int:
        """The width there is for the words."""
        margins = self.row.contentsMargins()
        beside = [self.back, self.take] if self.width() < _NARROW else [self.title, self.back, self.take]
        taken = sum(one.sizeHint().width() for one in beside) + _ICON
        return self.width() - taken - margins.left() - margins.right() - 4 * self.row.spacing()


class OfferStrip(Strip):
    """One sentence with one thing to do and one way to leave it; it waits and never takes the focus."""

    taken = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "info")
        self.words = PlainLabel("")
        self.words.setWordWrap(True)
        self.yes = IconButton(theme, "", kind="plain")
        self.no = IconButton(theme, "")
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.no)
        self.row.addWidget(self.yes)
        self.yes.clicked.connect(self._take)
        self.no.clicked.connect(self._leave)

    def offer(self, words: str, yes: str, no: str) -> None:
        """Offer something; what was offered before is left as it is."""
        self.words.setText(words)
        self.yes.setText(yes)
        self.no.setText(no)
        self.show()

    @Slot()
    def _take(self) -> None:
        self.hide()
        self.taken.emit()

    @Slot()
    def _leave(self) -> None:
        self.hide()
        self.left.emit()
