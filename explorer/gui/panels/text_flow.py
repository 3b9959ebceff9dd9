"""Runs of text in lines of one height, whatever scripts they mix, with the places of the links among them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from explorer.figures.dossier import Run
from explorer.gui.theme import Palette, font, line_height
from explorer.records import record

_WIDEST = 1e6
_LONGEST_NAME = 6  # Chinese letters
_SHORT = 20  # letters; a longer run is prose, not a name
_JOINER = "\u2060"  # forbids a break, and has no width


@record(frozen=True, slots=True)
class Link:
    """A run that leads somewhere, and the boxes it covers, one a line, from the flow's top left corner."""

    target: str
    text: str
    boxes: tuple[QRectF, ...]


class TextFlow:
    """A paragraph of runs; lay it out for a width, then paint it.

    Qt gives a line with Chinese more height than one without; here every line has the height of the role, and the
    baseline at the same place in it.
    """

    def __init__(self, role: str = "body", ink: str = "ink", quiet_ink: str = "ink-3", quiet_role: str = "") -> None:
        self._role, self._ink, self._quiet_ink = role, ink, quiet_ink
        self._quiet_role = quiet_role or role
        self._layout = QTextLayout()
        self._layout.setFont(font(role))
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._runs: tuple[Run, ...] = ()
        self._pieces: tuple[str, ...] = ()
        self._state: tuple[tuple[Run, ...], float, float, str] | None = None
        self._pen = QColor()
        self.height = 0.0
        self.width = self.first_width = 0.0

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(run.text for run in self._runs)

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Take other runs; line ends in them become spaces, and short Chinese names are never broken."""
        self._runs = tuple(runs)
        self._pieces = tuple(map(_piece, runs))

    def lay_out(self, width: float, palette: Palette, first: float | None = None) -> float:
        """Break the runs into lines no wider than ``width``, the first maybe narrower; return their height."""
        state = (self._runs, width, width if first is None else first, palette.name)
        self._pen = palette[self._ink]
        if state != self._state:
            self._state = state
            self._layout.setText("".join(self._pieces))
            self._layout.setFormats(self._formats(palette))
            self._break(width, state[2])
        return self.height

    def paint(self, painter: QPainter, at: QPointF) -> None:
        """Paint the lines with their top left corner at a point."""
        painter.setPen(self._pen)
        self._layout.draw(painter, at)

    def links(self) -> tuple[Link, ...]:
        """Return the links of the laid out text."""
        found, start = [], 0
        for run, piece in zip(self._runs, self._pieces, strict=True):
            if run.target and run.text.strip():
                found.append(Link(run.target, run.text.strip(), self._boxes(start, start + _units(piece))))
            start += _units(piece)
        return tuple(found)

    def _break(self, width: float, first: float) -> None:
        tall, top, widest = line_height(self._role), 0.0, 0.0
        baseline = _baseline(self._role)
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(min(max(width if top else first, 1.0), _WIDEST))
            line.setPosition(QPointF(0, top + baseline - line.ascent()))
            self.first_width = self.first_width if top else line.naturalTextWidth()
            widest = max(widest, line.naturalTextWidth())
            top += tall
        self._layout.endLayout()
        self.height, self.width = top, widest

    def _boxes(self, start: int, end: int) -> tuple[QRectF, ...]:
        tall, boxes = line_height(self._role), []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line, first), _x(line, last)
                boxes.append(QRectF(left, number * tall, min(right, line.naturalTextWidth()) - left, tall))
        return tuple(boxes)

    def _formats(self, palette: Palette) -> list[QTextLayout.FormatRange]:
        """Return the style of the quiet runs; the others have that of the layout and the pen."""
        formats, start = [], 0
        for run, piece in zip(self._runs, self._pieces, strict=True):
            size = _units(piece)
            if run.quiet:
                one = QTextLayout.FormatRange()
                one.start, one.length = start, size
                style = QTextCharFormat()
                style.setForeground(palette[self._quiet_ink])
                if self._quiet_role != self._role:
                    style.setFont(font(self._quiet_role))
                one.format = style
                formats.append(one)
            start += size
        return formats


@cache
def _baseline(role: str) -> float:
    """Return where the baseline stands in a line: the middle of its capitals is the middle of the line."""
    metrics = QFontMetricsF(font(role))
    return round((line_height(role) + metrics.capHeight()) / 2)


def _piece(run: Run) -> str:
    text = run.text.replace("\n", " ")
    if len(text) > _SHORT or text.isascii():
        return text
    parts = ((chinese, "".join(letters)) for chinese, letters in groupby(text, _is_chinese))
    return "".join(_JOINER.join(part) if chinese and len(part) <= _LONGEST_NAME else part for chinese, part in parts)


def _is_chinese(letter: str) -> bool:
    return 0x3400 <= ord(letter) <= 0x9FFF


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it, in units of UTF-16."""
    if text.isascii() or max(text) <= "\uffff":
        return len(text)
    return len(text.encode("utf-16-le")) // 2


def _x(line: QTextLine, position: int) -> float:
    found = line.cursorToX(position)
    return float(found[0]) if isinstance(found, tuple) else 0.0
