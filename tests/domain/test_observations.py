"""Observations as columns: read-only, small, without numpy, and each row given back as it was."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.columns import TextBlock, Words
from explorer.domain.observations import (
    STATUSES,
    Observation,
    ObservationBuilder,
    ObservationColumns,
    Status,
    bound_direction,
    split_qualifier,
)
from explorer.domain.periods import Period
from tests.domain.test_periods import PERIODS

MILLION = 1_000_000
UNITS = {"deliveries": "vehicles", "revenue": "CNY"}
_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
ROWS = st.lists(
    st.builds(
        Observation,
        id=_TEXT.filter(bool),
        entity_id=st.sampled_from(["hima", "aito", "问界"]),
        metric=st.just("deliveries"),
        period=PERIODS,
        value=st.floats(allow_nan=False),
        unit=st.just("vehicles"),
        qualifier=_TEXT,
        status=st.sampled_from(STATUSES),
        preferred=st.booleans(),
        source_ids=st.lists(st.sampled_from(["s1", "s2", "s3"]), unique=True).map(tuple),
        note=_TEXT,
    ),
    max_size=12,
    unique_by=lambda row: row.id,
)


@given(ROWS)
def test_rows_come_back_as_they_went_in(rows: list[Observation]) -> None:
    table = ObservationColumns(rows, UNITS)
    assert list(table) == rows
    assert len(table) == len(rows)


@given(ROWS)
def test_rows_are_found_by_entity_and_by_id(rows: list[Observation]) -> None:
    table = ObservationColumns(rows, UNITS)
    for row in rows:
        assert table.find(row.id) == row
    for entity in ("hima", "aito", "问界", "nobody"):
        assert table.of(entity, "deliveries") == [row for row in rows if row.entity_id == entity]
        assert table.metrics_of(entity) == (["deliveries"] if any(row.entity_id == entity for row in rows) else [])
    assert table.find("no such id at all") is None
    assert table.of("hima", "revenue") == []


def _row(number: int, **changes: Any) -> Observation:
    row = Observation(
        f"r{number}",
        "hima",
        "deliveries",
        Period.month(2025, 1),
        1.0,
        "vehicles",
        "",
        Status.REPORTED,
        True,
        ("s",),
        "",
    )
    return replace(row, **changes)


def test_columns_cannot_be_written_to() -> None:
    table = ObservationColumns([_row(1), _row(2)], UNITS)
    columns = (table.entity, table.metric, table.qualifier, table.sources, table.period, table.value, table.status)
    for column in (*columns, table.preferred):
        assert column.readonly
        with pytest.raises(TypeError, match="read-only"):
            column[0] = 0


def test_numpy_sees_the_columns_without_a_copy() -> None:
    table = ObservationColumns([_row(1, value=3.5), _row(2, value=4.5)], UNITS)
    seen = np.asarray(table.value)
    assert seen.tolist() == [3.5, 4.5]
    assert np.shares_memory(seen, np.frombuffer(table.value))
    assert not seen.flags.writeable


def test_an_id_that_is_part_of_another_is_told_apart() -> None:
    ids = ["hima-2025-01", "hima-2025", "a-hima-2025", "hima"]
    table = ObservationColumns([_row(n, id=name, value=float(n)) for n, name in enumerate(ids)], UNITS)
    assert [found.value for name in ids if (found := table.find(name))] == [0.0, 1.0, 2.0, 3.0]
    assert table.find("hima-2025-") is None
    assert table.find("") is None


def _million() -> ObservationColumns:
    builder = ObservationBuilder()
    step = 50_000
    months = [Period.month(2020, 1 + n % 60).code for n in range(step)]
    entities = [f"e{n % 500}" for n in range(step)]
    for start in range(0, MILLION, step):
        builder.add(
            ids=[f"row-{n}" for n in range(start, start + step)],
            entities=entities,
            metrics=["deliveries"] * step,
            periods=months,
            values=[float(n) for n in range(step)],
            qualifiers=["more than", ""] * (step // 2),
            statuses=[0, 1] * (step // 2),
            preferred=[1, 0] * (step // 2),
            sources=["source-a;source-b", "source-c"] * (step // 2),
            notes=["", "a note"] * (step // 2),
        )
    return builder.columns(UNITS)


def test_a_million_rows_take_at_most_a_hundred_bytes_each() -> None:
    table = _million()
    rows = table.rows("e7", "deliveries")
    assert len(table) == MILLION
    assert len(rows) == MILLION // 500
    index = 4 * MILLION  # the row numbers of each entity and metric
    assert (table.nbytes + index) / MILLION <= 100
    assert table.ids.nbytes / MILLION < 30, "ids are one block of text, not objects"
    found = table.find(f"row-{MILLION - 1}")
    assert found is not None
    assert (found.entity_id, found.value, found.source_ids) == ("e499", 49_999.0, ("source-c",))
    assert table[rows[0]].bound == "", "e7 stands in odd rows alone"


def test_the_domain_needs_neither_numpy_nor_qt() -> None:
    code = (
        "import explorer.domain.atlas, explorer.state.moves, explorer.analysis.headline, explorer.analysis.growth, sys"
    )
    said = f"{code}; print([one for one in sys.modules if one.split('.')[0] in ('numpy', 'PySide6', 'shiboken6')])"
    run = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("qualifier", "scope", "bound", "direction"),
    [
        ("", "", "", 0),
        ("more than", "", "more than", 1),
        ("at least", "", "at least", 1),
        ("nearly", "", "nearly", -1),
        ("up to", "", "up to", -1),
        ("less than", "", "less than", -1),
        ("about", "", "about", 0),
        ("2025 generation; more than", "2025 generation", "more than", 1),
        ("firm orders; National Day week; more than", "firm orders; National Day week", "more than", 1),
        ("Seres Auto", "Seres Auto", "", 0),
    ],
)
def test_a_qualifier_is_a_scope_and_a_bound(qualifier: str, scope: str, bound: str, direction: int) -> None:
    assert split_qualifier(qualifier) == (scope, bound)
    assert bound_direction(bound) == direction
    assert (_row(1, qualifier=qualifier).scope, _row(1, qualifier=qualifier).bound) == (scope, bound)


@given(st.lists(_TEXT, max_size=20))
def test_texts_come_back_from_their_block(texts: list[str]) -> None:
    block = TextBlock(texts)
    assert [block[row] for row in range(len(block))] == texts
    for text in texts:
        assert block.find(text) == (texts.index(text) if text else -1)


def test_words_get_a_code_once() -> None:
    words = Words()
    assert list(words.codes(["a", "b", "a"])) == [0, 1, 0]
    assert (words[1], words.find("b"), words.find("c"), len(words)) == ("b", 1, -1, 2)


@given(ROWS, st.data())
def test_some_rows_make_a_table_of_their_own(rows: list[Observation], data: st.DataObject) -> None:
    table = ObservationColumns(rows, UNITS)
    wanted = data.draw(st.lists(st.integers(0, len(rows) - 1), unique=True)) if rows else []
    some = table.some(wanted)
    assert list(some) == [rows[one] for one in wanted] and list(table) == rows
    assert some.of("aito", "deliveries") == [row for row in some if row.entity_id == "aito"]
    assert {some.ids.find(row.id) >= 0 for row in some} <= {True}
