"""The tables a pack may have: their columns, what each holds, and what it points to."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

from explorer.domain.entities import EntityKind, Tie
from explorer.domain.evidence import Quality, Verdict
from explorer.domain.observations import STATUSES
from explorer.packs.cells import id_list, identifier, number, period, whole, word
from explorer.records import record


@record(frozen=True, slots=True)
class Column:
    """A column: how its cells are read (``None`` for plain text), whether one may be blank, what its ids point to."""

    name: str
    read: Callable[[str], Any] | None = None
    needed: bool = False
    to: str = ""

    @property
    def key(self) -> bool:
        """Whether the column holds the row's own id."""
        return self.name == "id"


@record(frozen=True, slots=True)
class Shape:
    """A table: the resource's name, its columns in the order of the record's fields, whether a pack must have it."""

    name: str
    columns: tuple[Column, ...]
    needed: bool = False

    @property
    def keyed(self) -> bool:
        """Whether each row has an id of its own."""
        return self.columns[0].key


def _words(*allowed: str) -> Callable[[str], Any]:
    return word({one: one for one in allowed})


def _members(kind: type[Enum]) -> Callable[[str], Any]:
    return word({one.value: one for one in kind})


def _text(name: str, needed: bool = False) -> Column:
    return Column(name, None, needed)


def _ref(name: str, to: str, needed: bool = False) -> Column:
    return Column(name, identifier, needed, to)


def _refs(name: str, to: str, needed: bool = False) -> Column:
    return Column(name, id_list, needed, to)


def _when(name: str, needed: bool = False) -> Column:
    return Column(name, period, needed)


def _number(name: str, needed: bool = False) -> Column:
    return Column(name, number, needed)


_ID = Column("id", identifier, True)
_CITED = _refs("source_ids", "sources", True)

SOURCES = Shape(
    "sources",
    (
        _ID,
        _text("title", True),
        _text("publisher"),
        _when("published"),
        _when("accessed"),
        _text("url"),
        Column("quality", _members(Quality), True),
        _text("language"),
    ),
    needed=True,
)
ENTITIES = Shape(
    "entities",
    (
        _ID,
        Column("kind", _members(EntityKind), True),
        _ref("parent_id", "entities"),
        _text("name_en", True),
        _text("name_zh"),
        _text("ownership"),
        _when("start_date"),
        _when("first_delivery"),
        _text("status"),
        _text("segment"),
        _text("powertrain"),
        _text("summary_en"),
        _text("summary_zh"),
        _CITED,
    ),
    needed=True,
)
METRICS = Shape(
    "metrics",
    (
        _ID,
        _text("name_en", True),
        _text("name_zh"),
        _text("unit", True),
        Column("period_kind", _words("flow", "stock", "level"), True),
        Column("better", _words("higher", "lower", "none"), True),
        Column("decimals", whole(0, 6), True),
        _text("description_en"),
    ),
)
OBSERVATIONS = Shape(
    "observations",
    (
        _ID,
        _ref("entity_id", "entities", True),
        _ref("metric", "metrics", True),
        _when("period", True),
        _number("value", True),
        _text("unit"),
        _text("qualifier"),
        Column("status", word({one.value: code for code, one in enumerate(STATUSES)}), True),
        Column("preferred", word({"0": 0, "1": 1}), True),
        _CITED,
        _text("note"),
    ),
)
MILESTONES = Shape(
    "milestones",
    (
        _ID,
        _ref("entity_id", "entities", True),
        _refs("with_ids", "entities"),
        _when("date", True),
        _text("category", True),
        _text("title_en", True),
        _text("title_zh"),
        _text("description_en"),
        _number("value"),
        _text("unit"),
        Column("importance", whole(1, 5), True),
        _CITED,
    ),
)
RELATIONS = Shape(
    "relations",
    (
        _ref("from_id", "entities", True),
        _ref("to_id", "entities", True),
        Column("kind", _members(Tie), True),
        _when("since"),
        _when("until"),
        _number("value"),
        _text("unit"),
        _CITED,
        _text("note"),
    ),
)
_MODELS = ("parts-supply", "huawei-inside", "zhixuan-hima", "traditional-oem")
ROLES = Shape(
    "roles",
    (
        _ID,
        _text("activity", True),
        _text("activity_zh"),
        Column("cooperation_model", _words(*_MODELS), True),
        Column("lead", _words("huawei", "oem", "shared"), True),
        _ref("partner_id", "entities"),
        Column("status", _words("reported", "disputed"), True),
        _CITED,
        _text("note"),
    ),
)
_THEMES = ("strategy", "technology", "market", "finance", "policy", "event", "outlook")
CLAIMS = Shape(
    "claims",
    (
        _ID,
        Column("article_order", whole(0, 1_000_000), True),
        _text("statement_en", True),
        _text("statement_zh"),
        Column("theme", _words(*_THEMES), True),
        Column("verdict", _members(Verdict), True),
        _text("evidence_en"),
        _text("evidence_zh"),
        _text("figure"),
        _refs("observation_ids", "observations"),
        _refs("milestone_ids", "milestones"),
        _CITED,
    ),
)
SCENARIOS = Shape(
    "scenarios",
    (
        _ID,
        _text("name_en", True),
        _text("name_zh"),
        _text("parameter", True),
        _text("unit"),
        _number("low", True),
        _number("base", True),
        _number("high", True),
        _text("description_en"),
        _CITED,
    ),
)
READINGS = Shape(
    "readings",
    (
        _ID,
        _text("title", True),
        _text("author"),
        _text("year"),
        _text("kind"),
        _text("why_en"),
        _text("why_zh"),
        _text("url_or_isbn"),
    ),
)

# In this order each table comes after those whose ids it names; entities name each other.
SHAPES = (
    SOURCES,
    ENTITIES,
    METRICS,
    MILESTONES,
    RELATIONS,
    ROLES,
    SCENARIOS,
    READINGS,
    OBSERVATIONS,
    CLAIMS,
)
