"""Stories of the user's own: saved at every change, kept in versions, never overwritten."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from explorer.files.atomic import atomic_write
from explorer.files.backups import Backups
from explorer.files.folders import data_folder, made
from explorer.files.locks import Lock, LockHeldError
from explorer.files.own_data import read_bytes
from explorer.files.plain_names import FORBIDDEN, is_device
from explorer.files.recovery import unsaved_path, unsaved_text
from explorer.files.story_names import ENDING, sidecar_path
from explorer.records import record

T = TypeVar("T")
_FOLDER = "stories"
_LONGEST_NAME = 60
_MOST_TRIED = 10_000


@record(frozen=True, slots=True)
class Saved:
    """What a save did: whether the text is ``written``, and where it is now.

    ``moved`` is set when the file had been changed by someone else, so that theirs was left and ours stands beside it.
    ``trouble`` is empty when all is well, else it says what could not be written, be it only what goes with the text.
    """

    path: Path
    moved: bool = False
    written: bool = True
    trouble: str = ""


class StoryFile:
    """One open story file, held by this window until :meth:`close`.

    ``clock`` gives seconds since 1970. Raises LockHeldError where another window holds it and OSError where it cannot
    be read; a file that does not exist yet is empty. ``unsaved`` is text that could not be written, now or the last
    time, and was kept.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = Lock(path)
        try:
            found = read_bytes(self.path)
        except OSError:
            self._lock.release()
            raise
        self.data = found or b""
        self.sidecar = b""  # where it cannot be read, the numbers are lost and not the story
        with suppress(OSError):
            self.sidecar = read_bytes(sidecar_path(self.path)) or b""
        self._known = _digest(found)  # of these very bytes: what is written after they were read is someone else's
        self._opened = False
        self.unsaved = unsaved_text(self.path, self.data)
        self.place = self._lock.left.place if self._lock.left else 0

    @property
    def path(self) -> Path:
        """Where the file is, links followed."""
        return self._lock.path

    def put(self, data: bytes, sidecar: bytes | None = None) -> Saved:
        """Write the story, whole or not at all, after keeping the version before; never raises for a full disk.

        A file that someone else changed since is left as it is, and the story goes on in one beside it. Where nothing
        can be written there, the text is kept in the user's data for a recovery. That no version can be kept, or no
        numbers beside it, keeps nobody from saving the text.
        """
        moved = False
        try:
            theirs = _digest(read_bytes(self.path))
            if theirs is not None and theirs != self._known:
                self._give_way()
                moved = True
            unkept = self._write(data)
        except OSError as error:
            return self._keep_unsaved(data, moved, _refused(self.path, error))
        self._settle(data)
        return Saved(self.path, moved, trouble=" ".join(one for one in (unkept, self._write_beside(sidecar)) if one))

    def note(self, place: int) -> None:
        """Keep the step the user is at, for a return after a crash, as far as that can be written."""
        self.place = place
        with suppress(OSError):
            self._lock.note(place)

    def backups(self) -> Backups:
        """Return the earlier versions of the file."""
        return Backups(self.path, self._clock)

    def close(self) -> None:
        """Let go of the file; text that is not saved is offered at the next start."""
        self._lock.release(well=self.unsaved is None)

    def _write(self, data: bytes) -> str:
        """Write the text where it differs; return a sentence on the version before if that could not be kept."""
        trouble = ""
        if data != self.data or not self.path.exists():
            try:
                if self.data:
                    self.backups().keep(self.data, anyway=not self._opened)  # what stood there when it was opened
            except OSError as error:
                trouble = f"The version before could not be kept: {_why(error)}."
            atomic_write(self.path, data)
            self._opened = True
            self.data, self._known = data, _digest(data)
        return trouble

    def _write_beside(self, sidecar: bytes | None) -> str:
        """Write the numbers that the steps showed where they differ; return a sentence if that fails."""
        if sidecar is None or sidecar == self.sidecar:
            return ""
        place = sidecar_path(self.path)
        try:
            atomic_write(place, sidecar)
        except OSError as error:
            return _refused(place, error)
        self.sidecar = sidecar
        return ""

    def _settle(self, data: bytes) -> None:
        """End the recovery of text that was not saved: another one than this goes among the versions."""
        with suppress(OSError):
            if self.unsaved is not None and self.unsaved != data:
                self.backups().keep(self.unsaved, anyway=True)
            unsaved_path(self.path).unlink(missing_ok=True)
        self.unsaved = None

    def _give_way(self) -> None:
        """Go on in a file beside the one that someone else changed."""
        before = self._lock
        self._lock = _first_free(self.path.parent, f"{self.path.stem} (mine)", Lock)
        before.release()
        self.data, self.sidecar, self._known = b"", b"", None
        self.note(self.place)

    def _keep_unsaved(self, data: bytes, moved: bool, trouble: str) -> Saved:
        try:
            atomic_write(unsaved_path(self.path), data)
        except OSError:
            return Saved(self.path, moved, False, f"{trouble} Nor can a copy be kept.")
        self.unsaved = data
        return Saved(self.path, moved, False, trouble)


def stories_folder() -> Path:
    """Return the folder of the user's own stories, made if need be and can be."""
    return made(data_folder() / _FOLDER)


def new_story(title: str, clock: Callable[[], float] = time.time) -> StoryFile:
    """Return a file of its own in the user's stories, named after a title; raise OSError where none can be held."""
    return _first_free(stories_folder(), title, lambda path: StoryFile(path, clock))


def own_stories() -> tuple[Path, ...]:
    """Return the user's own stories, last changed first."""
    found = [(one.stat().st_mtime, one) for one in (data_folder() / _FOLDER).glob(f"*{ENDING}") if one.is_file()]
    return tuple(path for _, path in sorted(found, key=lambda one: (-one[0], one[1].name)))


def free_path(folder: Path, title: str) -> Path:
    """Return a path in a folder that no story has, named after a title as every system allows it."""
    return _first_free(folder, title, Path)


def _first_free(folder: Path, title: str, take: Callable[[Path], T]) -> T:
    """Return what ``take`` makes of the first path that no story has, saved or not, and no other window holds."""
    plain = "".join(" " if letter in FORBIDDEN or not letter.isprintable() else letter for letter in title)
    stem = " ".join(plain.split())[:_LONGEST_NAME].strip(". ") or "Story"
    stem = f"Story {stem}" if is_device(stem) else stem
    for number in range(1, _MOST_TRIED):
        path = folder / f"{stem}{'' if number == 1 else f' {number}'}{ENDING}"
        if not path.exists() and not unsaved_path(path).exists():
            with suppress(LockHeldError):  # a story that is begun in another window, and not written yet
                return take(path)
    raise OSError(f"There are too many stories named {stem}")


def _refused(path: Path, error: OSError) -> str:
    return f"“{path.name}” cannot be written: {_why(error)}."


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _digest(data: bytes | None) -> bytes | None:
    return None if data is None else hashlib.sha256(data).digest()
