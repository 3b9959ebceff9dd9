"""The scenes of the views used last, each laid out as it was left, so that coming back to a view only paints it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from explorer.domain.atlas import Atlas
from explorer.figures.figure import Figure
from explorer.gui.charts.scene import FigureScene
from explorer.gui.theme import Palette, palette_named

MOST = 12  # scenes; every view has one of its own, and no pack adds views
SPARE = 2  # for the step onward and the step back


class SceneShelf(QObject):
    """A scene a view, all of one palette; ``range_moved`` and ``moved`` are theirs.

    A scene remembers what it shows, so that it needs no laying out while figure and size are the same. A few spare ones
    show what may come next. The scenes of another pack are let go, and beyond ``MOST`` the one used longest ago. If it
    is given a scene, that is the only one.
    """

    range_moved = Signal(float, float)
    moved = Signal()

    def __init__(self, parent: QObject, only: FigureScene | None = None) -> None:
        super().__init__(parent)
        self._only = only
        self._palette = palette_named("light")
        self._atlas: Atlas | None = None
        self._scenes: dict[str, FigureScene] = {}
        self._spare: list[FigureScene] = []

    @property
    def scenes(self) -> tuple[FigureScene, ...]:
        """All scenes, the spare ones first and that used last at the end."""
        return (*self._spare, *self._scenes.values())

    def take(self, view: str, atlas: Atlas | None, figure: Figure | None = None) -> FigureScene:
        """Return the scene of a view, best the one that shows the figure already, a new one where it has none.

        The first scene takes what no view is named for.
        """
        key = view if self._only is None else ""
        found = self._scenes.pop(key, None) or self._scenes.pop("", None) or self._made()
        ready = next((one for one in self._spare if figure is not None and one.stands(figure, atlas)), None)
        if ready is not None and figure is not None and not found.stands(figure, atlas):
            self._spare[self._spare.index(ready)] = found
            found = ready
        self._scenes[key] = found
        if atlas is not self._atlas:
            self._atlas = atlas
            self._let_go(len(self._scenes) - 1)
            while self._spare:
                self._spare.pop().deleteLater()
        self._let_go(len(self._scenes) - MOST)
        return found

    def prepare(self, figure: Figure, atlas: Atlas, width: float, height: float) -> FigureScene | None:
        """Lay out in a spare scene what may come next in a view; none where rows scroll: they must stay in place."""
        shown = self._scenes.get(figure.view)
        if shown is None or shown.scrolls or atlas is not self._atlas:
            return None
        ready = next((one for one in self._spare if one.stands(figure, atlas)), None)
        if ready is None:
            ready = self._made() if len(self._spare) < SPARE else self._spare[0]
        self._spare = [*(one for one in self._spare if one is not ready), ready]
        ready.show(figure, atlas, width, height)
        return ready

    def set_palette(self, palette: Palette) -> None:
        """Draw all scenes in other colours."""
        self._palette = palette
        for scene in self.scenes:
            scene.set_palette(palette)

    def _made(self) -> FigureScene:
        made = self._only or FigureScene(self._palette, self)
        made.card = self._only is None
        made.range_moved.connect(self.range_moved)
        made.moved.connect(self.moved)
        return made

    def _let_go(self, count: int) -> None:
        """Let the scenes go that were used longest ago."""
        for view in list(self._scenes)[: max(count, 0)]:
            self._scenes.pop(view).deleteLater()
