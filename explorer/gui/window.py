"""The main window: places the panels, ties actions to them, remembers its own shape; decides nothing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QStackedWidget, QVBoxLayout, QWidget

from explorer.export.wishes import LEAST_WINDOW
from explorer.gui.actions.menus import lay_menus
from explorer.gui.held_input import HeldInput
from explorer.gui.later import later
from explorer.gui.notices import Reporter
from explorer.gui.panels.body import Body
from explorer.gui.panels.centre import CentrePanel
from explorer.gui.panels.details import DetailsPanel
from explorer.gui.panels.first_sight import FirstSight
from explorer.gui.panels.menu_row import MenuRowEnd
from explorer.gui.panels.notice_bar import NoticeBar
from explorer.gui.panels.opening import PackDesk, dropped_pack
from explorer.gui.panels.shown import Shown
from explorer.gui.panels.status import StatusPanel
from explorer.gui.panels.tree import TreePanel
from explorer.gui.settings import GEOMETRY, Settings
from explorer.gui.store import Store
from explorer.gui.story.frame import EditorFrame
from explorer.gui.stylesheet import MENU_HEIGHT, MenuBarStyle
from explorer.gui.theme import Theme

if TYPE_CHECKING:
    from explorer.gui.panels.first_run import FirstRunPage
    from explorer.gui.services import Services

_SIZE = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Tree, centre and details under a menu row; ``woken`` is emitted once the first figure stands.

    A window that is not made ``whole`` has no services until :meth:`finish`, which it does itself after its first
    figure: it is painted sooner. ``painted`` tells of its very first paint, ``finished`` that the services are there.
    """

    painted = Signal()
    finished = Signal()
    woken = Signal()

    def __init__(
        self, store: Store, theme: Theme, settings: Settings, reporter: Reporter, *, whole: bool = True
    ) -> None:
        super().__init__()
        self._store = store
        self._settings = settings
        self._theme = theme
        self._painted = False
        self._held: HeldInput | None = None
        self._sight: FirstSight | None = None
        self.services: Services | None = None
        self.tree = TreePanel(store, theme)
        self.centre = CentrePanel(store, theme)
        self.details = DetailsPanel(store, theme)
        self.notices = NoticeBar(theme)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.centre)
        self.body = Body(self.tree, self._middle, self.details, settings)
        self.packs = PackDesk(store, theme, settings, reporter, self)
        self.status = StatusPanel(store, theme)
        self._frame = EditorFrame(self.body)
        self.shown = Shown(
            store, theme, settings, reporter, self.tree, self.centre, self.details, self.body, self._frame, self.packs,
            self.status, *self._place(theme),
        )  # fmt: skip
        self._connect(store, reporter)
        self._take_shape()
        if whole:
            self.finish()

    def show_sight(self, sight: FirstSight) -> None:
        """Show what is kept of a pack until the pack itself is opened."""
        self._sight = sight
        self._theme.use_colours(sight.colours)
        self.tree.show_sight(sight)
        self.details.show_sight(sight)
        self.status.show_sight(sight)
        self.centre.tabs.show_view(sight.view)
        self._entitle()

    def finish(self) -> None:
        """Make what the window does besides showing, such as ``window.commands``, unless that is done."""
        if self.services is not None:
            return
        from explorer.gui.services import Services  # late: nothing of it is seen at first

        made = self.services = Services(self, self.shown)
        self.context, self.commands, self.places = made.context, made.commands, made.places
        self.exports, self.recent = made.exports, made.recent
        self.stories, self.editor, self.recovery = made.stories, made.editor, made.recovery
        self.talks, self.talk_return, self.equipper = made.talks, made.talk_return, made.equipper
        self.room = made.room
        self.woken.connect(made.commands.refresh)  # every other figure follows a change that actions follow themselves
        made.stories.changed.connect(self._entitle)
        self.finished.emit()

    @cached_property
    def first_page(self) -> FirstRunPage:
        """What is seen where no pack is open, made when first needed."""
        from explorer.gui.panels.first_run import FirstRunPage

        made = FirstRunPage(self._theme)
        made.bundled_wanted.connect(self.packs.open_bundled)
        made.other_wanted.connect(self.packs.ask)
        self._middle.addWidget(made)
        return made

    def _place(self, theme: Theme) -> tuple[QMenuBar, MenuRowEnd, QVBoxLayout]:
        self.setAcceptDrops(True)
        menus = QMenuBar(self)  # one that Qt makes would die in Python with whatever Tab stopped at before it
        self.setMenuBar(menus)
        menus.setNativeMenuBar(False)
        menus.setFixedHeight(MENU_HEIGHT)
        menus.setStyle(MenuBarStyle(menus))
        lay_menus(menus)
        self.finder = MenuRowEnd(theme, menus)
        menus.setCornerWidget(self.finder, Qt.Corner.TopRightCorner)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._frame, 1)
        column.addWidget(self.notices)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)
        return menus, self.finder, column

    def _connect(self, store: Store, reporter: Reporter) -> None:
        self.centre.figured.connect(self.status.show_figure)
        self.centre.figured.connect(self.details.show_figure)
        self.centre.figured.connect(self.body.show_figure)
        reporter.noticed.connect(self.notices.show_notice)
        store.changed.connect(self._bind)

    def _take_shape(self) -> None:
        self.setMinimumSize(QSize(*LEAST_WINDOW))
        screen = self.screen().availableSize() if self.screen() is not None else _SIZE
        self.resize(_SIZE.boundedTo(screen))
        kept = QByteArray.fromBase64(self._settings.get(GEOMETRY).encode())
        if not kept.isEmpty():
            self.restoreGeometry(kept)
        self.tree.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _bind(self) -> None:
        self._sight = None  # whatever the store holds now is what is seen
        self._follow()

    def _follow(self) -> None:
        atlas = self._store.atlas
        page = self.first_page if atlas is None and self._sight is None else self.centre
        self._entitle()
        if self._middle.currentWidget() is page:
            return
        if atlas is not None:
            self.tree.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._middle.setCurrentWidget(page)
        if atlas is None:
            self.first_page.greet()

    @Slot()
    def _entitle(self) -> None:
        atlas = self._store.atlas
        story = self.services.stories.story if self.services is not None else None
        name = self.tr("Alliance Explorer")
        pack = atlas.info.title if atlas is not None else self._sight.title if self._sight is not None else ""
        what = story.title if story is not None else pack
        self.setWindowTitle(f"{what} – {name}" if what else name)
        self.finder.show_story(story.title if story is not None else None)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the first page where no pack was opened before the window."""
        self._follow()
        super().showEvent(event)
        if not self._painted and self._store.atlas is not None:  # the tree could not take the focus while it was empty
            self.tree.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.services is None and self._held is None:
            self._held = HeldInput(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and after the very first time read what was left for later."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            later(self, self._fill)

    @Slot()
    def _fill(self) -> None:
        seen = self._sight is not None
        self.painted.emit()
        self.tree.fill_totals()
        if seen:
            self._wake()  # all but the chart is seen: whatever else is due comes after it
        else:
            later(self, self._wake)

    @Slot()
    def _wake(self) -> None:
        try:
            self.centre.wake()
        finally:
            later(self, self._let_paint)

    @Slot()
    def _let_paint(self) -> None:
        later(self, self._furnish)  # the turn of the loop that ends here has painted the chart

    @Slot()
    def _furnish(self) -> None:
        try:
            self.details.fill()
        finally:  # whatever fails before, a window that can be used comes of it
            self.finish()
            if self._held is not None:
                self._held.release(self.commands.all)
            self.woken.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file or folder."""
        if dropped_pack(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        path = dropped_pack(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.packs.open(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the card on top with Escape, where nobody else took the key."""
        if event.key() == Qt.Key.Key_Escape and self.services is not None:
            self.places.dismiss()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save the story, and remember shape and place; a presentation is not ended by mistake."""
        if self.services is not None:
            if not self.services.talks.may_close(event.spontaneous()):
                event.ignore()
                return
            self.services.close()
        self.body.remember()
        self.packs.remember()
        self._settings.set(GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        self._settings.save()
        super().closeEvent(event)
