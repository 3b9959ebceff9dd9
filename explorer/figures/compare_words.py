"""What a comparison adds up to in a sentence, and what must be known of its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.figures.compare_cells import NO_FIGURE
from explorer.figures.names import short_name
from explorer.figures.panels import MatrixCell, MatrixRow
from explorer.figures.words import above_or_below, listed, number, spelled, takeaway_of

_CARS_FIRST = ("price_launch-from", "price_current-from", "sold-year", "power", "lidar_count", "wheelbase")
_HOUSES_FIRST = ("sold-year", "sold-month", "total", "revenue", "price_launch-from")
_VERBS = {"price_launch-from": "starts", "price_current-from": "is listed"}
_EQUAL = 0.005
_TIMES = 3  # from so many times on a percentage says less


def takeaway(entities: Sequence[tuple[str, EntityKind]], rows: Sequence[MatrixRow], *, cars: bool) -> str:
    """Return by how much the first differs from the others in the first measure of rank that two have.

    ``entities`` are the names with their kinds; of a carmaker only the cars of its alliance brands are counted.
    """
    first, (name, other) = _CARS_FIRST if cars else _HOUSES_FIRST, [name for name, _ in entities[:2]]
    return takeaway_of(_differences(entities, rows, first)) or takeaway_of(
        (f"{name} and {other} have no figure in common", "No figure here can be set against another")
    )


def _differences(
    entities: Sequence[tuple[str, EntityKind]], rows: Sequence[MatrixRow], first: Sequence[str]
) -> Iterator[str]:
    for row in sorted(rows, key=lambda row: _rank(row, first)):
        pairs = zip(entities[1:], row.cells[1:], strict=True)
        found = [(one, cell) for one, cell in pairs if cell.share is not None]
        yield from (_sentence(entities[0], row, found[:count]) for count in range(len(found), 0, -1))


def _rank(row: MatrixRow, first: Sequence[str]) -> int:
    return next((place for place, start in enumerate(first) if row.id.startswith(start)), len(first))


def _sentence(
    first: tuple[str, EntityKind], row: MatrixRow, found: Sequence[tuple[tuple[str, EntityKind], MatrixCell]]
) -> str:
    name, kind = first
    verb = _VERBS.get(row.id)
    if verb:
        return f"{name} {verb} {listed([f'{_below(cell)} {other}' for (other, _), cell in found])}"
    what, _, when = row.label.partition(", ")
    if row.id.startswith("sold"):
        ours = kind is EntityKind.PARTNER
        others = [
            f"{_below(cell)} {other}’s{'' if ours or its is not EntityKind.PARTNER else ' alliance sales'}"
            for (other, its), cell in found
        ]
        return f"{name}’s {when} {'alliance sales' if ours else 'sales'} are {listed(others)}"
    label = _ended(row.id, what if what[:2].isupper() else what[0].lower() + what[1:])
    others = [f"{_below(cell)} {other}’s" for (other, _), cell in found]
    return f"{name}’s {' '.join(part for part in (when, label) if part)} is {listed(others)}"


def _ended(row_id: str, label: str) -> str:
    """Return a label as prose has it: of a row of the lowest or highest trims that word goes before it."""
    for ending, word in (("from", "lowest"), ("to", "highest")):
        if row_id.endswith(f"-{ending}"):
            return f"{word} {label.removesuffix(f' {ending}')}"
    return label


def _below(cell: MatrixCell) -> str:
    """Return how the first compares with this cell: the share of this cell's own value."""
    there = 1 + (cell.share or 0)
    change = 1 / there - 1 if there else 0.0
    if abs(change) < _EQUAL:
        return "level with"
    if change >= _TIMES - 1:
        return f"{number(change + 1)} times"
    return above_or_below(change)


def fairness(atlas: Atlas, entities: Sequence[Entity]) -> Iterator[str]:
    """Yield what makes houses of different kinds unlike: sums of several, or of some of their cars only."""
    kinds = {one.kind for one in entities}
    if EntityKind.ALLIANCE in kinds and len(kinds) > 1:
        unions = [one for one in entities if one.kind is EntityKind.ALLIANCE]
        names = [short_name(atlas, one.id) for one in unions]
        makers = sum(len(atlas.children(one.id, EntityKind.PARTNER)) for one in unions)
        if makers > 1:
            yield f"{listed(names)} adds up {spelled(makers)} carmakers; each of the others is one company."
    if EntityKind.PARTNER in kinds:
        yield "Of a carmaker only the cars of its alliance brands are counted; its results are of the whole company."


def caveats(rows: Sequence[MatrixRow]) -> tuple[str, ...]:
    """Return what a reader must know of the rows shown."""
    cells = [cell for row in rows for cell in row.cells]
    said = ["Percentages are differences from the first column; larger is not better."]
    if any(cell.text == NO_FIGURE for cell in cells):
        impossible = "; “none” that the car cannot have it" if any(one.text.startswith("none") for one in cells) else ""
        said.append(f"“No figure” means that this pack has none{impossible}.")
    if any(row.id.endswith(("-from", "-to")) for row in rows):
        said.append("“From” and “to” are the lowest and highest of the trims; beside each stands which it is for.")
    if any(word in cell.quiet for row in rows for cell in row.cells for word in ("wholesale", "retail")):
        said.append("Deliveries, wholesale and retail count differently; only alike counts have a bar.")
    if any("≠" in cell.quiet for cell in cells):
        said.append("≠ marks a figure for which sources differ.")
    return tuple(said)
