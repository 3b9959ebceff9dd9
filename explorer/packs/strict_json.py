"""JSON as its standard has it and not a bit more: no NaN, no doubled keys, no bottomless nesting, UTF-8 only."""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

from explorer.packs.errors import PackRefused, shown

_DEEPEST = 64


def strict_json(data: bytes, file: str) -> Any:
    """Return what a JSON document says; raise PackRefused with file, line and column where it is not sound."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]:
        raise PackRefused(f"{file} is not UTF-8 but UTF-16 or UTF-32.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PackRefused(f"{file}, line {line}: this is not UTF-8 text.") from None
    try:
        found = json.loads(text, object_pairs_hook=_pairs, parse_constant=_constant, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise PackRefused(f"{file}, line {error.lineno}, column {error.colno}: {_plain(error.msg)}.") from None
    except RecursionError:
        raise PackRefused(f"{file} is nested too deep.") from None
    except ValueError as error:
        raise PackRefused(f"{file}: {shown(str(error), 200)}") from None
    _check_depth(found, file)
    return found


def whole_text(text: str) -> str:
    """Return a text in which half a surrogate pair, which no file could hold, is the replacement character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key “{shown(twice)}” stands twice in one object.")
    return found


def _constant(text: str) -> NoReturn:
    raise ValueError(f"“{text}” is not a number of JSON.")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"“{shown(text)}” is beyond any number that can be kept.")
    return value


def _plain(message: str) -> str:
    return message[:1].lower() + message[1:].split(": ")[0]


def _check_depth(found: Any, file: str) -> None:
    level = [found]
    for _ in range(_DEEPEST):
        level = [part for one in level for part in _parts(one)]
        if not level:
            return
    raise PackRefused(f"{file} is nested deeper than {_DEEPEST} levels.")


def _parts(one: Any) -> list[Any]:
    values = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
    return [value for value in values if isinstance(value, (dict, list))]
