"""What leaves as text: no control characters, and nothing that a spreadsheet could take for a formula."""

from __future__ import annotations

import re
import unicodedata

_KEPT_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")
_FORMULA = frozenset("=+-@＝＋－＠")  # the full-width forms are taken for formulas as well
_RISKY = frozenset("\t\r\n\0")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_DROPPED = ("Cc", "Cs")  # control characters, halves of pairs


def clean_text(text: str) -> str:
    """Return a text on one line without control characters or marks that turn its direction around.

    Runs of breaks and tabs become one space; what a terminal, a spreadsheet or a reader could obey is dropped.
    """
    flat = _KEPT_BREAKS.sub(" ", text)
    if flat.isprintable():
        return flat
    return "".join(one for one in flat if unicodedata.category(one) not in _DROPPED and one not in _TURNING)


def neutral_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe before ``=``, ``+``, ``-``, ``@`` or TAB.

    Texts that are plain numbers stay as they are; so does the true minus, which starts no formula.
    """
    risky = text[:1] in _RISKY or text.lstrip()[:1] in _FORMULA
    cleaned = clean_text(text)
    if not cleaned or _is_number(cleaned):
        return cleaned
    return f"'{cleaned}" if risky or cleaned.lstrip()[:1] in _FORMULA else cleaned


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", text, re.ASCII) is not None
