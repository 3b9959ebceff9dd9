"""Where the user's own data on a pack live, and what becomes of a file of theirs that is damaged."""

from __future__ import annotations

import hashlib
from pathlib import Path

from explorer.files.atomic import atomic_write
from explorer.files.folders import data_folder, made
from explorer.files.plain_names import is_device

LARGEST = 16 * 1024 * 1024  # bytes of a notebook that is read
_LONGEST_STEM = 60
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_.")
_MOST_SET_ASIDE = 1_000


def notebook_path(pack_name: str) -> Path:
    """Return the file of the notebook on the packs of this name, its folder made if need be and can be.

    A name that is not plain enough for every file system is spelt in part and told apart by a digest.
    """
    stem = "".join(letter if letter in _PLAIN else "-" for letter in pack_name.lower())[:_LONGEST_STEM].strip(".-")
    if stem != pack_name or not stem or is_device(stem):
        digest = hashlib.sha256(pack_name.encode(errors="surrogatepass")).hexdigest()[:12]
        stem = f"{stem}-{digest}" if stem else digest
    return made(data_folder() / "notebooks") / f"{stem}.json"


def read_bytes(path: Path) -> bytes | None:
    """Return what a file holds, ``None`` if there is none; raise OSError where it cannot be read or is too large."""
    if not path.exists():
        return None
    if not path.is_file() or path.stat().st_size > LARGEST:
        raise OSError(f"{path.name} is not a file of at most {LARGEST // 1024 // 1024} MB")
    return path.read_bytes()


def write_notebook(path: Path, data: bytes) -> None:
    """Write a notebook, its folder made if need be, whole or not at all; raise OSError where that fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic_write(path, data)


def set_aside(path: Path) -> Path:
    """Move a damaged file to ``<name>.bad``, or to a numbered one if that exists, and return where; raise OSError."""
    for number in range(1, _MOST_SET_ASIDE):
        place = path.with_name(f"{path.name}.bad" if number == 1 else f"{path.name}.bad{number}")
        if not place.exists():
            path.replace(place)
            return place
    raise OSError(f"{path.name} has been set aside too often")
