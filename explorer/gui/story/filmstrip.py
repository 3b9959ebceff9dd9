"""The filmstrip along the bottom of the editor: the steps as thumbnails, and a tile that adds the view as one more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QFrame, QListView, QToolTip, QWidget

from explorer.domain.stories import Step
from explorer.gui.icons import pixmap
from explorer.gui.labels import plain_tip
from explorer.gui.story.draft import StoryDraft
from explorer.gui.story.frame import FILMSTRIP
from explorer.gui.story.stale_words import stale_lines
from explorer.gui.story.step_delegate import GAP, SMALL, StepDelegate, draw_heading, thumbnail
from explorer.gui.story.step_pictures import SIZE, StepPictures
from explorer.gui.story.steps_model import StepRole, StepsItemModel
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font

_LEFT = GAP // 2
_TILE = 40
_TIP_LINES = 8


class Filmstrip(QFrame):
    """Holds the list and the tile right after its last step; its thumbnails are small where it is low."""

    def __init__(self, theme: Theme, draft: StoryDraft, pictures: StepPictures) -> None:
        super().__init__()
        self._theme = theme
        self._draft = draft
        self.model = StepsItemModel(draft, self)
        self.view = StepsView(theme, pictures, self.model, self)
        self.add = AddTile(theme, self)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.model.rowsInserted.connect(self._lay)
        self.model.rowsRemoved.connect(self._lay)
        draft.changed.connect(self.follow)  # after the model, which has its rows by then

    @Slot()
    def follow(self) -> None:
        """Mark the selected step."""
        self.view.show_place(self._draft.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tile right after the steps, or at the edge where they do not fit."""
        super().resizeEvent(event)
        size = SIZE if self.height() >= FILMSTRIP else SMALL
        self.view.use_size(size)
        self.add.size_of_steps = size
        self._lay()

    @Slot()
    def _lay(self) -> None:
        wanted = self.model.rowCount() * (self.view.steps.size.width() + GAP)
        room = max(self.width() - _LEFT - _TILE - GAP, 0)
        wide = min(wanted, room)
        self.view.setGeometry(QRect(_LEFT, 1, wide, self.height() - 1))
        self.add.setGeometry(QRect(_LEFT + wide + GAP // 2, 1, _TILE, self.height() - 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline at the top."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.width(), 1, self._theme.palette["line"])


class StepsView(QListView):
    """Steps side by side; ``picked(place)`` tells the one gone to, ``moved(place, to)`` one that was dragged."""

    picked = Signal(int)
    moved = Signal(int, int)
    delete_wanted = Signal()
    edit_wanted = Signal()

    def __init__(self, theme: Theme, pictures: StepPictures, model: StepsItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._following = False
        self._pressed: tuple[QPoint, int] | None = None
        self._target = -1  # the gap that a dragged step would go to, -1 while none is dragged
        self.setModel(model)
        self.steps = StepDelegate(theme, pictures, self)
        self.setItemDelegate(self.steps)
        self._dress()
        self.selectionModel().currentChanged.connect(self._pick)
        model.rowsRemoved.connect(self._attend)
        pictures.made.connect(self._repaint)
        theme.changed.connect(self.viewport().update)

    def _dress(self) -> None:
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(translate("Story", "Steps of the story"))

    def use_size(self, size: QSize) -> None:
        """Have thumbnails of this size."""
        if size != self.steps.size:
            self.steps.size = size
            self.scheduleDelayedItemsLayout()

    def rowsAboutToBeRemoved(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """Let Qt move on from steps that go, without taking that for the user's choice."""
        self._following = True
        super().rowsAboutToBeRemoved(parent, start, end)

    @Slot()
    def _attend(self) -> None:
        self._following = False

    def show_place(self, place: int) -> None:
        """Mark the selected step, and scroll to it."""
        index = self.model().index(place, 0)
        if index != self.currentIndex():
            self._following = True
            self.setCurrentIndex(index)
            self._following = False
        self.scrollTo(index)

    @Slot(QModelIndex, QModelIndex)
    def _pick(self, index: QModelIndex, before: QModelIndex) -> None:
        del before
        if index.isValid() and not self._following:
            self.picked.emit(index.row())

    @Slot(int)
    def _repaint(self, place: int) -> None:
        self.update(self.model().index(place, 0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the step pressed, and remember it for a drag."""
        super().mousePressEvent(event)
        place = self.indexAt(event.position().toPoint()).row()
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = (event.position().toPoint(), place) if left and place >= 0 else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the step pressed; the list itself would select what the pointer runs over."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        here = event.position().toPoint()
        far = (here - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance()
        if self._target >= 0 or far:
            self._target = self._gap_at(here.x())
            self.scrollTo(self.model().index(min(self._target, self.model().rowCount() - 1), 0))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop the dragged step."""
        super().mouseReleaseEvent(event)
        pressed, target = self._pressed, self._target
        self._end_drag()
        if pressed is not None and target >= 0:
            place = pressed[1]
            to = target - 1 if target > place else target
            if to != place:
                self.moved.emit(place, to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes the step, Enter and F2 go to its title, Escape lets a dragged one go."""
        match event.key():
            case Qt.Key.Key_Escape if self._target >= 0:
                self._end_drag()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.delete_wanted.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_F2:
                self.edit_wanted.emit()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the steps, the headings of their sections, and the place that a dragged one would go to."""
        super().paintEvent(event)
        ground = self.viewport()
        with QPainter(ground) as painter:
            for heading, cells in self.headings():
                draw_heading(painter, heading, cells, self._theme.palette)
        if self._target >= 0:
            box = thumbnail(self.visualRect(self.model().index(0, 0)), self.steps.size)
            left = box.left() - GAP // 2 - 1 + self._target * (self.steps.size.width() + GAP)
            with QPainter(ground) as painter:
                painter.fillRect(left, box.top() - 4, 3, box.height() + 8, self._theme.palette["focus"])

    def headings(self) -> Iterator[tuple[str, QRect]]:
        """Yield each heading with the rectangle of the steps under it."""
        count = self.model().rowCount()
        titles = [str(self.model().index(row, 0).data(StepRole.SECTION) or "") for row in range(count)]
        starts = [row for row, title in enumerate(titles) if title]
        for start, end in pairwise([*starts, count]):
            first, last = (self.visualRect(self.model().index(row, 0)) for row in (start, end - 1))
            yield titles[start], first.united(last)

    def viewportEvent(self, event: QEvent) -> bool:
        """List what changed of a stale step while the pointer rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, place: QPoint) -> str:
        step = self.indexAt(place).data(StepRole.STEP)
        if not isinstance(step, Step):
            return ""
        stale = self._pictures.stale(step)
        return "\n".join([step.title, *(stale_lines(stale, _TIP_LINES) if stale is not None else [])])

    def _gap_at(self, x: int) -> int:
        first = self.visualRect(self.model().index(0, 0)).left()
        pitch = self.steps.size.width() + GAP
        return min(max((x - first + pitch // 2) // pitch, 0), self.model().rowCount())

    def _end_drag(self) -> None:
        self._pressed, self._target = None, -1
        self.viewport().update()


class AddTile(QAbstractButton):
    """Adds the view on screen as a step after the selected one."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.size_of_steps = SIZE
        self.setText(translate("Story", "Add"))
        self.setAccessibleName(translate("Story", "Add the view as a step"))
        self.setToolTip(translate("Story", "Add the view as a step (Ctrl+Enter)"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size of the tile."""
        return QSize(_TILE, FILMSTRIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashed tile, its plus and the word below."""
        del event
        palette = self._theme.palette
        box = thumbnail(QRect(-GAP // 2, 0, 0, 0), self.size_of_steps)
        box.setWidth(self.width())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(palette["line-strong"], 1)
            pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(palette["hover" if self.underMouse() or self.hasFocus() else "panel"])
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            mark = pixmap("plus", 16, palette["ink"], self.devicePixelRatioF())
            painter.drawPixmap(box.center().x() - 7, box.center().y() - 7, mark)
            painter.setFont(font("body"))
            painter.setPen(palette["ink-2"])
            words = QRect(0, box.bottom() + 7, self.width(), 18)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
