"""The short names by which a reader knows the records of a pack, in both scripts."""

from __future__ import annotations

import re

from explorer.analysis.kept import kept
from explorer.domain.atlas import Atlas
from explorer.domain.entities import CARS, Entity, EntityKind
from explorer.figures.dossier import Run

_BRACKET = re.compile(r"\s*[(（]([^()（）]*)[)）]$")
_ZH_SUFFIXES = ("汽车", "集团")
KINDS = {
    EntityKind.ALLIANCE: "Alliance",
    EntityKind.PARTNER: "Carmaker",
    EntityKind.BRAND: "Brand",
    EntityKind.CAR_MODEL: "Car",
    EntityKind.COMPANY: "Company",
    EntityKind.PERSON: "Person",
    EntityKind.TECHNOLOGY: "Technology",
    EntityKind.PEER: "Peer",
    EntityKind.RIVAL_MODEL: "Car compared",
}
_IN_FULL = (EntityKind.PERSON, EntityKind.TECHNOLOGY)


@kept
def short_name(atlas: Atlas, entity_id: str) -> str:
    """Return the short English name: ``HIMA``, ``Seres``, ``AITO M9``; of an unknown id the id itself.

    A bracketed abbreviation that spells the initials stands for the whole name; a name whose first word is its id is
    known by that word; else the name without a bracket at its end, unless two records would then look alike.
    """
    entity = atlas.entities.get(entity_id)
    if entity is None:
        return entity_id
    bare, bracket = _split(entity.name_en)
    if bracket and bracket == "".join(word[0] for word in bare.split()):
        return bracket
    first = bare.split()[0] if bare else entity.id
    if first.lower() == entity.id and entity.kind not in _IN_FULL:
        return first
    return bare if bare and _unique(atlas, entity, bare) else entity.name_en


def short_name_zh(atlas: Atlas, entity_id: str) -> str:
    """Return the short Chinese name: without brackets, and for a company without its trade's suffix."""
    entity = atlas.entities.get(entity_id)
    if entity is None:
        return ""
    name = _split(entity.name_zh)[0]
    if entity.kind in (EntityKind.PARTNER, EntityKind.PEER):
        for suffix in _ZH_SUFFIXES:
            if len(name) > len(suffix) + 1 and name.endswith(suffix):
                return name.removesuffix(suffix)
    return name


def record_named(atlas: Atlas, text: str) -> str:
    """Return the id of the entity with this id, else with this name in either script and any case; else the text."""
    wanted = text.strip().casefold()
    if not wanted or text in atlas.entities:
        return text
    for entity in atlas.entities.values():
        names = (
            entity.id,
            entity.name_en,
            entity.name_zh,
            short_name(atlas, entity.id),
            short_name_zh(atlas, entity.id),
        )
        if wanted in [name.casefold() for name in names]:
            return entity.id
    return text


def car_name(atlas: Atlas, entity_id: str) -> str:
    """Return a car's name within its brand: ``M9`` for AITO M9; anything else by its short name."""
    entity = atlas.entities.get(entity_id)
    name = short_name(atlas, entity_id)
    if entity is None or entity.kind not in CARS:
        return name
    parent = short_name(atlas, entity.parent_id) if entity.parent_id else ""
    return name.removeprefix(parent).strip() or name


def colour_key(atlas: Atlas, entity_id: str) -> str:
    """Return the colour key of an entity: its brand's id, ``total`` for the alliance, ``peer`` for peers and rivals.

    People, technologies and companies outside the alliance have none.
    """
    entity = atlas.entities.get(entity_id)
    if entity is None:
        return ""
    match entity.kind:
        case EntityKind.ALLIANCE:
            return "total"
        case EntityKind.PEER | EntityKind.RIVAL_MODEL:
            return "peer"
        case EntityKind.BRAND | EntityKind.PARTNER | EntityKind.CAR_MODEL:
            brand = atlas.brand_of(entity_id)
            return brand.id if brand else ""
    return ""


def strip_keys(atlas: Atlas) -> tuple[str, ...]:
    """Return the colour keys of the signature strip: the alliance's brands in stack order."""
    return tuple(brand.id for brand in atlas.member_brands)


def named(atlas: Atlas, entity_id: str) -> tuple[Run, ...]:
    """Return an entity as a link with its Chinese name after it in a quieter ink."""
    if entity_id not in atlas.entities:
        return (Run(entity_id),)
    runs = [Run(short_name(atlas, entity_id), entity_id)]
    chinese = atlas.entities[entity_id].name_zh
    if chinese and chinese != runs[0].text:
        runs.append(Run(f" {chinese}", "", quiet=True))
    return tuple(runs)


def joined(groups: list[tuple[Run, ...]], joint: str = ", ") -> tuple[Run, ...]:
    """Return several groups of runs as one, with a joint between each two."""
    runs: list[Run] = []
    for group in groups:
        if runs:
            runs.append(Run(joint))
        runs.extend(group)
    return tuple(runs)


def _split(name: str) -> tuple[str, str]:
    match = _BRACKET.search(name)
    return (name[: match.start()], match.group(1)) if match else (name, "")


def _unique(atlas: Atlas, entity: Entity, bare: str) -> bool:
    return not any(other.name_en == bare for other in atlas.entities.values() if other.id != entity.id)
