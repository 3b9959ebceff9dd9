"""The stories of the bundled pack: whole, short enough to say, each number one that its figure computes or cites."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Step
from explorer.export.story_report import found_story, story_report
from explorer.figures.catalogue import VIEWS
from explorer.figures.stale import kept_numbers, stale_steps, step_figure
from explorer.files.resources import bundled_pack
from explorer.packs import open_pack
from explorer.packs.story_text import write_story
from explorer.state.viewpoint import link, viewpoint
from tests.figures.said_numbers import numbers_of, pool, unsaid

ATLAS = open_pack(bundled_pack())
STORIES = ATLAS.stories
STEPS = [pytest.param(step, id=f"{one.id}-{at}") for one in STORIES.values() for at, step in enumerate(one.steps, 1)]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def test_there_are_the_three_that_were_promised() -> None:
    assert [one.title for one in STORIES.values()] == [
        "For carmakers and buyers: what the model means",
        "For investors: who gains, who does not",
        "HIMA in ten minutes",
    ]


@pytest.mark.parametrize("story_id", STORIES)
def test_a_story_has_eight_to_twelve_steps_in_sections_and_fits_its_time(story_id: str) -> None:
    story = STORIES[story_id]
    assert 8 <= len(story.steps) <= 12
    assert len(story.sections) >= 2 and all(section.title and section.steps for section in story.sections)
    assert story.planned == story.minutes > 0
    assert story.audience and story.language == "en"


def test_together_they_show_every_view() -> None:
    shown = {viewpoint(step.view).view for story in STORIES.values() for step in story.steps}
    assert shown == {row.id for row in VIEWS}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_whole_and_short_enough(step: Step) -> None:
    assert step.title and step.text and step.minutes > 0
    assert 0 < len(step.takeaway) <= 90
    assert "\n\n中文：" in step.notes and not CHINESE.search(step.notes.partition("中文：")[0])
    assert not CHINESE.search(step.takeaway + step.text)
    assert link(viewpoint(step.view)) == step.view, "the link is written as the program writes it"


@pytest.mark.parametrize("step", STEPS)
def test_every_number_of_a_step_is_in_its_figure(step: Step) -> None:
    said = pool(ATLAS, step_figure(ATLAS, step), viewpoint(step.view))
    assert unsaid("\n".join((step.title, step.takeaway, step.text, step.notes)), said) == []


@pytest.mark.parametrize("story_id", STORIES)
def test_every_step_was_looked_over_and_its_numbers_kept(atlas: Atlas, story_id: str) -> None:
    story = STORIES[story_id]
    assert stale_steps(atlas, story) == ()
    assert {step.seen for step in story.steps} == set(kept_numbers(story.sidecar))
    assert story_report(atlas, found_story(atlas, story_id)).code == 0
    assert write_story(story).encode() == (bundled_pack() / "stories" / f"{story_id}.md").read_bytes()


def test_a_number_that_no_figure_has_is_found() -> None:
    step = STORIES["hima-in-ten-minutes"].steps[0]
    said = pool(ATLAS, step_figure(ATLAS, step), viewpoint(step.view))
    wrong = replace(step, takeaway=step.takeaway.replace("1.29 million", "1.31 million"))
    assert unsaid(step.takeaway, said) == [] and unsaid(wrong.takeaway, said) == ["1.31 million"]
    assert unsaid("1,290,768 cars, 73.4%", said) == ["1,290,768", "73.4"]
    assert [value for _, value, _ in numbers_of("M9, S800 and CNY18bn, 129 万辆, 5.95 bn, H5")] == [
        18e9,
        1.29e6,
        5.95e9,
    ]


def test_wrong_numbers_would_be_noticed() -> None:
    """Changes each number of 100 and more by a tenth: few meet another number of the same figure by chance."""
    tried = missed = 0
    for story in STORIES.values():
        for step in story.steps:
            said = pool(ATLAS, step_figure(ATLAS, step), viewpoint(step.view))
            for _, value, half in numbers_of(f"{step.takeaway}\n{step.text}\n{step.notes}"):
                wrong = value * 1.1 if half else round(value * 1.1)
                if value >= 100:
                    tried += 1
                    missed += any(abs(abs(one) - wrong) <= half + 1e-9 * wrong for one in said)
    assert tried > 200 and missed < tried * 0.1
