"""The words of a ladder: title and legend above, names at the left, labels at the ends, values below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from explorer.figures.panels import LadderPanel, LadderRow
from explorer.gui.charts.ink import Ink
from explorer.gui.charts.ladder_layout import Axis, Bar
from explorer.gui.charts.lettering import Run, advance, base_line, elided, middle_line, plain
from explorer.gui.charts.scales import Tick
from explorer.gui.theme import line_height
from explorer.records import record

_BESIDE = 6.0
_SWATCH = (18.0, 10.0)
_ROW = 22.0
_AFTER = 18.0
_TWO_LINES = 36.0  # height of a row that has its Chinese name below
Sample = tuple[QRectF, str, str, float]


@record(frozen=True, slots=True)
class LadderHead:
    """Title and legend of a ladder."""

    runs: tuple[Run, ...]
    swatches: tuple[Sample, ...]
    height: float

    @staticmethod
    def of(panel: LadderPanel, rect: QRectF, ink: Ink) -> LadderHead:
        """Lay out title and legend from the top left of a rectangle."""
        runs: list[Run] = []
        y = rect.top()
        if panel.title:
            title = elided(plain(panel.title), "small-strong", ink.unit, rect.width())
            runs.append(Run(rect.left(), base_line(y, "small-strong", ink.unit), title, "small-strong", "ink"))
            y += line_height("small-strong", ink.unit) + ink.px(2)
        swatches: list[Sample] = []
        if panel.kinds:
            y = _legend(panel, QRectF(rect.left(), y, rect.width(), 0), runs, swatches, ink)
        return LadderHead(tuple(runs), tuple(swatches), y - rect.top() + (ink.px(4) if y > rect.top() else 0.0))


def _legend(panel: LadderPanel, box: QRectF, runs: list[Run], swatches: list[Sample], ink: Ink) -> float:
    x, y = box.left(), box.top()
    wide, high = ink.px(_SWATCH[0]), ink.px(_SWATCH[1])
    for kind, word in panel.kinds:
        text = plain(word)
        whole = wide + ink.px(_BESIDE) + advance(text, "small", ink.unit)
        if x > box.left() and x + whole > box.right():
            x, y = box.left(), y + ink.px(_ROW)
        middle = y + ink.px(_ROW) / 2
        swatches.append((QRectF(round(x), round(middle - high / 2), wide, high), kind, "peer-strong", 1.0))
        at = x + wide + ink.px(_BESIDE)
        runs.append(Run(at, middle_line(middle, "small", ink.unit), text, "small", "ink"))
        x += whole + ink.px(_AFTER)
    return y + ink.px(_ROW)


def heading_run(text: str, box: QRectF, ink: Ink) -> Run:
    """Return the heading of a group at the bottom of its row."""
    words = elided(plain(text).upper(), "section", ink.unit, box.width())
    top = box.bottom() - ink.px(4) - line_height("section", ink.unit)
    return Run(box.left(), base_line(top, "section", ink.unit), words, "section", "ink-2")


def name_runs(row: LadderRow, box: QRectF, width: float, role: str, ink: Ink) -> list[Run]:
    """Return both names of a row: side by side, else below each other, else the first alone."""
    unit, room = ink.unit, width - ink.px(8)
    role = {"body": "strong", "small": "small-strong"}[role] if row.focused else role
    name, other = plain(row.name), plain(row.name_zh)
    wide, gap = advance(name, role, unit), ink.px(_BESIDE)
    middle = box.center().y()
    if other and wide + gap + advance(other, "small", unit) <= room:
        y = middle_line(middle, role, unit)
        return [
            Run(box.left(), y, name, role, "ink"),
            Run(box.left() + wide + gap, y, other, "small", "ink-3"),
        ]
    first = Run(box.left(), middle_line(middle, role, unit), elided(name, role, unit, room), role, "ink")
    if not other or box.height() < ink.px(_TWO_LINES):
        return [first]
    half = line_height("small", unit) / 2
    return [
        Run(first.x, middle_line(middle - half, role, unit), first.text, role, "ink"),
        Run(first.x, middle_line(middle + half, "small", unit), elided(other, "small", unit, room), "small", "ink-3"),
    ]


def label_runs(bar: Bar, middle: float, ink: Ink) -> list[Run]:
    """Return the label at the end of a range."""
    if not bar.label:
        return []
    colour = "ink" if bar.mark.kind == "scenario" else "ink-2"
    return [Run(bar.label_at, middle_line(middle, "small", ink.unit), bar.label, "small", colour)]


def tick_runs(ticks: Iterable[Tick], axis: Axis, top: float, ink: Ink) -> list[Run]:
    """Return the values below the axis, each in the middle under its gridline."""
    runs = []
    free = float("-inf")
    for tick in ticks:
        wide = advance(tick.text, "small", ink.unit)
        left = min(axis.x(tick.at) - wide / 2, axis.reach - wide)
        if left >= free:
            runs.append(Run(left, base_line(top, "small", ink.unit), tick.text))
            free = left + wide + ink.px(6)
    return runs


def missing_runs(row: LadderRow, box: QRectF, axis: Axis, ink: Ink) -> list[Run]:
    """Return the words of a row that has nothing to show."""
    text = elided(plain(row.missing), "small", ink.unit, axis.reach - axis.left)
    return [Run(axis.left, middle_line(box.center().y(), "small", ink.unit), text, "small", "ink-3")]
