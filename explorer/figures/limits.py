"""Whether the settings of a link are those of a view or of a scenario, and within their limits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from explorer.domain.atlas import Atlas
from explorer.figures.panels import Control
from explorer.figures.words import did_you_mean, listed
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
    limits = {one.parameter: one for one in atlas.scenarios.values()}
    own = tuple(known)
    for name, value in here.settings:
        if name not in known and name not in limits:
            known = {**{one.name: one for one in others()}, **known}
        if name in known:
            _check(known[name], value)
        elif name in limits:
            one = limits[name]
            _within(name, value, one.low, one.high, one.unit)
        else:
            near = did_you_mean(name, (*known, *limits))
            use = f" This view has {listed(own)}." if own and not near else ""
            raise LinkError(f"There is no setting “{name}”.{near}{use}")


def _check(control: Control, value: float) -> None:
    allowed = [key for key, _ in control.options]
    if control.kind == "toggle" and value not in (0, 1):
        raise LinkError(f"“set.{control.name}={_digits(value)}” is unknown. Use 0 or 1.")
    if control.kind == "choice" and value not in allowed:
        words = [f"{_digits(key)} ({word})" for key, word in control.options]
        some = words if len(words) <= _MANY else [*words[:3], "…", words[-1]]
        raise LinkError(f"“set.{control.name}={_digits(value)}” is unknown. Use {listed(some, 'or')}.")
    if control.kind in ("slider", "amount") and value not in allowed:
        _within(control.name, value, control.low, control.high, control.unit)


def _within(name: str, value: float, low: float, high: float, unit: str) -> None:
    if not low <= value <= high:
        of = f" (in {unit})" if unit else ""
        raise LinkError(
            f"“set.{name}={_digits(value)}” is out of its range. Use {_digits(low)} to {_digits(high)}{of}."
        )


def _digits(value: float) -> str:
    """Return a number as a link has it: plain digits, no thousands marks."""
    return f"{value:.15g}"
