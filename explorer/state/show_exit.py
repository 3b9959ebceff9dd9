"""Out of a presentation, one level at a time, and asked before it ends too soon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from explorer.state import talk_timer
from explorer.state.show import Show, discard

ASK_AGAIN = 2.0  # seconds in which asking a second time ends, where no console shows the question


def escape(show: Show, now: float, *, told: bool = True) -> Show:
    """Unwind one level.

    In this order: number, key help, overview, tool, zoom, question, pushed view, blank, freeze, the presentation.

    Before the last step that asks first. Where the presenter is ``told`` so, by the console, a second Esc takes the
    question back; where no console is in sight, a second Esc within two seconds ends.
    """
    for applies, unwound in _LEVELS:
        if applies(show):
            return unwound(show)
    if show.following is None:
        return end(show, now)
    if show.leaving is None:
        return replace(show, leaving=now)
    if told:
        return replace(show, leaving=None)
    return end(show, now) if 0 <= now - show.leaving <= ASK_AGAIN else replace(show, leaving=now)


def cross(show: Show, now: float, *, told: bool) -> Show:
    """End by the cross of a window: before the last step it is asked for twice, so that no slip ends a talk."""
    asked = show.leaving is not None and (told or now - show.leaving <= ASK_AGAIN)
    return end(show, now) if asked or show.following is None else replace(show, leaving=now)


def end(show: Show, now: float) -> Show:
    """End the presentation; the timer stands, and the time of the last step is booked."""
    timer = talk_timer.toggled(show.timer, show.place, now) if show.timer.running else show.timer
    return replace(show, ended=True, leaving=None, timer=timer)


_LEVELS: tuple[tuple[Callable[[Show], bool], Callable[[Show], Show]], ...] = (
    (lambda show: show.digits is not None, lambda show: replace(show, digits=None)),
    (lambda show: show.helping, lambda show: replace(show, helping=False)),
    (lambda show: show.grid is not None, lambda show: replace(show, grid=None)),
    (lambda show: bool(show.tool), lambda show: replace(show, tool="")),
    (lambda show: show.zoomed, lambda show: replace(show, zoomed=False)),
    (lambda show: show.asking, discard),
    (lambda show: bool(show.pushed), lambda show: replace(show, pushed="")),
    (lambda show: bool(show.blank), lambda show: replace(show, blank="")),
    (lambda show: show.frozen, lambda show: replace(show, held=None)),
)
