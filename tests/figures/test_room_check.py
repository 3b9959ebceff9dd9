"""Room check: the formula, the table of the conventions, and one size of letters that mends every text."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.figures.room_check import (
    TextSize,
    arc_minutes,
    cap_height_needed,
    distance_of,
    farthest,
    letters_needed,
    pixels_needed,
    room_check,
)


@pytest.mark.parametrize(
    ("distance", "part", "cap", "font"), [(4, 0.023, 25, 36), (6, 0.035, 38, 54), (8, 0.047, 50, 72)]
)
def test_the_table_of_the_conventions(distance: float, part: float, cap: float, font: float) -> None:
    assert round(cap_height_needed(distance), 3) == part
    assert round(cap_height_needed(distance) * 1080) == cap
    assert round(pixels_needed(distance)) == font


def test_a_seat_is_counted_in_picture_heights() -> None:
    assert distance_of(2.0, 12.0) == 6.0
    assert distance_of(2.0, 0.1) == 0.05 and distance_of(1.5, 300.0) == 200.0
    for height, seat in ((0.0, 4.0), (2.0, 0.0), (-1.0, 4.0), (float("nan"), 4.0), (1.0, float("inf"))):
        with pytest.raises(ValueError, match="above 0"):
            distance_of(height, seat)


def test_the_smallest_text_of_a_slide_passes_at_four_heights_and_fails_farther() -> None:
    texts = [TextSize(0, "takeaway", "So it is", 56), TextSize(2, "axis", "2024", 36), TextSize(1, "axis", "2025", 40)]
    assert room_check(texts, 4.0).failing == () and room_check(texts, 4.0).alike == ()
    found = room_check(texts, 6.0)
    assert [(one.size.text, round(one.arc, 1)) for one in found.failing] == [("2024", 13.4), ("2025", 14.9)]
    assert found.steps == (1, 2)
    assert 4.0 <= farthest(36) < 4.1


def test_texts_of_one_step_kind_and_size_go_together() -> None:
    texts = [TextSize(0, "chart", "a", 36), TextSize(1, "chart", "b", 36), TextSize(0, "text", "c", 36)]
    texts += [TextSize(0, "chart", "d", 36), TextSize(0, "chart", "e", 39)]
    groups = room_check(texts, 6.0).alike
    assert [[one.size.text for one in group] for group in groups] == [["a", "d"], ["c"], ["b"], ["e"]]


@given(st.floats(10, 80), st.floats(0.3, 6), st.floats(1, 60))
def test_the_angle_is_that_of_the_letters_on_the_wall(pixels: float, screen: float, seat: float) -> None:
    capital = 0.7 * pixels / 1080 * screen  # metres on the wall
    angle = 60 * math.degrees(math.atan2(capital / 2, seat) * 2)
    assert arc_minutes(pixels, seat / screen) == pytest.approx(angle)
    failing = room_check([TextSize(0, "any", "x", pixels)], seat / screen).failing
    assert bool(failing) == (angle < 20) or abs(angle - 20) < 1e-6


@given(st.floats(0.5, 12))
def test_the_letters_needed_mend_the_smallest_text_and_are_no_larger_than_need_be(distance: float) -> None:
    letters = letters_needed(distance)
    assert room_check([TextSize(0, "any", "x", round(36 * letters))], distance).failing == ()
    assert letters == 1 or room_check([TextSize(0, "any", "x", round(36 * letters) - 1)], distance).failing


def test_other_heights_scale_along() -> None:
    assert pixels_needed(4, 2160) == 2 * pixels_needed(4)
