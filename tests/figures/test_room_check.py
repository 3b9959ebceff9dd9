"""Room check: the formula, the table of the conventions, and one scale that mends every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.figures.room_check import TextSize, cap_height_needed, distance_of, farthest, pixels_needed, room_check


@pytest.mark.parametrize(
    ("distance", "part", "cap", "font"), [(4, 0.023, 25, 36), (6, 0.035, 38, 54), (8, 0.047, 50, 72)]
)
def test_the_table_of_the_conventions(distance: float, part: float, cap: float, font: float) -> None:
    assert round(cap_height_needed(distance), 3) == part
    assert round(cap_height_needed(distance) * 1080) == cap
    assert round(pixels_needed(distance)) == font


def test_a_seat_is_counted_in_picture_heights() -> None:
    assert distance_of(2.0, 12.0) == 6.0
    assert distance_of(2.0, 0.1) == 0.5 and distance_of(0.001, 900.0) == 50.0
    for height, seat in ((0.0, 4.0), (2.0, 0.0), (-1.0, 4.0), (float("nan"), 4.0), (1.0, float("inf"))):
        with pytest.raises(ValueError, match="above 0"):
            distance_of(height, seat)


def test_the_smallest_text_of_a_slide_passes_at_four_heights_and_fails_farther() -> None:
    texts = [TextSize(0, "takeaway", "So it is", 56), TextSize(2, "axis", "2024", 36), TextSize(1, "axis", "2025", 40)]
    assert room_check(texts, 4.0).failing == () and room_check(texts, 4.0).scale == 1.0
    found = room_check(texts, 6.0)
    assert [(one.size.text, round(one.needed)) for one in found.failing] == [("2024", 54), ("2025", 54)]
    assert found.steps == (1, 2)
    assert 4.0 <= farthest(36) < 4.1


@given(st.lists(st.floats(8, 200), min_size=1, max_size=8), st.floats(0.5, 50))
def test_the_one_scale_mends_every_text(sizes: list[float], distance: float) -> None:
    texts = [TextSize(at, "any", "x", size) for at, size in enumerate(sizes)]
    scale = room_check(texts, distance).scale
    mended = [TextSize(one.step, one.role, one.text, one.pixels * scale * (1 + 1e-12)) for one in texts]
    assert room_check(mended, distance).failing == ()


def test_other_heights_scale_along() -> None:
    assert pixels_needed(4, 2160) == 2 * pixels_needed(4)
