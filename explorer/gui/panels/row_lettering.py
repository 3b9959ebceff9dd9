"""The lettering of rows that delegates paint: fonts with their baseline, widths and cut texts, each worked out once."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from explorer.gui.theme import font


@cache
def lettering(role: str) -> tuple[QFont, float]:
    """Return a role's font, and how far below the middle of a row its baseline stands."""
    made = font(role)
    return made, round(QFontMetricsF(made).capHeight() / 2)


@lru_cache(maxsize=8192)
def text_width(text: str, role: str) -> float:
    """Return the width of a text in a role of the type scale."""
    return QFontMetricsF(font(role)).horizontalAdvance(text)


@lru_cache(maxsize=2048)
def cut_text(text: str, role: str, room: float) -> str:
    """Return a text cut at its end to so many pixels."""
    return QFontMetricsF(font(role)).elidedText(text, Qt.TextElideMode.ElideRight, room)
