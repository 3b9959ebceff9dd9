"""What each command of a presentation does to its state: one table, read by keys, clicks and learnt remotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from explorer.state import show as states
from explorer.state.show import BLACK, WHITE, Show


@dataclass(frozen=True, slots=True)
class Moment:
    """When a command is given, and whether one display is all there is."""

    now: float
    one_display: bool


Command = Callable[[Show, Moment], Show]


def _enter(show: Show, at: Moment) -> Show:
    """Answer the question whether to end, else go where was typed, else on."""
    return states.end(show, at.now) if show.leaving is not None and not at.one_display else states.enter(show, at.now)


def _erase(show: Show, at: Moment) -> Show:
    return states.erase_digit(show) if show.digits is not None else states.go_back(show, at.now)


COMMANDS: dict[str, Command] = {
    "next": lambda show, at: states.go_next(show, at.now),
    "back": lambda show, at: states.go_back(show, at.now),
    "forced_next": lambda show, at: states.go_next(show, at.now, forced=True),
    "forced_back": lambda show, at: states.go_back(show, at.now, forced=True),
    "first": lambda show, at: states.go_first(show, at.now),
    "last": lambda show, at: states.go_last(show, at.now),
    "visited_before": lambda show, at: states.go_back_in_time(show, at.now),
    "visited_after": lambda show, at: states.go_forward_in_time(show, at.now),
    "enter": _enter,
    "erase": _erase,
    "go": lambda show, at: states.type_digit(show, ""),
    "black": lambda show, at: states.blanked(show, BLACK),
    "white": lambda show, at: states.blanked(show, WHITE),
    "freeze": lambda show, at: states.freeze(show),
    "timer": lambda show, at: states.pause_timer(show, at.now),
    "timer_reset": lambda show, at: states.reset_timer(show, at.now),
    "escape": lambda show, at: states.escape(show, at.now, one_display=at.one_display),
    "same": lambda show, at: show,  # F5 again, as some clickers send it, starts nothing anew
}


def commanded(show: Show, command: str, at: Moment) -> Show:
    """Return the state after a command; one that the state does not know leaves it as it is."""
    if command.startswith("digit."):
        return states.type_digit(show, command[-1])
    known = COMMANDS.get(command)
    return known(show, at) if known is not None else show
