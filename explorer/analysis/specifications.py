"""What a car has, from the lowest to the highest of its trims: specifications, launch and list prices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.analysis.kept import kept
from explorer.analysis.prices import CURRENT, LAUNCH, is_top, whole_prices
from explorer.domain.atlas import Atlas
from explorer.domain.entities import CARS
from explorer.domain.observations import Observation, Status
from explorer.domain.periods import Period
from explorer.records import record

_KNOWN = (Status.REPORTED, Status.ROUNDED, Status.DERIVED)


@record(frozen=True, slots=True)
class Range:
    """The rows with the lowest and the highest value of a measure; the same row where there is only one value.

    An end is ``None`` where only the other is known.
    """

    low: Observation | None
    high: Observation | None

    @property
    def spread(self) -> float:
        """How much higher the highest is than the lowest, as a fraction of the lowest."""
        if self.low is None or self.high is None or not self.low.value:
            return 0.0
        return self.high.value / self.low.value - 1


@kept
def specification(atlas: Atlas, entity_id: str, metric: str) -> Range | None:
    """Return the range of a specification over trims; rumours, guidance and suspect rows are left out."""
    rows = [one for one in atlas.observations.of(entity_id, metric) if one.preferred and one.status in _KNOWN]
    return _range(rows)


def _range(rows: Sequence[Observation]) -> Range | None:
    if not rows:
        return None
    plain = sorted(rows, key=lambda one: (bool(one.scope), one.period))
    return Range(min(plain, key=lambda one: one.value), max(plain, key=lambda one: one.value))


@kept
def launch_prices(atlas: Atlas, entity_id: str) -> Range | None:
    """Return the launch price from and to: of a car, else the lowest and highest of the cars that a house sells.

    A car's lowest is that of its newest launch, its highest that of the newest launch which gives more than one price:
    an edition of one price says nothing of the dearest. Prices without the battery are left out.
    """
    entity = atlas.entities.get(entity_id)
    if entity is not None and entity.kind not in CARS:
        return _of_house(launch_prices(atlas, car) for car in cars_of(atlas, entity_id) if _is_sold(atlas, car))
    dated = _by_date(_firm_prices(atlas, entity_id, LAUNCH))
    if not dated:
        return None
    newest = dated[max(dated)]
    several = [date for date, rows in dated.items() if len({one.value for one in rows}) > 1]
    high = max(dated[max(several)], key=lambda one: one.value) if several else None
    return Range(min(newest, key=lambda one: one.value), high)


@kept
def list_prices(atlas: Atlas, entity_id: str) -> Range | None:
    """Return the lowest and highest list price of the newest date that gives any; ``None`` for a house."""
    dated = _by_date(_firm_prices(atlas, entity_id, CURRENT))
    if not dated:
        return None
    found = _range(dated[max(dated)])
    if found is None or found.low is None or found.spread:
        return found
    return Range(None, found.low) if is_top(found.low) else Range(found.low, None)


def _of_house(ranges: Iterable[Range | None]) -> Range | None:
    found = [one for one in ranges if one is not None]
    lows = [one.low for one in found if one.low is not None]
    highs = [one.high for one in found if one.high is not None]
    if not lows:
        return None
    return Range(min(lows, key=lambda one: one.value), max(highs, key=lambda one: one.value, default=None))


def _is_sold(atlas: Atlas, car_id: str) -> bool:
    car = atlas.entities[car_id]
    return not (car.is_to_come or car.is_discontinued)


def _firm_prices(atlas: Atlas, entity_id: str, kind: str) -> list[Observation]:
    return [one for one in whole_prices(atlas, entity_id, kind) if one.status in _KNOWN]


def _by_date(rows: Iterable[Observation]) -> dict[Period, list[Observation]]:
    dated: dict[Period, list[Observation]] = {}
    for one in rows:
        dated.setdefault(one.period, []).append(one)
    return dated


@kept
def cars_of(atlas: Atlas, entity_id: str) -> tuple[str, ...]:
    """Return the ids of the cars under an entity, at any depth."""
    found: list[str] = []
    for child in atlas.children(entity_id):
        found += [child.id] if child.kind in CARS else cars_of(atlas, child.id)
    return tuple(found)


@kept
def coverage(atlas: Atlas, entity_id: str) -> int:
    """Return how many preferred numbers the pack has of an entity."""
    table = atlas.observations
    rows = (row for metric in table.metrics_of(entity_id) for row in table.rows(entity_id, metric))
    return sum(table.preferred[row] for row in rows)
