"""A slide that lives: laid out once at 1920 by 1080, shown at any size, told of a pointer that moves over its twin."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from explorer.domain.atlas import Atlas
from explorer.figures.slide import Slide
from explorer.gui.charts.cards import beside
from explorer.gui.charts.probes import Probe
from explorer.gui.charts.slide import HEIGHT, WIDTH, SlideScene
from explorer.gui.charts.view import FigureView
from explorer.gui.theme import Palette


class SlideView(FigureView):
    """Shows a slide as one picture of whatever size.

    ``probed`` tells what is pointed out and whether by key, for a twin to show with :meth:`mirror`. A ``mute`` one
    points it out too, but never opens a card: what an audience sees has none.
    """

    probed = Signal(object, bool)

    def __init__(self, palette: Palette, parent: QWidget | None = None, *, mute: bool = False) -> None:
        self._slides = SlideScene(palette)
        super().__init__(parent, self._slides)
        self._mute = mute
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.card.set_palette_tokens(palette)

    def set_slide(self, slide: Slide, atlas: Atlas | None) -> None:
        """Show another slide."""
        self._slides.slide = slide
        self.set_figure(slide.figure, atlas)
        self._fit()

    @Slot(object, bool)
    def mirror(self, probe: Probe | None, keyed: bool) -> None:
        """Point out what is pointed out in the twin, whose slide is the same."""
        if self._cursor is not None:
            self._cursor.show(probe, keyed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl alone: a brush of the touchpad changes nothing before an audience."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        else:
            event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the whole slide at the new size; its layout stays."""
        QGraphicsView.resizeEvent(self, event)
        self._drop()
        self._fit()

    def _fit(self) -> None:
        size = self.viewport().size()
        self.setTransform(QTransform.fromScale(size.width() / WIDTH, size.height() / HEIGHT))

    def _show(self, probe: Probe | None, keyed: bool) -> None:
        super()._show(probe, keyed)
        self.probed.emit(probe, keyed)

    @Slot()
    def _open_card(self) -> None:
        self._open.stop()
        if self._probe is None or self._mute:
            return
        size = self.card.set_content(self._probe.content)
        keep = QRectF(self.mapFromScene(self._probe.keep).boundingRect())
        at = self._probe.at if self._keyed or self._probe.spot is not None else None
        spot = self.mapFromScene(at) if at is not None else self._pointer.toPoint()
        room = QRectF(self.viewport().rect()).adjusted(4, 4, -4, -4)
        self.card.move(beside(size, keep, spot.toPointF(), room).toPoint())
        self.card.show()
        self.card.raise_()
