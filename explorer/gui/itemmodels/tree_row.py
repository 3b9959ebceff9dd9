"""What the entity tree is made of: nodes, and all that is painted of each."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING, Protocol

from explorer.records import record

if TYPE_CHECKING:
    from explorer.domain.entities import Entity


@record(frozen=True, slots=True)
class TreeRow:
    """All that is painted of a row.

    ``level`` is the depth with headings not counted, ``colour`` is empty for no dot, ``counts`` says that the text at
    the right edge is a count in words rather than a figure.
    """

    name: str
    name_zh: str = ""
    level: int = 0
    heading: bool = False
    colour: str = ""
    strong: bool = False
    muted: bool = False
    sparkline: tuple[float | None, ...] = ()
    total: str = ""
    counts: bool = False


class Node:
    """A row: an entity, or the heading of a group; ``shown`` are the children that the filter lets through.

    ``key`` is the entity's id or the group's word. The entity itself is missing while the pack is not read yet.
    """

    __slots__ = ("children", "entity", "heading", "key", "level", "parent", "row", "shown")

    def __init__(self, key: str = "", entity: Entity | None = None, parent: Node | None = None) -> None:
        self.key = key
        self.entity = entity
        self.parent = parent
        self.heading = False
        self.level = self.row = 0
        self.children: list[Node] = []
        self.shown: list[Node] = []

    def add(self, key: str, entity: Entity | None = None, *, heading: bool = False) -> Node:
        """Append a child and return it; a heading adds no level."""
        child = Node(key, entity, self)
        child.heading = heading
        child.level = self.level if self.heading or self.parent is None else self.level + 1
        self.children.append(child)
        return child

    def walk(self) -> Iterator[Node]:
        """Yield all nodes below this one, parents first."""
        for child in self.children:
            yield child
            yield from child.walk()

    def show(self, wanted: Set[str] | None) -> bool:
        """Let through the wanted ids with their ancestors, or everything; say whether anything is left here."""
        self.shown = [child for child in self.children if child.show(wanted)]
        for row, child in enumerate(self.shown):
            child.row = row
        return wanted is None or bool(self.shown) or (not self.heading and self.key in wanted)


class Words(Protocol):
    """Words the rows of a tree."""

    def fill(self) -> bool:
        """Give figures from now on; say whether that is news."""

    def row(self, node: Node) -> TreeRow:
        """Return all that is painted of a row."""

    def waits(self, node: Node) -> bool:
        """Whether the row was seen before the pack was read, and is still to be made from it."""

    def settle(self, node: Node) -> bool:
        """Make such a row from the pack; say whether it differs from what was seen."""

    def said(self, node: Node) -> str:
        """Return the short English name, or the heading."""

    def spoken(self, node: Node) -> str:
        """Return the row for a screen reader."""

    def tip(self, node: Node) -> str:
        """Return the full names, and the exact total on a second line, as plain text."""
