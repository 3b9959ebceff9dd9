"""Money in another currency: the rates that the pack has, the control that chooses one, and amounts at it."""

from __future__ import annotations

import re
from dataclasses import replace

from explorer.analysis.kept import kept
from explorer.analysis.quantities import Quantity, figures
from explorer.domain.atlas import Atlas
from explorer.domain.observations import STATUSES
from explorer.domain.periods import Period
from explorer.figures.panels import Control
from explorer.figures.words import number
from explorer.records import record
from explorer.state.viewpoint import Viewpoint

HOME = "CNY"  # what the pack's money is in
SETTING = "rate"
_PER = re.compile(HOME + r"/([A-Z]{3})")


@record(frozen=True, slots=True)
class Rate:
    """A dated rate of exchange, ``quantity`` yuan to one ``code``; ``key`` stands for its date in links: 20260425."""

    code: str
    period: Period
    quantity: Quantity

    @property
    def key(self) -> float:
        """The date of the rate as one number, its digits without hyphens: 20260425, or 202602 for a month."""
        return float("".join(letter for letter in str(self.period) if letter.isdigit()))

    @property
    def words(self) -> str:
        """The rate as a reader is told it: ``6.84 CNY per USD, 25 Apr 2026``."""
        return f"{number(self.quantity.value, 4)} {HOME} per {self.code}, {self.period.label}"


@kept
def rates(atlas: Atlas) -> tuple[Rate, ...]:
    """Return the preferred rates of the pack, newest first."""
    found: list[Rate] = []
    for metric in atlas.metrics.values():
        match = _PER.fullmatch(metric.unit)
        if match is None:
            continue
        for entity_id in atlas.entities:
            rows = figures(atlas, entity_id, metric.id)
            found += [Rate(match.group(1), period, one) for period, one in rows.items() if one.value > 0]
    return tuple(sorted(found, key=lambda one: (one.period.end, one.period.start), reverse=True))


def chosen_rate(atlas: Atlas, here: Viewpoint) -> Rate | None:
    """Return the rate that the viewpoint asks for, or None for the pack's own currency."""
    wanted = dict(here.settings).get(SETTING, 0.0)
    return next((one for one in rates(atlas) if one.key == wanted), None)


def currency_control(atlas: Atlas, here: Viewpoint) -> tuple[Control, ...]:
    """Return the control that chooses the currency and the rate, or nothing where the pack has no rate."""
    known = rates(atlas)
    if not known:
        return ()
    chosen = chosen_rate(atlas, here)
    options = ((0.0, HOME), *((one.key, f"{one.code} at {number(one.quantity.value, 4)} ({one.period.label})")
                              for one in known))  # fmt: skip
    return (
        Control(
            SETTING,
            "Currency",
            "choice",
            chosen.key if chosen else 0.0,
            0.0,
            low=0.0,
            high=max(key for key, _ in options),
            options=options,
            detail=chosen.quantity.note if chosen else "",
            sources=chosen.quantity.sources if chosen else (),
        ),
    )


def code_of(rate: Rate | None) -> str:
    """Return the code of the currency at a rate; without one, of the pack's own."""
    return HOME if rate is None else rate.code


def at_rate(value: float, rate: Rate | None) -> float:
    """Return an amount of the pack's currency at a rate; without one, as it is."""
    return value if rate is None else value / rate.quantity.value


def converted(one: Quantity, rate: Rate | None) -> Quantity:
    """Return an amount at a rate: with the weaker status of the two, the sources of both, and the rate as its method.

    An amount in another unit than the pack's currency, or no rate, leaves it as it is.
    """
    if rate is None or one.unit != HOME:
        return one
    weaker = max(one.status, rate.quantity.status, key=STATUSES.index)
    return replace(
        one,
        value=at_rate(one.value, rate),
        unit=rate.code,
        status=weaker,
        sources=tuple(dict.fromkeys((*one.sources, *rate.quantity.sources))),
        calc=f"{one.calc}, at {rate.words}" if one.calc else f"at {rate.words}",
        alternatives=tuple(at_rate(value, rate) for value in one.alternatives),
    )


def rate_caveat(rate: Rate | None) -> tuple[str, ...]:
    """Return the sentence that names the rate, its date and how it is known."""
    if rate is None:
        return ()
    how = f" ({rate.quantity.note[:1].lower()}{rate.quantity.note[1:]})" if rate.quantity.note else ""
    return (f"All amounts are at one rate whatever their date: {rate.words}{how}.",)
