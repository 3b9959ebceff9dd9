"""How large the letters of a slide may be: up to what is wanted for the farthest seat, while nothing is spoiled."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from enum import Enum
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from explorer.figures.panels import MatrixPanel
from explorer.figures.slide import Slide
from explorer.gui.charts.board import Board
from explorer.gui.charts.lettering import ELLIPSIS
from explorer.gui.charts.plot import PlotPanel
from explorer.records import record

if TYPE_CHECKING:
    from explorer.gui.charts.slide import SlideScene

SAFE = QRectF(94, 64, 1732, 960)  # 96, 72 and 64 pixels are free of text, but for what letters reach beyond their line
_STEP = 0.05
_LEAST_PLOT = 132.0  # height of a plot, in pixels of 1080
_LEAST_ROWS = 2
_MOST_KEPT = 64


class Spoiled(Enum):
    """What letters that are too large leave no room for."""

    NOTHING = ""
    TEXT = "text"
    CHART = "chart"
    WORDS = "words"


@record(frozen=True, slots=True)
class Fit:
    """The letters that a slide has room for, as times the usual, and what larger ones spoil; nothing: as wanted."""

    letters: float
    spoiled: Spoiled = Spoiled.NOTHING


_kept: OrderedDict[int, tuple[Slide, Fit]] = OrderedDict()  # by the identity of the slide, which is kept with it


def kept_fit(slide: Slide) -> Fit | None:
    """Return the fit found for this very slide; the usual letters always fit."""
    if slide.letters <= 1:
        return Fit(1.0)
    return _kept[id(slide)][1] if id(slide) in _kept else None


def keep_fit(slide: Slide, fit: Fit) -> None:
    """Remember what a slide has room for: finding out takes long, and every picture of it is to look the same."""
    if slide.letters > 1:
        _kept[id(slide)] = (slide, fit)
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)


def tried_letters(slide: Slide) -> Iterator[float]:
    """Yield the letters wanted, then smaller ones down to the usual."""
    letters = slide.letters
    while letters > 1:
        yield letters
        letters = round(letters - _STEP, 2)
    yield 1.0


def spoiled(scene: SlideScene) -> Spoiled:
    """Return what the letters of a scene leave no room for."""
    if scene.cut:
        return Spoiled.TEXT
    least = 1 if _focused(scene) else _LEAST_ROWS
    if not all(_tells(one) for one in scene.plots) or not all(_enough(one, least) for one in scene.boards):
        return Spoiled.CHART
    if any(text.endswith(ELLIPSIS) for _, text in scene.text_boxes()):
        return Spoiled.WORDS
    return Spoiled.CHART if _crowded(scene) else Spoiled.NOTHING


def _tells(plot: PlotPanel) -> bool:
    """Whether a plot is high enough to read values from, and says what its colours mean."""
    named = plot.panel is None or not plot.panel.legend or plot.legend_rows > 0
    return named and plot.visible and plot.plot.height() >= _LEAST_PLOT


def _enough(board: Board, least: int) -> bool:
    """Whether a board shows enough to be worth it."""
    return board.filled and board.rows_shown >= min(least, board.shown.count)


def _focused(scene: SlideScene) -> bool:
    """Whether one row of a matrix is what the slide is about; it is always among those shown."""
    panels = scene.figure.panels if scene.figure is not None else ()
    return any(row.focused for one in panels if isinstance(one, MatrixPanel) for row in one.rows)


def _crowded(scene: SlideScene) -> bool:
    """Whether any text lies over another or beyond the margins."""
    boxes = [box.adjusted(0.5, 0.5, -0.5, -0.5) for box, _ in scene.text_boxes()]
    outside = any(not SAFE.contains(one) for one in boxes)
    return outside or any(one.intersects(other) for one, other in combinations(boxes, 2))
