"""Which letters of a text a query has found: beginnings of words, Chinese characters, or characters by their pinyin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from explorer.analysis.find import THOUSANDS, plain
from explorer.analysis.search import IS_CHINESE, read_as, readings_of

Spans = tuple[tuple[int, int], ...]  # (first letter, letter after the last), in order, none touching another

_NO_LETTER = re.compile(r"[\W_]")


@lru_cache(maxsize=2048)
def marked(text: str, words: tuple[str, ...]) -> Spans:
    """Return the parts of ``text`` that ``words`` (without case and accents) stand for.

    A word is marked wherever a word of the text begins with it; only where it is nowhere, it is read as pinyin.
    """
    letters, places = _letters(text)
    found: list[tuple[int, int]] = []
    for word in words:
        here = list(_said(letters, places, word)) or list(_read(text, word))
        found += here
    return _joined(sorted(found))


def _letters(text: str) -> tuple[str, Sequence[int]]:
    """Return the text as it is searched, and for each of its letters the place in the text."""
    if text.isascii() and "," not in text:
        return _NO_LETTER.sub(" ", plain(text)), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    dropped = {match.start() for match in THOUSANDS.finditer(text)}
    for place, one in enumerate(text):
        if place in dropped:
            continue
        for letter in plain(one):
            letters.append(letter if letter.isalnum() else " ")
            places.append(place)
    return "".join(letters), places


def _said(letters: str, places: Sequence[int], word: str) -> Iterator[tuple[int, int]]:
    at = letters.find(word)
    while at >= 0:
        if _begins(letters, at):
            yield places[at], places[at + len(word) - 1] + 1
        at = letters.find(word, at + 1)


def _begins(letters: str, at: int) -> bool:
    """Whether a word begins here; every Chinese character does, and so does what follows one."""
    if at == 0 or letters[at - 1] == " ":
        return True
    return bool(IS_CHINESE.match(letters[at]) or IS_CHINESE.match(letters[at - 1]))


def _read(text: str, word: str) -> Iterator[tuple[int, int]]:
    if not word.isascii() or not IS_CHINESE.search(text):
        return
    readings = readings_of(text)
    places = [place for place, one in enumerate(text) if unicodedata.normalize("NFKC", one).isalnum()]
    if len(places) != len(readings):
        return  # a letter that stands for several: which of them is which is not known
    for start, place in enumerate(places):
        if IS_CHINESE.match(text[place]) and (count := read_as(readings, start, word)):
            yield place, places[start + count - 1] + 1
            return


def _joined(found: list[tuple[int, int]]) -> Spans:
    spans: list[tuple[int, int]] = []
    for first, last in found:
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return tuple(spans)
