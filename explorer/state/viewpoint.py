"""The one immutable record that says where the user is, and its text form, the deep link."""

from __future__ import annotations

from dataclasses import dataclass, fields
from urllib.parse import parse_qsl, quote

from explorer.domain.periods import Period

EVERY = ("month", "quarter", "year")
SHOW = ("chart", "table")
_SETTING = "set."


class LinkError(ValueError):
    """A deep link that cannot be read; the message says what is wrong and what would be right."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Change:
    """A step from one viewpoint to another; ``reopened`` when the pack under it changed too."""

    before: Viewpoint
    after: Viewpoint
    reopened: bool = False

    def touches(self, *names: str) -> bool:
        """Whether any of these fields differs, or the whole pack does."""
        return self.reopened or any(getattr(self.before, name) != getattr(self.after, name) for name in names)

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields that differ."""
        return frozenset(one.name for one in fields(Viewpoint) if self.touches(one.name))


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
        *((_SETTING + name, f"{value:.15g}") for name, value in here.settings),
    ]
    query = "&".join(f"{key}={quote(value, safe=',')}" for key, value in pairs if value)
    return f"{here.view}?{query}" if query else here.view


def viewpoint(text: str) -> Viewpoint:
    """Return the viewpoint a deep link stands for; raise :class:`LinkError` where it cannot be read.

    Whether view, entities and settings exist is the catalogue's and the pack's to say.
    """
    view, _, query = text.strip().partition("?")
    found: dict[str, object] = {"view": view}
    settings: list[tuple[str, float]] = []
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))
    except ValueError:
        raise LinkError(f"“{query}” is not a list of key=value joined by &.") from None
    for key, value in pairs:
        if key.startswith(_SETTING):
            settings.append((key.removeprefix(_SETTING), _number(key, value)))
        else:
            name, part = _part(key, value)
            found[name] = part
    return Viewpoint(**found, settings=tuple(sorted(settings)))  # type: ignore[arg-type]


def _part(key: str, value: str) -> tuple[str, object]:
    match key:
        case "focus" | "by" | "metric":
            return key, value
        case "with":
            return "compared", tuple(part for part in value.split(",") if part)
        case "hide":
            return "hidden", frozenset(part for part in value.split(",") if part)
        case "every":
            return key, _one_of(key, value, EVERY)
        case "show":
            return key, _one_of(key, value, SHOW)
        case "from" | "to" | "asof":
            return {"from": "first", "to": "last", "asof": "as_of"}[key], _period(key, value)
    known = "focus, with, by, metric, every, from, to, asof, show, hide, set.NAME"
    raise LinkError(f"A link has no “{key}”. It may have {known}.")


def _one_of(key: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise LinkError(f"“{key}={value}” is unknown. Use {', '.join(allowed)}.")
    return value


def _period(key: str, value: str) -> Period | None:
    try:
        return Period.parse(value) if value else None
    except ValueError as error:
        raise LinkError(f"In “{key}”: {error}") from None


def _number(key: str, value: str) -> float:
    try:
        number = float(value) if value.isascii() and "_" not in value else float("nan")
    except ValueError:
        number = float("nan")
    if number - number != 0:  # not a number, or infinite
        raise LinkError(f"“{key}={value}” is not a number.")
    return number
