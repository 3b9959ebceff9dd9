"""The slides of a story, each made once: its figure, and its picture drawn before it is needed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from PySide6.QtGui import QImage

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Step, Story
from explorer.figures.slide import Slide, slide_of
from explorer.gui.charts.slide import slide_picture
from explorer.gui.theme import Palette
from explorer.state.show import Seen
from explorer.state.viewpoint import Viewpoint

_PICTURES = 8  # of eight megabytes each
_SLIDES = 40


class SlideBook:
    """Gives slides and their pictures by step or by link; what was asked for last is kept."""

    def __init__(self, atlas: Atlas, story: Story, palette: Palette) -> None:
        self.atlas = atlas
        self.story = story
        self.palette = palette
        self._slides: OrderedDict[tuple[Step, Viewpoint | None], Slide] = OrderedDict()
        self._pictures: OrderedDict[Step, QImage] = OrderedDict()
        self.fallback: Mapping[Step, bytes] = {}
        self._trying: set[Step] = set()

    def step_of(self, seen: Seen) -> Step:
        """Return the step that the audience sees: of the story, or a bare one for a link that was pushed."""
        return Step("", view=seen.link) if seen.link else self.story.steps[seen.place]

    def slide(self, step: Step, here: Viewpoint | None = None) -> Slide:
        """Return the slide of a step, or of where its presenter has moved on to from it."""
        key = (step, here)
        if key not in self._slides:
            self._slides[key] = slide_of(self.atlas, step, here, self.story.letters)
            while len(self._slides) > _SLIDES:
                self._slides.popitem(last=False)
        self._slides.move_to_end(key)
        return self._slides[key]

    def picture(self, step: Step) -> QImage:
        """Return the picture of a step, drawn now if it was not before.

        One that could not be drawn the last time is that of the check before the talk, if there is one.
        """
        if step not in self._pictures and step in self._trying and step in self.fallback:
            return QImage.fromData(self.fallback[step])
        if step not in self._pictures:
            self._trying.add(step)
            self.keep(step, slide_picture(self.slide(step), self.atlas, self.palette))
            self._trying.discard(step)
        self._pictures.move_to_end(step)
        return self._pictures[step]

    def has(self, step: Step) -> bool:
        """Whether the picture of a step stands ready."""
        return step in self._pictures

    def failed(self, step: Step) -> bool:
        """Whether a step could not be drawn, but has a picture kept from the check before the talk."""
        return step in self._trying and step in self.fallback

    def keep(self, step: Step, picture: QImage) -> None:
        """Keep a picture of a step; the oldest go."""
        self._pictures[step] = picture
        while len(self._pictures) > _PICTURES:
            self._pictures.popitem(last=False)
