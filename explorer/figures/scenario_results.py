"""What each part of the scenario works out of a pack: which results, from which assumptions, on which cars."""

from __future__ import annotations

from math import ceil

from explorer.analysis.entry_prices import priced_cars
from explorer.analysis.growth import next_million
from explorer.analysis.headline import Headline, headline
from explorer.analysis.what_if import (
    AITO_MONTHS,
    AITO_SHARE,
    ALONE,
    ALONE_COST,
    CAP,
    MILLION_MONTHS,
    RATE,
    RD,
    RELIEF,
    RUN_RATE,
    SHARED,
    SHARED_COST,
    Settings,
    Worked,
    changed,
    parameters,
    remaining_months,
    tax_on,
    worked,
)
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Observation
from explorer.domain.periods import Period
from explorer.figures.names import short_name, short_name_zh
from explorer.figures.scenario_words import million_words
from explorer.figures.sourcing import in_order
from explorer.figures.words import money, number
from explorer.records import record

COST, TAX, NEXT_MILLION = "cost", "tax", "million"
BY = ((COST, "R&D per car"), (TAX, "Purchase tax"), (NEXT_MILLION, "Next million"))
_LIFETIME = 1_200  # months, beyond which no date is told
_BRAND_OF_SHARE = AITO_SHARE.partition("_")[0]


@record(frozen=True, slots=True)
class Outcome:
    """A result with its name, its colour key, the record it is about, and every source it rests on."""

    name: str
    name_zh: str
    colour: str
    result: Worked
    sources: tuple[str, ...]
    target: str = ""
    note: str = ""


@record(frozen=True, slots=True)
class Standing:
    """Where the alliance's running total stands, and the next full million above it."""

    now: Headline
    target: int

    @property
    def left(self) -> float:
        """The cars still missing."""
        return self.target - self.now.quantity.value

    def reached(self, months: float) -> Period | None:
        """Return the month in which a number of months after the newest total falls; None beyond a lifetime."""
        if not 0 <= months <= _LIFETIME:
            return None
        return Period.of_month_index(self.now.period.last_month_index + ceil(months))


def lever(atlas: Atlas, settings: Settings) -> str:
    """Return what sets the tax: the rate charged; or the share waived, where that alone is set.

    The two say the same thing, so that only one of them can be moved at a time.
    """
    given = changed(atlas, settings)
    return RELIEF if RELIEF in given and RATE not in given else RATE


def inputs_of(atlas: Atlas, part: str, settings: Settings) -> tuple[str, ...]:
    """Return the assumptions that a part of the scenario rests on, as far as the pack has them."""
    names = {COST: (RD, ALONE, SHARED), TAX: (lever(atlas, settings), CAP), NEXT_MILLION: (RUN_RATE, AITO_SHARE)}
    known = parameters(atlas)
    return tuple(name for name in names[part] if name in known)


def outcomes(atlas: Atlas, part: str, settings: Settings) -> tuple[Outcome, ...]:
    """Return the results of a part of the scenario, as far as the pack has what they need."""
    if part == TAX:
        return tuple(_taxes(atlas, settings))
    return tuple(_costs(atlas, settings) if part == COST else _millions(atlas, settings))


def _costs(atlas: Atlas, settings: Settings) -> list[Outcome]:
    found = []
    for formula, name, colour in (
        (ALONE_COST, "One maker alone", "peer-strong"),
        (SHARED_COST, "Shared stack", "total"),
    ):
        one = worked(atlas, formula, settings)
        if one is not None:
            found.append(Outcome(name, "", colour, one, one.sources))
    return found


def _taxes(atlas: Atlas, settings: Settings) -> list[Outcome]:
    rate = parameters(atlas).get(RATE)
    if rate is None:
        return []
    found = []
    for price in priced_cars(atlas):
        one = worked(atlas, tax_on(price.entity_id, price.value, rate.high, lever(atlas, settings)), settings)
        if one is not None:
            found.append(_taxed(atlas, price, one, rate.source_ids))
    return found


def _taxed(atlas: Atlas, price: Observation, one: Worked, more: tuple[str, ...]) -> Outcome:
    brand = atlas.brand_of(price.entity_id)
    scope = f", {price.scope}" if price.scope else ""
    return Outcome(
        short_name(atlas, price.entity_id),
        short_name_zh(atlas, price.entity_id),
        brand.id if brand else "peer-strong",
        one,
        in_order((*price.source_ids, *one.sources, *more)),
        price.entity_id,
        f"{money(price.value)} ({price.period.label}{scope})",
    )


def standing(atlas: Atlas) -> Standing | None:
    """Return where the running total of the alliance stands, if the pack carries one."""
    now = headline(atlas, atlas.alliance.id) if atlas.alliance else None
    return Standing(now, next_million(now.quantity.value)) if now else None


def _millions(atlas: Atlas, settings: Settings) -> list[Outcome]:
    found = []
    whole = worked(atlas, MILLION_MONTHS, settings)
    if whole is not None:
        found.append(Outcome("Another million", "", "total", whole, whole.sources))
    found += _remaining(atlas, settings)
    brand = worked(atlas, AITO_MONTHS, settings)
    if brand is not None:
        target = _BRAND_OF_SHARE if _BRAND_OF_SHARE in atlas.entities else ""
        name = f"{short_name(atlas, target) if target else _BRAND_OF_SHARE.upper()}, another million"
        found.append(Outcome(name, "", target or "peer-strong", brand, brand.sources, target))
    return found


def _remaining(atlas: Atlas, settings: Settings) -> list[Outcome]:
    stands = standing(atlas)
    one = worked(atlas, remaining_months(stands.left), settings) if stands else None
    if stands is None or one is None:
        return []
    now = stands.now
    note = f"from {number(now.quantity.value)} at the end of {now.period.label}"
    sources = in_order((*now.quantity.sources, *one.sources))
    return [Outcome(f"To {million_words(stands.target)}", "", "total", one, sources, note=note)]
