"""The sentences of the prices: where they start and end, how they moved, what is left apart and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from explorer.analysis.prices import (
    LAUNCH,
    PRESALE,
    Round,
    former,
    lowest_price,
    price_span,
    rounds,
    rumours,
    standing,
    without_battery,
)
from explorer.domain.atlas import Atlas
from explorer.domain.entities import CARS, EntityKind
from explorer.domain.observations import Observation
from explorer.domain.periods import Period
from explorer.figures.currency import HOME, Rate, rate_caveat
from explorer.figures.figure import Panel
from explorer.figures.names import short_name
from explorer.figures.prices_choice import RIVALS, Chosen, cited
from explorer.figures.prices_money import TaxLine, full_money
from explorer.figures.words import (
    above_or_below,
    bounded,
    capital,
    counted,
    listed,
    on,
    spelled,
    spelled_or_none,
    takeaway_of,
)

_EQUAL = 0.005  # a smaller difference is none


def subtitle(shown: Chosen, rate: Rate | None, as_of: date, *, over_time: bool) -> str:
    """Return what is measured, in which currency and, if converted, at which rate of which date."""
    money = HOME if rate is None else f"{rate.code}, at {rate.words}"
    if over_time:
        return f"List prices in {money}, by month of presale, launch and current price"
    rivals = "; rivals on the same axis" if any(one.id == RIVALS for one in shown.groups) else ""
    return f"Newest list prices in {money}, as of {Period.day(as_of).label}{rivals}"


def takeaway(atlas: Atlas, shown: Chosen, rate: Rate | None) -> str:
    """Return the finding on the prices that hold: of the car in focus against a rival, else from where to where."""
    return takeaway_of(_findings(atlas, shown, rate))


def _findings(atlas: Atlas, shown: Chosen, rate: Rate | None) -> Iterator[str]:
    focus = shown.focus
    if focus is not None and focus.kind in CARS:
        yield from _against(atlas, shown, focus.id, rate)
        yield from _since_presale(atlas, focus.id)
    mine = _own(shown)
    every = [(span, car) for car in mine if (span := price_span(atlas, car)) is not None]
    sold = [(span, car) for span, car in every if _sold(atlas, car)]
    known = [(span, car) for span, car in sold if not atlas.entities[car].is_discontinued] or sold or every
    who = capital(_whose(atlas, shown))
    if len(known) > 1:
        low, high = min(known), max(known, key=lambda one: one[0][1])
        ends = [full_money(low[0][0], rate), full_money(high[0][1], rate)]
        first, last = short_name(atlas, low[1]), short_name(atlas, high[1])
        yield f"{who} are priced from {ends[0]} ({first}) to {ends[1]} ({last})"
        yield f"{who} are priced from {ends[0]} to {ends[1]}"
    meant = [focus.id] if focus is not None and focus.id in shown.cars else []
    ordered = (*meant, *(car for _, car in known), *mine, *shown.cars)
    for car in ordered:
        row = lowest_price(atlas, car)
        if row is not None:
            yield _start(atlas, car, row, rate)
    for car in ordered:  # of whom only the upper end of a range is known
        tops = [one.top for one in standing(atlas, car)]
        if tops:
            yield f"{short_name(atlas, car)} costs at most {full_money(max(tops), rate)}"


def _start(atlas: Atlas, car: str, low: Observation, rate: Rate | None) -> str:
    """Return where a car's prices start; what is only announced, or a bound, is not said to be the price."""
    verb = "starts at" if _sold(atlas, car) else "is announced from"
    return (
        f"{short_name(atlas, car)} {'costs' if low.bound else verb} {bounded(full_money(low.value, rate), low.bound)}"
    )


def _own(shown: Chosen) -> list[str]:
    """Return the cars that the finding is about: those of a peer in focus, else those that are no rivals."""
    peer = shown.focus is not None and shown.focus.kind is EntityKind.PEER
    return [car for group in shown.groups if (group.id == RIVALS) is peer for car in group.cars]


def _whose(atlas: Atlas, shown: Chosen) -> str:
    """Return whose cars the finding is about: of a carmaker and a peer only some of the cars are in the pack."""
    focus = shown.focus
    name = short_name(atlas, focus.id) if focus is not None else ""
    if focus is not None and focus.kind is EntityKind.PARTNER:
        return f"{name} alliance cars"
    if focus is not None and focus.kind is EntityKind.PEER:
        return f"{name} cars compared"
    own = [one for one in shown.groups if one.id != RIVALS]
    if focus is not None and focus.kind is EntityKind.BRAND:
        return f"{name} cars"
    alliance = short_name(atlas, atlas.alliance.id) if atlas.alliance is not None else ""
    hidden = 1 < len(own) < sum(one.id != RIVALS for one in shown.every)
    beside = focus is not None and focus.kind is EntityKind.RIVAL_MODEL  # then only cars near it are shown
    return f"{own[0].name if len(own) == 1 else alliance} cars{' shown' if hidden or beside else ''}".strip()


def _sold(atlas: Atlas, car: str) -> bool:
    return any(one.kind != PRESALE for one in standing(atlas, car))


def _against(atlas: Atlas, shown: Chosen, car: str, rate: Rate | None) -> Iterator[str]:
    """Yield the starting price of a car against the rival that a claim names, else the nearest."""
    mine = lowest_price(atlas, car)
    rivals = [one for one in shown.cars if one != car and (one in cited(atlas) or car in cited(atlas))]
    rivals += [one for one in shown.cars if one != car and (atlas.entities[one].kind is not atlas.entities[car].kind)]
    for other in rivals:
        low = lowest_price(atlas, other)
        if mine is None or low is None or not low.value or mine.bound or low.bound:
            continue
        share = mine.value / low.value - 1
        name = short_name(atlas, other)
        earlier = f" ({mine.period.year})" if mine.period.year < atlas.info.as_of.year else ""
        start = f"{_start(atlas, car, mine, rate)}{earlier}"
        how = "level with" if abs(share) < _EQUAL else above_or_below(share)
        yield f"{start}, {how} the {name} ({full_money(low.value, rate)} in {low.period.year})"
        yield f"{start}, {how} the {name}"


def _since_presale(atlas: Atlas, car: str) -> Iterator[str]:
    held = {one.kind: one for one in standing(atlas, car)}
    if PRESALE in held and LAUNCH in held and held[PRESALE].low.value:
        share = held[LAUNCH].low.value / held[PRESALE].low.value - 1
        if abs(share) >= _EQUAL:
            yield f"{short_name(atlas, car)} was launched {above_or_below(share)} its presale price"


def moved(atlas: Atlas, shown: Chosen, panels: tuple[Panel, ...], rate: Rate | None) -> str:
    """Return the finding on the prices over time: how the lowest launch price of the cars shown moved."""
    own = _own(shown) or list(shown.cars)
    drawn = {(line.entity_id, one.period) for panel in panels for line in panel.series for one in line.data}
    ends = [pair for car in own if (pair := _ends(atlas, car, drawn)) is not None]
    return takeaway_of(_moves(atlas, shown, ends, drawn, rate))


def _ends(atlas: Atlas, car: str, drawn: set[tuple[str, Period]]) -> tuple[Round, Round] | None:
    found = [one for one in rounds(atlas, car) if one.kind == LAUNCH and (car, one.period) in drawn]
    return (found[0], found[-1]) if len(found) > 1 else None


def _moves(
    atlas: Atlas, shown: Chosen, ends: list[tuple[Round, Round]], drawn: set[tuple[str, Period]], rate: Rate | None
) -> Iterator[str]:
    if len(ends) > 1:
        lower = sum(last.low.value < first.low.value for first, last in ends)
        higher = sum(last.low.value > first.low.value for first, last in ends)
        counts = [spelled_or_none(one) for one in (lower, higher)]
        who = f"Of {spelled(len(ends))} {_whose(atlas, shown)} launched again"
        yield f"{who}, {counts[0]} came cheaper than at first and {counts[1]} dearer"
    for first, last in ends[:1]:
        share = last.low.value / first.low.value - 1 if first.low.value else 0.0
        name = short_name(atlas, first.entity_id)
        if abs(share) < _EQUAL:
            yield f"{name} was last launched at the same price as {on(first.period)}"
        else:
            yield f"{name} was last launched {above_or_below(share)} its first price, {first.period.label}"
    cars = len({car for car, _ in drawn})
    yield f"{counted(len(drawn), 'price')} of {counted(cars, 'car')} known in this range"


def caveats(atlas: Atlas, shown: Chosen, rate: Rate | None, tax: TaxLine | None, *, over_time: bool) -> tuple[str, ...]:
    """Return what a reader must know: the rate, the tax rule, rumours, what stands apart, who has no price."""
    newest = "A price is the newest that this pack knows, with its year; it may have changed since."
    own = "The panels share one price axis." if shown.focus is not None else "Each panel has a price axis of its own."
    return (
        own if over_time else newest,
        *rate_caveat(rate),
        *([tax.said] if tax is not None else []),
        *([shown.rule] if shown.rule and any(one.id == RIVALS for one in shown.groups) else []),
        *_rumoured(atlas, shown, rate),
        *_apart(atlas, shown, rate, over_time=over_time),
        *_unpriced(atlas, shown),
    )


def _rumoured(atlas: Atlas, shown: Chosen, rate: Rate | None) -> Iterator[str]:
    said = [_said(atlas, one, rate) for car in shown.cars for one in rumours(atlas, car)]
    if said:
        yield f"Rumours, which are never drawn as prices: {'; '.join(said)}."


def _apart(atlas: Atlas, shown: Chosen, rate: Rate | None, *, over_time: bool) -> Iterator[str]:
    without = [_said(atlas, one, rate) for car in shown.cars for one in without_battery(atlas, car)]
    if without:
        yield f"Without the battery, so not among the prices: {'; '.join(without)}."
    gone = [] if over_time else [_said(atlas, one, rate) for car in shown.cars for one in former(atlas, car)]
    if gone:
        yield f"Former prices by their own words, so left out: {'; '.join(gone)}."


def _said(atlas: Atlas, one: Observation, rate: Rate | None) -> str:
    words = bounded(full_money(one.value, rate), one.bound)
    scope = f"{one.scope}, " if one.scope else ""
    return f"{short_name(atlas, one.entity_id)} {words} ({scope}{one.period.label})"


def _unpriced(atlas: Atlas, shown: Chosen) -> Iterator[str]:
    names = [short_name(atlas, car) for car in shown.cars if not rounds(atlas, car)]
    if names:
        yield f"No price in this pack: {listed(names)}."
