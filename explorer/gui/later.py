"""Calls that come when the event loop is next free, each a timer's own signal, so that its fault is told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def later(owner: QObject, call: Callable[[], None], milliseconds: int = 0) -> None:
    """Call once, ``milliseconds`` from now, unless the owner is gone by then.

    ``QTimer.singleShot`` with a context object is not used: PySide6 6.10.3 leaves an exception of its call pending,
    so that the reporter never hears of it and the next Python method that Qt calls fails in its place.
    """
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.timeout.connect(timer.deleteLater)
    timer.timeout.connect(call)
    timer.start(milliseconds)
