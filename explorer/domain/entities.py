"""Who and what a pack is about: the alliance, its carmakers, brands and cars, and everything beside them."""

from __future__ import annotations

from enum import Enum, StrEnum

from explorer.domain.periods import Period
from explorer.records import record


class EntityKind(Enum):
    """What an entity is; the values are the words of ``entities.csv``."""

    ALLIANCE = "alliance"
    PARTNER = "partner"
    BRAND = "brand"
    CAR_MODEL = "car_model"
    COMPANY = "company"
    PERSON = "person"
    TECHNOLOGY = "technology"
    PEER = "peer"
    RIVAL_MODEL = "rival_model"


CARS = (EntityKind.CAR_MODEL, EntityKind.RIVAL_MODEL)
_TO_COME = frozenset({"announced", "revealed", "rumoured"})
_DISCONTINUED = "discontinued"


@record(frozen=True, slots=True)
class Entity:
    """One row of ``entities.csv``; a blank cell is an empty text or ``None``."""

    id: str
    kind: EntityKind
    parent_id: str
    name_en: str
    name_zh: str
    ownership: str
    start_date: Period | None
    first_delivery: Period | None
    status: str
    segment: str
    powertrain: str
    summary_en: str
    summary_zh: str
    source_ids: tuple[str, ...]

    @property
    def is_to_come(self) -> bool:
        """Whether it was announced, shown or rumoured only."""
        return self.status in _TO_COME

    @property
    def is_discontinued(self) -> bool:
        """Whether it is no longer made."""
        return self.status == _DISCONTINUED


class Tie(StrEnum):
    """What binds two entities; the values are the words of ``relations.csv``."""

    STAKE = "owns_stake"
    SUPPLIES = "supplies"
    MAKES = "makes"
    LEADS = "leads"
    CHAIRS = "chairs"
    PARTNERS = "partners_with"
    USES = "uses_technology"
    TRADEMARK = "licensed_trademark"
    JOINED = "joined"


@record(frozen=True, slots=True)
class Relation:
    """A dated link between two entities: a stake, a supply, who makes, chairs, leads or uses what."""

    from_id: str
    to_id: str
    kind: Tie
    since: Period | None
    until: Period | None
    value: float | None
    unit: str
    source_ids: tuple[str, ...]
    note: str


@record(frozen=True, slots=True)
class Role:
    """Who leads an activity under a model of co-operation; ``lead`` is huawei, oem or shared."""

    id: str
    activity: str
    activity_zh: str
    cooperation_model: str
    lead: str
    partner_id: str
    status: str
    source_ids: tuple[str, ...]
    note: str
