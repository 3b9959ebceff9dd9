"""Which steps of a story show other numbers than when they were last looked over, and what was shown then."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Step, Story
from explorer.figures.catalogue import checked, figure
from explorer.figures.figure import Figure
from explorer.figures.fingerprint import Changed, Numbers, Value, changed, fingerprint, fingerprint_of, numbers
from explorer.records import record
from explorer.state.viewpoint import LinkError, viewpoint

FORMAT = "alliance-explorer-seen"
VERSION = 1


@record(frozen=True, slots=True)
class StaleStep:
    """A step, by its place, whose figure has other numbers now; ``changes`` is empty where the old ones are lost."""

    place: int
    title: str
    changes: tuple[Changed, ...]


def step_figure(atlas: Atlas, step: Step) -> Figure:
    """Return what a step shows; raise LinkError where its link names what is not there."""
    return figure(atlas, checked(atlas, viewpoint(step.view)))


def link_faults(atlas: Atlas, story: Story) -> Iterator[tuple[int, str]]:
    """Yield place and trouble of each step whose link cannot be followed, or leads to a view that has nothing."""
    for place, step in enumerate(story.steps):
        try:
            empty = step_figure(atlas, step).empty
        except LinkError as error:
            yield place, str(error)
            continue
        if empty:
            yield place, f"The view shows nothing. {empty}"


def stale_steps(atlas: Atlas, story: Story) -> tuple[StaleStep, ...]:
    """Return the steps that were looked over and whose figures have other numbers since.

    A step that was never looked over is not stale, and one whose link leads nowhere is a fault instead.
    """
    kept = kept_numbers(story.sidecar)
    found = (stale_step(atlas, step, place, kept) for place, step in enumerate(story.steps))
    return tuple(one for one in found if one is not None)


def stale_step(atlas: Atlas, step: Step, place: int, kept: Mapping[str, Numbers]) -> StaleStep | None:
    """Return how a step is stale, ``None`` where it is not."""
    if not step.seen:
        return None
    try:
        shown = step_figure(atlas, step)
    except LinkError:
        return None
    if fingerprint(shown) == step.seen:
        return None
    old = kept.get(step.seen)
    return StaleStep(place, step.title, () if old is None else tuple(changed(old, shown)))


def looked_over(atlas: Atlas, story: Story, places: frozenset[int] | None = None) -> Story:
    """Return a story with these steps, or all, marked as looked over, and the numbers kept that its steps showed.

    The numbers of other steps stay as they were kept; those of no step go. Links that lead nowhere are left alone.
    """
    kept = dict(kept_numbers(story.sidecar))
    place, sections = 0, []
    for section in story.sections:
        steps = []
        for step in section.steps:
            steps.append(_seen(atlas, step, kept) if places is None or place in places else step)
            place += 1
        sections.append(replace(section, steps=tuple(steps)))
    after = replace(story, sections=tuple(sections))
    named = {step.seen for step in after.steps}
    return replace(after, sidecar=sidecar_bytes({seen: kept[seen] for seen in sorted(named & kept.keys())}))


def _seen(atlas: Atlas, step: Step, kept: dict[str, Numbers]) -> Step:
    try:
        found = numbers(step_figure(atlas, step))
    except LinkError:
        return step
    mark = fingerprint_of(found)
    kept[mark] = found
    return replace(step, seen=mark)


def kept_numbers(sidecar: bytes) -> Mapping[str, Numbers]:
    """Return the numbers kept beside a story by their fingerprints; what is damaged or not theirs is left out."""
    try:
        document = json.loads(sidecar.decode(), parse_int=float) if sidecar else None
    except (ValueError, RecursionError):
        return {}
    match document:
        case {"format": name, "version": version, "seen": dict(seen)} if (name, version) == (FORMAT, VERSION):
            whole = {mark: _values(found) for mark, found in seen.items() if isinstance(found, dict)}
            return {mark: found for mark, found in whole.items() if fingerprint_of(found) == mark}
    return {}


def sidecar_bytes(kept: Mapping[str, Numbers]) -> bytes:
    """Return numbers by their fingerprints as the file that is kept beside a story; nothing for none."""
    if not kept:
        return b""
    lines = [
        f'"{mark}": {json.dumps(dict(found), ensure_ascii=False, sort_keys=True, separators=(",", ":"))}'
        for mark, found in kept.items()
    ]
    head = f'{{"format": "{FORMAT}", "version": {VERSION}, "seen": {{\n'
    return (head + ",\n".join(lines) + "\n}}\n").encode(errors="replace")


def _values(found: Mapping[str, object]) -> dict[str, Value]:
    return {
        key: value if isinstance(value, str) else float(value)
        for key, value in found.items()
        if isinstance(value, str | int | float) and not isinstance(value, bool)
    }
