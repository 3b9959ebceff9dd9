"""Where the user's own things live: settings and data, logs, and what can be made again."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("alliance-explorer", appauthor=False)


def data_folder() -> Path:
    """Return the folder of the user's own data, made if need be."""
    return _made(_DIRS.user_data_path)


def config_folder() -> Path:
    """Return the folder of settings, made if need be."""
    return _made(_DIRS.user_config_path)


def log_folder() -> Path:
    """Return the folder of log files, made if need be."""
    return _made(_DIRS.user_log_path)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
