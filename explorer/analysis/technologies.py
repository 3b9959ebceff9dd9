"""Who is stated to use which technology since when, of which family it is, and which generation is the newest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from explorer.analysis.kept import kept
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind, Relation, Tie
from explorer.domain.observations import Observation, Status
from explorer.domain.periods import Period
from explorer.records import record

COCKPIT, DRIVING, CHASSIS, DRIVE, LIDAR = "cockpit", "driving", "chassis", "drive", "lidar"
FAMILIES = (COCKPIT, DRIVING, CHASSIS, DRIVE)  # those of which a pack names generations; lidars are counted
VERSION = "ads_version"
_WORDS = {
    COCKPIT: ("cockpit", "harmonyos", "infotainment"),
    DRIVE: ("electric drive", "electric-drive", "driveone"),
    LIDAR: ("lidar",),
    CHASSIS: ("chassis",),
    DRIVING: ("ads", "driver assistance", "driver-assistance", "driving", "collision"),
}


@record(frozen=True, slots=True)
class Use:
    """A car, brand or company that is stated to use a technology; ``observations`` are rows that give its version.

    ``status`` is rumour where only rumours say so.
    """

    entity_id: str
    technology_id: str
    family: str
    since: Period | None
    status: Status
    sources: tuple[str, ...]
    note: str
    observations: tuple[Observation, ...] = ()


@kept
def family_of(atlas: Atlas, technology_id: str) -> str:
    """Return the family of a technology by the words of its name, else of its summary; empty if none fits."""
    entity = atlas.entities.get(technology_id)
    if entity is None:
        return ""
    for text in (entity.name_en.lower(), entity.summary_en.lower()):
        for family, words in _WORDS.items():
            if any(re.search(rf"\b{re.escape(word)}\b", text) for word in words):
                return family
    return ""


@kept
def uses(atlas: Atlas) -> tuple[Use, ...]:
    """Return every stated use of a technology, in the order of the file, known by the pack's date."""
    found = [_use(atlas, one) for one in atlas.relations if one.kind == Tie.USES and one.to_id in atlas.entities]
    return tuple(one for one in found if one.since is None or one.since.start <= atlas.info.as_of)


def uses_of(atlas: Atlas, entity_id: str, family: str = "") -> tuple[Use, ...]:
    """Return what an entity uses, of one family or of all, the newest first."""
    found = [one for one in uses(atlas) if one.entity_id == entity_id and family in ("", one.family)]
    return tuple(sorted(found, key=lambda one: one.since.start if one.since else date.min, reverse=True))


def _use(atlas: Atlas, relation: Relation) -> Use:
    family = family_of(atlas, relation.to_id)
    rows = tuple(_versions(atlas, relation)) if family == DRIVING else ()
    rumoured = bool(rows) and all(row.status is Status.RUMOUR for row in rows)
    sources = tuple(dict.fromkeys((*relation.source_ids, *(source for row in rows for source in row.source_ids))))
    status = Status.RUMOUR if rumoured else Status.REPORTED
    return Use(relation.from_id, relation.to_id, family, relation.since, status, sources, relation.note, rows)


def version_of(technology: Entity) -> float | None:
    """Return the number at the end of a technology's name, or ``None``: 3.0 of ADS 3.0."""
    number = re.search(r"(\d+(?:\.\d+)?)$", technology.name_en)
    return float(number.group(1)) if number else None


def _versions(atlas: Atlas, relation: Relation) -> Iterable[Observation]:
    """Yield the rows that give the car the version that the technology has in its name."""
    version = version_of(atlas.entities[relation.to_id])
    rows = atlas.observations.of(relation.from_id, VERSION) if version is not None else []
    return (row for row in rows if row.value == version and row.status is not Status.SUSPECT)


@kept
def member_cars(atlas: Atlas) -> tuple[Entity, ...]:
    """Return the cars of the alliance's brands, brand by brand in stack order."""
    return tuple(car for brand in atlas.member_brands for car in atlas.children(brand.id, EntityKind.CAR_MODEL))


def on_sale(atlas: Atlas, car: Entity) -> bool:
    """Whether a car had been launched by the pack's date; one that is only announced or shown had not."""
    begun = car.start_date is None or car.start_date.start <= atlas.info.as_of
    return begun and not car.is_to_come


@kept
def newest_generation(atlas: Atlas, family: str) -> str:
    """Return the technology of a family that began last of those a car of the alliance is stated to use.

    Rumours do not count; empty where nothing is stated.
    """
    cars = {car.id for car in member_cars(atlas)}
    found = {
        one.technology_id
        for one in uses(atlas)
        if one.family == family and one.entity_id in cars and one.status is not Status.RUMOUR
    }
    return max(found, key=lambda one: _began(atlas.entities[one]), default="")


@kept
def unfitted(atlas: Atlas, family: str) -> tuple[str, ...]:
    """Return the technologies of a family that are out, newer than the newest in any car, and stated for none."""
    newest = newest_generation(atlas, family)
    after = _began(atlas.entities[newest]) if newest else (date.min, "")
    used = {one.technology_id for one in uses(atlas) if one.status is not Status.RUMOUR}
    found = [
        one.id
        for one in atlas.of_kind(EntityKind.TECHNOLOGY)
        if one.start_date is not None
        and one.start_date.start <= atlas.info.as_of
        and _began(one) > after
        and not one.is_to_come
        and one.id not in used
        and family_of(atlas, one.id) == family
    ]
    return tuple(found)


def _began(technology: Entity) -> tuple[date, str]:
    return (technology.start_date.start if technology.start_date else date.min, technology.id)


@record(frozen=True, slots=True)
class Fitting:
    """How many of some cars have a technology: the newest generation, any of its family, out of ``cars``."""

    newest: tuple[Use, ...]
    any: tuple[Use, ...]
    cars: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of the cars with the newest generation, 0 to 1."""
        return len({one.entity_id for one in self.newest}) / len(self.cars) if self.cars else 0.0


def fitting(atlas: Atlas, cars: Sequence[Entity], family: str) -> Fitting:
    """Return which of the cars on sale are stated to have the newest generation of a family, and which any."""
    ids = tuple(car.id for car in cars if on_sale(atlas, car))
    newest = newest_generation(atlas, family)
    found = [
        one for one in uses(atlas) if one.entity_id in ids and one.family == family and one.status is not Status.RUMOUR
    ]
    return Fitting(tuple(one for one in found if one.technology_id == newest), tuple(found), ids)


@kept
def outside_users(atlas: Atlas) -> tuple[Entity, ...]:
    """Return whoever uses the same technology without being a brand or a car of the alliance, in the file's order."""
    inside = {one.id for one in (*atlas.member_brands, *member_cars(atlas))}
    return tuple(
        atlas.entities[one]
        for one in dict.fromkeys(use.entity_id for use in uses(atlas))
        if one in atlas.entities and one not in inside
    )
