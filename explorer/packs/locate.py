"""Where a pack is: a folder, its datapackage.json, or a .zip of the folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Protocol

from explorer.packs.errors import PackRefused, shown
from explorer.packs.folder import DESCRIPTOR, FolderFiles
from explorer.packs.limits import MOST_BYTES_PACK

_MOST_LOOKED_AT = 1_000  # entries of a folder that is no pack


class Files(Protocol):
    """What a folder and an archive have in common."""

    names: frozenset[str]

    def read(self, name: str, most: int) -> bytes:
        """Return the bytes of a file of at most this size; raise PackRefused where there is something wrong."""

    def finish(self) -> None:
        """Check what was not read."""


class Within:
    """The files below one folder of others, for an archive that holds the pack's folder rather than its files."""

    def __init__(self, files: Files, folder: str) -> None:
        self._files = files
        self._folder = folder
        self.names = frozenset(name.removeprefix(folder) for name in files.names if name.startswith(folder))

    def read(self, name: str, most: int) -> bytes:
        """Return the bytes of a file."""
        return self._files.read(self._folder + name, most)

    def finish(self) -> None:
        """Check what was not read."""
        self._files.finish()


@contextmanager
def located(path: Path) -> Iterator[Files]:
    """Open the files of the pack at ``path``, a folder or an archive; raise PackRefused if there is none."""
    name = shown(path.name or str(path))
    try:
        mode = _mode(path)
        if path.name == DESCRIPTOR and stat.S_ISREG(mode):
            path, mode = path.parent, stat.S_IFDIR
        if stat.S_ISDIR(mode):
            yield _folder(path, name)
        elif stat.S_ISREG(mode):
            with _opened(path) as handle, os.fdopen(os.dup(handle), "rb") as file:
                from explorer.packs.archive import ArchiveFiles  # zipfile is slow to load and rarely needed

                if file.read(2) != b"PK":
                    raise PackRefused(f"“{name}” is neither a folder nor a .zip.")
                if file.seek(0, os.SEEK_END) > MOST_BYTES_PACK:
                    raise PackRefused(f"“{name}” is larger than {MOST_BYTES_PACK:,} bytes.")
                yield _root(ArchiveFiles(file), name)
        else:
            raise PackRefused(f"“{name}” is neither a folder nor a .zip.")
    except OSError as error:
        raise PackRefused(
            f"“{name}” cannot be read: {(error.strerror or 'the system gives no reason').lower()}."
        ) from None


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        raise PackRefused(f"There is no pack at “{shown(str(path), 200)}”.") from None
    except ValueError:  # a zero in the path
        raise PackRefused(f"“{shown(str(path), 200)}” cannot be the place of a pack.") from None


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        yield handle
    finally:
        os.close(handle)


def _folder(path: Path, name: str) -> Files:
    if not os.path.lexists(path / DESCRIPTOR):
        within = _pack_within(path)
        hint = f", but its folder “{shown(within)}” has one" if within else ""
        raise PackRefused(f"“{name}” is not a pack: it has no {DESCRIPTOR}{hint}.")
    return FolderFiles(path)


def _pack_within(path: Path) -> str:
    """Return the name of the first folder in a folder that looks like a pack, such as an archive unpacks to."""
    with os.scandir(path) as entries:
        folders = [one for one in islice(entries, _MOST_LOOKED_AT) if one.is_dir(follow_symlinks=False)]
    return min((one.name for one in folders if os.path.lexists(path / one.name / DESCRIPTOR)), default="")


def _root(files: Files, name: str) -> Files:
    if DESCRIPTOR in files.names:
        return files
    below = sorted(one.removesuffix(DESCRIPTOR) for one in files.names if one.endswith("/" + DESCRIPTOR))
    found = [one for one in below if one.count("/") == 1]
    if len(found) > 1:
        raise PackRefused(f"“{name}” holds {len(found)} packs, such as “{shown(found[0])}”; take one out to open it.")
    if below and not found:
        raise PackRefused(f"“{name}” holds its pack too deep, in “{shown(below[0])}”; one folder is the most.")
    if not found:
        raise PackRefused(f"“{name}” is not a pack: it has no {DESCRIPTOR}.")
    return Within(files, found[0])
