"""Families of technology, the newest generation on a date, and who else has it."""

from __future__ import annotations

from datetime import date

from explorer.analysis.technologies import (
    CHASSIS,
    COCKPIT,
    DRIVING,
    LIDAR,
    family_of,
    fitting,
    member_cars,
    newest_generation,
    on_sale,
    outside_users,
    unfitted,
    uses,
    uses_of,
)
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.figures.as_of import known_by


def test_families_follow_the_words_of_the_name(atlas: Atlas) -> None:
    assert family_of(atlas, "tech-qiankun") == DRIVING  # only its summary says so
    assert family_of(atlas, "tech-lidar") == LIDAR
    assert family_of(atlas, "nobody") == ""


def test_the_newest_generation_moves_with_the_date(atlas: Atlas) -> None:
    assert newest_generation(atlas, DRIVING) == "tech-ads4"
    assert newest_generation(known_by(atlas, date(2024, 8, 31)), DRIVING) == "tech-ads3"
    assert newest_generation(known_by(atlas, date(2023, 12, 31)), DRIVING) == "tech-ads2"
    assert newest_generation(known_by(atlas, date(2021, 1, 1)), DRIVING) == ""
    assert unfitted(atlas, COCKPIT) == ("tech-cockpit5",)


def test_rumours_are_uses_but_never_the_newest(atlas: Atlas) -> None:
    rumoured = {(one.entity_id, one.technology_id) for one in uses(atlas) if one.status is Status.RUMOUR}
    assert rumoured == {("aito-m6", "tech-ads5"), ("shangjie-z7", "tech-ads4")}
    assert [one.technology_id for one in uses_of(atlas, "luxeed-s7", DRIVING)] == ["tech-ads4", "tech-ads2"]


def test_a_fitting_counts_cars_on_sale_only(atlas: Atlas) -> None:
    cars = member_cars(atlas)
    assert [car.id for car in cars if not on_sale(atlas, car)] == [
        "aito-m6", "luxeed-v9", "stelato-suv", "shangjie-z7", "shangjie-z7t"
    ]  # fmt: skip
    found = fitting(atlas, cars, CHASSIS)
    assert {one.entity_id for one in found.newest} == {"maextro-s800"} and len(found.cars) == 10
    assert found.share == 0.1 and len({one.entity_id for one in found.any}) == 4
    assert fitting(atlas, [], CHASSIS).share == 0


def test_those_outside_are_neither_brands_nor_cars_of_the_alliance(atlas: Atlas) -> None:
    assert {one.id for one in outside_users(atlas)} == {
        "arcfox-alpha-s-hi", "audi-china", "avatr", "seres-sf5", "toyota-bz7"
    }  # fmt: skip
