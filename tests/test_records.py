"""A record is what the standard library's frozen dataclass with slots is, but made without delay."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from timeit import timeit
from typing import Any, Generic, TypeVar

import pytest

from explorer.records import record

T = TypeVar("T")
_SLOW = "@dataclass(frozen=True, slots=True)"


@record(frozen=True, slots=True)
class Ours(Generic[T]):
    """A record with every kind of field."""

    name: str
    size: T
    tags: tuple[str, ...] = ()
    parts: dict[str, int] = field(default_factory=dict)
    raw: str = field(default="", compare=False, repr=False)

    @property
    def title(self) -> str:
        """The name in capitals."""
        return self.name.upper()


@dataclass(frozen=True, slots=True)
class Theirs(Generic[T]):
    """The same by the standard library."""

    name: str
    size: T
    tags: tuple[str, ...] = ()
    parts: dict[str, int] = field(default_factory=dict)
    raw: str = field(default="", compare=False, repr=False)


@record(frozen=True, slots=True)
class Empty:
    """A record without fields."""


@record(frozen=True, slots=True)
class Own:
    """A record with an equality and words of its own."""

    value: int

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own)

    def __hash__(self) -> int:
        return 7

    def __repr__(self) -> str:
        return "own"


ARGUMENTS: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    (("a", 1), {}),
    (("a", 1, ("x",)), {}),
    (("a", 1, ("x",), {"p": 2}, "r"), {}),
    (("a",), {"size": 2}),
    ((), {"raw": "r", "size": 2, "name": "b"}),
    (("a", 1), {"parts": {"p": 1}}),
)
WRONG: tuple[tuple[tuple[Any, ...], dict[str, Any]], ...] = (
    ((), {}),
    (("a",), {}),
    ((), {"name": "a"}),
    (("a", 1, (), {}, "", 6), {}),
    (("a", 1), {"name": "b"}),
    (("a", 1), {"colour": "red"}),
)


@pytest.mark.parametrize(("args", "named"), ARGUMENTS)
def test_it_is_made_and_read_as_a_dataclass(args: tuple[Any, ...], named: dict[str, Any]) -> None:
    ours, theirs = Ours(*args, **dict(named)), Theirs(*args, **dict(named))
    assert asdict(ours) == asdict(theirs)
    assert repr(ours).removeprefix("Ours") == repr(theirs).removeprefix("Theirs")
    assert is_dataclass(ours)
    assert [one.name for one in fields(ours)] == [one.name for one in fields(theirs)] == list(Ours.__match_args__)
    assert replace(ours, name="z").name == "z"
    assert replace(ours, name="z").parts == ours.parts


@pytest.mark.parametrize("made", [Ours, Theirs])
@pytest.mark.parametrize(("args", "named"), WRONG)
def test_wrong_arguments_are_refused(made: Callable[..., object], args: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        made(*args, **dict(named))


def test_defaults_are_made_anew() -> None:
    assert Ours("a", 1).parts is not Ours("a", 1).parts


def test_equality_and_hash_follow_the_compared_fields() -> None:
    one, other = Ours("a", 1, (), {}, "x"), Ours("a", 1, (), {}, "y")
    assert one == other
    assert one != Ours("a", 2)
    assert one != Theirs("a", 1)
    assert hash(Empty()) == hash(Empty())
    assert Empty() == Empty()
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)  # it holds a dict
    assert Own(1) == Own(2)
    assert (hash(Own(1)), repr(Own(1))) == (7, "own")


@pytest.mark.parametrize("name", ["name", "colour"])
def test_it_never_changes(name: str) -> None:
    one = Ours("a", 1)
    with pytest.raises(FrozenInstanceError):
        setattr(one, name, "b")
    with pytest.raises(FrozenInstanceError):
        delattr(one, name)
    assert not hasattr(one, "__dict__")


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy])
def test_it_is_copied(again: Callable[[Any], Any]) -> None:
    one = Ours("a", 1, ("x",), {"p": 1}, "r")
    twin = again(one)
    assert twin == one
    assert twin is not one
    assert twin.raw == "r"


def test_it_is_matched_by_place_and_has_its_methods() -> None:
    match Ours("a", 1):
        case Ours(name, size):
            assert (name, size) == ("a", 1)
    assert Ours("a", 1).title == "A"


def test_it_takes_a_fraction_of_the_time_to_define() -> None:
    body = {"__annotations__": {f"f{number}": "str" for number in range(6)}}

    def defined(decorator: Callable[[type], type]) -> float:
        return min(timeit(lambda: decorator(type("Made", (), dict(body))), number=10) for _ in range(5))

    assert defined(record(frozen=True, slots=True)) < defined(dataclass(frozen=True, slots=True)) / 3


def test_every_frozen_record_of_the_program_is_made_so(project: Path) -> None:
    slow = [file.name for file in (project / "explorer").rglob("*.py") if _SLOW in file.read_text("utf-8")]
    assert not slow, "take `record` of explorer/records.py in place of `dataclass`"
