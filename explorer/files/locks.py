"""A lock on a file of the user's, so that two windows never overwrite each other; one of a dead process is no lock."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from explorer.files.atomic import atomic_write, followed
from explorer.files.folders import data_folder
from explorer.records import record

_HOLDER, _GUARD = "holder.json", "guard"


@record(frozen=True, slots=True)
class Holder:
    """The note of whoever holds a file: its path, and the step that the user was at last."""

    path: Path
    place: int = 0


class LockHeldError(Exception):
    """A file that another window holds."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"“{path.name}” is open in another window.")
        self.path = path


class Lock:
    """The hold on one file until :meth:`release`; the system lets go by itself when the process dies.

    ``left`` is the note of a holder that died with the file open, ``None`` where it was closed well.
    """

    def __init__(self, path: Path) -> None:
        """Take the hold; raise LockHeldError where another window has it, OSError where it cannot be noted."""
        self.path = followed(path)
        self._folder = lock_folder(self.path)
        self._folder.mkdir(parents=True, exist_ok=True)
        handle = _hold(self._folder)
        if handle is None:
            raise LockHeldError(self.path)
        self._handle = handle
        self.left = _holder(self._folder)
        try:
            self.note()
        except OSError:
            os.close(handle)  # or nobody could hold the file as long as this process lives
            raise

    def note(self, place: int = 0) -> None:
        """Keep where the user is, for a return after a crash; raise OSError where that cannot be written."""
        words = json.dumps({"path": str(self.path), "place": place})
        atomic_write(self._folder / _HOLDER, words.encode())

    def release(self, *, well: bool = True) -> None:
        """Let go; a second time does nothing.

        Unless all is ``well``, the note of it is left, so that the next start finds the file as after a crash. So it is
        where the note cannot be taken away.
        """
        if self._handle >= 0:
            handle, self._handle = self._handle, -1
            if well:
                with suppress(OSError):
                    (self._folder / _HOLDER).unlink(missing_ok=True)
            os.close(handle)


def lock_folder(path: Path) -> Path:
    """Return the folder in the user's data that stands for the hold on a file."""
    name = os.path.normcase(followed(path))
    return data_folder() / "open" / hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()[:24]


def dead_holders() -> Iterator[Holder]:
    """Yield the holders that died with a file open, oldest first; those alive are left alone."""
    folders = (data_folder() / "open").glob("*/")
    found = [(one.stat().st_mtime, folder) for folder in folders for one in [folder / _HOLDER] if one.exists()]
    for _, folder in sorted(found):
        handle = _hold(folder)
        if handle is not None:
            holder = _holder(folder)
            os.close(handle)
            if holder is not None:
                yield holder


def forget(path: Path) -> None:
    """Forget that a file was open in a process that died; a live holder is left alone."""
    folder = lock_folder(path)
    handle = _hold(folder) if folder.is_dir() else None
    if handle is not None:
        (folder / _HOLDER).unlink(missing_ok=True)
        os.close(handle)


def _holder(folder: Path) -> Holder | None:
    try:
        match json.loads((folder / _HOLDER).read_bytes()):
            case {"path": str(path), "place": int(place)}:
                return Holder(Path(path), max(place, 0))
    except (OSError, ValueError, RecursionError):
        pass
    return None


if sys.platform == "win32":
    import msvcrt

    def _hold(folder: Path) -> int | None:
        """Return a handle that holds the folder, ``None`` if another has one."""
        guard = folder / _GUARD
        if not guard.exists():
            try:
                atomic_write(guard, b"\n")
            except OSError:
                if not guard.exists():
                    raise
        handle = os.open(guard, os.O_RDONLY)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            os.close(handle)
            return None
        return handle

else:
    import fcntl

    def _hold(folder: Path) -> int | None:
        """Return a handle that holds the folder, ``None`` if another has one."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError:  # a file system that knows no locks: better open than not to open at all
            return handle
        return handle
