"""Opens the room check of the story that F5 presents, and lets it change the story as the editor does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from explorer.gui.settings import Settings
from explorer.gui.store import Store
from explorer.gui.story.desk import StoryDesk
from explorer.gui.story.talk_desk import TalkDesk
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.state.story_edits import enlarge

if TYPE_CHECKING:
    from explorer.gui.story.room_dialog import RoomDialog


class RoomDesk(QObject):
    """What is mended or looked at is opened in the editor, if it is not there yet."""

    def __init__(
        self, talks: TalkDesk, stories: StoryDesk, store: Store, theme: Theme, settings: Settings, host: QWidget
    ) -> None:
        super().__init__(host)
        self._talks, self._stories, self._store = talks, stories, store
        self._theme, self._settings, self._host = theme, settings, host
        self.dialog: RoomDialog | None = None
        talks.room_wanted.connect(self.check)

    @Slot()
    def check(self) -> None:
        """Say which texts cannot be read from the farthest seat."""
        from explorer.gui.story.room_dialog import RoomDialog  # late: the chart's library is large

        story, atlas = self._talks.story, self._store.atlas
        if story is None or atlas is None:
            return
        self.dialog = RoomDialog(self._theme, atlas, story, self._settings, self._host)
        self.dialog.mended.connect(self._mend)
        self.dialog.step_wanted.connect(self._show_step)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    @Slot(float)
    def _mend(self, letters: float) -> None:
        if self.dialog is not None and self._edits(self.dialog.story.id):
            words = translate("Room", "Letters {0} times as large").format(f"{letters:g}")
            label = words if letters > 1 else translate("Room", "Usual letters")
            self._stories.draft.edit(label, self._stories.place, enlarge, letters)
            if self._stories.story is not None:
                self.dialog.show_story(self._stories.story)

    @Slot(int)
    def _show_step(self, place: int) -> None:
        story = self._talks.story
        if story is not None and self._edits(story.id):
            self._stories.steps.select(place)

    def _edits(self, story_id: str) -> bool:
        """Whether the story is being edited, opened now if it was not."""
        return self._stories.story is not None or self._stories.open_original(story_id)

    @Slot()
    def _forget(self) -> None:
        self.dialog = None
