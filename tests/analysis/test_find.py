"""Finding titles: every word, either script, pinyin; the best first; a typo only where nothing else is found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.analysis.find import Titled, TitleSearch, query_words
from explorer.analysis.marking import marked
from explorer.analysis.search import Grade, read_as, readings_of
from explorer.domain.atlas import Atlas

TITLES = (
    Titled("launch", "AITO M9 launched at CNY469,800", "问界 M9 上市，46.98 万元", ("AITO", "问界")),
    Titled("start", "M9 deliveries start", "问界 M9 开始交付", ("AITO M9",)),
    Titled("million", "One million cars, the 1,000,000th built", "第 1,000,000 辆车下线", ("HIMA", "鸿蒙智行")),
    Titled("exact", "M9", "问界M9"),
    Titled("chang", "Changan signs", "长安签约", ("Changan",)),
    Titled("café", "Café opened in Zürich", "", ()),
)


@pytest.fixture(scope="module")
def search() -> TitleSearch:
    return TitleSearch(TITLES)


def found(search: TitleSearch, query: str) -> list[str]:
    return [hit.id for hit in search.find(query)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("m9", ["exact", "start", "launch"]),
        ("M9 DEL", ["start"]),
        ("deliveries m9", ["start"]),
        ("问界", ["launch", "start", "exact"]),
        ("问界m9", ["exact", "launch", "start"]),
        ("上市", ["launch"]),
        ("wenjie", ["launch", "start", "exact"]),
        ("wjm9", ["launch", "start", "exact"]),
        ("kaishi", ["start"]),
        ("1000000", ["million"]),
        ("1,000,000", ["million"]),
        ("hima", ["million"]),
        ("鸿蒙", ["million"]),
        ("changan", ["chang"]),
        ("zhangan", ["chang"]),  # every reading counts
        ("cafe zurich", ["café"]),
        ("aunched", []),  # not within a word
        ("m9 nothing", []),
        ("", []),
        ("，—", []),
    ],
)
def test_finds_by_every_word_best_first(search: TitleSearch, query: str, ids: list[str]) -> None:
    assert found(search, query) == ids


def test_what_stands_beside_a_title_comes_last(search: TitleSearch) -> None:
    assert [(hit.id, hit.grade) for hit in search.find("aito")] == [
        ("launch", Grade.START),
        ("start", Grade.BESIDE),
    ]


@pytest.mark.parametrize(("query", "first"), [("launchd", "launch"), ("delivreies", "start"), ("milion", "million")])
def test_guesses_forgive_one_slip_and_say_what_was_meant(search: TitleSearch, query: str, first: str) -> None:
    assert search.find(query) == ()
    hits = search.guess(query)
    assert hits[0].id == first and hits[0].grade is Grade.TYPO
    assert marked(next(one.title for one in TITLES if one.id == first), hits[0].words)


def test_short_words_and_digits_are_not_guessed(search: TitleSearch) -> None:
    assert search.guess("m8") == () and search.guess("1000001") == () and search.guess("") == ()


def bold(text: str, query: str) -> list[str]:
    return [text[first:last] for first, last in marked(text, query_words(query))]


@pytest.mark.parametrize(
    ("text", "query", "parts"),
    [
        ("AITO M9 launched", "m9 laun", ["M9", "laun"]),
        ("问界M9上市", "m9", ["M9"]),
        ("问界M9上市", "wenjie", ["问界"]),
        ("问界M9上市", "wjm9", ["问界M9"]),
        ("问界M9上市", "上市 问界", ["问界", "上市"]),
        ("AITO 问界", "ai", ["AI"]),  # said, so not read
        ("CNY469,800 and 1,000,000", "1000000", ["1,000,000"]),
        ("Café", "cafe", ["Café"]),
        ("one two", "three", []),
        ("M9M9", "m9", ["M9"]),  # within a word no word begins
    ],
)
def test_marks_what_was_found(text: str, query: str, parts: list[str]) -> None:
    assert bold(text, query) == parts


ALPHABET = "aeghijnuwy19M 问界长安上市行,.-（Ａß"


@settings(max_examples=150, deadline=None)
@given(st.text(ALPHABET, max_size=14), st.text(ALPHABET, max_size=8))
def test_marks_lie_in_the_text_in_order_and_apart(text: str, query: str) -> None:
    spans = marked(text, query_words(query))
    ends = [end for span in spans for end in span]
    assert ends == sorted(set(ends)) and all(0 <= end <= len(text) for end in ends)


@settings(max_examples=150, deadline=None)
@given(
    st.text("问界长安上市行重乐9m", min_size=1, max_size=8), st.text("abcdeghijlnoqrsuwxyz9m", min_size=3, max_size=8)
)
def test_pinyin_is_found_wherever_it_can_be_read(chinese: str, query: str) -> None:
    """The search over all titles at once agrees with reading each from each of its characters."""
    readings = readings_of(chinese)
    plainly = any(read_as(readings, start, query) for start in range(len(readings)))
    said = re.search(rf"(?<![9m]){query}", chinese) is not None
    assert bool(TitleSearch([Titled("one", "", chinese)]).find(query)) is (plainly or said)


def test_every_milestone_is_found_by_its_own_titles(atlas: Atlas) -> None:
    search = TitleSearch(Titled(one.id, one.title_en, one.title_zh) for one in atlas.milestones.values())
    twins = {one.title_en for one in atlas.milestones.values()}
    assert len(twins) > 200
    for one in atlas.milestones.values():
        for title in (one.title_en, one.title_zh):
            first = search.find(title)[0]
            assert (
                first.id == one.id or title in (atlas.milestones[first.id].title_en, "") or first.grade <= Grade.INSIDE
            )


def test_nothing_odd_in_a_query_does_harm(search: TitleSearch) -> None:
    for query in ("[", "(?:", "\\", "*", "问" * 500, "a " * 5_000, "\x00", "·", "/", "\n", "wen\tjie", "a" * 10_000):
        search.find(query), search.guess(query)
