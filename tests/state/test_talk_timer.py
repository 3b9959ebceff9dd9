"""The timer of a talk by a simulated clock: when it starts, what each step took, ahead or behind."""

from __future__ import annotations

import pytest

from explorer.state import show as shows
from explorer.state import show_exit
from explorer.state import show_steps as steps
from explorer.state.talk_timer import elapsed, plan_of
from tests.state.test_show import story

PLAN = story("1", "1.5", "2", "1")


def test_the_title_waits_on_screen_for_nothing() -> None:
    show = shows.begin(PLAN)
    assert shows.pace(show, 500).elapsed == 0 and not show.timer.started
    show = steps.go_next(show, 600)
    assert shows.pace(show, 630).elapsed == 30
    assert shows.pace(show, 630).target == 270, "the plan of what comes after the title"


def test_it_pauses_across_steps_and_runs_on() -> None:
    show = shows.pause_timer(steps.go_next(shows.begin(PLAN), 0), 40)
    show = steps.go_next(show, 100)
    assert elapsed(show.timer, 500) == 40 and not show.timer.running
    show = shows.pause_timer(show, 500)
    assert elapsed(show.timer, 510) == 50
    assert show.timer.times == {1: 40.0}


def test_t_starts_it_on_the_first_step_and_shift_t_sets_it_to_zero() -> None:
    show = shows.pause_timer(shows.begin(PLAN), 10)
    assert shows.pace(show, 40).elapsed == 30 and shows.pace(show, 40).target == 330
    show = steps.go_next(show, 70)
    assert elapsed(show.timer, 80) == 70, "leaving the first step starts it only once"
    zero = shows.reset_timer(show, 100)
    assert elapsed(zero.timer, 105) == 5 and zero.timer.times == {}
    stopped = shows.reset_timer(shows.pause_timer(show, 100), 110)
    assert not stopped.timer.started and elapsed(stopped.timer, 999) == 0


def test_each_step_keeps_its_time_over_several_visits() -> None:
    show = steps.go_next(shows.begin(PLAN), 100)
    show = steps.go_next(show, 130)
    show = steps.go_back(show, 190)
    show = show_exit.end(steps.go_last(show, 200), 225)
    assert show.timer.times == {1: 40.0, 2: 60.0, 3: 25.0}
    assert elapsed(show.timer, 9_999) == 125 and not show.timer.running


def test_the_lead_compares_the_start_of_this_step_with_its_plan() -> None:
    show = steps.go_next(shows.begin(PLAN), 0)
    show = steps.go_next(show, 72)
    pace = shows.pace(show, 100)
    assert (pace.lead, pace.word) == (18.0, "on")
    assert (pace.step_end, pace.step_plan) == (210.0, 120.0)
    late = shows.pace(steps.go_next(steps.go_next(shows.begin(PLAN), 0), 300), 301)
    assert (late.lead, late.word) == (-210.0, "over")
    early = shows.pace(steps.go_last(steps.go_next(shows.begin(PLAN), 0), 10), 11)
    assert (early.lead, early.word) == (200.0, "ahead")
    behind = shows.pace(steps.go_next(steps.go_next(shows.begin(PLAN), 0), 200), 201)
    assert (behind.lead, behind.word, behind.over) == (-110.0, "behind", 0.0)


def test_over_is_counted_beyond_the_target() -> None:
    show = steps.go_next(shows.begin(PLAN), 0)
    assert shows.pace(show, 300).over == 30.0


def test_without_a_plan_nothing_is_early_or_late() -> None:
    show = steps.go_next(steps.go_next(shows.begin(story("0", "0", "0")), 0), 500)
    pace = shows.pace(show, 900)
    assert (pace.target, pace.lead, pace.over, pace.word) == (0.0, 0.0, 0.0, "on")


@pytest.mark.parametrize("place", [0, 3])
def test_a_clock_set_back_takes_nothing_away(place: int) -> None:
    show = steps.go_to(shows.begin(PLAN), 2, 100)
    show = steps.go_to(show, place, 50)
    assert elapsed(show.timer, 50) == 0 and min(show.timer.times.values(), default=0) >= 0


def test_a_story_with_only_a_total_shares_it_out_among_its_shown_steps() -> None:
    assert plan_of(story("0", "x", "0", minutes=10)) == (300.0, 0.0, 300.0)
    assert plan_of(story("1", "x", "2", minutes=10)) == (60.0, 0.0, 120.0)
