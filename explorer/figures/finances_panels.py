"""The small panels of the finances, one a company: bars above and below zero, ranges, parts of a year as dots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import isfinite

from explorer.analysis.results import Result, Results, is_unit
from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period, Precision, whole_periods
from explorer.figures.currency import Rate, converted
from explorer.figures.figure import Datum, Gap, Mark, Panel, Series
from explorer.figures.names import colour_key, short_name, short_name_zh
from explorer.figures.observed import quantified
from explorer.figures.words import span
from explorer.records import record

PRECISION = {"quarter": Precision.QUARTER, "year": Precision.YEAR}
_HEADROOM = 0.06  # of the span of values, beyond the outermost
_OTHERS = 0.45  # how strong the bars of the companies beside the one in focus are
_ADVERB = {"quarter": "quarterly", "year": "yearly"}


@record(frozen=True, slots=True)
class Shown:
    """What is shown of whom: the results of each company, the months at the ends of the axis, the currency.

    ``whole`` are the months that have any figure; ``own`` gives every panel a scale of its own.
    """

    metric: str
    every: str
    companies: tuple[tuple[str, Results], ...]
    whole: tuple[Period, Period]
    first: Period
    last: Period
    focus: str
    rate: Rate | None
    own: bool

    def shows(self, period: Period) -> bool:
        """Whether a period ends within the range shown."""
        return self.first.month_index <= period.last_month_index <= self.last.last_month_index

    def lists(self, one: Result) -> bool:
        """Whether a result stands in the table: years not among quarters, nor quarters among years."""
        precision = one.period.precision
        coarse = precision in PRECISION.values() and precision is not PRECISION[self.every]
        return self.shows(one.period) and not coarse

    def drawn(self, found: Results) -> list[Result]:
        """Return the whole years or quarters of a company in the range, in order."""
        return [self.told(one) for period, one in found.whole(self.every).items() if self.shows(period)]

    def to_date(self, found: Results) -> list[Result]:
        """Return the parts of those years that have no figure of their own, which a quarterly chart leaves out."""
        if self.every != "year":
            return []
        years = {period.year for period in found.years}
        return [self.told(one) for one in found.parts if one.period.year not in years and self.shows(one.period)]

    def told(self, one: Result) -> Result:
        """Return a result in the currency shown."""
        low = converted(one.low, self.rate) if one.low else None
        return replace(one, quantity=converted(one.quantity, self.rate), low=low)


def name_of(atlas: Atlas, entity_id: str) -> str:
    """Return how a company is called here: a carmaker by its short name, a unit by that of its company."""
    if entity_id in atlas.entities and is_unit(atlas, entity_id):
        return f"{short_name(atlas, atlas.entities[entity_id].parent_id)}’s car unit"
    return short_name(atlas, entity_id)


def reach(companies: Iterable[tuple[str, Results]], every: str) -> tuple[Period, Period] | None:
    """Return the first and last month that any company has a figure to draw for."""
    periods = [period for _, found in companies for period in found.whole(every)]
    if every == "year":
        periods += [one.period for _, found in companies for one in found.parts]
    if not periods:
        return None
    first, last = min(one.month_index for one in periods), max(one.last_month_index for one in periods)
    return whole_periods(first, last, PRECISION[every])


def panels(atlas: Atlas, shown: Shown) -> tuple[Panel, ...]:
    """Return a panel for every company, those without a figure too, on one scale unless each has its own."""
    found = [_panel(atlas, shown, entity_id, one) for entity_id, one in shown.companies]
    if shown.own:
        return tuple(found)
    values = [value for panel in found for one in panel.series for datum in one.data for value in _values(datum)]
    low, high = min([0.0, *values]), max([0.0, *values])
    room = (high - low) * _HEADROOM
    ends = (low - room if low < 0 else 0.0, high + room if high > 0 else 0.0)
    drawable = high > low and isfinite(ends[1] - ends[0])
    return tuple(replace(panel, scale=ends) for panel in found) if drawable else tuple(found)


def _values(datum: Datum) -> tuple[float, ...]:
    return (datum.value,) if datum.low is None else (datum.value, datum.low)


def _panel(atlas: Atlas, shown: Shown, entity_id: str, found: Results) -> Panel:
    series = tuple(_series(atlas, shown, entity_id, found))
    focused = entity_id == shown.focus
    if shown.focus and not focused:
        series = tuple(replace(one, emphasis=_OTHERS) for one in series)
    return Panel(
        id=entity_id,
        title=f"{name_of(atlas, entity_id)} {short_name_zh(atlas, entity_id)}".strip(),
        unit=_unit(atlas, shown),
        first=shown.first,
        last=shown.last,
        series=series,
        stacked=True,
        every=shown.every,
        gaps=() if series else (Gap(shown.first, shown.last, lack(shown, found)),),
        compact=True,
        span=shown.whole,
        focused=focused,
    )


def _unit(atlas: Atlas, shown: Shown) -> str:
    unit = atlas.metrics[shown.metric].unit
    return shown.rate.code if shown.rate and unit != "%" else unit


def _series(atlas: Atlas, shown: Shown, entity_id: str, found: Results) -> Iterator[Series]:
    """Yield the bars, the ranges and the dots of a company, each only if it has any."""
    name, chinese = name_of(atlas, entity_id), short_name_zh(atlas, entity_id)
    colour = colour_key(atlas, entity_id) or "peer-strong"
    drawn = shown.drawn(found)
    groups = (
        (entity_id, name, Mark.BAR, [one for one in drawn if one.low is None]),
        (f"{entity_id}-range", f"{name}, stated as a range", Mark.RANGE, [one for one in drawn if one.low]),
        (f"{entity_id}-to-date-cumulative", f"{name}, part of a year", Mark.DOT, shown.to_date(found)),
    )
    for series_id, words, mark, rows in groups:
        if rows:
            yield Series(series_id, words, chinese, colour, mark, tuple(map(datum, rows)), entity_id)


def datum(one: Result) -> Datum:
    """Return a result as a number to plot; its note names the part of the year or the ends of the range."""
    made = quantified(one.period, one.quantity)
    note = "; ".join(part for part in (one.scope, made.note) if part)
    if one.low is None:
        return replace(made, note=note)
    sources = tuple(dict.fromkeys((*made.sources, *one.low.sources)))
    return replace(made, note=note, low=one.low.value, sources=sources)


def lack(shown: Shown, found: Results) -> str:
    """Return what is said of a company of which nothing is drawn: that the pack has no figure, or none in the range."""
    if any(found.whole(shown.every)) or (shown.every == "year" and found.parts):
        low, high = (month.to(PRECISION[shown.every]) for month in (shown.first, shown.last))
        return f"No figure for {span(low, high)}"
    return f"No {_ADVERB[shown.every]} figure"
