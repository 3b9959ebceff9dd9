"""The axis that counts months since the first: where its figures lie, and which months it names."""

from __future__ import annotations

from math import ceil, floor, isfinite

from explorer.domain.periods import Period
from explorer.gui.charts.scales import Measure, Tick
from explorer.gui.text import translate

_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240)
_USUAL = 12  # months between two ticks, where there is room
_MOST_FINE = 24.0  # months shown at most for steps below a year


def months_since(period: Period, zero: Period) -> float:
    """Return the number of a period's last month, counted from the month of the first."""
    return float(period.last_month_index - zero.month_index)


def since_ticks(first: float, last: float, width: float, measure: Measure, room: float = 12) -> list[Tick]:
    """Return ticks every 12 months (fewer where narrow, more close in), and the word ``months`` at the end.

    ``width`` is that of the axis in pixels, ``measure`` gives a label's, ``room`` is left between two of them.
    """
    if not (isfinite(first) and isfinite(last)) or last <= first or width <= 0:
        return []
    month = width / (last - first)
    least = 1 if last - first <= _MOST_FINE else _USUAL
    fitting = [step for step in _STEPS if step >= least and step * month >= measure("120") + room]
    step = fitting[0] if fitting else _STEPS[-1]
    found = [Tick(float(at), str(at)) for at in range(ceil(first / step) * step, floor(last) + 1, step)]
    word = translate("Charts", "months")
    ends = last - (measure(word) + room / 2) / month
    named = [tick if tick.at + measure(tick.text) / 2 / month <= ends else Tick(tick.at, "") for tick in found]
    return [*named, Tick(last, word)]
