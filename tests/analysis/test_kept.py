"""What is remembered of an atlas is worked out once, and goes with it."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

from explorer.analysis.alike import alike
from explorer.analysis.cumulative import cumulative
from explorer.analysis.flows import flow, flow_metric
from explorer.analysis.headline import headline, sparkline
from explorer.analysis.kept import kept
from explorer.domain.atlas import Atlas
from explorer.domain.observations import ObservationColumns
from explorer.domain.periods import Period
from explorer.figures.as_of import known_by
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


def test_dates_share_what_they_know_alike_and_nothing_else(atlas: Atlas) -> None:
    first = Period.parse("2023-01").month_index
    for month in (*range(first, first + 40, 3), *range(first + 39, first, -4)):
        then = known_by(atlas, Period.of_month_index(month).end)
        alone = replace(then, observations=ObservationColumns(tuple(then.observations), units(atlas)))
        assert alone.observations.memory is not then.observations.memory
        for one in then.entities:
            assert cumulative(then, one) == cumulative(alone, one)
            assert sparkline(then, one) == sparkline(alone, one)
            assert flow_metric(then, one) == flow_metric(alone, one)
            for every in ("month", "quarter", "year"):
                metric = flow_metric(then, one)
                assert flow(then, one, metric, every) == flow(alone, one, metric, every)


def test_what_is_shared_is_worked_out_once_and_bounded(atlas: Atlas) -> None:
    asked: list[str] = []

    @alike
    def answer(atlas: Atlas, entity_id: str, number: int = 0) -> int:
        asked.append(entity_id)
        return len(atlas.observations.rows(entity_id, "deliveries"))

    before, after = (known_by(atlas, Period.parse(month).end) for month in ("2024-05", "2024-06"))
    found = {one for one in before.entities if answer(before, one) == answer(after, one)}
    assert "aito" not in found and len(found) > 10
    assert len(before.entities) < len(asked) < 1.5 * len(before.entities)
    for number in range(3_000):
        answer(atlas, "aito", number)
    assert len(atlas.observations.memory) <= 2_000


def units(atlas: Atlas) -> dict[str, str]:
    return {metric.id: metric.unit for metric in atlas.metrics.values()}
