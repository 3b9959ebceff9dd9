"""What a rehearsal teaches: the time of each step against its plan, and which steps to cut to finish on time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from explorer.domain.stories import Story
from explorer.records import record
from explorer.state.talk_timer import plan_of

_TRIED = 14  # steps of which every set is tried; of more, the longest are taken until it fits
_MOST_PROPOSALS = 3


@record(frozen=True, slots=True)
class StepTime:
    """Seconds that a step may take and took; ``taken`` is ``None`` where it was not shown."""

    place: int
    title: str
    planned: float
    taken: float | None


@record(frozen=True, slots=True)
class Cut:
    """Steps that may be left out, by their places, and the seconds that saves."""

    places: tuple[int, ...]
    saved: float


@record(frozen=True, slots=True)
class Rehearsal:
    """A talk as it was rehearsed: ``total`` seconds against ``target``; ``cuts`` bring it within, best first."""

    steps: tuple[StepTime, ...]
    total: float
    target: float
    cuts: tuple[Cut, ...]


def rehearsal(story: Story, times: Mapping[int, float]) -> Rehearsal:
    """Return what a rehearsal took; ``times`` are the seconds spent on each step by its place."""
    plan = plan_of(story)
    steps = tuple(
        StepTime(place, step.title, plan[place], times.get(place))
        for place, step in enumerate(story.steps)
        if place in times or not step.hidden
    )
    total = sum(times.values())
    target = story.minutes * 60 or sum(plan)
    # The first step opens the talk and the last closes it, so neither is proposed.
    able = [one for one in steps[1:-1] if one.taken]
    return Rehearsal(steps, total, target, cuts({one.place: one.taken or 0.0 for one in able}, total - target))


def cuts(seconds: Mapping[int, float], needed: float) -> tuple[Cut, ...]:
    """Return up to three sets of steps that save at least ``needed`` seconds: the fewest steps, then the least lost.

    Empty where nothing needs saving. Where even all steps together save too little, they are the one proposal.
    """
    if needed <= 0 or not seconds:
        return ()
    longest = sorted(seconds, key=lambda place: -seconds[place])
    if sum(seconds.values()) < needed:
        return (_cut(sorted(seconds), seconds),)
    count = next(at for at in range(1, len(longest) + 1) if sum(seconds[one] for one in longest[:at]) >= needed)
    tried = sorted(longest[: max(_TRIED, count)])
    if len(tried) > _TRIED:
        return (_cut(sorted(longest[:count]), seconds),)
    sets = [_cut(one, seconds) for one in combinations(tried, count)]
    enough = [one for one in sets if one.saved >= needed]
    return tuple(sorted(enough, key=lambda one: (one.saved, one.places))[:_MOST_PROPOSALS])


def _cut(places: Sequence[int], seconds: Mapping[int, float]) -> Cut:
    return Cut(tuple(places), sum(seconds[place] for place in places))
