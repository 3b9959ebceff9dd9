"""Where the user's own things live: settings, data, logs, and what can be made again.

Where a folder cannot be made, as in a home that is read-only, its path is given all the same: the program starts, and
only what would be written there fails, with an OSError of its own.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from platformdirs import PlatformDirs

from explorer.files.atomic import atomic_write

_DIRS = PlatformDirs("alliance-explorer", appauthor=False)


def data_folder() -> Path:
    """Return the folder of the user's own data, made if need be and can be."""
    return made(_DIRS.user_data_path)


def config_folder() -> Path:
    """Return the folder of settings, made if need be and can be."""
    return made(_DIRS.user_config_path)


def cache_folder() -> Path:
    """Return the folder of what can be made again."""
    return _DIRS.user_cache_path


def log_folder() -> Path:
    """Return the folder of log files, made if need be and can be."""
    return made(_DIRS.user_log_path)


def made(folder: Path) -> Path:
    """Return a folder, made if need be and can be."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def try_out(folder: Path) -> None:
    """Write a file to a folder, made if need be, read it back and take it away; raise OSError where that fails."""
    folder.mkdir(parents=True, exist_ok=True)
    file, written = folder / f".~{os.urandom(6).hex()}", os.urandom(1_000)
    try:
        atomic_write(file, written)
        if file.read_bytes() != written:
            raise OSError(errno.EIO, "what is written is not kept")
    finally:
        file.unlink(missing_ok=True)


def refusing(*folders: Path) -> tuple[tuple[Path, str], ...]:
    """Return those of the folders in which nothing can be kept, each with the system's word for why."""
    found: list[tuple[Path, str]] = []
    for folder in folders:
        try:
            try_out(folder)
        except OSError as error:
            found.append((folder, (error.strerror or str(error)).lower()))
    return tuple(found)
