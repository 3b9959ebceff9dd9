"""The door through which every file is written: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def atomic_write(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` so that the file is either the old one or the new one, never a mix.

    The bytes go to a short temporary name in the same folder, are flushed to the disk, and take the place of the
    file in one step; the folder is flushed too. A symbolic link keeps pointing where it did, and an existing file
    keeps its permissions. Raises OSError with nothing left behind.
    """
    target = path.resolve()
    temporary = target.parent / f".~{os.urandom(6).hex()}"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        _fill(handle, data, target)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)


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
