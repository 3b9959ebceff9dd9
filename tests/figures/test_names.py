"""Records are called by the short names that a reader knows, in both scripts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.domain.atlas import Atlas
from explorer.figures.names import car_name, colour_key, named, record_named, short_name, short_name_zh
from tests.figures.making import atlas_of, entity


@pytest.mark.parametrize(
    ("record_id", "english", "chinese"),
    [
        ("hima", "HIMA", "鸿蒙智行"),
        ("seres", "Seres", "赛力斯"),
        ("jac", "JAC", "江淮"),
        ("shangjie", "Shangjie", "尚界"),
        ("bmw-x5", "BMW X5", "宝马X5"),
        ("yu-chengdong", "Yu Chengdong", "余承东"),
        ("tesla", "Tesla", "特斯拉"),
    ],
)
def test_short_names(atlas: Atlas, record_id: str, english: str, chinese: str) -> None:
    assert short_name(atlas, record_id) == english
    assert short_name_zh(atlas, record_id) == chinese


def test_short_names_tell_all_entities_apart(atlas: Atlas) -> None:
    names = [short_name(atlas, one) for one in atlas.entities]
    assert len(set(names)) == len(names)


def test_a_bracket_stays_where_two_would_look_alike() -> None:
    small = atlas_of([entity("a", "peer", name="Nova (world)"), entity("b", "peer", name="Nova")])
    assert short_name(small, "a") == "Nova (world)"


def test_a_car_is_called_by_its_name_within_the_brand(atlas: Atlas) -> None:
    assert car_name(atlas, "aito-m9") == "M9"
    assert car_name(atlas, "aito") == "AITO"
    assert short_name(atlas, "nobody") == "nobody"


def test_colour_keys(atlas: Atlas) -> None:
    keys = {
        one: colour_key(atlas, one) for one in ("hima", "seres", "aito-m9", "seres-sf5", "tesla", "bmw-x5", "huawei")
    }
    assert keys == {
        "hima": "total", "seres": "aito", "aito-m9": "aito", "seres-sf5": "", "tesla": "peer", "bmw-x5": "peer",
        "huawei": "",
    }  # fmt: skip


def test_a_link_carries_both_names(atlas: Atlas) -> None:
    link, quiet = named(atlas, "aito")
    assert (link.text, link.target, quiet.text, quiet.quiet) == ("AITO", "aito", " 问界", True)


def test_an_id_goes_before_a_name_and_a_blank_is_no_name() -> None:
    small = atlas_of([replace(entity("a", "peer", name="b"), name_zh=""), entity("b", "peer", name="Nova")])
    assert record_named(small, "b") == "b" and record_named(small, "nova") == "b" and record_named(small, "A") == "a"
    assert record_named(small, "") == "" and record_named(small, " ") == " "


def test_a_record_is_found_by_any_of_its_names(atlas: Atlas) -> None:
    for text in ("问界", "Aito", "aito ", "AITO"):
        assert record_named(atlas, text) == "aito"
    assert record_named(atlas, "ms211") == "ms211"
