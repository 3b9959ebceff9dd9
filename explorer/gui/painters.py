"""A painter lent for a part of a picture comes back as it was, even where the part could not be painted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import TracebackType
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtGui import QPainter

S = TypeVar("S")
P = ParamSpec("P")


@contextmanager
def kept(painter: QPainter) -> Iterator[QPainter]:
    """Give the painter back as it was: a row that cannot be painted must not shift those painted after it."""
    painter.save()
    try:
        yield painter
    finally:
        painter.restore()


class PictureError(RuntimeError):
    """A picture that is not whole, since a part of it could not be painted; the reporter has been told why."""


class _Painting:
    """Hands a fault of a part to the hook of the program, and gives the painter back as it was.

    Qt must not get it: with an error pending, a scene that is drawn from Python goes on with items that are gone.
    """

    count = 0

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter

    def __enter__(self) -> None:
        self._painter.save()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self._painter.restore()
        if kind is None or error is None or not isinstance(error, Exception):
            return False
        _Painting.count += 1
        sys.excepthook(kind, error, trace)
        return True


def painted(paint: Callable[Concatenate[S, QPainter, P], None]) -> Callable[Concatenate[S, QPainter, P], None]:
    """Return the paint method of a scene's item so that a fault in it costs the picture no more than this item."""

    @wraps(paint)
    def safe(self: S, painter: QPainter, /, *args: P.args, **kwargs: P.kwargs) -> None:
        with _Painting(painter):
            paint(self, painter, *args, **kwargs)

    return safe


@contextmanager
def all_painted() -> Iterator[None]:
    """Raise PictureError at the end where an item of a scene could not be painted meanwhile."""
    before = _Painting.count
    yield
    if _Painting.count != before:
        raise PictureError("A part of the picture could not be painted.")
