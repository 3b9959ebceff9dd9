"""Stories of the user's own: saved at every change, kept in versions, found again after a crash, never overwritten."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from explorer.files.atomic import atomic_write, sweep
from explorer.files.backups import Backups
from explorer.files.folders import data_folder
from explorer.files.locks import Lock, LockHeldError, dead_holders, forget, lock_folder
from explorer.files.own_data import read_bytes
from explorer.files.plain_names import FORBIDDEN, is_device
from explorer.records import record

ENDING = ".md"
SIDECAR = ".seen.json"
_FOLDER = "stories"
_UNSAVED = "unsaved.md"
_LONGEST_NAME = 60
_MOST_TRIED = 10_000


@record(frozen=True, slots=True)
class Saved:
    """What a save did: where the text is now, and why it went elsewhere.

    ``trouble`` is empty when all is well; ``moved`` is set when the file had been changed by someone else, so that
    theirs was left and ours stands beside it; ``unsaved`` when it could only be kept for a later recovery.
    """

    path: Path
    moved: bool = False
    unsaved: bool = False
    trouble: str = ""


@record(frozen=True, slots=True)
class Crashed:
    """A story that was open when the program died, with its last step; ``unsaved`` is text that its file lacks."""

    path: Path
    when: float
    place: int
    presenting: bool
    unsaved: bytes | None


class StoryFile:
    """One open story file, held by this window until :meth:`close`.

    ``clock`` gives seconds since 1970. Raises LockHeldError where another window holds it and OSError where it cannot
    be read; a file that does not exist yet is empty.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._hold(path)
        try:
            found = read_bytes(self.path)
            self.sidecar = read_bytes(sidecar_path(self.path)) or b""
        except OSError:
            self._lock.release()
            raise
        self.data = found or b""
        self._known = _digest(found)  # of these very bytes: what is written after they were read is someone else's
        self._opened = False
        self.unsaved = _unsaved(self.path, self.data)
        self.place = self._lock.left.place if self._lock.left else 0

    @property
    def path(self) -> Path:
        """Where the file is, links followed."""
        return self._lock.path

    def put(self, data: bytes, sidecar: bytes | None = None) -> Saved:
        """Write the story, whole or not at all, after keeping the version before; never raises for a full disk.

        A file that someone else changed since is left as it is, and the story goes on in one beside it. Where nothing
        can be written there, the text is kept in the user's data for a recovery.
        """
        moved = False
        try:
            theirs = _digest(read_bytes(self.path))
            if theirs is not None and theirs != self._known:
                moved = self._give_way()
            self._write(data, sidecar)
        except OSError as error:
            return self._keep_unsaved(data, moved, error)
        (lock_folder(self.path) / _UNSAVED).unlink(missing_ok=True)
        self.unsaved = None
        return Saved(self.path, moved)

    def note(self, place: int, *, presenting: bool = False) -> None:
        """Keep the step the user is at, for a return after a crash; raise OSError where that cannot be written."""
        self._lock.note(place, presenting=presenting)
        self.place = place

    def backups(self) -> Backups:
        """Return the earlier versions of the file."""
        return Backups(self.path, self._clock)

    def close(self) -> None:
        """Let go of the file; what it holds is already saved."""
        self._lock.release()

    def _hold(self, path: Path) -> None:
        self._lock = Lock(path, self._clock)

    def _write(self, data: bytes, sidecar: bytes | None) -> None:
        if data != self.data or not self.path.exists():
            if self.data:
                self.backups().keep(self.data, anyway=not self._opened)  # what stood there when it was opened
            self._opened = True
            atomic_write(self.path, data)
            self.data, self._known = data, _digest(data)
        if sidecar is not None and sidecar != self.sidecar:
            atomic_write(sidecar_path(self.path), sidecar)
            self.sidecar = sidecar

    def _give_way(self) -> bool:
        """Go on in a file beside the one that someone else changed."""
        before, place = self._lock, self.place
        for path in _free_paths(self.path.parent, f"{self.path.stem} (mine)"):
            try:
                self._hold(path)
            except LockHeldError:
                continue  # another window gives way at the same time, and has not written there yet
            break
        before.release()
        self.note(place)
        self.data, self.sidecar, self._known = b"", b"", None
        return True

    def _keep_unsaved(self, data: bytes, moved: bool, error: OSError) -> Saved:
        trouble = f"“{self.path.name}” cannot be written: {(error.strerror or str(error)).lower()}."
        try:
            atomic_write(lock_folder(self.path) / _UNSAVED, data)
        except OSError:
            return Saved(self.path, moved, False, f"{trouble} Nor can a copy be kept.")
        return Saved(self.path, moved, True, trouble)


def stories_folder() -> Path:
    """Return the folder of the user's own stories, made if need be; raise OSError where it cannot be made."""
    folder = data_folder() / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def own_stories() -> tuple[Path, ...]:
    """Return the user's own stories, last changed first."""
    found = [(one.stat().st_mtime, one) for one in (data_folder() / _FOLDER).glob(f"*{ENDING}") if one.is_file()]
    return tuple(path for _, path in sorted(found, key=lambda one: (-one[0], one[1].name)))


def draft_path(title: str) -> Path:
    """Return a path that is free in the user's own stories, named after a title."""
    return free_path(stories_folder(), title)


def free_path(folder: Path, title: str) -> Path:
    """Return a path in a folder that no story has, named after a title as every system allows it."""
    return next(_free_paths(folder, title))


def _free_paths(folder: Path, title: str) -> Iterator[Path]:
    plain = "".join(" " if letter in FORBIDDEN or not letter.isprintable() else letter for letter in title)
    stem = " ".join(plain.split())[:_LONGEST_NAME].strip(". ") or "Story"
    stem = f"Story {stem}" if is_device(stem) else stem
    for number in range(1, _MOST_TRIED):
        path = folder / f"{stem}{'' if number == 1 else f' {number}'}{ENDING}"
        if not path.exists():
            yield path
    raise OSError(f"There are too many stories named {stem}")


def sidecar_path(path: Path) -> Path:
    """Return where the numbers are kept that the steps of a story showed."""
    return path.with_name(path.stem + SIDECAR)


def crashed_stories() -> tuple[Crashed, ...]:
    """Return the stories that were open when the program last died, newest last; open ones are left alone.

    What dying programs left half made among the user's data is swept out with that.
    """
    sweep(data_folder(), time.time())
    found = []
    for holder in dead_holders():
        if holder.path.suffix != ENDING:
            continue  # the hold on another kind of file
        try:
            data = read_bytes(holder.path) or b""
        except OSError:
            data = b""
        found.append(Crashed(holder.path, holder.since, holder.place, holder.presenting, _unsaved(holder.path, data)))
    return tuple(found)


def forget_crash(path: Path) -> None:
    """Offer a story no more, and drop what was kept of it unsaved."""
    (lock_folder(path) / _UNSAVED).unlink(missing_ok=True)
    forget(path)


def _unsaved(path: Path, data: bytes) -> bytes | None:
    try:
        kept = read_bytes(lock_folder(path) / _UNSAVED)
    except OSError:
        return None
    return kept if kept != data else None


def _digest(data: bytes | None) -> bytes | None:
    return None if data is None else hashlib.sha256(data).digest()
