"""Opens a pack: finds it, reads its tables, reports every fault at once, or gives the atlas."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from explorer.domain.atlas import Atlas, PackInfo
from explorer.domain.entities import Entity, Relation, Role
from explorer.domain.evidence import Claim, Reading, ScenarioParameter, Source
from explorer.domain.milestones import Milestone
from explorer.domain.observations import Metric, ObservationColumns
from explorer.domain.stories import Stories
from explorer.packs import shapes
from explorer.packs.checks import (
    check_apart,
    check_article,
    check_colours,
    check_links,
    check_order,
    check_parents,
    check_spans,
)
from explorer.packs.descriptor import Descriptor, DescriptorReader
from explorer.packs.faults import FaultLog
from explorer.packs.folder import DESCRIPTOR
from explorer.packs.limits import (
    MOST_BYTES_DESCRIPTOR,
    MOST_BYTES_FILE,
    MOST_BYTES_OBSERVATIONS,
    MOST_ROWS,
    MOST_ROWS_OBSERVATIONS,
)
from explorer.packs.locate import Files, located
from explorer.packs.numbers import NumberReader
from explorer.packs.shapes import Shape
from explorer.packs.stories import StoryReader
from explorer.packs.tables import Chunk, Ids, TableReader
from explorer.packs.typed import Typist

T = TypeVar("T")


def open_pack(path: Path) -> Atlas:
    """Return the atlas of the pack at ``path``: a folder, its datapackage.json, or a .zip.

    Raises PackRefused if it cannot be read or is dangerous, PackFaulty with every fault if it can be read and is not
    sound. Nothing is written, run or fetched, and what is open already stays as it is.
    """
    with located(path) as files:
        opening = _Opening(path, files)
        opening.read()
        files.finish()
    return opening.atlas()


class _Opening:
    """One pack on its way from bytes to atlas."""

    def __init__(self, path: Path, files: Files) -> None:
        self._path = path
        self._files = files
        self._log = FaultLog()
        self._contents: dict[str, bytes] = {DESCRIPTOR: files.read(DESCRIPTOR, MOST_BYTES_DESCRIPTOR)}
        self._about: Descriptor = DescriptorReader(self._contents[DESCRIPTOR], self._log).read(files.names)
        self._torn = self._log.total > 0  # a table may be missing although it is listed
        self._known: dict[str, Ids | None] = {}
        self._columns: dict[str, list[list[Any]]] = {}
        self._observations = ObservationColumns((), {})
        self._stories: Stories = MappingProxyType({})

    def read(self) -> None:
        """Read every table in an order in which ids are known before they are named, then the stories."""
        for shape in shapes.SHAPES:
            if shape.name not in self._about.tables:
                self._known[shape.name] = None if self._torn else {}
            elif shape is shapes.OBSERVATIONS:
                self._read_observations(shape)
            else:
                self._read_table(shape)
        self._stories = StoryReader(self._files, self._known, self._contents, self._log).read()

    def atlas(self) -> Atlas:
        """Return the atlas, or raise PackFaulty with all that was found."""
        self._check_all()
        about = self._about
        return Atlas(
            PackInfo(
                about.name,
                about.title,
                about.version,
                about.created,
                about.as_of,
                about.licences,
                about.contributors,
                about.languages,
                self._digest(),
                str(self._path.absolute()),
                about.colours,
                about.article,
            ),
            self._by_id(shapes.ENTITIES, Entity),
            self._by_id(shapes.SOURCES, Source),
            self._by_id(shapes.METRICS, Metric),
            self._observations,
            self._by_id(shapes.MILESTONES, Milestone),
            tuple(self._records(shapes.RELATIONS, Relation)),
            self._by_id(shapes.ROLES, Role),
            self._by_id(shapes.CLAIMS, Claim),
            self._by_id(shapes.SCENARIOS, ScenarioParameter),
            self._by_id(shapes.READINGS, Reading),
            self._stories,
        )

    def _check_all(self) -> None:
        log, tables = self._log, self._about.tables
        check_apart(self._known, dict(tables), log)
        text = self._contents[DESCRIPTOR].decode("utf-8-sig")
        check_colours(tuple(self._about.colours), self._known["entities"], text, DESCRIPTOR, log)
        check_article(self._about.article, self._known["sources"], text, DESCRIPTOR, log)
        files = dict.fromkeys((DESCRIPTOR, *tables.values(), *self._contents))
        log.close(self._about.name or self._path.name, files, self._contents)

    def _reader(self, shape: Shape) -> TableReader:
        large = shape is shapes.OBSERVATIONS
        file = self._about.tables[shape.name]
        data = self._files.read(file, MOST_BYTES_OBSERVATIONS if large else MOST_BYTES_FILE)
        self._contents[file] = data
        return TableReader(shape, file, data, self._log, MOST_ROWS_OBSERVATIONS if large else MOST_ROWS)

    def _read_table(self, shape: Shape) -> None:
        file = self._about.tables[shape.name]
        reader = self._reader(shape)
        chunks = list(reader.chunks())
        if not chunks:
            self._known[shape.name] = None
            return
        typist = Typist(shape, file, self._known, self._log)
        if shape.keyed:
            for chunk in chunks:
                typist.note_ids(chunk)
            typist.note_loose_ids(reader.loose_ids)
            self._known[shape.name] = typist.ids if "id" in chunks[0].columns else None
        parts = [typist.typed(chunk) for chunk in chunks]
        self._columns[shape.name] = [list(chain.from_iterable(column)) for column in zip(*parts, strict=True)]
        self._check_table(shape, chunks, file)

    def _check_table(self, shape: Shape, chunks: list[Chunk], file: str) -> None:
        whole = chunks[0] if len(chunks) == 1 else _joined(chunks)
        if shape is shapes.ENTITIES:
            check_parents(whole, file, self._log)
        elif shape is shapes.RELATIONS:
            check_links(whole, file, self._log)
            check_spans(whole, self._cells(shape, "since", "until"), file, self._log)
        elif shape is shapes.SCENARIOS:
            check_order(whole, self._cells(shape, "low", "base", "high"), file, self._log)

    def _read_observations(self, shape: Shape) -> None:
        typist = Typist(shape, self._about.tables[shape.name], self._known, self._log)
        kinds = dict(self._cells(shapes.ENTITIES, "id", "kind"))
        metrics = self._cells(shapes.METRICS, "id", "unit", "period_kind", "decimals")
        numbers = NumberReader(self._about.tables[shape.name], kinds, metrics, typist, self._log)
        reader = self._reader(shape)
        found = numbers.feed(reader.chunks())
        typist.note_loose_ids(reader.loose_ids)
        self._known[shape.name] = typist.ids if found else None
        self._observations = numbers.builder.columns(MappingProxyType(numbers.units))

    def _cells(self, shape: Shape, *names: str) -> Iterator[tuple[Any, ...]]:
        """Return these typed columns of a table read before, row by row."""
        places = {column.name: place for place, column in enumerate(shape.columns)}
        columns = self._columns.get(shape.name)
        return zip(*(columns[places[name]] if columns else () for name in names), strict=True)

    def _records(self, shape: Shape, record: Callable[..., T]) -> list[T]:
        columns = self._columns.get(shape.name)
        return [] if columns is None else [record(*row) for row in zip(*columns, strict=True)]

    def _by_id(self, shape: Shape, record: Callable[..., T]) -> Mapping[str, T]:
        records = self._records(shape, record)
        return MappingProxyType(dict(zip(self._columns[shape.name][0], records, strict=True)) if records else {})

    def _digest(self) -> str:
        total = hashlib.sha256()
        for name in sorted(self._contents):
            total.update(f"{name}\0{len(self._contents[name])}\0".encode())
            total.update(self._contents[name])
        return total.hexdigest()


def _joined(chunks: list[Chunk]) -> Chunk:
    names = chunks[0].columns
    columns = {name: [cell for chunk in chunks for cell in chunk.columns[name]] for name in names}
    return Chunk([line for chunk in chunks for line in chunk.lines], columns)
