"""What lies over a slide on stage: the light of a pointer, a spotlight, strokes of a pen, a region that fills it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QRadialGradient
from PySide6.QtWidgets import QWidget

from explorer.gui.painters import all_painted
from explorer.gui.story.slide_stage import SlideStage, slide_rect
from explorer.state.stage_marks import HEIGHT, WIDTH, Marks, Region, Stroke

_POINTER = 16.0  # pixels of 1080, as are the next ones
_SPOT = 150.0
_PEN = 6.0
_STEP = 1.25  # by which pointer and spotlight grow at a key
_DIM = 150  # of 255, what a spotlight leaves in the dark
_LIGHT = QColor("#FF2D16")  # the red that light pointers have, seen on both themes
_DRAWN = QColor("#D81B60")


class ToolLayer(QWidget):
    """Covers a stage and paints the marks there; ``used(kind, point)`` tells press, move, release and leave by mouse.

    Points are pixels of 1920 by 1080 of the stage, whatever region fills it. Only a ``busy`` layer takes the mouse.
    """

    used = Signal(str, QPointF)

    def __init__(self, stage: SlideStage) -> None:
        super().__init__(stage)
        self._stage = stage
        self._marks, self._tool, self._reach = Marks(), "", 1.0
        self._zoomed, self._zoom_key = QImage(), (Region(0, 0, 0, 0), 0)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setMouseTracking(True)
        self.be_busy(False)
        stage.installEventFilter(self)
        self.setGeometry(stage.rect())
        self.hide()

    @property
    def marks(self) -> Marks:
        """What is shown now."""
        return self._marks

    @property
    def has_marks(self) -> bool:
        """Whether anything is to be seen of this layer."""
        marks = self._marks
        return bool(marks.pointer or marks.strokes or marks.region or marks.anchor)

    def be_busy(self, busy: bool) -> None:
        """Take the mouse, or leave it to what lies below."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not busy)
        self.setCursor(Qt.CursorShape.BlankCursor if busy else Qt.CursorShape.ArrowCursor)

    def show_marks(self, marks: Marks, tool: str, reach: int = 0) -> None:
        """Show marks with the tool that makes them; its light is so many steps larger than at first."""
        if marks.region != self._marks.region or marks.region is None:
            self._zoomed = QImage()
        self._marks, self._tool, self._reach = marks, tool, _STEP**reach
        busy = not self.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setVisible(bool(busy or tool or marks.strokes or marks.region))
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the stage at whatever size."""
        if event.type() == QEvent.Type.Resize:
            self._zoomed = QImage()
            self.setGeometry(self._stage.rect())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell a press of the first button."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.used.emit("press", self._on_slide(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the pointer is."""
        self.used.emit("move", self._on_slide(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a release."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.used.emit("release", self._on_slide(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer is gone."""
        super().leaveEvent(event)
        self.used.emit("leave", QPointF())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint region, strokes and light, in this order."""
        del event
        rect = QRectF(slide_rect(self.size()))
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.setClipRect(rect)
            region = self._marks.region
            if region is not None:
                painter.drawImage(rect, self._picture(region, rect))
            painter.translate(rect.topLeft())
            painter.scale(rect.width() / WIDTH, rect.height() / HEIGHT)
            if region is not None:
                painter.scale(WIDTH / region.width, HEIGHT / region.height)
                painter.translate(-region.left, -region.top)
            share = region.width / WIDTH if region is not None else 1.0
            self._paint_marks(painter, share)

    def _paint_marks(self, painter: QPainter, share: float) -> None:
        """Paint in pixels of the slide; a mark is ``share`` of its size where a region is enlarged."""
        painter.setPen(QPen(_DRAWN, _PEN * share, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        for stroke in self._marks.strokes:
            painter.drawPath(_path(stroke))
        point, dragged = self._marks.pointer, self._marks.dragged
        if dragged is not None:
            painter.setPen(QPen(_DRAWN, 3 * share, Qt.PenStyle.DashLine))
            painter.drawRect(QRectF(dragged.left, dragged.top, dragged.width, dragged.height))
        if point is None:
            return
        at = QPointF(*point)
        if self._tool == "spotlight":
            painter.setClipping(False)  # the bars beside the slide are dark as well
            _paint_dark(painter, at, _SPOT * share * self._reach)
        elif self._tool == "pointer":
            _paint_light(painter, at, _POINTER * share * self._reach)
        elif self._tool:
            painter.setPen(QPen(_DRAWN, 2 * share))
            reach = (24 if self._tool == "eraser" else _PEN) * share
            painter.drawEllipse(at, reach, reach)

    def _picture(self, region: Region, rect: QRectF) -> QImage:
        """Return the region as sharp as it is shown, made once."""
        key = (region, round(rect.width() * self.devicePixelRatioF()))
        if self._zoomed.isNull() or key != self._zoom_key:
            self._zoomed, self._zoom_key = region_picture(self._stage, region, key[1]), key
        return self._zoomed

    def _on_slide(self, at: QPointF) -> QPointF:
        rect = slide_rect(self.size())
        across = (at.x() - rect.left()) * WIDTH / max(rect.width(), 1)
        return QPointF(across, (at.y() - rect.top()) * HEIGHT / max(rect.height(), 1))


def region_picture(stage: SlideStage, region: Region, width: int) -> QImage:
    """Return a region of what a stage shows, ``width`` pixels wide: drawn anew from a live chart, else enlarged."""
    part = QRectF(region.left, region.top, region.width, region.height)
    image = QImage(max(width, 1), max(round(width * HEIGHT / WIDTH), 1), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter, all_painted():
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if stage.live:
            scene = stage.view.figure_scene
            painter.fillRect(image.rect(), scene.ink.token("surface"))
            scene.render(painter, QRectF(image.rect()), part)
        elif not stage.picture.isNull():
            painter.drawImage(QRectF(image.rect()), stage.picture, part)
    return image


def _path(stroke: Stroke) -> QPainterPath:
    path = QPainterPath(QPointF(*stroke[0]))
    for point in stroke[1:] or (stroke[0],):
        path.lineTo(QPointF(*point))
    return path


def _paint_light(painter: QPainter, at: QPointF, radius: float) -> None:
    glow = QRadialGradient(at, radius * 2)
    clear = QColor(_LIGHT)
    clear.setAlpha(0)
    glow.setColorAt(0.0, _LIGHT)
    glow.setColorAt(0.45, _LIGHT)
    glow.setColorAt(1.0, clear)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(glow)
    painter.drawEllipse(at, radius * 2, radius * 2)


def _paint_dark(painter: QPainter, at: QPointF, radius: float) -> None:
    dark = QPainterPath()
    dark.addRect(-WIDTH, -HEIGHT, 3 * WIDTH, 3 * HEIGHT)
    spot = QPainterPath()
    spot.addEllipse(at, radius, radius)
    painter.fillPath(dark.subtracted(spot), QColor(0, 0, 0, _DIM))
