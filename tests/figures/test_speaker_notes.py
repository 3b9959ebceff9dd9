"""Notes as paragraphs of plain and strong words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.figures.speaker_notes import Paragraph, paragraphs


def test_blank_lines_part_paragraphs_and_lines_run_together():
    assert paragraphs("One\ntwo\n\nthree") == (Paragraph((("One two", False),)), Paragraph((("three", False),)))


def test_strong_words_and_items():
    assert paragraphs("Say **this** now\n- a\n2. b __c__") == (
        Paragraph((("Say ", False), ("this", True), (" now", False))),
        Paragraph((("a", False),), bullet=True),
        Paragraph((("b ", False), ("c", True)), bullet=True),
    )


def test_nothing_is_interpreted():
    assert paragraphs("<b>no</b> ![x](/etc/passwd)") == (Paragraph((("<b>no</b> ![x](/etc/passwd)", False),)),)
    assert paragraphs("") == ()
    assert paragraphs("2 * 3 * 4") == (Paragraph((("2 * 3 * 4", False),)),)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"]), max_size=400))
def test_no_letter_is_lost_or_made(text):
    said = "".join(word for one in paragraphs(text) for word, _ in one.words)
    assert set(said) <= set(text) | {" "}
    for letter in set(text) - set("*_`#+-.) \t0123456789"):
        if letter.isalpha():
            assert said.count(letter) == text.count(letter)
