"""The run-rate of the last year and the months to the next million, against the months of the tables."""

from __future__ import annotations

import pytest

from explorer.analysis.headline import headline
from explorer.analysis.run_rate import run_rate
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from tests.analysis.making import atlas_of, entity, row
from tests.analysis.second_road import months


def test_the_pace_is_the_mean_of_the_last_twelve_months(atlas: Atlas) -> None:
    one = run_rate(atlas, "hima")
    assert one is not None
    last = [value for period, value in sorted(months("hima").items()) if "2025-03" <= period <= "2026-02"]
    assert len(last) == 12 and one.missing == 0
    assert (str(one.first), str(one.last)) == ("2025-03", "2026-02")
    assert one.mean.value == pytest.approx(sum(last) / 12)
    assert (one.slowest.value, one.fastest.value) == (min(last), max(last))
    assert one.mean.status is Status.DERIVED and len(one.mean.sources) >= 12


def test_the_months_to_the_next_million_follow_from_it(atlas: Atlas) -> None:
    one, stands = run_rate(atlas, "hima"), headline(atlas, "hima")
    assert one is not None and stands is not None
    left = 2_000_000 - stands.quantity.value
    assert one.target == 2_000_000 and one.now.value == stands.quantity.value
    assert one.months == pytest.approx(left / one.mean.value)
    assert one.fewest == pytest.approx(left / one.fastest.value)
    assert one.most == pytest.approx(left / one.slowest.value)
    assert one.fewest < one.months < one.most


def test_months_after_the_newest_total_do_not_count(atlas: Atlas) -> None:
    one, stands = run_rate(atlas, "leapmotor"), headline(atlas, "leapmotor")
    assert one is not None and stands is not None
    assert max(months("leapmotor")) > "2026-02" == str(stands.period) == str(one.last)


def small(*found: int) -> Atlas:
    rows = [row("peer", "deliveries", f"2024-{month:02d}", 10.0) for month in found]
    return atlas_of([entity("peer", first="2024-01")], [*rows, row("peer", "cumulative_deliveries", "2024-06", 80.0)])


def test_months_before_the_first_delivery_are_not_missing() -> None:
    one = run_rate(small(1, 2, 3, 4, 5, 6), "peer")
    assert one is not None and (one.missing, str(one.first), str(one.last)) == (0, "2024-01", "2024-06")
    assert (one.mean.value, one.target, one.now.value) == (10.0, 1_000_000, 80.0)
    assert one.months == pytest.approx((1_000_000 - 80) / 10)


def test_missing_months_are_counted_and_not_taken_for_nothing() -> None:
    one = run_rate(small(1, 2, 6), "peer")
    assert one is not None and (one.missing, one.mean.value) == (3, 10.0)


def test_a_month_without_a_car_counts_and_is_not_missing() -> None:
    rows = [row("peer", "deliveries", f"2024-0{month}", value) for month, value in enumerate((10.0, 0.0, 30.0, 0.0), 1)]
    one = run_rate(atlas_of([entity("peer", first="2024-01")], rows), "peer")
    assert one is not None and (one.missing, one.mean.value, one.slowest.value, one.fastest.value) == (0, 10, 10, 30)
    assert str(one.last) == "2024-04"


@pytest.mark.parametrize("values", [(0.0, 0.0), (0.0, -5.0)])
def test_who_sold_nothing_has_no_pace(values: tuple[float, ...]) -> None:
    rows = [row("peer", "deliveries", f"2024-0{month}", value) for month, value in enumerate(values, 1)]
    total = row("peer", "cumulative_deliveries", "2024-06", 80.0)
    assert run_rate(atlas_of([entity("peer", first="2024-01")], [*rows, total]), "peer") is None


def test_who_has_no_total_has_no_pace(atlas: Atlas) -> None:
    assert run_rate(atlas, "byd") is None
    assert run_rate(atlas, "luxeed") is None
