"""Where months and values lie, and which ticks an axis carries: plain numbers, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import ceil, floor, inf, isfinite, log10

from explorer.domain.periods import Period, Precision
from explorer.figures.words import number
from explorer.figures.words import tick as worded
from explorer.records import record

HEADROOM = 0.05  # of the largest value, above it
_STEPS = ((1.0, 0.0), (2.0, 0.1), (2.5, 0.5), (3.0, 0.3), (5.0, 0.0), (10.0, 0.0))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LOG_ROOM = 3.0  # times the largest value, for the labels of its line
_MOST_LOG = 8  # ticks of a logarithmic axis
_LAST_MONTH = 9999 * 12 + 11
# Ticks every so many months, with their widest label, in a range of at most so many months.
_EVERY = (
    (1, "Mar", 15.0), (3, "Mar", 30.0), (12, "2025", inf), (24, "2025", inf), (60, "2025", inf), (120, "2025", inf),
)  # fmt: skip
Measure = Callable[[str], float]


@record(frozen=True, slots=True)
class Tick:
    """A mark on an axis: where it is, in the units of the axis, and its words."""

    at: float
    text: str
    strong: bool = False


@lru_cache(maxsize=8_192)
def edges(period: Period) -> tuple[float, float]:
    """Return where a period begins and ends, in months since year 0; a day is a part of its month."""
    if period.precision is Precision.DAY:
        first = period.start
        days = Period.of_month_index(period.month_index).end.day
        start = period.month_index + (first.day - 1) / days
        return start, start + 1 / days
    return float(period.month_index), float(period.last_month_index + 1)


@lru_cache(maxsize=8_192)
def middle(period: Period) -> float:
    """Return the middle of a period, in months since year 0."""
    first, past = edges(period)
    return (first + past) / 2


def month_at(position: float) -> Period:
    """Return the month that holds a position; positions off the calendar give its first or last month."""
    return Period.of_month_index(min(max(floor(position), 12), _LAST_MONTH))


def usable(value: float) -> bool:
    """Whether a value can be drawn: it is a number, and not infinite."""
    return isfinite(value)


@record(frozen=True, slots=True)
class ValueScale:
    """From values to parts of a plot's height, 0 at the bottom and 1 at the top, whatever the magnitude.

    On a ``log`` scale both ends are above zero, and what is not lies at the bottom.
    """

    low: float
    high: float
    log: bool = False

    def part(self, value: float) -> float:
        """Return where a value lies; halves keep the difference of two huge numbers finite."""
        if self.log:
            return log10(value / self.low) / log10(self.high / self.low) if value > self.low else 0.0
        span = self.high / 2 - self.low / 2
        return (value / 2 - self.low / 2) / span if span > 0 else 0.0

    @staticmethod
    def over(values: Iterable[float], headroom: float = HEADROOM) -> ValueScale:
        """Return a scale from zero over these values with room above the largest (and below a negative one)."""
        found = [value for value in values if isfinite(value)]
        high, low = max(found, default=0.0), min(found, default=0.0)
        high, low = max(high, 0.0), min(low, 0.0)
        if high == low:
            high = 1.0
        room = (high / 2 - low / 2) * 2 * headroom
        high = min(high + room, 1.7e308) if high > 0 else 0.0
        return ValueScale(max(low - room, -1.7e308) if low < 0 else 0.0, high)

    @staticmethod
    def logarithmic(values: Iterable[float]) -> ValueScale:
        """Return a logarithmic scale over those values that are above zero, from a power of ten on."""
        found = [value for value in values if isfinite(value) and value > 0]
        if not found:
            return ValueScale(1.0, 10.0, log=True)
        low = 10.0 ** max(floor(log10(min(found)) + 1e-9), -300)
        return ValueScale(low, max(min(max(found) * _LOG_ROOM, 1.7e308), low * 10), log=True)


def value_ticks(
    scale: ValueScale, height: float, thresholds: Sequence[float] = (), spacing: float = 32, most: float = 3.0
) -> list[Tick]:
    """Return zero and about ``most`` round values above it, fewer on a low plot; thresholds should be among them."""
    span = scale.high / 2 - scale.low / 2
    if span <= 0 or height <= 0 or not isfinite(span):
        return [Tick(0.0, worded(0.0))]
    wanted = min(most, max(1.0, height / spacing - 1))
    best = min(_candidates(span * 2), key=lambda step: _cost(step, scale, wanted, thresholds))[0]
    first, last = ceil(scale.low / best - 1e-9), floor(scale.high / best + 1e-9)
    return [Tick(step * best, _words(step * best, best)) for step in range(first, min(last, first + 12) + 1)]


def log_ticks(scale: ValueScale, height: float, spacing: float = 32) -> list[Tick]:
    """Return powers of ten, and twice and five times them where there is room."""
    first, last = floor(log10(scale.low) + 1e-9), floor(log10(scale.high) + 1e-9)
    decades = log10(scale.high / scale.low)
    room = height / decades if decades > 0 else height
    steps = (1.0, 2.0, 5.0) if room * 0.3 >= spacing else (1.0,)
    every = max(1, ceil(spacing / room)) if room > 0 else 1
    if len(steps) * (last - first) > _MOST_LOG:
        steps = (1.0,)
    values = [step * 10.0**power for power in range(first, last + 1, every) for step in steps]
    return [Tick(value, worded(value) if value >= 1 else f"{value:g}") for value in values if value <= scale.high]


def _words(value: float, step: float) -> str:
    """Return a tick's label; below a step of one with as many decimals as tell two ticks apart."""
    return worded(value) if step >= 1 else number(value, min(ceil(-log10(step)) + 1, 12))


def _candidates(span: float) -> list[tuple[float, float]]:
    scale = 10.0 ** floor(log10(min(span, 1e307)))
    return [
        (step * size, cost) for size in (scale / 100, scale / 10, scale) for step, cost in _STEPS if step * size > 0
    ]


def _cost(step: tuple[float, float], scale: ValueScale, wanted: float, thresholds: Sequence[float]) -> float:
    size, roughness = step
    count = floor(scale.high / size + 1e-9) - ceil(scale.low / size - 1e-9)
    cost = abs(count - wanted) + roughness
    off = [one for one in thresholds if abs(one / size - round(one / size)) > 1e-6] if size else []
    return cost + 2 * bool(off) + (4 if count < 1 else 0)


def time_ticks(first: float, last: float, width: float, measure: Measure, room: float = 12) -> list[Tick]:
    """Return the ticks of a time axis: each January with its year; closer in, quarters or months between them.

    ``width`` is that of the axis in pixels, ``measure`` gives a label's, ``room`` is left between two of them.
    An axis that starts within a year names that year at its start, if there is room before the first January.
    """
    if not (isfinite(first) and isfinite(last)) or last <= first or width <= 0:
        return []
    month = width / (last - first)
    every = _spacing(month, last - first, measure, room)
    start = ceil(first / every) * every
    ticks = [Tick(float(at), _label(at, every)) for at in range(start, ceil(last), every) if at < last]
    lead = _label(floor(first), 12) if every >= 12 else f"{_MONTHS[floor(first) % 12]} {floor(first) // 12}"
    if not ticks or (ticks[0].at - first) * month >= measure(lead) + room:
        return [Tick(first, lead), *ticks]
    if every < 12:
        ticks[0] = _with_year(ticks, last, month, measure, room)
    return ticks


def _with_year(ticks: list[Tick], last: float, month: float, measure: Measure, room: float) -> Tick:
    """Return the first tick with its year, if that has room before the next one; nothing else names that year."""
    tick = ticks[0]
    after = ticks[1].at if len(ticks) > 1 else last
    text = f"{tick.text} {floor(tick.at) // 12}"
    fits = floor(tick.at) % 12 and (after - tick.at) * month >= measure(text) + room / 2
    return Tick(tick.at, text) if fits else tick


def _spacing(month: float, months: float, measure: Measure, room: float) -> int:
    for every, widest, most in _EVERY:
        if months <= most and month * every >= measure(widest) + room:
            return every
    every = 240
    while month * every < measure("2025") + room and every < 12 * 20_000:
        every *= 5 if str(every // 12).startswith("2") else 2
    return every


def _label(month: int, every: int) -> str:
    return str(month // 12) if month % 12 == 0 or every >= 12 else _MONTHS[month % 12]
