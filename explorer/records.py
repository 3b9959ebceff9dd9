"""Frozen records: dataclasses with slots, made at a tenth of what the standard library's decorator takes.

That one writes and compiles six functions for each class, in about half a millisecond; the program has two hundred
records, and a start would wait for those it loads. Here all records share their functions. In all else a record
is a dataclass: ``fields``, ``replace``, ``asdict`` and ``match`` know it, and type checkers see the decorator itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """Return what makes a frozen record with slots of a class with annotations; no record inherits another."""
        assert frozen and slots
        return _made


__all__ = ("record",)

_put = object.__setattr__
_USUAL: Field[Any] = field()
_Put = Callable[[Any, Any], None]


def _made(cls: type) -> type:
    body = dict(cls.__dict__)
    names = tuple(body.get("__annotations__", ()))
    given = {name: body.pop(name) for name in names if name in body}
    for slot in ("__dict__", "__weakref__"):
        body.pop(slot, None)
    if "__eq__" in body and body["__hash__"] is None:  # what Python puts beside an equality of the class's own
        del body["__hash__"]
    described = _Described({"__annotations__": body.get("__annotations__", {}), "__module__": cls.__module__} | given)
    body |= {"__slots__": names, "__match_args__": names, "__dataclass_fields__": described}
    body |= {"_key": staticmethod(_values(tuple(name for name in names if _settings(given, name).compare)))}
    made = type(cls)(cls.__name__, cls.__bases__, _SHARED | body)
    made.__qualname__ = cls.__qualname__
    made.__init__ = _start(cls.__name__, names, given, tuple(made.__dict__[name].__set__ for name in names))  # type: ignore[misc]
    return made


def _settings(given: dict[str, Any], name: str) -> Field[Any]:
    """Return what a class says of a field: nothing, a default, or both in a ``field``."""
    found = given.get(name, MISSING)
    return found if isinstance(found, Field) else _USUAL if found is MISSING else field(default=found)


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


class _Rest:
    """What comes after so many arguments by place: the names, their defaults, and which must be named or made."""

    def __init__(self, names: tuple[str, ...], given: dict[str, Any]) -> None:
        about = {name: _settings(given, name) for name in names}
        self.names = names
        self.defaults = tuple(one.default for one in about.values())
        self.makers = {name: one.default_factory for name, one in about.items() if one.default_factory is not MISSING}
        self.needed = frozenset(name for name, one in about.items() if one.default is MISSING)

    def filled(self, title: str, named: dict[str, Any]) -> tuple[Any, ...]:
        """Return the values, of which some are named; raise TypeError where one is missing or there are too many."""
        if not self.needed <= named.keys():
            named |= {name: make() for name, make in self.makers.items() if name not in named}
            if missing := self.needed - named.keys():
                raise TypeError(f"{title}() lacks {', '.join(sorted(missing))}.")
        if not named:
            return self.defaults
        values = tuple(map(named.pop, self.names, self.defaults))
        if named:
            raise TypeError(f"{title}() has no use for {', '.join(sorted(named))}, or has it already.")
        return values


def _start(title: str, names: tuple[str, ...], given: dict[str, Any], puts: tuple[_Put, ...]) -> Callable[..., None]:
    """Return the ``__init__`` of a record: arguments by place or name, defaults as given."""
    count = len(names)
    rests: dict[int, _Rest] = {}

    def begin(self: Any, *args: Any, **named: Any) -> None:
        place = len(args)
        if named or place != count:
            if place > count:
                raise TypeError(f"{title}() takes {count} arguments, not {place}.")
            rest = rests.get(place)
            if rest is None:
                rest = rests[place] = _Rest(names[place:], given)
            args += rest.filled(title, named)
        for put, value in zip(puts, args, strict=True):
            put(self, value)

    return begin


class _Described:
    """Has the standard library describe the fields once somebody asks, as ``fields`` and ``replace`` do."""

    def __init__(self, body: dict[str, Any]) -> None:
        self._body = body

    def __get__(self, one: object, owner: Any) -> dict[str, Field[Any]]:
        from dataclasses import dataclass

        body = {"__doc__": owner.__doc__ or owner.__name__} | self._body  # without one it would work out a signature
        alike: Any = dataclass(init=False, repr=False, eq=False)(type(owner.__name__, (), body))
        described: dict[str, Field[Any]] = alike.__dataclass_fields__
        owner.__dataclass_fields__ = described
        return described


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._key(self) == self._key(other)


def _hash(self: Any) -> int:
    return hash(self._key(self))


def _repr(self: Any) -> str:
    shown = (name for name, about in self.__dataclass_fields__.items() if about.repr)
    return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


def _refuse(self: object, name: str, value: object = None) -> NoReturn:
    raise FrozenInstanceError(f"A record does not change: {name} stays as it is.")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__slots__]


def _setstate(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__slots__, state, strict=True):
        _put(self, name, value)


_SHARED = {
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _getstate,
    "__setstate__": _setstate,
}
