"""The lowest and highest trim, the newest launch, and how well a record is covered."""

from __future__ import annotations

from explorer.analysis.specifications import cars_of, coverage, launch_prices, list_prices, specification
from explorer.domain.atlas import Atlas
from tests.figures.second_road import table


def test_a_specification_reaches_from_its_lowest_to_its_highest_trim(atlas: Atlas) -> None:
    found = specification(atlas, "aito-m7", "power")
    assert found is not None and found.low is not None and found.high is not None
    assert (found.low.value, found.high.value, found.low.scope) == (200, 330, "RWD; 2022")
    assert round(found.spread, 9) == 0.65
    assert specification(atlas, "luxeed-v9", "lidar_lines") is None  # rumours only
    one = specification(atlas, "bmw-x5", "wheelbase")
    assert one is not None and one.low is one.high and one.spread == 0


def test_the_dearest_price_is_of_the_newest_launch_that_gives_several(atlas: Atlas) -> None:
    found = launch_prices(atlas, "aito-m9")
    assert found is not None and found.low is not None and found.high is not None
    assert (str(found.low.period), found.low.value) == ("2025-03-20", 469800)
    assert (str(found.high.period), found.high.value) == ("2024-09-10", 569800)
    single = launch_prices(atlas, "li-l9")
    assert single is not None and single.high is None
    assert launch_prices(atlas, "shangjie-z7") is None  # a guide before launch is no launch price


def test_a_list_price_is_of_its_newest_date(atlas: Atlas) -> None:
    found = list_prices(atlas, "bmw-ix1")
    assert found is not None and found.low is not None and found.high is None
    assert (str(found.low.period), found.low.value) == ("2026-01-01", 228000)
    both = list_prices(atlas, "li-mega")
    assert both is not None and both.low is not None and both.high is not None
    assert (both.low.value, both.high.value) == (529800, 559800)
    top = list_prices(atlas, "tesla-model-y")  # the newest row is the top of the range alone
    assert top is not None and top.low is None and top.high is not None
    assert (top.high.scope, top.high.value) == ("range top", 313500)


def test_a_house_has_the_prices_of_the_cars_it_sells(atlas: Atlas) -> None:
    assert set(cars_of(atlas, "seres")) == {"aito-m5", "aito-m6", "aito-m7", "aito-m8", "aito-m9", "seres-sf5"}
    found = launch_prices(atlas, "seres")
    assert found is not None and found.low is not None and found.high is not None
    assert found.low.entity_id == "aito-m5"  # the cheaper SF5 is discontinued
    assert found.high.value == 569800
    assert launch_prices(atlas, "tesla-china") is None


def test_coverage_counts_preferred_rows(atlas: Atlas) -> None:
    rows = [row for row in table("observations") if row["entity_id"] == "aito-m9" and row["preferred"] == "1"]
    assert coverage(atlas, "aito-m9") == len(rows)
    assert coverage(atlas, "stelato-suv") == 0
