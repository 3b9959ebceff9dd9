"""The fingerprint of a pack as it lies on the disk, taken without reading what it says."""

from __future__ import annotations

import hashlib
from pathlib import Path

from explorer.packs.errors import PackRefused
from explorer.packs.folder import FolderFiles
from explorer.packs.limits import MIB

_MOST = 8 * MIB  # a larger pack takes longer to read than is worth it


def pack_print(path: Path) -> str:
    """Return a SHA-256 over all files of a pack, their names included; an empty text for what cannot be had at once.

    It changes with every byte of a folder or archive, also where the pack itself does not.
    """
    try:
        if path.is_file():
            return hashlib.sha256(path.read_bytes()).hexdigest() if path.stat().st_size <= _MOST else ""
        files = FolderFiles(path)
        if sum((path / name).stat().st_size for name in files.names) > _MOST:
            return ""
        total = hashlib.sha256()
        for name in sorted(files.names):
            data = files.read(name, _MOST)
            total.update(f"{name}\0{len(data)}\0".encode())
            total.update(data)
        return total.hexdigest()
    except (OSError, ValueError, PackRefused):
        return ""
