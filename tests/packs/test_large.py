"""Large packs: a million rows fit, what is absurd is refused early, and neither takes more than it should."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from explorer.domain.observations import ObservationColumns
from explorer.packs import PackFaulty, open_pack
from explorer.packs.limits import MOST_PARENTS
from explorer.packs.tables import CHUNK
from tests.packs.making import laid, small
from tests.packs.work import counted

ROWS = 100_000
HANG = 15.0  # seconds of processor time; work that grows with the square of such tables takes minutes
CALLS_A_BYTE = 2  # of functions: what Python does grows with the size of a table and not with its square
MONTHS = [f"{year}-{month:02}" for year in range(1900, 2100) for month in range(1, 13)]


def _row(number: int) -> str:
    scope = number // len(MONTHS)
    return (
        f"r-{number},badge,deliveries,{MONTHS[number % len(MONTHS)]},{number},vehicles,scope {scope},reported,1,page-1,"
    )


def test_rows_by_the_hundred_thousand_take_a_hundred_bytes_each(tmp_path: Path) -> None:
    files = small()
    table = files["observations.csv"] + "\n".join(map(_row, range(ROWS))).encode() + b"\n"
    folder = laid({**files, "observations.csv": table}, tmp_path)
    start = time.process_time()
    atlas = open_pack(folder)
    print(f"{ROWS:,} rows: {time.process_time() - start:.2f} s")
    columns = atlas.observations
    assert len(columns) == ROWS + 5
    assert columns.nbytes / len(columns) <= 100
    assert (columns.ids.nbytes + columns.notes.nbytes) / len(columns) <= 100
    last = columns[len(columns) - 1]
    assert (last.id, last.value, str(last.period)) == (f"r-{ROWS - 1}", ROWS - 1, MONTHS[(ROWS - 1) % len(MONTHS)])
    assert columns.find("r-77777") == columns[77_777 + 5]


def test_what_is_kept_of_a_row_is_what_the_columns_say(atlas_of_rows: ObservationColumns, kept: int) -> None:
    """Measures what the allocator holds, so that nothing hides beside the columns."""
    assert kept / len(atlas_of_rows) <= 100
    assert atlas_of_rows.nbytes / len(atlas_of_rows) <= 100


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[ObservationColumns, int, int]:
    files = small()
    table = files["observations.csv"] + "\n".join(map(_row, range(ROWS // 4))).encode() + b"\n"
    folder = laid({**files, "observations.csv": table}, tmp_path_factory.mktemp("rows"))
    open_pack(folder)  # what is loaded and cached once is not part of the pack
    tracemalloc.start()
    columns = open_pack(folder).observations
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return columns, held, peak


@pytest.fixture
def atlas_of_rows(measured: tuple[ObservationColumns, int, int]) -> ObservationColumns:
    return measured[0]


@pytest.fixture
def kept(measured: tuple[ObservationColumns, int, int]) -> int:
    columns, held, _ = measured
    return held - columns.ids.nbytes - columns.notes.nbytes


def test_reading_takes_a_chunk_at_a_time(measured: tuple[ObservationColumns, int, int]) -> None:
    columns, held, peak = measured
    assert len(columns) > CHUNK
    assert peak - held < 40 << 20


def test_columns_made_from_their_own_rows_are_the_same(measured: tuple[ObservationColumns, int, int]) -> None:
    columns = measured[0]
    units = {"deliveries": "vehicles", "length": "mm", "price_launch": "CNY"}
    again = ObservationColumns(columns, units)
    assert list(again) == list(columns)
    for name in ("entity", "metric", "qualifier", "sources", "period", "value", "status", "preferred"):
        assert getattr(again, name).tolist() == getattr(columns, name).tolist()
        assert getattr(again, name).readonly


def test_faults_are_found_in_every_chunk_with_their_lines(tmp_path: Path) -> None:
    files = small()
    rows = [_row(number) for number in range(CHUNK + 100)]
    rows[3] = rows[3].replace(",vehicles,", ",cars,")
    rows[CHUNK + 50] = rows[CHUNK + 50].replace(",reported,", ",reputed,")
    rows[CHUNK + 60] = _row(3)  # the same id and the same preferred thing as in the first chunk
    table = files["observations.csv"] + "\n".join(rows).encode() + b"\n"
    with pytest.raises(PackFaulty) as caught:
        open_pack(laid({**files, "observations.csv": table}, tmp_path))
    found = [(one.row, one.column) for one in caught.value.faults]
    before = 7  # the header and five rows stand above
    assert found == [
        (before + 3, "unit"),
        (before + CHUNK + 50, "status"),
        (before + CHUNK + 60, "id"),
        (before + CHUNK + 60, "preferred"),
    ]


HOSTILE = {
    "blank lines": b"\n" * 3_000_000,
    "commas": b"," * 3_000_000,
    "short rows": b"a\n" * 1_000_000,
    "open quotes": b'a,"b\n' * 300_000,
    "quotes that close late": (b'"' + b"x,\n" * 20_000 + b'"y\n') * 10,
    "quotes alone": b'"\n' * 500_000,
    "carriage returns": b"a,b\rc\n" * 200_000,
    "one long line": b"x" * 5_000_000,
    "one long cell in quotes": b'"' + b"x\n" * 3_000_000,
    "the same id": b"a,T,,,,,press,en\n" * 99_000,
    "too many rows": b"a,T,,,,,press,en\n" * 120_000,
}


@contextmanager
def in_good_time(folder: Path) -> Iterator[None]:
    """Work that grows with what there is to read: in steps of Python, and with no search in vast texts at each."""
    size, start = sum(file.stat().st_size for file in folder.iterdir()), time.process_time()
    with counted() as work:
        yield
    assert work.calls <= 5_000 + CALLS_A_BYTE * size
    assert time.process_time() - start < HANG


@pytest.mark.parametrize("name", HOSTILE)
def test_an_absurd_table_is_reported_in_good_time(name: str, tmp_path: Path) -> None:
    files = small("entities", "sources")
    folder = laid({**files, "sources.csv": files["sources.csv"] + HOSTILE[name]}, tmp_path)
    with in_good_time(folder), pytest.raises(PackFaulty) as caught:
        open_pack(folder)
    assert 1 <= len(caught.value.faults) <= 200
    assert all(len(text) < 500 for one in caught.value.faults for _, text in one.excerpt)
    assert all(len(one.value) <= 200 for one in caught.value.faults)


def test_a_wide_header_is_reported_in_good_time(tmp_path: Path) -> None:
    files = small("entities", "sources")
    header = ",".join(f"entity {number}" for number in range(100_000)).encode()
    folder = laid({**files, "entities.csv": header + b"\n"}, tmp_path)
    with in_good_time(folder), pytest.raises(PackFaulty):
        open_pack(folder)


def _chain(length: int, folder: Path) -> Path:
    files = small("entities", "sources")
    head = files["entities.csv"].decode().split("\n")[0]
    rows = [
        f"e{number},company,{f'e{number + 1}' if number < length - 1 else ''},N,,,,,,,,,,page-1"
        for number in range(length)
    ]
    return laid({**files, "entities.csv": "\n".join([head, *rows]).encode()}, folder)


def test_a_chain_of_parents_too_long_to_be_shown_is_reported_in_good_time(tmp_path: Path) -> None:
    folder = _chain(10_000, tmp_path)
    with in_good_time(folder), pytest.raises(PackFaulty) as caught:
        open_pack(folder)
    assert caught.value.total == 10_000 - MOST_PARENTS - 1
    assert caught.value.faults[0].problem == f"“e0” has more than {MOST_PARENTS} ancestors"


def test_a_chain_of_parents_that_can_be_shown_is_no_fault(tmp_path: Path) -> None:
    atlas = open_pack(_chain(MOST_PARENTS + 1, tmp_path))
    assert len(atlas.ancestors("e0")) == MOST_PARENTS
