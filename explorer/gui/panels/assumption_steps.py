"""The values that a slider of an assumption stops at: round ones between its sourced ends, and those ends and base."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from math import ceil, floor, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.figures.panels import Control


_ABOUT = 100  # steps from end to end
_NICE = (1.0, 2.0, 5.0, 10.0)


@lru_cache(maxsize=128)
def steps(low: float, base: float, high: float) -> tuple[float, ...]:
    """Return the stops in order: multiples of a round step, with both ends and the base among them."""
    span = high - low
    if not span > 0:
        return (base,)
    power = 10.0 ** floor(log10(span / _ABOUT))
    step = next(nice * power for nice in _NICE if nice * power >= span / _ABOUT * 0.999)
    digits = max(0, -floor(log10(step)))
    rounds = (round(number * step, digits) for number in range(ceil(low / step), floor(high / step) + 1))
    return tuple(sorted({low, min(max(base, low), high), high, *(one for one in rounds if low < one < high)}))


def steps_of(control: Control) -> tuple[float, ...]:
    """Return the stops of a control."""
    return steps(control.low, control.base, control.high)


def place_of(stops: tuple[float, ...], value: float) -> int:
    """Return the number of the stop that is nearest to a value."""
    at = bisect_left(stops, value)
    near = [one for one in (at - 1, at) if 0 <= one < len(stops)]
    return min(near, key=lambda one: abs(stops[one] - value))
