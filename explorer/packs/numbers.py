"""The table of observations: typed chunk by chunk into columns, with the rules that span its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from explorer.domain.entities import CARS, EntityKind
from explorer.domain.observations import ObservationBuilder, Status, is_specification, split_qualifier
from explorer.domain.periods import Period
from explorer.packs.errors import shown
from explorer.packs.faults import FaultLog
from explorer.packs.tables import Chunk
from explorer.packs.typed import Typist

_SUSPECT = Status.SUSPECT.value
_COUNTED = frozenset({"vehicles", "cars", "orders"})  # units of which there is no half


class NumberReader:
    """Feeds the columns; once anything is wrong with the pack, chunks are checked and no longer kept."""

    def __init__(
        self,
        file: str,
        kinds: Mapping[str, EntityKind | None],
        metrics: Iterable[tuple[str, str, str, int | None]],
        typist: Typist,
        log: FaultLog,
    ) -> None:
        """``kinds`` has the kind of each entity, ``metrics`` id, unit, kind of period and decimals of each."""
        rows = tuple(row for row in metrics if row[0])  # ids with a fault are None
        self._file = file
        self._typist = typist
        self._log = log
        self.units = {metric: unit for metric, unit, _, _ in rows if unit}
        self._counted = {metric for metric, unit, _, decimals in rows if unit in _COUNTED and decimals == 0}
        self._lasting = {metric for metric, _, kind, _ in rows if metric and kind and is_specification(metric, kind)}
        self._cars = {entity for entity, kind in kinds.items() if kind in CARS}
        self._at_an_end = {metric for metric, _, kind, _ in rows if kind == "stock" or metric.startswith("ytd_")}
        self._preferred: dict[tuple[str, str, str, str], int] = {}
        self._scopes: dict[str, str] = {}
        self.builder = ObservationBuilder()

    def feed(self, chunks: Iterable[Chunk]) -> bool:
        """Type, check and keep every chunk; return whether there was a table with ids."""
        found = False
        for chunk in chunks:
            found = "id" in chunk.columns
            self._typist.note_ids(chunk)
            columns = self._typist.typed(chunk)
            self._check_units(chunk)
            self._check_whole(chunk)
            self._check_preferred(chunk)
            if not self._log.total:
                self._keep(columns, chunk.column("source_ids"))
            if self._log.full(self._file):
                break
        return found

    def _keep(self, columns: list[list[Any]], cited: list[str]) -> None:
        ids, entities, metrics, periods, values, _, qualifiers, statuses, preferred, _, notes = columns
        codes = {one: one.code for one in set(periods)}
        self.builder.add(
            ids=ids,
            entities=entities,
            metrics=metrics,
            periods=[codes[one] for one in periods],
            values=values,
            qualifiers=qualifiers,
            statuses=statuses,
            preferred=preferred,
            sources=cited,
            notes=notes,
        )

    def _check_units(self, chunk: Chunk) -> None:
        if "unit" not in chunk.columns:
            return  # then the measure's unit is meant
        pairs = chunk.column("metric"), chunk.column("unit")
        wrong = {
            (metric, unit) for metric, unit in set(zip(*pairs, strict=True)) if self.units.get(metric, unit) != unit
        }
        if not wrong:
            return
        for line, metric, unit in zip(chunk.lines, *pairs, strict=True):
            if (metric, unit) in wrong:
                problem = f"The unit “{shown(unit)}” is not that of “{shown(metric)}”"
                fix = f"Write {shown(self.units[metric])}"
                self._log.add(self._file, line, "unit", unit, problem, fix)

    def _check_whole(self, chunk: Chunk) -> None:
        cells = chunk.column("value")
        if not any("." in text for text in cells):
            return
        for line, metric, text in zip(chunk.lines, chunk.column("metric"), cells, strict=True):
            if "." in text and metric in self._counted and text.replace(".", "", 1).lstrip("-").isdecimal():
                fix = f"Write whole {self.units[metric]}{_without_point(text)}"
                self._log.add(self._file, line, "value", text, f"“{shown(text)}” has a decimal point", fix)

    def _check_preferred(self, chunk: Chunk) -> None:
        names = ("preferred", "entity_id", "metric", "period", "qualifier", "status")
        for line, preferred, entity, metric, period, qualifier, status in zip(
            chunk.lines, *(chunk.column(name) for name in names), strict=True
        ):
            if preferred != "1" or not (entity and metric and period):
                continue
            if status == _SUSPECT:
                problem = "The row is probably wrong, as its status says, and yet preferred"
                self._log.add(self._file, line, "preferred", preferred, problem, "Write 0, or another status")
                continue
            scope = self._scopes.get(qualifier)
            if scope is None:
                scope = self._scopes[qualifier] = split_qualifier(qualifier)[0]
            if metric in self._lasting and entity in self._cars:
                period = ""  # the length of a car does not change from month to month: one row is drawn in all
            elif metric in self._at_an_end:
                period = _last_day(period)  # what stands at the end of June and on 30 June is one total
            first = self._preferred.setdefault((entity, metric, period, scope), line)
            if first != line:
                problem = f"The row in line {first} is preferred for the same thing"
                self._log.add(self._file, line, "preferred", preferred, problem, "Write 0 in all of them but one")


def _last_day(period: str) -> str:
    try:
        return Period.parse(period).end.isoformat()
    except ValueError:
        return period  # a fault of its own


def _without_point(text: str) -> str:
    """Return what was likely meant: a point between thousands, or decimals that say nothing."""
    before, _, after = text.partition(".")
    if not after.strip("0"):
        return f": {before}"
    return f": {before}{after}" if len(after) == 3 and before.lstrip("-").strip("0") else ""
