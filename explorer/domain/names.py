"""The short names by which entities are called where there is little room."""

from __future__ import annotations

import re

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind

_ASIDE = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*$")
_FORMS = frozenset({"Group", "Motor", "Motors", "Automobile", "Automotive", "Holding", "Holdings", "Corporation"})


def short_name(atlas: Atlas, entity: Entity) -> str:
    """Return the English name without its aside, a car's without its brand, a carmaker's without its legal form.

    ``Harmony Intelligent Mobility Alliance (HIMA)`` is HIMA, ``AITO M9`` under AITO is M9, ``Seres Group`` is Seres.
    """
    name = entity.name_en or entity.name_zh or entity.id
    aside = _ASIDE.search(name)
    if aside is not None and aside.group(1).casefold() == entity.id.casefold():
        return aside.group(1)
    name = _without_aside(name)
    if entity.kind is EntityKind.PARTNER:
        first, _, last = name.rpartition(" ")
        return first if first and last in _FORMS else name
    parent = atlas.entities.get(entity.parent_id)
    if entity.kind is EntityKind.CAR_MODEL and parent is not None and parent.kind is EntityKind.BRAND:
        return name.removeprefix(f"{_without_aside(parent.name_en)} ")
    return name


def short_name_zh(entity: Entity) -> str:
    """Return the Chinese name without its aside."""
    return _without_aside(entity.name_zh)


def _without_aside(name: str) -> str:
    return _ASIDE.sub("", name) or name
