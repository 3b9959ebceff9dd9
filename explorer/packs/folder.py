"""A pack that is a folder: plain files only, no links, nothing that could block or lead elsewhere."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from explorer.packs.errors import PackRefused, shown
from explorer.packs.limits import MOST_BYTES_PACK, MOST_DEPTH, MOST_ENTRIES
from explorer.packs.names import check_names

DESCRIPTOR = "datapackage.json"  # what makes a folder a pack


class FolderFiles:
    """The files of a folder, each read whole when asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.names = frozenset(_survey(root))

    def read(self, name: str, most: int) -> bytes:
        """Return the bytes of a file; raise PackRefused if it is larger than ``most`` or no plain file any more."""
        return _read(self.root.joinpath(*name.split("/")), name, most)

    def finish(self) -> None:
        """Nothing: files that the pack does not name are left alone."""


def _survey(root: Path) -> list[str]:
    """Return the paths of all files, after refusing whatever is dangerous about any."""
    paths: list[str] = []
    size = 0
    for path, entry in _walk(root, "", 1):
        if len(paths) >= MOST_ENTRIES:
            raise PackRefused(f"The folder holds more than {MOST_ENTRIES:,} files; this is no pack.")
        paths.append(path)
        if not path.endswith("/"):
            size += entry.stat(follow_symlinks=False).st_size
    check_names(paths)
    if size > MOST_BYTES_PACK:
        raise PackRefused(f"The folder holds {size:,} bytes; {MOST_BYTES_PACK:,} is the most for a pack.")
    return [path for path in paths if not path.endswith("/")]


def _walk(folder: Path, before: str, depth: int) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if depth == 1 and entry.name.startswith("."):
                continue  # what version control and file managers leave behind
            path = before + entry.name
            if entry.is_symlink() or _is_junction(entry):
                raise PackRefused(f"“{shown(path)}” is a link; a pack holds plain files only.")
            if entry.is_dir(follow_symlinks=False):
                if depth > MOST_DEPTH:
                    raise PackRefused(f"“{shown(path)}” lies too deep; {MOST_DEPTH} folders are the most.")
                yield path + "/", entry
                yield from _walk(Path(entry.path), path + "/", depth + 1)
            elif entry.is_file(follow_symlinks=False):
                yield path, entry
            else:
                raise PackRefused(f"“{shown(path)}” is neither a file nor a folder.")


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is Windows' other kind of link, where this Python can tell."""
    ask = getattr(entry, "is_junction", None)
    return bool(ask and ask())


def _read(path: Path, name: str, most: int) -> bytes:
    # The flags keep a file that became a link or a pipe since the survey from being followed or waited for.
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags)
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(file.fileno())
        if not stat.S_ISREG(facts.st_mode):
            raise PackRefused(f"“{shown(name)}” is not a plain file.")
        if facts.st_size > most:
            raise PackRefused(f"“{shown(name)}” is larger than {most:,} bytes.")
        data = file.read(facts.st_size + 1)
    if len(data) != facts.st_size:
        raise PackRefused(f"“{shown(name)}” changed while it was read.")
    return data
