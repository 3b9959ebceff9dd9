"""Which car is stated to have which cockpit, driver assistance, lidar, chassis and drive, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from explorer.analysis.technologies import (
    CHASSIS,
    COCKPIT,
    DRIVE,
    DRIVING,
    LIDAR,
    Use,
    fitting,
    member_cars,
    newest_generation,
    outside_users,
    uses_of,
)
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.domain.observations import Observation, Status
from explorer.figures.names import colour_key, short_name
from explorer.figures.observed import observed
from explorer.figures.panels import NOT_STATED, MatrixCell, MatrixColumn, MatrixPanel, MatrixRow
from explorer.figures.sourcing import cited_by, in_order, sources_of
from explorer.figures.technology_words import FAMILY_TITLES, since_words, technology_name
from explorer.figures.words import counted, listed, number, takeaway_of

COLUMNS = (COCKPIT, DRIVING, LIDAR, CHASSIS, DRIVE)
_SENSORS = ("lidar_count", "lidar_lines", "sensor_count")
_WEIGHTS = {COCKPIT: 1.35, DRIVING: 1.45, LIDAR: 1.2, CHASSIS: 1.2, DRIVE: 1.1}
_FORERUNNERS = "Forerunners, not counted"


def matrix_panel(atlas: Atlas, focus: str) -> MatrixPanel | None:
    """Return the cars with anything stated, brand by brand; None without any."""
    rows = [row for car in _cars(atlas) if (row := _row(atlas, car, focus)) is not None]
    if not rows:
        return None
    columns = tuple(
        MatrixColumn(one, *FAMILY_TITLES[one], weight=_WEIGHTS[one])
        for one in COLUMNS
        if not all(row.cells[COLUMNS.index(one)].missing for row in rows)
    )
    kept = [COLUMNS.index(one.id) for one in columns]
    return MatrixPanel(
        "technology",
        columns,
        tuple(_only(row, kept) for row in (*rows, *_footer(atlas))),
        "Car",
        1.2,
    )


def silent_cars(atlas: Atlas) -> tuple[str, ...]:
    """Return the alliance's cars of which no technology is stated."""
    return tuple(car.id for car in member_cars(atlas) if _row(atlas, car, "") is None)


def _cars(atlas: Atlas) -> tuple[Entity, ...]:
    before = tuple(one for one in outside_users(atlas) if one.kind is EntityKind.CAR_MODEL)
    return (*member_cars(atlas), *before)


def _only(row: MatrixRow, kept: Sequence[int]) -> MatrixRow:
    return replace(row, cells=tuple(row.cells[place] for place in kept))


def _row(atlas: Atlas, car: Entity, focus: str) -> MatrixRow | None:
    cells = tuple(
        lidar_cell(atlas, car.id) if family == LIDAR else used_cell(atlas, uses_of(atlas, car.id, family))
        for family in COLUMNS
    )
    if all(cell.missing for cell in cells):
        return None
    brand = atlas.brand_of(car.id)
    return MatrixRow(
        id=car.id,
        label=short_name(atlas, car.id),
        cells=cells,
        group="" if brand else _FORERUNNERS,
        colour=colour_key(atlas, car.id) or "peer",
        target=car.id,
        focused=bool(focus) and focus in (car.id, brand.id if brand else "", car.parent_id),
    )


def used_cell(atlas: Atlas, found: Sequence[Use]) -> MatrixCell:
    """Return the newest technology that is stated with its date, rumours last, and the earlier ones beneath."""
    if not found:
        return NOT_STATED
    ordered = sorted(found, key=lambda one: one.status is Status.RUMOUR)
    first, others = ordered[0], ordered[1:]
    rumoured = first.status is Status.RUMOUR
    return MatrixCell(
        text=technology_name(atlas, first.technology_id),
        quiet=since_words(first.since, rumoured=rumoured),
        lower="; ".join(_earlier(atlas, one) for one in others),
        data=tuple(observed(atlas, row) for one in ordered for row in one.observations),
        sources=sources_of(ordered),
        target=first.technology_id,
    )


def _earlier(atlas: Atlas, one: Use) -> str:
    word = "rumour: " if one.status is Status.RUMOUR else ""
    return f"{word}{technology_name(atlas, one.technology_id)}{f', {one.since.label}' if one.since else ''}"


def lidar_cell(atlas: Atlas, car_id: str) -> MatrixCell:
    """Return how many lidars a car has, for which edition and by when; beneath it their lines and all sensors."""
    rows = [row for metric in _SENSORS for row in _stated(atlas, car_id, metric)]
    if not rows:
        return NOT_STATED
    first = rows[0]
    same = [row for row in rows if row.metric == first.metric]
    return MatrixCell(
        text=" or ".join(dict.fromkeys(sensor_words(row) for row in same)),
        quiet=", ".join(dict.fromkeys(part for row in same for part in _when(row))),
        lower="; ".join(dict.fromkeys(sensor_words(row) for row in rows if row.metric != first.metric)),
        data=tuple(observed(atlas, row) for row in rows),
        sources=cited_by(rows),
        target=car_id,
    )


def sensor_words(row: Observation) -> str:
    """Return a count of sensors: ``4 lidars``, ``192 lines``, ``27 sensors``."""
    count = number(row.value)
    match row.metric:
        case "lidar_count":
            return f"{count} {'lidar' if row.value == 1 else 'lidars'}"
        case "lidar_lines":
            return f"{count} lines"
    return f"{count} sensors"


def _when(row: Observation) -> tuple[str, ...]:
    rumour = ("rumour",) if row.status is Status.RUMOUR else ()
    return (*rumour, *([row.scope] if row.scope else []), row.period.label)


def _stated(atlas: Atlas, car_id: str, metric: str) -> list[Observation]:
    """Return the preferred rows, newest first; rumours only where there is nothing better."""
    rows = [row for row in atlas.observations.of(car_id, metric) if row.status is not Status.SUSPECT]
    found = [row for row in rows if row.preferred] or [row for row in rows if row.status is Status.RUMOUR]
    return sorted(found, key=lambda row: row.period, reverse=True)


def _footer(atlas: Atlas) -> list[MatrixRow]:
    """Return how many of the cars on sale have any technology of a family stated; no row where none is on sale."""
    if not fitting(atlas, member_cars(atlas), DRIVING).cars:
        return []
    cells = []
    for family in COLUMNS:
        found = fitting(atlas, member_cars(atlas), family)
        stated = {one.entity_id for one in found.any}
        sources = [source for one in found.any for source in one.sources]
        if family == LIDAR:
            rows = [row for car in found.cars for row in _counted(atlas, car)]
            stated, sources = {row.entity_id for row in rows}, [one for row in rows for one in row.source_ids]
        cells.append(MatrixCell(f"{len(stated)}", quiet=f"of {len(found.cars)} on sale", sources=in_order(sources)))
    return [MatrixRow("stated", "Stated for", tuple(cells), footer=True)]


def _counted(atlas: Atlas, car_id: str) -> list[Observation]:
    return [row for metric in _SENSORS for row in _stated(atlas, car_id, metric) if row.status is not Status.RUMOUR]


def matrix_takeaway(atlas: Atlas) -> str:
    """Return how many cars on sale, and of how many brands, have the newest driver assistance."""
    newest, members = newest_generation(atlas, DRIVING), member_cars(atlas)
    if not members:
        earlier = counted(sum(_row(atlas, one, "") is not None for one in _cars(atlas)), "car")
        return f"Technology is stated for {earlier} from before the alliance’s brands"
    if not newest:
        stated = [one for one in members if _row(atlas, one, "") is not None]
        whole = counted(len(members), "car")
        return f"Technology is stated for {len(stated)} of {whole}, driver assistance for none"
    found = fitting(atlas, members, DRIVING)
    cars = {one.entity_id for one in found.newest}
    brands = {atlas.entities[one].parent_id for one in cars}
    name = technology_name(atlas, newest)
    said = f"{name} is stated for {len(cars)} of {counted(len(found.cars), 'car')} on sale"
    longer = f"{said}, in {len(brands)} of {len(atlas.member_brands)} brands"
    return takeaway_of((longer, said)) if len(atlas.member_brands) > 1 else said


def matrix_caveats(atlas: Atlas) -> list[str]:
    """Return which cars nothing is stated of, and what an empty cell means."""
    silent = [short_name(atlas, one) for one in silent_cars(atlas)]
    said = ["“Not stated” means that no source of this pack says so; the car may have one all the same."]
    if silent:
        said.append(f"Nothing is stated of {listed(silent)}.")
    return said
