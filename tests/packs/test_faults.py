"""Every fault of a pack is reported at once, with its place, its cure and its lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.packs import PackFault, PackFaulty, open_pack
from tests.packs.broken import CASES, C, E, M, O, S
from tests.packs.making import DESCRIPTOR, Pack, bundled, changed, faults_of, laid, small, with_line

Said = tuple[str, int, str, str, str]


def _said(files: Pack, folder: Path) -> list[Said]:
    return [(one.file, one.row, one.column, one.value, one.message) for one in faults_of(files, folder)]


def test_three_faults_in_a_copy_of_the_bundled_pack_are_all_reported(tmp_path: Path) -> None:
    files = bundled()
    rows = files[O].decode().split("\n")
    count = next(n for n, row in enumerate(rows) if ",2025-11,81864,vehicles," in row)
    month = next(n for n, row in enumerate(rows) if n > count and ",2025-12," in row)
    rows[count] = rows[count].replace(",81864,", ",81.864,")
    rows[month] = rows[month].replace(",2025-12,", ",2025-13,", 1)
    files[O] = "\n".join(rows).encode()
    cited = files[M].decode().split("\n")[41].rsplit(",", 1)[1]
    files = changed(files, M, f",{cited}\n", f",{cited};stcn-99\n")
    line = files[M].decode()[: files[M].decode().index("stcn-99")].count("\n") + 1
    assert _said(files, tmp_path) == [
        (O, count + 1, "value", "81.864", "“81.864” has a decimal point. Write whole vehicles: 81864"),
        (O, month + 1, "period", "2025-13", "“2025-13” is not a month. Use 2025-01 to 2025-12"),
        (M, line, "source_ids", f"{cited};stcn-99", "“stcn-99” is not in sources.csv. Add it, or fix the name"),
    ]


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_reported_with_its_place_and_its_cure(name: str, tmp_path: Path) -> None:
    change, expected = CASES[name]
    found = _said(change(small()), tmp_path)
    assert [one[:3] for one in found] == [one[:3] for one in expected], found
    for one, (*_, part) in zip(found, expected, strict=True):
        assert part in one[4]
        assert one[4].isprintable()


def test_all_faults_of_all_tables_come_at_once_in_their_order(tmp_path: Path) -> None:
    files = small()
    for name in ("a blank line", "a loop of parents", "an unknown verdict", "two preferred rows", "low above high"):
        files = CASES[name][0](files)
    places = [(one.file, one.row) for one in faults_of(files, tmp_path)]
    assert places == [(S, 3), (E, 2), (E, 3), (E, 4), (O, 4), (C, 2), ("scenarios.csv", 2)]


def test_rows_count_lines_even_behind_cells_of_several_lines(tmp_path: Path) -> None:
    files = changed(small(), S, "A page,", '"A page\nin three\r\nlines, ""quoted""",')
    files = with_line(files, S, "page-3,T,,2025-13,,,press,en")
    found = faults_of(files, tmp_path)
    assert [(one.row, one.column) for one in found] == [(6, "published")]
    assert found[0].excerpt[1] == (6, "page-3,T,,2025-13,,,press,en")
    editor = files[S].decode().split("\n")
    assert editor[found[0].row - 1] == "page-3,T,,2025-13,,,press,en"


def test_a_fault_in_a_cell_of_several_lines_has_the_line_of_its_row(tmp_path: Path) -> None:
    files = with_line(small(), S, '"page\n3",T,,,,,press,en')
    assert [(one.row, one.value) for one in faults_of(files, tmp_path)] == [(4, "page\n3")]


def test_the_excerpt_shows_the_line_and_its_neighbours(tmp_path: Path) -> None:
    files = changed(small(), O, "2025-02,1300", "2025-14,1300")
    (found,) = faults_of(files, tmp_path)
    lines = files[O].decode().split("\n")
    assert found.excerpt == ((2, lines[1]), (3, lines[2]), (4, lines[3]))
    assert found.value in lines[found.row - 1]


def test_the_excerpt_of_a_long_line_shows_the_cell(tmp_path: Path) -> None:
    files = with_line(small(), O, f"o-7,badge,deliveries,2025-03,12x0,vehicles,{'long ' * 900},reported,1,page-1,")
    (found,) = faults_of(files, tmp_path)
    assert "12x0" in dict(found.excerpt)[found.row]
    assert all(len(text) <= 402 for _, text in found.excerpt)


def test_an_open_quote_does_not_swallow_the_faults_behind_it(tmp_path: Path) -> None:
    files = CASES["an open quote"][0](small())
    files = changed(files, O, "2025-02-03,4770", "2025-02-30,4770")
    assert [(one.row, one.column) for one in faults_of(files, tmp_path)] == [(3, ""), (5, "period")]


def test_naming_a_row_that_is_ragged_is_no_second_fault(tmp_path: Path) -> None:
    files = changed(small(), S, "page-1,A page,", "page-1,A page,,,")
    files = changed(files, E, "maker,partner,union,Maker,", 'maker,partner,union,"Maker,')
    found = [(one.file, one.row) for one in faults_of(files, tmp_path)]
    assert found == [(S, 2), (E, 3)]


def test_a_table_that_cannot_be_read_is_one_fault(tmp_path: Path) -> None:
    for name in (S, E, "metrics.csv", O):
        found = faults_of({**small(), name: b"\xff\xfe"}, tmp_path / name)
        assert [(one.file, one.row) for one in found] == [(name, 1)]


def test_a_missing_file_is_one_fault(tmp_path: Path) -> None:
    for name in (S, E, "metrics.csv", O, M):
        files = small()
        del files[name]
        found = faults_of(files, tmp_path / name)
        assert [(one.file, one.value) for one in found] == [(DESCRIPTOR, name)]


def test_two_hundred_faults_are_told_and_all_are_counted(tmp_path: Path) -> None:
    lines = "".join(f"x-{number},T,,2025-13,,,press,en\n" for number in range(1234))
    files = {**small(), S: small()[S] + lines.encode()}
    with pytest.raises(PackFaulty, match="“small” has 1,234 faults and was not opened") as caught:
        open_pack(laid(files, tmp_path))
    assert (len(caught.value.faults), caught.value.total, caught.value.name) == (200, 1234, "small")
    assert [one.row for one in caught.value.faults] == list(range(4, 204))


def test_words_of_the_pack_are_quoted_without_what_cannot_be_seen(tmp_path: Path) -> None:
    files = changed(small(), E, "badge,brand", "badge,br\u202e\x1bnd" + "x" * 500)
    (found,) = faults_of(files, tmp_path)
    assert "“br[U+202E][U+001B]ndxxx" in found.message
    assert len(found.value) == 200
    assert len(found.problem) < 200


@pytest.mark.parametrize(
    "change",
    [
        lambda p: {**p, S: b"\xef\xbb\xbf" + p[S]},
        lambda p: {**p, S: p[S].replace(b"\n", b"\r\n")},
        lambda p: {**p, S: p[S].rstrip(b"\n")},
        lambda p: {**p, S: p[S] + b"\n\n"},
        lambda p: {**p, S: b"\n".join(line + b",extra" for line in p[S].splitlines()) + b"\n"},
        lambda p: {**p, S: b"\n".join(b"extra," + line for line in p[S].splitlines()) + b"\n"},
        lambda p: changed(p, E, "It makes.", "It makes \u202e \x08 things."),
        lambda p: changed(p, E, "It makes.", '"It makes\nthings, ""good"" ones."'),
        lambda p: {**p, "prices.csv": b"\xff not a table we know"},
        lambda p: with_line(p, O, "o-6,badge-1,price_launch,2023-06,229800,CNY,base,reported,1,page-2,"),
        lambda p: with_line(p, O, "o-6,badge-1,length,2025-04,4785,mm,long edition,reported,1,page-2,"),
    ],
)
def test_what_does_no_harm_is_no_fault(change: Callable[[Pack], Pack], tmp_path: Path) -> None:
    assert faults_of(change(small()), tmp_path) == ()


def test_unknown_columns_shift_nothing(tmp_path: Path) -> None:
    plain = open_pack(laid(small(), tmp_path / "plain"))
    files = small()
    for name in files:
        if name.endswith(".csv"):
            files[name] = b"\n".join(b"extra," + line for line in files[name].splitlines()) + b"\n"
    found = open_pack(laid(files, tmp_path / "extra"))
    assert (found.entities, found.claims, list(found.observations)) == (
        plain.entities,
        plain.claims,
        list(plain.observations),
    )


def test_a_pack_of_entities_and_sources_opens(tmp_path: Path) -> None:
    found = open_pack(laid(small("entities", "sources"), tmp_path))
    assert (len(found.entities), len(found.sources), len(found.observations)) == (4, 2, 0)
    assert (found.relations, dict(found.claims), found.alliance and found.alliance.id) == ((), {}, "union")


def test_columns_that_may_be_blank_may_be_left_out(tmp_path: Path) -> None:
    files = small("entities", "sources")
    files[E] = b"id,kind,parent_id,name_en,source_ids\nunion,alliance,,Union,page-1\n"
    found = open_pack(laid(files, tmp_path))
    assert (found.entities["union"].name_zh, found.entities["union"].start_date) == ("", None)


def test_a_fault_reads_as_one_line() -> None:
    fault = PackFault(O, 118, "value", "51.677", "“51.677” has a decimal point", "Write whole vehicles: 51677")
    assert fault.message == "“51.677” has a decimal point. Write whole vehicles: 51677"
