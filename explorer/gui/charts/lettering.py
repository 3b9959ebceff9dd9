"""Text in pixels: measured, wrapped, placed as runs, and drawn as letters or as outlines; never interpreted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath

from explorer.gui.charts.ink import Ink, Layer
from explorer.gui.theme import font, line_height
from explorer.records import record

ELLIPSIS = "…"
LETTERS_ABOVE, LETTERS_BELOW = 0.9, 0.24  # of the size: how far letters of both scripts reach from their line
LETTERS_MIDDLE = 0.3635  # of the size: from the line to the middle of capitals and figures
_LONGEST = 2_000  # characters of one text that are laid out
_HELD = r"(?:\(?\b[A-Z]{3} (?=[−\d])|\b[\d,]+ of (?=\d))?"  # a currency stays with its amount, a part with its whole
_BREAKS = re.compile(rf"[ \t]*{_HELD}[^ \t\u2e80-\u9fff\uff00-\uffef]+|[ \t]*[\u2e80-\u9fff\uff00-\uffef]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


@record(frozen=True, slots=True)
class Run:
    """A piece of text on one line: left end and base line in pixels, role of the type scale, colour token."""

    x: float
    y: float
    text: str
    role: str = "small"
    colour: str = "ink-2"

    def width(self, unit: float) -> float:
        """Return how wide the text is."""
        return advance(self.text, self.role, unit)

    def box(self, unit: float) -> QRectF:
        """Return the rectangle the letters lie in."""
        size = type_size(self.role, unit)
        return QRectF(self.x, self.y - LETTERS_ABOVE * size, self.width(unit), (LETTERS_ABOVE + LETTERS_BELOW) * size)


@lru_cache(maxsize=256, typed=True)
def chart_font(role: str, unit: float) -> QFont:
    """Return the font of a role, unhinted so that a picture at twice the size is twice the picture."""
    made = font(role, unit)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=256, typed=True)
def _metrics(role: str, unit: float) -> QFontMetricsF:
    return QFontMetricsF(chart_font(role, unit))


@lru_cache(maxsize=16_384, typed=True)
def advance(text: str, role: str, unit: float) -> float:
    """Return the width of a text in pixels."""
    return _metrics(role, unit).horizontalAdvance(text)


@lru_cache(maxsize=256, typed=True)
def type_size(role: str, unit: float) -> float:
    """Return the size of the letters of a role, in pixels."""
    return float(chart_font(role, unit).pixelSize())


def base_line(top: float, role: str, unit: float) -> float:
    """Return the base line of a line of text whose box starts at ``top``."""
    size = type_size(role, unit)
    return top + line_height(role, unit) / 2 + size * LETTERS_MIDDLE


def middle_line(centre: float, role: str, unit: float) -> float:
    """Return the base line that puts the figures' middle at ``centre``."""
    return centre + type_size(role, unit) * LETTERS_MIDDLE


@lru_cache(maxsize=8_192)
def plain(text: str) -> str:
    """Return a text of a pack on one line; what cannot be seen but turns or hides letters is shown by its number."""
    if text.isascii() and text.isprintable():
        return text[:_LONGEST]
    seen = []
    for letter in text[:_LONGEST]:
        if letter in "\n\r\t":
            seen.append(" ")
        elif unicodedata.category(letter) in _UNSEEN:
            seen.append(f"[U+{ord(letter):04X}]")
        else:
            seen.append(letter)
    return "".join(seen)


def wrapped(text: str, role: str, unit: float, width: float, lines: int) -> list[str]:
    """Return a text in at most ``lines`` lines of ``width`` pixels; only what has no room at all is elided."""
    found: list[str] = []
    line = ""
    pieces = [part for piece in _BREAKS.findall(plain(text)) for part in _parted(piece, role, unit, width)]
    for position, piece in enumerate(pieces):
        longer = line + piece if line else piece.lstrip()
        if line and advance(longer, role, unit) > width:
            if len(found) == lines - 1:
                return [*found, elided(line + "".join(pieces[position:]), role, unit, width)]
            found.append(line)
            longer = piece.lstrip()
        line = longer
    return [*found, elided(line, role, unit, width)] if line else found


def _parted(piece: str, role: str, unit: float, width: float) -> list[str]:
    """Return a word, in parts that end with its hyphens, or before its amount, if it is wider than a line."""
    word = piece.strip()
    if not ("-" in word or " " in word) or advance(word, role, unit) <= width:
        return [piece]
    return re.split(r"(?<=\w-)(?=\w)|(?<=\w)(?= )", piece)


def elided(text: str, role: str, unit: float, width: float) -> str:
    """Return a text, cut with an ellipsis if it is wider than ``width`` pixels."""
    if advance(text, role, unit) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if advance(text[:middle].rstrip() + ELLIPSIS, role, unit) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS if low else ""


def sentence(
    words: Sequence[tuple[str, str, str]], x: float, y: float, unit: float, gap: float = 0.0
) -> tuple[list[Run], float]:
    """Return runs of (text, role, colour) one after the other, ``gap`` pixels apart, and where they end."""
    runs: list[Run] = []
    for text, role, colour in words:
        if not text:
            continue
        if runs:
            x += gap
        runs.append(Run(x, y, text, role, colour))
        x += advance(text, role, unit)
    return runs, x


def draw_runs(painter: QPainter, runs: Iterable[Run], ink: Ink) -> None:
    """Draw runs, as letters or as the outlines of letters."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for run in runs:
        letters = chart_font(run.role, ink.unit)
        colour = ink.token(run.colour)
        if ink.outline:
            path = QPainterPath()
            path.setFillRule(Qt.FillRule.WindingFill)  # strokes of a letter overlap
            path.addText(QPointF(run.x, run.y), letters, run.text)
            painter.fillPath(path, colour)
        else:
            painter.setFont(letters)
            painter.setPen(colour)
            painter.drawText(QPointF(run.x, run.y), run.text)


class Lettering(Layer):
    """All texts of one part of a figure."""

    def __init__(self, ink: Ink, z: float = 30) -> None:
        super().__init__(ink, z)
        self.runs: list[Run] = []

    def show_runs(self, runs: Iterable[Run], rect: QRectF) -> None:
        """Show these texts and no others, all of them within ``rect``."""
        self.runs = list(runs)
        self.cover(rect)

    def draw(self, painter: QPainter) -> None:
        """Draw the texts."""
        draw_runs(painter, self.runs, self.ink)
