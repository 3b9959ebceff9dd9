"""A fact as a row: label, value with its links, and at the right edge the markers of its sources."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QWidget

from explorer.figures.dossier import Fact, Run
from explorer.gui.badges import MARKER_HEIGHT, MarkerSpec, marker_width, paint_marker
from explorer.gui.labels import plain_tip
from explorer.gui.panels.fact_spots import FactSpots, MarkerSpot
from explorer.gui.panels.text_flow import TextFlow
from explorer.gui.text import translate
from explorer.gui.theme import Theme, line_height

ROW_HEIGHT = 32
LABEL_WIDTH = 112
_PADDING = 6
_GAP = 8
_MARKER_GAP = 4
_DOT, _DOT_ROOM = 10, 18
_BAR, _BAR_ROOM = 8, 12
_LINE = line_height("body")


class FactRow(QWidget):
    """One row, used again for any fact; ``picked`` tells a link's record, ``opened`` hands over a marker.

    What can be clicked stands over what is painted from the first time that the pointer, a key or a caller of
    :meth:`stops` comes near: a row is seen sooner without.
    ``pointed`` tells the record of a link that is pointed at, and then an empty text.
    ``copy_wanted`` tells that the fact is to be copied: by Ctrl+C in the row or on anything in it, or by its menu.
    """

    picked = Signal(str)
    pointed = Signal(str)
    opened = Signal(object)
    copy_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fact = Fact("", ())
        self._label = TextFlow("body", "ink-2")
        self._value = TextFlow("body", "ink")
        self._specs: tuple[MarkerSpec, ...] = ()
        self._boxes: list[QRect] = []  # of the markers
        self._spots = FactSpots(theme, self)
        self._spots.picked.connect(self.picked)
        self._spots.pointed.connect(self.pointed)
        self._spots.opened.connect(self.opened)
        self._label_at, self._value_at = QPointF(), QPointF()
        self._last = self._marked = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab stops at what is in the row

    @property
    def fact(self) -> Fact:
        """The fact shown."""
        return self._fact

    @property
    def targets(self) -> frozenset[str]:
        """The records that the row leads to."""
        return frozenset(run.target for run in self._fact.runs if run.target)

    def set_marked(self, *, marked: bool) -> None:
        """Mark the row as what is pointed at elsewhere, or no longer."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    @property
    def markers(self) -> list[MarkerSpot]:
        """The markers that are shown, left to right."""
        self._stand()
        return self._spots.markers

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        self._stand()
        return [*self._spots.links, *self._spots.markers]

    def boxes(self) -> tuple[QRectF, QRectF, list[QRect]]:
        """Return where label, value and markers stand, for checks of the layout."""
        label = QRectF(self._label_at.x(), self._label_at.y(), self._label.width, self._label.height)
        value = QRectF(self._value_at.x(), self._value_at.y(), self._value.width, self._value.height)
        return label, value, list(self._boxes)

    def first_line_end(self) -> float:
        """Return where the first line of the value ends, for checks of the layout."""
        return self._value_at.x() + self._value.first_width

    def set_fact(self, fact: Fact, markers: tuple[MarkerSpec, ...], *, last: bool) -> None:
        """Show another fact; the last of a section has no line below."""
        self._fact, self._last, self._marked = fact, last, False
        self._label.set_runs([Run(fact.label)])
        self._value.set_runs(fact.runs or [Run(translate("FactRow", "No figure in this pack"), quiet=True)])
        self.setToolTip(plain_tip(fact.note))
        self.setAccessibleName(f"{fact.label}: {self._value.text}" if fact.label else self._value.text)
        self._specs, self._boxes = markers, []
        self._spots.retire()
        self.update()

    def lay_out(self, width: int) -> int:
        """Place everything for a width and return the height, in pixels."""
        palette = self._theme.palette
        right = self._place_markers(width)
        self._label.lay_out(float(width), palette)
        dot = _DOT_ROOM if self._dotted else 0
        top, left = float(_PADDING), float(LABEL_WIDTH if self._fact.label else 0)
        self._label_at = QPointF(0, top)
        beside = right  # where the first line of the value ends; lines below the markers take the whole width
        if self._fact.label and self._label.width > LABEL_WIDTH - _GAP:  # a label is never wrapped or cut
            top, left, beside = top + _LINE, 0.0, float(width)
        self._value_at = QPointF(left + dot, top)
        bottom = top + self._value.lay_out(width - left - dot, palette, beside - left - dot)
        if self._spots.stand:
            self._place_spots()
        return max(ROW_HEIGHT, round(bottom) + _PADDING) + (_BAR_ROOM if self._fact.share is not None else 0)

    @property
    def _dotted(self) -> bool:
        """Whether a dot of the fact's colour stands before the value; a bar shows the colour itself."""
        return bool(self._fact.colour) and self._fact.share is None

    def _place_markers(self, width: int) -> float:
        self._boxes = []
        right = width
        for spec in reversed(self._specs):
            wide = round(marker_width(spec.text))
            right -= wide
            self._boxes.insert(0, QRect(right, (ROW_HEIGHT - MARKER_HEIGHT) // 2, wide, MARKER_HEIGHT))
            right -= _MARKER_GAP
        return float(right - _GAP + _MARKER_GAP if self._specs else width)

    def _stand(self) -> None:
        if not self._spots.stand:
            self._place_spots()

    def _place_spots(self) -> None:
        self._spots.place(self._value.links(), self._value_at, zip(self._specs, self._boxes, strict=True))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Have what can be clicked stand before the pointer comes to it."""
        super().enterEvent(event)
        self._stand()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for a copy; a link or marker in the row passes its keys on to here."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer a copy."""
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("FactRow", "Copy fact with its sources")).triggered.connect(self.copy_wanted)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the row is the one to be copied."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no longer."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint label, dot, value and the line below."""
        palette = self._theme.palette
        with QPainter(self) as painter:
            if self.hasFocus() or self._marked:
                painter.fillRect(self.rect(), palette["hover"])
            self._label.paint(painter, self._label_at)
            self._value.paint(painter, self._value_at)
            for spec, box in zip(self._specs, self._boxes, strict=False):
                paint_marker(painter, box, spec, palette)
            if self._fact.share is not None:
                wide = max(round(self.width() * min(self._fact.share, 1.0)), 1)
                bar = QRectF(0, self.height() - _BAR_ROOM, wide, _BAR)
                painter.fillRect(bar, palette.series_colour(self._fact.colour))
            elif not self._last:
                painter.setPen(QPen(palette["line"], 1))
                painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))
            if self._dotted:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(palette.series_colour(self._fact.colour))
                painter.setBrush(palette.series_colour(self._fact.colour))
                at = self._value_at + QPointF(-_DOT_ROOM, (_LINE - _DOT) / 2)
                painter.drawEllipse(QRectF(at.x() + 0.5, at.y() + 0.5, _DOT - 1, _DOT - 1))
