"""Which names the files of a pack may have, the same on every system: what opens here opens everywhere."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.files.plain_names import FORBIDDEN, is_device
from explorer.packs.errors import PackRefused, shown
from explorer.packs.limits import MOST_DEPTH, MOST_NAME, MOST_NAME_BYTES

_WIDE_SPACE = "\u3000"  # common in Chinese names, and to be seen


def check_names(paths: Iterable[str]) -> None:
    """Raise PackRefused unless each path is safe and no two mean the same file on any system.

    Paths are relative with ``/`` between their parts; a folder ends in ``/``.
    """
    exact: dict[str, str] = {}
    files: set[str] = set()
    for path in paths:
        check_name(path)
        whole = path.rstrip("/")
        _note_parts(whole, exact)
        if not path.endswith("/"):
            if folded(whole) in files:
                raise PackRefused(f"The pack holds “{shown(path)}” twice.")
            files.add(folded(whole))
    for key in exact:
        parent = key.rpartition("/")[0]
        if parent in files:
            raise PackRefused(f"“{shown(exact[parent])}” is both a file and a folder of the pack.")


def check_name(path: str) -> None:
    """Raise PackRefused unless a relative path stays in the pack and can be a file on every system."""
    seen = shown(path)
    if not path or path.startswith(("/", "\\")) or path[1:2] == ":":
        raise PackRefused(f"“{seen}” is not a place within the pack.")
    if len(path) > MOST_NAME:
        raise PackRefused(f"The name “{seen}” has {len(path):,} characters; {MOST_NAME} is the most.")
    if not path.replace(_WIDE_SPACE, " ").isprintable():
        raise PackRefused(f"The name “{seen}” holds characters that cannot be seen.")
    parts = path.rstrip("/").split("/")
    if ".." in path.replace("\\", "/").split("/"):
        raise PackRefused(f"“{seen}” leads out of the pack.")
    if len(parts) > MOST_DEPTH:
        raise PackRefused(f"“{seen}” lies {len(parts)} folders deep; {MOST_DEPTH} is the most.")
    for part in parts:
        _check_part(part, seen)


def _check_part(part: str, seen: str) -> None:
    if part in ("", "."):
        raise PackRefused(f"“{seen}” is not a plain path.")
    if not FORBIDDEN.isdisjoint(part):
        raise PackRefused(f'The name “{seen}” holds one of < > : " | ? * \\, which not every system allows.')
    if part[-1] in ". ":
        raise PackRefused(f"The name “{seen}” ends in a dot or a space, which not every system keeps.")
    if is_device(part):
        raise PackRefused(f"“{seen}” is a name that Windows keeps for a device.")
    if len(part.encode("utf-8", "surrogatepass")) > MOST_NAME_BYTES:
        raise PackRefused(f"The name “{seen}” is longer than {MOST_NAME_BYTES} bytes.")


def _note_parts(path: str, exact: dict[str, str]) -> None:
    """Remember each folder of a path and the path itself; refuse one that differs only in case or composition."""
    parts = path.split("/")
    for count in range(1, len(parts) + 1):
        here = "/".join(parts[:count])
        if exact.setdefault(folded(here), here) != here:
            twin = exact[folded(here)]
            raise PackRefused(f"“{shown(twin)}” and “{shown(here)}” are the same name on some systems.")


def folded(path: str) -> str:
    """Return the form of a path in which upper and lower case, composed and decomposed letters are alike."""
    if path.isascii():
        return path.lower()
    import unicodedata  # a table of its own that plain names do without

    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
