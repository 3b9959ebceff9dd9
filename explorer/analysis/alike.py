"""Results that the states of one pack on different dates share, where nothing differs in what they are about."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from explorer.analysis.kept import kept
from explorer.analysis.starts import parts_of
from explorer.domain.atlas import Atlas

P = ParamSpec("P")
R = TypeVar("R")
_MOST = 2_000  # results, those last asked for
_MANY = 50_000  # numbers; of a larger pack fewer results are kept, for the sake of memory


def alike(function: Callable[Concatenate[Atlas, str, P], R]) -> Callable[Concatenate[Atlas, str, P], R]:
    """Remember what a pure function of an entity returned: for its atlas, and for those that know the same of it.

    The function may read nothing but metrics, the entity, its parts and theirs, and their observations. From one
    month to the next most entities have nothing new, so that looking back works out anew only what has changed.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @kept
    @wraps(function)
    def work_out(atlas: Atlas, entity_id: str, /, *args: P.args, **kwargs: P.kwargs) -> R:
        memory = atlas.observations.memory
        key = (name, _state(atlas, entity_id), args, tuple(sorted(kwargs.items())))
        result = memory.pop(key) if key in memory else function(atlas, entity_id, *args, **kwargs)
        memory[key] = result
        while len(memory) > (_MOST if len(atlas.observations) < _MANY else _MOST // 10):
            del memory[next(iter(memory))]
        return cast(R, result)

    return work_out


@kept
def _state(atlas: Atlas, entity_id: str) -> object:
    """Return an object that stands for all that is known of an entity and its parts, the same for the same.

    Tables that share a memory hold the numbers of one pack up to a date, so that their count says which they are.
    """
    parts = tuple(_state(atlas, part.id) for part in parts_of(atlas, entity_id))
    count = atlas.observations.counts.get(entity_id, 0)
    return _one_for(atlas, (entity_id, atlas.entities.get(entity_id), count, parts, _measures(atlas)))


@kept
def _measures(atlas: Atlas) -> object:
    return _one_for(atlas, tuple(atlas.metrics.values()))


def _one_for(atlas: Atlas, known: Hashable) -> object:
    memory = atlas.observations.memory
    found = memory.pop(known) if known in memory else object()
    memory[known] = found
    return found
