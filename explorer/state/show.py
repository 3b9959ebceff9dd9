"""A presentation as one immutable record: which step is on, what the audience sees, and what each key makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace

from explorer.domain.stories import Step, Story
from explorer.records import record
from explorer.state import talk_timer
from explorer.state.talk_timer import Pace, TalkTimer

BLACK, WHITE = "black", "white"
ASK_AGAIN = 2.0  # seconds in which a second Esc ends where no console shows the question
_MOST_DIGITS = 4
_LEAST_REACH, _MOST_REACH = -3, 6


@record(frozen=True, slots=True)
class Seen:
    """What the audience sees: a colour for blank, else a link that was pushed, else the step at ``place``."""

    place: int
    link: str = ""
    blank: str = ""


@record(frozen=True, slots=True)
class Show:
    """A presentation of a story.

    ``place`` is the step that is on, counted from 0 over all steps, hidden ones too. ``blank`` is black, white or
    empty. ``held`` is what a frozen audience keeps seeing. ``asking`` is question mode, in which no step is left, so
    that the audience keeps what it sees; ``pushed`` the link that was pushed out of it. ``digits`` is the number being
    typed, ``None`` for none. ``grid`` is the place chosen in the private overview, ``None`` while that is closed.
    ``helping`` says that the console shows its keys. ``tool`` is what the pointer does on stage, ``reach`` by how many
    steps pointer and spotlight are larger than at first, ``zoomed`` whether a region fills the stage. ``leaving`` is
    when the question whether to end was asked.
    ``trail`` are the places visited, ``trail_at`` where in it one stands.
    """

    story: Story
    place: int = 0
    blank: str = ""
    held: Seen | None = None
    asking: bool = False
    pushed: str = ""
    digits: str | None = None
    grid: int | None = None
    tool: str = ""
    reach: int = 0
    helping: bool = False
    zoomed: bool = False
    leaving: float | None = None
    ended: bool = False
    timer: TalkTimer = field(default_factory=TalkTimer)
    trail: tuple[int, ...] = (0,)
    trail_at: int = 0

    @property
    def step(self) -> Step:
        """The step that is on."""
        return self.story.steps[self.place]

    @property
    def frozen(self) -> bool:
        """Whether the audience keeps seeing what it saw, by freezing or by question mode."""
        return self.held is not None or self.asking

    @property
    def following(self) -> int | None:
        """The place of the step that Next leads to, ``None`` on the last."""
        return next((place for place in self.story.shown if place > self.place), None)


def begin(story: Story, place: int | None = None) -> Show:
    """Return a presentation at its first shown step, or at ``place``; raise ValueError for a story without steps."""
    if not story.steps:
        raise ValueError("A story without steps cannot be presented.")
    first = next(iter(story.shown), 0)
    here = first if place is None else min(max(place, 0), len(story.steps) - 1)
    return Show(story, here, trail=(here,))


def seen(show: Show) -> Seen:
    """Return what the audience sees."""
    held = show.held or _live(show)
    return replace(held, blank=show.blank)


def pace(show: Show, now: float) -> Pace:
    """Return how the talk stands against its plan."""
    return talk_timer.pace(show.story, show.timer, show.place, now)


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
        return _plain(show)
    trail = (*show.trail[: show.trail_at + 1], place)
    return _arrived(show, place, now, trail, len(trail) - 1)


def go_back_in_time(show: Show, now: float) -> Show:
    """Go to the step visited before, as a browser does."""
    return _visited(show, show.trail_at - 1, now)


def go_forward_in_time(show: Show, now: float) -> Show:
    """Go to the step visited after, as a browser does."""
    return _visited(show, show.trail_at + 1, now)


def blanked(show: Show, colour: str) -> Show:
    """Blank the audience, a held one too, in black or white, or lift the blank by the same key."""
    return replace(show, blank="" if show.blank == colour else colour, leaving=None)


def freeze(show: Show) -> Show:
    """Hold what the audience sees, or let it go on; in question mode nothing changes."""
    if show.asking:
        return show
    return replace(show, held=None if show.held else _live(show), leaving=None)


def ask(show: Show) -> Show:
    """Begin question mode: the audience keeps what it sees, and whatever is looked at stays private."""
    return replace(_plain(show), asking=True)


def push(show: Show, link: str) -> Show:
    """End question mode and show the audience what was found, until a step key leads back to the same step."""
    return replace(show, asking=False, held=None, blank="", pushed=link) if show.asking else show


def discard(show: Show) -> Show:
    """End question mode with the audience where it was, frozen if it was frozen."""
    return replace(show, asking=False)


def type_digit(show: Show, digit: str) -> Show:
    """Add a digit to the number of the step to go to; ``""`` opens the number with none typed yet."""
    if show.asking:
        return show
    return replace(show, digits=((show.digits or "") + digit)[:_MOST_DIGITS], leaving=None)


def erase_digit(show: Show) -> Show:
    """Take back the last digit, or close a number with none."""
    return replace(show, digits=show.digits[:-1] if show.digits else None)


def enter(show: Show, now: float) -> Show:
    """Go to the step whose number was typed, counted from 1, or that was chosen in the overview; else to the next."""
    if show.digits is not None:
        place = int(show.digits) - 1 if show.digits else -1
        return go_to(replace(show, digits=None), place, now)
    if show.grid is not None:
        return go_to(replace(show, grid=None), show.grid, now)
    return go_next(show, now)


def look_over(show: Show, place: int | None = None) -> Show:
    """Open the private overview at the step that is on, or choose a step in it."""
    wanted = show.place if place is None else min(max(place, 0), len(show.story.steps) - 1)
    return show if show.asking else replace(_plain(show), grid=wanted)


def take_tool(show: Show, tool: str) -> Show:
    """Take a tool to the stage, or put it away by the same key."""
    return replace(show, tool="" if show.tool == tool else tool, leaving=None)


def reach(show: Show, steps: int) -> Show:
    """Make pointer or spotlight larger or smaller, as far as that is of use; with another tool nothing changes."""
    if show.tool not in ("pointer", "spotlight"):
        return show
    return replace(show, reach=min(max(show.reach + steps, _LEAST_REACH), _MOST_REACH))


def tell_keys(show: Show, told: bool) -> Show:
    """Let the console show its keys, or no more."""
    return replace(show, helping=told, grid=None, digits=None, leaving=None)


def zoom(show: Show, zoomed: bool) -> Show:
    """Note that a region of the stage fills it, or no more."""
    return replace(show, zoomed=zoomed, tool="" if show.tool == "zoom" else show.tool)


def pause_timer(show: Show, now: float) -> Show:
    """Stop a running timer, let a stopped one run on, start one that never ran."""
    return replace(show, timer=talk_timer.paused(show.timer, show.place, now))


def reset_timer(show: Show, now: float) -> Show:
    """Set the timer to zero and forget the times of the steps."""
    return replace(show, timer=talk_timer.reset(show.timer, show.place, now))


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


def end(show: Show, now: float) -> Show:
    """End the presentation; the timer stands, and the time of the last step is booked."""
    timer = talk_timer.paused(show.timer, show.place, now) if show.timer.running else show.timer
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


def _walk(show: Show, places: range, now: float, forced: bool) -> Show:
    if show.asking:
        return show
    if show.pushed:
        return replace(_plain(show), pushed="", blank=_kept_blank(show))
    wanted = next((place for place in places if forced or not show.story.steps[place].hidden), show.place)
    return _plain(show) if wanted == show.place else go_to(show, wanted, now)


def _visited(show: Show, at: int, now: float) -> Show:
    if show.asking or not 0 <= at < len(show.trail):
        return _plain(show)
    return _arrived(show, show.trail[at], now, show.trail, at)


def _arrived(show: Show, place: int, now: float, trail: tuple[int, ...], at: int) -> Show:
    """Put a step on: a blank is lifted straight onto it, a zoom and a pushed view end, the timer is told."""
    show = replace(_plain(show), blank=_kept_blank(show), pushed="", zoomed=False)
    if place == show.place:
        return show
    timer = talk_timer.stepped(show.timer, show.place, place, now)
    return replace(show, place=place, timer=timer, trail=trail, trail_at=at)


def _live(show: Show) -> Seen:
    return Seen(show.place, show.pushed)


def _kept_blank(show: Show) -> str:
    """Return the blank that outlives a step key: that over a held picture, which no new step replaces."""
    return show.blank if show.held else ""


def _plain(show: Show) -> Show:
    return replace(show, digits=None, grid=None, helping=False, leaving=None)
