"""Measures the texts of a story's slides, one step at a time, as they are drawn with the story's size of letters."""

from __future__ import annotations

from PySide6.QtCore import QObject

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Step, Story
from explorer.figures.room_check import TextSize
from explorer.gui.charts.fitting import Fit
from explorer.gui.story.room_texts import slide_texts
from explorer.gui.story.step_walk import StepWalk
from explorer.gui.theme import Palette


class RoomScan(StepWalk):
    """Has the texts of the steps measured so far, and by step what its letters have room for."""

    def __init__(self, atlas: Atlas, story: Story, palette: Palette, parent: QObject) -> None:
        super().__init__(story, parent)
        self._atlas, self._palette = atlas, palette
        self.texts: list[TextSize] = []
        self.fits: dict[int, Fit] = {}

    @property
    def finished(self) -> bool:
        """Whether every step has been measured."""
        return self.place >= len(self.story.steps)

    def visit(self, place: int, step: Step) -> None:
        """Measure a step, unless it is left out of the presentation."""
        if not step.hidden:
            texts, self.fits[place] = slide_texts(self._atlas, self.story, place, self._palette)
            self.texts += texts
