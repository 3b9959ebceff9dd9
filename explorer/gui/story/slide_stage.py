"""Where a slide is seen: first its picture, then the live chart in its very place; held still, blanked, faded over."""

from __future__ import annotations

from PySide6.QtCore import Property, QPropertyAnimation, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.domain.atlas import Atlas
from explorer.figures.slide import Slide
from explorer.gui.charts.probes import Probe
from explorer.gui.charts.slide import HEIGHT, WIDTH, drawn
from explorer.gui.charts.slide_view import SlideView
from explorer.gui.theme import Palette

FADE_MS = 160


def slide_rect(size: QSize) -> QRect:
    """Return the largest rectangle of a slide's shape in the middle of ``size``."""
    fitted = QSize(WIDTH, HEIGHT).scaled(size, Qt.AspectRatioMode.KeepAspectRatio)
    return QRect((size.width() - fitted.width()) // 2, (size.height() - fitted.height()) // 2, *fitted.toTuple())


class SlideStage(QWidget):
    """Shows one slide as large as it may be, with bars in the surface colour; ``picked`` and the rest as a FigureView.

    It shows a slide, never notes: it is given nothing else. A ``mute`` one opens no cards.
    """

    probed = Signal(object, bool)
    picked = Signal(str)
    range_picked = Signal(object, object)

    def __init__(self, palette: Palette, parent: QWidget | None = None, *, mute: bool = False) -> None:
        super().__init__(parent)
        self._palette = palette
        self._picture, self._before = QImage(), QImage()
        self._scaled = QImage()
        self._blank: QColor | None = None
        self._weight = 1.0
        self._fade = QPropertyAnimation(self, b"weight", self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self.view = SlideView(palette, self, mute=mute)
        self.view.hide()
        self.view.probed.connect(self.probed)
        self.view.picked.connect(self.picked)
        self.view.range_picked.connect(self.range_picked)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def live(self) -> bool:
        """Whether the chart answers, not only its picture."""
        return self.view.isVisibleTo(self)

    @property
    def picture(self) -> QImage:
        """The picture of the slide that is on, or an empty one."""
        return self._picture

    def show_picture(self, picture: QImage, fade_ms: int = 0) -> None:
        """Show the picture of a slide at once, or fading over from what is shown."""
        self._fade.stop()
        self._before = self._shown() if fade_ms > 0 else QImage()
        self.view.hide()
        self._picture, self._scaled, self._blank = picture, QImage(), None
        self._weight = 1.0
        if fade_ms > 0:
            self._fade.setDuration(fade_ms)
            self._fade.start()
        self.update()

    def go_live(self, slide: Slide, atlas: Atlas | None) -> None:
        """Let the chart itself take the place of its picture."""
        self._end_fade()
        self.view.set_slide(slide, atlas)
        self._picture = QImage()
        self.view.setGeometry(slide_rect(self.size()))
        self.view.show()

    def hold(self) -> None:
        """Keep what is shown as a picture that nothing changes any more."""
        self._end_fade()
        if self.live:
            self._picture, self._scaled = drawn(self.view.figure_scene), self._grabbed()
            self.view.hide()
            self.update()

    def blank(self, colour: QColor) -> None:
        """Show one colour all over, bars too."""
        self._end_fade()
        self.view.hide()
        self._blank = colour
        self.update()

    def mirror(self, probe: Probe | None, keyed: bool) -> None:
        """Point out in the live chart what its twin points out."""
        if self.live and self._blank is None:
            self.view.mirror(probe, keyed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale with the window."""
        super().resizeEvent(event)
        self._scaled = QImage()
        self.view.setGeometry(slide_rect(self.size()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars and picture, or the blank."""
        del event
        with QPainter(self) as painter:
            if self._blank is not None:
                painter.fillRect(self.rect(), self._blank)
                return
            painter.fillRect(self.rect(), self._palette["surface"])
            rect = slide_rect(self.size())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._weight < 1 and not self._before.isNull():
                painter.drawImage(rect, self._before)
                painter.setOpacity(self._weight)
            picture = self._fitting(rect)
            if not picture.isNull():
                painter.drawImage(rect, picture)

    def _fitting(self, rect: QRect) -> QImage:
        """Return the picture at the size it is shown, made once for a size."""
        ratio = self.devicePixelRatioF()
        size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
        if self._picture.isNull() or self._scaled.size() == size:
            return self._picture if self._picture.isNull() else self._scaled
        if size == self._picture.size():
            return self._picture
        smooth = Qt.TransformationMode.SmoothTransformation
        self._scaled = self._picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        return self._scaled

    def _grabbed(self) -> QImage:
        """Return the live chart pixel by pixel as it is seen, so that holding it changes none."""
        seen = self.view.grab().toImage()
        seen.setDevicePixelRatio(1.0)
        return seen

    def _shown(self) -> QImage:
        return drawn(self.view.figure_scene) if self.live else self._picture

    def _end_fade(self) -> None:
        self._fade.stop()
        self._weight, self._before = 1.0, QImage()

    def _get_weight(self) -> float:
        return self._weight

    def _set_weight(self, weight: float) -> None:
        self._weight = weight
        if weight >= 1:
            self._before = QImage()
        self.update()

    weight = Property(float, _get_weight, _set_weight)
