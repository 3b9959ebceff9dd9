"""Stale steps: exactly those whose numbers changed, with old and new; a change of words makes none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Section, Step, Story
from explorer.figures.catalogue import VIEWS, figure
from explorer.figures.fingerprint import changed, fingerprint, fingerprint_of, numbers
from explorer.figures.stale import kept_numbers, link_faults, looked_over, sidecar_bytes, stale_steps
from explorer.files.resources import bundled_pack
from explorer.packs import open_pack
from explorer.state.viewpoint import viewpoint
from tests.packs.making import laid

LINKS = (
    "deliveries?by=brand",
    "prices",
    "timeline?from=2025&to=2025",
    "claims",
    "roles",
    "compare?with=aito-m9,bmw-x5",
)


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """Return the bundled pack with one used value changed: the deliveries of October 2025."""
    files = {one.name: one.read_bytes() for one in bundled_pack().iterdir() if one.is_file()}
    lines = files["observations.csv"].decode().split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("hima-deliveries-2025-10,"))
    assert ",68216," in lines[at]
    lines[at] = lines[at].replace(",68216,", ",68300,")
    return open_pack(laid(files | {"observations.csv": "\n".join(lines).encode()}, tmp_path_factory.mktemp("pack")))


def story(atlas: Atlas) -> Story:
    steps = tuple(Step(link, link) for link in LINKS)
    return looked_over(atlas, Story("s", "S", sections=(Section("", steps[:3]), Section("More", steps[3:]))))


def test_a_story_just_looked_over_is_not_stale(atlas: Atlas) -> None:
    made = story(atlas)
    assert all(len(step.seen) == 8 for step in made.steps)
    assert stale_steps(atlas, made) == ()
    assert {step.seen for step in made.steps} == set(kept_numbers(made.sidecar))


def test_exactly_the_steps_that_showed_the_changed_value_are_stale(atlas: Atlas, other: Atlas) -> None:
    found = stale_steps(other, story(atlas))
    assert [one.title for one in found] == ["deliveries?by=brand"]
    told = [(one.old, one.new) for one in found[0].changes]
    assert ("58,216", "58,300") in told, "what the brands do not account for"
    assert all("2025" in one.name or "2026" in one.name for one in found[0].changes)


def test_only_the_steps_named_are_marked_and_old_numbers_go_with_their_mark(atlas: Atlas, other: Atlas) -> None:
    made = story(atlas)
    again = looked_over(other, made, frozenset({1}))
    assert [one.place for one in stale_steps(other, again)] == [0]
    renewed = looked_over(other, made, frozenset({0}))
    assert stale_steps(other, renewed) == () and made.steps[0].seen not in kept_numbers(renewed.sidecar)


def test_without_the_numbers_kept_a_step_is_stale_all_the_same(atlas: Atlas, other: Atlas) -> None:
    (found,) = stale_steps(other, replace(story(atlas), sidecar=b""))
    assert found.changes == ()


def test_a_step_never_looked_over_or_leading_nowhere_is_not_stale(atlas: Atlas) -> None:
    made = Story("s", "S", sections=(Section("", (Step("a", "prices"), Step("b", "nowhere", seen="00000000"))),))
    assert stale_steps(atlas, made) == ()
    assert [(place, "nowhere" in said) for place, said in link_faults(atlas, made)] == [(1, True)]
    assert looked_over(atlas, made).steps[1].seen == "00000000"


def test_a_view_that_has_nothing_to_show_is_a_fault(atlas: Atlas) -> None:
    bare = replace(atlas, roles={})
    made = Story("s", "S", sections=(Section("", (Step("a", "roles"),)),))
    assert [place for place, _ in link_faults(bare, made)] == [0]


@pytest.mark.parametrize("view", [row.id for row in VIEWS])
def test_every_view_has_numbers_and_words_make_none(atlas: Atlas, view: str) -> None:
    shown = figure(atlas, viewpoint(view))
    assert len(numbers(shown)) > 10
    reworded = replace(shown, takeaway="x", subtitle="x", alt_text="x", caveats=(), source_line="x")
    assert fingerprint(reworded) == fingerprint(shown) == fingerprint_of(numbers(shown))
    assert changed(numbers(shown), shown) == []


def test_what_appears_and_what_is_gone_is_said(atlas: Atlas) -> None:
    shown = figure(atlas, viewpoint("prices"))
    old = dict(numbers(shown))
    key = next(iter(old))
    value = old.pop(key)
    old["prices/gone/launch"] = 1.5
    found = changed(old, shown)
    assert [(one.old, one.new) for one in found] == [("no figure", f"{value:,.0f}"), ("1.5", "no figure")]


@given(st.binary() | st.sampled_from([b"[" * 50_000, b'{"format": "alliance-explorer-seen", "version": 1, "seen": 3}']))
def test_a_damaged_sidecar_counts_as_none(data: bytes) -> None:
    assert kept_numbers(data) == {}


def test_numbers_that_are_not_those_of_their_mark_are_left_out() -> None:
    good = {"a/b/2025": 1.0}
    mark = fingerprint_of(good)
    assert kept_numbers(sidecar_bytes({mark: good, "12345678": good})) == {mark: good}
    assert sidecar_bytes({}) == b""
