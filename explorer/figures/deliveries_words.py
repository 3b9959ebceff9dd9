"""The sentence above the deliveries and the line under it, computed from the figures shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from explorer.analysis.flows import flow
from explorer.analysis.growth import crossing, share
from explorer.analysis.quantities import Quantity
from explorer.analysis.splits import split
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period, Precision, month_span
from explorer.figures.deliveries_panels import MILLION, Counted
from explorer.figures.names import short_name
from explorer.figures.words import capital, long_span, number, percent, span

_DATED = re.compile(r"(?:At the end of )?((?:[A-Z][a-z]{2} |[QH]\d )?\d{4})\b")
LIMIT = 90  # characters of a takeaway: two lines at most
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
    first, last = max(shown.first, began), min(shown.last, shown.whole[1])
    return f"{what}, {long_span(first, last) if first <= last else long_span(shown.first, shown.last)}"


def caveats(shown: Counted) -> tuple[str, ...]:
    """Return what a reader must know of the months shown: who stands for whom, what does not add up."""
    labels = {period.label for period in shown.periods}
    labels |= {month.label for month in month_span(shown.first, shown.last)}
    said = (*shown.split.caveats, *shown.curve.caveats)
    shown_ones = [one for one in said if not (named := _DATED.match(one)) or named.group(1) in labels]
    return (*_stand_ins(shown), *shown_ones)


def _stand_ins(shown: Counted) -> Iterator[str]:
    """Yield the note that several derived totals share: that one brand stands for the whole, say."""
    groups: dict[str, list[Period]] = {}
    for period, one in sorted(shown.split.total.items()):
        if shown.shows(period) and one.status is Status.DERIVED and one.note:
            groups.setdefault(one.note.removeprefix("Derived: "), []).append(period)
    for note, periods in groups.items():
        if len(periods) > 1:
            yield f"{span(periods[0], periods[-1])}: {note}."


def takeaway(atlas: Atlas, shown: Counted) -> str:
    """Return the finding: of what can be said of the figures shown, as much as fits, the strongest first."""
    said = ""
    for clause in _findings(atlas, shown):
        longer = f"{said}, and {clause}" if said else clause
        if len(longer) <= LIMIT:
            if said:
                return longer
            said = longer
    return said


def _findings(atlas: Atlas, shown: Counted) -> Iterator[str]:
    name, noun = short_name(atlas, shown.entity.id), counting(atlas, shown.metric)
    years = _years(atlas, shown)
    passed = _passed(shown, name, noun)
    if passed:
        yield passed
        yield from _leading(atlas, shown, years)
    if years:
        yield from _growth(name, noun, years, first=not passed)
    if not passed:
        yield from _leading(atlas, shown, years)
    first = not passed and not years
    peaks = list(_peak(name, noun, shown, first=first))
    yield from peaks
    yield from _standing(name, noun, shown, first=first and not peaks)


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


def _leading(atlas: Atlas, shown: Counted, years: dict[Period, Quantity]) -> Iterator[str]:
    """Yield the part with the largest share of the newest year for which it and the total are known."""
    if not shown.by:
        return
    parts = split(atlas, shown.entity.id, shown.by, shown.metric, "year").parts
    if len(parts) < 2:
        return
    for year in reversed(years):
        found = [(part.values[year], part.entity_id) for part in parts if year in part.values]
        known = [(one, entity_id) for one, entity_id in found if _known(one)]
        if known:
            most, entity_id = max(known, key=lambda pair: pair[0].value)
            part_share = share(most, years[year]).value
            if part_share < _ALL:
                yield f"{short_name(atlas, entity_id)} made up {_about(most)}{percent(part_share)} of {year.label}"
            return


def _growth(name: str, noun: str, years: dict[Period, Quantity], *, first: bool) -> Iterator[str]:
    newest = list(years)[-1]
    now = years[newest]
    start = f"{name} had {_about(now)}{number(now.value)} {noun} in {newest.label}" if first else ""
    before = years.get(Period(newest.year - 1, Precision.YEAR, 1))
    if before is None or not before.value:
        if start:
            yield start
        return
    change = now.value / before.value - 1
    how = f"{'up' if change >= 0 else 'down'} {percent(abs(change))} on {newest.year - 1}"
    if start:
        yield f"{start}, {how}"
        yield start
    else:
        yield f"{newest.label} was {how}"


def _peak(name: str, noun: str, shown: Counted, *, first: bool) -> Iterator[str]:
    inside = {period: one for period, one in shown.split.total.items() if shown.shows(period) and _known(one)}
    if len(inside) < 3:
        return
    period, one = max(inside.items(), key=lambda pair: pair[1].value)
    value = f"{_about(one)}{number(one.value)}"
    yield f"{name} peaked at {value} {noun} in {period.label}" if first else f"the peak was {value} in {period.label}"


def _standing(name: str, noun: str, shown: Counted, *, first: bool) -> Iterator[str]:
    """Yield where the running total stands: its last point shown, or the last stated bound."""
    points = [(point.period, point.quantity) for point in shown.curve.points if shown.shows(point.period)]
    marks = [(period, one) for period, one in shown.curve.marks if shown.shows(period)]
    stands = (points or marks)[-1:]
    for period, one in stands:
        value = f"{_about(one)}{number(one.value)}"
        who = f"{name} stood at {value} {noun}" if first else f"the total stood at {value}"
        yield f"{who} by {period.label}"
    if not stands:
        inside = [(period, one) for period, one in sorted(shown.split.total.items()) if shown.shows(period)]
        for period, one in inside[-1:]:
            value = f"{_about(one)}{number(one.value)}"
            newest = f"the newest figure is {value} ({period.label})"
            yield f"{name} had {value} {noun} in {period.label}" if first else newest


def _about(quantity: Quantity) -> str:
    if quantity.bound:
        return f"{quantity.bound} "
    return "" if quantity.status is Status.REPORTED else "about "


def _known(quantity: Quantity) -> bool:
    return quantity.complete and quantity.bound in ("", "about")
