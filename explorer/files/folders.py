"""Where the user's own things live: settings, data, logs, and what can be made again.

Where a folder cannot be made, as in a home that is read-only, its path is given all the same: the program starts, and
only what would be written there fails, with an OSError of its own.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from platformdirs import PlatformDirs

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
