"""Axes: round ticks, Januaries, and values of any size."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from explorer.domain.periods import Period
from explorer.gui.charts.scales import ValueScale, edges, middle, month_at, time_ticks, value_ticks


def per_letter(text: str) -> float:
    return 7.0 * len(text)


def start(text: str) -> float:
    return edges(Period.parse(text))[0]


def texts(ticks: list) -> list[str]:
    return [tick.text for tick in ticks]


@pytest.mark.parametrize(
    ("highest", "thresholds", "expected"),
    [
        (89_611, (), ["0", "30k", "60k", "90k"]),
        (1_290_769, (1_000_000,), ["0", "500k", "1M"]),
        (0.8, (), ["0", "0.25", "0.5", "0.75"]),
        (7, (), ["0", "2", "4", "6"]),
    ],
)
def test_values_have_three_or_four_round_ticks_from_zero(highest, thresholds, expected):
    assert texts(value_ticks(ValueScale.over([highest]), 180, thresholds)) == expected


@pytest.mark.parametrize("height", [30, 60, 120, 180, 400])
@pytest.mark.parametrize("highest", [3, 41, 999, 12_345, 86_000, 1.2e6, 4.4e9])
def test_ticks_begin_at_zero_and_stay_apart(highest, height):
    scale = ValueScale.over([highest])
    ticks = value_ticks(scale, height)
    levels = [scale.part(tick.at) * height for tick in ticks]
    assert ticks[0].at == 0
    assert levels[-1] <= height
    assert all(high - low >= 16 for low, high in pairwise(levels))


@pytest.mark.parametrize("value", [1e308, -1e308, 5e-324, 1e-9, -3.0, math.nan, math.inf])
def test_scales_stay_finite(value):
    scale = ValueScale.over([value, 1.0])
    assert all(math.isfinite(scale.part(one)) for one in (scale.low, scale.high, 0.0))
    assert all(math.isfinite(tick.at) for tick in value_ticks(scale, 150))


def test_zero_is_always_on_the_scale():
    assert ValueScale.over([5, 9]).low == 0
    below = ValueScale.over([-5, 9])
    assert below.low < -5
    assert 0 < below.part(0) < 1


def test_a_year_stands_at_each_january_and_at_a_start_within_a_year():
    first, last = start("2022-03"), start("2026-03")
    ticks = time_ticks(first, last, 646, per_letter)
    assert texts(ticks) == ["2022", "2023", "2024", "2025", "2026"]
    assert [tick.at for tick in ticks[1:]] == [start(f"{year}-01") for year in range(2023, 2027)]
    assert ticks[0].at == first


def test_a_start_just_before_january_has_no_year_of_its_own():
    assert texts(time_ticks(start("2022-12"), start("2026-03"), 646, per_letter))[0] == "2023"


def test_closer_in_quarters_and_months_stand_between_the_years():
    assert texts(time_ticks(start("2024-01"), start("2026-01"), 646, per_letter))[:5] == [
        "2024",
        "Apr",
        "Jul",
        "Oct",
        "2025",
    ]
    months = texts(time_ticks(start("2025-03"), start("2025-09"), 646, per_letter))
    assert months == ["Mar 2025", "Apr", "May", "Jun", "Jul", "Aug"]


@pytest.mark.parametrize("years", [1, 2, 4, 9, 30, 120, 2_000, 9_000])
@pytest.mark.parametrize("width", [40, 200, 646, 1_500])
def test_labels_of_time_never_run_into_each_other(years, width):
    first, last = start("0004-02"), start("0004-02") + 12 * years
    ticks = time_ticks(first, last, width, per_letter)
    ends = [(tick.at - first) / (last - first) * width for tick in ticks]
    for tick, at, after in zip(ticks, ends, ends[1:], strict=False):
        assert at + per_letter(tick.text) <= after


def test_impossible_ranges_have_no_ticks():
    assert time_ticks(math.nan, 3, 100, per_letter) == []
    assert time_ticks(5, 5, 100, per_letter) == []


def test_days_lie_within_their_month_and_quarters_span_theirs():
    month = Period.parse("2025-10")
    day = Period.parse("2025-10-28")
    assert edges(month)[0] < middle(day) < edges(month)[1]
    assert edges(Period.parse("2025-Q3")) == (start("2025-07"), start("2025-10"))
    assert month_at(middle(day)) == month
