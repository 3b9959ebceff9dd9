"""The white frame around every chart: colour strip, takeaway, subtitle above; hairline, source line, notes below."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from explorer.figures.figure import Figure
from explorer.gui.charts.ink import Ink, Layer
from explorer.gui.charts.lettering import Run, advance, base_line, draw_runs, plain, wrapped
from explorer.gui.text import translate
from explorer.gui.theme import STAGE_UNIT, StageUnit, line_height
from explorer.records import record

PAD = 24.0  # left, right and above, in design pixels
_BOTTOM = 16.0
_STAGE_SIDE, _STAGE_BOTTOM = 32.0, 64 / 3  # of a slide: 96 and 64 pixels of 1920 by 1080
_BLOCK = (8.0, 4.0)  # of the strip, one for each colour
_MOST_BLOCKS = 24
_SOURCE_LINES = 2
_LOW = 400.0  # height of a frame in which the panels need every pixel


@record(frozen=True, slots=True)
class Frame:
    """Where the parts of the frame lie, in pixels; ``body`` is what is left for the panels."""

    blocks: tuple[tuple[QRectF, str], ...]
    runs: tuple[Run, ...]
    hairline: QRectF
    body: QRectF


def frame(figure: Figure, width: float, height: float, ink: Ink) -> Frame:
    """Lay out the frame of a figure in ``width`` by ``height`` pixels.

    Takeaway, subtitle and source line take two lines at most; in a low frame the subtitle takes one, with less room
    around the panels. Of the caveats the first ones follow the source line where there is room, or stand below it,
    and a count says how many more there are. Larger letters of a slide leave its margins as they are.
    """
    staged = isinstance(ink.unit, StageUnit)
    unit = STAGE_UNIT if staged else ink.unit
    side, below = (_STAGE_SIDE, _STAGE_BOTTOM) if staged else (PAD, _BOTTOM)
    left, inner = side * unit, max(width - 2 * side * unit, 1.0)
    y = PAD * unit
    low = not staged and height < _LOW * unit
    blocks = _strip(figure, left, y, inner, unit)
    y += (_BLOCK[1] + 12) * unit
    runs: list[Run] = []
    for text, role, colour, lines in (
        (figure.takeaway, "takeaway", "ink", 2),
        (figure.subtitle, "subtitle", "ink-2", 1 if low else 2),
    ):
        for line in wrapped(text, role, ink.unit, inner, lines):
            runs.append(Run(left, base_line(y, role, ink.unit), line, role, colour))
            y += line_height(role, ink.unit)
        y += 4 * unit
    gap = (5 if low else 12) * unit
    y += gap
    foot = _foot(figure, inner, 1 if low or staged else _SOURCE_LINES, ink)
    high = line_height("small", ink.unit)
    top = height - below * unit - high * max(1, len(foot))
    for index, line in enumerate(foot):
        runs.append(Run(left, base_line(top + index * high, "small", ink.unit), line, "small", "ink-3"))
    hairline = QRectF(left, round(top - 9 * unit), inner, ink.hair)
    body = QRectF(left, round(y), inner, max(hairline.top() - gap - round(y), 0.0))
    return Frame(blocks, tuple(runs), hairline, body)


def _strip(figure: Figure, left: float, top: float, width: float, unit: float) -> tuple[tuple[QRectF, str], ...]:
    wide, high = _BLOCK[0] * unit, _BLOCK[1] * unit
    keys = figure.strip[: min(_MOST_BLOCKS, int(width // wide))]
    return tuple((QRectF(left + index * wide, top, wide, high), key) for index, key in enumerate(keys))


def _foot(figure: Figure, width: float, most: int, ink: Ink) -> list[str]:
    """Return the lines of the source line, with caveats and their count on one of their own if ``most`` allows it."""
    lines = wrapped(figure.source_line, "small", ink.unit, width, _SOURCE_LINES)
    caveats = [plain(one) for one in figure.caveats]
    if not caveats:
        return lines
    last = lines[-1] if lines else ""
    fitting = _with_notes(last, caveats, width, ink)
    if fitting == last and len(lines) < most:
        return [*lines, _with_notes("", caveats, width, ink)]
    return [*lines[:-1], fitting]


def _with_notes(line: str, caveats: list[str], width: float, ink: Ink) -> str:
    """Return a line with as many caveats as fit and the count of the others, or as it is where not even that fits."""
    fitting = line
    for count in range(len(caveats) + 1):
        longer = " ".join(part for part in (line, *caveats[:count], _more(len(caveats) - count)) if part)
        if advance(longer, "small", ink.unit) <= width:
            fitting = longer
    return fitting


def _more(count: int) -> str:
    if count == 0:
        return ""
    return translate("Charts", "+1 note") if count == 1 else translate("Charts", "+{0} notes").format(count)


class FrameLayer(Layer):
    """Draws the ground, the strip, the texts and the hairline."""

    def __init__(self, ink: Ink, z: float = -100) -> None:
        super().__init__(ink, z)
        self.frame = Frame((), (), QRectF(), QRectF())

    def show_frame(self, found: Frame, rect: QRectF) -> None:
        """Show this frame."""
        self.frame = found
        self.cover(rect)

    def draw(self, painter: QPainter) -> None:
        """Draw; the ground itself belongs to the scene."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for rect, key in self.frame.blocks:
            painter.fillRect(rect, self.ink.series(key))
        painter.fillRect(self.frame.hairline, self.ink.token("line"))
        draw_runs(painter, self.frame.runs, self.ink)
