"""Steps back and forward over any value."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.state.history import DEPTH, History


def test_a_step_can_be_taken_back_and_done_again() -> None:
    made = History("a")
    assert made.step("to b", "b") and made.step("to c", "c")
    assert (made.now, made.undo_label, made.redo_label) == ("c", "to c", "")
    assert made.undo() and (made.now, made.undo_label, made.redo_label) == ("b", "to b", "to c")
    assert made.redo() and made.now == "c"
    assert not made.redo()


def test_the_same_value_is_no_step() -> None:
    made = History("a")
    assert not made.step("again", "a")
    assert made.undo_label == "" and not made.undo()


def test_typing_melts_until_it_settles() -> None:
    made = History("")
    for text in ("h", "he", "hel"):
        assert made.step("type", text, run="title")
    made.settle()
    made.step("type", "hello", run="title")
    assert made.undo() and made.now == "hel"
    assert made.undo() and made.now == "" and not made.undo()


def test_typing_that_ends_where_it_began_leaves_nothing_to_undo() -> None:
    made = History("")
    made.step("other", "other")
    for text in ("otherx", "other", "othery"):
        assert made.step("type", text, run="title")
    assert made.undo() and made.now == "other"
    assert made.undo_label == "other" and made.undo() and made.now == ""
    for text in ("a", ""):
        assert made.step("type", text, run="title")
    assert made.undo_label == "" and not made.undo()


def test_a_step_after_going_back_ends_what_was_ahead() -> None:
    made = History(0)
    made.step("one", 1)
    made.undo()
    made.step("two", 2)
    assert made.redo_label == "" and made.now == 2


def test_an_amended_value_stays_under_its_label() -> None:
    made = History((1, "a"))
    made.step("next", (2, "a"))
    made.amend((2, "b"))
    assert made.undo_label == "next" and made.now == (2, "b")
    made.undo()
    made.redo()
    assert made.now == (2, "b")


@given(st.lists(st.integers(), max_size=30))
def test_undoing_everything_ends_at_the_first_value(values: list[int]) -> None:
    made = History(-1)
    steps = sum(made.step("step", value) for value in values)
    last = made.now
    for _ in range(steps):
        assert made.undo()
    assert made.now == -1 and not made.undo()
    for _ in range(steps):
        assert made.redo()
    assert made.now == last


def test_only_so_many_steps_are_kept() -> None:
    made = History(0)
    for value in range(1, DEPTH + 50):
        made.step("count", value)
    count = 0
    while made.undo():
        count += 1
    assert count == DEPTH - 1
