"""Check for presenting: every step drawn beforehand, its picture kept, and a list of what would fail on stage."""

from __future__ import annotations

from collections.abc import MutableMapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Step, Story
from explorer.figures.slide import slide_of
from explorer.gui.charts.slide import SlideScene, drawn, png
from explorer.gui.text import translate
from explorer.gui.theme import Palette
from explorer.records import record


@record(frozen=True, slots=True)
class Trouble:
    """What is wrong with the step at a place, in one sentence."""

    place: int
    sentence: str


class StageCheck(QObject):
    """Draws one step at a time; ``moved`` tells each, ``done`` the last. Pictures go into ``kept``, as PNG files."""

    moved = Signal()
    done = Signal()

    def __init__(
        self, atlas: Atlas, story: Story, palette: Palette, kept: MutableMapping[Step, bytes], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._atlas, self._palette, self._kept = atlas, palette, kept
        self.story = story
        self.troubles: list[Trouble] = []
        self.place = 0
        self._trying: int | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)

    def start(self) -> None:
        """Begin."""
        self._kept.clear()
        self._timer.start(0)

    @Slot()
    def stop(self) -> None:
        """Leave the rest undrawn."""
        self._timer.stop()

    @Slot()
    def _work(self) -> None:
        if self._trying is not None:  # a fault has broken it off, and the reporter knows of it
            self._note(
                self._trying, translate("Player", "It cannot be drawn. The audience would keep the step before.")
            )
            self._trying = None
            self._go_on()
            return
        if self.place >= len(self.story.steps):
            self.stop()
            self.done.emit()
            return
        self._trying = self.place
        self._draw(self.place, self.story.steps[self.place])
        self._trying = None
        self._go_on()

    def _go_on(self) -> None:
        self.place += 1
        self.moved.emit()

    def _draw(self, place: int, step: Step) -> None:
        slide = slide_of(self._atlas, step)
        scene = SlideScene(self._palette)
        scene.set_slide(slide, self._atlas)
        picture = png(drawn(scene))
        if slide.fault:
            words = translate("Player", "Its view cannot be shown, so that title and text stand alone: {0}")
            self._note(place, words.format(slide.fault))
        if scene.cut:
            self._note(place, translate("Player", "Its text has more lines than there is room for."))
        if not slide.fault and step.view and not slide.figure.panels and not slide.figure.keys:
            self._note(place, translate("Player", "Its view is empty."))
        self._kept[step] = picture

    def _note(self, place: int, sentence: str) -> None:
        self.troubles.append(Trouble(place, sentence))
