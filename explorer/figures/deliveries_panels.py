"""The two panels of the deliveries: the running total, and the bars under it on the same time axis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from explorer.analysis.cumulative import Curve, CurvePoint
from explorer.analysis.flows import flow
from explorer.analysis.growth import MILLION, crossing
from explorer.analysis.quantities import Quantity
from explorer.analysis.splits import Part, Split
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.domain.periods import Period, Precision, month_span
from explorer.figures.figure import Annotation, Datum, Gap, Mark, Panel, Series, Threshold
from explorer.figures.names import colour_key, short_name, short_name_zh
from explorer.figures.observed import quantified
from explorer.figures.words import capital, counted, long_month, number, short, span, tick
from explorer.records import record

REST = "rest"
PRECISION = {"month": Precision.MONTH, "quarter": Precision.QUARTER, "year": Precision.YEAR}
_ADVERB = {"month": "Monthly", "quarter": "Quarterly", "year": "Yearly"}
_ALL = {"brand": "all brands", "partner": "all carmakers", "car": "all cars"}
_SHADES = (1.0, 0.7, 0.45, 0.25)  # cars of one brand, in the order of their first delivery
_DASH = (3.0, 3.0)
RECORD, HIGHEST_SHOWN, HIGHEST_KNOWN = "Record", "Highest shown", "Highest known"
_MANY = 1 / 3  # so many gaps to a figure leave open whether the highest bar is a record


@record(frozen=True, slots=True)
class Counted:
    """What was counted of whom, and the months shown of it; ``whole`` are the months that have any figure."""

    entity: Entity
    metric: str
    by: str
    every: str
    whole: tuple[Period, Period]
    first: Period
    last: Period
    curve: Curve
    split: Split
    month_zero: Period | None

    @property
    def periods(self) -> Iterator[Period]:
        """The months, quarters or years of the range, in order, as far as there are figures."""
        seen: dict[Period, None] = {}
        low = max(self.first, Period.of_month_index(self.whole[0].month_index))
        high = min(self.last, Period.of_month_index(self.whole[1].last_month_index))
        for month in month_span(low, high) if low <= high else ():
            seen[month.to(PRECISION[self.every])] = None
        return iter(seen)

    @property
    def newest(self) -> Period:
        """The newest month shown that any figure reaches, a total that was stated among them."""
        stated = [period.last_month_index for period, _ in self.curve.marks if self.shows(period)]
        return Period.of_month_index(max([min(self.whole[1], self.last).last_month_index, *stated]))

    def shows(self, period: Period) -> bool:
        """Whether the end of a period lies in the range shown."""
        return self.first.month_index <= period.last_month_index <= self.last.last_month_index


def curve_panel(atlas: Atlas, shown: Counted) -> Panel | None:
    """Return the running total as a line with its bounded marks as dots, or None without any in the range."""
    points = [point for point in shown.curve.points if shown.shows(point.period)]
    marks = [(period, one) for period, one in shown.curve.marks if shown.shows(period)]
    if not points and not marks:
        return None
    colour, name = _colour(atlas, shown.entity.id), short_name(atlas, shown.entity.id)
    chinese = short_name_zh(atlas, shown.entity.id)
    series: list[Series] = []
    if points:
        data = tuple(_on_curve(point, first=point is points[0]) for point in points)
        end = short(points[-1].quantity.value)
        line = Series("cumulative", name, chinese, colour, Mark.LINE, data, shown.entity.id, end_label=end)
        series.append(line)
    if marks:
        dots = tuple(quantified(period, one) for period, one in marks)
        stated = Series("cumulative-stated", f"{name}, as stated", chinese, colour, Mark.DOT, dots, shown.entity.id)
        series.append(stated)
    reached = max(one.value for line in series for one in line.data)
    return Panel(
        id="cumulative",
        title=f"Cumulative, {_ALL[shown.by]}" if shown.entity.kind is EntityKind.ALLIANCE else "Cumulative",
        unit=series[0].data[0].unit,
        first=shown.first,
        last=shown.last,
        series=tuple(series),
        every="month",
        share=0.42,
        thresholds=(Threshold(MILLION, tick(MILLION)),) if reached >= MILLION else (),
        annotations=_crossing(shown),
        month_zero=shown.month_zero,
        span=shown.whole,
    )


def _on_curve(point: CurvePoint, *, first: bool) -> Datum:
    return quantified(point.period, point.quantity, bridged=point.bridged and not first)


def _crossing(shown: Counted) -> tuple[Annotation, ...]:
    found = crossing(shown.curve, MILLION)
    if found is None or not shown.shows(found.period):
        return ()
    month = Period.of_month_index(found.period.last_month_index)
    by = "by " if found.bridged else ""  # the months before have no figure: any of them may be the one
    if found.month_number is None:
        text, detail = f"{number(MILLION)} — {by}{month.label}", ""
    else:
        text = f"{number(MILLION)} — {by}month {found.month_number}"
        detail = f"{long_month(month)}, {found.month_number} months after the first delivery"
    return (Annotation(found.period, found.quantity.value, text, detail, ring=True, series_id="cumulative"),)


def bars_panel(atlas: Atlas, shown: Counted) -> Panel | None:
    """Return the stacked bars with what is not split, gaps, and the record; None without a figure in the range."""
    periods = list(shown.periods)
    total = _data(periods, shown.split.total)
    if not total:
        return None
    series = [*_parts(atlas, shown, periods), *_not_split(shown, periods)]
    name = short_name(atlas, shown.entity.id)
    whole = Series("total", name, short_name_zh(atlas, shown.entity.id), _colour(atlas, shown.entity.id), Mark.BAR,
                   total, shown.entity.id)  # fmt: skip
    several = len(series) > 1
    return Panel(
        id=_ADVERB[shown.every].lower(),
        title=f"{_ADVERB[shown.every]}, by {'carmaker' if shown.by == 'partner' else shown.by}"
        if several
        else _ADVERB[shown.every],
        unit=total[0].unit,
        first=shown.first,
        last=shown.last,
        series=tuple(series),
        stacked=True,
        legend=several,
        every=shown.every,
        share=0.58,
        annotations=(*_record(shown), *_estimate(atlas, shown, total)),
        gaps=_gaps(periods, shown.split.total, shown.month_zero),
        month_zero=shown.month_zero,
        total=whole,
        span=shown.whole,
    )


def _data(periods: list[Period], values: Mapping[Period, Quantity]) -> tuple[Datum, ...]:
    return tuple(quantified(period, values[period]) for period in periods if period in values)


def _parts(atlas: Atlas, shown: Counted, periods: list[Period]) -> Iterator[Series]:
    used: dict[str, int] = {}
    for part in shown.split.parts:
        data = _data(periods, part.values)
        colour = colour_key(atlas, part.entity_id) or "peer"
        rank = used[colour] = used.get(colour, -1) + 1
        if data:
            yield _part(atlas, shown, part, data, rank)


def _part(atlas: Atlas, shown: Counted, part: Part, data: tuple[Datum, ...], rank: int) -> Series:
    colour = _colour(atlas, part.entity_id)
    shade, dash = (_SHADES[rank], ()) if rank < len(_SHADES) else (_SHADES[1], _DASH)
    if shown.by != "car":
        shade, dash = 1.0, ()
    name, chinese = short_name(atlas, part.entity_id), short_name_zh(atlas, part.entity_id)
    return Series(part.entity_id, name, chinese, colour, Mark.BAR, data, part.entity_id, dash=dash, emphasis=shade)


def _not_split(shown: Counted, periods: list[Period]) -> Iterator[Series]:
    rest = {period: one for period, one in shown.split.rest.items() if one.value > 0}
    data = _data(periods, rest)
    if data:
        yield Series("not-split", "Not split", "", REST, Mark.BAR, data, shown.entity.id, hollow=True)


def _colour(atlas: Atlas, entity_id: str) -> str:
    colour = colour_key(atlas, entity_id)
    return "peer-strong" if colour in ("", "peer") else colour


@record(frozen=True, slots=True)
class Highest:
    """The highest bar shown; ``word`` says of how many it is the highest."""

    period: Period
    quantity: Quantity
    word: str


def highest(shown: Counted) -> Highest | None:
    """Return the highest whole bar; none where a bound or a sum that lacks months is higher still."""
    periods = list(shown.periods)
    inside = {period: shown.split.total[period] for period in periods if period in shown.split.total}
    known = {period: one for period, one in inside.items() if one.bound in ("", "about") and one.complete}
    if len(known) < 3:
        return None
    period, best = max(known.items(), key=lambda pair: pair[1].value)
    if any(one.value > best.value for one in inside.values()):
        return None
    ever = max(one.value for one in shown.split.total.values())
    many = len(periods) - len(inside) > _MANY * len(inside)
    return Highest(period, best, HIGHEST_KNOWN if many else RECORD if best.value >= ever else HIGHEST_SHOWN)


def _record(shown: Counted) -> tuple[Annotation, ...]:
    """Say which bar is the highest of all."""
    best = highest(shown)
    if best is None:
        return ()
    value = best.quantity.value
    return (Annotation(best.period, value, f"{best.word}: {number(value)} in {best.period.label}"),)


def _estimate(atlas: Atlas, shown: Counted, total: tuple[Datum, ...]) -> tuple[Annotation, ...]:
    last = total[-1]
    if not last.estimated:
        return ()
    name = last.period.label.split()[0]
    said = so_far(last.period, flow(atlas, shown.entity.id, shown.metric), name) if last.incomplete else name
    return (Annotation(last.period, last.value, f"{name} est." if said == name else said, finding=False),)


def so_far(period: Period, known: Iterable[Period], name: str) -> str:
    """Return which months of a period are in its sum: ``2026 to Feb``, or how many where the first ones are missing.

    A month has none but itself, also where its sum lacks the figure of a part.
    """
    months = [one for one in known if period.holds(one)]
    if not months or period in months:
        return name
    if len(months) == months[-1].month_index - period.month_index + 1:
        return f"{name} to {months[-1].label.split()[0]}"
    return f"{name}, {counted(len(months), 'month')}"


def _gaps(periods: list[Period], values: Mapping[Period, Quantity], zero: Period | None) -> tuple[Gap, ...]:
    """Return the runs of periods shown without a figure, from the first delivery to the last figure at any time.

    Where the first delivery is not known, or later than a figure, they begin with the first figure.
    """
    began, ended = min(values), max(values)
    start = min(began.month_index, zero.month_index) if zero else began.month_index
    gaps: list[Gap] = []
    for known, run in groupby(periods, values.__contains__):
        lacking = [one for one in run if not known and one.last_month_index >= start and one < ended]
        if lacking:
            first, last = lacking[0], lacking[-1]
            note = f"No figure for {first.label}" if first == last else f"No figures for {span(first, last)}"
            gaps.append(Gap(first, last, capital(note)))
    return tuple(gaps)
