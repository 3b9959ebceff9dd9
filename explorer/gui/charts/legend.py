"""The head of a panel: its title, and a legend row in stack order with both names; one legend for all small panels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from explorer.figures.figure import Mark, Panel, Series
from explorer.gui.charts.bars import draw_swatches
from explorer.gui.charts.ink import Ink, Layer
from explorer.gui.charts.lettering import Run, advance, base_line, draw_runs, plain, wrapped
from explorer.gui.text import translate
from explorer.gui.theme import line_height
from explorer.records import record

ROW = 20.0  # height of a legend row in design pixels
_SWATCH = 10.0
_DOT = 4.0  # radius
_AFTER = 16.0  # between two entries
MOST_ROWS = 3


@record(frozen=True, slots=True)
class Swatch:
    """A sample of how a series' bars look."""

    rect: QRectF
    series: Series
    estimated: bool


@record(frozen=True, slots=True)
class Head:
    """A panel's title and legend, laid out from the top left corner."""

    runs: tuple[Run, ...]
    swatches: tuple[Swatch, ...]
    height: float


_Entry = tuple[Series, bool, tuple[tuple[str, str], ...]]


def head(panel: Panel, left: float, top: float, width: float, ink: Ink, rows: int = MOST_ROWS) -> Head:
    """Return title and legend within ``width`` pixels; entries beyond so many rows are counted, not shown.

    A small panel has a title alone: the legend of the first stands above them all, see :func:`shared_legend`.
    """
    runs: list[Run] = []
    swatches: list[Swatch] = []
    y = top
    if panel.title:
        for title in wrapped(plain(panel.title), "small-strong", ink.unit, width, 2 if panel.compact else 1):
            runs.append(Run(left, base_line(y, "small-strong", ink.unit), title, "small-strong", "ink"))
            y += line_height("small-strong", ink.unit)
    if panel.legend and not panel.compact and rows:
        y = _rows(_entries(panel), QRectF(left, y + ink.px(2), width, 0), ink, runs, swatches, rows)
    return Head(tuple(runs), tuple(swatches), y - top)


def shared_legend(panel: Panel, rect: QRectF, ink: Ink) -> Head:
    """Return the legend of small panels, which the first of them carries, from the top left corner of ``rect``."""
    runs: list[Run] = []
    swatches: list[Swatch] = []
    if not (panel.legend and panel.compact):
        return Head((), (), 0.0)
    bottom = _rows(_entries(panel), rect, ink, runs, swatches)
    return Head(tuple(runs), tuple(swatches), bottom - rect.top())


def _entries(panel: Panel) -> list[_Entry]:
    """Return what the legend lists: bars and ranges, of ranges only the looks if there are series for them alone."""
    if panel.compact and all(series.mark is Mark.DOT for series in panel.series):
        return [(one, False, _names(one)) for one in panel.series]
    looks = [series for series in panel.series if series.mark is Mark.RANGE and not series.data]
    if looks:
        return [(one, False, _names(one)) for one in looks]
    bars = [series for series in panel.series if series.mark in (Mark.BAR, Mark.RANGE)]
    entries: list[_Entry] = [(one, False, _names(one)) for one in bars]
    if any(datum.estimated for series in bars for datum in series.data):
        entries.append((_SAMPLE, True, ((translate("Charts", "estimated"), "ink-2"),)))
    return entries


_SAMPLE = Series("", "", "", "peer-strong", Mark.BAR, ())


def _names(series: Series) -> tuple[tuple[str, str], ...]:
    pairs = ((plain(series.name), "ink"), (plain(series.name_zh), "ink-3"))
    return tuple((text, colour) for text, colour in pairs if text)


def _rows(
    entries: Sequence[_Entry], box: QRectF, ink: Ink, runs: list[Run], swatches: list[Swatch], most: int = MOST_ROWS
) -> float:
    x, y, row = box.left(), box.top(), 1
    gap, swatch = ink.px(6), ink.px(_SWATCH)
    wide = [swatch + sum(gap + advance(text, "small", ink.unit) for text, _ in words) for _, _, words in entries]
    for index, (series, estimated, words) in enumerate(entries):
        rest = translate("Charts", "+{0} more").format(len(entries) - index)
        last = row == most and x + sum(wide[index:]) + ink.px(_AFTER) * (len(entries) - index - 1) > box.right()
        kept = advance(rest, "small", ink.unit) + ink.px(_AFTER) if last and index < len(entries) - 1 else 0.0
        if x > box.left() and x + wide[index] > box.right() - kept:
            if row == most:
                runs.append(Run(x, _base(y, ink), rest, "small", "ink-3"))
                break
            x, y, row = box.left(), y + ink.px(ROW), row + 1
        middle = y + ink.px(ROW) / 2
        swatches.append(Swatch(QRectF(round(x), round(middle - swatch / 2), swatch, swatch), series, estimated))
        x += swatch
        for text, colour in words:
            x += gap
            runs.append(Run(x, _base(y, ink), text, "small", colour))
            x += advance(text, "small", ink.unit)
        x += ink.px(_AFTER)
    return y + ink.px(ROW) if entries else y


def _base(top: float, ink: Ink) -> float:
    return base_line(top + ink.px(ROW - 16) / 2, "small", ink.unit)


class HeadLayer(Layer):
    """Draws the head of a panel."""

    def __init__(self, ink: Ink, z: float = 25) -> None:
        super().__init__(ink, z)
        self.head = Head((), (), 0)

    def show_head(self, found: Head, rect: QRectF) -> None:
        """Show this head."""
        self.head = found
        self.cover(rect)

    def draw(self, painter: QPainter) -> None:
        """Draw swatches and words."""
        for swatch in self.head.swatches:
            if swatch.series.mark is Mark.DOT:
                draw_dot(painter, swatch.rect, swatch.series, self.ink)
                continue
            draw_swatches(painter, [swatch.rect], swatch.series, swatch.estimated, self.ink)
        draw_runs(painter, self.head.runs, self.ink)


def draw_dot(painter: QPainter, rect: QRectF, series: Series, ink: Ink) -> None:
    """Draw a dot as large as those of a plot in the middle of a sample."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.series(series.colour))
    painter.drawEllipse(rect.center(), ink.px(_DOT), ink.px(_DOT))
