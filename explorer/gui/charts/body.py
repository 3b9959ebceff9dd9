"""The body of a figure: its key figures, panels and stamp, as items that are made once and refilled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from explorer.figures.figure import AnyPanel, Figure, LanePanel, Panel
from explorer.gui.charts.blocks import Block, BoardPanel, Boards, blocks_of, lay_blocks
from explorer.gui.charts.board import Board
from explorer.gui.charts.keys import KeyStrip
from explorer.gui.charts.lanes import LanesPanel
from explorer.gui.charts.lettering import Lettering, Run, advance, base_line, wrapped
from explorer.gui.charts.plot import PlotPanel
from explorer.gui.charts.rows import left_out_panels
from explorer.gui.charts.stack import share_time
from explorer.gui.charts.stamp import Stamp
from explorer.gui.text import translate
from explorer.gui.theme import StageUnit, line_height

if TYPE_CHECKING:
    from explorer.gui.charts.scene import FigureScene

_WIDEST_EMPTY = 480.0  # of the words of an empty figure, in design pixels


class FigureBody:
    """What lies between subtitle and source line."""

    def __init__(self, scene: FigureScene) -> None:
        self._scene, self.ink = scene, scene.ink
        self._plots: list[PlotPanel] = []
        self._lanes: LanesPanel | None = None
        self._made = Boards(scene, self.ink)
        self.keys, self._stamp = KeyStrip(self.ink), Stamp(self.ink)
        self._words = Lettering(self.ink)
        for item in (self.keys, self._stamp, self._words):
            scene.addItem(item)
        self._figure: Figure | None = None
        self.blocks: list[Block] = []

    @property
    def plots(self) -> list[PlotPanel]:
        """The panels over a time axis that are shown, from the top."""
        return self._plots[: len([one for one in self._panels() if isinstance(one, Panel)])]

    @property
    def lanes(self) -> LanesPanel | None:
        """The timeline, if the figure is one."""
        return self._lanes if any(isinstance(one, LanePanel) for one in self._panels()) else None

    @property
    def columns(self) -> int:
        """How many panels stand side by side."""
        return self._figure.columns if self._figure is not None else 1

    @property
    def boards(self) -> list[Board]:
        """The boards that are shown: key figures first, then matrices, ladders and maps from the top."""
        return [self.keys, *(block.board for block in self.blocks if block.board is not None)]

    @property
    def runs(self) -> list[Run]:
        """All texts of the body."""
        found = [*self._words.runs, *self._stamp.runs]
        for plot in self.plots:
            found += plot.runs
        for board in self.boards:
            found += board.runs
        return found + (self.lanes.runs if self.lanes else [])

    def fill(self, figure: Figure) -> None:
        """Take the panels of a figure."""
        self._figure = figure
        self._fill_plots([one for one in self._panels() if isinstance(one, Panel)])
        self._fill_lanes(next((one for one in self._panels() if isinstance(one, LanePanel)), None))
        self.keys.fill_keys(figure.keys)
        self._stamp.fill(figure.stamp)
        boards = self._made.fill(one for one in self._panels() if isinstance(one, BoardPanel))
        self.blocks = blocks_of(self._panels(), self.plots, self.lanes, boards)

    def lay(self, rect: QRectF, scrolls: bool) -> None:
        """Place everything: key figures above, the stamp below, the panels between."""
        if self._figure is None:
            return
        above, below = self.keys.wanted(rect.width()), self._stamp.wanted(rect.width())
        self.keys.lay(QRectF(rect.left(), rect.top(), rect.width(), above), scrolls)
        self._stamp.lay(QRectF(rect.left(), rect.bottom() - below, rect.width(), below))
        inner = rect.adjusted(0, above, 0, -below)
        left_out = lay_blocks(self.blocks, inner, self._figure.columns, self.ink, scrolls)
        self._words.show_runs([*self._empty(inner), *self._left_out(left_out, inner)], rect)

    def mark(self, record: str) -> None:
        """Outline what belongs to a record, or nothing."""
        for board in self.boards:
            board.mark(record)
        for plot in self.plots:
            plot.outlines.mark(record)
        if self.lanes is not None:
            self.lanes.marks.outline(record)

    def _panels(self) -> tuple[AnyPanel, ...]:
        return () if self._figure is None or self._figure.empty else self._figure.panels

    def _fill_plots(self, panels: list[Panel]) -> None:
        while len(self._plots) < len(panels):
            plot = PlotPanel(self._scene, self.ink)
            plot.box.zoomed.connect(self._scene.follow)
            plot.box.counted.connect(self._scene.follow_count)
            self._plots.append(plot)
        for index, plot in enumerate(self._plots):
            plot.set_visible(index < len(panels))
            if index < len(panels):
                plot.fill(panels[index])
        share_time(self.plots)

    def _fill_lanes(self, panel: LanePanel | None) -> None:
        if panel is not None and self._lanes is None:
            self._lanes = LanesPanel(self._scene, self.ink)
            self._lanes.box.zoomed.connect(self._scene.follow)
            self._lanes.overview.brush.brushed.connect(self._scene.follow)
        if self._lanes is not None:
            self._lanes.set_visible(panel is not None)
            if panel is not None:
                self._lanes.fill(panel)

    def _left_out(self, panels: int, body: QRectF) -> list[Run]:
        """Return the words for what a small picture has no room for, in its last line; a slide has no table to name."""
        unit = self.ink.unit
        words = [left_out_panels(panels)] if panels else []
        words += [translate("Charts", "Map: see the table") for one in self.boards if not (one.filled or one.runs)]
        if not words or isinstance(unit, StageUnit):
            return []
        text = "; ".join(words)
        top = body.bottom() - line_height("small", unit)
        left = body.left() if top >= body.top() else body.right() - advance(text, "small", unit)  # beside the keys
        return [Run(left, base_line(top, "small", unit), text, "small", "ink-3")]

    def _empty(self, body: QRectF) -> list[Run]:
        """Return what a figure with nothing to show says in its middle."""
        if self._figure is None or not self._figure.empty:
            return []
        unit = self.ink.unit
        lines = wrapped(self._figure.empty, "subtitle", unit, min(body.width(), self.ink.px(_WIDEST_EMPTY)), 6)
        high = line_height("subtitle", unit)
        top = body.center().y() - high * len(lines) / 2
        return [
            Run(
                body.center().x() - advance(line, "subtitle", unit) / 2,
                base_line(top + index * high, "subtitle", unit),
                line,
                "subtitle",
            )
            for index, line in enumerate(lines)
        ]
