"""The door through which every file is written: whole or not at all."""

from __future__ import annotations

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

_HALF_MADE = re.compile(r"\.~[0-9a-f]{12}")
_DAY = 86_400.0


def atomic_write(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that the file is either the old one or the new one, never a mix.

    The bytes go to a short temporary name in the same folder, are flushed to the disk, and take the place of the
    file in one step; the folder is flushed too. A symbolic link keeps pointing where it did, and an existing file
    keeps its permissions; one that may not be written, though its folder may, is left alone. Raises OSError with
    nothing left behind.
    """
    target = followed(path)
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    temporary = target.parent / f".~{os.urandom(6).hex()}"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        _fill(handle, data, target)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


def sweep(folder: Path, now: float) -> None:
    """Take away what writes that were killed have left half made in a folder and below it, once it is a day old.

    ``now`` is in seconds since 1970. What cannot be taken away stays.
    """
    for one in folder.rglob(".~*"):
        with suppress(OSError):
            if _HALF_MADE.fullmatch(one.name) and one.is_file() and now - one.stat().st_mtime > _DAY:
                one.unlink()


def followed(path: Path) -> Path:
    """Return the place that a path leads to, its links followed; raise OSError where these go in a circle."""
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # a RuntimeError is how Python tells of a circle before 3.13
        if isinstance(error, RuntimeError) or error.errno == errno.ELOOP:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from None
    return path.resolve()


def _fill(handle: int, data: bytes, target: Path) -> None:
    try:
        if target.exists() and hasattr(os, "fchmod"):
            os.fchmod(handle, target.stat().st_mode & 0o7777)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows has no handle on a folder to flush
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
