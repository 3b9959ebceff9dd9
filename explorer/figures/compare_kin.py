"""What may stand beside what in a comparison: cars beside cars, houses beside houses, in an order to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from explorer.analysis.specifications import coverage
from explorer.domain.atlas import Atlas
from explorer.domain.entities import CARS, EntityKind
from explorer.figures.names import short_name

if TYPE_CHECKING:
    from explorer.figures.figure import Figure

MOST = 4
HOUSES = (EntityKind.ALLIANCE, EntityKind.PARTNER, EntityKind.BRAND, EntityKind.PEER, EntityKind.COMPANY)
Group = tuple[str, tuple[str, ...]]  # the id of a brand, or the word of a kind, and the entities under it


def compared_in(figure: Figure) -> tuple[str, ...]:
    """Return the ids that the figure of a comparison shows, the baseline first."""
    from explorer.figures.panels import MatrixPanel  # late: the window asks for the rest before there is a figure

    columns = next((panel.columns for panel in figure.panels if isinstance(panel, MatrixPanel)), ())
    return tuple(column.id for column in columns)


def comparable(atlas: Atlas, entity_id: str) -> bool:
    """Whether an entity can stand in a comparison: a car, or a house of which the pack has any figure."""
    entity = atlas.entities.get(entity_id)
    if entity is None or entity.kind not in (*CARS, *HOUSES):
        return False
    return entity.kind in CARS or coverage(atlas, entity_id) > 0


def alike(atlas: Atlas, entity_id: str, ids: Sequence[str]) -> bool:
    """Whether an entity is of the class (cars, or houses) of all of these."""
    known = [atlas.entities[one].kind in CARS for one in (entity_id, *ids) if one in atlas.entities]
    return len(set(known)) < 2


def candidates(atlas: Atlas, ids: Sequence[str]) -> tuple[Group, ...]:
    """Return what else can stand beside these, in groups: cars by brand, then rivals; houses by their kind."""
    cars = not ids or any(one in atlas.entities and atlas.entities[one].kind in CARS for one in ids)
    kinds = CARS if cars else HOUSES
    groups: dict[str, list[str]] = {brand.id: [] for brand in atlas.member_brands} if cars else {}
    for kind in kinds:
        for entity in sorted(atlas.of_kind(kind), key=lambda one: short_name(atlas, one.id).casefold()):
            brand = atlas.brand_of(entity.id) if kind is EntityKind.CAR_MODEL else None
            if entity.id not in ids and coverage(atlas, entity.id):
                groups.setdefault(brand.id if brand else kind.value, []).append(entity.id)
    return tuple((group, tuple(found)) for group, found in groups.items() if found)


def toggled(atlas: Atlas, ids: Sequence[str], entity_id: str) -> tuple[str, ...]:
    """Return whom to compare once an entity was added or taken away: one of another class begins anew.

    A fifth is not taken: then the same ids return.
    """
    if entity_id in ids:
        return tuple(one for one in ids if one != entity_id)
    if not alike(atlas, entity_id, ids):
        return (entity_id,)
    return (*ids, entity_id) if len(ids) < MOST else tuple(ids)
