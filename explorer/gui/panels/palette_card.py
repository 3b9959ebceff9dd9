"""The card of the command palette: a field, a list of nine rows at most, and the keys that move in it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from explorer.gui.actions.finder import Offer
from explorer.gui.icons import pixmap
from explorer.gui.itemmodels.palette_rows import PaletteItemModel, PaletteRow
from explorer.gui.labels import PlainLabel
from explorer.gui.panels.frames import line_across
from explorer.gui.panels.palette_delegate import HEADING_HEIGHT, ROW_HEIGHT, PaletteRowDelegate
from explorer.gui.panels.palette_field import PaletteField
from explorer.gui.text import translate
from explorer.gui.theme import Theme

MOST_ROWS = 9
_FIELD_HEIGHT, _FOOT_HEIGHT = 56, 40
_BOTTOM = 8  # below the last row
_SIDE, _TEXT_LEFT = 16, 44
_RADIUS = 8
_LONGEST_SHOWN = 60  # letters of a query that are repeated to the user


class Ground(QWidget):
    """What a card lies on; it can paint a part of itself for the card."""

    def paint_ground(self, painter: QPainter, box: QRect, at: QPoint) -> None:
        """Paint what lies under ``box`` of a card whose top left corner is at a point."""
        raise NotImplementedError


class PaletteCard(QWidget):
    """Shows an offer; ``chosen(index)`` tells the row taken by Enter or a click, ``added(index)`` by Ctrl+Enter.

    It is painted whole, with what lies under its round corners, so that a keystroke repaints nothing below it.
    """

    chosen = Signal(QModelIndex)
    added = Signal(QModelIndex)

    def __init__(self, theme: Theme, parent: Ground) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ground = parent
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.field = PaletteField()
        self.model = PaletteItemModel(self)
        self.view = QListView()
        self.count = PlainLabel(role="small")
        self.nothing = PlainLabel()
        self._lay_out(theme)
        self.field.stepped.connect(self._step)
        self.field.leapt.connect(self._leap)
        self.field.entered.connect(self._enter)
        self.field.added.connect(self._add)
        self.view.clicked.connect(self.chosen)

    def _lay_out(self, theme: Theme) -> None:
        self.field.setPlaceholderText(translate("Palette", "Find an entity, view, command, claim, milestone or source"))
        self.field.setAccessibleName(translate("Palette", "Find or run a command"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(PaletteRowDelegate(theme, self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.verticalScrollBar().setSingleStep(ROW_HEIGHT)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName(translate("Palette", "Results"))
        self.view.viewport().setBackgroundRole(QPalette.ColorRole.Light)  # the surface; nothing shines through it
        self.nothing.set_ink("ink-2")
        self.nothing.setFixedHeight(ROW_HEIGHT + HEADING_HEIGHT)
        self.nothing.setContentsMargins(_TEXT_LEFT, 0, _SIDE, 0)
        self.count.set_ink("ink-3")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head(theme))
        column.addWidget(line_across())
        column.addWidget(self.view, 1)
        column.addWidget(self.nothing)
        column.addSpacing(_BOTTOM)
        column.addWidget(line_across())
        column.addWidget(_foot())

    def _head(self, theme: Theme) -> QWidget:
        head = QWidget()
        head.setFixedHeight(_FIELD_HEIGHT)
        row = QHBoxLayout(head)
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.setSpacing(12)
        row.addWidget(_Magnifier(theme))
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        return head

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface with its edge, and the ground in the corners."""
        palette = self._theme.palette
        with QPainter(self) as painter:
            for corner in _corners(self.rect()):
                if event.rect().intersects(corner):
                    self._ground.paint_ground(painter, corner, self.pos())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette["line"], 1))
            painter.setBrush(palette["surface"])
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def show_offer(self, offer: Offer, choice: int, day: str = "") -> None:
        """Show another offer; the first row that can be chosen from ``choice`` on is current.

        ``day`` is the date that is looked back to, if it is.
        """
        self.model.show_groups(offer.groups)
        query = " ".join(self.field.text().split())
        found = translate("Palette", "1 result")
        if offer.total != 1:
            found = translate("Palette", "{0} results").format(f"{offer.total:,}")
        self.count.setText(found if query else "")
        shown = query if len(query) <= _LONGEST_SHOWN else f"{query[:_LONGEST_SHOWN]}…"
        words = translate("Palette", "Nothing found for “{0}”")
        if day:
            words = translate("Palette", "Nothing found up to {1} for “{0}”")
        self.nothing.setText(words.format(shown, day))
        self.nothing.setVisible(offer.empty)
        self.view.setVisible(not offer.empty)
        choices = self.model.choices
        self._go(next((row for row in choices if row >= choice), choices[-1] if choices else -1))
        if not choice:
            self.view.scrollToTop()

    def wanted_height(self, room: int) -> int:
        """Return the height for nine rows with their headings, or for fewer, within ``room`` pixels."""
        around = _FIELD_HEIGHT + _BOTTOM + _FOOT_HEIGHT + 4
        choices = self.model.choices
        if not choices:
            return min(room, around + self.nothing.height())
        last = choices[min(MOST_ROWS, len(choices)) - 1]
        rows = min(MOST_ROWS, len(choices))
        return min(room, around + rows * ROW_HEIGHT + (last + 1 - rows) * HEADING_HEIGHT)

    def row(self, index: QModelIndex | QPersistentModelIndex) -> PaletteRow | None:
        """Return the row at an index, or None for a heading."""
        line = self.model.line(index.row()) if index.isValid() else None
        return line if isinstance(line, PaletteRow) else None

    @property
    def current(self) -> PaletteRow | None:
        """The row that Enter takes."""
        return self.row(self.view.currentIndex())

    def _go(self, row: int) -> None:
        index = self.model.index(row, 0) if row >= 0 else QModelIndex()
        self.view.setCurrentIndex(index)
        current = self.row(index)
        self.field.setAccessibleDescription(current.spoken if current is not None else self.nothing.text())
        if row == 1:
            self.view.scrollToTop()  # with the heading above it
        elif current is not None:
            self.view.scrollTo(index)

    @Slot(int)
    def _step(self, count: int) -> None:
        """Go some rows on; a single step goes round at the ends."""
        choices = self.model.choices
        if not choices:
            return
        at = choices.index(self.view.currentIndex().row()) + count
        self._go(choices[at % len(choices) if abs(count) == 1 else min(max(at, 0), len(choices) - 1)])

    @Slot(int)
    def _leap(self, count: int) -> None:
        """Go to the first row of the next or previous group, round at the ends."""
        choices = self.model.choices
        firsts = [row for row in choices if row - 1 not in choices]
        if not firsts:
            return
        here = sum(first <= self.view.currentIndex().row() for first in firsts) - 1
        self._go(firsts[(here + count) % len(firsts)])

    @Slot()
    def _enter(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.view.currentIndex())

    @Slot()
    def _add(self) -> None:
        if self.current is not None:
            self.added.emit(self.view.currentIndex())


def _corners(whole: QRect) -> tuple[QRect, ...]:
    size = QSize(_RADIUS, _RADIUS)
    right, bottom = whole.width() - _RADIUS, whole.height() - _RADIUS
    return tuple(QRect(QPoint(x, y), size) for x in (0, right) for y in (0, bottom))


class _Magnifier(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(QSize(16, 16))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, pixmap("search", 16, self._theme.palette["ink"], self.devicePixelRatioF()))


def _foot() -> QWidget:
    foot = QWidget()
    foot.setFixedHeight(_FOOT_HEIGHT)
    row = QHBoxLayout(foot)
    row.setContentsMargins(_SIDE, 0, _SIDE, 0)
    row.setSpacing(24)
    words = (
        translate("Palette", "↑ ↓ choose"),
        translate("Palette", "Enter open"),
        translate("Palette", "Ctrl+Enter add to story"),
        translate("Palette", "Tab next group"),
        translate("Palette", "Esc close"),
    )
    for place, word in enumerate(words):
        label = PlainLabel(word, "small")
        label.set_ink("ink-2")
        if place == len(words) - 1:
            row.addStretch(1)
        row.addWidget(label)
    return foot
