"""What a cell may hold, and what it means: text in, value out, or a fault with its cure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from explorer.domain.periods import Period
from explorer.packs.errors import shown

Reader = Callable[[str], Any]

_ID = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_WHOLE = re.compile(r"[0-9]{1,9}")
_LARGEST = 1e18  # keeps every sum of a pack finite, and every chart
_LONGEST_ID = 120
YEARS = range(1800, 2200)  # what a chart can reach without a slip of the finger making ten thousand months


class CellError(ValueError):
    """A cell that cannot be read: what is wrong, and how to mend it."""

    def __init__(self, problem: str, fix: str) -> None:
        super().__init__(f"{problem}. {fix}")
        self.problem = problem
        self.fix = fix


def identifier(text: str) -> str:
    """Return an id, blank or of ASCII letters and digits, joined by single hyphens, underscores or dots."""
    if not text:
        return ""
    if len(text) > _LONGEST_ID or not _ID.fullmatch(text):
        fix = "Use letters, digits and hyphens"
        better = re.sub(r"[^A-Za-z0-9]+", "-", text[:_LONGEST_ID]).strip("-").lower()
        raise CellError(f"“{shown(text)}” is not an id", f"{fix}, such as {better}" if better else fix)
    return text


def id_list(text: str) -> tuple[str, ...]:
    """Return the ids of a cell, joined there by semicolons; a blank cell has none."""
    if not text:
        return ()
    ids = tuple(text.split(";"))
    if "" in ids:
        raise CellError(f"“{shown(text)}” has an empty place between semicolons", "Take the extra semicolon out")
    if len(set(ids)) < len(ids):
        twice = next(one for one in ids if ids.count(one) > 1)
        raise CellError(f"“{shown(twice)}” stands twice in the cell", "Name it once")
    for one in ids:
        identifier(one)
    return ids


def period(text: str) -> Period | None:
    """Return the period of a cell, or ``None`` for a blank one."""
    if not text:
        return None
    try:
        found = Period.parse(shown(text, 40))
    except ValueError as error:
        problem, _, fix = str(error).rstrip(".").rpartition(". ")
        raise CellError(problem or str(error).rstrip("."), fix if problem else "Write a year such as 2025") from None
    if found.year not in YEARS:
        raise CellError(f"“{text}” lies beyond the years {YEARS[0]} to {YEARS[-1]}", "Check the year")
    return found


def number(text: str) -> float | None:
    """Return the number of a cell, or ``None`` for a blank one: ASCII digits, a point, a minus, nothing else."""
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise CellError(f"“{shown(text)}” is not a plain number", _better_number(text))
    value = float(text)
    if not -_LARGEST < value < _LARGEST:
        raise CellError(f"“{shown(text)}” is beyond any figure of a pack", "Check the unit and the digits")
    return value or 0.0  # a zero with a minus is no other number


def whole(low: int, high: int) -> Reader:
    """Return a reader of whole numbers from ``low`` to ``high``."""

    def read(text: str) -> int:
        if not _WHOLE.fullmatch(text) or not low <= int(text) <= high:
            raise CellError(f"“{shown(text)}” is not a whole number from {low} to {high}", "Write such a number")
        return int(text)

    return read


def word(allowed: dict[str, Any]) -> Reader:
    """Return a reader of the words that are keys of ``allowed``, giving their values."""
    listed = ", ".join(allowed)

    def read(text: str) -> Any:
        try:
            return allowed[text]
        except KeyError:
            raise CellError(f"“{shown(text)}” is not one of the words for this column", f"Use {listed}") from None

    return read


def _better_number(text: str) -> str:
    """Return advice that fits the way in which a number was miswritten."""
    plain = text.strip().replace("\u2212", "-").replace("\u00a0", "").replace(" ", "").replace("_", "")
    if re.fullmatch(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", plain):
        plain = plain.replace(",", "")
    elif plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    if plain != text and len(plain) <= 40 and _NUMBER.fullmatch(plain):
        return f"Write {plain}"
    return "Use the digits 0 to 9, a point for decimals, no unit and no separators"
