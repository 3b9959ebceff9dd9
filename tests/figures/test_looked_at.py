"""What a view does not look at is left out of its link; what it shows stays the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.domain.atlas import Atlas
from explorer.figures.catalogue import VIEWS, figure
from explorer.figures.looked_at import looked_at
from explorer.state.viewpoint import link, viewpoint

LEFT = "focus=western-must-adapt&with=aito-m9,bmw-x5&by=car&every=year&from=2024&hide=opinion&set.nothing=1"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("scaling?focus=western-must-adapt&with=aito-m9&every=year", "scaling"),
        ("scaling?focus=nio&with=li-auto&every=year&hide=li-auto", "scaling?focus=nio&with=li-auto"),
        ("deliveries?focus=aito&with=aito-m9&every=year&hide=opinion", "deliveries?focus=aito&every=year"),
        ("deliveries?focus=aito&by=car&from=2025&asof=2025-06&show=table", ""),
        ("compare?with=aito-m9,bmw-x5&every=quarter&from=2024", "compare?with=aito-m9,bmw-x5"),
    ],
)
def test_only_what_is_looked_at_is_kept(atlas: Atlas, text: str, left: str) -> None:
    assert link(looked_at(atlas, viewpoint(text), selected=False)) == (left or text)


def test_a_range_and_what_is_selected_stay_in_a_link_to_go_to(atlas: Atlas) -> None:
    here = viewpoint("scaling?focus=western-must-adapt&every=year&from=2024&to=2031")
    assert link(looked_at(atlas, here, selected=True)) == "scaling?focus=western-must-adapt&from=2024&to=2031"
    elsewhere = viewpoint("claims?focus=hima&from=2024&to=2031")
    assert link(looked_at(atlas, elsewhere, selected=True)) == "claims?focus=hima"


def test_the_figure_is_the_same_without_what_is_left_out(atlas: Atlas) -> None:
    for view in VIEWS:
        here = viewpoint(f"{view.id}?{LEFT}")
        there = looked_at(atlas, here, selected=True)
        assert there.focus == here.focus and len(link(there)) < len(link(here))
        assert replace(figure(atlas, there), link="") == replace(figure(atlas, here), link=""), view.id
