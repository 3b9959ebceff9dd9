"""Every text of a story's slides with its size, as it is drawn, for the room check."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Story
from explorer.figures.room_check import TextSize
from explorer.figures.slide import slide_of
from explorer.gui.charts.fitting import Fit
from explorer.gui.charts.lettering import Run, type_size
from explorer.gui.charts.slide import HEIGHT, SlideScene
from explorer.gui.theme import Palette

_FRAME = {"takeaway": "takeaway", "subtitle": "subtitle", "small": "source line"}


def slide_texts(atlas: Atlas, story: Story, place: int, palette: Palette) -> tuple[list[TextSize], Fit]:
    """Return the texts of the slide of a step, and what its letters have room for. Needs a running QApplication."""
    scene = SlideScene(palette)
    scene.set_slide(slide_of(atlas, story.steps[place], None, story.letters), atlas)
    unit = scene.ink.unit
    return [
        TextSize(place, kind, run.text, type_size(run.role, unit), HEIGHT)
        for kind, run in _kinds(scene)
        if run.text.strip()
    ], scene.fit


def story_texts(atlas: Atlas, story: Story, palette: Palette) -> Iterator[TextSize]:
    """Yield the texts of all steps that are shown."""
    for place in story.shown:
        yield from slide_texts(atlas, story, place, palette)[0]


def _kinds(scene: SlideScene) -> Iterator[tuple[str, Run]]:
    for run in scene.frame_runs:
        yield _FRAME[run.role], run
    for run in scene.body.runs:
        yield "chart", run
    for run in scene.own_runs:
        yield "text", run
