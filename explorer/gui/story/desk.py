"""Opens, keeps and closes the story being edited: what the menu of stories asks of, and every word this takes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from explorer.domain.stories import Story
from explorer.files.atomic import followed
from explorer.files.drafts import free_path, stories_folder
from explorer.files.locks import LockHeldError
from explorer.files.recent_stories import left_at, pack_key
from explorer.gui.notices import Reporter
from explorer.gui.store import Store
from explorer.gui.story.draft import StoryDraft
from explorer.gui.story.keeper import State, StoryKeeper
from explorer.gui.story.step_desk import StepDesk
from explorer.gui.text import translate
from explorer.packs.story_text import read_story


class StoryDesk(QObject):
    """Has one story open at a time; ``changed`` tells that anything about it did, ``refused(path)`` one that is locked.

    ``opened`` tells that another story is edited from now on, or none.
    """

    changed = Signal()
    opened = Signal()
    refused = Signal(object)

    def __init__(self, store: Store, reporter: Reporter, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._reporter = reporter
        self.draft = StoryDraft(self)
        self.keeper = StoryKeeper(self.draft, self)
        self.steps = StepDesk(store, self.draft, self)
        self.draft.changed.connect(self.changed)
        self.keeper.changed.connect(self.changed)
        self.keeper.copied.connect(self._say_copied)
        self.keeper.moved.connect(self._say_moved)
        store.changed.connect(self._follow)

    @property
    def story(self) -> Story | None:
        """The story being edited, ``None`` while the editor is closed."""
        return self.draft.story

    @property
    def place(self) -> int:
        """The place of the selected step."""
        return self.draft.place

    def new(self) -> None:
        """Begin a story without steps."""
        self.keeper.begin(Story("story", translate("Story", "New story")))
        self.opened.emit()

    def open_original(self, story_id: str) -> bool:
        """Open a story of the pack where it was left; the first change makes a copy of the user's."""
        atlas = self._store.atlas
        story = atlas.stories.get(story_id) if atlas is not None else None
        if atlas is None or story is None:
            return False
        self.keeper.begin(story, atlas.info.name)
        self._arrive(left_at(pack_key(atlas.info.name, story_id)))
        return True

    def open_file(self, path: Path, place: int | None = None) -> bool:
        """Open a story of the user's own at a step, or where it was left; say why where that fails."""
        try:
            if self.keeper.path is not None and self.keeper.path == followed(path):
                return True
            self.keeper.open(path)
        except LockHeldError as error:
            self.refused.emit(error.path)
            return False
        except (OSError, UnicodeDecodeError) as error:
            why = translate("Story", "it is not UTF-8 text") if isinstance(error, ValueError) else str(error)
            words = translate("Story", "The story {0} cannot be opened: {1}.").format(path.name, why)
            self._reporter.say(words, report=f"{path}: {error}")
            return False
        self._arrive(left_at(str(self.keeper.path)) if place is None else place)
        return True

    def open_copy(self, path: Path) -> bool:
        """Open a copy of a story that another window holds, as a new one of the user's own."""
        try:
            story = read_story(path.read_bytes().decode(), path.stem)
        except (OSError, UnicodeDecodeError) as error:
            self._reporter.say(translate("Story", "{0} cannot be read: {1}.").format(path.name, error))
            return False
        self.keeper.begin(story)
        self._arrive(0)
        return True

    def save_as(self, path: Path) -> bool:
        """Go on in another file; say how it went."""
        try:
            self.keeper.save_as(path)
        except LockHeldError as error:
            self._reporter.say(str(error))
            return False
        except OSError as error:
            words = translate("Story", "The story was not saved as {0}: {1}. It stays where it is.")
            self._reporter.say(words.format(path.name, error.strerror or error))
            return False
        saved = self.keeper.state is State.SAVED
        if saved:
            self._reporter.say(translate("Story", "Saved as {0}").format(path))
        return saved

    @property
    def suggested(self) -> Path:
        """Where Save as begins: beside the file, under the title of the story."""
        folder = self.keeper.path.parent if self.keeper.path is not None else stories_folder()
        return free_path(folder, self.story.title if self.story is not None else "")

    @Slot(bytes)
    def recover(self, text: bytes) -> None:
        """Take another text of the story, unsaved or of an earlier version, as a step that can be undone."""
        self.draft.edit(translate("Story", "Go to another version"), self.place, _recovered, text)

    @Slot()
    def close(self) -> None:
        """Write what is not written yet, and close the editor."""
        if self.story is not None:
            self.keeper.end()
            self.opened.emit()

    @Slot()
    def add_view(self) -> None:
        """Add the view on screen as a step; where no story is open, a new one begins with it."""
        if self._store.atlas is None:
            return
        if self.story is None:
            self.new()
        self.steps.add()
        words = translate("Story", "Added as step {0} of “{1}”.")
        self._reporter.say(words.format(self.place + 1, self.story.title if self.story is not None else ""))

    @property
    def undo_label(self) -> str:
        """What undo would take back, or an empty text."""
        return self.draft.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would do again, or an empty text."""
        return self.draft.redo_label

    def undo(self) -> None:
        """Take the last edit back."""
        self.steps.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self.steps.redo()

    def _arrive(self, place: int) -> None:
        self.draft.select(place)
        self.opened.emit()
        self.steps.show_saved()

    @Slot(object)
    def _say_copied(self, path: Path) -> None:
        words = translate("Story", "The pack’s story stays as it is. Your copy of it is {0}, in your own stories.")
        self._reporter.say(words.format(path.name))

    @Slot(object)
    def _say_moved(self, path: Path) -> None:
        words = translate("Story", "The file was changed by another program, and left as it is. Yours is now {0}.")
        self._reporter.say(words.format(path.name))

    @Slot()
    def _follow(self) -> None:
        if self._store.atlas is None:
            self.close()


def _recovered(story: Story, text: bytes) -> Story:
    return read_story(text.decode(errors="replace"), story.id, story.sidecar)
