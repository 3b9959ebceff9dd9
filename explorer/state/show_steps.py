"""From step to step of a presentation: forward and back, by number, and as one came."""

from __future__ import annotations

from dataclasses import replace

from explorer.state import talk_timer
from explorer.state.show import Show, settled


def go_next(show: Show, now: float, *, forced: bool = False) -> Show:
    """Go to the next shown step, or with ``forced`` to the next of all; on the last nothing changes."""
    last = len(show.story.steps)
    return _walk(show, range(show.place + 1, last), now, forced)


def go_back(show: Show, now: float, *, forced: bool = False) -> Show:
    """Go to the shown step before, or with ``forced`` to the one before of all; on the first nothing changes."""
    return _walk(show, range(show.place - 1, -1, -1), now, forced)


def go_first(show: Show, now: float) -> Show:
    """Go to the first shown step."""
    return _walk(show, range(len(show.story.steps)), now, False)


def go_last(show: Show, now: float) -> Show:
    """Go to the last shown step."""
    return _walk(show, range(len(show.story.steps) - 1, -1, -1), now, False)


def go_to(show: Show, place: int, now: float) -> Show:
    """Go to a step by its place, a hidden one too; a place that no step has changes nothing."""
    if show.asking or not 0 <= place < len(show.story.steps):
        return settled(show)
    trail = (*show.trail[: show.trail_at + 1], place)
    return _arrived(show, place, now, trail, len(trail) - 1)


def go_back_in_time(show: Show, now: float) -> Show:
    """Go to the step visited before, as a browser does."""
    return _visited(show, show.trail_at - 1, now)


def go_forward_in_time(show: Show, now: float) -> Show:
    """Go to the step visited after, as a browser does."""
    return _visited(show, show.trail_at + 1, now)


def enter(show: Show, now: float) -> Show:
    """Go to the step whose number was typed, counted from 1, or that was chosen in the overview; else to the next."""
    if show.digits is not None:
        place = int(show.digits) - 1 if show.digits else -1
        return go_to(replace(show, digits=None), place, now)
    if show.grid is not None:
        return go_to(replace(show, grid=None), show.grid, now)
    return go_next(show, now)


def _walk(show: Show, places: range, now: float, forced: bool) -> Show:
    if show.asking:
        return show
    if show.pushed:
        return replace(settled(show), pushed="", blank=_kept_blank(show))
    wanted = next((place for place in places if forced or not show.story.steps[place].hidden), show.place)
    return settled(show) if wanted == show.place else go_to(show, wanted, now)


def _visited(show: Show, at: int, now: float) -> Show:
    if show.asking or not 0 <= at < len(show.trail):
        return settled(show)
    return _arrived(show, show.trail[at], now, show.trail, at)


def _arrived(show: Show, place: int, now: float, trail: tuple[int, ...], at: int) -> Show:
    """Put a step on: a blank is lifted straight onto it, a zoom and a pushed view end, the timer is told."""
    show = replace(settled(show), blank=_kept_blank(show), pushed="", zoomed=False)
    if place == show.place:
        return show
    timer = talk_timer.stepped(show.timer, show.place, place, now)
    return replace(show, place=place, timer=timer, trail=trail, trail_at=at)


def _kept_blank(show: Show) -> str:
    """Return the blank that outlives a step key: that over a held picture, which no new step replaces."""
    return show.blank if show.held else ""
