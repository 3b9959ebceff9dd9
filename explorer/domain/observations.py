"""Numbers with their period, status and sources, kept as read-only columns rather than objects."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from explorer.domain.periods import Period

_BOUNDS = frozenset({"more than", "less than", "about", "nearly", "at least", "up to"})


class Status(Enum):
    """How well a number is known; the order is the order of trust."""

    REPORTED = "reported"
    ROUNDED = "rounded"
    DERIVED = "derived"
    GUIDANCE = "guidance"
    RUMOUR = "rumour"
    SUSPECT = "suspect"


STATUSES = tuple(Status)


@dataclass(frozen=True, slots=True)
class Metric:
    """A measure: its unit, whether it is a flow, stock or level, which way is better, decimals shown."""

    id: str
    name_en: str
    name_zh: str
    unit: str
    period_kind: str
    better: str
    decimals: int
    description_en: str


@dataclass(frozen=True, slots=True)
class Observation:
    """One number, made on demand from the columns; ``value`` is in ``unit``."""

    id: str
    entity_id: str
    metric: str
    period: Period
    value: float
    unit: str
    qualifier: str
    status: Status
    preferred: bool
    source_ids: tuple[str, ...]
    note: str

    @property
    def scope(self) -> str:
        """The qualifier without its bound: trim, scope or edition; empty for the entity as a whole."""
        return split_qualifier(self.qualifier)[0]

    @property
    def bound(self) -> str:
        """The words that make the value a bound (``more than``, ``nearly`` …), or an empty text."""
        return split_qualifier(self.qualifier)[1]


def split_qualifier(qualifier: str) -> tuple[str, str]:
    """Return a qualifier's scope and its bound, either of which may be empty."""
    parts = [part.strip() for part in qualifier.split(";")]
    scope = "; ".join(part for part in parts if part and part not in _BOUNDS)
    bound = next((part for part in parts if part in _BOUNDS), "")
    return scope, bound


class TextBlock:
    """Many texts in one block of UTF-8, so that a million short texts cost only their bytes."""

    __slots__ = ("_data", "_ends")

    def __init__(self, texts: Iterable[str]) -> None:
        data = bytearray()
        ends = array("Q")
        for text in texts:
            data += text.encode()
            ends.append(len(data))
        self._data = bytes(data)
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, row: int) -> str:
        start = self._ends[row - 1] if row else 0
        return self._data[start : self._ends[row]].decode()

    @property
    def nbytes(self) -> int:
        """The memory held, in bytes."""
        return len(self._data) + 8 * len(self._ends)


class Words:
    """A dictionary of distinct texts with integer codes, in order of first appearance."""

    __slots__ = ("_codes", "_words")

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}
        self._words: list[str] = []

    def code(self, word: str) -> int:
        """Return the code of ``word``, giving it one if it is new."""
        code = self._codes.get(word)
        if code is None:
            code = self._codes[word] = len(self._words)
            self._words.append(word)
        return code

    def find(self, word: str) -> int:
        """Return the code of ``word``, or -1."""
        return self._codes.get(word, -1)

    def __getitem__(self, code: int) -> str:
        return self._words[code]

    def __len__(self) -> int:
        return len(self._words)


class ObservationColumns:
    """The table of observations as typed columns; row ``n`` of each belongs together.

    Columns are read-only memory views that numpy can wrap without a copy: ``entity``, ``metric``, ``qualifier``
    and ``sources`` hold codes of the dictionaries of the same name, ``period`` holds :attr:`Period.code`, ``status``
    an index into :data:`STATUSES`, ``preferred`` 0 or 1. Ids and notes stay in blocks of text.
    """

    def __init__(self, rows: Iterable[Observation], units: dict[str, str]) -> None:
        self.entities, self.metrics, self.qualifiers, self.source_lists = Words(), Words(), Words(), Words()
        self._units = units
        columns = array("I"), array("H"), array("I"), array("I"), array("i"), array("d"), array("B"), array("B")
        entity, metric, qualifier, sources, period, value, status, preferred = columns
        ids: list[str] = []
        notes: list[str] = []
        for row in rows:
            entity.append(self.entities.code(row.entity_id))
            metric.append(self.metrics.code(row.metric))
            qualifier.append(self.qualifiers.code(row.qualifier))
            sources.append(self.source_lists.code(";".join(row.source_ids)))
            period.append(row.period.code)
            value.append(row.value)
            status.append(STATUSES.index(row.status))
            preferred.append(row.preferred)
            ids.append(row.id)
            notes.append(row.note)
        self.entity, self.metric, self.qualifier, self.sources, self.period, self.value, self.status, self.preferred = (
            memoryview(column).toreadonly() for column in columns
        )
        self.ids, self.notes = TextBlock(ids), TextBlock(notes)
        self._index: dict[tuple[int, int], array[int]] = {}
        self._rows_by_id: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self.value)

    def __iter__(self) -> Iterator[Observation]:
        return (self[row] for row in range(len(self)))

    def __getitem__(self, row: int) -> Observation:
        metric = self.metrics[self.metric[row]]
        sources = self.source_lists[self.sources[row]]
        return Observation(
            self.ids[row],
            self.entities[self.entity[row]],
            metric,
            Period.from_code(self.period[row]),
            self.value[row],
            self._units[metric],
            self.qualifiers[self.qualifier[row]],
            STATUSES[self.status[row]],
            bool(self.preferred[row]),
            tuple(sources.split(";")) if sources else (),
            self.notes[row],
        )

    def rows(self, entity_id: str, metric: str) -> Sequence[int]:
        """Return the row numbers of one entity's metric, in the order of the file."""
        if not self._index:
            for row, key in enumerate(zip(self.entity, self.metric, strict=True)):
                self._index.setdefault(key, array("I")).append(row)
        return self._index.get((self.entities.find(entity_id), self.metrics.find(metric)), array("I"))

    def of(self, entity_id: str, metric: str) -> list[Observation]:
        """Return one entity's observations of one metric, in the order of the file."""
        return [self[row] for row in self.rows(entity_id, metric)]

    def metrics_of(self, entity_id: str) -> list[str]:
        """Return the metrics that an entity has any observation of, in order of first appearance in the file."""
        self.rows(entity_id, "")
        code = self.entities.find(entity_id)
        return [self.metrics[metric] for entity, metric in self._index if entity == code]

    def find(self, observation_id: str) -> Observation | None:
        """Return the observation with this id, or ``None``."""
        if not self._rows_by_id:
            self._rows_by_id = {self.ids[row]: row for row in range(len(self))}
        row = self._rows_by_id.get(observation_id)
        return None if row is None else self[row]

    @property
    def nbytes(self) -> int:
        """The memory of the columns in bytes, ids and notes apart."""
        columns = (self.entity, self.metric, self.qualifier, self.sources, self.period, self.value)
        return sum(column.nbytes for column in (*columns, self.status, self.preferred))
