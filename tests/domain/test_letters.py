"""What nobody sees is written as what it is."""

from __future__ import annotations

import unicodedata

import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.letters import all_seen, seen

# RELIABILITY.md row 24: what turns the direction of reading, and the control characters.
TURNING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C]
CONTROLS = [one for one in (*range(0x20), *range(0x7F, 0xA0)) if chr(one) not in "\t\n\r"]


@pytest.mark.parametrize("code", [*TURNING, *CONTROLS, 0x200B, 0xFEFF, 0xD800, 0xE0041])
def test_it_is_shown_by_its_number(code: int) -> None:
    assert seen(f"invoice{chr(code)}gnp.exe") == f"invoice[U+{code:04X}]gnp.exe"


def test_what_is_written_for_people_stays() -> None:
    for text in (
        "",
        "AITO 问界",
        "a\tb\r\nc",
        "é à ñ",
        "e\u0301",
        "１２（三）\u3000四",
        "5\u00a0000 \u2009 – “x”",
        "−5.2",
        "😀",
    ):
        assert seen(text) == text


def test_nothing_of_the_pack_needs_it(atlas: Atlas) -> None:
    for one in atlas.entities.values():
        assert seen(one.name_en + one.name_zh + one.summary_zh) == one.name_en + one.name_zh + one.summary_zh


def test_a_whole_column_is_looked_at_once() -> None:
    plain = ["a", "问界", ""]
    assert all_seen(plain) is plain
    mixed = ["a", "b\u202ec", "\u3000"]
    assert all_seen(mixed) == ["a", "b[U+202E]c", "\u3000"]


def test_no_control_and_no_format_character_is_left_but_those_that_join() -> None:
    every = "".join(map(chr, range(0x20000)))
    left = {one for one in seen(every) if unicodedata.category(one) in ("Cc", "Zl", "Zp", "Cs")}
    assert left == set("\t\n\r")
