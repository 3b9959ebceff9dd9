"""A slide: the figure of a step and its few lines of text, laid out at 1920 by 1080 and drawn at any size as one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QImage, QPainter

from explorer.domain.atlas import Atlas
from explorer.figures.figure import LanePanel
from explorer.figures.panels import MapPanel, MatrixPanel
from explorer.figures.slide import Slide
from explorer.gui.charts.fitting import Fit, Spoiled, keep_fit, kept_fit, spoiled, tried_letters
from explorer.gui.charts.frame import frame
from explorer.gui.charts.lettering import Lettering, Run, advance, base_line, plain, sentence, wrapped
from explorer.gui.charts.scene import FigureScene
from explorer.gui.painters import all_painted
from explorer.gui.theme import STAGE_UNIT, Palette, StageUnit, line_height

WIDTH, HEIGHT = 1920, 1080
_UNDER, _MOST_UNDER = 2, 4  # lines of text under the chart; more stand beside it where it can be narrow
_BESIDE = 0.36  # of the width
_GAP = 16.0  # between chart and text, and between two texts of a line, in design pixels
_ROLE = "subtitle"


class SlideScene(FigureScene):
    """The scene of a slide, its letters as large as wanted or as the layout allows; ``cut``: text had no room."""

    def __init__(self, palette: Palette, parent: QObject | None = None) -> None:
        super().__init__(palette, parent)
        self.slide: Slide | None = None
        self.cut = False
        self.fit = Fit(1.0)
        self._text = Lettering(self.ink)
        self.addItem(self._text)
        self.set_size(WIDTH, HEIGHT, StageUnit(STAGE_UNIT))

    def set_slide(self, slide: Slide, atlas: Atlas | None) -> None:
        """Show another slide."""
        self.slide = slide
        self.set_figure(slide.figure, atlas)

    def lay(self) -> None:
        """Place frame, text and chart, with the largest letters up to those wanted that spoil nothing."""
        if self.figure is None or self.slide is None:
            super().lay()
            return
        known = kept_fit(self.slide)
        if known is not None:
            self.fit = known
            self._lay_with(known.letters)
            return
        found = Spoiled.NOTHING
        for letters in tried_letters(self.slide):
            self._lay_with(letters)
            self.fit = Fit(letters, found)
            found = spoiled(self) if letters > 1 else Spoiled.NOTHING
            if found is Spoiled.NOTHING:
                break
        keep_fit(self.slide, self.fit)

    def _lay_with(self, letters: float) -> None:
        assert self.figure is not None
        self.ink.unit = StageUnit.for_letters(letters)
        super().lay()
        body = frame(self.figure, WIDTH, HEIGHT, self.ink).body
        chart, text = self._parts(body)
        runs = self._written(text)
        self._text.show_runs(runs, text)
        if chart != body:
            self.body.lay(chart, scrolls=False)
            self.prepareForPaint()

    @property
    def runs(self) -> list[Run]:
        """All texts that are shown."""
        return [*super().runs, *self._text.runs]

    @property
    def own_runs(self) -> list[Run]:
        """The texts of the step itself, beside its chart."""
        return self._text.runs

    def _parts(self, body: QRectF) -> tuple[QRectF, QRectF]:
        """Return where the chart and the text lie: few lines under it, more beside it, alone in all of it."""
        assert self.slide is not None
        if not self.slide.lines:
            return body, QRectF()
        if not self.slide.figure.panels and not self.slide.figure.keys:
            return body, body
        gap, high = self.ink.px(_GAP), line_height(_ROLE, self.ink.unit)
        lines = len(self._lines(body.width()))
        lines = min(lines, _MOST_UNDER)
        if not self._beside(lines):
            below = QRectF(body.left(), body.bottom() - lines * high, body.width(), lines * high)
            return body.adjusted(0, 0, 0, -below.height() - gap / 2), below
        wide = body.width() * _BESIDE
        text = QRectF(body.right() - wide + gap, body.top(), wide - gap, body.height())
        return body.adjusted(0, 0, -wide, 0), text

    def _beside(self, lines: int) -> bool:
        """Whether the text stands beside the chart: where that needs height more than width."""
        assert self.slide is not None
        panels = self.slide.figure.panels
        if any(isinstance(one, LanePanel) for one in panels):
            return True
        wide = len(panels) > 2 or any(isinstance(one, MatrixPanel | MapPanel) for one in panels)
        return lines > _UNDER and not wide

    def _lines(self, width: float) -> list[list[str]]:
        """Return the lines of the text as the pieces of each; under a chart short ones share a line if all can."""
        assert self.slide is not None
        texts, unit = [plain(one) for one in self.slide.lines], self.ink.unit
        wide = sum(advance(one, _ROLE, unit) for one in texts) + 3 * self.ink.px(_GAP) * (len(texts) - 1)
        if len(texts) > 1 and wide <= width and self.slide.figure.panels:
            return [texts]
        return [[line] for one in self.slide.lines for line in self._wrapped(one, width)]

    def _wrapped(self, text: str, width: float) -> list[str]:
        """Return a line of text in lines; those after the first of a bullet stand under its first word."""
        indent = "    " if text.startswith("•") else ""
        found = wrapped(text, _ROLE, self.ink.unit, width - advance(indent, _ROLE, self.ink.unit), 8)
        return [line if not place else f"{indent}{line}" for place, line in enumerate(found)]

    def _written(self, box: QRectF) -> list[Run]:
        high = line_height(_ROLE, self.ink.unit)
        lines = self._lines(box.width()) if not box.isEmpty() else []
        room = int((box.height() + 0.5) // high) if lines else 0
        self.cut = len(lines) > room
        runs: list[Run] = []
        for place, pieces in enumerate(lines[:room]):
            line = base_line(box.top() + place * high, _ROLE, self.ink.unit)
            words = [(one, _ROLE, "ink") for one in pieces]
            runs += sentence(words, box.left(), line, self.ink.unit, 3 * self.ink.px(_GAP))[0]
        return runs


def slide_picture(slide: Slide, atlas: Atlas | None, palette: Palette) -> QImage:
    """Return a slide as an opaque picture of 1920 by 1080 pixels. Needs a running QApplication."""
    scene = SlideScene(palette)
    scene.set_slide(slide, atlas)
    return drawn(scene)


def drawn(scene: FigureScene) -> QImage:
    """Return what a scene shows as a picture of its own size; raise PictureError where it is not whole."""
    size = scene.sceneRect().size().toSize()
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(scene.ink.token("surface"))
    with QPainter(image) as painter, all_painted():
        whole = QRectF(image.rect())
        scene.render(painter, whole, whole)
    return image
