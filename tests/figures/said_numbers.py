"""Finds the numbers of a text, and whether a figure says each of them, or computes what it rounds to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.figures.dossiers import dossier
from explorer.figures.figure import Figure, Table
from explorer.state.viewpoint import Viewpoint

# A number of a sentence: not the digits of a name such as M9 or S800, with the word that multiplies it.
NUMBER = re.compile(
    r"(?<![A-Za-z0-9.,])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![A-Za-z0-9])"
    r"(?:\s*(?P<word>million|billion|bn|thousand|亿|万))?"
)
TIMES = {"million": 1e6, "billion": 1e9, "bn": 1e9, "thousand": 1e3, "亿": 1e8, "万": 1e4}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNSAID = {"id", "link", "sources", "colour", "dash", "emphasis", "share", "scale", "weight", "target", "view", "span"}
_GLUED = re.compile(r"(?<=\d)(?=(?:bn|M|k|m)\b)|(?<=CNY)(?=\d)|(?<=HK\$)(?=\d)|(?<=USD)(?=\d)")


def numbers_of(text: str) -> list[tuple[str, float, float]]:
    """Return each number as it is written, its value, and the half of its last digit that rounding may take."""
    found = []
    for match in NUMBER.finditer(_GLUED.sub(" ", text)):
        digits, times = match["digits"].replace(",", ""), TIMES.get(match["word"] or "", 1.0)
        places = len(digits.partition(".")[2])
        half = 0.5 * 10.0**-places * times if match["word"] or places else 0.0
        found.append((match[0], float(digits) * times, half))
    return found


def texts_in(thing: object) -> Iterator[str]:
    """Yield every text of a figure or dossier that is shown, months of periods also as numbers."""
    match thing:
        case str():
            yield thing
        case Period():
            yield f"{thing.label} {thing} {thing.start.month} {thing.start.day} {thing.start.year} {thing.end.month}"
        case bool() | None:
            pass
        case float() | int():
            yield f"{thing:.12g} {abs(thing):.12g}"
        case _:
            for part in parts_of(thing):
                yield from texts_in(part)


def parts_of(thing: object) -> Iterator[object]:
    """Yield what a value is made of, as far as it is shown: no ids, no sizes, no list of sources."""
    if isinstance(thing, tuple | frozenset):
        yield from thing
    elif isinstance(thing, Table):
        cited = [column.title == "Sources" for column in thing.columns]
        for row in thing.rows:
            yield from (cell for cell, ids in zip(row, cited, strict=True) if not ids)
    elif is_dataclass(thing) and not isinstance(thing, Enum):
        yield from (getattr(thing, field.name) for field in fields(thing) if field.name not in UNSAID)


def pool(atlas: Atlas, figure: Figure, here: Viewpoint) -> set[float]:
    """Return every number that a figure says or plots, and the facts of what it is about."""
    things: list[object] = [figure]
    things += [dossier(atlas, one) for one in (here.focus, *here.compared) if one]
    found: set[float] = set()
    for text in (text for thing in things for text in texts_in(thing)):
        found.update(value for _, value, _ in numbers_of(text))
        found.update(at for at, month in enumerate(MONTHS, 1) if month in text)
    return found


def unsaid(text: str, said: set[float]) -> list[str]:
    """Return the numbers of a text that are in no figure, not even rounded."""
    return [
        written
        for written, value, half in numbers_of(text)
        if not any(abs(abs(one) - value) <= half + 1e-9 * max(1.0, value) for one in said)
    ]
