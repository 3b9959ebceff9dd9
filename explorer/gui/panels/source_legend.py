"""What the markers mean: a row at the bottom of the details."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.figures.dossier import Run
from explorer.gui.badges import DIFFER, MARKER_HEIGHT, PRESS, PRIMARY, SECONDARY, draw_marker_badge, marker_width
from explorer.gui.panels.text_flow import TextFlow
from explorer.gui.theme import Theme, line_height
from explorer.records import record

MARGIN = 16
_LINE = 20
_PADDING = 11
_ROOMY, _TIGHT = (7, 12), (5, 9)  # gaps before a word and before the next marker


@record(frozen=True, slots=True)
class _Item:
    text: str
    kind: str
    word: TextFlow


class SourceLegend(QWidget):
    """Official, press, secondary, differ; it takes a second line where one is too narrow."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        words = (
            ("1", PRIMARY, self.tr("official")),
            ("2", PRESS, self.tr("press")),
            ("3", SECONDARY, self.tr("secondary")),
            ("≠", DIFFER, self.tr("differ")),
        )
        self._items = [_Item(text, kind, TextFlow("small", "ink-2")) for text, kind, _ in words]
        for item, (_, _, word) in zip(self._items, words, strict=True):
            item.word.set_runs([Run(word)])
        said = ", ".join(word for _, _, word in words)
        self.setAccessibleName(self.tr("Kinds of sources: {0}").format(said))
        theme.changed.connect(self.update)
        self.setFixedHeight(_LINE + 2 * _PADDING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the width asks for."""
        super().resizeEvent(event)
        last = self._places()[0][-1]
        self.setFixedHeight(round(last.y()) + _LINE + _PADDING)

    def sizeHint(self) -> QSize:
        """Return the size at the width of now."""
        return QSize(self.width(), self.minimumHeight())

    def _places(self) -> tuple[list[QPointF], int]:
        """Return where the items stand, and the gap before their words."""
        for item in self._items:
            item.word.lay_out(self.width(), self._theme.palette)
        roomy = self._in_lines(*_ROOMY)
        if roomy[-1].y() == roomy[0].y():
            return roomy, _ROOMY[0]
        return self._in_lines(*_TIGHT), _TIGHT[0]

    def _in_lines(self, word_gap: int, item_gap: int) -> list[QPointF]:
        places, left, top = [], float(MARGIN), float(_PADDING)
        for item in self._items:
            width = marker_width(item.text) + word_gap + item.word.width
            if left > MARGIN and left + width > self.width() - MARGIN:
                left, top = float(MARGIN), top + _LINE
            places.append(QPointF(left, top))
            left += width + item_gap
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line above, the markers and their words."""
        palette = self._theme.palette
        places, gap = self._places()
        with QPainter(self) as painter:
            painter.setPen(QPen(palette["line"], 1))
            painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))
            for item, at in zip(self._items, places, strict=True):
                wide = marker_width(item.text)
                box = QRectF(at.x(), at.y() + (_LINE - MARKER_HEIGHT) / 2, wide, MARKER_HEIGHT)
                draw_marker_badge(painter, box, item.text, item.kind, palette)
                drop = (_LINE - line_height("small")) / 2
                item.word.paint(painter, at + QPointF(wide + gap, drop))
