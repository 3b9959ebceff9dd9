"""One table of views; a link names what exists or is told what is nearest."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace
from types import MappingProxyType

import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.figures.as_of import as_of_date, known_by
from explorer.figures.catalogue import DEFAULT_VIEW, VIEWS, ViewRow, checked, figure, resolved, view_row
from explorer.state.viewpoint import LinkError, Viewpoint, link, viewpoint
from tests.figures.making import alliance, atlas_of, deliveries

TABS = ("overview", "timeline", "deliveries", "scaling", "prices", "roles", "technology", "finances", "claims",
        "compare", "scenario")  # fmt: skip


def test_the_views_have_ids_titles_and_keys_of_their_own() -> None:
    ids = [row.id for row in VIEWS]
    assert ids == [one for one in TABS if one in ids]
    for row in VIEWS:
        assert view_row(row.id) is row
        assert row.key == (f"{TABS.index(row.id) + 1}"[-1] if row.id != "scenario" else "")
        assert row.options <= {"by", "every", "range", "chips", "controls", "compare"}


def test_no_view_means_the_default_one(atlas: Atlas) -> None:
    assert figure(atlas, Viewpoint()).view == DEFAULT_VIEW
    assert resolved(Viewpoint()).view == DEFAULT_VIEW


@pytest.mark.parametrize("view", [row.id for row in VIEWS])
def test_a_way_of_splitting_that_another_view_left_chooses_nothing(atlas: Atlas, view: str) -> None:
    own = [word for word, _ in view_row(view).by]
    for word in {word for row in VIEWS for word, _ in row.by if word not in own}:
        there = Viewpoint(view=view, by=word)
        assert figure(atlas, there) == figure(atlas, Viewpoint(view=view))
        assert checked(atlas, viewpoint(link(resolved(there)))).by == ""
    for word in own:
        assert resolved(Viewpoint(view=view, by=word)).by == word


@pytest.mark.parametrize("row", VIEWS, ids=lambda row: row.id)
def test_names_too_long_for_a_takeaway_leave_one_all_the_same(atlas: Atlas, row: ViewRow) -> None:
    named = {one.id: replace(one, name_en=f"The {one.id} {'of a long name ' * 6}") for one in atlas.entities.values()}
    long = replace(atlas, entities=MappingProxyType(named))
    for by in [word for word, _ in row.by] or [""]:
        for focus in ("", "seres", "aito-m9", "li-auto"):
            made = figure(long, Viewpoint(view=row.id, by=by, focus=focus))
            assert made.empty or 0 < len(made.takeaway) <= 90
            assert "no figure in common" not in made.takeaway


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("delivries", "Did you mean “deliveries”?"),
        ("timelin", "Did you mean “timeline”?"),
        ("zzz", "The views are overview, timeline, deliveries"),
        ("deliveries?focus=aitto", "Did you mean “aito”?"),
        ("deliveries?with=li-autoo", "Did you mean “li-auto”?"),
        ("deliveries?by=brnd", "Use brand, partner or car."),
        ("deliveries?metric=wholsale", "Did you mean “wholesale”?"),
    ],
)
def test_a_link_that_names_what_is_not_there_is_told_the_nearest(atlas: Atlas, text: str, words: str) -> None:
    with pytest.raises(LinkError, match=r"[.?]$") as caught:
        checked(atlas, viewpoint(text))
    assert words in str(caught.value)


def test_a_figure_carries_its_link(atlas: Atlas) -> None:
    for text in ("timeline?focus=ms211&from=2024", "deliveries?focus=aito&by=car&every=quarter"):
        assert figure(atlas, checked(atlas, viewpoint(text))).link == text == link(viewpoint(text))


def test_as_of_is_never_later_than_the_pack(atlas: Atlas) -> None:
    assert as_of_date(atlas, None) == as_of_date(atlas, Period.parse("2030")) == atlas.info.as_of
    assert known_by(atlas, atlas.info.as_of) is atlas
    assert "As of 22 Nov 2026" in figure(atlas, viewpoint("deliveries?asof=2030")).source_line


def test_figures_are_remembered_but_do_not_keep_their_pack() -> None:
    small = atlas_of(alliance(), [deliveries("one", "2025-01", 3), deliveries("one", "2025-02", 4)])
    here = viewpoint("deliveries?asof=2025-01")
    assert figure(small, here) is figure(small, here)
    gone = weakref.ref(small)
    del small
    gc.collect()
    assert gone() is None


def test_what_was_missing_on_an_earlier_date_is_said_of_that_date(atlas: Atlas) -> None:
    for view in ("deliveries", "finances", "prices"):
        then = figure(atlas, viewpoint(f"{view}?focus=hima&asof=2019-06"))
        now = figure(atlas, viewpoint(f"{view}?focus=hima"))
        assert then.empty.startswith("Up to 30 Jun 2019, this pack has no ") and not now.empty, view
    never = figure(atlas, viewpoint("deliveries?focus=audi-a8"))
    assert never.empty.startswith("This pack has no ")
