"""Check for presenting: every step drawn beforehand, its picture kept, and a list of what would fail on stage."""

from __future__ import annotations

from collections.abc import MutableMapping

from PySide6.QtCore import QObject

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Step, Story
from explorer.figures.slide import slide_of
from explorer.gui.charts.slide import SlideScene, drawn
from explorer.gui.png import png_bytes
from explorer.gui.story.step_walk import StepWalk
from explorer.gui.text import translate
from explorer.gui.theme import Palette
from explorer.records import record


@record(frozen=True, slots=True)
class Trouble:
    """What is wrong with the step at a place, in one sentence."""

    place: int
    sentence: str


class StageCheck(StepWalk):
    """Draws one step at a time; the pictures go into ``kept``, as PNG files."""

    def __init__(
        self, atlas: Atlas, story: Story, palette: Palette, kept: MutableMapping[Step, bytes], parent: QObject
    ) -> None:
        super().__init__(story, parent)
        self._atlas, self._palette, self._kept = atlas, palette, kept
        self.troubles: list[Trouble] = []

    def start(self) -> None:
        """Begin anew."""
        self._kept.clear()
        super().start()

    def skip(self, place: int) -> None:
        """Note that a step cannot be drawn."""
        self._note(place, translate("Player", "It cannot be drawn. The audience would keep the step before."))

    def visit(self, place: int, step: Step) -> None:
        """Draw a step, and note what is wrong with it."""
        slide = slide_of(self._atlas, step, None, self.story.letters)
        scene = SlideScene(self._palette)
        scene.set_slide(slide, self._atlas)
        picture = png_bytes(drawn(scene))
        if slide.fault:
            words = translate("Player", "Its view cannot be shown, so that title and text stand alone: {0}")
            self._note(place, words.format(slide.fault))
        if scene.fit.letters < slide.letters:
            words = translate("Player", "Its letters have room to be {0} times as large as usual, not {1}.")
            self._note(place, words.format(f"{scene.fit.letters:g}", f"{slide.letters:g}"))
        if scene.cut:
            self._note(place, translate("Player", "Its text has more lines than there is room for."))
        if not slide.fault and step.view and not slide.figure.panels and not slide.figure.keys:
            self._note(place, translate("Player", "Its view is empty."))
        self._kept[step] = picture

    def _note(self, place: int, sentence: str) -> None:
        self.troubles.append(Trouble(place, sentence))
