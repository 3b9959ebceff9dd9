"""The strip of key figures under the subtitle: a label, a large number, a quiet line; in one row or more."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from explorer.figures.panels import KeyFigure
from explorer.gui.charts.board import Board, Cell
from explorer.gui.charts.board_cards import key_content
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.lettering import Run, advance, base_line, plain
from explorer.gui.charts.matrix_texts import fitted
from explorer.gui.charts.probes import Probe
from explorer.gui.text import translate
from explorer.gui.theme import line_height
from explorer.records import record

_LEAST = 112.0  # width of a key figure, in design pixels
_WIDEST = 240.0
_GAP = 16.0
_BELOW = 16.0  # from the strip to the panels
_CHIP_HIGH = 16.0
_APART = 4.0  # between two markers


@record(frozen=True, slots=True)
class _Part:
    """The lines of one key figure: its label, then (text, role, colour) with the height of these."""

    labels: tuple[str, ...]
    lines: tuple[tuple[str, str, str], ...]
    height: float


class KeyStrip(Board):
    """Draws key figures; a cell is the place of one."""

    def __init__(self, ink: Ink) -> None:
        super().__init__(ink, z=24)
        self.keys: tuple[KeyFigure, ...] = ()
        self._boxes: list[QRectF] = []
        self._chips: list[QRectF] = []

    def fill_keys(self, keys: tuple[KeyFigure, ...]) -> None:
        """Take the key figures of a figure."""
        self.keys, self.here = keys, ()

    def wanted(self, width: float) -> float:
        """Return the height of the strip with the space below it; nothing if there are no key figures."""
        if not self.keys:
            return 0.0
        rows = self._rows(width)
        return sum(high for _, high in rows) + self.ink.px(_GAP) * (len(rows) - 1) + self.ink.px(_BELOW)

    def lay(self, rect: QRectF, scrolls: bool) -> None:
        """Place the key figures from the left, in as many rows as they need."""
        del scrolls
        self.body = QRectF(rect)
        self.runs, self._boxes, self._chips = [], [], []
        top = rect.top()
        wide = self._wide(rect.width())
        for keys, high in self._rows(rect.width()):
            for index, key in enumerate(keys):
                left = rect.left() + index * (wide + self.ink.px(_GAP))
                box = QRectF(round(left), top, wide, high)
                self._boxes.append(box)
                self._write(key, box, self._label_height(keys, wide))
            top += high + self.ink.px(_GAP)
        self.cover(rect.adjusted(-self.ink.px(8), -self.ink.px(4), self.ink.px(8), 0))

    def cell_at(self, at: QPointF) -> Cell:
        """Return the key figure under a point."""
        found = next((index for index, box in enumerate(self._boxes) if box.contains(at)), None)
        return (found,) if found is not None else ()

    def moved(self, cell: Cell, key: Qt.Key) -> Cell:
        """Return the next key figure."""
        if not self.keys:
            return ()
        last = len(self.keys) - 1
        if not cell:
            return (last,) if key in (Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Up) else (0,)
        to = {
            Qt.Key.Key_Left: cell[0] - 1,
            Qt.Key.Key_Right: cell[0] + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(key, cell[0])
        return (min(max(to, 0), last),)

    def rect_of(self, cell: Cell) -> QRectF:
        """Return where a key figure lies."""
        if not cell or cell[0] >= len(self._boxes):
            return QRectF()
        edge = self.ink.px(4)
        return self._boxes[cell[0]].adjusted(-edge, -edge, edge, edge)

    def probe(self, cell: Cell) -> Probe | None:
        """Return what a key figure says."""
        key, keep = self.keys[cell[0]], self.rect_of(cell)
        return Probe(key.target, key_content(key), keep, QPointF(keep.left(), keep.bottom()), cell=cell)

    def belonging(self, record: str) -> list[QRectF]:
        """Return the key figures that lead to a record."""
        return [self.rect_of((index,)) for index, key in enumerate(self.keys) if key.target == record]

    def draw(self, painter: QPainter) -> None:
        """Draw chips and texts."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.ink.token("line-strong"), self.ink.hair))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = self.ink.hair / 2
        for chip in self._chips:
            painter.drawRoundedRect(chip.adjusted(half, half, -half, -half), self.ink.px(3), self.ink.px(3))
        self.draw_over(painter)

    def _rows(self, width: float) -> list[tuple[tuple[KeyFigure, ...], float]]:
        """Return the key figures row by row, with the height of each row."""
        if not self.keys:
            return []
        many = self._many(width)
        wide = self._wide(width)
        rows = [self.keys[start : start + many] for start in range(0, len(self.keys), many)]
        return [
            (keys, self._label_height(keys, wide) + max(self._part(key, wide).height for key in keys)) for keys in rows
        ]

    def _label_height(self, keys: tuple[KeyFigure, ...], wide: float) -> float:
        """Return the height of the labels of a row, so that all its large texts stand level."""
        return max(len(self._part(key, wide).labels) for key in keys) * line_height("small", self.ink.unit)

    def _many(self, width: float) -> int:
        gap = self.ink.px(_GAP)
        most = max(int((width + gap) // (self.ink.px(_LEAST) + gap)), 1)
        rows = -(-len(self.keys) // most)
        return -(-len(self.keys) // rows)  # rows of about the same length

    def _wide(self, width: float) -> float:
        gap, many = self.ink.px(_GAP), self._many(width) if self.keys else 1
        return min((width - gap * (many - 1)) / many, self.ink.px(_WIDEST))

    def _part(self, key: KeyFigure, wide: float) -> _Part:
        ink = self.ink
        labels = tuple(fitted(key.label, "small", ink, wide, 2))
        lines = [(one, "entity", "ink") for one in fitted(key.text, "entity", ink, wide, 2)]
        lines += [(one, "small", "ink-3") for one in fitted(key.detail, "small", ink, wide, 3)]
        return _Part(labels, tuple(lines), sum(line_height(role, ink.unit) for _, role, _ in lines))

    def _write(self, key: KeyFigure, box: QRectF, labels: float) -> None:
        """Write a key figure: its label at the bottom of the room that the labels of its row take, then the rest."""
        ink, last = self.ink, QRectF()
        part = self._part(key, box.width())
        high = line_height("small", ink.unit)
        y = box.top() + labels - high * len(part.labels)
        for text in part.labels:
            self.runs.append(Run(box.left(), base_line(y, "small", ink.unit), text, "small", "ink-2"))
            y += high
        for text, role, colour in part.lines:
            run = Run(box.left(), base_line(y, role, ink.unit), text, role, colour)
            self.runs.append(run)
            if role == "entity":
                last = QRectF(run.x + run.width(ink.unit), y, 0, line_height(role, ink.unit))
            y += line_height(role, ink.unit)
        places = [last, self._after(part, box, y)] if part.lines else []
        self._mark(key, box, [one for one in places if not one.isNull()])

    def _after(self, part: _Part, box: QRectF, bottom: float) -> QRectF:
        """Return where the last line of a key figure ends."""
        text, role, _ = part.lines[-1]
        high = line_height(role, self.ink.unit)
        return QRectF(box.left() + advance(text, role, self.ink.unit), bottom - high, 0, high)

    def _mark(self, key: KeyFigure, box: QRectF, places: list[QRectF]) -> None:
        """Put markers, how it is known and the number of its sources, after the large text or the last quiet one."""
        ink, count = self.ink, len(set(key.sources))
        calc, sources = translate("Charts", "calc") if key.calc else "", str(count) if count else ""
        wanted = [[one for one in (calc, sources) if one], [sources or calc]]
        room = min(box.right() + ink.px(_GAP / 2), self.body.right())
        for words in wanted if calc or sources else []:
            wides = [round(max(advance(one, "marker", ink.unit) + ink.px(8), ink.px(_CHIP_HIGH))) for one in words]
            needed = ink.px(8) + sum(wides) + ink.px(_APART) * (len(words) - 1)
            place = next((one for one in places if one.right() + needed <= room), None)
            if place is not None:
                self._write_chips(words, wides, place)
                return

    def _write_chips(self, words: list[str], wides: list[int], place: QRectF) -> None:
        ink = self.ink
        left, top = round(place.right() + ink.px(8)), round(place.center().y() - ink.px(_CHIP_HIGH) / 2)
        for one, wide in zip(words, wides, strict=True):
            self._chips.append(QRectF(left, top, wide, ink.px(_CHIP_HIGH)))
            at = left + (wide - advance(one, "marker", ink.unit)) / 2
            self.runs.append(Run(at, base_line(top, "marker", ink.unit), plain(one), "marker", "ink-2"))
            left += wide + round(ink.px(_APART))
