"""Where everything of a matrix lies: columns wide enough for their longest words, rows as high as their texts need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF

from explorer.figures.panels import MatrixPanel, MatrixRow
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import advance, plain
from explorer.gui.charts.matrix_glyphs import BAR, percent_words, share_of
from explorer.gui.charts.matrix_texts import (
    BARE,
    LEAN,
    ROOMY,
    SNUG,
    STAGED,
    TIGHT,
    Density,
    Plan,
    cell_plan,
    head_plan,
    label_plan,
    quiet_plan,
)
from explorer.gui.charts.matrix_widths import PAD, column_widths
from explorer.gui.theme import StageUnit
from explorer.records import record

UNDER_BAR = 8.0  # from the top of the baseline's column to its title
_LEAST_BAR = 28.0
_KEPT = 16  # layouts
_GAP = 8.0
_EMPTY = Plan(())
_LEAST_ROWS = 2  # seen above a footer that stays


@record(frozen=True, slots=True)
class Line:
    """A row of the matrix, or the heading of a group (``row`` is None), with its height and its cells' texts."""

    height: float
    group: str = ""
    row: int | None = None
    label: Plan = _EMPTY
    cells: tuple[Plan, ...] = ()


@record(frozen=True, slots=True)
class Layout:
    """A matrix laid out at one density: widths from the labels on, the head, and the lines of body and foot.

    ``cut`` says that a word is wider than its column can be.
    """

    density: Density
    widths: tuple[float, ...]
    head: tuple[Plan, ...]
    corner: Plan
    head_height: float
    body: tuple[Line, ...]
    foot: tuple[Line, ...]
    bar: float
    percent: float
    lead: float
    cut: bool

    @property
    def foot_height(self) -> float:
        """How high the footer is, in pixels."""
        return sum(line.height for line in self.foot)

    @property
    def height(self) -> float:
        """How high all of it is, in pixels."""
        return self.head_height + sum(line.height for line in self.body) + self.foot_height


def loosened(layout: Layout, height: float) -> Layout:
    """Return a layout whose footer is the last of its rows, where one that stays would leave room for hardly any."""
    rows = [line.height for line in layout.body if line.row is not None][:_LEAST_ROWS]
    if not layout.foot or layout.head_height + sum(rows) + layout.foot_height <= height:
        return layout
    return replace(layout, body=(*layout.body, *layout.foot), foot=())


def laid_out(panel: MatrixPanel, width: float, density: Density, ink: Ink) -> Layout:
    """Return the layout of a matrix in ``width`` pixels, as high as it needs to be."""
    lead = max((advance(plain(row.lead), density.role, ink.unit) for row in panel.rows if row.lead), default=0.0)
    lead += ink.px(_GAP) if lead else 0.0
    widths, cut = column_widths(panel, width, lead, density, ink)
    percent, bar = _difference(panel, widths, density, ink)
    pad = 2 * ink.px(PAD)
    kept = bar + percent + (ink.px(_GAP) if bar else 0.0) + (ink.px(_GAP) if percent else 0.0)
    head = tuple(head_plan(one, wide - pad, density, ink) for one, wide in zip(panel.columns, widths[1:], strict=True))
    corner = quiet_plan(panel.corner, widths[0] - ink.px(PAD), ink)
    body: list[Line] = []
    foot: list[Line] = []
    group = ""
    for index, row in enumerate(panel.rows):
        if row.group != group and row.group:
            body.append(Line(ink.px(density.group), group=row.group))
        group = row.group
        (foot if row.footer else body).append(_line(index, row, widths, (lead, kept), density, ink))
    high = max([plan.height for plan in (*head, corner)], default=0.0)
    if high:
        high += ink.px(10 + (UNDER_BAR if any(one.baseline for one in panel.columns) else 0))
    return Layout(density, widths, head, corner, high, tuple(body), tuple(foot), bar, percent, lead, cut)


def _line(
    index: int, row: MatrixRow, widths: Sequence[float], room: tuple[float, float], density: Density, ink: Ink
) -> Line:
    pad, (lead, kept) = 2 * ink.px(PAD), room
    label = label_plan(row, widths[0] - ink.px(PAD), lead, density, ink)
    cells = tuple(
        cell_plan(cell, wide - pad, kept, density, row.footer, ink)
        for cell, wide in zip(row.cells, widths[1:], strict=False)
    )
    texts = max([plan.height for plan in (label, *cells)], default=0.0)
    least = ink.px(density.least) * (1.25 if row.footer else 1.0)
    return Line(round(max(texts + 2 * ink.px(density.pad), least)), row=index, label=label, cells=cells)


def _difference(panel: MatrixPanel, widths: Sequence[float], density: Density, ink: Ink) -> tuple[float, float]:
    """Return the width of the percentages and of the bars before them; no bars where a value would not fit beside."""
    shares = [
        (cell, widths[place + 1])
        for row in panel.rows
        for place, cell in enumerate(row.cells[: len(panel.columns)])
        if share_of(cell) is not None
    ]
    if not shares:
        return 0.0, 0.0
    percent = max(advance(percent_words(share_of(cell) or 0.0), "small", ink.unit) for cell, _ in shares)
    free = min(
        wide - 2 * ink.px(PAD) - percent - 2 * ink.px(_GAP) - advance(plain(cell.text), density.strong, ink.unit)
        for cell, wide in shares
    )
    bar = min(ink.px(BAR), free - 1)
    return percent, bar if bar >= ink.px(_LEAST_BAR) else 0.0


class Layouts:
    """The layouts made last, by the very panel, so that going back to a view or repainting it lays nothing out anew."""

    def __init__(self, ink: Ink) -> None:
        self._ink = ink
        self._made: list[tuple[MatrixPanel, float, float, Density, Layout]] = []

    def chosen(self, panel: MatrixPanel, rect: QRectF, scrolls: bool) -> Layout:
        """Return the layout of the roomiest density that cuts no word and fits, or needs not fit as rows scroll."""
        if isinstance(self._ink.unit, StageUnit):
            return self._staged(panel, rect)
        for density in (ROOMY, SNUG, TIGHT, LEAN):
            layout = self.of(panel, rect.width(), density)
            fits = layout.height <= rect.height()
            if not layout.cut and (fits or (scrolls and density is SNUG) or density is TIGHT):
                break
        return layout

    def _staged(self, panel: MatrixPanel, rect: QRectF) -> Layout:
        """Return the roomiest layout that fits a slide, else the lowest one, so that the audience sees most rows."""
        made = [self.of(panel, rect.width(), one) for one in (ROOMY, SNUG, STAGED, BARE)]
        whole = [one for one in made if not one.cut] or made[-1:]
        fitting = [one for one in whole if one.height <= rect.height()]
        return fitting[0] if fitting else min(whole, key=lambda one: one.height)

    def of(self, panel: MatrixPanel, width: float, density: Density) -> Layout:
        """Return the layout of a matrix in ``width`` pixels."""
        unit = self._ink.unit
        for made, wide, scale, close, layout in self._made:
            if made is panel and (wide, scale, close) == (width, unit, density):
                return layout
        found = laid_out(panel, width, density, self._ink)
        self._made = [*self._made[-_KEPT + 1 :], (panel, width, unit, density, found)]
        return found
