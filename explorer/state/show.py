"""A presentation as one immutable record: which step is on, what the audience sees, what the presenter has open."""

from __future__ import annotations

from dataclasses import field, replace

from explorer.domain.stories import Step, Story
from explorer.records import record
from explorer.state import talk_timer
from explorer.state.talk_timer import Pace, TalkTimer

BLACK, WHITE = "black", "white"
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
    return replace(settled(show), asking=True)


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


def look_over(show: Show, place: int | None = None) -> Show:
    """Open the private overview at the step that is on, or choose a step in it."""
    wanted = show.place if place is None else min(max(place, 0), len(show.story.steps) - 1)
    return show if show.asking else replace(settled(show), grid=wanted)


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
    return replace(show, timer=talk_timer.toggled(show.timer, show.place, now))


def reset_timer(show: Show, now: float) -> Show:
    """Set the timer to zero and forget the times of the steps."""
    return replace(show, timer=talk_timer.reset(show.timer, show.place, now))


def settled(show: Show) -> Show:
    """Return a state in which nothing is being typed, chosen, told or asked: what every step key leaves."""
    return replace(show, digits=None, grid=None, helping=False, leaving=None)


def _live(show: Show) -> Seen:
    return Seen(show.place, show.pushed)
