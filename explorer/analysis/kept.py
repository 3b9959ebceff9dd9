"""Results that are kept for as long as their atlas is, so that each is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from explorer.domain.atlas import Atlas

P = ParamSpec("P")
R = TypeVar("R")


def kept(function: Callable[Concatenate[Atlas, P], R]) -> Callable[Concatenate[Atlas, P], R]:
    """Remember what a pure function of an atlas returned; the results go when the atlas goes.

    Arguments must be hashable and results must not hold the atlas, or neither would ever be freed.
    """
    results: WeakKeyDictionary[Atlas, dict[Hashable, R]] = WeakKeyDictionary()

    @wraps(function)
    def keep(atlas: Atlas, /, *args: P.args, **kwargs: P.kwargs) -> R:
        mine = results.get(atlas)
        if mine is None:
            mine = results.setdefault(atlas, {})
        key = (args, *sorted(kwargs.items())) if kwargs else args
        if key not in mine:
            mine[key] = function(atlas, *args, **kwargs)
        return mine[key]

    return keep
