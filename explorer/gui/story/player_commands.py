"""What each command of a presentation does to its state: one table, read by keys, clicks and learnt remotes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from explorer.records import record
from explorer.state import show as states
from explorer.state import show_exit
from explorer.state import show_steps as steps
from explorer.state.show import BLACK, WHITE, Show

IN_ROW = 4  # steps side by side in the overview


@record(frozen=True, slots=True)
class Moment:
    """When a command is given, and whether the presenter has the console in sight."""

    now: float
    console: bool


Command = Callable[[Show, Moment], Show]


def _enter(show: Show, at: Moment) -> Show:
    """Answer the question whether to end, else go where was typed, else on."""
    return show_exit.end(show, at.now) if show.leaving is not None and at.console else steps.enter(show, at.now)


def _erase(show: Show, at: Moment) -> Show:
    return states.erase_digit(show) if show.digits is not None else steps.go_back(show, at.now)


def _look_over(show: Show, at: Moment) -> Show:
    """Open or close the overview, which is the console's alone: without it in sight nothing changes."""
    if not at.console:
        return show
    return states.look_over(show) if show.grid is None else replace(show, grid=None)


def _tell_keys(show: Show, at: Moment) -> Show:
    """Show or hide the keys, which are the console's alone: without it in sight nothing changes."""
    return states.tell_keys(show, not show.helping) if at.console else show


def _take_zoom(show: Show, at: Moment) -> Show:
    return states.zoom(show, False) if show.zoomed else states.take_tool(show, "zoom")


def _in_overview(show: Show, command: str) -> Show | None:
    """Return the state where a step key chooses in the open overview, ``None`` where it is for the audience."""
    if show.grid is None or command not in _CHOOSING:
        return None
    moved = _CHOOSING[command]
    return states.look_over(show, show.grid + moved if moved else 0 if command == "first" else len(show.story.steps))


_CHOOSING = {"next": 1, "back": -1, "row_down": IN_ROW, "row_up": -IN_ROW, "first": 0, "last": 0}

COMMANDS: dict[str, Command] = {
    "next": lambda show, at: steps.go_next(show, at.now),
    "back": lambda show, at: steps.go_back(show, at.now),
    "forced_next": lambda show, at: steps.go_next(show, at.now, forced=True),
    "forced_back": lambda show, at: steps.go_back(show, at.now, forced=True),
    "first": lambda show, at: steps.go_first(show, at.now),
    "last": lambda show, at: steps.go_last(show, at.now),
    "visited_before": lambda show, at: steps.go_back_in_time(show, at.now),
    "visited_after": lambda show, at: steps.go_forward_in_time(show, at.now),
    "enter": _enter,
    "erase": _erase,
    "go": lambda show, at: states.type_digit(show, ""),
    "black": lambda show, at: states.blanked(show, BLACK),
    "white": lambda show, at: states.blanked(show, WHITE),
    "freeze": lambda show, at: states.freeze(show),
    "timer": lambda show, at: states.pause_timer(show, at.now),
    "timer_reset": lambda show, at: states.reset_timer(show, at.now),
    "escape": lambda show, at: show_exit.escape(show, at.now, told=at.console),
    "row_down": lambda show, at: steps.go_next(show, at.now),
    "row_up": lambda show, at: steps.go_back(show, at.now),
    "overview": _look_over,
    "question": lambda show, at: states.ask(show),
    "tool.pointer": lambda show, at: states.take_tool(show, "pointer"),
    "tool.spotlight": lambda show, at: states.take_tool(show, "spotlight"),
    "tool.pen": lambda show, at: states.take_tool(show, "pen"),
    "tool.eraser": lambda show, at: states.take_tool(show, "eraser"),
    "tool.zoom": _take_zoom,
    "larger": lambda show, at: states.reach(show, 1),
    "smaller": lambda show, at: states.reach(show, -1),
    "help": _tell_keys,
    "cross": lambda show, at: show_exit.cross(show, at.now, told=at.console),
    "same": lambda show, at: show,  # F5 again, as some clickers send it, starts nothing anew
}


def commanded(show: Show, command: str, at: Moment) -> Show:
    """Return the state after a command; one that the state does not know leaves it as it is."""
    if command.startswith("digit."):
        return states.type_digit(show, command[-1])
    chosen = _in_overview(show, command)
    if chosen is not None:
        return chosen
    known = COMMANDS.get(command)
    return known(show, at) if known is not None else show
