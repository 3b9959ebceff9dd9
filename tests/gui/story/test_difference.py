"""What differs between the saved view and the one on screen is named in words."""

from __future__ import annotations

import pytest

from explorer.domain.atlas import Atlas
from explorer.figures.catalogue import checked
from explorer.gui.story.difference import difference, link_fault, saved_view
from explorer.state.viewpoint import viewpoint


@pytest.mark.parametrize(
    ("saved", "now", "words"),
    [
        ("deliveries", "deliveries", None),
        ("deliveries", "", None),
        ("scaling", "timeline", ("Scaling", "Timeline")),
        ("deliveries", "deliveries?focus=aito", ("nothing selected", "AITO")),
        ("deliveries?every=year", "deliveries", ("Yearly", "Monthly")),
        ("deliveries?from=2024-01&to=2025-12", "deliveries", ("Jan 2024 – Dec 2025", "all time")),
        ("deliveries", "deliveries?by=car&every=quarter", ("Brand, Monthly", "Model, Quarterly")),
        ("deliveries", "deliveries?asof=2025-06-30", ("as known now", "30 Jun 2025")),
        ("deliveries", "deliveries?show=table", ("chart", "table")),
        ("scaling", "scaling?hide=tesla", ("nothing hidden", "Tesla hidden")),
        ("compare?with=aito-m9,li-l9", "compare?with=aito-m9", ("AITO M9, Li Auto L9", "AITO M9")),
    ],
)
def test_it_is_said(atlas: Atlas, saved: str, now: str, words: tuple[str, str] | None) -> None:
    assert difference(atlas, checked(atlas, viewpoint(saved)), viewpoint(now)) == words


def test_settings_are_named_as_their_controls_are(atlas: Atlas) -> None:
    said = difference(atlas, viewpoint("scaling"), viewpoint("scaling?set.log=1"))
    assert said is not None and said[0] == "its own settings" and said[1] != said[0]


def test_two_links_to_one_view_do_not_differ(atlas: Atlas) -> None:
    for step in (step for story in atlas.stories.values() for step in story.steps):
        saved = saved_view(atlas, step.view)
        assert saved is not None and difference(atlas, saved, saved) is None


def test_a_link_that_leads_nowhere_says_why(atlas: Atlas) -> None:
    assert saved_view(atlas, "deliveries?focus=nobody") is None
    assert "nobody" in link_fault(atlas, "deliveries?focus=nobody")
    assert link_fault(atlas, "deliveries") == "" and saved_view(None, "deliveries") is None
