"""Numbers with their period, status and sources, kept as read-only columns rather than objects."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property, lru_cache
from itertools import islice

from explorer.domain.columns import TextBlock, Words
from explorer.domain.periods import Period
from explorer.records import record

_DIRECTIONS = {"more than": 1, "at least": 1, "about": 0, "less than": -1, "nearly": -1, "up to": -1}
_ROWS_AT_ONCE = 10_000


class Status(Enum):
    """How well a number is known; the order is the order of trust."""

    REPORTED = "reported"
    ROUNDED = "rounded"
    DERIVED = "derived"
    GUIDANCE = "guidance"
    RUMOUR = "rumour"
    SUSPECT = "suspect"


STATUSES = tuple(Status)


@record(frozen=True, slots=True)
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


def is_specification(metric: str, period_kind: str) -> bool:
    """Whether a measure stays as it is for as long as a car is built: a level that is no price."""
    return period_kind == "level" and "price" not in metric


@record(frozen=True, slots=True)
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


@lru_cache(maxsize=4096)
def split_qualifier(qualifier: str) -> tuple[str, str]:
    """Return a qualifier's scope and its bound, either of which may be empty."""
    parts = [part.strip() for part in qualifier.split(";")]
    scope = "; ".join(part for part in parts if part and part not in _DIRECTIONS)
    bound = next((part for part in parts if part in _DIRECTIONS), "")
    return scope, bound


def bound_direction(bound: str) -> int:
    """Return 1 if the true value lies above a bound of these words, -1 if below, 0 if about there or no bound."""
    return _DIRECTIONS.get(bound, 0)


class ObservationBuilder:
    """Gathers rows, given as columns of equal length, until :meth:`columns` makes a read-only table of them."""

    def __init__(self) -> None:
        self.entities, self.metrics, self.qualifiers, self.source_lists = Words(), Words(), Words(), Words()
        self.entity, self.metric, self.qualifier, self.sources = array("I"), array("I"), array("I"), array("I")
        self.period, self.value, self.status, self.preferred = array("i"), array("d"), array("B"), array("B")
        self.ids, self.notes = TextBlock(), TextBlock()

    def add(
        self,
        *,
        ids: Sequence[str],
        entities: Sequence[str],
        metrics: Sequence[str],
        periods: Iterable[int],
        values: Iterable[float],
        qualifiers: Sequence[str],
        statuses: Iterable[int],
        preferred: Iterable[int],
        sources: Sequence[str],
        notes: Sequence[str],
    ) -> None:
        """Append rows; periods are codes, statuses places in STATUSES, ids of sources joined by ``;``."""
        self.entity.extend(self.entities.codes(entities))
        self.metric.extend(self.metrics.codes(metrics))
        self.qualifier.extend(self.qualifiers.codes(qualifiers))
        self.sources.extend(self.source_lists.codes(sources))
        self.period.extend(periods)
        self.value.extend(values)
        self.status.extend(statuses)
        self.preferred.extend(preferred)
        self.ids.extend(ids)
        self.notes.extend(notes)

    def add_rows(self, rows: Iterable[Observation]) -> None:
        """Append observations."""
        left = iter(rows)
        while some := tuple(islice(left, _ROWS_AT_ONCE)):
            self.add(
                ids=[row.id for row in some],
                entities=[row.entity_id for row in some],
                metrics=[row.metric for row in some],
                periods=[row.period.code for row in some],
                values=[row.value for row in some],
                qualifiers=[row.qualifier for row in some],
                statuses=[STATUSES.index(row.status) for row in some],
                preferred=[row.preferred for row in some],
                sources=[";".join(row.source_ids) for row in some],
                notes=[row.note for row in some],
            )

    def columns(self, units: Mapping[str, str]) -> ObservationColumns:
        """Return the table; ``units`` has the unit of each metric. Nothing may be added afterwards."""
        return ObservationColumns((), units, self)


class ObservationColumns:
    """The table of observations as typed columns; row ``n`` of each belongs together.

    Columns are read-only memory views that numpy can wrap without a copy: ``entity``, ``metric``, ``qualifier``
    and ``sources`` hold codes of the dictionaries of the same name, ``period`` holds :attr:`Period.code`, ``status``
    an index into :data:`STATUSES`, ``preferred`` 0 or 1. Ids and notes stay in blocks of text.
    """

    def __init__(
        self, rows: Iterable[Observation], units: Mapping[str, str], built: ObservationBuilder | None = None
    ) -> None:
        made = built or ObservationBuilder()
        made.add_rows(rows)
        self._units = units
        self.entities, self.metrics, self.qualifiers = made.entities, made.metrics, made.qualifiers
        self.source_lists, self.ids, self.notes = made.source_lists, made.ids, made.notes
        columns = made.entity, made.metric, made.qualifier, made.sources
        self.entity, self.metric, self.qualifier, self.sources = (memoryview(one).toreadonly() for one in columns)
        self.period, self.value = memoryview(made.period).toreadonly(), memoryview(made.value).toreadonly()
        self.status, self.preferred = memoryview(made.status).toreadonly(), memoryview(made.preferred).toreadonly()
        self._index: dict[int, dict[int, array[int]]] = {}
        self.memory: dict[Hashable, object] = {}  # of this table and those made from it; who fills it bounds it

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many observations each entity has that has any."""
        return {self.entities[code]: count for code, count in Counter(self.entity).items()}

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

    def some(self, rows: Sequence[int]) -> ObservationColumns:
        """Return a table of these rows only, in the order given; it shares the dictionaries, so codes stay the same."""
        made = ObservationBuilder()
        made.entities, made.metrics, made.qualifiers = self.entities, self.metrics, self.qualifiers
        made.source_lists = self.source_lists
        made.entity.extend(map(self.entity.__getitem__, rows))
        made.metric.extend(map(self.metric.__getitem__, rows))
        made.qualifier.extend(map(self.qualifier.__getitem__, rows))
        made.sources.extend(map(self.sources.__getitem__, rows))
        made.period.extend(map(self.period.__getitem__, rows))
        made.value.extend(map(self.value.__getitem__, rows))
        made.status.extend(map(self.status.__getitem__, rows))
        made.preferred.extend(map(self.preferred.__getitem__, rows))
        made.ids, made.notes = self.ids.some(rows), self.notes.some(rows)
        found = made.columns(self._units)
        found.memory = self.memory
        return found

    def rows(self, entity_id: str, metric: str) -> Sequence[int]:
        """Return the row numbers of one entity's metric, in the order of the file."""
        return self._rows_of(entity_id).get(self.metrics.find(metric), ())

    def _rows_of(self, entity_id: str) -> Mapping[int, Sequence[int]]:
        """Return the row numbers of an entity by the code of their metric, in order of first appearance."""
        if not self._index:
            for row, (entity, metric) in enumerate(zip(self.entity, self.metric, strict=True)):
                by_metric = self._index.get(entity)
                if by_metric is None:
                    by_metric = self._index[entity] = {}
                found = by_metric.get(metric)
                if found is None:
                    found = by_metric[metric] = array("I")
                found.append(row)
        return self._index.get(self.entities.find(entity_id), {})

    def of(self, entity_id: str, metric: str) -> list[Observation]:
        """Return one entity's observations of one metric, in the order of the file."""
        return [self[row] for row in self.rows(entity_id, metric)]

    def metrics_of(self, entity_id: str) -> list[str]:
        """Return the metrics that an entity has any observation of, in order of first appearance in the file."""
        return [self.metrics[metric] for metric in self._rows_of(entity_id)]

    def find(self, observation_id: str) -> Observation | None:
        """Return the observation with this id, or ``None``."""
        row = self.ids.find(observation_id)
        return None if row < 0 else self[row]

    @property
    def nbytes(self) -> int:
        """The memory of the columns in bytes, ids and notes apart."""
        columns = (self.entity, self.metric, self.qualifier, self.sources, self.period, self.value)
        return sum(column.nbytes for column in (*columns, self.status, self.preferred))
