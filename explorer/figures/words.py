"""How numbers, money, dates and counts are worded, in sentences, tables and axes alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.domain.observations import Status
from explorer.domain.periods import Period, Precision

LIMIT = 90  # characters of a takeaway: two lines at most
MINUS = "−"
DASH = "–"
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SCALES = ((1e9, "bn"), (1e6, "M"), (1e3, "k"))
_BARE = frozenset({"vehicles", "orders", "units", "version", "seats", "months"})
_UNITS = {"inch": "in", "Cd": "Cd", "L/100km": "L/100 km"}


def number(value: float, decimals: int = 0) -> str:
    """Return a number in full: ``1,047,700``; a true minus; no more decimals than it has."""
    text = f"{abs(value):,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return MINUS + text if value < 0 and text.strip("0.,") else text


def short(value: float) -> str:
    """Return a number in three figures for rows and ends of lines: ``845``, ``46.1k``, ``281k``, ``1.30M``."""
    size = abs(value)
    for scale, letter in _SCALES:
        if size >= scale * 0.9995:
            scaled = size / scale
            decimals = 2 if scaled < 9.995 else 1 if scaled < 99.95 else 0
            return f"{MINUS if value < 0 else ''}{scaled:.{decimals}f}{letter}"
    return number(value, 0)


def tick(value: float) -> str:
    """Return a number for an axis: as :func:`short`, without zeros at its end: ``0``, ``500k``, ``1M``, ``1.5M``."""
    text = short(value)
    if "." not in text:
        return text
    letter = text[-1] if text[-1].isalpha() else ""
    return text.rstrip("bnMk").rstrip("0").rstrip(".") + ("bn" if text.endswith("bn") else letter)


def percent(share: float) -> str:
    """Return a share of one as whole percent: ``72%``; less than one percent is ``<1%``, almost all ``>99%``."""
    if 0 < abs(share) < 0.01:
        return "<1%" if share > 0 else f"{MINUS}<1%"
    if 0.995 <= share < 1:
        return ">99%"
    return number(share * 100) + "%"


def above_or_below(share: float) -> str:
    """Return a difference as prose has it: ``12% above``, ``3% below``."""
    return f"{percent(abs(share))} {'above' if share > 0 else 'below'}"


def percent_span(low: float, high: float) -> str:
    """Return a range of shares: ``45–99%``; one of no width stands alone."""
    return percent(low) if high <= low else f"{number(low * 100)}{DASH}{percent(high)}"


def money(value: float, currency: str = "CNY") -> str:
    """Return an amount of money: ``CNY 469,800``, ``CNY 748 million``, ``USD 2.5 bn``."""
    return f"{currency} {_amount(value)}"


def is_currency(unit: str) -> bool:
    """Whether a unit is a currency's code, which goes before its amount: ``CNY``, ``USD``."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def _amount(value: float) -> str:
    size = abs(value)
    for scale, word in ((1e9, "bn"), (1e6, "million")):
        if size >= scale * 0.9995:
            scaled = size / scale
            return f"{number(value / scale, 2 if scaled < 9.995 else 1 if scaled < 99.95 else 0)} {word}"
    return number(value)


def measure(value: float, unit: str, decimals: int = 0) -> str:
    """Return a value with its unit as prose has it: ``89,611``, ``CNY 469,800``, ``28.93%``, ``430 km``, ``4.4 s``."""
    if is_currency(unit):
        return money(value, unit)
    if unit == "%":
        return number(value, max(decimals, 1)) + "%"
    text = number(value, decimals)
    return text if unit in _BARE or not unit else f"{text} {_UNITS.get(unit, unit)}"


def bounded(text: str, bound: str) -> str:
    """Return a value with the words that make it a bound before it: ``more than 10,000``."""
    return f"{bound} {text}" if bound else text


def status_words(status: Status, bound: str = "") -> str:
    """Return how well a number is known, for a table's cell: ``reported``, ``rounded, more than``."""
    return f"{status.value}, {bound}" if bound else status.value


def long_month(period: Period) -> str:
    """Return a month with its name in full: ``March 2022``; any other precision as its label."""
    if period.precision is Precision.MONTH:
        return f"{_MONTHS[period.part - 1]} {period.year}"
    return period.label


def on(period: Period) -> str:
    """Return a date with its preposition: ``on 28 Oct 2025``, ``in Oct 2024``."""
    return f"{'on' if period.precision is Precision.DAY else 'in'} {period.label}"


def span(first: Period, last: Period) -> str:
    """Return a range with an en dash: ``Mar 2022 – Feb 2026``, ``Jan–Jun 2023``; one period stands alone."""
    if first == last:
        return first.label
    if first.precision is last.precision is Precision.MONTH and first.year == last.year:
        return f"{first.label[:3]}{DASH}{last.label}"
    return f"{first.label} {DASH} {last.label}"


def long_span(first: Period, last: Period) -> str:
    """Return a range in words: ``March 2022 to February 2026``."""
    return long_month(first) if first == last else f"{long_month(first)} to {long_month(last)}"


def during(first: Period, last: Period) -> str:
    """Return a range as when something happened: ``from March 2022 to February 2026``, ``in March 2022``."""
    return f"{'in' if first == last else 'from'} {long_span(first, last)}"


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun: ``1 source``, ``41 sources``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def spelled(count: int) -> str:
    """Return a small count as a word: ``five``; from eleven on as figures."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def listed(items: Sequence[str], joint: str = "and") -> str:
    """Return a list as prose has it: ``A``, ``A and B``, ``A, B and C``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def spelled_or_none(count: int) -> str:
    """Return a small count as a word, ``none`` for nothing."""
    return spelled(count) if count else "none"


def takeaway_of(sentences: Iterable[str]) -> str:
    """Return the first sentence that fits a takeaway; where long names leave none, the shortest, cut at its end."""
    shortest = ""
    for one in sentences:
        if len(one) <= LIMIT:
            return one
        shortest = min(shortest or one, one, key=len)
    return f"{shortest[: LIMIT - 1].rstrip()}…" if shortest else ""


def capital(text: str) -> str:
    """Return a text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like ``word``, in whatever case, or an empty text if none is near."""
    from difflib import get_close_matches  # late: needed for slips alone

    folded = {one.casefold(): one for one in known}
    return next((folded[one] for one in get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a sentence that suggests the nearest known word, or an empty text; it starts with a space."""
    near = nearest(word, known)
    return f" Did you mean “{near}”?" if near else ""
