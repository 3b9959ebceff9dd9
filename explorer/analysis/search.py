"""Finding entities by English or Chinese name, pinyin or initials, with one typo forgiven from four letters on."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cache, cached_property, lru_cache
from itertools import islice, product
from typing import Final

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.records import record

FORGIVING_FROM: Final = 4  # letters a query needs before a typo is forgiven
LONGEST_QUERY: Final = 60  # letters that are looked at; no name is longer where it matters
_INSIDE_FROM = 3  # letters a query needs before it is looked for within a word
CHINESE: Final = r"\u3400-\u9fff\U00020000-\U0003134f"  # for a class of characters in an expression
IS_CHINESE: Final = re.compile(f"[{CHINESE}]")
_KINDS = (
    EntityKind.ALLIANCE, EntityKind.BRAND, EntityKind.PARTNER, EntityKind.CAR_MODEL, EntityKind.PERSON,
    EntityKind.COMPANY, EntityKind.PEER, EntityKind.TECHNOLOGY, EntityKind.RIVAL_MODEL,
)  # fmt: skip

Readings = tuple[tuple[str, ...], ...]  # for each letter or character, the syllables it may be read as


class Grade(IntEnum):
    """How well a name or title answers a query, best first."""

    EXACT = 0
    START = 1
    WORD = 2
    PINYIN = 3
    INSIDE = 4
    PINYIN_INSIDE = 5
    WORDS = 6
    BESIDE = 7  # in what is told beside a title
    TYPO = 8
    TYPO_IN_PINYIN = 9
    TYPO_BESIDE = 10


@record(frozen=True, slots=True)
class _Entry:
    """What one entity can be found by, all folded.

    Whole names and the id; the English name from each of its words on; its words; the Chinese name, its readings,
    the letters that each character's readings begin with, and how it is spelt in pinyin. ``starts`` and ``inside``
    are tails and words in one text each, every one after a line's end.
    """

    id: str
    names: tuple[str, ...]
    tails: tuple[str, ...]
    words: tuple[str, ...]
    chinese: str
    readings: Readings
    heads: tuple[str, ...]
    spelt: tuple[str, ...]
    starts: str
    inside: str


class EntitySearch:
    """Finds the entities of an atlas.

    Making one is free. The first :meth:`find`, or :meth:`warm`, loads the readings of Chinese characters. Every
    reading of a character counts, so 长 is found as chang and as zhang: a name that is a polyphone is never missed.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    def warm(self) -> None:
        """Prepare for the first query and the first typo."""
        from rapidfuzz.distance import OSA

        OSA.distance("", "")
        _ = self._entries

    def find(self, query: str) -> tuple[str, ...]:
        """Return the ids found, best first: exact names, beginnings, pinyin, parts of names, and only then typos."""
        return tuple(id_ for _, id_ in self.graded(query) or self.misspelt(query))

    def graded(self, query: str) -> tuple[tuple[Grade, str], ...]:
        """Return the ids found with no typo forgiven, best first, each with how well it answers the query."""
        wanted = fold(query)[:LONGEST_QUERY]
        if not wanted:
            return ()
        parts = [part for part in map(fold, query[: 4 * LONGEST_QUERY].split()) if part]
        graded = [(_grade(entry, wanted, parts), entry.id) for entry in self._entries]
        return tuple(sorted(((grade, id_) for grade, id_ in graded if grade is not None), key=_rank))

    def misspelt(self, query: str) -> tuple[tuple[Grade, str], ...]:
        """Return the ids of names that begin with the query but for one slip, best first: whole names, then words."""
        wanted = fold(query)[:LONGEST_QUERY]
        if len(wanted) < FORGIVING_FROM:
            return ()
        return tuple((grade, id_) for _, grade, id_ in sorted(_misspelt(self._entries, wanted), key=_place))

    @cached_property
    def _entries(self) -> tuple[_Entry, ...]:
        order = {kind: rank for rank, kind in enumerate(_KINDS)}
        entities = sorted(self._atlas.entities.values(), key=lambda entity: order[entity.kind])
        return tuple(map(_entry, entities))


def fold(text: str) -> str:
    """Return the letters and digits of a text, without case, accents, spaces and punctuation."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if letter.isalnum())


def _rank(found: tuple[Grade, str]) -> int:
    return found[0]


def _place(found: tuple[int, Grade, str]) -> int:
    return found[0]


def _entry(entity: Entity) -> _Entry:
    chinese = fold(entity.name_zh)
    words = [word for word in map(fold, re.split(r"[\s()/-]+", entity.name_en)) if word]
    tails = ["".join(words[at:]) for at in range(len(words))]
    names = (*tails[:1], chinese, fold(entity.id))
    readings = readings_of(entity.name_zh)
    spelt = islice((fold("".join(spelling)) for spelling in product(*readings)), 4) if readings else ()
    heads = tuple("".join({syllable[0] for syllable in syllables}) for syllables in readings)
    starts, inside = ("".join(f"\n{one}" for one in some) for some in (tails, words))
    return _Entry(entity.id, names, tuple(tails), tuple(words), chinese, readings, heads, tuple(spelt), starts, inside)


def readings_of(name: str) -> Readings:
    """Return how each letter and character of a name may be read; nothing for a name with no Chinese in it."""
    if not IS_CHINESE.search(name):
        return ()
    letters = (letter for letter in unicodedata.normalize("NFKC", name).casefold() if letter.isalnum())
    return tuple(map(_read_as, letters))


@lru_cache(maxsize=16_384)
def _read_as(letter: str) -> tuple[str, ...]:
    return _syllables(_pinyin_table().get(ord(letter), "")) or (letter,)


def _syllables(marked: str) -> tuple[str, ...]:
    """Return ``cháng,zhǎng`` as chang and zhang; ü may be typed as u or v."""
    found: dict[str, None] = {}
    for one in marked.split(","):
        plain = fold(one)
        if plain:
            found[plain] = None
            if "\u0308" in unicodedata.normalize("NFD", one):
                found[plain.replace("u", "v")] = None
    return tuple(found)


@cache
def _pinyin_table() -> dict[int, str]:
    """Return the readings of every character; the phrase book, four times as large, is left out."""
    wanted = {"PYPINYIN_NO_PHRASES": "true", "PYPINYIN_NO_DICT_COPY": "true"}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)  # the library reads these once, when it is imported
    try:
        from pypinyin.pinyin_dict import pinyin_dict
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    table: dict[int, str] = pinyin_dict
    return table


def _grade(entry: _Entry, wanted: str, parts: Sequence[str]) -> Grade | None:
    grade = _grade_whole(entry, wanted)
    if grade is None and len(parts) > 1 and all(_grade_whole(entry, part) is not None for part in parts):
        return Grade.WORDS
    return grade


def _grade_whole(entry: _Entry, wanted: str) -> Grade | None:
    if wanted in entry.names:
        return Grade.EXACT
    if entry.chinese.startswith(wanted) or entry.starts.startswith(wanted, 1):
        return Grade.START
    if f"\n{wanted}" in entry.starts:
        return Grade.WORD
    places = [place for place, letters in enumerate(entry.heads) if wanted[0] in letters]
    if places[:1] == [0] and read_as(entry.readings, 0, wanted):
        return Grade.PINYIN
    if wanted in entry.chinese or (len(wanted) >= _INSIDE_FROM and wanted in entry.inside):
        return Grade.INSIDE
    if any(read_as(entry.readings, place, wanted) for place in places if place):
        return Grade.PINYIN_INSIDE
    return None


def read_as(readings: Readings, at: int, wanted: str) -> int:
    """Return how many characters from ``at`` on are read as ``wanted``, each by a syllable or its first letter.

    The last syllable may be unfinished. Zero if they are not.
    """
    read = {0}  # how many letters of the query the characters so far may stand for
    for count, syllables in enumerate(readings[at:], start=1):
        further: set[int] = set()
        for done in read:
            rest = wanted[done:]
            for syllable in syllables:
                if syllable.startswith(rest):
                    return count
                if rest.startswith(syllable):
                    further.add(done + len(syllable))
                if rest[0] == syllable[0]:
                    further.add(done + 1)
        if not further or len(wanted) in further:
            return count if further else 0
        read = further
    return 0


def _misspelt(entries: Sequence[_Entry], wanted: str) -> Iterator[tuple[int, Grade, str]]:
    """Yield which try found an entity (the whole name, a word within it, its pinyin), how well, and its id."""
    from rapidfuzz.distance import OSA  # a swap of neighbours counts as one slip

    sizes = range(len(wanted) - 1, len(wanted) + 2)
    for entry in entries:
        within = (*entry.tails[1:], *entry.words)
        tries = ((Grade.TYPO, entry.tails[:1]), (Grade.TYPO, within), (Grade.TYPO_IN_PINYIN, entry.spelt))
        for place, (grade, words) in enumerate(tries):
            beginnings = {word[:size] for word in words for size in sizes if len(word) >= sizes[0]}
            if any(OSA.distance(wanted, one, score_cutoff=1) <= 1 for one in beginnings):
                yield place, grade, entry.id
                break
