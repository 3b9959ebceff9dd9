"""Who leads an activity under a model of co-operation: the sides that sources take, and whether they dispute it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.analysis.kept import kept
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Role
from explorer.domain.evidence import QUALITIES
from explorer.records import record

HUAWEI, CARMAKER, SHARED = "huawei", "oem", "shared"
_DISPUTED = "disputed"


@record(frozen=True, slots=True)
class Side:
    """One answer to who leads, with the rows that give it; ``partners`` are whom it is about, empty for all."""

    lead: str
    roles: tuple[Role, ...]
    partners: tuple[str, ...]


@record(frozen=True, slots=True)
class Stand:
    """All that is stated of one activity under one model, the strongest side first; no sides: not stated.

    ``whole`` says that a row about all members gives the first side; else the sides are a split of carmakers.
    """

    activity: str
    model: str
    sides: tuple[Side, ...]
    whole: bool
    disputed: bool

    @property
    def lead(self) -> str:
        """The lead of the strongest side, or an empty text where nothing is stated."""
        return self.sides[0].lead if self.sides else ""

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources of every side, each once."""
        return tuple(dict.fromkeys(source for side in self.sides for role in side.roles for source in role.source_ids))


@kept
def activities(atlas: Atlas) -> tuple[str, ...]:
    """Return the activities of the pack, in the order of the file."""
    return tuple(dict.fromkeys(role.activity for role in atlas.roles.values()))


@kept
def models(atlas: Atlas) -> tuple[str, ...]:
    """Return the models of co-operation of the pack, in the order of the file."""
    return tuple(dict.fromkeys(role.cooperation_model for role in atlas.roles.values()))


@kept
def stand(atlas: Atlas, activity: str, model: str, partner_id: str = "") -> Stand:
    """Return who leads an activity under a model; with a carmaker, only what is said of that one.

    Rows about all members come first: of two that differ the one with the better kind of source, then with more
    sources, is the first side. Without such a row the lead that most carmakers have comes first.
    """
    rows = [role for role in atlas.roles.values() if (role.activity, role.cooperation_model) == (activity, model)]
    if partner_id:
        rows = [role for role in rows if role.partner_id == partner_id]
    whole = [role for role in rows if not role.partner_id]
    sides = _ranked(atlas, whole)
    led = {side.lead for side in sides}
    others = _ranked(atlas, [role for role in rows if role.partner_id and role.lead not in led])
    joined = tuple(_with_partners(side, rows) for side in sides) + others
    disputed = any(role.status == _DISPUTED for role in rows)
    return Stand(activity, model, joined, bool(whole), disputed)


def led_by_huawei(stands: Iterable[Stand]) -> tuple[Stand, ...]:
    """Return the activities whose strongest side says that Huawei leads."""
    return tuple(one for one in stands if one.lead == HUAWEI)


def _ranked(atlas: Atlas, rows: Sequence[Role]) -> tuple[Side, ...]:
    groups: dict[str, list[Role]] = {}
    for role in rows:
        groups.setdefault(role.lead, []).append(role)
    sides = [Side(lead, tuple(found), _partners(found)) for lead, found in groups.items()]
    return tuple(sorted(sides, key=lambda side: (-len(side.partners), *_strength(atlas, side.roles))))


def _strength(atlas: Atlas, rows: Iterable[Role]) -> tuple[int, int]:
    """Return the place of the best kind of source, then how many sources, negative: the smaller the stronger."""
    found = atlas.source_list(source for role in rows for source in role.source_ids)
    best = min((QUALITIES.index(source.quality) for source in found), default=len(QUALITIES))
    return best, -len(found)


def _partners(rows: Iterable[Role]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role.partner_id for role in rows if role.partner_id))


def _with_partners(side: Side, rows: Iterable[Role]) -> Side:
    """Add to a side of all members the rows of single carmakers that say the same."""
    own = tuple(role for role in rows if role.partner_id and role.lead == side.lead)
    return Side(side.lead, side.roles + own, ())
