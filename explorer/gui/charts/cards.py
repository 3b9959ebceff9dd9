"""The cards of the charts: what a month or a milestone says, laid out as runs and painted, never interpreted."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from explorer.figures.figure import Series
from explorer.gui.charts.bars import draw_swatches
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import Run, advance, base_line, draw_runs, elided, plain, wrapped
from explorer.gui.glyphs import Stamp
from explorer.gui.theme import Palette, line_height
from explorer.records import record

MONTH_WIDTH = 264
MILESTONE_WIDTH = 248
_PAD = 16.0
_ROW = 24.0
_SWATCH = 10.0
_CHIP = 16.0
_MOST_ROWS = 14
_MOST_PARAGRAPHS = 6


@record(frozen=True, slots=True)
class Row:
    """A name and its value, with a sample of the series before it; ``ruled`` rows stand below a hairline.

    ``date`` is that of a value which is not of the card's own period; it stands under the name.
    """

    name: str
    value: str
    series: Series | None = None
    estimated: bool = False
    strong: bool = False
    ruled: bool = False
    chip: str = ""
    date: str = ""


@record(frozen=True, slots=True)
class Content:
    """What a card says; ``category`` puts a milestone's marker before the title.

    ``sources`` are ids, ``cited`` the words that name the first of them.
    """

    width: int
    title: str
    aside: str = ""
    chip: str = ""
    rows: tuple[Row, ...] = ()
    heading: str = ""
    quiet: str = ""
    text: str = ""
    category: str = ""
    hollow: bool = False
    paragraphs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    cited: str = ""

    @property
    def spoken(self) -> str:
        """The whole card as one text, for those who hear it."""
        head = ", ".join(part for part in (self.title, self.aside, self.chip) if part)
        rows = [" ".join(part for part in (row.name, row.date, row.value, row.chip) if part) for row in self.rows]
        parts = (head, self.heading, self.text, *self.paragraphs, *rows, self.cited)
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


@dataclass
class _Page:
    runs: list[Run] = field(default_factory=list)
    swatches: list[tuple[QRectF, Row]] = field(default_factory=list)
    chips: list[QRectF] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)
    height: float = 0.0


def _page(content: Content) -> _Page:
    page = _Page()
    left, right = _PAD, content.width - _PAD
    y = 12.0
    edge = _chip(page, content.chip, right, y + 2) if content.chip else right
    _aside(page, content, edge, y)
    indent = left + 22 if content.category else left
    role, colour = ("small", "ink-2") if content.category else ("strong", "ink")
    title = wrapped(content.title, role, 1, edge - indent, 2)
    for place, line in enumerate(title):
        page.runs.append(Run(indent, base_line(y + place * line_height(role), role, 1), line, role, colour))
    y += 22 + line_height(role) * max(len(title) - 1, 0)
    y = _paragraphs(page, content, left, right, y)
    for row in content.rows[:_MOST_ROWS]:
        y = _row(page, row, left, right, y)
    page.height = _cited(page, content.cited, left, right, y) + 10
    return page


def _cited(page: _Page, words: str, left: float, right: float, y: float) -> float:
    """Name the sources at the foot."""
    found = wrapped(words, "small", 1, right - left, 3) if words else []
    y += 4 if found else 0
    for line in found:
        page.runs.append(Run(left, base_line(y, "small", 1), line, "small", "ink-2"))
        y += line_height("small")
    return y


def _aside(page: _Page, content: Content, right: float, y: float) -> None:
    if content.aside:
        x = right - advance(content.aside, "small", 1)
        page.runs.append(Run(x, base_line(y + 2, "small", 1), content.aside, "small", "ink-3"))


def _chip(page: _Page, text: str, right: float, top: float) -> float:
    wide = advance(text, "marker", 1) + 8
    page.chips.append(QRectF(round(right - wide), round(top), round(wide), _CHIP))
    page.runs.append(Run(round(right - wide) + 4, base_line(top, "marker", 1), text, "marker", "ink-2"))
    return right - wide - 8


def _paragraphs(page: _Page, content: Content, left: float, right: float, y: float) -> float:
    for text, role, colour, lines in (
        (content.heading, "strong", "ink", 3),
        (content.quiet, "small", "ink-3", 2),
        (content.text, "body", "ink-2", 6),
        *((one, "body", "ink-2", 4) for one in content.paragraphs[:_MOST_PARAGRAPHS]),
    ):
        found = wrapped(text, role, 1, right - left, lines) if text else []
        y += 4 if found else 0
        for line in found:
            page.runs.append(Run(left, base_line(y, role, 1), line, role, colour))
            y += line_height(role)
    return y


def _row(page: _Page, row: Row, left: float, right: float, y: float) -> float:
    """Set a name and, at the right, its value: on the line below, beside the date, where both have no room on one."""
    if row.ruled:
        page.rules.append(y + 4)
        y += 8
    role = "strong" if row.strong else "body"
    edge = _chip(page, row.chip, right, y + (_ROW - _CHIP) / 2) if row.chip else right
    value = plain(row.value)
    name_at = left
    if row.series is not None:
        page.swatches.append((QRectF(left, round(y + (_ROW - _SWATCH) / 2), _SWATCH, _SWATCH), row))
        name_at = left + _SWATCH + 8
    wide = advance(value, role, 1)
    below = name_at + advance(plain(row.name), role, 1) + 8 > edge - wide
    room = max(edge - (0 if below else wide + 8) - name_at, 0)
    base = base_line(y + (_ROW - line_height(role)) / 2, role, 1)
    page.runs.append(Run(name_at, base, elided(plain(row.name), role, 1, room), role, "ink"))
    if below or row.date:
        y += line_height("small")
        page.runs.append(Run(name_at, base_line(y + 4, "small", 1), plain(row.date), "small", "ink-3"))
    end, down = (right, line_height("small")) if below else (edge, 0)
    page.runs.append(Run(end - wide, base + down, value, role, "ink"))
    return y + _ROW


class Card(QFrame):
    """A card over a chart; the pointer passes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content: Content | None = None
        self._ink = Ink.plain()
        self._page = _Page()
        self.hide()

    def set_palette_tokens(self, palette: Palette) -> None:
        """Draw in these colours."""
        self._ink.palette = palette
        self.update()

    def set_content(self, content: Content) -> QSize:
        """Say this, and take the size it needs."""
        if content != self.content:
            self.content, self._page = content, _page(content)
            self.setFixedSize(content.width, round(self._page.height))
            self.update()
        return self.size()

    def text_boxes(self) -> list[tuple[QRectF, str]]:
        """Return the rectangle of every text, in pixels of the card."""
        return [(run.box(1), run.text) for run in self._page.runs if run.text]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, border, samples, chips and texts."""
        del event
        with QPainter(self) as painter:
            _paint(painter, QRectF(self.rect()), self._page, self.content, self._ink)


def _paint(painter: QPainter, whole: QRectF, page: _Page, content: Content | None, ink: Ink) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink.token("line-strong"), 1))
    painter.setBrush(ink.token("surface"))
    painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for chip in page.chips:
        painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    for y in page.rules:
        painter.fillRect(QRectF(_PAD, y, whole.width() - 2 * _PAD, 1), ink.token("line"))
    for rect, row in page.swatches:
        if row.series is not None:
            draw_swatches(painter, [rect], row.series, row.estimated, ink)
    if content is not None and content.category:
        at = QPointF(_PAD + 7, 22)
        Stamp.of(content.category, ink.palette, hollow=content.hollow).press(painter, at)
    draw_runs(painter, page.runs, ink)


def beside(size: QSize, keep: QRectF, pointer: QPointF, room: QRectF) -> QPointF:
    """Return where a card goes: 12 pixels from the pointer, never over ``keep``, flipped where it would leave ``room``.

    It goes to the right of both, else to the left; up and down it follows the pointer. With no room at either side it
    goes below, else above.
    """
    gap = 12.0
    right = max(keep.right(), pointer.x()) + gap
    left = min(keep.left(), pointer.x()) - gap - size.width()
    y = min(pointer.y() + gap, room.bottom() - size.height())
    if right + size.width() <= room.right():
        x = right
    elif left >= room.left():
        x = left
    else:
        x = max(min(pointer.x() - size.width() / 2, room.right() - size.width()), room.left())
        below = keep.bottom() + gap + size.height() <= room.bottom()
        y = keep.bottom() + gap if below else keep.top() - gap - size.height()
    return QPointF(round(x), round(max(y, room.top())))
