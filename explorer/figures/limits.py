"""Whether the settings of a link are those of a view or of a scenario, and within their limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from explorer.domain.atlas import Atlas
from explorer.figures.panels import Control
from explorer.figures.words import did_you_mean, listed, measure, number
from explorer.state.viewpoint import LinkError, Viewpoint

_MANY = 8  # so many options are named; of more the first and the last


def check_settings(
    atlas: Atlas, here: Viewpoint, controls: Iterable[Control], others: Callable[[], Iterator[Control]]
) -> None:
    """Raise LinkError where a link sets what nothing reads, or to a value that it cannot have.

    ``controls`` are those of the view; then come the pack's scenario parameters, and ``others``, the controls of all
    other views, which a viewpoint carries along.
    """
    known = {one.name: one for one in controls}
    limits = {one.parameter: (one.low, one.high, one.unit) for one in atlas.scenarios.values()}
    for name, value in here.settings:
        if name not in known and name not in limits:
            known = {**{one.name: one for one in others()}, **known}
        if name in known:
            _check(known[name], value)
        elif name in limits:
            _within(name, value, *limits[name])
        else:
            names = [*known, *limits]
            raise LinkError(f"There is no setting “{name}”.{did_you_mean(name, names)} Use {listed(names, 'or')}.")


def _check(control: Control, value: float) -> None:
    if control.kind == "toggle" and value not in (0, 1):
        raise LinkError(f"“set.{control.name}={number(value, 6)}” is unknown. Use 0 or 1.")
    allowed = [key for key, _ in control.options]
    if control.kind == "choice" and value not in allowed:
        words = [f"{number(key, 6).replace(',', '')} ({word})" for key, word in control.options]
        some = words if len(words) <= _MANY else [*words[:3], "…", words[-1]]
        raise LinkError(f"“set.{control.name}={number(value, 6)}” is unknown. Use {listed(some, 'or')}.")
    if control.kind in ("slider", "amount") and value not in allowed:
        _within(control.name, value, control.low, control.high, control.unit)


def _within(name: str, value: float, low: float, high: float, unit: str) -> None:
    if not low <= value <= high:
        ends = f"{number(low, 6)} to {measure_plain(high, unit)}"
        raise LinkError(f"“set.{name}={number(value, 6)}” is out of its range. Use {ends}.")


def measure_plain(value: float, unit: str) -> str:
    """Return a value with its unit after it, whatever the unit: ``18 CNY bn``, ``10%``, ``30,000 CNY``."""
    return measure(value, unit, 6) if unit == "%" else f"{number(value, 6)} {unit}".strip()
