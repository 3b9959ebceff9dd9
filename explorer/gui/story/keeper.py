"""Keeps the story being edited in a file of the user's: made at the first change, written after every one."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from explorer.domain.stories import Story
from explorer.files.atomic import followed
from explorer.files.drafts import StoryFile, new_story
from explorer.files.recent_stories import note_recent, pack_key
from explorer.gui.story.draft import StoryDraft
from explorer.gui.text import translate
from explorer.packs.story_text import read_story, write_story

PAUSE_MS = 300  # typing is written once it rests so long


class State(Enum):
    """How safe the story is."""

    ORIGINAL = "original"  # of a pack: read-only, a change makes a copy
    NEW = "new"  # nothing in it yet, a change makes a file
    WAITING = "waiting"
    SAVED = "saved"
    UNSAVED = "unsaved"


class StoryKeeper(QObject):
    """Follows the draft; ``changed`` tells another state, ``copied(path)`` that an original got a copy of the user's.

    ``moved(path)`` tells that the story goes on in another file, since somebody else changed its own.
    """

    changed = Signal()
    copied = Signal(object)
    moved = Signal(object)

    def __init__(self, draft: StoryDraft, parent: QObject, clock: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._draft = draft
        self._clock = clock
        self._file: StoryFile | None = None
        self._first: Story | None = None
        self._pack = ""
        self.trouble = ""
        self.state = State.NEW
        self._told: Path | None = None  # the file that was told last
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        draft.changed.connect(self._expect)

    @property
    def file(self) -> StoryFile | None:
        """The file the story is kept in, ``None`` until there is one."""
        return self._file

    @property
    def path(self) -> Path | None:
        """Where the story is kept, ``None`` until it has a file."""
        return self._file.path if self._file is not None else None

    def begin(self, story: Story, pack: str = "") -> None:
        """Keep a story that has no file yet: a new one, or with ``pack`` the original of one."""
        self.end()
        self._first, self._pack = story, pack
        self._draft.begin(story)
        self._turn(State.ORIGINAL if pack else State.NEW)

    def open(self, path: Path) -> None:
        """Keep the story of a file.

        Raises LockHeldError where another window holds it, OSError or UnicodeDecodeError where it cannot be read; the
        story edited before is then as it was.
        """
        found = StoryFile(path, self._clock)
        try:
            story = read_story(found.data.decode(), found.path.stem, found.sidecar)
        except UnicodeDecodeError:
            found.close()
            raise
        self.end()
        self._file = found
        self._draft.begin(story)
        self._turn(State.SAVED)

    def save_as(self, path: Path) -> None:
        """Go on in another file; raise LockHeldError or OSError, and stay in the one before, where that fails."""
        before = self._file
        if before is None or before.path != followed(path):
            fresh = StoryFile(path, self._clock)
            if before is not None:
                self.flush()
                before.close()
            self._file = fresh
        self._write()

    def end(self) -> None:
        """Write what is not written yet and let go of the file."""
        self.flush()
        story = self._draft.story
        if story is not None:
            self._note(story)
        if self._file is not None:
            self._file.close()
        self._file, self._first, self._pack = None, None, ""
        self._draft.begin(None)

    @Slot()
    def flush(self) -> None:
        """Write what is not written yet, and where the user is."""
        self._pause.stop()
        story = self._draft.story
        if story is None or (self._file is None and story == self._first):
            return
        if self._file is None and not self._make():
            return
        self._write()

    def _make(self) -> bool:
        story = self._draft.story
        try:
            self._file = new_story(story.title if story is not None else "", self._clock)
        except OSError as error:
            self._turn(State.UNSAVED, error.strerror or str(error))
            return False
        if self._pack:
            self.copied.emit(self._file.path)
        return True

    def _write(self) -> None:
        story, file = self._draft.story, self._file
        if story is None or file is None:
            return
        saved = file.put(write_story(story).encode(errors="replace"), story.sidecar)
        if file.place != self._draft.place:
            file.note(self._draft.place)
        self._turn(State.SAVED if saved.written else State.UNSAVED, saved.trouble)
        if saved.moved:
            self.moved.emit(saved.path)

    def _note(self, story: Story) -> None:
        key = str(self._file.path) if self._file is not None else pack_key(self._pack, story.id) if self._pack else ""
        try:
            if key:
                note_recent(key, self._draft.place, self._clock)
        except OSError:
            return  # the list of recent stories is a convenience

    @Slot()
    def _expect(self) -> None:
        story = self._draft.story
        if story is None or (self._file is None and story == self._first):
            self._pause.stop()
            return
        if self._file is None or write_story(story).encode(errors="replace") != self._file.data:
            self._turn(State.WAITING)
        self._pause.start()

    def _turn(self, state: State, trouble: str = "") -> None:
        told = (state, trouble, self.path)
        if told != (self.state, self.trouble, self._told) or state in (State.ORIGINAL, State.NEW):
            self.state, self.trouble, self._told = told
            self.changed.emit()


def state_words(state: State, path: Path | None, trouble: str) -> str:
    """Return in one line how safe the story is."""
    match state:
        case State.ORIGINAL:
            return translate("Story", "A change makes a copy.")
        case State.NEW:
            return translate("Story", "New. It is saved at the first change.")
        case State.WAITING:
            return translate("Story", "Saving…")
        case State.UNSAVED:
            return translate("Story", "Not saved. {0}").format(trouble)
    words = translate("Story", "Saved in {0}").format(path.name if path is not None else "")
    return translate("Story", "{0}. {1}").format(words, trouble) if trouble else words
