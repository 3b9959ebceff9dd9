"""What a window does besides showing: exports, stories, presentations, and the actions that reach them all.

Nothing of it is seen at first, so it is made once the first chart has been painted.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow, QMenu

from explorer.gui.actions.binding import Actions, fill_menu_bar
from explorer.gui.actions.context import Context
from explorer.gui.actions.recent_records import RecentRecords
from explorer.gui.panels.exporting import KINDS, ExportDesk
from explorer.gui.panels.places import WindowPlaces
from explorer.gui.panels.shown import Shown
from explorer.gui.story.desk import StoryDesk
from explorer.gui.story.editor import StoryEditor
from explorer.gui.story.equipper import Equipper
from explorer.gui.story.recovery import Recovery
from explorer.gui.story.room_desk import RoomDesk
from explorer.gui.story.talk_desk import TalkDesk
from explorer.gui.story.talk_return import TalkReturn


class Services(QObject):
    """Serves one window, and ties its parts to the actions."""

    def __init__(self, window: QMainWindow, shown: Shown) -> None:
        super().__init__(window)
        store, theme, settings, reporter = shown.store, shown.theme, shown.settings, shown.reporter
        self.exports = ExportDesk(store, theme, settings, reporter, shown.centre)
        self.stories = StoryDesk(store, reporter, window)
        self.editor = StoryEditor(store, theme, self.stories, shown.frame, shown.centre, window)
        self.talks = TalkDesk(store, theme, settings, reporter, self.stories, window)
        self.places = WindowPlaces(window, shown)
        self.context = Context(
            store, theme, settings, reporter, shown.packs, self.exports, shown.centre, self.places, shown.status.as_of,
            self.stories, self.editor, self.talks,
        )  # fmt: skip
        self.equipper = Equipper(self.talks, self.context, window)
        self.room = RoomDesk(self.talks, self.stories, store, theme, settings, window)
        self.commands = Actions(self.context, window)
        self.recent = RecentRecords(store, settings, window)
        self.places.attach(self.context, self.commands, self.recent)
        self.recovery = Recovery(theme, self.stories, shown.column, window)
        self.talk_return = TalkReturn(
            theme, settings, reporter, store, shown.packs, self.stories, self.talks, shown.column
        )
        fill_menu_bar(shown.menus, self.commands, self.context)
        self.exports.menu = QMenu(window)
        for kind in KINDS:
            self.exports.menu.addAction(self.commands[f"export.{kind}"])
        self._finder = shown.finder
        self._connect(shown)
        self._connect_stories(shown)

    def _connect(self, shown: Shown) -> None:
        commands = self.commands
        shown.centre.options.export_wanted.connect(self.exports.offer)
        shown.finder.button.clicked.connect(commands["go.find"].trigger)
        shown.details.compare_wanted.connect(commands["compare.open"].trigger)
        shown.details.copy_wanted.connect(self.places.copy_fact)
        shown.body.moved.connect(commands.refresh)

    def _connect_stories(self, shown: Shown) -> None:
        commands, finder = self.commands, shown.finder
        self.stories.changed.connect(commands.refresh)
        self.talks.changed.connect(commands.refresh)
        finder.close_story.clicked.connect(commands["story.close"].trigger)
        finder.present.clicked.connect(self._present)
        commands["present.start"].enabledChanged.connect(finder.present.setEnabled)
        finder.present.setEnabled(commands["present.start"].isEnabled())

    @Slot()
    def _present(self) -> None:
        self.commands["present.here" if self._finder.present.here else "present.start"].trigger()

    def close(self) -> None:
        """Save the story, and remember what was looked at."""
        self.stories.close()
        self.recent.remember()
