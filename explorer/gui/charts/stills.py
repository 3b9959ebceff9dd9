"""Pictures of charts that rest: coming back to one is a flip, and the live chart takes over with the next change."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QTimer, Slot
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QGraphicsView

from explorer.domain.atlas import Atlas
from explorer.figures.figure import Figure
from explorer.gui.charts.scene import RADIUS, FigureScene
from explorer.gui.charts.shelf import SceneShelf

MOST_BYTES = 48 << 20  # of all pictures; each takes four bytes a pixel
_RESTS_MS = 300


class Stills(QTimer):
    """Takes the picture of the scene shown once it rests, and shows it in place of the first painting of a return.

    A picture is exactly what was last painted: every painting that is not of a picture makes that of its scene void.
    """

    def __init__(self, view: QGraphicsView, shelf: SceneShelf) -> None:
        super().__init__(view)
        self._view, self._shelf = view, shelf
        self._offered: FigureScene | None = None
        self.setSingleShot(True)
        self.setInterval(_RESTS_MS)
        self.timeout.connect(self.take)

    def offer(self, scene: FigureScene | None) -> None:
        """Let the next painting show the picture of a scene that stands as it was, or of none."""
        self._offered = scene

    def show_one(self, plain: bool) -> bool:
        """Paint the picture on offer, if nothing is pointed out over it; whether there was one that fits."""
        scene, self._offered = self._offered, None
        picture = scene.still if scene is not None else None
        if scene is None or picture is None or not plain or picture.size() != self._size():
            return False
        viewport, edge = self._view.viewport(), round(RADIUS) + 1
        whole = viewport.rect()
        corners = QRegion()
        for corner in (whole.topLeft(), whole.topRight(), whole.bottomLeft(), whole.bottomRight()):
            corners += QRect(corner.x() - edge, corner.y() - edge, 2 * edge + 1, 2 * edge + 1)
        with QPainter(viewport) as painter:
            painter.setClipRegion(QRegion(whole) - corners)
            painter.drawImage(QPointF(), picture)
            painter.setClipRegion(corners)  # what lies behind the round corners shows through
            scene.drawBackground(painter, QRectF(whole))
        return True

    def painted(self, plain: bool) -> None:
        """Take note that the scene was painted itself; a picture is taken once it rests with nothing pointed out."""
        scene = self._view.scene()
        if isinstance(scene, FigureScene):
            scene.still = None
            self.start() if plain and scene.card else self.stop()

    def prepare(self, figure: Figure, atlas: Atlas) -> None:
        """Have a figure that may come next in its view laid out and its picture taken."""
        size = self._view.viewport().size()
        scene = self._shelf.prepare(figure, atlas, max(size.width(), 1), max(size.height(), 1))
        if scene is not None and scene.still is None:
            self._take(scene)

    @Slot()
    def take(self) -> None:
        """Take a picture of the scene that rests; beyond the memory allowed, those used longest ago go."""
        scene = self._view.scene()
        if isinstance(scene, FigureScene):
            self._take(scene)

    def _take(self, scene: FigureScene) -> None:
        size, ratio = self._size(), self._view.devicePixelRatioF()
        room = MOST_BYTES - 4 * size.width() * size.height()
        if not self._view.isVisible() or ratio != round(ratio) or room < 0:
            return
        for other in reversed([one for one in self._shelf.scenes if one is not scene]):
            room -= other.still.sizeInBytes() if other.still is not None else 0
            if room < 0:
                other.still = None
        picture = QImage(size, QImage.Format.Format_RGB32)  # opaque, or letters would be smoothed otherwise
        picture.setDevicePixelRatio(ratio)
        picture.fill(scene.ink.token("surface"))
        with QPainter(picture) as painter:
            painter.setRenderHints(self._view.renderHints())
            scene.render(painter, scene.sceneRect(), scene.sceneRect())
        scene.still = picture

    def _size(self) -> QSize:
        return self._view.viewport().size() * self._view.devicePixelRatioF()
