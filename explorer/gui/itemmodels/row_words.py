"""What a row of the entity tree says: names, kind, count or total, by eye, by ear and in its tooltip."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.figures.names import car_name, colour_key, short_name_zh
from explorer.gui.itemmodels.row_figures import NOTHING_YET, RowFigures, row_figures
from explorer.gui.itemmodels.tree_nodes import Group, cars_on_sale, is_forerunner
from explorer.gui.itemmodels.tree_row import Node, TreeRow
from explorer.gui.text import translate

_STRONG = frozenset({EntityKind.ALLIANCE, EntityKind.BRAND})
_DOTLESS = frozenset({EntityKind.PARTNER, EntityKind.CAR_MODEL})


class RowWords:
    """Words rows of one atlas; figures are computed once each, and only after :meth:`fill`.

    ``seen`` are rows by their entities' ids that were seen before the pack was read; they hold until they are settled.
    """

    def __init__(self, atlas: Atlas, seen: Mapping[str, TreeRow] = MappingProxyType({})) -> None:
        self._atlas = atlas
        self._seen = dict(seen)
        self._figures: dict[str, RowFigures] = {}
        self._rows: dict[Node, TreeRow] = {}
        self._filled = False

    def fill(self) -> bool:
        """Give figures from now on; say whether that is news."""
        news, self._filled = not self._filled, True
        self._rows.clear()
        return news

    def row(self, node: Node) -> TreeRow:
        """Return all that is painted of a row."""
        if node not in self._rows:
            self._rows[node] = self._seen.get(node.key) or self._row(node)
        return self._rows[node]

    def waits(self, node: Node) -> bool:
        """Whether a row was seen before the pack was read, and is still to be made from it."""
        return node.key in self._seen

    def settle(self, node: Node) -> bool:
        """Make such a row from the pack; say whether it differs from what was seen."""
        before = self._seen.pop(node.key)
        self._rows[node] = self._row(node)
        return self._rows[node] != before

    def _row(self, node: Node) -> TreeRow:
        entity = node.entity
        if entity is None:
            return TreeRow(self.said(node), level=node.level, heading=True, total=f"{len(node.children)}")
        return TreeRow(
            self.said(node),
            short_name_zh(self._atlas, entity.id),
            node.level,
            colour="" if entity.kind in _DOTLESS else colour_key(self._atlas, entity.id),
            strong=entity.kind in _STRONG,
            muted=is_forerunner(self._atlas, entity) or self._is_outside(entity),
            sparkline=self.figures(node).sparkline,
            total=self.total(node),
            counts=entity.kind is EntityKind.PARTNER,
        )

    def figures(self, node: Node) -> RowFigures:
        """Return a row's figures, none before :meth:`fill` and for headings."""
        if not self._filled or node.entity is None:
            return NOTHING_YET
        if node.key not in self._figures:
            self._figures[node.key] = row_figures(self._atlas, node.entity)
        return self._figures[node.key]

    def said(self, node: Node) -> str:
        """Return the short English name, or the heading."""
        if node.entity is not None:
            return car_name(self._atlas, node.key)
        return _heading(Group(node.key)) if node.heading else ""

    def total(self, node: Node) -> str:
        """Return what stands at the right edge: a carmaker's count of models, else the total in three figures."""
        if node.entity is not None and node.entity.kind is EntityKind.PARTNER:
            if self._is_outside(node.entity):
                return translate("EntityTree", "not a member")
            count = cars_on_sale(self._atlas, node.entity)
            if count == 1:
                return translate("EntityTree", "1 model")
            return translate("EntityTree", "%n models", count)
        return self.figures(node).total

    def _is_outside(self, entity: Entity) -> bool:
        """Whether a carmaker stands outside the alliance, as before it joined."""
        alone = entity.kind is EntityKind.PARTNER and not entity.parent_id
        return alone and self._atlas.alliance is not None

    def spoken(self, node: Node) -> str:
        """Return the row for a screen reader: ``AITO, 问界, brand, 1.05 million deliveries as of Feb 2026``."""
        if node.entity is None:
            return self.said(node)
        figure = self.total(node) if node.entity.kind is EntityKind.PARTNER else self.figures(node).told
        parts = (self.said(node), node.entity.name_zh, _kind(node.entity.kind), figure)
        return ", ".join(part for part in parts if part)

    def tip(self, node: Node) -> str:
        """Return the full names, and the exact total on a second line, as plain text."""
        if node.entity is None:
            return self.said(node)
        names = " ".join(part for part in (node.entity.name_en, node.entity.name_zh) if part)
        exact = self.figures(node).exact
        return f"{names}\n{exact}" if exact else names


def _heading(group: Group) -> str:
    return {
        Group.PEERS: translate("EntityTree", "Peers"),
        Group.REFERENCE_CARS: translate("EntityTree", "Reference cars"),
        Group.PEOPLE: translate("EntityTree", "People"),
        Group.TECHNOLOGIES: translate("EntityTree", "Technologies"),
        Group.COMPANIES: translate("EntityTree", "Companies"),
    }[group]


def _kind(kind: EntityKind) -> str:
    return {
        EntityKind.ALLIANCE: translate("EntityTree", "alliance"),
        EntityKind.PARTNER: translate("EntityTree", "carmaker"),
        EntityKind.BRAND: translate("EntityTree", "brand"),
        EntityKind.CAR_MODEL: translate("EntityTree", "model"),
        EntityKind.COMPANY: translate("EntityTree", "company"),
        EntityKind.PERSON: translate("EntityTree", "person"),
        EntityKind.TECHNOLOGY: translate("EntityTree", "technology"),
        EntityKind.PEER: translate("EntityTree", "peer"),
        EntityKind.RIVAL_MODEL: translate("EntityTree", "reference car"),
    }[kind]
