"""What stands below each other in a figure: stacks or grids of plots, timelines and boards, and how high each is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsScene

from explorer.figures.figure import AnyPanel, Panel
from explorer.figures.panels import LadderPanel, MapPanel, MatrixPanel
from explorer.gui.charts.board import Board
from explorer.gui.charts.grid import lay_grid
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lanes import LanesPanel
from explorer.gui.charts.plot import PlotPanel
from explorer.gui.charts.stack import lay_stack

_BETWEEN = 20.0  # from one block to the next, in design pixels
BoardPanel = MatrixPanel | LadderPanel | MapPanel


@dataclass
class Block:
    """One thing of a figure's body: plots that share a place, or a timeline, or a board."""

    plots: list[PlotPanel] = field(default_factory=list)
    lanes: LanesPanel | None = None
    board: Board | None = None
    share: float = 1.0

    def wanted(self, width: float) -> float:
        """Return the height beyond which more is of no use."""
        return self.board.wanted(width) if self.board is not None else inf


class Boards:
    """The boards of a scene; made once for a kind and a place, refilled for every figure."""

    def __init__(self, scene: QGraphicsScene, ink: Ink) -> None:
        self._scene, self._ink = scene, ink
        self._made: dict[type, list[Board]] = {}

    def fill(self, panels: Iterable[BoardPanel]) -> list[Board]:
        """Return a board for each panel; those not needed are hidden."""
        used: dict[type, int] = {}
        found = []
        for panel in panels:
            kind = type(panel)
            index = used.get(kind, 0)
            used[kind] = index + 1
            found.append(self._board(panel, index))
        for kind, boards in self._made.items():
            for index, board in enumerate(boards):
                board.setVisible(index < used.get(kind, 0))
        return found

    def _board(self, panel: BoardPanel, index: int) -> Board:
        made = self._made.setdefault(type(panel), [])
        board = made[index] if index < len(made) else None
        filled = _filled(board, panel, self._ink)
        if board is None:
            made.append(filled)
            self._scene.addItem(filled)
        return filled


def _filled(board: Board | None, panel: BoardPanel, ink: Ink) -> Board:
    """Return a board that shows a panel, a new one if there is none of its kind yet.

    Each kind is loaded when a figure first has it, so that the first plot does not wait for all of them.
    """
    match panel:
        case MatrixPanel():
            from explorer.gui.charts.matrix import MatrixChart

            matrix = board if isinstance(board, MatrixChart) else MatrixChart(ink)
            matrix.fill(panel)
            return matrix
        case LadderPanel():
            from explorer.gui.charts.ladder import LadderChart

            ladder = board if isinstance(board, LadderChart) else LadderChart(ink)
            ladder.fill(panel)
            return ladder
        case _:
            from explorer.gui.charts.map_chart import MapChart

            chart = board if isinstance(board, MapChart) else MapChart(ink)
            chart.fill(panel)
            return chart


def blocks_of(
    panels: Sequence[AnyPanel], plots: Sequence[PlotPanel], lanes: LanesPanel | None, boards: Sequence[Board]
) -> list[Block]:
    """Return the blocks of a figure in the order of its panels; plots that follow each other are one."""
    blocks: list[Block] = []
    next_plot, next_board = iter(plots), iter(boards)
    for panel in panels:
        if isinstance(panel, Panel):
            if not (blocks and blocks[-1].plots):
                blocks.append(Block(share=0.0))
            blocks[-1].plots.append(next(next_plot))
            blocks[-1].share += panel.share
        elif isinstance(panel, BoardPanel):
            blocks.append(Block(board=next(next_board), share=panel.share))
        elif lanes is not None and all(block.lanes is None for block in blocks):
            blocks.append(Block(lanes=lanes))
    return blocks


def lay_blocks(blocks: Sequence[Block], body: QRectF, columns: int, ink: Ink, scrolls: bool) -> int:
    """Place all blocks in ``body`` from the top; a board never gets more height than it needs.

    Return how many panels of a grid found no room.
    """
    left_out = 0
    room = max(body.height() - ink.px(_BETWEEN) * (len(blocks) - 1), 1.0)
    shares = [max(block.share, 0.05) / (columns if block.plots and columns > 1 else 1) for block in blocks]
    heights = split(room, shares, [block.wanted(body.width()) for block in blocks])
    top = body.top()
    for block, height in zip(blocks, heights, strict=True):
        rect = QRectF(body.left(), round(top), body.width(), round(height))
        if block.board is not None:
            block.board.lay(rect, scrolls)
        elif block.lanes is not None:
            block.lanes.lay(rect, keyed=not scrolls)
        elif columns > 1:
            left_out += lay_grid(block.plots, rect, columns, ink)
        else:
            lay_stack(block.plots, rect, ink)
        top += height + ink.px(_BETWEEN)
    return left_out


def split(room: float, shares: Sequence[float], wanted: Sequence[float]) -> list[float]:
    """Return heights in proportion to ``shares``, none above what it wants while another could use it."""
    held: set[int] = set()
    while True:
        free = room - sum(wanted[index] for index in held)
        whole = sum(share for index, share in enumerate(shares) if index not in held) or 1.0
        found = [wanted[index] if index in held else free * share / whole for index, share in enumerate(shares)]
        sated = {index for index, height in enumerate(found) if index not in held and height > wanted[index]}
        if not sated:
            return found
        held |= sated
