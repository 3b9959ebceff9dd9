"""What the user's window remembers: typed settings over one ini file, whose damage never stops a start."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QSettings

from explorer.records import record

T = TypeVar("T", bool, int, str, tuple[str, ...])

_LARGEST = 1_000_000  # bytes; our own file has a few thousand
_LONGEST_LIST = 1_000
_NO_LIST = ("",)


@record(frozen=True, slots=True)
class Setting(Generic[T]):
    """A key and its default; the default fixes the type."""

    key: str
    default: T


THEME = Setting("look/theme", "system")
GEOMETRY = Setting("window/geometry", "")
TREE_WIDTH = Setting("window/tree_width", 280)
DETAILS_WIDTH = Setting("window/details_width", 336)
TREE_SHOWN = Setting("window/tree_shown", True)
DETAILS_SHOWN = Setting("window/details_shown", True)
RECENT_PACKS: Setting[tuple[str, ...]] = Setting("packs/recent", ())
LAST_PACK = Setting("packs/last", "")
VIEWPOINTS: Setting[tuple[str, ...]] = Setting("packs/viewpoints", ())
RECENT_RECORDS: Setting[tuple[str, ...]] = Setting("palette/recent", ())
EXPORT_FOLDER = Setting("export/folder", "")
MOTION = Setting("look/motion", True)
NOTES_SIZE = Setting("present/notes_size", 36)
AUDIENCE_DISPLAY = Setting("present/display", "")
AUDIENCE_WINDOW = Setting("present/window", "")
REMOTE: Setting[tuple[str, ...]] = Setting("present/remote", ())  # see story.remote
ROOM_HEIGHT = Setting("present/room_height", 200)  # of the screen, in centimetres
ROOM_SEAT = Setting("present/room_seat", 800)  # the farthest one, in centimetres


class Settings:
    """Gets and sets settings; without a file they last as long as the program.

    A file that is no ini file is moved to ``<name>.bad`` and the defaults take over; a single value of the wrong
    type is answered with its default.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._kept: dict[str, str] = {}
        self._file: QSettings | None = None
        if path is not None:
            _set_aside_damage(path)
            self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def get(self, setting: Setting[T]) -> T:
        """Return the value of a setting, of the type of its default."""
        text = self._read(setting.key)
        return _typed(text, setting.default) if isinstance(text, str) else setting.default

    def sound(self, setting: Setting[tuple[str, ...]]) -> bool:
        """Whether a list of texts is not kept at all or can be read."""
        text = self._read(setting.key)
        return text is None or (isinstance(text, str) and _texts(text, _NO_LIST) is not _NO_LIST)

    def _read(self, key: str) -> object:
        return self._kept.get(key) if self._file is None else self._file.value(key)

    def set(self, setting: Setting[T], value: T) -> None:
        """Remember a value."""
        text = json.dumps(value, ensure_ascii=True) if isinstance(value, tuple) else _plain(value)
        if self._file is None:
            self._kept[setting.key] = text
        else:
            self._file.setValue(setting.key, text)

    def save(self) -> None:
        """Write what is remembered to the disk now."""
        if self._file is not None:
            self._file.sync()


def _plain(value: bool | int | str) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _typed(text: str, default: T) -> T:
    if isinstance(default, bool):
        return {"true": True, "false": False}.get(text, default)
    if isinstance(default, int):
        number = text.removeprefix("-")
        return int(text) if number.isascii() and number.isdigit() and len(number) < 10 else default
    if isinstance(default, tuple):
        return _texts(text, default)
    return text


def _texts(text: str, default: tuple[str, ...]) -> tuple[str, ...]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return default
    if isinstance(found, list) and len(found) <= _LONGEST_LIST and all(isinstance(one, str) for one in found):
        return tuple(found)
    return default


def _set_aside_damage(path: Path) -> None:
    """Move a file that no program of ours can have written out of the way; what cannot be moved is left."""
    try:
        if path.exists() and not _sound(path):
            path.replace(path.with_name(path.name + ".bad"))
    except OSError:
        return


def _sound(path: Path) -> bool:
    if not path.is_file() or path.stat().st_size > _LARGEST:
        return False
    try:
        lines = path.read_bytes().decode().splitlines()
    except UnicodeDecodeError:
        return False
    rows = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith(";")]
    return all(_sound_row(row) for row in rows) and (not rows or rows[0].startswith("["))


def _sound_row(row: str) -> bool:
    if not row.isprintable():
        return False
    return (row.startswith("[") and row.endswith("]")) or "=" in row
