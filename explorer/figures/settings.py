"""The settings of a view as its viewpoint keeps them: read within bounds, left out of the link at their base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.domain.periods import Period
from explorer.state.viewpoint import Viewpoint, link


def setting(here: Viewpoint, name: str, base: float, low: float, high: float) -> float:
    """Return a setting between ``low`` and ``high``, or ``base`` where it is not set."""
    value = dict(here.settings).get(name, base)
    return min(max(value, low), high)


def in_range(here: Viewpoint, period: Period) -> bool:
    """Whether a period ends in the range that a viewpoint asks for."""
    after = here.first is None or here.first.month_index <= period.last_month_index
    return after and (here.last is None or period.last_month_index <= here.last.last_month_index)


def switched(here: Viewpoint, name: str) -> bool:
    """Return whether a switch is on; off where it is not set."""
    return dict(here.settings).get(name, 0.0) >= 0.5


def linked(here: Viewpoint, by: Sequence[tuple[str, str]] = ()) -> str:
    """Return the link of what a view shows: a word of another view's split is left out, since it chose nothing."""
    known = here.by in [word for word, _ in by]
    return link(here if known or not here.by else replace(here, by=""))
