"""The command palette: a field and a list over the dimmed window, from which everything can be found and run."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from explorer.domain.periods import Period
from explorer.figures.as_of import as_of_date
from explorer.gui.actions.binding import Actions
from explorer.gui.actions.context import Context
from explorer.gui.actions.finder import Finder, Offer
from explorer.gui.actions.finder_link import with_link
from explorer.gui.actions.palette_runs import enabled_keys, run_row
from explorer.gui.actions.recent_records import RecentRecords
from explorer.gui.itemmodels.palette_rows import Kind, PaletteRow
from explorer.gui.later import later
from explorer.gui.painters import kept
from explorer.gui.panels.dialogs import scrim_colour
from explorer.gui.panels.palette_card import Ground, PaletteCard
from explorer.gui.text import translate
from explorer.state.viewpoint import Change

WIDTH = 640
TOP = 104
_LEAST_EDGE = 16
_VIEWED = frozenset({Kind.ENTITY, Kind.VIEW, Kind.CLAIM, Kind.MILESTONE, Kind.LINK})  # rows that lead to a view


class CommandPalette(Ground):
    """Lies over the window, which is painted once and dimmed; Escape or a click beside the card closes it.

    The focus returns to where it was, before a row is run.
    """

    def __init__(self, window: QWidget, context: Context, commands: Actions, recent: RecentRecords) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._commands = commands
        self._recent = recent
        self._finder: Finder | None = None
        self._keys: dict[str, str] = {}
        self._whole: set[Kind] = set()
        self._before: QWidget | None = None
        self._shot = QPixmap()
        self.card = PaletteCard(context.theme, self)
        self.setAccessibleName(translate("Palette", "Command palette"))
        self.card.field.textChanged.connect(self._type)
        self.card.field.left.connect(self.shut)
        self.card.chosen.connect(self._take)
        self.card.added.connect(self._add)
        context.store.changed.connect(self._follow)
        window.installEventFilter(self)
        self.hide()

    @Slot()
    def open(self) -> None:
        """Open with an empty field, or close if it is open."""
        if self.isVisible():
            self.shut()
            return
        self._before = QApplication.focusWidget()
        self._commands.refresh()
        self._keys = enabled_keys(self._commands)
        self._shot = self._dimmed(self._window.grab())
        self._be_opaque(on=True)
        self._cover()
        if self.card.field.text():
            self.card.field.clear()
        else:
            self._type()
        self.show()
        self.raise_()
        self.card.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        later(self, self._warm)

    @Slot()
    def shut(self) -> None:
        """Close, and give the focus back."""
        if not self.isVisible():
            return
        before, self._before = self._before, None
        self.hide()
        self._shot = QPixmap()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window; the picture of it is then no longer right, and it shows through instead."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._shot = QPixmap()
            self._be_opaque(on=False)
            self._cover()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close on a click beside the card."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.shut()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dimmed picture of the window, or the veil alone."""
        with QPainter(self) as painter:
            self.paint_ground(painter, event.rect(), QPoint())

    def paint_ground(self, painter: QPainter, box: QRect, at: QPoint) -> None:
        """Paint a part of the ground for a card that lies at a point of it."""
        if self._shot.isNull():
            if at.isNull():  # under a card the veil has been painted already
                painter.fillRect(box, scrim_colour(self._context.theme.palette))
            return
        scale = self._shot.devicePixelRatio()
        part = QRectF(QPointF(box.topLeft() + at) * scale, QSizeF(box.size()) * scale)
        with kept(painter):
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            painter.drawPixmap(QRectF(box), self._shot, part)

    def _dimmed(self, shot: QPixmap) -> QPixmap:
        with QPainter(shot) as painter:
            painter.fillRect(self._window.rect(), scrim_colour(self._context.theme.palette))
        return shot

    def _be_opaque(self, *, on: bool) -> None:
        for one in (self, self.card):
            one.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, on)

    def _cover(self) -> None:
        self.setGeometry(self._window.rect())
        self._place()

    def _place(self) -> None:
        width = min(WIDTH, self.width() - 2 * _LEAST_EDGE)
        height = self.card.wanted_height(self.height() - TOP - _LEAST_EDGE)
        self.card.setGeometry(QRect((self.width() - width) // 2, TOP, width, height))

    def _searching(self) -> Finder:
        if self._finder is None:
            self._finder = Finder(self._context.store.known)
        return self._finder

    @Slot()
    def _warm(self) -> None:
        self._searching().warm()

    @Slot(Change)
    def _follow(self, change: Change) -> None:
        if change.reopened or change.touches("as_of"):
            self._finder = None  # another pack, or another date: what is of a later date is not found either

    @Slot()
    def _type(self) -> None:
        self._whole.clear()
        self._show(self._answer(), 0)

    def _answer(self) -> Offer:
        query = self.card.field.text().strip()
        if not query:
            here = self._context.store.here.focus
            recent = [one for one in self._recent.ids if one != here]  # where one is there is nothing to go to
            return self._searching().start(recent, self._keys)
        offer = self._searching().offer(query, self._keys, self._whole)
        return with_link(offer, self._context.store.atlas, query)

    def _show(self, offer: Offer, choice: int) -> None:
        atlas, back = self._context.store.atlas, self._context.store.here.as_of
        day = Period.day(as_of_date(atlas, back)).label if atlas is not None and back is not None else ""
        self.card.show_offer(offer, choice, day)
        self._place()

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        row = self.card.row(index)
        if row is None:
            return
        if row.kind is Kind.REST:
            self._whole.add(Kind(row.target))
            self._show(self._answer(), index.row())
            return
        self.shut()
        self._run(row)

    @Slot(QModelIndex)
    def _add(self, index: QModelIndex) -> None:
        """Look at what a row leads to, and add that view to the story."""
        row = self.card.row(index)
        if row is not None and row.kind in _VIEWED and self._context.store.atlas is not None:
            self.shut()
            self._run(row)
            self._context.stories.add_view()

    def _run(self, row: PaletteRow) -> None:
        run_row(row, self._context, self._commands)
