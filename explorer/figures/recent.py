"""A short memory of what was composed last, which goes when its atlas goes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from explorer.domain.atlas import Atlas

P = ParamSpec("P")
R = TypeVar("R")


def recent(limit: int) -> Callable[[Callable[Concatenate[Atlas, P], R]], Callable[Concatenate[Atlas, P], R]]:
    """Remember the last ``limit`` results of a pure function of an atlas, which must not hold that atlas."""

    def remembering(function: Callable[Concatenate[Atlas, P], R]) -> Callable[Concatenate[Atlas, P], R]:
        memory: WeakKeyDictionary[Atlas, dict[Hashable, R]] = WeakKeyDictionary()

        @wraps(function)
        def remembered(atlas: Atlas, /, *args: P.args, **kwargs: P.kwargs) -> R:
            mine = memory.setdefault(atlas, {})
            key = (args, tuple(sorted(kwargs.items())))
            result = mine.pop(key) if key in mine else function(atlas, *args, **kwargs)
            mine[key] = result
            while len(mine) > limit:
                del mine[next(iter(mine))]
            return result

        return remembered

    return remembering
