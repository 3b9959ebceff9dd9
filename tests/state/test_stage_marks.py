"""Pointing, drawing, wiping and zooming on a slide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.state import stage_marks as marks
from explorer.state.stage_marks import HEIGHT, WIDTH, Marks, Region

Points = st.tuples(st.floats(-3000, 5000), st.floats(-3000, 5000))


def drawn(*points: marks.Point) -> Marks:
    """Return marks with one stroke through points."""
    made = marks.pressed(Marks(), "pen", points[0])
    for one in points[1:]:
        made = marks.moved(made, "pen", one)
    return marks.released(made, "pen", points[-1])


def test_strokes_are_drawn_while_pressed_and_taken_back_one_by_one() -> None:
    made = drawn((10, 10), (50, 10), (50, 60))
    assert made.strokes == (((10, 10), (50, 10), (50, 60)),)
    assert marks.moved(made, "pen", (90, 90)).strokes == made.strokes
    second = marks.released(marks.pressed(made, "pen", (5, 5)), "pen", (5, 5))
    assert len(second.strokes) == 2
    assert marks.undone(second).strokes == made.strokes
    assert marks.undone(marks.undone(marks.undone(second))).strokes == ()


def test_the_eraser_takes_what_it_touches_between_points_too() -> None:
    made = drawn((100, 100), (900, 100))
    assert marks.pressed(made, "eraser", (500, 300)).strokes == made.strokes
    swept = marks.moved(marks.pressed(made, "eraser", (500, 300)), "eraser", (500, 110))
    assert swept.strokes == ()


@pytest.mark.parametrize("tool", ["pointer", "spotlight"])
def test_pointing_draws_nothing_and_leaves_with_the_pointer(tool: str) -> None:
    made = marks.released(marks.moved(marks.pressed(Marks(), tool, (5, 5)), tool, (700, 300)), tool, (700, 300))
    assert made.pointer == (700, 300) and not made.strokes and made.region is None
    assert marks.gone(made).pointer is None


def test_a_dragged_region_fills_the_stage_and_a_click_does_not() -> None:
    click = marks.released(marks.pressed(Marks(), "zoom", (400, 400)), "zoom", (402, 401))
    assert click.region is None and click.anchor is None
    pulled = marks.released(marks.pressed(Marks(), "zoom", (480, 270)), "zoom", (960, 400))
    assert pulled.region == Region(480, 270, 480, 270)
    assert marks.unzoomed(pulled, (WIDTH / 2, HEIGHT / 2)) == (720, 405)
    assert marks.whole(pulled).region is None


@given(Points, Points)
def test_a_region_has_the_shape_of_a_slide_and_lies_within_it(one: marks.Point, other: marks.Point) -> None:
    found = marks.released(marks.pressed(Marks(), "zoom", one), "zoom", other).region
    if found is not None:
        assert found.width * HEIGHT == pytest.approx(found.height * WIDTH)
        assert found.left >= 0 and found.top >= 0
        assert found.left + found.width <= WIDTH + 1e-6 and found.top + found.height <= HEIGHT + 1e-6
