"""Where a presentation is, written at each step, so that a program that died can go on at the very same one."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path

from explorer.files.atomic import atomic_write
from explorer.files.folders import data_folder
from explorer.files.locks import Lock, LockHeldError
from explorer.files.own_data import read_bytes
from explorer.records import record

_NAME = "talk.json"
_MOST_SECONDS = 10 * 86_400.0
_LATEST = 1e11


@record(frozen=True, slots=True)
class Talk:
    """A presentation under way.

    ``pack`` is the path of the pack, ``story`` the name of one of its stories or ``file`` the path of the user's own.
    ``place`` is the step that is on, counted from 0; ``title`` is its title, by which it is found in a story that was
    edited since. ``letters`` is the size of the notes, ``elapsed`` the seconds on the timer, ``at`` when this was
    noted, in seconds since 1970.
    """

    story: str
    place: int
    title: str = ""
    pack: str = ""
    file: str = ""
    letters: int = 0
    elapsed: float = 0.0
    at: float = 0.0


class TalkNote:
    """The note on the presentation of this process, from the first step until :meth:`end`.

    Where another process presents, or nothing can be written, nothing is noted: a talk never fails for its note.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._lock: Lock | None = None
        self._clock = clock
        self._last: Talk | None = None
        with suppress(LockHeldError, OSError):
            self._lock = Lock(_path())

    def write(self, talk: Talk) -> bool:
        """Note where the presentation is; say whether that is on the disk."""
        if self._lock is None:
            return False
        if talk != self._last:
            try:
                noted = replace(talk, at=self._clock())
                atomic_write(_path(), json.dumps(asdict(noted), ensure_ascii=True).encode())
            except OSError:
                return False
            self._last = talk
        return True

    def leave(self) -> None:
        """Leave the note for the next start, which goes on from it."""
        if self._lock is not None:
            lock, self._lock = self._lock, None
            lock.release()

    def end(self) -> None:
        """Forget the presentation, which ended well; a second time does nothing."""
        if self._lock is not None:
            lock, self._lock = self._lock, None
            forget_talk()
            lock.release()


def broken_talk() -> Talk | None:
    """Return the presentation that was on when the program died, ``None`` where none was or where one is on now."""
    try:
        data = read_bytes(_path())
        if data is None:
            return None
        Lock(_path()).release()  # the hold of a process that lives is not to be had
    except (LockHeldError, OSError):
        return None
    return _read(data)


def forget_talk() -> None:
    """Offer the presentation no more."""
    with suppress(OSError):
        _path().unlink(missing_ok=True)


def _path() -> Path:
    return data_folder() / _NAME


def _read(data: bytes) -> Talk | None:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    match found:
        case {"story": str(story), "place": int(place)} if not isinstance(place, bool) and place >= 0:
            words = {key: found.get(key, "") for key in ("title", "pack", "file")}
            if not all(isinstance(one, str) for one in words.values()):
                return None
            elapsed, at = _seconds(found, "elapsed", _MOST_SECONDS), _seconds(found, "at", _LATEST)
            return Talk(story, place, **words, letters=_letters(found), elapsed=elapsed, at=at)
    return None


def _letters(found: dict[str, object]) -> int:
    value = found.get("letters")
    return value if isinstance(value, int) and 0 <= value < 1000 else 0


def _seconds(found: dict[str, object], key: str, most: float) -> float:
    value = found.get(key)
    try:
        seconds = float(value) if isinstance(value, int | float) else 0.0
    except OverflowError:
        return 0.0
    return min(max(seconds, 0.0), most) if math.isfinite(seconds) else 0.0
