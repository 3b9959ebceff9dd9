"""The timer of a talk: starts, pauses and resets by a clock given from outside, and keeps the time of each step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from types import MappingProxyType

from explorer.domain.stories import Story
from explorer.records import record

NEAR = 60.0  # seconds ahead or behind that count as on time


@record(frozen=True, slots=True)
class TalkTimer:
    """Seconds of a talk: ``before`` those counted up to ``since``, which is ``None`` while it stands.

    ``started`` tells a timer that was paused from one that never ran. ``origin`` is the place of the step that was on
    when it began; ``times`` are the seconds spent so far on each step, by its place; ``mark`` the reading at which the
    step now on was last booked, ``entered`` the one at which it came on.
    """

    before: float = 0.0
    since: float | None = None
    started: bool = False
    origin: int = 0
    mark: float = 0.0
    entered: float = 0.0
    times: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def running(self) -> bool:
        """Whether time is counted now."""
        return self.since is not None


@record(frozen=True, slots=True)
class Pace:
    """How a talk stands against its plan, in seconds.

    ``lead`` is how much earlier than planned the step now on began, negative for later; ``step_end`` the reading at
    which it shall end, ``target`` the one at which the talk shall; ``step_plan`` what
    this step may take. Without a plan ``target`` is 0 and nothing is ahead or behind.
    """

    elapsed: float
    target: float
    step_end: float
    step_plan: float
    lead: float

    @property
    def over(self) -> float:
        """Seconds beyond the target, 0 before it."""
        return max(0.0, self.elapsed - self.target) if self.target else 0.0

    @property
    def word(self) -> str:
        """``over``, ``ahead``, ``behind`` or ``on``: on time within a minute, or without a plan."""
        if self.over:
            return "over"
        if not self.target or abs(self.lead) <= NEAR:
            return "on"
        return "ahead" if self.lead > 0 else "behind"


def elapsed(timer: TalkTimer, now: float) -> float:
    """Return the seconds counted until ``now``; a clock set back counts as none passed."""
    return timer.before + (max(0.0, now - timer.since) if timer.since is not None else 0.0)


def started(timer: TalkTimer, place: int, now: float) -> TalkTimer:
    """Return a timer that counts from now; one that has been started before is left as it is."""
    if timer.started:
        return timer
    return replace(timer, since=now, started=True, origin=place)


def toggled(timer: TalkTimer, place: int, now: float) -> TalkTimer:
    """Return a running timer stopped, a stopped one running, and one that never ran started at this step."""
    if not timer.started:
        return started(timer, place, now)
    if timer.since is None:
        return replace(timer, since=now)
    return replace(booked(timer, place, now), before=elapsed(timer, now), since=None)


def reset(timer: TalkTimer, place: int, now: float) -> TalkTimer:
    """Return the timer at zero with no times kept: running on if it ran, else waiting for its start."""
    if timer.since is None:
        return TalkTimer()
    return TalkTimer(since=now, started=True, origin=place)


def booked(timer: TalkTimer, place: int, now: float) -> TalkTimer:
    """Return the timer with what has passed since the last booking added to the time of a step."""
    reading = elapsed(timer, now)
    passed = reading - timer.mark
    if passed <= 0:
        return timer
    times = MappingProxyType({**timer.times, place: timer.times.get(place, 0.0) + passed})
    return replace(timer, times=times, mark=reading)


def stepped(timer: TalkTimer, before: int, after: int, now: float) -> TalkTimer:
    """Return the timer when the talk goes from one step to another; the first leaving starts it."""
    timer = started(booked(timer, before, now), after, now)
    return replace(timer, entered=elapsed(timer, now))


def pace(story: Story, timer: TalkTimer, place: int, now: float) -> Pace:
    """Return how a talk stands at a step.

    The plan is counted from the step at which the timer began, so that a title that waits on screen costs nothing.
    """
    plan = plan_of(story)
    reading = elapsed(timer, now)
    origin = timer.origin if timer.started else min(place, len(plan))
    start = sum(plan[origin:place]) if place >= origin else -sum(plan[place:origin])
    whole = (story.minutes * 60 or sum(plan)) - sum(plan[:origin])
    own = plan[place] if place < len(plan) else 0.0
    lead = start - timer.entered if timer.started and whole > 0 else 0.0
    return Pace(reading, max(0.0, whole), start + own, own, lead)


def plan_of(story: Story) -> tuple[float, ...]:
    """Return the planned seconds of each step, hidden ones 0.

    Where no step has a time, the story's own is shared out evenly among those shown.
    """
    shown = set(story.shown)
    if not story.planned and story.minutes and shown:
        share = story.minutes * 60 / len(shown)
        return tuple(share if place in shown else 0.0 for place in range(len(story.steps)))
    return tuple(step.minutes * 60 if place in shown else 0.0 for place, step in enumerate(story.steps))
