"""Notes on a plot: crossings with a leader, records above their bar, gaps, the word "est."; all on empty plot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, product

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from explorer.figures.figure import Annotation
from explorer.gui.charts.ground import Ground
from explorer.gui.charts.ink import Ink, Layer
from explorer.gui.charts.lettering import Run, advance, base_line, middle_line, plain
from explorer.gui.theme import line_height
from explorer.records import record

MOST = 3  # annotations of one chart, gap notes not counted
RING = 5.0  # radius of the ring of a crossing
_ACROSS = (92.0, 64.0, 40.0, 24.0, 14.0, 120.0, 160.0, 220.0)
_CLOSE = 8.0  # so near a mark needs no leader
_UP = (6.0, 12.0, 20.0, 32.0, 48.0, 72.0, 100.0)
_NEAR = 8.0  # from a mark, where the rings of others lie too
_LEAST_DROP = 26.0  # from a gap's note to the line at zero


@dataclass
class Notes:
    """What the notes of a plot come to: texts, leaders as polylines, and the rings of crossings."""

    runs: list[Run] = field(default_factory=list)
    leaders: list[QPolygonF] = field(default_factory=list)
    rings: list[QPointF] = field(default_factory=list)


@record(frozen=True, slots=True)
class Block:
    """One or two lines of text as one thing to place."""

    lines: tuple[tuple[str, str, str], ...]
    width: float
    height: float

    @staticmethod
    def of(note: Annotation, ink: Ink) -> Block:
        """Return the lines of an annotation: the finding in 600, the detail in 400."""
        lines = [(plain(note.text), "finding" if note.finding and note.ring else "small-strong", "ink")]
        if note.detail:
            lines.append((plain(note.detail), "small", "ink-2"))
        width = max(advance(text, role, ink.unit) for text, role, _ in lines)
        return Block(tuple(lines), width, sum(_line(role, ink) for _, role, _ in lines))

    def runs(self, corner: QPointF, right: bool, ink: Ink) -> list[Run]:
        """Return the texts with the block's top left at ``corner``, flush right or left."""
        runs, top = [], corner.y()
        for text, role, colour in self.lines:
            x = corner.x() + (self.width - advance(text, role, ink.unit) if right else 0)
            runs.append(Run(x, base_line(top, role, ink.unit) - ink.px(1), text, role, colour))
            top += _line(role, ink)
        return runs


def _line(role: str, ink: Ink) -> float:
    return line_height(role, ink.unit) - (ink.px(2) if role == "finding" else 0)


def crossing(note: Annotation, at: QPointF, ground: Ground, ink: Ink) -> Notes:
    """Place an annotation beside a ring, with a leader of one bend; a text with no room is left out."""
    ring = ink.px(RING)
    if note.ring:
        ground.take(QRectF(at.x() - ring, at.y() - ring, 2 * ring, 2 * ring))
    found = Notes(rings=[at] if note.ring else [])
    edge = ring + ink.px(1) if note.ring else ink.px(3)
    for block, (corner, right, close) in _places(note, at, ink):
        rect = QRectF(corner.x(), corner.y(), block.width, block.height)
        level = corner.y() + _line(block.lines[0][1], ink) / 2
        start = QPointF(rect.right() + ink.px(6) if right else rect.left() - ink.px(6), level)
        end = QPointF(at.x(), at.y() - edge if level < at.y() else at.y() + edge)
        leader = [] if close else [start, QPointF(at.x(), level), end]
        if ground.free(rect, ink.px(3)) and _clear(leader, ground, ink):
            found.runs = block.runs(corner, right, ink)
            found.leaders += [QPolygonF(leader)] if leader else []
            for piece in (rect, *(QRectF(*ends).normalized() for ends in pairwise(leader))):
                ground.take(piece.adjusted(0, 0, 1, 1))
            break
    return found


def _places(note: Annotation, at: QPointF, ink: Ink) -> Iterator[tuple[Block, tuple[QPointF, bool, bool]]]:
    """Yield every place of a note, then those of its two parts in two lines, which need less width."""
    whole = Block.of(note, ink)
    yield from ((whole, one) for one in _corners(whole, at, ink))
    text, dash, rest = note.text.partition(" — ")
    if dash and not note.detail:
        parts = Block.of(replace(note, text=text, detail=rest), ink)
        yield from ((parts, one) for one in _corners(parts, at, ink))


def _clear(leader: list[QPointF], ground: Ground, ink: Ink) -> bool:
    """Whether a leader crosses no text, leader or line, so that it leads to nothing but its mark."""
    if not leader:
        return True
    start, bend, end = leader
    tip = QPointF(end.x(), end.y() + (_NEAR if bend.y() > end.y() else -_NEAR) * ink.unit)
    texts = ground.clear_line(start, bend) and ground.clear_line(bend, tip)
    return texts and ground.off_lines(start, bend, ink.px(4)) and ground.off_lines(bend, end, 0)


def _corners(block: Block, at: QPointF, ink: Ink) -> Iterator[tuple[QPointF, bool, bool]]:
    """Yield where a note may stand, whether its right end is towards the mark, and whether it is close to it."""
    for across, up, right, above in _OFFSETS:
        x = at.x() - ink.px(across) - block.width if right else at.x() + ink.px(across)
        y = at.y() - ink.px(up) - block.height if above else at.y() + ink.px(up)
        yield QPointF(x, y), right, across == _CLOSE


def _cost(offset: tuple[float, float, bool, bool]) -> float:
    across, up, right, above = offset
    return abs(across - _ACROSS[0]) * 0.5 + up + (0 if right else 30) + (0 if above else 60)


# Where a note may lie: left and above first (its right end towards the mark), about as far as the design has it.
_OFFSETS = sorted(
    [*product(_ACROSS, _UP, (True, False), (True, False)), *product((_CLOSE,), _UP[:1], (True, False), (True, False))],
    key=_cost,
)


def above_bar(note: Annotation, bar: QRectF, ground: Ground, ink: Ink) -> Notes:
    """Place an annotation right above its bar: flush with its right edge, else its left, else in its middle."""
    block = Block.of(note, ink)
    for lift in (3.0, 10.0, 20.0, 34.0):
        top = bar.top() - ink.px(lift) - block.height
        for left in (bar.right() - block.width, bar.left(), bar.center().x() - block.width / 2):
            rect = QRectF(left, top, block.width, block.height)
            if ground.free(rect, ink.px(1)):
                ground.take(rect)
                found = Notes(runs=block.runs(rect.topLeft(), left < bar.left(), ink))
                if lift > 10:
                    x = bar.center().x()
                    found.leaders.append(QPolygonF([QPointF(x, rect.bottom()), QPointF(x, bar.top() - ink.px(3))]))
                return found
    return Notes()


def gap_note(text: str, x: float, zero: float, ground: Ground, ink: Ink, others: Sequence[float] = ()) -> Notes:
    """Place a gap's note above the bars around it, with a short stroke down into the gap, clear of ``others``."""
    words = plain(text)
    wide, high = advance(words, "small", ink.unit), line_height("small", ink.unit)
    edge = ink.px(4)
    for share in (1.0, 0.5, 0.0, 0.8, 0.65, 0.35, 0.2):
        left = x - edge - (wide - 2 * edge) * share
        if any(left - edge <= other <= left + wide + edge for other in others):
            continue
        sky = min(ground.skyline(left - 2, left + wide + 2), zero - ink.px(_LEAST_DROP))
        for lift in (8.0, 24.0, 44.0, 70.0):
            rect = QRectF(left, sky - ink.px(lift) - high, wide, high)
            stroke = (QPointF(x, rect.bottom() + ink.px(3)), QPointF(x, zero - ink.px(4)))
            if ground.free(rect, ink.px(1)) and ground.clear_line(*stroke):
                ground.take(rect)
                ground.take(QRectF(x - 1, rect.bottom(), 2, zero - rect.bottom()))
                return Notes([Run(left, base_line(rect.top(), "small", ink.unit), words)], [QPolygonF(list(stroke))])
    return Notes()


def estimate_note(words: str, bars: QRectF, ground: Ground, ink: Ink, beside: bool) -> Notes:
    """Place the word for an estimate: beside the last bar, else above the bars it is about, else below them."""
    wide, high = advance(words, "small", ink.unit), line_height("small", ink.unit)
    left = bars.center().x() - wide / 2
    spots = [QRectF(left, bars.top() - high - ink.px(1), wide, high), QRectF(left, bars.bottom(), wide, high)]
    if beside:
        spots.insert(0, QRectF(bars.right() + ink.px(5), bars.top() - ink.px(4), wide, high))
    for rect in spots:
        if ground.free(rect, 0.5):
            ground.take(rect)
            return Notes([Run(rect.left(), middle_line(rect.center().y(), "small", ink.unit), words)])
    return Notes()


class Leaders(Layer):
    """The thin lines from notes to what they are about."""

    def __init__(self, ink: Ink, z: float = 11) -> None:
        super().__init__(ink, z)
        self._lines: list[QPolygonF] = []

    def show_leaders(self, lines: list[QPolygonF], rect: QRectF) -> None:
        """Show these lines and no others."""
        self._lines = lines
        self.cover(rect)

    def draw(self, painter: QPainter) -> None:
        """Draw the lines; upright and level ones stay crisp."""
        hair = self.ink.hair
        colour = self.ink.token("ink-2")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in self._lines:
            points = [line.at(index) for index in range(line.count())]
            for start, end in pairwise(points):
                box = QRectF(start, end).normalized()
                painter.fillRect(
                    QRectF(round(box.x()), round(box.y()), box.width() + hair, box.height() + hair), colour
                )
