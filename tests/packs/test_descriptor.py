"""datapackage.json is read strictly, and says where it is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.packs import PackError, PackFault, PackRefused, open_pack
from explorer.packs.strict_json import strict_json
from tests.packs.making import DESCRIPTOR, faults_of, laid, small

BROKEN: dict[str, tuple[bytes, str]] = {
    "NaN": (b'{"a": NaN}', "“NaN” is not a number"),
    "infinity": (b'{"a": -Infinity}', "“-Infinity” is not a number"),
    "too large a number": (b'{"a": 1e999}', "“1e999” is beyond"),
    "too long a number": (b'{"a": ' + b"9" * 5000 + b"}", "integer"),
    "a doubled key": (b'{"a": 1, "b": {"c": 1, "c": 2}}', "“c” stands twice"),
    "deep lists": (b'{"a":' + b"[" * 70 + b"]" * 70 + b"}", "deeper than 64"),
    "bottomless lists": (b"[" * 200_000, "nested too deep|deeper"),
    "bottomless objects": (b'{"a":' * 200_000, "nested too deep|deeper"),
    "a stray comma": (b'{\n "a": 1,\n}', "line 3, column 1: expecting property name"),
    "a missing brace": (b'{"a": 1', "line 1, column 8: expecting"),
    "two documents": (b"{}\n{}", "line 2, column 1: extra data"),
    "single quotes": (b"{'a': 1}", "line 1, column 2"),
    "a comment": (b"{} // no", "line 1, column 4"),
    "nothing": (b"", "line 1, column 1"),
    "a zero": (b'{"a": "\0"}', "line 1, column 8: invalid control character"),
    "UTF-16": ('{"a": 1}'.encode("utf-16"), "UTF-16"),
    "UTF-16 without a mark": ('{"a": 1}'.encode("utf-16-le"), "UTF-16"),
    "UTF-32": ('{"a": 1}'.encode("utf-32"), "UTF-16 or UTF-32"),
    "Latin-1": ('{\n"a": "é"}'.encode("latin-1"), "line 2: this is not UTF-8"),
    "a list": (b"[1]", "does not hold an object"),
    "a text": (b'"a"', "does not hold an object"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_json_is_refused_with_its_place(name: str, tmp_path: Path) -> None:
    data, expected = BROKEN[name]
    with pytest.raises(PackRefused, match=expected) as caught:
        open_pack(laid({**small(), DESCRIPTOR: data}, tmp_path))
    assert DESCRIPTOR in str(caught.value)
    assert str(caught.value).isprintable()


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(json_values)
def test_sound_json_is_read_as_it_was_written(value: Any) -> None:
    assert strict_json(json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"), "x.json") == value


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    files = small()
    assert open_pack(laid({**files, DESCRIPTOR: b"\xef\xbb\xbf" + files[DESCRIPTOR]}, tmp_path))


def test_half_a_pair_in_a_title_does_no_harm(tmp_path: Path) -> None:
    files = small()
    files[DESCRIPTOR] = files[DESCRIPTOR].replace(b"Small pack", b"Small \\ud800 pack")
    assert open_pack(laid(files, tmp_path)).info.title == "Small \ufffd pack"


def _said(about: dict[str, object], tmp_path: Path) -> list[tuple[str, str]]:
    found = faults_of(small(**about), tmp_path)
    assert all(one.file == DESCRIPTOR for one in found)
    return [(one.column, one.message) for one in found]


@pytest.mark.parametrize(
    ("about", "column", "message"),
    [
        ({"name": ""}, "name", "“name” is missing"),
        ({"name": 5}, "name", "“name” is not a text"),
        ({"title": ["x"]}, "title", "“title” is not a text"),
        ({"as_of": None}, "as_of", "“as_of” is not a text"),
        ({"as_of": ""}, "as_of", "“as_of” is missing"),
        ({"as_of": "2025"}, "as_of", "“2025” is not a day"),
        ({"as_of": "2025-02-30"}, "as_of", "“2025-02-30” is not a day"),
        ({"as_of": "0205-02-03"}, "as_of", "“0205-02-03” lies beyond the years 1800 to 2199"),
        ({"as_of": "２０２５-02-03"}, "as_of", "is not a day"),
        ({"licenses": "MIT"}, "licenses", "“licenses” is not a list"),
        ({"colours": []}, "colours", "“colours” is not an object"),
        ({"colours": {"badge": "#112233"}}, "colours", "The colours of “badge” are not two colours"),
        ({"colours": {"badge": ["#112233", "red"]}}, "colours", "The colours of “badge” are not two colours"),
        ({"colours": {"nobody": ["#112233", "#445566"]}}, "colours", "“nobody” is not in entities.csv"),
        ({"article": "nowhere"}, "article", "“nowhere” is not in sources.csv"),
        ({"article": 7}, "article", "“article” is not a text"),
    ],
)
def test_a_wrong_fact_is_a_fault(about: dict[str, object], column: str, message: str, tmp_path: Path) -> None:
    found = _said(about, tmp_path)
    assert found[0][0] == column
    assert message in found[0][1]


def _resources(change: Callable[[list[dict[str, Any]]], object]) -> dict[str, bytes]:
    files = small()
    about = json.loads(files[DESCRIPTOR])
    change(about["resources"])
    return {**files, DESCRIPTOR: json.dumps(about, indent=1).encode()}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda found: found.__delitem__(slice(0, 1)), "The table “sources” is not listed. Every pack has one; add it"),
        (lambda found: found.pop(1), "The table “entities” is not listed"),
        (lambda found: found.pop(2), "The table “metrics” is not listed. Observations need it"),
        (lambda found: found.append(found[0]), "The table “sources” is listed twice"),
        (lambda found: found[0].update(path=["a.csv", "b.csv"]), "The table “sources” names no single file"),
        (lambda found: found[0].pop("path"), "The table “sources” names no single file"),
        (lambda found: found[0].update(path="http://example.org/x.csv"), "is an address"),
        (lambda found: found[0].update(path="sauces.csv"), "The file “sauces.csv” is not in the pack"),
        (lambda found: found[0].update(encoding="gbk"), "The table “sources” has another encoding"),
        (lambda found: found[0].update(dialect={"delimiter": ";"}), "The table “sources” has another delimiter"),
    ],
)
def test_a_wrong_resource_is_one_fault(
    change: Callable[[list[dict[str, Any]]], object], message: str, tmp_path: Path
) -> None:
    found = faults_of(_resources(change), tmp_path)
    assert len(found) == 1, [one.message for one in found]
    assert message in found[0].message


def test_a_fault_of_the_descriptor_has_its_line(tmp_path: Path) -> None:
    files = _resources(lambda found: found[3].update(path="gone.csv"))
    found = faults_of(files, tmp_path)
    assert [one.value for one in found] == ["gone.csv"]
    assert "gone.csv" in files[DESCRIPTOR].decode().split("\n")[found[0].row - 1]
    assert [number for number, _ in found[0].excerpt] == [found[0].row - 1, found[0].row, found[0].row + 1]


def _nodes(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(node for key, one in inner for node in _nodes(one, (*path, key)))]


def test_any_part_may_be_of_any_kind(tmp_path: Path) -> None:
    """Puts a wrong thing in the place of each part of a descriptor: it opens, or says why not."""
    files = small(languages=["en", "zh"], contributors=[{"title": "A"}], colours={"badge": ["#112233", "#445566"]})
    folder = laid(files, tmp_path)
    outcomes = set()
    for path in _nodes(json.loads(files[DESCRIPTOR]))[1:]:
        for wrong in (None, True, 7, "", "x", [], [[]], {}, {"x": [1]}):
            about = json.loads(files[DESCRIPTOR])
            place = about
            for key in path[:-1]:
                place = place[key]
            place[path[-1]] = wrong
            (folder / DESCRIPTOR).write_text(json.dumps(about), "utf-8")
            try:
                open_pack(folder)
                outcomes.add("opened")
            except PackError as error:
                outcomes.add(type(error).__name__)
                assert all(isinstance(one, PackFault) for one in getattr(error, "faults", ()))
    assert outcomes == {"opened", "PackFaulty", "PackRefused"}


def test_tables_of_others_are_left_alone(tmp_path: Path) -> None:
    files = _resources(lambda found: found.append({"name": "battery-prices", "path": "prices.parquet"}))
    assert faults_of(files, tmp_path) == ()
