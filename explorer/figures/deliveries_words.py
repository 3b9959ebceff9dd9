"""The sentence above the deliveries and the line under it, computed from the figures shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from explorer.analysis.flows import addends, flow
from explorer.analysis.growth import MILLION, crossing, share
from explorer.analysis.quantities import Quantity
from explorer.analysis.splits import split
from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.domain.observations import Status
from explorer.domain.periods import Period, Precision, month_span
from explorer.figures.deliveries_panels import HIGHEST_KNOWN, RECORD, Counted, Highest, highest
from explorer.figures.names import short_name
from explorer.figures.words import LIMIT, capital, listed, long_span, number, percent, span, takeaway_of

_DATED = re.compile(r"(?:At the end of )?((?:[A-Z][a-z]{2} |[QH]\d )?\d{4})\b")
_ALL = 0.995  # a part that is the whole says nothing
_NOUNS = {"deliveries": "deliveries", "wholesale": "wholesale sales", "retail_sales": "retail sales",
          "production": "cars built", "registrations_weekly": "registrations"}  # fmt: skip
_MEASURES = {
    "deliveries": "Vehicles delivered",
    "wholesale": "Vehicles sold wholesale, exports included",
    "retail_sales": "Vehicles sold at retail",
    "production": "Vehicles built",
}


def counting(atlas: Atlas, metric: str) -> str:
    """Return the noun of a measure: ``deliveries``, ``wholesale sales``."""
    known = atlas.metrics.get(metric)
    return _NOUNS.get(metric) or (known.name_en.lower() if known else metric)


def subtitle(atlas: Atlas, shown: Counted) -> str:
    """Return what is measured and over which months: ``Vehicles delivered, March 2022 to February 2026``."""
    known = atlas.metrics.get(shown.metric)
    what = _MEASURES.get(shown.metric) or (f"{known.name_en}, {known.unit}" if known else capital(shown.metric))
    began = max(shown.whole[0], shown.month_zero) if shown.month_zero else shown.whole[0]
    first, last = max(shown.first, began), shown.newest
    return f"{what}, {long_span(first, last) if first <= last else long_span(shown.first, shown.last)}"


def caveats(atlas: Atlas, shown: Counted) -> tuple[str, ...]:
    """Return what a reader must know of the months shown: who stands for whom, what does not add up."""
    labels = {period.label for period in shown.periods}
    labels |= {month.label for month in month_span(shown.first, shown.last)}
    said = (*shown.split.caveats, *shown.curve.caveats)
    shown_ones = [one for one in said if not (named := _DATED.match(one)) or named.group(1) in labels]
    name = short_name(atlas, shown.entity.id)
    summed = [f"Of {name} only the cars of its alliance brands are counted."] if _brands(atlas, shown) else []
    return (*summed, *_stand_ins(atlas, shown), *shown_ones)


def _stand_ins(atlas: Atlas, shown: Counted) -> Iterator[str]:
    """Yield the note that several derived totals share, that one brand stands for the whole, say.

    A sum of months has no note: then it is that of the months.
    """
    found = list(_shared_notes(shown, shown.split.total))
    yield from found or _shared_notes(shown, flow(atlas, shown.entity.id, shown.metric))


def _shared_notes(shown: Counted, values: Mapping[Period, Quantity]) -> Iterator[str]:
    groups: dict[str, list[Period]] = {}
    for period, one in sorted(values.items()):
        if shown.shows(period) and one.status is Status.DERIVED and one.note:
            groups.setdefault(one.note.removeprefix("Derived: "), []).append(period)
    for note, periods in groups.items():
        if len(periods) > 1:
            yield f"{span(periods[0], periods[-1])}: {note}."


def _brands(atlas: Atlas, shown: Counted) -> tuple[str, ...]:
    """Return the brands whose cars alone are counted of a carmaker; none of anyone else."""
    is_maker = shown.entity.kind is EntityKind.PARTNER
    return addends(atlas, shown.entity.id, shown.metric) if is_maker else ()


def _who(atlas: Atlas, shown: Counted) -> str:
    """Return whose figures they are; a carmaker sells other cars too, so its brands are named: ``AITO (Seres)``."""
    name, brands = short_name(atlas, shown.entity.id), _brands(atlas, shown)
    return f"{listed([short_name(atlas, one) for one in brands])} ({name})" if brands else name


def takeaway(atlas: Atlas, shown: Counted) -> str:
    """Return the finding: of what can be said of the figures shown, as much as fits, the strongest first."""
    said = ""
    for wordings in _findings(atlas, shown):
        for clause in wordings:
            longer = f"{said}, and {clause}" if said else clause
            if len(longer) <= LIMIT:
                if said:
                    return longer
                said = longer
                break
    return said or takeaway_of(one for wordings in _findings(atlas, shown) for one in wordings)


def _findings(atlas: Atlas, shown: Counted) -> Iterator[tuple[str, ...]]:
    """Yield each finding in its wordings, the longest first; none says again what an earlier one said."""
    name, noun = _who(atlas, shown), counting(atlas, shown.metric)
    years = _years(atlas, shown)
    passed = _passed(shown, name, noun)
    if passed:
        yield (passed,)
        yield from _leading(atlas, shown, years)
    told: set[float] = set()
    if years:
        yield _growth(name, noun, years, first=not passed)
        told |= set() if passed else {years[max(years)].value}
    if not passed:
        yield from _leading(atlas, shown, years)
    first = not passed and not years
    peak = highest(shown)
    if peak is not None and peak.quantity.value not in told:
        yield _peak(name, noun, shown, peak, first=first)
        told.add(peak.quantity.value)
        first = False
    yield from _standing(name, noun, shown, told, first=first)


def _passed(shown: Counted, name: str, noun: str) -> str:
    found = crossing(shown.curve, MILLION)
    if found is None or not shown.shows(found.period):
        return ""
    when = Period.of_month_index(found.period.last_month_index).label
    if found.month_number is not None:
        when = f"month {found.month_number}"
    return f"{name} passed one million {noun} {'by' if found.bridged else 'in'} {when}"


def _years(atlas: Atlas, shown: Counted) -> dict[Period, Quantity]:
    """Return the complete years that lie wholly in the range shown."""
    whole = split(atlas, shown.entity.id, shown.by, shown.metric, "year").total if shown.by else _own(atlas, shown)
    inside = {year: one for year, one in whole.items() if _known(one)}
    return {year: one for year, one in sorted(inside.items()) if shown.first <= year and shown.shows(year)}


def _own(atlas: Atlas, shown: Counted) -> dict[Period, Quantity]:
    return dict(flow(atlas, shown.entity.id, shown.metric, "year"))


def _leading(atlas: Atlas, shown: Counted, years: dict[Period, Quantity]) -> Iterator[tuple[str, ...]]:
    """Yield the part with the largest share of the newest year for which it and the total are known."""
    if not shown.by:
        return
    parts = split(atlas, shown.entity.id, shown.by, shown.metric, "year").parts
    if len(parts) < 2:
        return
    for year in reversed(years):
        found = [(part.values[year], part.entity_id) for part in parts if year in part.values]
        known = [(one, entity_id) for one, entity_id in found if _known(one)]
        if known and years[year].value:
            most, entity_id = max(known, key=lambda pair: pair[0].value)
            part_share = share(most, years[year]).value
            if part_share < _ALL:
                name = short_name(atlas, entity_id)
                yield (f"{name} made up {_about(most)}{percent(part_share)} of {year.label}",)
            return


def _growth(name: str, noun: str, years: dict[Period, Quantity], *, first: bool) -> tuple[str, ...]:
    newest = max(years)
    now, before = years[newest], years.get(Period(newest.year - 1, Precision.YEAR, 1))
    start = f"{name} had {_about(now)}{number(now.value)} {noun} in {newest.label}"
    if before is None or not before.value:
        return (start,) if first else ()
    change = now.value / before.value - 1
    how = f"{'up' if change >= 0 else 'down'} {percent(abs(change))} on {newest.year - 1}"
    return (f"{start}, {how}", start) if first else (f"{newest.label} was {how}",)


def _peak(name: str, noun: str, shown: Counted, peak: Highest, *, first: bool) -> tuple[str, ...]:
    value, when = f"{_about(peak.quantity)}{number(peak.quantity.value)}", peak.period.label
    if peak.word == RECORD:
        return (f"{name} peaked at {value} {noun} in {when}" if first else f"the peak was {value} in {when}",)
    which = f"the highest known {shown.every}" if peak.word == HIGHEST_KNOWN else f"the highest {shown.every} shown"
    if first:
        return (f"{capital(which)} of {name} is {when}, with {value} {noun}",)
    return (f"{which} is {when}, with {value}",)


def _standing(name: str, noun: str, shown: Counted, told: set[float], *, first: bool) -> Iterator[tuple[str, ...]]:
    """Yield where the running total stands by its last point shown or last stated bound; if older, the newest bar."""
    points = [(point.period, point.quantity) for point in shown.curve.points if shown.shows(point.period)]
    marks = [(period, one) for period, one in shown.curve.marks if shown.shows(period)]
    bars = [(period, one) for period, one in sorted(shown.split.total.items()) if shown.shows(period)]
    newest = min(bars[-1][0].last_month_index, shown.whole[1].month_index) if bars else 0
    for period, one in [pair for pair in (points or marks)[-1:] if pair[0].last_month_index >= newest]:
        who = f"{name} stood at" if first else "the total stood at"
        what = f"{_about(one)}{number(one.value)}{f' {noun}' if first else ''}"
        if one.value not in told:
            yield (f"{who} {what} by {period.label}",)
        return
    for period, one in bars[-1:]:
        if one.value not in told:
            yield (_newest(name, noun, period, one, first=first),)


def _newest(name: str, noun: str, period: Period, one: Quantity, *, first: bool) -> str:
    """Return the newest bar; one that lacks some of its months is not said to be the whole."""
    value, when = f"{_about(one)}{number(one.value)}", period.label
    partly = not one.complete and period.precision is not Precision.MONTH
    if first:
        known = "" if one.complete or partly else ", as far as known"
        return f"{name} had {value} {noun} in {f'the known months of {when}' if partly else when}{known}"
    return f"the known months of {when} make {value}" if partly else f"the newest figure is {value} ({when})"


def _about(quantity: Quantity) -> str:
    if quantity.bound:
        return f"{quantity.bound} "
    return "" if quantity.status is Status.REPORTED else "about "


def _known(quantity: Quantity) -> bool:
    return quantity.complete and quantity.bound in ("", "about")
