"""What is remembered of an atlas is worked out once, and goes with it."""

from __future__ import annotations

import gc
import weakref

from explorer.analysis.headline import headline, sparkline
from explorer.analysis.kept import kept
from explorer.domain.atlas import Atlas
from tests.analysis.making import atlas_of, delivered, entity


def test_each_answer_is_worked_out_once_for_each_atlas() -> None:
    asked: list[tuple[str, str]] = []

    @kept
    def answer(atlas: Atlas, name: str, way: str = "plain") -> str:
        asked.append((name, way))
        return f"{name} {way}"

    one, other = atlas_of([], []), atlas_of([], [])
    for atlas in (one, one, other):
        assert answer(atlas, "a") == "a plain"
        assert answer(atlas, "a", way="fancy") == "a fancy"
    assert asked == [("a", "plain"), ("a", "fancy")] * 2


def test_an_atlas_is_freed_when_nobody_holds_it() -> None:
    atlas = atlas_of([entity("one", first="2025-01")], delivered("one", m2025_01=10))
    assert headline(atlas, "one") is not None
    assert sparkline(atlas, "one") == (10,)
    gone = weakref.ref(atlas)
    del atlas
    gc.collect()
    assert gone() is None
