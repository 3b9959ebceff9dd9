"""What a car costs at the least: the lowest of its launch and list prices in the year up to the newest one."""

from __future__ import annotations

from explorer.analysis.kept import kept
from explorer.analysis.prices import CURRENT, LAUNCH, whole_prices
from explorer.analysis.technologies import member_cars
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Observation, Status

_YEAR = 365
_FIRM = (Status.REPORTED, Status.ROUNDED)


@kept
def entry_price(atlas: Atlas, car_id: str) -> Observation | None:
    """Return the lowest preferred price of the year that ends with the newest one, the newest of equal ones.

    Versions are priced on different days, hence the year. Presale prices, guidance and bounds do not count, nor does
    a price without the battery.
    """
    rows = [row for kind in (LAUNCH, CURRENT) for row in whole_prices(atlas, car_id, kind)]
    firm = [row for row in rows if row.status in _FIRM and not row.bound]
    newest = max((row.period.end for row in firm), default=None)
    if newest is None:
        return None
    recent = [row for row in firm if (newest - row.period.end).days < _YEAR]
    return min(recent, key=lambda row: (row.value, (newest - row.period.end).days))


@kept
def priced_cars(atlas: Atlas) -> tuple[Observation, ...]:
    """Return the entry price of every car of the alliance's brands that has one, the cheapest first."""
    found = [price for car in member_cars(atlas) if (price := entry_price(atlas, car.id)) is not None]
    return tuple(sorted(found, key=lambda one: (one.value, one.entity_id)))
