"""A link over painted text: underlined under the pointer, reached by Tab, named for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from explorer.gui.panels.text_flow import Link
from explorer.gui.theme import Theme

_UNDER = 3.5  # pixels from the bottom of a line of text to the underline
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class LinkSpot(QAbstractButton):
    """Covers one link of a :class:`TextFlow`, all its lines; ``picked`` tells the id of the record it leads to.

    ``pointed`` tells that id while the pointer, or the focus that came by Tab, is on the link, and then an empty text.
    """

    picked = Signal(str)
    pointed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._target = ""
        self._boxes: list[QRectF] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._pick)

    def cover(self, link: Link, at: QPointF) -> None:
        """Lie over a link of a flow that is painted at a point of the parent."""
        self._target = link.target
        self.setAccessibleName(link.text)
        whole = QRectF()
        for box in link.boxes:
            whole = whole.united(box)
        place = whole.translated(at).toAlignedRect()
        self._boxes = [box.translated(at - QPointF(place.topLeft())) for box in link.boxes]
        self.setGeometry(place)

    def retire(self) -> None:
        """Lead nowhere until the next link: this one is seen no more."""
        self._target, self._boxes = "", []

    def hitButton(self, pos: QPoint) -> bool:
        """Answer only where a line of the link is."""
        return any(box.contains(QPointF(pos)) for box in self._boxes)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the underline."""
        super().enterEvent(event)
        self.update()
        self.pointed.emit(self._target)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the underline."""
        super().leaveEvent(event)
        self.update()
        self.pointed.emit("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Point at the record for those who go by keys."""
        super().focusInEvent(event)
        if event.reason() in _BY_TAB:
            self.pointed.emit(self._target)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing any more."""
        super().focusOutEvent(event)
        if event.reason() in _BY_TAB:
            self.pointed.emit("")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Underline the text below while the pointer or the focus is here."""
        if not (self.underMouse() or self.hasFocus()):
            return
        with QPainter(self) as painter:
            painter.setPen(QPen(self._theme.palette["ink-2"], 1))
            for box in self._boxes:
                bottom = round(box.bottom() - _UNDER) + 0.5
                painter.drawLine(QPointF(box.left(), bottom), QPointF(box.right(), bottom))

    @Slot()
    def _pick(self) -> None:
        if self._target:
            self.picked.emit(self._target)
