"""Which stories were open last, and at which step each was left."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from explorer.files.atomic import atomic_write
from explorer.files.folders import data_folder
from explorer.files.own_data import read_bytes, set_aside
from explorer.records import record

MOST = 12
_FILE = "recent-stories.json"


@record(frozen=True, slots=True)
class RecentStory:
    """A story by its path, or by the name of its pack and its own id; the step it was left at, and when."""

    key: str
    place: int
    when: float

    @property
    def path(self) -> Path | None:
        """The path of a story of the user's own, ``None`` for one of a pack."""
        return None if self.key.startswith("pack:") else Path(self.key)


def pack_key(pack: str, story_id: str) -> str:
    """Return the key of a story that is read from a pack."""
    return f"pack:{pack}:{story_id}"


def recent_stories() -> tuple[RecentStory, ...]:
    """Return the stories that were open last, newest first; a damaged file of them is set aside and counts as none."""
    place = data_folder() / _FILE
    try:
        data = read_bytes(place)
        return tuple(_rows(json.loads(data)))[:MOST] if data else ()
    except (ValueError, RecursionError, OverflowError):  # the last for a number that no float can hold
        with suppress(OSError):  # where it cannot be moved it counts as none all the same
            set_aside(place)
    except OSError:
        pass
    return ()


def left_at(key: str) -> int:
    """Return the step a story was left at, 0 where that is not known."""
    return next((one.place for one in recent_stories() if one.key == key), 0)


def note_recent(key: str, place: int, clock: Callable[[], float]) -> None:
    """Put a story first among the recent ones; raise OSError where that cannot be written."""
    rest = [one for one in recent_stories() if one.key != key]
    rows = [RecentStory(key, place, clock()), *rest][:MOST]
    document = [{"key": one.key, "place": one.place, "when": one.when} for one in rows]
    atomic_write(data_folder() / _FILE, json.dumps(document, ensure_ascii=True, indent=1).encode())


def _rows(document: object) -> Iterator[RecentStory]:
    if not isinstance(document, list):
        raise ValueError("It is not a list of stories.")
    for row in document:
        match row:
            case {"key": str(key), "place": int(place), "when": int() | float() as when}:
                yield RecentStory(key, max(int(place), 0), float(when))
