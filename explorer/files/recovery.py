"""What a crash or a full disk has left of a story: that it was open, at which step, and text that was not saved."""

from __future__ import annotations

import time
from pathlib import Path

from explorer.files.atomic import sweep
from explorer.files.folders import data_folder
from explorer.files.locks import dead_holders, forget, lock_folder
from explorer.files.own_data import read_bytes
from explorer.files.story_names import ENDING
from explorer.records import record


@record(frozen=True, slots=True)
class Crashed:
    """A story that was open when the program died, with its last step; ``unsaved`` is text that its file lacks."""

    path: Path
    place: int
    unsaved: bytes | None


def crashed_stories() -> tuple[Crashed, ...]:
    """Return the stories that were open when the program last died, newest last; open ones are left alone.

    What dying programs left half made among the user's data is swept out with that.
    """
    sweep(data_folder(), time.time())
    found = []
    for holder in dead_holders():
        if holder.path.suffix != ENDING:
            continue  # the hold on another kind of file
        try:
            data = read_bytes(holder.path) or b""
        except OSError:
            data = b""
        found.append(Crashed(holder.path, holder.place, unsaved_text(holder.path, data)))
    return tuple(found)


def forget_crash(path: Path) -> None:
    """Offer a story no more, and drop what was kept of it unsaved."""
    unsaved_path(path).unlink(missing_ok=True)
    forget(path)


def unsaved_path(path: Path) -> Path:
    """Return where text is kept that could not be written to a story."""
    return lock_folder(path) / "unsaved.md"


def unsaved_text(path: Path, data: bytes) -> bytes | None:
    """Return text that could not be written to a story, unless it is the ``data`` that stand there."""
    try:
        kept = read_bytes(unsaved_path(path))
    except OSError:
        return None
    return kept if kept != data else None
