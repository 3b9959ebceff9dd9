"""Begins presentations from the main window: which story, from which step, on which display or in which window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QSize, Signal, Slot
from PySide6.QtWidgets import QWidget

from explorer.domain.stories import Stories, Story
from explorer.gui.notices import Reporter
from explorer.gui.settings import AUDIENCE_DISPLAY, AUDIENCE_WINDOW, Settings
from explorer.gui.store import Store
from explorer.gui.story.displays import IdentifyOverlay, Wish, display_words, identify, screens
from explorer.gui.theme import Theme
from explorer.state.show import begin

if TYPE_CHECKING:
    from explorer.gui.story.player import Player


class EditedStory(Protocol):
    """The story that is open in the editor, and the step selected in it."""

    @property
    def story(self) -> Story | None:
        """The story, ``None`` while the editor is closed."""

    @property
    def place(self) -> int:
        """The place of the selected step."""


def window_size(words: str) -> QSize | None:
    """Return the size that ``1280x720`` names, ``None`` for what names none."""
    wide, _, high = words.partition("x")
    return QSize(int(wide), int(high)) if wide.isdecimal() and high.isdecimal() else None


class TalkDesk(QObject):
    """Has one presentation at a time; ``began`` hands it out, ``changed`` tells that one begins or is over."""

    began = Signal(object)
    changed = Signal()
    check_wanted = Signal()
    report_wanted = Signal()
    remote_wanted = Signal()
    room_wanted = Signal()

    def __init__(
        self, store: Store, theme: Theme, settings: Settings, reporter: Reporter, edited: EditedStory, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._store, self._theme, self._settings, self._reporter = store, theme, settings, reporter
        self._edited, self._window = edited, parent
        self._chosen = ""
        self._overlays: list[IdentifyOverlay] = []
        self.player: Player | None = None
        self.file: Path | None = None
        self.rehearsed = False

    @property
    def presenting(self) -> bool:
        """Whether a presentation is on."""
        return self.player is not None

    @property
    def can_present(self) -> bool:
        """Whether there is a story with steps."""
        return self.story is not None

    @property
    def story(self) -> Story | None:
        """The story that F5 presents: the one being edited, else the one presented last, else the pack's first."""
        edited = self._edited.story
        if edited is not None:
            return edited if edited.steps else None
        return self._stories.get(self._chosen) or next((one for one in self._stories.values() if one.steps), None)

    @property
    def _stories(self) -> Stories:
        return self._store.atlas.stories if self._store.atlas is not None else {}

    @property
    def titles(self) -> tuple[tuple[str, str], ...]:
        """Id and title of each story of the pack that has steps."""
        return tuple((one.id, one.title) for one in self._stories.values() if one.steps)

    @property
    def displays(self) -> tuple[tuple[str, str], ...]:
        """Name and words of each display, the presenter's first."""
        return tuple((one.name(), display_words(one)) for one in screens())

    @property
    def display(self) -> str:
        """The name of the display chosen for the audience, empty for the first that is not the presenter's."""
        return self._settings.get(AUDIENCE_DISPLAY)

    def choose_display(self, name: str) -> None:
        """Give the audience another display, at once if a presentation is on."""
        self._settings.set(AUDIENCE_DISPLAY, name)
        self._settings.set(AUDIENCE_WINDOW, "")
        if self.player is not None:
            self.player.windows.choose(name)

    def identify(self) -> None:
        """Show on every display what it is called."""
        self._overlays = identify(self._theme, self._window)

    def present_story(self, story_id: str) -> None:
        """Present a story of the pack from its first step."""
        self._chosen = story_id
        if story_id in self._stories:
            self.begin(self._stories[story_id], None)

    def present(self, here: bool) -> None:
        """Present from the first step, or from ``here``: the step selected in the editor."""
        story = self.story
        if story is not None:
            edited = self._edited.story is not None
            self.begin(story, self._edited.place if here and edited else None)

    def check(self) -> None:
        """Draw every step beforehand, and say what would fail."""
        self.check_wanted.emit()

    def check_room(self) -> None:
        """Say which texts cannot be read from the farthest seat."""
        self.room_wanted.emit()

    def learn_remote(self) -> None:
        """Show which key does what while presenting, and learn other ones."""
        self.remote_wanted.emit()

    def report(self) -> None:
        """Say what the talk that ended last took."""
        self.report_wanted.emit()

    def begin(
        self, story: Story, place: int | None, wish: Wish | None = None, file: Path | None = None
    ) -> Player | None:
        """Present a story, each step as of its own date; the presentation that is on goes on instead.

        Where there is no ``wish`` for the audience, the settings say where it is. ``file`` is where a story is from
        that is neither of the pack nor being edited. Without a pack nothing is presented; a story without steps is a
        ValueError.
        """
        atlas = self._store.atlas
        if self.player is not None or atlas is None:
            return self.player
        from explorer.gui.story.player import Player  # late: the chart's library is large

        wish = wish or Wish(window_size(self._settings.get(AUDIENCE_WINDOW)), self.display)
        self.file = file
        show = begin(story, place)
        self.player = Player(atlas, show, self._theme, self._settings, self._reporter, wish, parent=self)
        self.player.ended.connect(self._over)
        self.began.emit(self.player)
        self.player.start()
        self.changed.emit()
        return self.player

    def may_close(self, by_cross: bool) -> bool:
        """Whether the main window may close: its cross does not end a talk by mistake, all else does."""
        if self.player is None:
            return True
        if by_cross:
            self.player.console.activateWindow()
            return False
        self.player.finish()
        return True

    @Slot()
    def _over(self) -> None:
        if self.player is not None:
            self.player.deleteLater()
            self.player = None
        self._window.activateWindow()
        self.changed.emit()
