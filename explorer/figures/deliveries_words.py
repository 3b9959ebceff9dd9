"""The sentence above the deliveries and the line under it, computed from the figures shown."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.analysis.growth import crossing, share
from explorer.analysis.quantities import Quantity
from explorer.analysis.splits import split
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period, Precision
from explorer.figures.deliveries_panels import MILLION, Counted
from explorer.figures.names import short_name
from explorer.figures.words import capital, long_span, number, percent

LIMIT = 90  # characters of a takeaway: two lines at most
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
    first, last = max(shown.first, shown.whole[0]), min(shown.last, shown.whole[1])
    return f"{what}, {long_span(first, last) if first <= last else long_span(shown.first, shown.last)}"


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
    yield from _peak(name, noun, shown, first=not passed and not years)
    yield from _standing(name, noun, shown)


def _passed(shown: Counted, name: str, noun: str) -> str:
    found = crossing(shown.curve, MILLION)
    if found is None or not shown.shows(found.period):
        return ""
    if found.month_number is None:
        return f"{name} passed one million {noun} in {Period.of_month_index(found.period.last_month_index).label}"
    return f"{name} passed one million {noun} in month {found.month_number}"


def _years(atlas: Atlas, shown: Counted) -> dict[Period, Quantity]:
    """Return the complete years that lie wholly in the range shown."""
    whole = split(atlas, shown.entity.id, shown.by, shown.metric, "year").total if shown.by else _own(atlas, shown)
    inside = {year: one for year, one in whole.items() if one.complete and one.bound in ("", "about")}
    return {year: one for year, one in sorted(inside.items()) if shown.first <= year and shown.shows(year)}


def _own(atlas: Atlas, shown: Counted) -> dict[Period, Quantity]:
    from explorer.analysis.flows import flow

    return dict(flow(atlas, shown.entity.id, shown.metric, "year"))


def _leading(atlas: Atlas, shown: Counted, years: dict[Period, Quantity]) -> Iterator[str]:
    """Yield the part with the largest share of the newest year for which it and the total are known."""
    if not shown.by:
        return
    parts = split(atlas, shown.entity.id, shown.by, shown.metric, "year").parts
    if len(parts) < 2:
        return
    for year in reversed(years):
        known = [(part.values[year], part.entity_id) for part in parts if year in part.values]
        if known:
            most, entity_id = max(known, key=lambda pair: pair[0].value)
            part_share = share(most, years[year])
            yield f"{short_name(atlas, entity_id)} made up {_about(most)}{percent(part_share.value)} of {year.label}"
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
    known = [(one.value, period) for period, one in shown.split.total.items() if shown.shows(period) and one.complete]
    if len(known) < 3:
        return
    value, period = max(known)
    if first:
        yield f"{name} peaked at {number(value)} {noun} in {period.label}"
    else:
        yield f"the peak was {number(value)} in {period.label}"


def _standing(name: str, noun: str, shown: Counted) -> Iterator[str]:
    """Yield where the running total stands: its last point shown, or the last stated bound."""
    points = [(point.period, point.quantity) for point in shown.curve.points if shown.shows(point.period)]
    marks = [(period, one) for period, one in shown.curve.marks if shown.shows(period)]
    stands = (points or marks)[-1:]
    for period, one in stands:
        bound = f"{one.bound} " if one.bound else _about(one)
        yield f"{name} stood at {bound}{number(one.value)} {noun} by {period.label}"
    if not stands:
        for period, one in sorted(shown.split.total.items())[-1:]:
            yield f"{name} had {_about(one)}{number(one.value)} {noun} in {period.label}"


def _about(quantity: Quantity) -> str:
    return "" if quantity.status is Status.REPORTED else "about "
