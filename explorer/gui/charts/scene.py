"""One figure as one scene of pixels: the frame and its panels, for the window, pictures, SVG and PDF alike."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter

from explorer.domain.atlas import Atlas
from explorer.figures.figure import Figure, LanePanel, Panel
from explorer.gui.charts.frame import FrameLayer, frame
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lanes import LanesPanel
from explorer.gui.charts.lettering import Lettering, Run, advance, base_line, wrapped
from explorer.gui.charts.plot import PlotPanel
from explorer.gui.charts.plotbox import PlotBox
from explorer.gui.charts.stack import lay_stack, share_time
from explorer.gui.theme import Palette, line_height

_RADIUS = 7.0  # of the ground inside a card's hairline


class FigureScene(pg.GraphicsScene):
    """The whole frame of a figure, laid out by explicit pixels from width, height and unit.

    ``unit`` is how many pixels a pixel of the design takes: fonts, margins, pens and marks all follow it, so that a
    picture of any size is crisp. Items are made once and refilled.
    """

    range_moved = Signal(float, float)  # months since year 0; the user pans or zooms

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(parent=parent)
        self.ink = Ink(palette)
        self.figure: Figure | None = None
        self.atlas: Atlas | None = None
        self.card = False
        self._size = (792.0, 695.0)
        self._frame = FrameLayer(self.ink)
        self._words = Lettering(self.ink)
        self.addItem(self._frame)
        self.addItem(self._words)
        self._plots: list[PlotPanel] = []
        self._lanes: LanesPanel | None = None

    @property
    def plots(self) -> list[PlotPanel]:
        """The panels over a time axis that are shown, from the top."""
        return self._plots[: len(self._panels())]

    @property
    def lanes(self) -> LanesPanel | None:
        """The timeline, if the figure is one."""
        return self._lanes if self._lane_panel() is not None else None

    @property
    def box(self) -> PlotBox | None:
        """The part that pans and zooms; where several panels share the time, the lowest."""
        if self.lanes is not None:
            return self.lanes.box
        return self.plots[-1].box if self.plots else None

    def set_figure(self, figure: Figure, atlas: Atlas | None) -> None:
        """Show another figure."""
        self.figure, self.atlas = figure, atlas
        panels = self._panels()
        while len(self._plots) < len(panels):
            plot = PlotPanel(self, self.ink)
            plot.box.zoomed.connect(self._follow)
            self._plots.append(plot)
        for index, plot in enumerate(self._plots):
            plot.set_visible(index < len(panels))
            if index < len(panels):
                plot.fill(panels[index])
        share_time(self.plots)
        self._fill_lanes()
        self.lay()

    def set_palette(self, palette: Palette) -> None:
        """Draw in other colours."""
        self.ink.palette = palette
        self.update()

    def set_size(self, width: float, height: float, unit: float = 1.0) -> None:
        """Lay everything out for this size in pixels."""
        if (width, height) != self._size or unit != self.ink.unit:
            self._size, self.ink.unit = (width, height), unit
            self.lay()

    def lay(self) -> None:
        """Place everything anew."""
        width, height = self._size
        whole = QRectF(0, 0, width, height)
        self.setSceneRect(whole)
        if self.figure is None:
            return
        found = frame(self.figure, width, height, self.ink)
        self._frame.show_frame(found, whole)
        self._words.show_runs(self._empty(found.body), found.body)
        lay_stack(self.plots, found.body, self.ink)
        if self.lanes is not None:
            self.lanes.lay(found.body)
        self.prepareForPaint()

    def drawBackground(self, painter: QPainter, rect: QRectF | object) -> None:
        """Fill the ground: with round corners on screen, inside the frame of a card; to the edges in pictures."""
        del rect
        whole = self.sceneRect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.card:
            painter.fillRect(whole, self.ink.token("surface"))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.ink.token("surface"))
        painter.drawRoundedRect(whole, _RADIUS, _RADIUS)

    @property
    def runs(self) -> list[Run]:
        """All texts that are shown."""
        found = [*self._frame.frame.runs, *self._words.runs]
        for plot in self.plots:
            found += plot.runs
        return found + (self.lanes.runs if self.lanes else [])

    def text_boxes(self) -> list[tuple[QRectF, str]]:
        """Return the rectangle of every text shown, in pixels of the figure."""
        return [(run.box(self.ink.unit), run.text) for run in self.runs if run.text]

    def _panels(self) -> list[Panel]:
        if self.figure is None or self.figure.empty:
            return []
        return [one for one in self.figure.panels if isinstance(one, Panel)]

    def _lane_panel(self) -> LanePanel | None:
        if self.figure is None or self.figure.empty:
            return None
        return next((one for one in self.figure.panels if isinstance(one, LanePanel)), None)

    def _fill_lanes(self) -> None:
        panel = self._lane_panel()
        if panel is not None and self._lanes is None:
            self._lanes = LanesPanel(self, self.ink)
            self._lanes.box.zoomed.connect(self._follow)
            self._lanes.overview.brush.brushed.connect(self._follow)
        if self._lanes is not None:
            self._lanes.set_visible(panel is not None)
            if panel is not None:
                self._lanes.fill(panel)

    def _empty(self, body: QRectF) -> list[Run]:
        if self.figure is None or not self.figure.empty:
            return []
        unit = self.ink.unit
        lines = wrapped(self.figure.empty, "subtitle", unit, min(body.width(), self.ink.px(480)), 6)
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

    @Slot(float, float)
    def _follow(self, first: float, last: float) -> None:
        for plot in self.plots:
            plot.box.show_months(first, last)
            plot.settle()
        if self.lanes is not None:
            self.lanes.box.show_months(first, last)
            self.lanes.settle()
        self.prepareForPaint()
        self.range_moved.emit(first, last)
