"""What no single cell shows: loops of parents, twins across tables, low above high."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from explorer.packs.errors import shown
from explorer.packs.faults import FaultLog
from explorer.packs.limits import MOST_PARENTS
from explorer.packs.tables import Chunk, Ids

_FOCUSED = ("entities", "milestones", "claims")  # a link may focus on any of these, so an id means one of them


def check_parents(chunk: Chunk, file: str, log: FaultLog) -> None:
    """Note each entity that is among its own ancestors, or has so many that no tree of them could be shown."""
    cells = chunk.column("parent_id")
    parents = dict(zip(chunk.column("id"), cells, strict=True))
    looped, depths = _traced(parents)
    for number, own, parent in zip(chunk.lines, chunk.column("id"), cells, strict=True):
        if own in looped:
            problem = f"“{shown(own)}” is its own ancestor through “{shown(parent)}”"
            log.add(file, number, "parent_id", parent, problem, "Break the loop of parents")
        elif depths.get(own, 0) > MOST_PARENTS:
            problem = f"“{shown(own)}” has more than {MOST_PARENTS} ancestors"
            log.add(file, number, "parent_id", parent, problem, "Put it nearer to the top")


def _traced(parents: Mapping[str, str]) -> tuple[set[str], dict[str, int]]:
    """Return the entities that are their own ancestors, and how many ancestors each of the others has."""
    looped: set[str] = set()
    depths: dict[str, int] = {}
    for entity in parents:
        line: dict[str, None] = {}
        while entity and entity not in depths and entity not in line:
            line[entity] = None
            entity = parents.get(entity, "")
        names = list(line)
        if entity in line:
            looped.update(names[names.index(entity) :])
        depth = depths.get(entity, -1)
        for name in reversed(names):
            depth += 1
            depths[name] = depth
    return looped, depths


def check_links(chunk: Chunk, file: str, log: FaultLog) -> None:
    """Note relations that stand twice, by both ends, kind and beginning."""
    keys = list(zip(*(chunk.column(name) for name in ("from_id", "to_id", "kind", "since")), strict=True))
    if len(set(keys)) == len(keys):
        return
    seen: dict[tuple[str, ...], int] = {}
    for line, key in zip(chunk.lines, keys, strict=True):
        first = seen.setdefault(key, line)
        if first != line:
            problem = f"The same relation already stands in line {first}"
            log.add(file, line, "from_id", key[0], problem, "Delete one, or tell them apart by their beginning")


def check_spans(chunk: Chunk, rows: Iterable[tuple[Any, ...]], file: str, log: FaultLog) -> None:
    """Note relations that end before they begin, and so would never hold."""
    for line, (since, until) in zip(chunk.lines, rows, strict=True):
        if since is not None and until is not None and until.end < since.start:
            problem = f"It ends in {until.label}, before it begins in {since.label}"
            log.add(file, line, "until", str(until), problem, "Swap them, or fix the year")


def check_order(chunk: Chunk, rows: Iterable[tuple[Any, ...]], file: str, log: FaultLog) -> None:
    """Note what-if parameters whose low, base and high value are not in order; blanks were noted before."""
    for line, (low, base, high) in zip(chunk.lines, rows, strict=True):
        if None not in (low, base, high) and not low <= base <= high:
            problem = f"Low, base and high are not in order: {low:g}, {base:g}, {high:g}"
            log.add(file, line, "base", f"{base:g}", problem, "Swap them")


def check_apart(known: dict[str, Ids | None], files: dict[str, str], log: FaultLog) -> None:
    """Note ids that two of entities, milestones and claims have in common."""
    first: dict[str, str] = {}
    for table in _FOCUSED:
        ids = known.get(table) or {}
        for twin in sorted(first.keys() & ids.keys()):
            problem = f"“{shown(twin)}” is also an id in {first[twin]}.csv"
            log.add(files[table], ids[twin], "id", twin, problem, "Use an id of its own, a link means one thing")
        first.update(dict.fromkeys(ids, table))


def check_colours(colours: Sequence[str], entities: Ids | None, text: str, file: str, log: FaultLog) -> None:
    """Note colours given to what is no entity."""
    for one in colours:
        if entities is not None and one not in entities:
            _note_unknown(one, "colours", "entities", text, file, log)


def check_article(article: str, sources: Ids | None, text: str, file: str, log: FaultLog) -> None:
    """Note an article, the source whose claims are checked, that is no source."""
    if article and sources is not None and article not in sources:
        _note_unknown(article, "article", "sources", text, file, log)


def _note_unknown(name: str, column: str, table: str, text: str, file: str, log: FaultLog) -> None:
    line = text.count("\n", 0, max(text.find(f'"{name}"'), 0)) + 1
    log.add(file, line, column, name, f"“{shown(name)}” is not in {table}.csv", "Add it, or fix the name")
