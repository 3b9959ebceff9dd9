"""The fingerprint of a pack as it lies on the disk, taken without reading what it says."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

from explorer.packs.errors import PackRefused
from explorer.packs.folder import FolderFiles
from explorer.packs.limits import MIB

_MOST = 8 * MIB  # a larger pack takes longer to read than is worth it


def pack_print(path: Path) -> str:
    """Return length and CRC-32 of all files of a pack, their names included; an empty text for what cannot be had.

    It tells a pack from what it was at an earlier start, also where the pack itself does not, and is no proof against
    who means to deceive: what was kept under it is seen for the moment until the pack has been read.
    """
    try:
        if path.is_file():
            return told(path.read_bytes()) if path.stat().st_size <= _MOST else ""
        files = FolderFiles(path)
        if sum((path / name).stat().st_size for name in files.names) > _MOST:
            return ""
        length = total = 0
        for name in sorted(files.names):
            data = files.read(name, _MOST)
            total = crc32(data, crc32(f"{name}\0{len(data)}\0".encode(), total))
            length += len(data)
        return _words(length, total)
    except (OSError, ValueError, PackRefused):
        return ""


def told(data: bytes) -> str:
    """Return length and CRC-32 of data in words of a seal."""
    return _words(len(data), crc32(data))


def _words(length: int, check: int) -> str:
    return f"{length}-{check:08x}"
