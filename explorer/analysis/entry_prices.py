"""What a car costs at the least: the lowest of its launch and list prices in the year up to the newest one."""

from __future__ import annotations

from explorer.analysis.kept import kept
from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.domain.observations import Observation, Status

_PRICES = ("price_launch", "price_current")
_YEAR = 365
_FIRM = (Status.REPORTED, Status.ROUNDED)


@kept
def entry_price(atlas: Atlas, car_id: str) -> Observation | None:
    """Return the lowest preferred price of the year that ends with the newest one, the newest of equal ones.

    Versions are priced on different days, hence the year. Presale prices, guidance and bounds do not count.
    """
    rows = [row for metric in _PRICES for row in atlas.observations.of(car_id, metric)]
    firm = [row for row in rows if row.preferred and row.status in _FIRM and not row.bound and row.value > 0]
    newest = max((row.period.end for row in firm), default=None)
    if newest is None:
        return None
    recent = [row for row in firm if (newest - row.period.end).days < _YEAR]
    return min(recent, key=lambda row: (row.value, (newest - row.period.end).days))


@kept
def priced_cars(atlas: Atlas) -> tuple[Observation, ...]:
    """Return the entry price of every car of the alliance's brands that has one, the cheapest first."""
    cars = [car.id for brand in atlas.member_brands for car in atlas.children(brand.id, EntityKind.CAR_MODEL)]
    found = [price for car in cars if (price := entry_price(atlas, car)) is not None]
    return tuple(sorted(found, key=lambda one: (one.value, one.entity_id)))
