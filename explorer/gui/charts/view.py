"""The chart as a widget: one tab stop that shows a figure, answers pointer and keys, and tells what was picked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from explorer.domain.atlas import Atlas
from explorer.figures.figure import Figure
from explorer.gui.charts.cards import Card, beside
from explorer.gui.charts.cursors import Cursor
from explorer.gui.charts.figure_cursor import cursor_of
from explorer.gui.charts.probes import Probe, cited
from explorer.gui.charts.ranges import RangeTeller, zoom_by_key
from explorer.gui.charts.scene import FigureScene
from explorer.gui.charts.shelf import SceneShelf
from explorer.gui.charts.stills import Stills
from explorer.gui.theme import Palette

_FRAME_MS = 16  # pointer moves are looked at 60 times a second at most
_OPENS_MS = 150  # a milestone's card opens after the pointer has rested so long
_CLICK = 5.0  # pixels that a click may move
_MOVES = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class FigureView(QGraphicsView):
    """Shows one figure.

    ``picked`` tells the record of a mark that was clicked or entered, ``hovered`` the one under the pointer or the
    cursor ("" for none), ``range_picked`` the first and last month after a zoom, a pan or a brush has come to rest;
    both are ``None`` for all of a chart's time.
    """

    picked = Signal(str)
    hovered = Signal(str)
    range_picked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None, scene: FigureScene | None = None) -> None:
        super().__init__(parent)
        self._shelf = SceneShelf(self, scene)
        self._figures = self._shelf.take("", None)
        self.stills = Stills(self, self._shelf)
        self.setScene(self._figures)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(False)  # a pack is dropped on the window
        self.viewport().setAcceptDrops(False)
        self.viewport().setAutoFillBackground(False)
        self.card = Card(self)
        self._cursor: Cursor | None = None
        self._probe: Probe | None = None
        self._marked = ""
        self._keyed, self._ringed = False, False
        self._pointer, self._pressed = QPointF(), QPointF()
        self._look = _timer(self, _FRAME_MS)
        self._open = _timer(self, _OPENS_MS)
        self._look.timeout.connect(self._look_under)
        self._open.timeout.connect(self._open_card)
        self._ranges = RangeTeller(self)
        self._ranges.rested.connect(self.range_picked)
        self._shelf.range_moved.connect(self._ranges.follow)
        self._shelf.range_moved.connect(self._drop)
        self._shelf.moved.connect(self._drop)

    @property
    def figure_scene(self) -> FigureScene:
        """The scene of the figure."""
        return self._figures

    def set_figure(self, figure: Figure, atlas: Atlas | None) -> None:
        """Show another figure; its items are refilled, unless it stands as it was in the scene of its view."""
        self.expect(figure, atlas)
        if self._figures.card:
            size = self.viewport().size()
            self._figures.show(figure, atlas, max(size.width(), 1), max(size.height(), 1))
        else:
            self._figures.set_figure(figure, atlas)
        self._figures.body.mark(self._marked)
        self._cursor = cursor_of(self._figures.body)
        self.stills.offer(self._figures)
        _describe(self, "")

    def expect(self, figure: Figure, atlas: Atlas | None) -> None:
        """Turn to the scene of a figure that follows, maybe at another size: no other one is laid out for that."""
        self._drop()
        self._ranges.forget()
        self._cursor = None
        self._figures = self._shelf.take(figure.view, atlas, figure)
        if self.scene() is not self._figures:
            self.setScene(self._figures)
        self._figures.hold()

    def set_palette_tokens(self, palette: Palette) -> None:
        """Draw in other colours."""
        self._shelf.set_palette(palette)
        self.card.set_palette_tokens(palette)
        self.viewport().update()

    def mark(self, record_id: str) -> None:
        """Outline what belongs to a record that is pointed at elsewhere, or nothing for an empty id."""
        self._marked = record_id
        self._figures.body.mark(record_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the figure out for the new size."""
        super().resizeEvent(event)
        self._drop()
        size = self.viewport().size()
        self._figures.set_size(max(size.width(), 1), max(size.height(), 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look under the pointer, at most once a frame."""
        super().mouseMoveEvent(event)
        self._pointer = event.position()
        if not event.buttons() and not self._look.isActive():
            self._look.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where it began."""
        super().mousePressEvent(event)
        self._pressed = event.position()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Pick what was clicked."""
        super().mouseReleaseEvent(event)
        event.accept()
        still = (event.position() - self._pressed).manhattanLength() <= _CLICK
        if event.button() == Qt.MouseButton.LeftButton and still and self._cursor is not None:
            self._enter(self._cursor.probe(self.mapToScene(event.position().toPoint())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, zoom, pick, or leave the key to others."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and self._cursor is not None and (key in _MOVES or (key in _PAGES and self._figures.scrolls)):
            self._show(self._cursor.step(self._probe, key), keyed=True)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._probe is not None:
            self._enter(self._probe)
        elif plain and key == Qt.Key.Key_Escape and self._probe is not None:
            self._drop()
        elif not zoom_by_key(self._figures, self._ranges, event):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring to those who came by key; a window that comes back shows what it showed before."""
        super().focusInEvent(event)
        if event.reason() not in _PASSING:
            self._ringed = event.reason() is not Qt.FocusReason.MouseFocusReason
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take ring and card away."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self._ringed = False
        self._drop()
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Close the pointer's card when it leaves; paint, or flip a picture that was painted before."""
        if event.type() == QEvent.Type.Leave and not self._keyed:
            self._drop()
        if event.type() != QEvent.Type.Paint:
            return super().viewportEvent(event)
        plain = self._probe is None and not self._marked and not (self._ringed and self.hasFocus())
        if self.stills.show_one(plain):
            return True
        done = super().viewportEvent(event)
        self.stills.painted(plain)
        return done

    def drawForeground(self, painter: QPainter, rect: QRectF | object) -> None:
        """Draw the focus ring inside the card's edge."""
        del rect
        if self._ringed and self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._figures.ink.token("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.sceneRect().adjusted(4, 4, -4, -4), 6, 6)

    @Slot()
    def _look_under(self) -> None:
        if self._cursor is None:
            return
        at = self.mapToScene(self._pointer.toPoint())
        found = self._cursor.probe(at)
        if found is None and self._keyed:
            return
        here = self._probe
        if found is not None and here is not None and _place(found) == _place(here):
            found = replace(found, spot=here.spot)
        self._show(found, keyed=False)

    def _show(self, probe: Probe | None, keyed: bool) -> None:
        probe = cited(probe, self._figures.atlas) if probe is not None else None
        fresh = probe is None or self._probe is None or probe.content != self._probe.content
        before = _under(self._probe)
        self._probe, self._keyed = probe, keyed and probe is not None
        if self._cursor is not None:
            self._cursor.show(probe, keyed)
        if probe is None or probe.silent or (keyed and self._cursor is not None and self._cursor.asks):
            self._open.stop()
            self.card.hide()
        elif keyed or not fresh or (self._cursor is not None and not self._cursor.slow):
            if keyed or not self._open.isActive():
                self._open_card()
        else:
            self.card.hide()
            self._open.start()
        _describe(self, probe.content.spoken if probe is not None and keyed else "")
        if _under(probe) != before:
            self.hovered.emit(_under(probe))

    def _enter(self, probe: Probe | None) -> None:
        """Pick what a click or Enter leads to, or open the card of what leads nowhere."""
        if probe is None:
            return
        if probe.record:
            self.picked.emit(probe.record)
        elif self._cursor is not None and self._cursor.asks and not probe.silent:
            self._probe = cited(probe, self._figures.atlas)
            self._open_card()

    @Slot()
    def _open_card(self) -> None:
        self._open.stop()
        if self._probe is None:
            return
        size = self.card.set_content(self._probe.content)
        at = self._probe.at if self._keyed or self._probe.spot is not None else self.mapToScene(self._pointer.toPoint())
        room = QRectF(self.viewport().rect()).adjusted(4, 4, -4, -4)
        self.card.move(beside(size, self._probe.keep, at, room).toPoint())
        self.card.show()
        self.card.raise_()

    @Slot(float, float)
    def _drop(self, *moved: float) -> None:
        del moved
        self._look.stop()
        self.stills.offer(None)
        self._show(None, keyed=False)


def _describe(view: FigureView, cursor: str) -> None:
    """Let a figure say its takeaway as its name, and what the cursor is on, else all of itself, as its description."""
    figure = view.figure_scene.figure
    if figure is None:
        return
    if view.accessibleName() != figure.takeaway:
        view.setAccessibleName(figure.takeaway)
    words = cursor or " ".join(part for part in (figure.empty, figure.alt_text, *figure.caveats) if part)
    if view.accessibleDescription() != words:
        view.setAccessibleDescription(words)


def _place(probe: Probe) -> tuple[object, ...]:
    return probe.part, probe.stop, probe.spot, probe.cell


def _under(probe: Probe | None) -> str:
    return (probe.record or probe.about) if probe is not None else ""


def _timer(parent: QWidget, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
