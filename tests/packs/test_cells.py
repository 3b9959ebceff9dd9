"""Any cell may hold anything: it is read strictly, or it is a fault in its own place."""

from __future__ import annotations

import csv
import io
import math
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.periods import Period
from explorer.packs import PackFaulty, open_pack
from explorer.packs.cells import CellError, id_list, identifier, number, period
from explorer.packs.shapes import SHAPES
from tests.packs.making import laid, small

PAYLOADS = (
    *("", " ", "-", "0", "-0.0", "1e5", "１", "nan", "999999999999999999999", "2025-02-29", "2025-13", "x" * 5000),
    *(";", "a;b", "a;a", "=1+1", "<img src=x>", "\u202e", "\x1b[2J", "\x00", "“", "nobody", "true", "{}", "\u00a0"),
    *("问界", "../..", "\n"),
)


def _table(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def _written(rows: list[list[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_wrong_cell_is_reported_where_it_stands(shape, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    files = small()
    file = f"{shape.name}.csv"
    folder = laid(files, tmp_path)
    for column in shape.columns:
        for payload in PAYLOADS:
            rows = _table(files[file])
            rows[1][rows[0].index(column.name)] = payload
            (folder / file).write_bytes(_written(rows))
            try:
                open_pack(folder)
                plain = column.read is None or (not payload and not column.needed)
                assert plain or _sound(column.read, payload), f"{payload!r} in {column.name}"
            except PackFaulty as error:
                place = (error.faults[0].file, error.faults[0].row) if "\0" not in payload else (file, 2)
                assert column.read or not payload or "\0" in payload or column.name == "unit", f"{payload!r}"
                assert any((one.file, one.row) == place for one in error.faults)
    (folder / file).write_bytes(files[file])
    assert open_pack(folder)


def _sound(read, payload: str) -> bool:  # type: ignore[no-untyped-def]
    try:
        read(payload)
    except CellError:
        return False
    return True


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_missing_column_is_one_fault_if_it_is_needed(shape, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    files = small()
    file = f"{shape.name}.csv"
    for column in shape.columns:
        rows = _table(files[file])
        place = rows[0].index(column.name)
        shorter = _written([row[:place] + row[place + 1 :] for row in rows])
        folder = laid({**files, file: shorter}, tmp_path / column.name)
        if not column.needed:
            assert open_pack(folder)
            continue
        with pytest.raises(PackFaulty) as caught:
            open_pack(folder)
        assert [(one.file, one.row, one.column) for one in caught.value.faults] == [(file, 1, column.name)]


@given(st.text() | st.from_regex(r"[-+0-9.,_eE ١1]{1,12}", fullmatch=True))
def test_a_number_is_ascii_digits_a_point_and_a_minus(text: str) -> None:
    sound = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text, re.ASCII) is not None and abs(float(text)) < 1e18
    try:
        value = number(text)
    except CellError as error:
        assert not sound
        assert error.problem.isprintable()
        assert error.fix.isprintable()
    else:
        assert value is None if not text else sound and value == float(text) and math.isfinite(value)


@pytest.mark.parametrize("text", ["-0", "-0.0", "0"])
def test_a_zero_has_no_sign(text: str) -> None:
    assert str(number(text)) == "0.0"


@given(st.text(max_size=12) | st.from_regex(r"[0-9]{3,4}(-[QH0-9]{1,2}){0,2}", fullmatch=True))
def test_a_period_is_read_back_as_it_was_written(text: str) -> None:
    try:
        found = period(text)
    except CellError as error:
        assert error.problem
        assert error.fix
    else:
        assert found is None if not text else str(found) == text
        assert found is None or Period.parse(text).end >= found.start


@given(st.text(max_size=20))
def test_an_id_can_stand_in_a_list_and_in_a_link(text: str) -> None:
    try:
        identifier(text)
    except CellError:
        return
    assert not set(text) & set(";,&=?#%/\\ \"'<>")
    assert text.isascii()
    assert id_list(text) == ((text,) if text else ())
