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
        self._picture, self._before, self._still = QImage(), QImage(), QImage()
        self._fitted = QImage()
        self._rect = QRect()
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
        self._show_still(picture)
        self.view.hide()
        self._blank, self._weight = None, 1.0
        if fade_ms > 0:
            self._fade.setDuration(fade_ms)
            self._fade.start()

    def go_live(self, slide: Slide, atlas: Atlas | None) -> None:
        """Let the chart itself take the place of its picture."""
        self._end_fade()
        self.view.set_slide(slide, atlas)
        self._picture = QImage()
        self.view.setGeometry(self._rect)
        self.view.show()

    def fall_back(self, blank: bool) -> bool:
        """Show the last good picture instead of a live chart that failed; say whether there was one.

        So too instead of a blank that could not be lifted: ``blank`` says whether there is to be one.
        """
        stuck = self._blank is not None and not blank
        if not (self.live or stuck) or self._still.isNull():
            return False
        if stuck:
            self._blank = None
        self._end_fade()
        self._show_still(self._still)
        self.view.hide()
        return True

    def hold(self) -> None:
        """Keep what is shown as a picture that nothing changes any more."""
        self._end_fade()
        if self.live:
            self._show_still(drawn(self.view.figure_scene), self._grabbed())
            self.view.hide()

    def blank(self, colour: QColor) -> None:
        """Show one colour all over, bars too."""
        self._end_fade()
        self.view.hide()
        self._blank = colour
        self.update()

    def lift(self) -> None:
        """Take a blank away and show the last good picture, until there is another one."""
        self._blank = None
        if self._picture.isNull():
            self._show_still(self._still)
        self.update()

    def mirror(self, probe: Probe | None, keyed: bool) -> None:
        """Point out in the live chart what its twin points out."""
        if self.live and self._blank is None:
            self.view.mirror(probe, keyed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale with the window."""
        super().resizeEvent(event)
        self._rect = slide_rect(self.size())
        self.view.setGeometry(self._rect)
        self._fitted = self._fitting(self._still)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars and picture, or the blank."""
        del event
        with QPainter(self) as painter:
            if self._blank is not None:
                painter.fillRect(self.rect(), self._blank)
                return
            if self._rect != self.rect() or self._fitted.isNull() or self._weight < 1:
                painter.fillRect(self.rect(), self._palette["surface"])
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._weight < 1 and not self._before.isNull():
                painter.drawImage(self._rect, self._before)
                painter.setOpacity(self._weight)
            if not self._fitted.isNull():
                painter.drawImage(self._rect, self._fitted)

    def _show_still(self, picture: QImage, fitted: QImage | None = None) -> None:
        """Take another picture, made to fit before it is painted: what fails here leaves the one that was shown."""
        self._fitted = fitted if fitted is not None else self._fitting(picture)
        self._picture = self._still = picture
        self.update()

    def _fitting(self, picture: QImage) -> QImage:
        """Return a picture at the size it is shown."""
        size = self._rect.size() * self.devicePixelRatioF()
        if picture.isNull() or size.isEmpty() or size == picture.size():
            return picture
        return picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)

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
