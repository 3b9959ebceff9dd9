"""The overview: all steps as small pictures on the presenter's console, seen by nobody else until one is chosen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, Qt

from explorer.domain.stories import Step
from explorer.gui.charts.slide import slide_picture
from explorer.gui.story.console import ConsoleWindow
from explorer.gui.story.cover import MARGIN, ConsoleCover
from explorer.gui.story.player import Player
from explorer.gui.story.player_commands import IN_ROW
from explorer.gui.story.slide_book import SlideBook
from explorer.gui.text import translate
from explorer.gui.theme import Palette, font
from explorer.state import show as states
from explorer.state.show import Show

_ROWS = 3
_CELL, _HIGH = 470.0, 299.0
_PICTURE = QRectF(8, 8, 432, 243)
_MOST_KEPT = 60


class Overview(ConsoleCover):
    """Covers the console between its head and its keys; ``picked(place)`` tells a click, ``taken`` a double click."""

    picked = Signal(int)
    taken = Signal()

    def __init__(self, console: ConsoleWindow, book: SlideBook, palette: Palette) -> None:
        super().__init__(console)
        self._book, self._palette = book, palette
        self._show: Show | None = None
        self._small: dict[Step, QImage] = {}
        self._failed: set[Step] = set()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._draw_one)
        self.setAccessibleName(translate("Player", "Overview of the steps, private"))

    @property
    def settled(self) -> bool:
        """Whether every step in sight has its picture."""
        return self._missing() is None

    def show_state(self, show: Show) -> None:
        """Show the steps with the chosen one marked, or nothing."""
        self._show = show
        if show.grid is None:
            self._next.stop()
            self.hide()
            return
        self.cover()
        self._next.start(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the step under the pointer."""
        place = self._place_at(event.position())
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the step under the pointer."""
        if self._place_at(event.position()) is not None:
            self.taken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(self.rect(), self._palette["canvas"])
            unit = self.console.unit
            painter.scale(unit, unit)
            painter.translate(MARGIN, 0)
            if self._show is not None:
                for place, cell in self._cells():
                    self._paint_cell(painter, place, cell, self._show)

    def _paint_cell(self, painter: QPainter, place: int, cell: QRectF, show: Show) -> None:
        step = show.story.steps[place]
        box = _PICTURE.translated(cell.topLeft())
        picture = self._small.get(step)
        painter.fillRect(box, self._palette["surface"])
        if picture is not None:
            painter.setOpacity(0.45 if step.hidden else 1.0)
            painter.drawImage(box, picture)
            painter.setOpacity(1.0)
        chosen, here = place == show.grid, place == show.place
        painter.setPen(QPen(self._palette["focus" if chosen else "ink" if here else "line-strong"], 6 if chosen else 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.setPen(self._palette["ink"])
        painter.setFont(font("console-strong" if chosen else "console"))
        words = painter.fontMetrics().elidedText(
            f"{place + 1}  {step.title}", Qt.TextElideMode.ElideRight, round(box.width())
        )
        painter.drawText(QRectF(box.left(), box.bottom() + 2, box.width(), 44), Qt.AlignmentFlag.AlignVCenter, words)

    def _cells(self) -> list[tuple[int, QRectF]]:
        """Return the places in sight with their rectangles, in pixels of 1080 from this widget's corner."""
        if self._show is None:
            return []
        count = len(self._show.story.steps)
        row = (self._show.grid or 0) // IN_ROW
        first = min(max(row - 1, 0), max((count + IN_ROW - 1) // IN_ROW - _ROWS, 0))
        places = range(first * IN_ROW, min(count, (first + _ROWS) * IN_ROW))
        return [
            (place, QRectF(place % IN_ROW * _CELL, (place // IN_ROW - first) * _HIGH, _CELL, _HIGH)) for place in places
        ]

    def _place_at(self, at: QPointF) -> int | None:
        unit = self.console.unit
        point = QPointF(at.x() / unit - MARGIN, at.y() / unit)
        return next((place for place, cell in self._cells() if cell.contains(point)), None)

    def _missing(self) -> Step | None:
        steps = self._show.story.steps if self._show is not None else ()
        near = (steps[place] for place, _ in self._cells())
        return next((step for step in near if step not in self._small and step not in self._failed), None)

    @Slot()
    def _draw_one(self) -> None:
        step = self._missing()
        if step is None:
            return
        self._next.start(0)
        self._failed.add(step)  # until it is there: one that fails is not tried again and again
        ready = self._book.has(step)
        whole = (
            self._book.picture(step)
            if ready
            else slide_picture(self._book.slide(step), self._book.atlas, self._palette)
        )
        self._small[step] = whole.scaledToWidth(round(_PICTURE.width()), Qt.TransformationMode.SmoothTransformation)
        self._failed.discard(step)
        while len(self._small) > _MOST_KEPT:
            del self._small[next(iter(self._small))]
        self.update()


class OverviewDesk(QObject):
    """Ties the overview to a presentation."""

    def __init__(self, player: Player, palette: Palette) -> None:
        super().__init__(player)
        self._player = player
        self.overview = Overview(player.console, player.book, palette)
        self.overview.picked.connect(self._choose)
        self.overview.taken.connect(self._take)
        player.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        self.overview.show_state(self._player.show)

    @Slot(int)
    def _choose(self, place: int) -> None:
        self._player.set_show(states.look_over(self._player.show, place))

    @Slot()
    def _take(self) -> None:
        self._player.do("enter")
