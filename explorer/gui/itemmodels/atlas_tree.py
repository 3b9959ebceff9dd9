"""The entity tree over an atlas: its nodes, its words, and what is unfolded at first."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject

from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.gui.itemmodels.entity_tree import EntityTreeItemModel
from explorer.gui.itemmodels.row_words import RowWords
from explorer.gui.itemmodels.tree_nodes import Group, grow
from explorer.gui.itemmodels.tree_row import TreeRow
from explorer.gui.later import later

_FIRST_MS = 1_000  # the first chart comes before
_OPEN_AT_FIRST = (Group.PEERS.value, Group.REFERENCE_CARS.value)


def entity_tree(atlas: Atlas, parent: QObject | None = None) -> EntityTreeItemModel:
    """Return the tree of everything an atlas is about."""
    return EntityTreeItemModel(grow(atlas), RowWords(atlas), parent)


def look_back(model: EntityTreeItemModel, atlas: Atlas, *, filled: bool) -> EntityTreeItemModel:
    """Return what shows another date, with its figures or without: the model itself where the same entities are there.

    Another one has the same owner.
    """
    root, words = grow(atlas), RowWords(atlas)
    if filled:
        words.fill()
    return model if model.take(root, words) else EntityTreeItemModel(root, words, model.parent())


def bind(model: EntityTreeItemModel, atlas: Atlas, seen: Mapping[str, TreeRow]) -> bool:
    """Put a pack under the rows that are seen of it already; say whether the same entities are there, so that it could.

    The rows stay as they are until each of them has been made from the pack.
    """
    words = RowWords(atlas, seen)
    words.fill()
    bound = model.take(grow(atlas), words, alike=True)
    if bound:
        later(model, model.settle, _FIRST_MS)
    return bound


def open_at_first(atlas: Atlas) -> set[str]:
    """Return what is unfolded in a fresh tree: the alliance, its carmakers and its first brand, and two groups."""
    makers = {entity.id for entity in atlas.of_kind(EntityKind.ALLIANCE, EntityKind.PARTNER)}
    return makers | {brand.id for brand in atlas.member_brands[:1]} | set(_OPEN_AT_FIRST)
