"""The main window: places the panels, ties actions to them, remembers its own shape; decides nothing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from explorer.gui.actions.binding import Actions, fill_menu_bar
from explorer.gui.actions.context import Context
from explorer.gui.actions.recent_records import RecentRecords
from explorer.gui.later import later
from explorer.gui.notices import Reporter
from explorer.gui.panels.body import Body
from explorer.gui.panels.centre import CentrePanel
from explorer.gui.panels.details import DetailsPanel
from explorer.gui.panels.exporting import KINDS, ExportDesk
from explorer.gui.panels.menu_row import MenuRowEnd
from explorer.gui.panels.notice_bar import NoticeBar
from explorer.gui.panels.opening import PackDesk, dropped_pack
from explorer.gui.panels.places import Parts, WindowPlaces
from explorer.gui.panels.status import StatusPanel
from explorer.gui.panels.tree import TreePanel
from explorer.gui.settings import GEOMETRY, Settings
from explorer.gui.store import Store
from explorer.gui.story.desk import StoryDesk
from explorer.gui.story.editor import StoryEditor
from explorer.gui.story.equipper import Equipper
from explorer.gui.story.frame import EditorFrame
from explorer.gui.story.recovery import Recovery
from explorer.gui.story.talk_desk import TalkDesk
from explorer.gui.story.talk_return import TalkReturn
from explorer.gui.stylesheet import MENU_HEIGHT
from explorer.gui.theme import Theme

if TYPE_CHECKING:
    from explorer.gui.panels.first_run import FirstRunPage

_SIZE = QSize(1440, 900)
_LEAST = QSize(960, 560)


class MainWindow(QMainWindow):
    """Tree, centre and details under a menu row; ``woken`` is emitted once the first figure stands."""

    woken = Signal()

    def __init__(self, store: Store, theme: Theme, settings: Settings, reporter: Reporter) -> None:
        super().__init__()
        self._store = store
        self._theme = theme
        self._settings = settings
        self._painted = False
        self.tree = TreePanel(store, theme)
        self.centre = CentrePanel(store, theme)
        self.details = DetailsPanel(store, theme)
        self.notices = NoticeBar(theme)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.centre)
        self.body = Body(self.tree, self._middle, self.details, settings)
        self.packs = PackDesk(store, theme, settings, reporter, self)
        self.exports = ExportDesk(store, theme, settings, reporter, self.centre)
        self.status = StatusPanel(store, theme)
        self.stories = StoryDesk(store, reporter, self)
        self.editor = StoryEditor(store, theme, self.stories, EditorFrame(self.body), self.centre, self)
        self.talks = TalkDesk(store, theme, settings, reporter, self.stories, self)
        parts = Parts(self.body, self.tree, self.centre, self.details, self.editor.frame)
        self.places = WindowPlaces(self, parts, store, theme)
        self.context = Context(
            store, theme, settings, reporter, self.packs, self.exports, self.centre, self.places, self.status.as_of,
            self.stories, self.editor, self.talks,
        )  # fmt: skip
        self.equipper = Equipper(self.talks, self.context, self)
        self.commands = Actions(self.context, self)
        self.recent = RecentRecords(store, settings, self)
        self.places.attach(self.context, self.commands, self.recent)
        self._place(store, theme)
        self._connect(store, reporter)
        self._take_shape()

    @cached_property
    def first_page(self) -> FirstRunPage:
        """What is seen where no pack is open, made when first needed."""
        from explorer.gui.panels.first_run import FirstRunPage

        made = FirstRunPage(self._theme)
        made.bundled_wanted.connect(self.packs.open_bundled)
        made.other_wanted.connect(self.packs.ask)
        self._middle.addWidget(made)
        return made

    def _place(self, store: Store, theme: Theme) -> None:
        self.setAcceptDrops(True)
        self.menuBar().setNativeMenuBar(False)
        self.menuBar().setFixedHeight(MENU_HEIGHT)
        fill_menu_bar(self.menuBar(), self.commands, self.context)
        self.finder = MenuRowEnd(theme, self.menuBar())
        self.menuBar().setCornerWidget(self.finder, Qt.Corner.TopRightCorner)
        self.exports.menu = QMenu(self)
        for kind in KINDS:
            self.exports.menu.addAction(self.commands[f"export.{kind}"])
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor.frame, 1)
        column.addWidget(self.notices)
        self.recovery = Recovery(theme, self.stories, column, self)
        self.talk_return = TalkReturn(theme, self._settings, store, self.packs, self.stories, self.talks, column)
        self.setCentralWidget(middle)
        self.setStatusBar(self.status)

    def _connect(self, store: Store, reporter: Reporter) -> None:
        self.centre.figured.connect(self.status.show_figure)
        self.woken.connect(self.commands.refresh)  # every other figure follows a change that actions follow themselves
        self.centre.options.export_wanted.connect(self.exports.offer)
        self.finder.button.clicked.connect(self.commands["go.find"].trigger)
        self.centre.figured.connect(self.details.show_figure)
        self.centre.figured.connect(self.body.show_figure)
        self.details.compare_wanted.connect(self.commands["compare.open"].trigger)
        self.details.copy_wanted.connect(self.places.copy_fact)
        self.body.moved.connect(self.commands.refresh)
        reporter.noticed.connect(self.notices.show_notice)
        store.changed.connect(self._follow)
        self.stories.changed.connect(self.commands.refresh)
        self.stories.changed.connect(self._entitle)
        self.talks.changed.connect(self.commands.refresh)
        self.finder.present.clicked.connect(self.commands["present.start"].trigger)
        self.commands["present.start"].enabledChanged.connect(self.finder.present.setEnabled)
        self.finder.present.setEnabled(self.commands["present.start"].isEnabled())
        self.finder.close_story.clicked.connect(self.commands["story.close"].trigger)

    def _take_shape(self) -> None:
        self.setMinimumSize(_LEAST)
        screen = self.screen().availableSize() if self.screen() is not None else _SIZE
        self.resize(_SIZE.boundedTo(screen))
        kept = QByteArray.fromBase64(self._settings.get(GEOMETRY).encode())
        if not kept.isEmpty():
            self.restoreGeometry(kept)
        self.tree.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _follow(self) -> None:
        atlas = self._store.atlas
        page = self.first_page if atlas is None else self.centre
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
        atlas, story = self._store.atlas, self.stories.story
        name = self.tr("Alliance Explorer")
        what = story.title if story is not None else atlas.info.title if atlas is not None else ""
        self.setWindowTitle(f"{what} – {name}" if what else name)
        self.finder.show_story(story.title if story is not None else None)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the first page where no pack was opened before the window."""
        self._follow()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and after the very first time read what was left for later."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            later(self, self._fill)

    @Slot()
    def _fill(self) -> None:
        self.tree.fill_totals()
        later(self, self._wake)

    @Slot()
    def _wake(self) -> None:
        try:
            self.centre.wake()
        finally:
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
        if event.key() == Qt.Key.Key_Escape:
            self.places.dismiss()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save the story, and remember shape and place; a presentation is not ended by mistake."""
        if not self.talks.may_close(event.spontaneous()):
            event.ignore()
            return
        self.stories.close()
        self.body.remember()
        self.packs.remember()
        self.recent.remember()
        self._settings.set(GEOMETRY, bytes(self.saveGeometry().toBase64().data()).decode())
        self._settings.save()
        super().closeEvent(event)
