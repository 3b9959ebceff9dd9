"""Amounts as a person types them: 1,000,000 or 1.5M or 250k, read within bounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from explorer.figures.words import measure, tick
from explorer.gui.text import translate

if TYPE_CHECKING:
    from explorer.figures.panels import Control

_PATTERN = re.compile(r"([-−]?)(\d{1,15}(?:\.\d{1,9})?|\.\d{1,9})\s*(k|m|bn|b)?", re.ASCII)
_SCALES = {"": 1.0, "k": 1e3, "m": 1e6, "b": 1e9, "bn": 1e9}
_LONGEST = 40
_BARE_UNITS = ("%",)


def amount_of(text: str) -> float | None:
    """Return the number that a text stands for, commas and blanks between digits left out; None for no number."""
    bare = re.sub(r"[\s,，_ ]", "", text[:_LONGEST]).removesuffix("%").lower()
    match = _PATTERN.fullmatch(bare.replace("−", "-"))
    if match is None or len(text) > _LONGEST:
        return None
    sign = -1.0 if match.group(1) else 1.0
    return sign * float(match.group(2)) * _SCALES[match.group(3) or ""]


def amount_words(control: Control, value: float) -> str:
    """Return a value of a control as words: those of its option, else the number with its unit."""
    for option, words in control.options:
        if option == value:
            return words
    if control.unit:
        return with_unit(value, control.unit)
    return tick(value) if amount_of(tick(value)) == value else measure(value, "", 6)


def with_unit(value: float, unit: str) -> str:
    """Return a number with its unit after it: ``18 CNY bn``, ``10%``, ``49,092 vehicles per month``."""
    if unit in _BARE_UNITS:
        return measure(value, unit, 6)
    return f"{measure(value, '', 6)} {unit}".strip()


def within(control: Control, value: float | None) -> str:
    """Return why a control cannot take a value, or an empty text."""
    if value is None:
        return translate("Amount", "Type a number, such as 250,000 or 1.5M.")
    if not control.low <= value <= control.high:
        words = translate("Amount", "Type a number from {0} to {1}.")
        return words.format(measure(control.low, "", 6), measure(control.high, "", 6))
    return ""
