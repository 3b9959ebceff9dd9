"""A pack that is a .zip: read in memory, never unpacked, refused before anything in it is believed."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from explorer.packs.errors import PackRefused, shown
from explorer.packs.limits import (
    MIB,
    MOST_BYTES_FILE,
    MOST_BYTES_OBSERVATIONS,
    MOST_BYTES_PACK,
    MOST_ENTRIES,
    MOST_RATIO,
)
from explorer.packs.names import check_names

_END = struct.Struct("<4s4H2LH")
_END_MARK, _END64_MARK, _LOCAL_MARK = b"PK\x05\x06", b"PK\x06\x07", b"PK\x03\x04"
_LOCAL = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT = 0xFFFF
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_UTF8 = 0x800
_REPARSE_POINT = 0x400
_WIDEST_ENTRY = 2_000  # bytes of the list that one file may take
_PIECE = 256 * 1024
_NOTHING_DEFLATED = 2  # bytes that some tools write for a folder
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


class ArchiveFiles:
    """The files of an archive; those not asked for are checked by :meth:`finish` all the same."""

    def __init__(self, file: BinaryIO) -> None:
        with _told():
            start, count = _check_end(file)
            self._zip = zipfile.ZipFile(file)
            if len(self._zip.infolist()) != count:
                raise PackRefused("The archive is damaged: its list of files is longer or shorter than it says.")
            self._entries = {_checked(one).orig_filename: one for one in self._zip.infolist()}
            check_names(one.orig_filename for one in self._zip.infolist())
            _check_sizes(list(self._entries.values()))
            _check_places(file, list(self._entries.values()), start)
        self.names = frozenset(name for name in self._entries if not name.endswith("/"))
        self._unread = set(self.names)

    def read(self, name: str, most: int) -> bytes:
        """Return the bytes of an entry; raise PackRefused if it is larger than ``most`` or damaged."""
        entry = self._entries[name]
        if entry.file_size > most:
            raise PackRefused(f"“{shown(name)}” is larger than {most:,} bytes.")
        with _told(name), self._zip.open(entry) as stream:
            data = stream.read()
        if len(data) != entry.file_size:
            raise PackRefused(f"“{shown(name)}” does not have the size that the archive says.")
        self._unread.discard(name)
        return data

    def finish(self) -> None:
        """Read the entries that the pack does not name, a piece at a time, so that damage anywhere is found."""
        for name in sorted(self._unread):
            entry = self._entries[name]
            left = entry.file_size
            with _told(name), self._zip.open(entry) as stream:
                while piece := stream.read(_PIECE):
                    left -= len(piece)
            if left:
                raise PackRefused(f"“{shown(name)}” does not have the size that the archive says.")
        self._unread.clear()


@contextmanager
def _told(name: str = "") -> Iterator[None]:
    """Turn every way in which a damaged archive shows itself into one plain sentence."""
    try:
        yield
    except UnicodeError:
        raise PackRefused("The archive holds a name that is not UTF-8.") from None
    except _DAMAGE:
        what = f"“{shown(name)}” in the archive" if name else "The archive"
        raise PackRefused(f"{what} is damaged or cut short.") from None


def _check_end(file: BinaryIO) -> tuple[int, int]:
    """Refuse by the archive's last record, before its list is read; return where that begins and how many it lists."""
    size = file.seek(0, 2)
    file.seek(0)
    if file.read(4) != _LOCAL_MARK:
        raise PackRefused("The archive is empty, or something stands before its first file.")
    file.seek(max(0, size - _END.size - _LONGEST_COMMENT - 20))
    tail = file.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or at + _END.size > len(tail):
        raise PackRefused("The archive is cut short: its list of files is missing.")
    _, disk, first_disk, here, count, length, start, comment = _END.unpack_from(tail, at)
    end = size - len(tail) + at
    if tail[max(0, at - 20) : at].startswith(_END64_MARK) or count == 0xFFFF:
        raise PackRefused("The archive is of the kind for huge files, which a pack never needs.")
    if count > MOST_ENTRIES or length > count * _WIDEST_ENTRY:
        raise PackRefused(f"The archive has a list of {length:,} bytes for {count:,} files; no pack needs so much.")
    if disk or first_disk or here != count or start + length != end or end + _END.size + comment != size:
        raise PackRefused("The archive is damaged: its list of files is not where it should be.")
    return int(start), int(count)


def _checked(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    seen = shown(entry.orig_filename)
    if not entry.flag_bits & _UTF8 and not entry.orig_filename.isascii():
        raise PackRefused("The archive holds a name not marked as UTF-8; make it again with a tool that writes UTF-8.")
    if entry.flag_bits & _ENCRYPTED:
        raise PackRefused(f"“{seen}” is encrypted; a pack is open to read.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise PackRefused(f"“{seen}” is packed in a rare way; store or deflate is what every system reads.")
    mode = entry.external_attr >> 16
    kind = stat.S_IFMT(mode)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or (not mode and entry.external_attr & _REPARSE_POINT):
        raise PackRefused(f"“{seen}” is a link or a device; a pack holds plain files only.")
    return entry


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    for one in entries:
        most = MOST_BYTES_OBSERVATIONS if one.orig_filename.endswith("observations.csv") else MOST_BYTES_FILE
        if one.file_size > most:
            raise PackRefused(
                f"“{shown(one.orig_filename)}” would unpack to {one.file_size:,} bytes; {most:,} is the most."
            )
        if one.file_size > MIB and one.file_size > MOST_RATIO * one.compress_size:
            raise PackRefused(f"“{shown(one.orig_filename)}” would unpack to over {MOST_RATIO} times its size.")
        if one.is_dir() and (one.file_size or one.compress_size > _NOTHING_DEFLATED):
            raise PackRefused(f"“{shown(one.orig_filename)}” is a folder with contents of a file.")
    total = sum(one.file_size for one in entries)
    if total > MOST_BYTES_PACK:
        raise PackRefused(f"The archive would unpack to {total:,} bytes; {MOST_BYTES_PACK:,} is the most.")


def _check_places(file: BinaryIO, entries: list[zipfile.ZipInfo], start: int) -> None:
    """Refuse entries that share their bytes with another or with the list: the trick behind the densest bombs."""
    past = 0
    for one in sorted(entries, key=lambda entry: entry.header_offset):
        if one.header_offset < past:
            raise PackRefused(f"“{shown(one.orig_filename)}” shares its bytes with another file of the archive.")
        file.seek(one.header_offset)
        mark, *_, name, extra = _LOCAL.unpack(file.read(_LOCAL.size))
        if mark != _LOCAL_MARK:
            raise PackRefused(f"“{shown(one.orig_filename)}” in the archive is damaged.")
        past = one.header_offset + _LOCAL.size + name + extra + one.compress_size
        if past > start:
            raise PackRefused(f"“{shown(one.orig_filename)}” shares its bytes with the archive's list of files.")
