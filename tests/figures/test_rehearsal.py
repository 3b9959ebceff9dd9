"""A rehearsal by a simulated clock: the report is what was spent, and the cuts bring the finish within the plan."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from explorer.figures.rehearsal import cuts, rehearsal
from explorer.state import show as shows
from explorer.state import show_exit
from explorer.state import show_steps as steps
from tests.state.test_show import story


def test_a_simulated_talk_is_reported_step_by_step() -> None:
    plan = story("0", "2", "x", "1", "2", "1", minutes=6)
    show, now = shows.begin(plan), 1_000.0
    for spent in (45.0, 150.0, 90.0, 100.0, 65.0):  # the title waits for 45 seconds, which nobody counts
        now += spent
        show = steps.go_next(show, now)
    show = show_exit.end(show, now)
    report = rehearsal(plan, show.timer.times)
    assert [(one.place, one.title, one.planned, one.taken) for one in report.steps] == [
        (0, "s0", 0.0, None), (1, "s1", 120.0, 150.0), (3, "s3", 60.0, 90.0), (4, "s4", 120.0, 100.0),
        (5, "s5", 60.0, 65.0)]  # fmt: skip
    assert (report.total, report.target) == (405.0, 360.0)
    assert [(one.places, one.saved) for one in report.cuts] == [((3,), 90.0), ((4,), 100.0), ((1,), 150.0)]


def test_three_minutes_late_the_proposed_cuts_bring_the_finish_within_the_plan() -> None:
    plan = story("1", "1.5", "2", "1", "2.5", "1", "1.5", "1.5", minutes=12)
    show, now = steps.go_next(shows.begin(plan), 0), 0.0
    for place, seconds in enumerate((90 + 180, 120, 60, 150, 60, 90, 90), 1):  # three minutes too long on the second
        now += seconds
        show = steps.go_next(show, now) if place < 7 else show_exit.end(show, now)
    report = rehearsal(plan, show.timer.times)
    assert (report.total, report.target) == (840.0, 720.0), "the first step waited on screen and took nothing"
    assert report.cuts and all(report.total - cut.saved <= report.target for cut in report.cuts)
    assert not {0, 7} & {place for cut in report.cuts for place in cut.places}, "opening and close are kept"
    assert [cut.places for cut in report.cuts] == [(2,), (4,), (1,)]


def test_on_time_nothing_is_cut() -> None:
    assert cuts({1: 60.0, 2: 90.0}, 0) == ()
    assert cuts({1: 60.0, 2: 90.0}, -30) == ()
    assert rehearsal(story("1", "1", "1"), {0: 50.0, 1: 60.0, 2: 60.0}).cuts == ()
    assert rehearsal(story("1", "1", "1"), {}).total == 0


def test_where_nothing_suffices_all_is_proposed() -> None:
    assert [(one.places, one.saved) for one in cuts({2: 60.0, 1: 30.0}, 500)] == [((1, 2), 90.0)]
    assert cuts({}, 10) == ()


@given(st.dictionaries(st.integers(0, 30), st.floats(1, 300), min_size=1, max_size=9), st.floats(1, 600))
def test_the_best_cut_is_of_the_fewest_steps_and_loses_least(seconds: dict[int, float], needed: float) -> None:
    best = cuts(seconds, needed)[0]
    if sum(seconds.values()) < needed:
        assert best.places == tuple(sorted(seconds))
        return
    every = [one for count in range(1, len(seconds) + 1) for one in combinations(sorted(seconds), count)]
    enough = [(len(one), sum(seconds[at] for at in one)) for one in every if sum(seconds[at] for at in one) >= needed]
    assert (len(best.places), best.saved) == min(enough)


def test_a_long_story_is_answered_at_once() -> None:
    found = cuts({at: 10.0 + at % 7 for at in range(500)}, 3_000)
    assert found[0].saved >= 3_000
