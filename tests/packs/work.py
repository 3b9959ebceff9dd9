"""Counts the work of opening a pack: steps of Python and bytes unpacked, the same on every machine."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

import pytest


@dataclass
class Work:
    """``calls`` of functions, of Python's own too, and ``unpacked`` bytes that came out of an archive."""

    calls: int = 0
    unpacked: int = 0


@contextmanager
def counted() -> Iterator[Work]:
    """Count what is done within."""
    work, read = Work(), zipfile.ZipExtFile.read

    def note(frame: FrameType, event: str, argument: object) -> None:
        work.calls += event in ("call", "c_call")

    def noted(self: zipfile.ZipExtFile, size: int | None = -1) -> bytes:
        data = read(self, size)
        work.unpacked += len(data)
        return data

    before = sys.getprofile()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(zipfile.ZipExtFile, "read", noted)
        sys.setprofile(note)
        try:
            yield work
        finally:
            sys.setprofile(before)
