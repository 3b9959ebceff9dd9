"""Pure moves: each takes a viewpoint first and returns the next one, or the same if nothing changes."""

from __future__ import annotations

from dataclasses import replace

from explorer.domain.periods import Period
from explorer.state.viewpoint import Viewpoint


def go_to(here: Viewpoint, there: Viewpoint) -> Viewpoint:
    """Go to a viewpoint as a whole, as a link, a story step or a bookmark does."""
    return here if here == there else there


def show_view(here: Viewpoint, view: str) -> Viewpoint:
    """Look at another view with the same focus, range and filters."""
    return here if here.view == view else replace(here, view=view)


def look_at(here: Viewpoint, view: str, record_id: str) -> Viewpoint:
    """Look at another view of another record in one step; an empty id keeps the focus."""
    return show_view(focus_on(here, record_id or here.focus), view)


def focus_on(here: Viewpoint, record_id: str) -> Viewpoint:
    """Focus an entity, a milestone or a claim."""
    return here if here.focus == record_id else replace(here, focus=record_id)


def group_by(here: Viewpoint, by: str) -> Viewpoint:
    """Split what is shown by brand, partner or car."""
    return here if here.by == by else replace(here, by=by)


def show_every(here: Viewpoint, every: str) -> Viewpoint:
    """Show one figure a month, a quarter or a year."""
    return here if here.every == every else replace(here, every=every)


def show_range(here: Viewpoint, first: Period | None, last: Period | None) -> Viewpoint:
    """Show the time from ``first`` to ``last``; ``None`` stands for as far as there are figures."""
    if first is not None and last is not None and last < first:
        first, last = last, first
    return here if (here.first, here.last) == (first, last) else replace(here, first=first, last=last)


def toggle_table(here: Viewpoint) -> Viewpoint:
    """Change between chart and table."""
    return replace(here, show="chart" if here.show == "table" else "table")


def toggle_hidden(here: Viewpoint, name: str) -> Viewpoint:
    """Switch a filter off, or on again."""
    return replace(here, hidden=here.hidden ^ {name})


def set_setting(here: Viewpoint, name: str, value: float | None) -> Viewpoint:
    """Set a setting of the view or a scenario's parameter; ``None`` puts it back to its base."""
    kept = {key: old for key, old in here.settings if key != name}
    if value is not None:
        kept[name] = value
    settings = tuple(sorted(kept.items()))
    return here if settings == here.settings else replace(here, settings=settings)


def look_back(here: Viewpoint, as_of: Period | None) -> Viewpoint:
    """See everything up to a date; ``None`` for the pack's own."""
    return here if here.as_of == as_of else replace(here, as_of=as_of)


def compare(here: Viewpoint, ids: tuple[str, ...]) -> Viewpoint:
    """Compare these entities, the first being the baseline."""
    return here if here.compared == ids else replace(here, compared=ids)


def compare_in(here: Viewpoint, view: str, ids: tuple[str, ...]) -> Viewpoint:
    """Compare these entities in the view of comparisons, in one step."""
    return show_view(compare(here, ids), view)


def assume(here: Viewpoint, settings: tuple[tuple[str, float], ...], names: frozenset[str]) -> Viewpoint:
    """Set these assumptions at once; any other of ``names`` goes back to its base."""
    kept = {name: value for name, value in here.settings if name not in names}
    wanted = tuple(sorted({**kept, **dict(settings)}.items()))
    return here if here.settings == wanted else replace(here, settings=wanted)
