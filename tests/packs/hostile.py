"""Archives that a pack must never be taken from: one line each, named by what is wrong."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from tests.packs.making import DESCRIPTOR, Entry, bundled, raw_zip, small, zipped

_UTF8 = 0x800


def _good() -> list[Entry]:
    return [Entry(name.encode(), data, 8) for name, data in small().items()]


def _beside(*entries: Entry) -> bytes:
    """Return a sound pack with something more in it."""
    return raw_zip([*_good(), *entries])


def _named(name: str | bytes, **facts: int) -> bytes:
    raw = name if isinstance(name, bytes) else name.encode("utf-8", "surrogatepass")
    return _beside(Entry(raw, b"x", flags=_UTF8, **facts))


def _folded() -> bytes:
    """Return the densest of bombs: many entries that share one run of zeros, each too small for the rule of ratios."""
    zeros = bytes(1 << 20)
    return raw_zip([*_good(), Entry(b"a0", zeros, 8), *(Entry(f"a{n}".encode(), zeros, 8, shares=True) for n in "12")])


def _changed_end(place: int, form: str, value: int) -> bytes:
    data = bytearray(raw_zip(_good()))
    struct.pack_into(form, data, len(data) - 22 + place, value)
    return bytes(data)


def _zip64() -> bytes:
    data = raw_zip(_good())
    return data[:-22] + struct.pack("<4sLQL", b"PK\6\7", 0, len(data), 1) + data[-22:]


def _medium() -> Iterator[Entry]:
    """Yield files that are fine one by one and too much together."""
    for number in range(6):
        yield Entry(f"m{number}.bin".encode(), b"x", size=40 << 20, packed_size=1 << 20)


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "a path upwards": lambda: _named("../evil.txt"),
    "a path upwards from within": lambda: _named("stories/../../evil.txt"),
    "a path from the root": lambda: _named("/etc/evil"),
    "a drive letter": lambda: _named("C:/evil.txt"),
    "backslashes upwards": lambda: _named("a\\..\\b"),
    "a share": lambda: _named("//host/share/x"),
    "a share with backslashes": lambda: _named("\\\\host\\share\\x"),
    "a dot in the path": lambda: _named("./x"),
    "an empty part": lambda: _named("a//x"),
    "an empty name": lambda: _named(""),
    "a symbolic link": lambda: _named("link", mode=0o120777),
    "a pipe": lambda: _named("pipe", mode=0o010644),
    "a device": lambda: _named("device", mode=0o020644),
    "a Windows link": lambda: _named("link", mode=0, attributes=0x400),
    "the descriptor as a link": lambda: raw_zip([Entry(DESCRIPTOR.encode(), b"/etc/passwd", mode=0o120777)]),
    "a bomb by ratio": lambda: _beside(Entry(b"bomb.bin", bytes(49 << 20), 8)),
    "a bomb as a table": lambda: raw_zip([*_good()[:1], Entry(b"sources.csv", bytes(40 << 20), 8)]),
    "one file too large": lambda: _named("large.bin", size=51 << 20, packed_size=1 << 20),
    "medium bombs": lambda: raw_zip([*_good(), *_medium()]),
    "shared bytes": _folded,
    "a size that is too small": lambda: _beside(Entry(b"x.bin", b"abc" * 999, 8, size=10)),
    "a size that is too large": lambda: _beside(Entry(b"x.bin", b"abc" * 999, 8, size=9999)),
    "a packed size into the list": lambda: _beside(Entry(b"x.bin", b"abc", packed_size=60)),
    "60,000 entries": lambda: raw_zip(Entry(f"f{n}".encode()) for n in range(60_000)),
    "60,000 entries that say one": lambda: raw_zip((Entry(f"f{n}".encode()) for n in range(60_000)), count=1),
    "6,000 entries": lambda: raw_zip([*_good(), *(Entry(f"f{n}".encode()) for n in range(6_000))]),
    "fewer entries than it says": lambda: raw_zip(_good(), count=40),
    "the huge kind": _zip64,
    "several disks": lambda: _changed_end(4, "<H", 1),
    "a list elsewhere": lambda: _changed_end(16, "<L", 7),
    "a list of another length": lambda: _changed_end(12, "<L", 7),
    "cut short": lambda: zipped(bundled())[:-3000],
    "cut in the middle": lambda: zipped(bundled())[:70_000],
    "an end and nothing else": lambda: b"PK\5\6" + bytes(18),
    "two letters": lambda: b"PK",
    "an empty file": lambda: b"",
    "garbage": lambda: b"PK\3\4" + bytes(range(256)) * 40,
    "something in front": lambda: raw_zip(_good(), before=b"#!/bin/sh\nexit\n"),
    "something behind": lambda: raw_zip(_good(), after=b"more"),
    "an encrypted entry": lambda: _beside(Entry(b"x", b"secret", flags=1)),
    "an encrypted list": lambda: _beside(Entry(b"x", b"secret", flags=0x2000)),
    "bzip2": lambda: _beside(Entry(b"x", b"abc", 12)),
    "lzma": lambda: _beside(Entry(b"x", b"abc", 14)),
    "an unknown method": lambda: _beside(Entry(b"x", b"abc", 99)),
    "a wrong checksum": lambda: _beside(Entry(b"x", b"abc", crc=1)),
    "a wrong checksum in a table": lambda: raw_zip([*_good()[:-1], Entry(b"scenarios.csv", b"id\n", crc=1)]),
    "broken deflate": lambda: _beside(Entry(b"x", b"\xff\xff\xff", 8, size=5, packed_size=3), Entry(b"y", b"", 0)),
    "two names for one entry": lambda: _beside(Entry(b"x.csv", b"abc", local_name=b"y.csv")),
    "the same name twice": lambda: raw_zip([*_good(), _good()[1]]),
    "twins by case": lambda: _beside(Entry(b"Entities.csv", b"x")),
    "twins by case of a folder": lambda: _beside(Entry(b"Stories/a.md", b"x"), Entry(b"stories/b.md", b"x")),
    "twins by composition": lambda: raw_zip(
        [*_good(), *(Entry(name.encode(), b"x", flags=_UTF8) for name in ("caf\u00e9.md", "cafe\u0301.md"))]
    ),
    "twins by folding": lambda: raw_zip(
        [*_good(), *(Entry(name.encode(), b"x", flags=_UTF8) for name in ("stra\u00dfe.md", "strasse.md"))]
    ),
    "a file that is a folder": lambda: _beside(Entry(b"a", b"x"), Entry(b"a/b", b"x")),
    "a folder with contents": lambda: _beside(Entry(b"a/", b"x", mode=0o040755)),
    "CON": lambda: _named("CON"),
    "a reserved name with an ending": lambda: _named("stories/nul.md"),
    "COM and a raised digit": lambda: _named("com\u00b9.txt"),
    "a dot at the end": lambda: _named("notes."),
    "a space at the end": lambda: _named("notes "),
    "a stream": lambda: _named("notes.txt:hidden"),
    "a question mark": lambda: _named("what?.md"),
    "reversed letters": lambda: _named("invoice\u202egnp.exe"),
    "an isolate": lambda: _named("a\u2066b"),
    "a mark of direction": lambda: _named("a\u200fb"),
    "an Arabic mark": lambda: _named("a\u061cb"),
    "a zero-width joiner": lambda: _named("a\u200db"),
    "a control character": lambda: _named("a\x1bb"),
    "a later control character": lambda: _named("a\x85b"),
    "a line break": lambda: _named("a\nb"),
    "a zero": lambda: _named("datapackage.json\0.exe"),
    "half a pair": lambda: _named("a\ud800b"),
    "a name that is not UTF-8": lambda: _named(b"a\xff\xfeb"),
    "a name in another alphabet": lambda: _beside(Entry("问界.md".encode("gbk"), b"x")),
    "a long name": lambda: _named("n" * 300),
    "a name of many bytes": lambda: _named("问" * 90),
    "many folders": lambda: _named("/".join("abcdefghij") + "/x"),
    "no descriptor": lambda: zipped({"entities.csv": b"id\n"}),
    "a descriptor too deep": lambda: zipped({f"a/b/{name}": data for name, data in small().items()}),
    "two packs": lambda: zipped({f"{top}/{name}": data for top in "ab" for name, data in small().items()}),
    "a rar": lambda: b"Rar!\x1a\x07\x01\x00" + bytes(100),
    "a gzip": lambda: b"\x1f\x8b\x08\x00" + bytes(100),
}
