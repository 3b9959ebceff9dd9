"""A painter lent for a part of a picture comes back as it was, even where the part could not be painted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPainter


@contextmanager
def kept(painter: QPainter) -> Iterator[QPainter]:
    """Give the painter back as it was: a row that cannot be painted must not shift those painted after it."""
    painter.save()
    try:
        yield painter
    finally:
        painter.restore()
