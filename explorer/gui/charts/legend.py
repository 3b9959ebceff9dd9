"""The head of a panel: its title, and a legend row in stack order with both names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from explorer.figures.figure import Mark, Panel, Series
from explorer.gui.charts.bars import draw_swatches
from explorer.gui.charts.ink import Ink, Layer
from explorer.gui.charts.lettering import Run, advance, base_line, draw_runs, plain, wrapped
from explorer.gui.text import translate
from explorer.gui.theme import line_height

ROW = 20.0  # height of a legend row in design pixels
_SWATCH = 10.0
_AFTER = 16.0  # between two entries
_MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Swatch:
    """A sample of how a series' bars look."""

    rect: QRectF
    series: Series
    estimated: bool


@dataclass(frozen=True, slots=True)
class Head:
    """A panel's title and legend, laid out from the top left corner."""

    runs: tuple[Run, ...]
    swatches: tuple[Swatch, ...]
    height: float


_Entry = tuple[Series, bool, tuple[tuple[str, str], ...]]


def head(panel: Panel, left: float, top: float, width: float, ink: Ink) -> Head:
    """Return title and legend within ``width`` pixels; entries beyond three rows are counted, not shown."""
    runs: list[Run] = []
    swatches: list[Swatch] = []
    y = top
    if panel.title:
        for title in wrapped(plain(panel.title), "small-strong", ink.unit, width, 2 if panel.compact else 1):
            runs.append(Run(left, base_line(y, "small-strong", ink.unit), title, "small-strong", "ink"))
            y += line_height("small-strong", ink.unit)
    if panel.legend:
        y = _rows(_entries(panel), QRectF(left, y + ink.px(2), width, 0), ink, runs, swatches)
    return Head(tuple(runs), tuple(swatches), y - top)


def _entries(panel: Panel) -> list[_Entry]:
    bars = [series for series in panel.series if series.mark in (Mark.BAR, Mark.RANGE)]
    entries: list[_Entry] = [(one, False, _names(one)) for one in bars]
    if any(datum.estimated for series in bars for datum in series.data):
        entries.append((_SAMPLE, True, ((translate("Charts", "estimated"), "ink-2"),)))
    return entries


_SAMPLE = Series("", "", "", "peer-strong", Mark.BAR, ())


def _names(series: Series) -> tuple[tuple[str, str], ...]:
    pairs = ((plain(series.name), "ink"), (plain(series.name_zh), "ink-3"))
    return tuple((text, colour) for text, colour in pairs if text)


def _rows(entries: Sequence[_Entry], box: QRectF, ink: Ink, runs: list[Run], swatches: list[Swatch]) -> float:
    x, y, row = box.left(), box.top(), 1
    gap, swatch = ink.px(6), ink.px(_SWATCH)
    for index, (series, estimated, words) in enumerate(entries):
        wide = swatch + sum(gap + advance(text, "small", ink.unit) for text, _ in words)
        if x > box.left() and x + wide > box.right():
            if row == _MOST_ROWS:
                rest = translate("Charts", "+{0} more").format(len(entries) - index)
                runs.append(
                    Run(min(x, box.right() - advance(rest, "small", ink.unit)), _base(y, ink), rest, "small", "ink-3")
                )
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
            draw_swatches(painter, [swatch.rect], swatch.series, swatch.estimated, self.ink)
        draw_runs(painter, self.head.runs, self.ink)
