"""The one immutable record that says where the user is, and its text form, the deep link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, quote

from explorer.domain.periods import Period
from explorer.records import record

EVERY = ("month", "quarter", "year")
SHOW = ("chart", "table")
_SETTING = "set."


class LinkError(ValueError):
    """A deep link that cannot be read; the message says what is wrong and what would be right."""


@record(frozen=True, slots=True)
class Viewpoint:
    """View, focused entity and everything else that decides what is seen.

    ``focus`` is an entity, milestone or claim id; ``compared`` the ids beside it; ``first`` and ``last`` the range
    shown (any precision, ``None`` for all); ``hidden`` the filters switched off; ``settings`` the scenario
    parameters that differ from their base, as sorted pairs.
    """

    view: str = ""
    focus: str = ""
    compared: tuple[str, ...] = ()
    by: str = ""
    metric: str = ""
    every: str = "month"
    first: Period | None = None
    last: Period | None = None
    as_of: Period | None = None
    show: str = "chart"
    hidden: frozenset[str] = frozenset()
    settings: tuple[tuple[str, float], ...] = ()


@record(frozen=True, slots=True)
class Change:
    """A step from one viewpoint to another; ``reopened`` when the pack under it changed too."""

    before: Viewpoint
    after: Viewpoint
    reopened: bool = False

    def touches(self, *names: str) -> bool:
        """Whether any of these fields differs, or the whole pack does."""
        return self.reopened or any(getattr(self.before, name) != getattr(self.after, name) for name in names)


def link(here: Viewpoint) -> str:
    """Return the deep link of a viewpoint, keys in their fixed order, defaults left out."""
    pairs = [
        ("focus", here.focus),
        ("with", ",".join(here.compared)),
        ("by", here.by),
        ("metric", here.metric),
        ("every", "" if here.every == "month" else here.every),
        ("from", str(here.first) if here.first else ""),
        ("to", str(here.last) if here.last else ""),
        ("asof", str(here.as_of) if here.as_of else ""),
        ("show", "" if here.show == "chart" else here.show),
        ("hide", ",".join(sorted(here.hidden))),
        *((_SETTING + quote(name), _digits(value)) for name, value in here.settings),
    ]
    query = "&".join(f"{key}={quote(value, safe=',')}" for key, value in pairs if value)
    return f"{here.view}?{query}" if query else here.view


def _digits(value: float) -> str:
    """Return the shortest text that reads back as the same number."""
    short = f"{value:.15g}"
    return short if float(short) == value else repr(value)


def viewpoint(text: str) -> Viewpoint:
    """Return the viewpoint a deep link stands for; raise :class:`LinkError` where it cannot be read.

    Whether view, entities and settings exist is the catalogue's and the pack's to say. Of a key said twice the last
    counts; a range that ends before it begins is read the other way round.
    """
    view, _, query = text.strip().partition("?")
    found: dict[str, Any] = {"view": view}
    settings: dict[str, float] = {}
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))
    except ValueError:
        raise LinkError(f"“{query}” is not a list of key=value joined by &.") from None
    for key, value in pairs:
        if key.startswith(_SETTING):
            settings[key.removeprefix(_SETTING)] = _number(key, value)
        elif key in _READ:
            name, read = _READ[key]
            found[name] = read(key, value)
        else:
            raise LinkError(f"A link has no “{key}”.{_meant(key)} It may have {', '.join(_READ)}, {_SETTING}NAME.")
    first, last = found.get("first"), found.get("last")
    if first is not None and last is not None and last.end < first.start:
        found |= {"first": last, "last": first}
    return Viewpoint(**found, settings=tuple(sorted(settings.items())))


def _meant(key: str) -> str:
    from difflib import get_close_matches  # late: needed for slips alone

    near = get_close_matches(key[:80].casefold(), _READ, n=1)
    return f" Did you mean “{near[0]}”?" if near else ""


def _text(key: str, value: str) -> str:
    del key
    return value


def _ids(key: str, value: str) -> tuple[str, ...]:
    del key
    return tuple(part for part in value.split(",") if part)


def _hidden(key: str, value: str) -> frozenset[str]:
    return frozenset(_ids(key, value))


def _every(key: str, value: str) -> str:
    return _one_of(key, value, EVERY)


def _show(key: str, value: str) -> str:
    return _one_of(key, value, SHOW)


def _one_of(key: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise LinkError(f"“{key}={value}” is unknown. Use {', '.join(allowed)}.")
    return value


def _period(key: str, value: str) -> Period | None:
    try:
        return Period.parse(value) if value else None
    except ValueError as error:
        raise LinkError(f"In “{key}”: {error}") from None


_READ: dict[str, tuple[str, Callable[[str, str], object]]] = {  # what a key of a link fills, and how it is read
    "focus": ("focus", _text),
    "with": ("compared", _ids),
    "by": ("by", _text),
    "metric": ("metric", _text),
    "every": ("every", _every),
    "from": ("first", _period),
    "to": ("last", _period),
    "asof": ("as_of", _period),
    "show": ("show", _show),
    "hide": ("hidden", _hidden),
}


def _number(key: str, value: str) -> float:
    try:
        number = float(value) if value.isascii() and "_" not in value else float("nan")
    except ValueError:
        number = float("nan")
    if number - number != 0:  # not a number, or infinite
        raise LinkError(f"“{key}={value}” is not a number.")
    return number
