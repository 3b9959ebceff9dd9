"""When a count reached a threshold: months counted by hand, spans where a month is not known, dates as given."""

from __future__ import annotations

import pytest

from explorer.analysis.thresholds import dated, reach
from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from tests.analysis.making import atlas_of, entity, row
from tests.analysis.second_road import table


def months_between(first: str, last: str) -> int:
    (year, month), (later, end) = ((int(one[:4]), int(one[5:7])) for one in (first, last))
    return (later - year) * 12 + end - month


def first_delivery(who: str) -> str:
    return next(one["first_delivery"] for one in table("entities") if one["id"] == who)


@pytest.mark.parametrize(
    ("who", "threshold", "period", "began"),
    [
        ("hima", 1e6, "2025-10-28", "aito"),
        ("hima", 5e5, "2024-10", "aito"),
        ("li-auto", 1e6, "2024-10", "li-auto"),
        ("li-auto", 5e5, "2023-09", "li-auto"),
        ("nio", 1e6, "2026-01", "nio"),
    ],
)
def test_the_month_is_counted_from_the_first_delivery(
    atlas: Atlas, who: str, threshold: float, period: str, began: str
) -> None:
    found = reach(atlas, who, threshold)
    assert found is not None and found.drawn and found.exact
    assert str(found.period) == period and found.sources
    assert found.last == months_between(first_delivery(began), period)


def test_across_a_gap_only_a_span_of_months_is_known(atlas: Atlas) -> None:
    found = reach(atlas, "hima", 1e5)
    assert found is not None and not found.exact
    # 2022 ends below, 2023 above, and no month between has a total
    assert (found.first, found.last) == (months_between("2022-03", "2023-01"), months_between("2022-03", "2023-12"))


def test_a_year_alone_leaves_a_span_too(atlas: Atlas) -> None:
    found = reach(atlas, "tesla", 1e6)
    assert found is not None and not found.drawn and found.metric == "production"
    assert first_delivery("tesla") == "2008"
    assert (found.first, found.last) == (months_between("2008-12", "2020-03"), months_between("2008-01", "2020-03"))


@pytest.mark.parametrize("who", ["xpeng", "leapmotor", "byd"])
def test_without_a_first_delivery_no_month_is_counted(atlas: Atlas, who: str) -> None:
    found = reach(atlas, who, 1e6)
    assert found is not None and (found.first, found.last) == (None, None)


def test_every_date_that_a_row_gives_is_kept(atlas: Atlas) -> None:
    assert [str(one.period) for one in dated(atlas, "hima", 1e6)] == ["2025-10-28", "2025-12-05"]
    built = [one for one in dated(atlas, "nio", 1e6) if one.metric == "production"]
    assert [str(one.period) for one in built] == ["2026-01-06"] and built[0].record
    assert dated(atlas, "hima", 123_456.0) == ()


def test_a_bound_from_below_counts_as_reached_and_nearly_does_not() -> None:
    def one(bound: str) -> Atlas:
        return atlas_of(
            [entity("peer", first="2020-01")], [row("peer", "cumulative_deliveries", "2021-03", 500.0, bound)]
        )

    found = reach(one("more than"), "peer", 500.0)
    assert found is not None and (found.bound, found.last, found.drawn) == ("more than", 14, False)
    assert reach(one("nearly"), "peer", 500.0) is None


def test_nothing_is_reached_that_no_row_says() -> None:
    small = atlas_of([entity("peer", first="2020-01")], [row("peer", "deliveries", "2020-01", 10.0)])
    assert reach(small, "peer", 11.0) is None
    found = reach(small, "peer", 10.0)
    assert found is not None and (found.period, found.last) == (Period.parse("2020-01"), 0)
