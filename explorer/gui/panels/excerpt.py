"""The lines of a file around a fault, the bad cell outlined."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from explorer.gui.theme import Theme, font
from explorer.packs import PackFault
from explorer.packs.errors import shown

_LINE = 20
_PAD = 12
_NUMBER = 48
_LONGEST = 2_000  # characters of a line that are looked at
_BEFORE = 24  # characters kept before the bad cell where a line is too long


def cell_span(line: str, value: str) -> tuple[int, int] | None:
    """Return where ``value`` stands as a cell of a comma-separated line, or None if it cannot be told."""
    if not value:
        return None
    for quoted in (f'"{value.replace(chr(34), chr(34) * 2)}"', value):
        start = line.find(quoted)
        while start >= 0:
            end = start + len(quoted)
            if line[start - 1 : start] in ("", ",") and line[end : end + 1] in ("", ",", "\r"):
                return start, end
            start = line.find(quoted, start + 1)
    return None


class ExcerptView(QWidget):
    """Paints up to five lines with their numbers; long lines are cut around the bad cell."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fault: PackFault | None = None
        self._font = _fixed_font()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_fault(self, fault: PackFault) -> None:
        """Show the lines around another fault."""
        self._fault = fault
        self.setVisible(bool(fault.excerpt))
        self.setAccessibleName("\n".join(f"{number} {shown(text, _LONGEST)}" for number, text in fault.excerpt))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        lines = len(self._fault.excerpt) if self._fault is not None else 0
        return QSize(320, lines * _LINE + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:
        """The lines are cut in width, never in height."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its lines."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            palette = self._theme.palette
            painter.setPen(QPen(palette["line"], 1))
            painter.setBrush(palette["canvas"])
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            painter.setClipRect(self.rect().adjusted(_PAD, 0, -_PAD, 0))
            painter.setFont(self._font)
            for place, (number, text) in enumerate(self._fault.excerpt if self._fault is not None else ()):
                self._paint_line(painter, _PAD + place * _LINE, number, text)

    def _paint_line(self, painter: QPainter, top: float, number: int, text: str) -> None:
        palette, fault = self._theme.palette, self._fault
        painter.setPen(palette["ink-3"])
        box = QRectF(_PAD, top, _NUMBER - 12, _LINE)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(number))
        text = text[:_LONGEST]
        span = cell_span(text, fault.value) if fault is not None and number == fault.row else None
        if span is None:
            self._paint_text(painter, _PAD + _NUMBER, top, text, "ink")
            return
        cut = self._cut(text, span)
        before = ("…" if cut else "") + text[cut : span[0]]
        left = self._paint_text(painter, _PAD + _NUMBER, top, before, "ink")
        left = self._paint_cell(painter, left, top, text[span[0] : span[1]])
        self._paint_text(painter, left, top, text[span[1] :], "ink")

    def _cut(self, text: str, span: tuple[int, int]) -> int:
        room = self.width() - 2 * _PAD - _NUMBER
        fits = QFontMetricsF(self._font).horizontalAdvance(text[: span[1]]) + 8 <= room
        return 0 if fits else max(0, span[0] - _BEFORE)

    def _paint_text(self, painter: QPainter, left: float, top: float, text: str, ink: str) -> float:
        visible = shown(text, _LONGEST)
        width = QFontMetricsF(painter.font()).horizontalAdvance(visible)
        painter.setPen(self._theme.palette[ink])
        painter.drawText(QRectF(left, top, width + 1, _LINE), Qt.AlignmentFlag.AlignVCenter, visible)
        return left + width

    def _paint_cell(self, painter: QPainter, left: float, top: float, text: str) -> float:
        palette = self._theme.palette
        bold = QFont(self._font)
        bold.setWeight(QFont.Weight.DemiBold)
        width = QFontMetricsF(bold).horizontalAdvance(shown(text, _LONGEST))
        painter.setPen(QPen(palette["contradicted"], 1))
        painter.setBrush(palette["contradicted-bg"])
        painter.drawRoundedRect(QRectF(left + 0.5, top + 1.5, width + 7, _LINE - 3), 2, 2)
        painter.setFont(bold)
        self._paint_text(painter, left + 4, top, text, "contradicted")
        painter.setFont(self._font)
        return left + width + 8


def _fixed_font() -> QFont:
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    made.setFamilies([made.family(), *font("small").families()])
    made.setPixelSize(font("small").pixelSize())
    return made
