"""A presentation, key by key, against a clock of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.stories import Section, Step, Story
from explorer.state import show as shows
from explorer.state import show_exit
from explorer.state import show_steps as steps
from explorer.state.show import BLACK, WHITE, Seen, Show, seen


def story(*marks: str, minutes: float = 0.0) -> Story:
    """Return a story of a step for each mark: ``x`` for a hidden one, or its minutes."""
    made = [Step(f"s{at}", "prices", hidden=mark == "x", minutes=0 if mark == "x" else float(mark)) for at, mark in
             enumerate(marks)]  # fmt: skip
    return Story("t", "T", minutes=minutes, sections=(Section("", tuple(made)),))


FIVE = story("1", "1", "x", "2", "1")


def test_it_begins_at_the_first_shown_step_or_where_it_is_resumed() -> None:
    assert shows.begin(FIVE).place == 0
    assert shows.begin(story("x", "1")).place == 1
    assert shows.begin(story("x", "x")).place == 0
    assert shows.begin(FIVE, 3).place == 3 and shows.begin(FIVE, 99).place == 4
    with pytest.raises(ValueError, match="without steps"):
        shows.begin(story())


def test_steps_go_forward_and_back_past_hidden_ones_and_stay_at_the_ends() -> None:
    show = shows.begin(FIVE)
    places = []
    for at in range(5):
        show = steps.go_next(show, at)
        places.append(show.place)
    assert places == [1, 3, 4, 4, 4]
    assert show.following is None
    assert steps.go_back(show, 9).place == 3
    assert steps.go_back(shows.begin(FIVE), 9).place == 0
    assert steps.go_first(show, 9).place == 0 and steps.go_last(shows.begin(FIVE), 9).place == 4


def test_a_forced_key_reaches_hidden_steps() -> None:
    show = steps.go_next(steps.go_next(shows.begin(FIVE), 1), 2, forced=True)
    assert show.place == 2 and show.step.hidden
    assert steps.go_next(show, 3).place == 3
    assert steps.go_back(shows.begin(FIVE, 3), 3, forced=True).place == 2


def test_a_number_and_enter_go_to_a_step_counted_from_one() -> None:
    show = shows.type_digit(shows.begin(FIVE), "4")
    assert show.digits == "4" and seen(show) == Seen(0)
    assert steps.enter(show, 1).place == 3
    assert steps.enter(shows.type_digit(shows.begin(FIVE), "3"), 1).place == 2, "a hidden step can be named"
    for number in ("0", "9", "99"):
        show = shows.begin(FIVE)
        for digit in number:
            show = shows.type_digit(show, digit)
        after = steps.enter(show, 1)
        assert (after.place, after.digits) == (0, None)
    assert steps.enter(shows.begin(FIVE), 1).place == 1, "Enter alone is Next"
    opened = shows.type_digit(shows.begin(FIVE), "")
    assert opened.digits == "" and steps.enter(opened, 1).place == 0
    assert shows.erase_digit(shows.type_digit(opened, "1")).digits == ""
    assert shows.erase_digit(opened).digits is None
    assert steps.go_next(shows.type_digit(opened, "5"), 1).digits is None


@pytest.mark.parametrize("colour", [BLACK, WHITE])
def test_a_blank_is_lifted_by_its_key_on_the_same_step_and_by_a_step_key_on_the_new_one(colour: str) -> None:
    show = shows.blanked(shows.begin(FIVE), colour)
    assert seen(show) == Seen(0, blank=colour)
    assert seen(shows.blanked(show, colour)) == Seen(0)
    assert seen(steps.go_next(show, 1)) == Seen(1)
    assert seen(show_exit.escape(show, 1)) == Seen(0)
    other = WHITE if colour == BLACK else BLACK
    assert seen(shows.blanked(show, other)) == Seen(0, blank=other)


def test_a_frozen_audience_keeps_its_step_whatever_is_done() -> None:
    show = shows.freeze(steps.go_next(shows.begin(FIVE), 1))
    for at in range(20):
        show = (steps.go_next, steps.go_back, steps.go_last, steps.go_first)[at % 4](show, at)
        assert seen(show) == Seen(1)
    black = steps.go_next(shows.blanked(show, BLACK), 30)
    assert seen(black) == Seen(1, blank=BLACK), "a step key shows nothing new, so it lifts nothing"
    show = steps.go_to(show, 3, 31)
    assert seen(shows.freeze(show)) == Seen(3)
    assert seen(show_exit.escape(show, 32)) == Seen(3)


def test_a_question_is_looked_into_privately_and_pushed_or_discarded() -> None:
    asked = shows.ask(steps.go_next(shows.begin(FIVE), 1))
    assert asked.frozen and asked.asking
    for key in (steps.go_next, steps.go_back, steps.go_first, steps.go_last, steps.enter):
        assert key(asked, 2).place == 1 and seen(key(asked, 2)) == Seen(1)
    assert shows.freeze(asked) is asked and shows.look_over(asked) is asked and shows.type_digit(asked, "1") is asked
    assert seen(shows.discard(asked)) == Seen(1) and not shows.discard(asked).frozen
    assert show_exit.escape(asked, 3) == shows.discard(asked)
    pushed = shows.push(asked, "prices?focus=aito-m9")
    assert seen(pushed) == Seen(1, "prices?focus=aito-m9") and not pushed.asking
    for back in (steps.go_next(pushed, 4), steps.go_back(pushed, 4), show_exit.escape(pushed, 4)):
        assert seen(back) == Seen(1), "back in the story at the same step"
    assert shows.push(shows.begin(FIVE), "prices").pushed == ""
    assert seen(shows.freeze(pushed)) == seen(shows.freeze(shows.freeze(pushed))) == seen(pushed)


def test_an_audience_that_was_frozen_before_a_question_stays_so_when_it_is_discarded() -> None:
    frozen = steps.go_next(shows.freeze(shows.begin(FIVE)), 1)
    asked = shows.ask(frozen)
    assert (asked.place, seen(asked)) == (1, Seen(0))
    assert shows.discard(asked) == show_exit.escape(asked, 2) == frozen
    assert seen(shows.push(asked, "roles")) == Seen(1, "roles"), "what is pushed is meant to be seen"


def test_the_overview_is_private_until_confirmed() -> None:
    show = shows.look_over(shows.begin(FIVE))
    show = shows.look_over(show, 3)
    assert (show.place, show.grid, seen(show)) == (0, 3, Seen(0))
    assert steps.enter(show, 1).place == 3 and steps.enter(show, 1).grid is None
    assert show_exit.escape(show, 1) == replace(shows.begin(FIVE))
    assert shows.look_over(show, 99).grid == 4


def test_esc_unwinds_one_level_at_a_time_and_asks_at_last() -> None:
    show = steps.go_next(shows.begin(FIVE), 1)
    show = shows.push(shows.ask(show), "roles")
    show = shows.freeze(shows.blanked(show, BLACK))
    show = shows.ask(show)
    show = shows.zoom(show, True)
    show = replace(shows.take_tool(show, "pen"), grid=2, digits="1")
    left = []
    for at in range(10):
        show = show_exit.escape(show, at)
        left.append((show.digits, show.grid, show.tool, show.zoomed, show.asking, show.pushed, show.blank, show.frozen,
                     show.leaving))  # fmt: skip
    assert left == [
        (None, 2, "pen", True, True, "roles", BLACK, True, None),
        (None, None, "pen", True, True, "roles", BLACK, True, None),
        (None, None, "", True, True, "roles", BLACK, True, None),
        (None, None, "", False, True, "roles", BLACK, True, None),
        (None, None, "", False, False, "roles", BLACK, True, None),
        (None, None, "", False, False, "", BLACK, True, None),
        (None, None, "", False, False, "", "", True, None),
        (None, None, "", False, False, "", "", False, None),
        (None, None, "", False, False, "", "", False, 8),
        (None, None, "", False, False, "", "", False, None),
    ]
    assert not show.ended


def test_without_a_console_a_second_esc_within_two_seconds_ends() -> None:
    asked = show_exit.escape(shows.begin(FIVE), 10.0, told=False)
    assert not asked.ended
    assert show_exit.escape(asked, 11.9, told=False).ended
    late = show_exit.escape(asked, 12.1, told=False)
    assert not late.ended and show_exit.escape(late, 13.0, told=False).ended
    assert steps.go_next(asked, 11).leaving is None, "going on takes the question back"


def test_on_the_last_step_esc_ends_without_asking() -> None:
    assert show_exit.escape(shows.begin(FIVE, 4), 1).ended
    assert show_exit.end(shows.begin(FIVE), 1).ended


def test_places_visited_are_walked_back_and_forward() -> None:
    show = steps.go_to(steps.go_to(shows.begin(FIVE), 3, 1), 1, 2)
    back = steps.go_back_in_time(show, 3)
    assert back.place == 3 and steps.go_back_in_time(back, 4).place == 0
    assert steps.go_forward_in_time(back, 4).place == 1
    assert steps.go_forward_in_time(show, 4).place == 1 and steps.go_back_in_time(shows.begin(FIVE), 4).place == 0
    assert steps.go_forward_in_time(steps.go_to(back, 4, 5), 6).place == 4, "a new way ends the old one"


def test_a_story_without_steps_is_not_presented() -> None:
    with pytest.raises(ValueError, match="without steps"):
        shows.begin(story())


def test_tools_are_taken_and_put_away_by_the_same_key() -> None:
    show = shows.take_tool(shows.begin(FIVE), "pen")
    assert (
        show.tool == "pen" and shows.take_tool(show, "pen").tool == "" and shows.take_tool(show, "zoom").tool == "zoom"
    )
    zoomed = shows.zoom(shows.take_tool(show, "zoom"), True)
    assert zoomed.zoomed and zoomed.tool == "" and not steps.go_next(zoomed, 1).zoomed


KEYS = {
    "next": steps.go_next, "back": steps.go_back, "first": steps.go_first, "last": steps.go_last,
    "back in time": steps.go_back_in_time, "forward": steps.go_forward_in_time, "enter": steps.enter,
    "pause": shows.pause_timer, "reset": shows.reset_timer, "esc": show_exit.escape,
    "black": lambda show, _: shows.blanked(show, BLACK), "freeze": lambda show, _: shows.freeze(show),
    "ask": lambda show, _: shows.ask(show), "push": lambda show, _: shows.push(show, "roles"),
    "digit": lambda show, _: shows.type_digit(show, "3"), "grid": lambda show, _: shows.look_over(show, 2),
}  # fmt: skip


@given(st.lists(st.sampled_from(sorted(KEYS)), max_size=40))
def test_no_order_of_keys_loses_the_step_or_moves_a_held_audience(keys: list[str]) -> None:
    show: Show = shows.begin(FIVE)
    for now, key in enumerate(keys):
        before = show
        show = KEYS[key](show, float(now))
        assert 0 <= show.place < 5
        if before.frozen and show.frozen:
            assert (seen(show).place, seen(show).link) == (seen(before).place, seen(before).link)
        assert sum(show.timer.times.values()) <= now + 1e-9
