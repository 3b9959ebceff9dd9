"""Results are sorted by what they cover, and none is counted for what it does not cover."""

from __future__ import annotations

import re

import pytest

from explorer.analysis.results import METRICS, Kind, companies, results
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from tests.figures.making import alliance, atlas_of, deliveries
from tests.figures.second_road import BOUNDS, Row, own, table

COMPANIES = ("seres", "chery", "baic", "jac", "saic", "huawei-ias")


def rows(company: str, metric: str) -> list[Row]:
    return [
        row
        for row in table("observations")
        if (row["entity_id"], row["metric"], row["preferred"]) == (company, metric, "1")
    ]


def test_the_companies_are_the_carmakers_in_stack_order_and_the_unit_with_results(atlas: Atlas) -> None:
    assert companies(atlas) == COMPANIES


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("company", [*COMPANIES, "huawei"])
def test_years_and_quarters_are_the_rows_of_the_whole_company(atlas: Atlas, company: str, metric: str) -> None:
    found = results(atlas, company, metric)
    for pattern, mine in ((r"\d{4}", found.years), (r"\d{4}-Q\d", found.quarters)):
        expected = {
            row["period"]: float(row["value"])
            for row in rows(company, metric)
            if re.fullmatch(pattern, row["period"]) and own(row)
        }
        assert {str(one): got.quantity.value for one, got in mine.items() if got.low is None} == expected


@pytest.mark.parametrize("metric", METRICS)
@pytest.mark.parametrize("company", [*COMPANIES, "huawei"])
def test_every_preferred_row_lands_in_one_group(atlas: Atlas, company: str, metric: str) -> None:
    found = list(results(atlas, company, metric).every)
    assert len(found) + sum(one.low is not None for one in found) == len(rows(company, metric))
    for one in found:
        assert one.quantity.sources
        if one.kind is Kind.PART:
            assert one.scope == "nine months" or "H" in str(one.period)
        assert one.kind is not Kind.SCOPED or one.scope not in BOUNDS | {"", "nine months"}


def test_two_bounds_of_a_loss_make_a_range_of_guidance(atlas: Atlas) -> None:
    ends = sorted(float(row["value"]) for row in rows("baic", "net_profit") if row["period"] == "2025")
    (found,) = [one for one in results(atlas, "baic", "net_profit").years.values() if one.low is not None]
    assert found.low is not None
    assert [found.low.value, found.quantity.value] == ends
    assert found.low.value < found.quantity.value < 0
    assert found.quantity.status is Status.GUIDANCE


def test_a_scope_stays_out_of_the_years(atlas: Atlas) -> None:
    found = results(atlas, "seres", "net_profit")
    scoped = {(str(one.period), one.scope): one.quantity.value for one in found.scoped}
    expected = {
        (row["period"], row["qualifier"]): float(row["value"])
        for row in rows("seres", "net_profit")
        if row["qualifier"] == "before minority interests"
    }
    assert scoped == expected and expected
    for (period, _), value in scoped.items():
        assert value not in [one.quantity.value for key, one in found.years.items() if str(key) == period]


def test_one_end_of_a_range_alone_is_no_range() -> None:
    rows = [
        deliveries("one-maker", "2024", -5.0, qualifier="larger-loss bound", status=Status.GUIDANCE),
        deliveries("one-maker", "2023", -4.0, qualifier="larger-loss bound", status=Status.GUIDANCE),
        deliveries("one-maker", "2023", -3.0, qualifier="smaller-loss bound", status=Status.GUIDANCE),
        deliveries("one-maker", "2022", -2.0, preferred=False),
    ]
    found = results(atlas_of(alliance(), rows), "one-maker", "deliveries")
    assert [(str(one.period), one.scope) for one in found.scoped] == [("2024", "larger-loss bound")]
    assert [str(one) for one in found.years] == ["2023"]


def test_what_is_expected_of_a_year_that_has_not_ended_is_no_result() -> None:
    rows = [
        deliveries("one-maker", "2026", -4.0, status=Status.GUIDANCE),
        deliveries("one-maker", "2026", -3.0, qualifier="smaller-loss bound", status=Status.GUIDANCE),
        deliveries("one-maker", "2025", -2.0),
    ]
    made = atlas_of(alliance(), rows)
    assert made.info.as_of.year == 2026
    assert [str(one.period) for one in results(made, "one-maker", "deliveries").every] == ["2025"]


def test_a_figure_of_its_own_goes_before_a_range() -> None:
    rows = [
        deliveries("one-maker", "2023", -4.0, qualifier="larger-loss bound"),
        deliveries("one-maker", "2023", -3.0, qualifier="smaller-loss bound"),
        deliveries("one-maker", "2023", -3.5),
    ]
    (found,) = results(atlas_of(alliance(), rows), "one-maker", "deliveries").years.values()
    assert found.low is None and found.quantity.value == -3.5
