"""The panels of the prices: a ladder of what holds on a date, or every round over time in small panels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from explorer.analysis.prices import CURRENT, KINDS, LAUNCH, PRESALE, Round, follows, rounds, rumours, standing
from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.domain.periods import Period
from explorer.figures.currency import Rate, at_rate, code_of
from explorer.figures.figure import Datum, Mark, Panel, Series, Threshold
from explorer.figures.names import car_name, short_name, short_name_zh
from explorer.figures.panels import LadderPanel, LadderRow, RangeMark
from explorer.figures.prices_choice import RIVALS, Chosen, Group
from explorer.figures.prices_money import WORDS, TaxLine, price, short_money, span_words
from explorer.figures.settings import in_range
from explorer.state.viewpoint import Viewpoint

_SHADES = {PRESALE: 1.0, LAUNCH: 1.0, CURRENT: 0.35}  # the looks of the kinds, as on the ladder
_MARGIN = 1  # months kept free at both ends of the time axis


def ladder(atlas: Atlas, shown: Chosen, rate: Rate | None, tax: TaxLine | None) -> LadderPanel | None:
    """Return the ladder of the prices that hold, or None where no car shown has any."""
    rows = tuple(_row(atlas, group, car, shown, rate) for group in shown.groups for car in group.cars
                 if _has_row(atlas, shown, group, car))  # fmt: skip
    if not any(row.spans for row in rows):
        return None
    used = {mark.kind for row in rows for mark in row.spans}
    levels = [Threshold(tax.price.value, f"Tax-relief cap binds from {short_money(tax.price.value)}")] if tax else []
    return LadderPanel(
        "prices",
        "",
        code_of(rate),
        rows,
        tuple(levels),
        tuple((kind, WORDS[kind]) for kind in KINDS if kind in used),
        zero=False,
    )


def _has_row(atlas: Atlas, shown: Chosen, group: Group, car: str) -> bool:
    """Whether a car gets a row without a price: only where few are shown and it is the alliance's own."""
    return bool(standing(atlas, car)) or (shown.focus is not None and group.id != RIVALS)


def held(atlas: Atlas, shown: Chosen, car: str) -> tuple[Round, ...]:
    """Return the rounds of a car that the ladder shows; a presale that a launch followed only where few cars are."""
    found = standing(atlas, car)
    launch = next((one for one in found if one.kind == LAUNCH), None)
    if shown.focus is not None or launch is None:
        return found
    return tuple(one for one in found if one.kind != PRESALE or follows(one, launch))


def _row(atlas: Atlas, group: Group, car: str, shown: Chosen, rate: Rate | None) -> LadderRow:
    spans = tuple(_mark(atlas, one, rate) for one in held(atlas, shown, car))
    name, chinese = short_name(atlas, car), short_name_zh(atlas, car)
    missing = "" if spans else "Only rumours" if rumours(atlas, car) else "No price in this pack"
    focused = shown.focus is not None and shown.focus.id == car
    heading = "Rivals" if group.id == RIVALS else "" if len(shown.groups) > 2 else group.name
    return LadderRow(car, name, chinese, group.colour, spans, group=heading, target=car, missing=missing,
                     focused=focused)  # fmt: skip


def _mark(atlas: Atlas, one: Round, rate: Rate | None) -> RangeMark:
    high = price(atlas, one.high, rate) if one.high is not None else None
    return RangeMark(one.kind, price(atlas, one.low, rate), high, span_words(one, rate))


def over_time(atlas: Atlas, here: Viewpoint, shown: Chosen, rate: Rate | None) -> tuple[Panel, ...]:
    """Return small panels over one time axis: one a brand, or one a car where a brand or a car is in focus."""
    groups = [(name, colour, cars) for name, colour, cars in _panelled(atlas, shown) if cars]
    found = [(name, colour, cars, _within(atlas, here, cars)) for name, colour, cars in groups]
    ends = [one.period for *_, some in found for one in some]
    if not ends:
        return ()
    low = min(one.month_index for one in ends) - _MARGIN
    high = max(one.last_month_index for one in ends) + _MARGIN
    axis = Period.of_month_index(low), Period.of_month_index(high)
    several = sum(bool(some) for *_, some in found) > 1
    shared = _scale([one for *_, some in found for one in some], rate) if shown.focus is not None else None
    made = tuple(
        Panel(
            f"prices-{place}", name, code_of(rate), *axis,
            tuple(_series(atlas, cars, colour, some, rate)), compact=several, span=axis,
            scale=shared,
        )
        for place, (name, colour, cars, some) in enumerate(found) if some
    )  # fmt: skip
    return (replace(made[0], legend=True, series=(*_looks(made), *made[0].series)), *made[1:])


def _looks(panels: Sequence[Panel]) -> Iterator[Series]:
    """Yield a series without a number for each kind that is drawn: what the legend of all panels lists."""
    used = {line.id.partition(":")[2] for panel in panels for line in panel.series}
    for kind in KINDS:
        if kind in used:
            yield Series(f"look:{kind}", WORDS[kind], "", "peer-strong", Mark.RANGE, (), hollow=kind == PRESALE,
                         emphasis=_SHADES[kind])  # fmt: skip


def _scale(some: Sequence[Round], rate: Rate | None) -> tuple[float, float]:
    """Return the ends of a price axis that panels share, so that cars can be compared across them."""
    return 0.0, at_rate(max(one.top for one in some), rate)


def _panelled(atlas: Atlas, shown: Chosen) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    one_each = shown.focus is not None and shown.focus.kind in (
        EntityKind.BRAND, EntityKind.PARTNER, EntityKind.CAR_MODEL,
    )  # fmt: skip
    for group in shown.groups:
        if one_each and group.id != RIVALS:
            yield from ((short_name(atlas, car), group.colour, (car,)) for car in group.cars)
        else:
            yield group.name, group.colour, group.cars


def _within(atlas: Atlas, here: Viewpoint, cars: Sequence[str]) -> list[Round]:
    return [one for car in cars for one in rounds(atlas, car) if in_range(here, one.period)]


def _series(
    atlas: Atlas, cars: tuple[str, ...], colour: str, some: Sequence[Round], rate: Rate | None
) -> Iterator[Series]:
    """Yield a series a car and kind: kinds are told apart by their look, cars by their name at their newest mark."""
    shown = [car for car in cars if any(one.entity_id == car for one in some)]
    for car in shown:
        mine = [one for one in some if one.entity_id == car]
        last = max(mine, key=lambda one: (one.period.end, KINDS.index(one.kind)))
        for kind in KINDS:
            data = tuple(bar(atlas, one, rate) for one in mine if one.kind == kind)
            if data:
                label = car_name(atlas, car) if last.kind == kind and len(shown) > 1 else ""
                name = f"{short_name(atlas, car)}, {WORDS[kind].lower()}"
                yield Series(f"{car}:{kind}", name, short_name_zh(atlas, car), colour, Mark.RANGE, data, car,
                             hollow=kind == PRESALE, emphasis=_SHADES[kind], end_label=label)  # fmt: skip


def bar(atlas: Atlas, one: Round, rate: Rate | None) -> Datum:
    """Return a round as one number with its lower end, for a bar over time."""
    low = price(atlas, one.low, rate)
    high = price(atlas, one.high, rate) if one.high is not None else low
    sources = tuple(dict.fromkeys((*low.sources, *high.sources)))
    note = " – ".join(dict.fromkeys(part for part in (low.note, high.note) if part))
    return replace(high, period=one.period, low=low.value if one.high is not None else None, sources=sources, note=note)
