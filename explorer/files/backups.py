"""Earlier versions of a file, kept in the user's data: the last twenty, for thirty days, restorable byte for byte."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path

from explorer.files.atomic import atomic_write, followed
from explorer.files.folders import data_folder
from explorer.records import record

MOST_VERSIONS = 20
LONGEST_KEPT = 30 * 86_400.0  # seconds
APART = 120.0  # seconds between versions kept by themselves, so that typing does not push out last week's
_ENDING = ".version"


@record(frozen=True, slots=True)
class Version:
    """A version of a file: when it was replaced, in seconds since 1970, and where it is kept."""

    when: float
    place: Path

    def read(self) -> bytes:
        """Return its bytes; raise OSError where they cannot be read."""
        return self.place.read_bytes()


class Backups:
    """The versions of one file."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        name = os.path.normcase(followed(path))
        self._folder = data_folder() / "versions" / hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()[:24]
        self._clock = clock

    def versions(self) -> tuple[Version, ...]:
        """Return what is kept, newest first."""
        found = [Version(_when(one), one) for one in self._folder.glob(f"*{_ENDING}")]
        return tuple(sorted(found, key=lambda one: (-one.when, one.place.name)))

    def keep(self, data: bytes, *, anyway: bool = False) -> bool:
        """Keep a version, unless the newest is the same or, without ``anyway``, younger than two minutes.

        Return whether it was kept; raise OSError where it cannot be written. What is too old or too many goes.
        """
        now, before = self._clock(), self.versions()
        if before and (before[0].read() == data or (not anyway and 0 <= now - before[0].when < APART)):
            return False
        self._folder.mkdir(parents=True, exist_ok=True)
        stamp = max(int(now * 1000), int(before[0].when * 1000) + 1 if before else 0)
        place = self._folder / f"{stamp:015d}{_ENDING}"
        atomic_write(place, data)
        self._thin(now)
        return True

    def _thin(self, now: float) -> None:
        for at, one in enumerate(self.versions()):
            if at >= MOST_VERSIONS or (at > 0 and now - one.when > LONGEST_KEPT):
                one.place.unlink(missing_ok=True)


def _when(place: Path) -> float:
    stem = place.name.removesuffix(_ENDING)
    return int(stem) / 1000 if stem.isdecimal() and stem.isascii() else 0.0
