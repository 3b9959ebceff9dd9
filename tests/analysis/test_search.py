"""Search over names in both scripts, pinyin, initials, and with one typo."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.analysis.search import FORGIVING_FROM, EntitySearch, fold
from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind


@pytest.fixture(scope="module")
def search(atlas: Atlas) -> EntitySearch:
    return EntitySearch(atlas)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("问界", "aito"),
        ("wenjie", "aito"),
        ("wj", "aito"),
        ("WJ", "aito"),
        ("wenj", "aito"),
        ("wjie", "aito"),
        ("AITO", "aito"),
        ("aito", "aito"),
        (" aito ", "aito"),
        ("wjm9", "aito-m9"),
        ("m9", "aito-m9"),
        ("HIMA", "hima"),
        ("鸿蒙智行", "hima"),
        ("hongmengzhixing", "hima"),
        ("hmzx", "hima"),
        ("zhang xinghai", "zhang-xinghai"),
        ("xinghai zhang", "zhang-xinghai"),
        ("张兴海", "zhang-xinghai"),
        ("兴海", "zhang-xinghai"),
        ("zxh", "zhang-xinghai"),
        ("Richard Yu", "yu-chengdong"),
        ("ycd", "yu-chengdong"),
        ("zhaochangjiang", "zhao-changjiang"),
        ("zcj", "zhao-changjiang"),
        ("xiangjie", "stelato"),
        ("sls", "seres"),
        ("tesla china", "tesla-china"),
    ],
)
def test_finds_by_any_way_of_writing(search: EntitySearch, query: str, first: str) -> None:
    assert search.find(query)[0] == first


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("aiot", "aito"),  # neighbours swapped
        ("ait0", "aito"),  # one letter wrong
        ("seris", "seres"),
        ("luxed", "luxeed"),  # one missing
        ("stellato", "stelato"),  # one too many
        ("wnejie", "aito"),  # in pinyin
        ("huwaei", "huawei"),
        ("leapmotr", "leapmotor"),
    ],
)
def test_forgives_one_typo(search: EntitySearch, query: str, wanted: str) -> None:
    assert wanted in search.find(query)


def test_a_slip_in_a_whole_name_comes_before_one_in_a_word_of_another(search: EntitySearch) -> None:
    assert search.find("huawie")[0] == "huawei"
    assert "seres-sf5" in search.find("huawie")


def test_a_short_query_must_be_right(search: EntitySearch) -> None:
    assert len("aot") < FORGIVING_FROM
    assert "aito" not in search.find("aot")


def test_typos_come_only_where_nothing_else_is_found(search: EntitySearch) -> None:
    found = search.find("aito")
    assert all("aito" in one for one in found)


def test_two_typos_are_not_forgiven(search: EntitySearch) -> None:
    assert search.find("zzyto") == ()


def test_a_polyphone_is_found_by_each_of_its_readings(atlas: Atlas) -> None:
    towns = {"one": "重庆长安", "two": "乐道", "three": "曾行"}
    entities = {
        key: replace(atlas.entities["aito"], id=key, name_en="Somebody", name_zh=name) for key, name in towns.items()
    }
    search = EntitySearch(replace(atlas, entities=entities))
    assert search.find("chongqing") == search.find("cqca") == ("one",)
    assert search.find("chongqingchangan") == search.find("zhongqing") == ("one",)
    assert search.find("ledao") == search.find("yuedao") == ("two",)
    assert search.find("zengxing") == search.find("cenghang") == ("three",)


def test_brands_come_before_their_cars(search: EntitySearch, atlas: Atlas) -> None:
    kinds = [atlas.entities[one].kind for one in search.find("问界")]
    assert kinds == [EntityKind.BRAND] + [EntityKind.CAR_MODEL] * (len(kinds) - 1)


def test_every_entity_finds_itself(search: EntitySearch, atlas: Atlas) -> None:
    for entity in atlas.entities.values():
        assert entity.id in search.find(entity.name_en), entity.name_en
        assert entity.id in search.find(entity.name_zh), entity.name_zh
        assert entity.id in search.find(entity.id), entity.id


def test_nothing_is_found_for_nothing(search: EntitySearch) -> None:
    assert search.find("") == search.find("  ·! ") == ()


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_may_be_asked_for(search: EntitySearch, atlas: Atlas, query: str) -> None:
    found = search.find(query)
    assert set(found) <= set(atlas.entities)
    assert len(set(found)) == len(found)


def test_a_repetitive_query_does_not_take_long(atlas: Atlas) -> None:
    name = "啊" * 60
    search = EntitySearch(replace(atlas, entities={"a": replace(atlas.entities["aito"], id="a", name_zh=name)}))
    assert search.find("a" * 55 + "bcd") == ()


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert not any(unicodedata.combining(letter) for letter in fold("Škoda Citroën"))


def test_readings_are_loaded_only_when_asked_for() -> None:
    code = (
        "import sys, explorer.analysis.search\n"
        "loaded = {'pypinyin', 'rapidfuzz'} & set(sys.modules)\n"
        "raise SystemExit(f'loaded {loaded}' if loaded else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0
