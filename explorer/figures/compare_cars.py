"""The rows that compare cars: prices, size, power and range, and the technology stated."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from explorer.analysis.quantities import Quantity, total_of
from explorer.analysis.specifications import Range, launch_prices, list_prices, specification
from explorer.analysis.technologies import CHASSIS, COCKPIT, DRIVING, uses_of
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity
from explorer.domain.observations import Observation, Status
from explorer.figures.compare_cells import Value, grouped, known, trim_value, value_cells, why_missing
from explorer.figures.names import car_name
from explorer.figures.observed import quantified
from explorer.figures.panels import MatrixRow
from explorer.figures.technology_matrix import used_cell
from explorer.figures.technology_words import FAMILY_TITLES

PRICE, POWER, TECHNOLOGY = "Price and size", "Power and range", "Technology"
_SIZE = ("length", "width", "height", "wheelbase", "seats", "boot_volume")
_POWER = (
    "power", "accel_0_100", "range_cltc", "range_ev_mode", "range_combined", "battery_capacity", "platform_voltage",
    "range_extender_power", "fuel_consumption", "drag_coefficient",
)  # fmt: skip
_SENSORS = ("lidar_count", "lidar_lines", "sensor_count", "screen_size")
_MINOR = frozenset(
    ("boot_volume", "range_extender_power", "fuel_consumption", "drag_coefficient", "lidar_lines", "sensor_count",
     "screen_size", "height", "width", "seats", "range_combined", "platform_voltage")
)  # shown only if at least two have it  # fmt: skip
_MOTORS = ("power_front", "power_rear")
_BARE = ("units", "seats", "version")  # units that the name of the measure says
_ALIKE = 0.01  # trims that differ by no more are one value


def car_rows(atlas: Atlas, cars: Sequence[Entity]) -> Iterator[MatrixRow]:
    """Yield the rows of cars, group by group; a row that nobody has is left out."""
    yield from grouped([*price_rows(atlas, cars), *_specifications(atlas, cars, _SIZE)], PRICE)
    yield from grouped(list(_specifications(atlas, cars, _POWER)), POWER)
    yield from grouped([*_specifications(atlas, cars, _SENSORS), *_fitted(atlas, cars)], TECHNOLOGY)


def price_rows(atlas: Atlas, entities: Sequence[Entity]) -> Iterator[MatrixRow]:
    """Yield launch price from and to, and the list price where one of them has no other."""
    launch = [launch_prices(atlas, one.id) for one in entities]
    yield from _ends(atlas, entities, launch, "price_launch", "Launch price")
    listed = [list_prices(atlas, one.id) for one in entities]
    if any(now and not then for now, then in zip(listed, launch, strict=True)):
        yield from _ends(atlas, entities, listed, "price_current", "List price")


def _ends(
    atlas: Atlas, entities: Sequence[Entity], ranges: Sequence[Range | None], metric: str, title: str
) -> Iterator[MatrixRow]:
    ends: tuple[tuple[str, Callable[[Range], Observation | None]], ...] = (
        ("from", lambda one: one.low),
        ("to", lambda one: one.high),
    )
    for word, end in ends:
        values = [_priced(atlas, entity, end(one) if one else None, metric)
                  for entity, one in zip(entities, ranges, strict=True)]  # fmt: skip
        cells = value_cells(values)
        row = MatrixRow(f"{metric}-{word}", f"{title} {word}", cells, "CNY")
        if known(row):
            yield row


def _priced(atlas: Atlas, entity: Entity, row: Observation | None, metric: str) -> Value | None:
    """Return a price with trim and date beneath it, of a house with the car as well."""
    value = trim_value(atlas, row, metric, dated=True)
    if value is None or row is None or row.entity_id == entity.id:
        return value
    return Value(value.datum, metric, f"{car_name(atlas, row.entity_id)} {value.about}")


def _specifications(atlas: Atlas, cars: Sequence[Entity], metrics: Sequence[str]) -> Iterator[MatrixRow]:
    for metric in metrics:
        ranges = [specification(atlas, car.id, metric) for car in cars]
        if sum(one is not None for one in ranges) > (metric in _MINOR):
            yield from _specification(atlas, cars, metric, ranges)


def _specification(
    atlas: Atlas, cars: Sequence[Entity], metric: str, ranges: Sequence[Range | None]
) -> Iterator[MatrixRow]:
    """Yield one row, or two (from, to) where trims of any car differ."""
    known_as = atlas.metrics[metric]
    missing = [why_missing(car, metric) for car in cars]
    several = any(one is not None and one.spread > _ALIKE for one in ranges)
    for word in ("from", "to") if several else ("",):
        rows = [(one.low if word == "from" else one.high) if one else None for one in ranges]
        values = [trim_value(atlas, row, metric, dated=False) for row in rows]
        if metric == "power":
            values = [one or motors(atlas, car) for one, car in zip(values, cars, strict=True)]
        label = f"{known_as.name_en.removesuffix(' (range extender)')} {word}".rstrip()
        cells = value_cells(values, known_as.decimals, missing)
        unit = "" if known_as.unit in _BARE else known_as.unit
        yield MatrixRow(f"{metric}-{word}".rstrip("-"), label, cells, unit)


def motors(atlas: Atlas, car: Entity) -> Value | None:
    """Return the front and rear motor together, where each has one figure; that of the whole may be lower."""
    ends = [specification(atlas, car.id, metric) for metric in _MOTORS]
    rows = [one.low for one in ends if one is not None and one.low is not None and not one.spread]
    if len(rows) < len(_MOTORS):
        return None
    parts = [Quantity(row.value, row.unit, row.status, row.source_ids) for row in rows]
    whole = total_of(parts, "front and rear motor together")
    newest = max((row.period for row in rows), key=lambda one: one.end)
    return Value(quantified(newest, replace(whole, status=Status.DERIVED)), "power", "both motors")


def _fitted(atlas: Atlas, cars: Sequence[Entity]) -> Iterator[MatrixRow]:
    for family in (DRIVING, COCKPIT, CHASSIS):
        found = [used_cell(atlas, uses_of(atlas, car.id, family)) for car in cars]
        cells = (replace(found[0], strong=not found[0].missing), *found[1:])
        row = MatrixRow(family, FAMILY_TITLES[family][0], cells)
        if known(row):
            yield row
