"""From columns of text to columns of values: every cell read once for each text it holds, every id looked up."""

from __future__ import annotations

from typing import Any

from explorer.domain.letters import all_seen
from explorer.packs.cells import CellError
from explorer.packs.errors import shown
from explorer.packs.faults import FaultLog
from explorer.packs.shapes import Column, Shape
from explorer.packs.tables import Chunk, Ids


class Typist:
    """Types the chunks of one table.

    ``known`` has the ids of the tables read before, each with its line, or ``None`` for a table that could not be
    read, whose ids are then taken on trust so that one fault does not breed a thousand.
    """

    def __init__(self, shape: Shape, file: str, known: dict[str, Ids | None], log: FaultLog) -> None:
        self._shape = shape
        self._file = file
        self._known = known
        self._log = log
        self.ids: Ids = {}

    def note_ids(self, chunk: Chunk) -> None:
        """Remember the ids of a chunk; each may stand once in its table."""
        cells = chunk.column("id")
        if len(set(cells)) == len(cells) and self.ids.keys().isdisjoint(cells):
            self.ids.update(zip(cells, chunk.lines, strict=True))
            return
        for line, text in zip(chunk.lines, cells, strict=True):
            first = self.ids.setdefault(text, line)
            if first != line and text:
                problem = f"The id “{shown(text)}” already stands in line {first}"
                self._log.add(self._file, line, "id", text, problem, "Give each row an id of its own")

    def note_loose_ids(self, ids: Ids) -> None:
        """Remember ids of rows that could not be read whole, so that naming them is no second fault."""
        for text, line in ids.items():
            self.ids.setdefault(text, line)

    def typed(self, chunk: Chunk) -> list[list[Any]]:
        """Return the columns of the shape, in its order; a cell with a fault is ``None`` and noted."""
        return [self._column(chunk, column) for column in self._shape.columns]

    def _column(self, chunk: Chunk, column: Column) -> list[Any]:
        cells = chunk.column(column.name)
        if column.name not in chunk.columns and column.needed:
            return [None] * len(cells)  # the missing column was reported once, at the header
        if column.needed and "" in cells:
            self._report(chunk, column, {"": ("The cell is blank", "Every row needs it")})
        if column.read is None:
            return all_seen(cells)
        values, faulty = self._read(set(cells), column)
        if faulty:
            self._report(chunk, column, faulty)
        get = values.get
        return [get(text) for text in cells]

    def _read(self, texts: set[str], column: Column) -> tuple[dict[str, Any], dict[str, tuple[str, str]]]:
        """Return the value of each text that has one, and what is wrong with each of the others."""
        read, known = column.read or str, self._known.get(column.to) if column.to else None
        values: dict[str, Any] = {}
        faulty: dict[str, tuple[str, str]] = {}
        if column.needed:
            texts.discard("")
        for text in texts:
            try:
                values[text] = value = read(text)
            except CellError as error:
                faulty[text] = error.problem, error.fix
                continue
            if known is not None and value and not _all_known(value, known):
                faulty[text] = _unknown(value, known, column)
        return values, faulty

    def _report(self, chunk: Chunk, column: Column, faulty: dict[str, tuple[str, str]]) -> None:
        for line, text in zip(chunk.lines, chunk.column(column.name), strict=True):
            if text in faulty:
                self._log.add(self._file, line, column.name, text, *faulty[text])


def _all_known(value: str | tuple[str, ...], known: Ids) -> bool:
    return value in known if isinstance(value, str) else all(one in known for one in value)


def _unknown(value: str | tuple[str, ...], known: Ids, column: Column) -> tuple[str, str]:
    strange = value if isinstance(value, str) else next(one for one in value if one not in known)
    return f"“{shown(strange)}” is not in {column.to}.csv", "Add it, or fix the name"
