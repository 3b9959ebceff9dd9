"""Where sources disagree: the examples of the pack's own README, and each rule by itself."""

from __future__ import annotations

import pytest

from explorer.analysis.disagreement import contradicts, disagreements
from explorer.analysis.quantities import figures
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from tests.analysis.making import atlas_of, entity, row


def _other_values(atlas: Atlas, observation_id: str) -> list[float]:
    observation = atlas.observations.find(observation_id)
    assert observation is not None
    return [one.value for one in disagreements(atlas, observation)]


@pytest.mark.parametrize(
    ("observation_id", "others"),
    [
        ("hima-deliveries-2025-03", [17_788, 23_398, 24_940]),
        ("hima-ytd-deliveries-2024-06-30", [192_000]),
        ("hima-ytd-deliveries-2025-06-30", [206_200]),
        ("hima-deliveries-2025-02", [22_000]),  # above 22,000 is not satisfied by 21,517
        ("hima-cumulative-deliveries-2025-10-31-n3", [1_028_071]),  # 1,000,000 is a rounding
        ("hima-deliveries-2025-01", []),  # 35,000 is a rounding of 34,987
        ("hima-deliveries-2025-05", []),  # 44,400 is cut off, 44,500 rounded
        ("hima-deliveries-2025-06", []),  # nearly 53,000 is a satisfied bound
        ("hima-deliveries-2026-02", []),  # 57,915 is suspect
        ("aito-deliveries-2025", []),
        ("aito-deliveries-2025-06", []),
        ("aito-deliveries-2024-07", []),
        ("aito-m9-deliveries-2024", [151_000]),
        ("aito-m9-deliveries-2024-07", [18_300]),
        ("luxeed-deliveries-2025-02", [10_053]),
        ("seres-gross-margin-2025-q1", []),
    ],
)
def test_the_disagreements_of_the_pack(atlas: Atlas, observation_id: str, others: list[float]) -> None:
    assert _other_values(atlas, observation_id) == others


def test_a_specification_disagrees_whenever_it_was_read(atlas: Atlas) -> None:
    found = {
        (one.entity_id, one.metric): sorted(other.value for other in disagreements(atlas, one))
        for one in atlas.observations
        if (one.entity_id, one.metric) in (("aito-m5", "length"), ("seres-sf5", "accel_0_100"))
        and one.preferred
        and not one.scope
    }
    assert found == {("aito-m5", "length"): [4_700], ("seres-sf5", "accel_0_100"): [4.86]}


def test_a_later_price_is_a_new_price_and_no_disagreement(atlas: Atlas) -> None:
    prices = [one for one in atlas.observations.of("tesla-model-y", "price_current") if one.scope == "base"]
    assert len({one.value for one in prices}) == 2
    assert all(disagreements(atlas, one) == () for one in prices)


def test_a_price_is_no_specification_in_any_currency() -> None:
    rows = [row("car", "price_current", "2024", 50_000), row("car", "price_current", "2025", 45_000, chosen=False)]
    assert disagreements(atlas_of([entity("car", "car_model")], rows), rows[0]) == ()
    rows = [row("car", "length", "2024", 4_700), row("car", "length", "2025", 4_770, chosen=False)]
    assert disagreements(atlas_of([entity("car", "car_model")], rows), rows[0]) == (rows[1],)


def test_a_row_that_is_probably_wrong_is_no_disagreement(atlas: Atlas) -> None:
    november = atlas.observations.find("aito-deliveries-2025-11")
    wrong = atlas.observations.find("aito-deliveries-2025-11-n2")
    assert november is not None
    assert wrong is not None
    assert contradicts(november.value, november.bound, wrong.value, wrong.bound, wrong.status)
    assert wrong.status is Status.SUSPECT
    assert disagreements(atlas, november) == ()


def test_two_rumours_disagree_though_neither_is_preferred(atlas: Atlas) -> None:
    rumours = atlas.observations.of("luxeed-v9", "lidar_lines")
    assert [[other.value for other in disagreements(atlas, one)] for one in rumours] == [[500], [192]]


def test_nothing_preferred_or_suspect_ever_disagrees(atlas: Atlas) -> None:
    for one in atlas.observations:
        if one.preferred:
            for other in disagreements(atlas, one):
                assert not other.preferred
                assert other.status is not Status.SUSPECT
                assert (other.entity_id, other.metric, other.scope) == (one.entity_id, one.metric, one.scope)


def test_figures_carry_the_values_that_disagree(atlas: Atlas) -> None:
    assert figures(atlas, "hima", "ytd_deliveries")[Period.parse("2025-06-30")].alternatives == (206_200,)
    for one in atlas.observations:
        if one.preferred and not one.scope and atlas.metrics[one.metric].period_kind != "level":
            own = figures(atlas, one.entity_id, one.metric)[one.period]
            assert list(own.alternatives) == [other.value for other in disagreements(atlas, one)]


@pytest.mark.parametrize(
    ("value", "bound", "other", "other_bound", "status", "answer"),
    [
        (34_987, "", 35_000, "", "rounded", False),
        (34_987, "", 35_000, "", "reported", False),  # whatever it calls itself, it is a rounding
        (32_973, "", 32_900, "", "rounded", False),  # cut off
        (32_973, "", 32_900, "", "reported", True),  # but not if it claims to be exact
        (19_900, "", 10_000, "", "rounded", True),  # one digit is not cut off so far
        (22_909, "", 22_910, "", "reported", False),
        (22_909, "", 22_908, "", "reported", True),
        (150_000, "", 151_000, "about", "rounded", True),
        (150_900, "", 151_000, "about", "rounded", False),
        (270_000, "", 270_000, "more than", "rounded", False),
        (269_999, "", 270_000, "more than", "rounded", True),
        (52_747, "", 53_000, "nearly", "rounded", False),
        (53_001, "", 53_000, "up to", "rounded", True),
        (45_000, "more than", 46_000, "", "reported", False),
        (45_000, "more than", 44_000, "", "reported", True),
        (45_000, "more than", 44_000, "at least", "reported", False),
        (4.86, "", 4.7, "", "reported", True),
        (27.62, "", 27.6, "", "reported", False),
        (-4.14, "", -4.1, "", "rounded", False),
        (-4.19, "", -4.1, "", "rounded", False),
        (0, "", 0, "", "reported", False),
        (0, "", 1, "", "reported", True),
    ],
)
def test_what_contradicts(
    value: float, bound: str, other: float, other_bound: str, status: str, *, answer: bool
) -> None:
    assert contradicts(value, bound, other, other_bound, Status(status)) is answer
