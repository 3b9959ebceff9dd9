"""The steps of a story side by side, as thumbnails under the headings of their sections."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QToolTip, QWidget

from explorer.domain.stories import Step
from explorer.gui.labels import plain_tip
from explorer.gui.story.step_delegate import GAP, StepDelegate, draw_heading, thumbnail
from explorer.gui.story.step_pictures import StepPictures
from explorer.gui.story.step_words import stale_lines
from explorer.gui.story.steps_model import StepRole, StepsItemModel
from explorer.gui.text import translate
from explorer.gui.theme import Theme

_TIP_LINES = 8


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
