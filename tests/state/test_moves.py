"""Moves: each changes its own fields and no others, and gives back the same viewpoint where nothing changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from explorer.domain.periods import Period
from explorer.state import moves
from explorer.state.viewpoint import Change, Viewpoint
from tests.domain.test_periods import PERIODS
from tests.state.test_viewpoint import VIEWPOINTS

Move = Callable[[Viewpoint], Viewpoint]
FIRST, LAST = Period.parse("2024"), Period.parse("2025-10")
SETTERS: dict[str, tuple[Move, set[str]]] = {
    "view": (lambda here: moves.show_view(here, "timeline"), {"view"}),
    "focus": (lambda here: moves.focus_on(here, "aito"), {"focus"}),
    "by": (lambda here: moves.group_by(here, "car"), {"by"}),
    "every": (lambda here: moves.show_every(here, "year"), {"every"}),
    "range": (lambda here: moves.show_range(here, FIRST, LAST), {"first", "last"}),
    "view and focus": (lambda here: moves.look_at(here, "timeline", "aito"), {"view", "focus"}),
    "view alone": (lambda here: moves.look_at(here, "timeline", ""), {"view"}),
    "date": (lambda here: moves.look_back(here, FIRST), {"as_of"}),
    "compared": (lambda here: moves.compare(here, ("aito", "nio")), {"compared"}),
    "compared there": (lambda here: moves.compare_in(here, "compare", ("aito", "nio")), {"view", "compared"}),
    "setting": (lambda here: moves.set_setting(here, "rd", 5.0), {"settings"}),
    "no setting": (lambda here: moves.set_setting(here, "rd", None), {"settings"}),
    "assumptions": (lambda here: moves.assume(here, (("rd", 5.0),), frozenset({"rd", "cap"})), {"settings"}),
    "link": (lambda here: moves.go_to(here, Viewpoint("timeline", focus="nio")), set(Viewpoint.__dataclass_fields__)),
}


def differing(here: Viewpoint, there: Viewpoint) -> set[str]:
    """Return the names of the fields that differ."""
    return {name for name in Viewpoint.__dataclass_fields__ if Change(here, there).touches(name)}


@pytest.mark.parametrize("name", SETTERS)
@settings(max_examples=30)
@given(here=VIEWPOINTS)
def test_a_move_changes_its_own_fields_and_is_done_once(name: str, here: Viewpoint) -> None:
    move, own = SETTERS[name]
    there = move(here)
    assert differing(here, there) <= own
    assert move(there) is there


def test_assumptions_replace_those_of_their_names_and_leave_the_others() -> None:
    here = Viewpoint("scenario", settings=(("cap", 1.0), ("rd", 2.0), ("zoom", 3.0)))
    assert moves.assume(here, (("rd", 5.0),), frozenset({"rd", "cap"})).settings == (("rd", 5.0), ("zoom", 3.0))
    assert moves.set_setting(here, "cap", None).settings == (("rd", 2.0), ("zoom", 3.0))
    assert moves.set_setting(here, "a", 4.0).settings == (("a", 4.0), ("cap", 1.0), ("rd", 2.0), ("zoom", 3.0))


@given(VIEWPOINTS)
def test_a_toggle_twice_leads_back(here: Viewpoint) -> None:
    assert moves.toggle_table(moves.toggle_table(here)) == here
    assert moves.toggle_hidden(moves.toggle_hidden(here, "policy"), "policy") == here
    assert differing(here, moves.toggle_table(here)) == {"show"}
    assert differing(here, moves.toggle_hidden(here, "policy")) == {"hidden"}


@given(VIEWPOINTS, PERIODS, PERIODS)
def test_a_range_is_put_in_order(here: Viewpoint, one: Period, other: Period) -> None:
    there = moves.show_range(here, one, other)
    assert there.first is not None
    assert there.last is not None
    assert there.first <= there.last
    assert moves.show_range(here, other, one) == there
    assert moves.show_range(there, None, None).first is None
