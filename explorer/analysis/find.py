"""Finding titles by words in any order, in both scripts or pinyin; what is beside a title, and typos, come last."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from explorer.analysis.search import (
    CHINESE,
    FORGIVING_FROM,
    IS_CHINESE,
    LONGEST_QUERY,
    Grade,
    Readings,
    read_as,
    readings_of,
)
from explorer.records import record

MOST_WORDS: Final = 8  # of a query; the rest is not looked at
_READ_FROM = 3  # letters a word needs before it is looked for in pinyin: two stand for too many pairs of characters
_MOST_GUESSES = 8
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_TOKEN = re.compile(rf"[{CHINESE}]+|[^\W_{CHINESE}]+")


@record(frozen=True, slots=True)
class Titled:
    """A record with its titles, and phrases told beside them that it may be found by as well."""

    id: str
    title: str
    title_zh: str = ""
    beside: tuple[str, ...] = ()


class Hit(NamedTuple):
    """A record found; ``words`` are the beginnings of words to mark, which differ from the query after a typo.

    A tuple is made sooner than a record, and a keystroke finds hundreds.
    """

    grade: Grade
    id: str
    words: tuple[str, ...]


def plain(text: str) -> str:
    """Return a text without case and accents."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text without case and accents; a run of Chinese characters and a number count as one."""
    return tuple(_TOKEN.findall(THOUSANDS.sub("", plain(text))))


def query_words(query: str) -> tuple[str, ...]:
    """Return the words of a query that are looked at."""
    return tokens(query[: 4 * LONGEST_QUERY])[:MOST_WORDS]


class TitleSearch:
    """Finds titles; equally good ones keep the order in which they were given.

    Making one is cheap: the index is built by :meth:`warm` or the first query. A thousand titles take some tenths of
    a millisecond a query.
    """

    def __init__(self, titles: Iterable[Titled]) -> None:
        self._titles = tuple(titles)

    def warm(self) -> None:
        """Prepare for the first query and the first typo."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        process.extractOne("", ("",), scorer=OSA.distance)
        _ = self._said, self._beside, self._plain, self._openings

    def find(self, query: str) -> tuple[Hit, ...]:
        """Return the titles that have every word of a query, best first."""
        words = query_words(query)
        if not words:
            return ()
        said = [self._said.having(word) for word in words]
        read = [one | self._reading(word, one) for one, word in zip(said, words, strict=True)]
        having = (one | self._beside.having(word) for one, word in zip(read, words, strict=True))
        found, all_read, all_said = set.intersection(*having), set.intersection(*read), set.intersection(*said)
        hits: list[tuple[Grade, int]] = []
        for number in found:
            lesser = Grade.PINYIN_INSIDE if number in all_read else Grade.BESIDE
            hits.append((self._grade(number, words, Grade.WORDS if number in all_said else lesser), number))
        return tuple(Hit(grade, self._titles[number].id, words) for grade, number in sorted(hits))

    def guess(self, query: str) -> tuple[Hit, ...]:
        """Return the titles that have every word of a query, if one slip is forgiven in each word that none has.

        Those that have a word only beside come last.
        """
        meant: list[str] = []
        found = set(range(len(self._titles)))
        titled = set(found)
        for word in query_words(query):
            words = [word] if self._having(word) else self._nearest(word)
            meant += words or [word]
            found &= set[int]().union(*map(self._having, words))
            titled &= set[int]().union(*map(self._in_title, words))
        if not meant:
            return ()
        graded = sorted((Grade.TYPO if number in titled else Grade.TYPO_BESIDE, number) for number in found)
        return tuple(Hit(grade, self._titles[number].id, tuple(meant)) for grade, number in graded)

    @cached_property
    def _said(self) -> _Block:
        return _Block([f"{_line(one.title)}\t{_line(one.title_zh)}" for one in self._titles])

    @cached_property
    def _beside(self) -> _Block:
        return _Block(["\t".join(map(_line, one.beside)) for one in self._titles])

    @cached_property
    def _plain(self) -> list[tuple[str, str]]:
        """Return the words of each title, each after a space, and the letters of its Chinese one."""
        return [(_line(one.title), "".join(tokens(one.title_zh))) for one in self._titles]

    @cached_property
    def _readings(self) -> list[Readings]:
        return [readings_of(one.title_zh) for one in self._titles]

    @cached_property
    def _openings(self) -> dict[str, list[tuple[int, int]]]:
        """Return where characters may be read as three letters and more: titles and places, by these letters."""
        found: dict[str, list[tuple[int, int]]] = {}
        for number, readings in enumerate(self._readings):
            for place in range(len(readings)):
                for opening in set(_openings(readings, place, _READ_FROM)):
                    found.setdefault(opening, []).append((number, place))
        return found

    @cached_property
    def _vocabulary(self) -> tuple[str, ...]:
        texts = (self._said.text, self._beside.text)
        return tuple({word for text in texts for word in text.split() if word.isalpha() and word.isascii()})

    def _having(self, word: str) -> set[int]:
        return self._in_title(word) | self._beside.having(word)

    def _in_title(self, word: str) -> set[int]:
        said = self._said.having(word)
        return said | self._reading(word, said)

    def _reading(self, word: str, said: set[int]) -> set[int]:
        """Return the titles in which characters are read as a word, but for those that have it anyway."""
        if not word.isascii():
            return set()
        places = self._openings.get(word[:_READ_FROM], ())  # for a shorter word there are none
        if len(word) == _READ_FROM:
            return {number for number, _ in places}
        return {
            number for number, place in places if number not in said and read_as(self._readings[number], place, word)
        }

    def _grade(self, number: int, words: Sequence[str], lesser: Grade) -> Grade:
        """Return how well a title that has all the words answers them; ``lesser`` if they do not stand together."""
        title, whole = self._plain[number]
        phrase, bare = f" {' '.join(words)}", "".join(words)
        if phrase == title or bare == whole:
            return Grade.EXACT
        if title.startswith(phrase) or whole.startswith(bare):
            return Grade.START
        if phrase in title:
            return Grade.WORD
        if read_as(self._readings[number], 0, bare):
            return Grade.PINYIN
        return Grade.INSIDE if bare in whole else lesser

    def _nearest(self, word: str) -> list[str]:
        """Return beginnings of words that are one slip away from a word."""
        if len(word) < FORGIVING_FROM or not word.isascii():
            return []
        from rapidfuzz import process
        from rapidfuzz.distance import OSA  # a swap of neighbours counts as one slip

        sizes = range(len(word) - 1, len(word) + 2)
        beginnings = sorted({known[:size] for known in self._vocabulary for size in sizes if len(known) >= sizes[0]})
        found = process.extract(word, beginnings, scorer=OSA.distance, score_cutoff=1, limit=_MOST_GUESSES)
        return [beginning for beginning, _, _ in found]


class _Block:
    """Many lines of words in one text, so that a word is looked for in all of them at once."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.text = "\n".join(lines)
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def having(self, word: str) -> set[int]:
        """Return the numbers of the lines in which a word begins so, or which have these Chinese characters."""
        needle = word if IS_CHINESE.search(word) else f" {word}"
        found: set[int] = set()
        at = self.text.find(needle)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            found.add(number)
            at = self.text.find(needle, self._starts[number + 1])
        return found


def _line(text: str) -> str:
    return "".join(f" {word}" for word in tokens(text))


def _openings(readings: Readings, place: int, letters: int) -> Iterator[str]:
    """Yield what the characters from ``place`` on may be read as, cut to so many letters (see :func:`read_as`)."""
    if place == len(readings):
        return
    for syllable in readings[place]:
        yield from _prolonged(syllable[:letters], readings, place, letters)
        if len(syllable) > 1:
            yield from _prolonged(syllable[0], readings, place, letters)


def _prolonged(opening: str, readings: Readings, place: int, letters: int) -> Iterator[str]:
    if len(opening) == letters:
        yield opening
        return
    for rest in _openings(readings, place + 1, letters - len(opening)):
        yield opening + rest
