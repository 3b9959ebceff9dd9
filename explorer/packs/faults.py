"""Every fault of a pack at once: gathered while reading, put in order and given its lines at the end."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Mapping

from explorer.packs.errors import MOST_FAULTS, PackFault, PackFaulty
from explorer.packs.limits import MOST_FAULTS_TABLE

_WIDEST = 400  # characters of a line that an excerpt shows
_LONGEST_VALUE = 200

Found = tuple[str, int, str, str, str, str]


class FaultLog:
    """Collects faults; keeps the first 200 of each file, and counts all."""

    def __init__(self) -> None:
        self._found: list[Found] = []
        self._counts: Counter[str] = Counter()

    def add(self, file: str, row: int, column: str, value: str, problem: str, fix: str) -> None:
        """Note one fault; ``row`` is a line number as an editor shows it."""
        self._counts[file] += 1
        if self._counts[file] <= MOST_FAULTS:
            self._found.append((file, row, column, value, problem, fix))

    def has(self, file: str) -> bool:
        """Whether anything is wrong with a file."""
        return file in self._counts

    def full(self, file: str) -> bool:
        """Whether a file has so many faults that reading on helps nobody."""
        return self._counts[file] >= MOST_FAULTS_TABLE

    @property
    def total(self) -> int:
        """How many faults were found."""
        return self._counts.total()

    def close(self, name: str, files: Iterable[str], contents: Mapping[str, bytes]) -> None:
        """Raise PackFaulty if anything was found, in the order of ``files`` and of their rows."""
        if not self._found:
            return
        order = {file: place for place, file in enumerate(files)}
        first = sorted(self._found, key=lambda one: (order.get(one[0], -1), one[1]))[:MOST_FAULTS]
        lines = {file: _lines(contents.get(file, b""), rows) for file, rows in _wanted(first).items()}
        faults = tuple(
            PackFault(file, row, column, value[:_LONGEST_VALUE], problem, fix, _excerpt(lines[file], row, value))
            for file, row, column, value, problem, fix in first
        )
        raise PackFaulty(name, faults, self.total)


def _wanted(found: Iterable[Found]) -> dict[str, set[int]]:
    wanted: dict[str, set[int]] = {}
    for file, row, *_ in found:
        wanted.setdefault(file, set()).update((row - 1, row, row + 1))
    return wanted


def _lines(data: bytes, wanted: set[int]) -> dict[int, str]:
    """Return these lines of a file by their numbers; what is not UTF-8 shows as the replacement character."""
    last = max(wanted)
    lines: dict[int, str] = {}
    for number, line in enumerate(io.BytesIO(data), 1):
        if number in wanted:
            lines[number] = line.rstrip(b"\r\n").decode("utf-8-sig" if number == 1 else "utf-8", "replace")
        if number >= last:
            break
    return lines


def _excerpt(lines: Mapping[int, str], row: int, value: str) -> tuple[tuple[int, str], ...]:
    near = (number for number in (row - 1, row, row + 1) if number in lines)
    return tuple((number, _cut(lines[number], value if number == row else "")) for number in near)


def _cut(line: str, value: str) -> str:
    """Return a line, or of a very long one the part with the value in it."""
    if len(line) <= _WIDEST:
        return line
    start = max(0, min(line.find(value) - _WIDEST // 2, len(line) - _WIDEST))
    part = line[start : start + _WIDEST]
    return ("…" if start else "") + part + ("…" if start + _WIDEST < len(line) else "")
