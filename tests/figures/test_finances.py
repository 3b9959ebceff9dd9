"""Every number of the finances is a row of the pack; years, quarters, parts of a year and scopes never mix."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from types import MappingProxyType

import jsonschema
import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.observations import Metric, ObservationColumns, Status
from explorer.domain.periods import Period, Precision
from explorer.export.figure_json import json_bytes
from explorer.export.tables import csv_bytes
from explorer.figures.catalogue import checked, figure
from explorer.figures.figure import Figure, Mark, Panel, Series
from explorer.files.resources import resource
from explorer.state.viewpoint import link, viewpoint
from tests.figures.making import alliance, atlas_of, deliveries
from tests.figures.second_road import own, table

METRIC = {"profit": "net_profit", "revenue": "revenue", "margin": "gross_margin", "rd": "rd_expense"}
COMPANIES = ["seres", "chery", "baic", "jac", "saic", "huawei-ias"]
PATTERN = {"year": r"\d{4}", "quarter": r"\d{4}-Q\d"}
LINKS = [f"finances?by={by}&every={every}" for by in METRIC for every in PATTERN] + [
    "finances", "finances?focus=aito", "finances?focus=huawei&by=revenue", "finances?with=huawei",
    "finances?from=2024&to=2024", "finances?from=2010&to=2012", "finances?asof=2024-06-30", "finances?set.own=1",
    "finances?by=revenue&set.rate=20260425", "finances?focus=saic", "finances?focus=nio",
]  # fmt: skip


def drawn(atlas: Atlas, text: str) -> Figure:
    return figure(atlas, viewpoint(text))


def panels(made: Figure) -> list[Panel]:
    return [one for one in made.panels if isinstance(one, Panel)]


def series(made: Figure) -> list[Series]:
    return [line for panel in panels(made) for line in panel.series]


def bars(made: Figure, company: str) -> dict[str, float]:
    return {
        str(one.period): one.value
        for line in series(made)
        if line.entity_id == company and line.mark is Mark.BAR
        for one in line.data
    }


def whole_rows(company: str, metric: str, pattern: str) -> dict[str, float]:
    """Return the preferred rows of the whole company for whole years or quarters, by period."""
    return {
        row["period"]: float(row["value"])
        for row in table("observations")
        if (row["entity_id"], row["metric"], row["preferred"]) == (company, metric, "1")
        and own(row)
        and re.fullmatch(pattern, row["period"])
    }


@pytest.mark.parametrize("every", PATTERN)
@pytest.mark.parametrize("by", METRIC)
def test_the_bars_are_the_rows_of_whole_periods_and_nothing_else(atlas: Atlas, by: str, every: str) -> None:
    made = drawn(atlas, f"finances?by={by}&every={every}")
    expected = {company: whole_rows(company, METRIC[by], PATTERN[every]) for company in COMPANIES}
    if not any(expected.values()):
        assert made.empty == "This pack has R&D spending by the year only. Choose Yearly."
        return
    assert [panel.id for panel in panels(made)] == COMPANIES
    for company in COMPANIES:
        assert bars(made, company) == expected[company]


@pytest.mark.parametrize("text", LINKS)
def test_a_line_never_mixes_precisions_and_every_number_has_its_source(atlas: Atlas, text: str) -> None:
    made = drawn(atlas, text)
    for line in series(made):
        precisions = {one.period.precision for one in line.data}
        assert len(precisions) == 1 or line.mark is Mark.DOT
        assert line.mark is Mark.DOT or precisions < {Precision.YEAR, Precision.QUARTER}
        for one in line.data:
            assert one.sources and set(one.sources) <= set(made.sources)
            assert one.status is not Status.SUSPECT
    assert set(made.sources) == {source for line in series(made) for one in line.data for source in one.sources}
    assert made.empty or 0 < len(made.takeaway) <= 90
    assert all(len(row) == len(made.table.columns) for row in made.table.rows)


@pytest.mark.parametrize("text", LINKS)
def test_figures_keep_to_the_schema_and_carry_their_link(atlas: Atlas, text: str) -> None:
    made = drawn(atlas, text)
    jsonschema.validate(json.loads(json_bytes(made, atlas)), json.loads(resource("figure.schema.json")))
    assert csv_bytes(made, atlas)
    assert viewpoint(made.link) == checked(atlas, viewpoint(text))
    assert link(viewpoint(made.link)) == made.link


def test_parts_of_a_year_are_marks_only_where_the_year_has_no_figure(atlas: Atlas) -> None:
    made = drawn(atlas, "finances")
    dots = {
        (line.entity_id, str(one.period)): one.value
        for line in series(made)
        if line.mark is Mark.DOT
        for one in line.data
    }
    expected = {}
    for company in COMPANIES:
        years = {row["period"] for row in rows_of(company) if re.fullmatch(r"\d{4}", row["period"])}
        for row in rows_of(company):
            part = row["qualifier"] == "nine months" or (own(row) and "-H" in row["period"])
            if part and row["period"][:4] not in years:
                expected[company, row["period"]] = float(row["value"])
    assert dots == expected and expected
    assert not [line for line in series(drawn(atlas, "finances?every=quarter")) if line.mark is Mark.DOT]
    assert any("half-years and nine months" in one for one in made.caveats)


def rows_of(company: str, metric: str = "net_profit") -> list[dict[str, str]]:
    return [
        row
        for row in table("observations")
        if (row["entity_id"], row["metric"], row["preferred"]) == (company, metric, "1")
    ]


def test_guidance_is_an_estimate_and_a_loss_between_two_bounds_is_a_range(atlas: Atlas) -> None:
    made = drawn(atlas, "finances")
    (ranged,) = [one for line in series(made) if line.mark is Mark.RANGE for one in line.data]
    ends = sorted(float(row["value"]) for row in rows_of("baic") if row["period"] == "2025")
    assert [ranged.low, ranged.value] == ends
    assert ranged.estimated and ranged.status is Status.GUIDANCE
    jac = next(line for line in series(made) if line.id == "jac").data[-1]
    assert jac.estimated and jac.value < 0
    assert sum("guidance" in one for one in made.caveats) == 2


def test_scopes_are_told_but_not_drawn(atlas: Atlas) -> None:
    made = drawn(atlas, "finances")
    scoped = [row for row in rows_of("seres") if row["qualifier"] == "before minority interests"]
    values = [one.value for line in series(made) for one in line.data]
    for row in scoped:
        assert float(row["value"]) not in values
        mine = [cells for cells in made.table.rows if cells[3].value == float(row["value"])]
        assert [cells[5].text for cells in mine] == ["no"]
    assert sum("before minority interests" in one for one in made.caveats) == len(scoped) == 2


def test_one_scale_holds_all_panels_and_own_scales_let_go(atlas: Atlas) -> None:
    shared = {panel.scale for panel in panels(drawn(atlas, "finances"))}
    assert len(shared) == 1
    (ends,) = shared
    assert ends is not None
    values = [value for line in series(drawn(atlas, "finances")) for one in line.data
              for value in (one.value, one.low or 0.0)]  # fmt: skip
    assert ends[0] < min(values) < 0 < max(values) < ends[1]
    assert {panel.scale for panel in panels(drawn(atlas, "finances?set.own=1"))} == {None}
    revenue = panels(drawn(atlas, "finances?by=revenue"))[0].scale
    assert revenue is not None and revenue[0] == 0  # nothing below zero: no room below it


def test_a_company_without_a_figure_keeps_its_panel_and_says_so(atlas: Atlas) -> None:
    made = drawn(atlas, "finances?every=quarter")
    bare = {panel.id: panel.gaps[0].note for panel in panels(made) if not panel.series}
    assert bare == {"jac": "No quarterly figure", "huawei-ias": "No quarterly figure"}
    assert "No figure: JAC" in made.alt_text
    ranged = panels(drawn(atlas, "finances?from=2021&to=2021"))
    assert {panel.id: panel.gaps[0].note for panel in ranged if panel.gaps}["chery"] == "No figure for 2021"


def test_the_table_says_of_a_company_without_a_row_what_it_lacks(atlas: Atlas) -> None:
    for asked, company, words in (
        ("finances?from=2030", "Chery", "no figure for 2030"),
        ("finances?by=margin&every=quarter", "Huawei’s car unit", "no quarterly figure"),
        ("finances?by=rd", "BAIC", "no figure in this pack"),
    ):
        rows = [row for row in drawn(atlas, asked).table.rows if row[0].text == company]
        assert [row[3].text for row in rows] == [words]


def test_the_takeaway_says_who_made_and_who_lost_money_in_the_newest_common_year(atlas: Atlas) -> None:
    made = drawn(atlas, "finances")
    year = "2024"  # of 2025 one company alone has a result that is no guidance
    found = {company: whole_rows(company, "net_profit", r"\d{4}").get(year) for company in COMPANIES}
    gained = {company for company, value in found.items() if value is not None and value >= 0}
    lost = {company for company, value in found.items() if value is not None and value < 0}
    assert (gained, lost) == ({"seres", "chery"}, {"baic", "jac"})
    assert made.takeaway == "In 2024 Chery and Seres made money; BAIC and JAC lost it"
    assert (
        drawn(atlas, "finances?to=2022").takeaway
        == "In 2022 Chery made money; Huawei’s car unit, BAIC and Seres lost it"
    )


def test_the_takeaway_follows_measure_focus_currency_and_range(atlas: Atlas) -> None:
    links = ("finances", "finances?by=revenue", "finances?by=margin", "finances?by=rd", "finances?every=quarter",
             "finances?focus=aito", "finances?focus=aito&set.rate=20260425", "finances?from=2025&to=2025")  # fmt: skip
    said = [drawn(atlas, text).takeaway for text in links]
    assert len(set(said)) == len(links)
    assert said[5] == "Seres made CNY 5.95 bn in 2024, after a loss of CNY 2.45 bn in 2023"
    assert said[1].startswith("Of four stated revenues of 2024, Chery’s was largest")
    growth = 26350 / 4700 - 1
    assert said[1].endswith(f"Huawei’s car unit grew most, by {growth * 100:.0f}%")


def test_none_is_called_the_largest_of_all_while_another_states_no_figure(atlas: Atlas) -> None:
    having = [company for company in COMPANIES if whole_rows(company, "revenue", r"\d{4}").get("2024") is not None]
    lacking = [company for company in COMPANIES if company not in having]
    assert (len(having), lacking) == (4, ["baic", "saic"])  # half a year of SAIC is more than a year of any of the four
    made = drawn(atlas, "finances?by=revenue")
    assert made.takeaway.startswith("Of four stated revenues of 2024")
    assert "No figure for the whole of 2024: BAIC and SAIC." in made.caveats
    assert not any(one.startswith("No figure for the whole") for one in drawn(atlas, "finances?focus=seres").caveats)


def test_the_focus_stands_out_and_a_brand_stands_for_its_maker(atlas: Atlas) -> None:
    for focus, company in (
        ("seres", "seres"),
        ("aito-m9", "seres"),
        ("shangjie", "saic"),
        ("huawei-ias", "huawei-ias"),
    ):
        made = drawn(atlas, f"finances?focus={focus}")
        assert [panel.id for panel in panels(made) if panel.focused] == [company]
        for line in series(made):
            assert line.emphasis == (1.0 if line.entity_id == company else 0.45)
    assert not any(panel.focused for panel in panels(drawn(atlas, "finances?focus=nio")))
    assert [panel.id for panel in panels(drawn(atlas, "finances?focus=huawei"))] == [*COMPANIES, "huawei"]


def test_another_currency_divides_by_the_named_rate_and_cites_it(atlas: Atlas) -> None:
    (row,) = [one for one in table("observations") if one["metric"] == "cny_per_usd" and one["period"] == "2026-04-25"]
    home, away = drawn(atlas, "finances"), drawn(atlas, "finances?set.rate=20260425")
    for before, after in zip(series(home), series(away), strict=True):
        for one, other in zip(before.data, after.data, strict=True):
            assert other.value == pytest.approx(one.value / float(row["value"]))
            assert set(row["source_ids"].split(";")) <= set(other.sources)
            assert other.unit == "USD" and "25 Apr 2026" in other.calc
    assert {panel.unit for panel in panels(away)} == {"USD"}
    assert any("6.84 CNY per USD, 25 Apr 2026" in one for one in away.caveats)
    margin = drawn(atlas, "finances?by=margin&set.rate=20260425")
    assert {panel.unit for panel in panels(margin)} == {"%"}
    early = drawn(atlas, "finances?set.rate=20260425&asof=2025-12-31")
    assert {panel.unit for panel in panels(early)} == {"CNY"}
    assert any("asked for is of a later date" in one for one in early.caveats)


def test_an_earlier_date_knows_no_later_result(atlas: Atlas) -> None:
    made = drawn(atlas, "finances?asof=2024-06-30")
    assert max(one.period.end for line in series(made) for one in line.data).isoformat() <= "2024-06-30"
    joined = {row["from_id"]: row["since"] for row in table("relations") if row["kind"] == "joined"}
    members = [company for company in COMPANIES if joined.get(company, "") <= "2024-06-30"]
    assert [panel.id for panel in panels(made)] == members and "saic" not in members


def amounts(company: str, metric: str) -> dict[str, str]:
    return {period: f"CNY {abs(value) / 1e9:.2f} bn" for period, value in whole_rows(company, metric, r"\d{4}").items()}


def test_guidance_is_not_said_to_be_a_result_and_a_profit_before_a_loss_is_named(atlas: Atlas) -> None:
    jac = amounts("jac", "net_profit")
    (row,) = [one for one in table("observations") if (one["entity_id"], one["metric"], one["period"], one["preferred"])
              == ("jac", "net_profit", "2025", "1")]  # fmt: skip
    assert row["status"] == "guidance"
    said = drawn(atlas, "finances?focus=jac").takeaway
    assert said == f"By its guidance JAC lost CNY 1.68 bn in 2025, after a loss of {jac['2024']} in 2024"
    earlier = drawn(atlas, "finances?focus=jac&to=2024").takeaway
    assert earlier == f"JAC lost {jac['2024']} in 2024, after a profit of CNY 152 million in 2023"
    assert drawn(atlas, "finances?by=margin&focus=seres").takeaway == "Seres had a gross margin of 10.39% in 2023"


def test_growth_that_a_source_prints_otherwise_is_told(atlas: Atlas) -> None:
    values = whole_rows("huawei-ias", "revenue", r"\d{4}")
    growth = 100 * (values["2024"] / values["2023"] - 1)
    (note,) = [one["note"] for one in table("observations") if (one["entity_id"], one["metric"], one["period"]) == (
        "huawei-ias", "revenue", "2024")]  # fmt: skip
    assert "+474.4% YoY" in note and abs(growth - 474.4) > 1
    words = f"the source prints 474.4% on the year before, the figures here make {growth:.1f}%."
    assert f"Huawei’s car unit, 2024: {words}" in drawn(atlas, "finances?by=revenue").caveats
    assert not any("prints" in one for one in drawn(atlas, "finances").caveats)  # Chery's 34.6% is what they make


def test_a_range_without_figures_says_so(atlas: Atlas) -> None:
    assert min(row["period"] for row in table("observations") if row["metric"] == "gross_margin") > "2021"
    made = drawn(atlas, "finances?by=margin&from=2010&to=2012")
    assert made.takeaway == "No figure of gross margin in this range"


def test_a_pack_says_what_it_lacks() -> None:
    assert drawn(atlas_of(), "finances").empty == "This pack has no carmakers whose finances could be shown."
    assert "lacks the measure" in drawn(atlas_of(alliance()), "finances").empty
    metric = Metric("net_profit", "Net profit", "", "CNY", "flow", "higher", 0, "")
    bare = atlas_of(alliance())
    described = replace(bare, metrics=MappingProxyType({**bare.metrics, metric.id: metric}))
    assert drawn(described, "finances").empty == "This pack has no net profit figures."
    row = deliveries("one-maker", "2024", -5.0, metric="net_profit", unit="CNY")
    single = replace(described, observations=ObservationColumns([row], {"net_profit": "CNY"}))
    made = drawn(single, "finances")
    assert made.takeaway == "One Maker lost CNY 5 in 2024"
    assert made.newest == Period.parse("2024")
    assert [control.name for control in made.controls] == ["own"]  # no rate, no other currency


def test_wrong_settings_are_refused_with_what_would_be_right(atlas: Atlas) -> None:
    for text, words in (
        ("finances?set.own=2", "Use 0 or 1."),
        ("finances?set.rate=6.84", "20260425 (USD at 6.84 (25 Apr 2026))"),
        ("finances?set.scale=1", "This view has own and rate."),
        ("finances?set.onw=1", "Did you mean “own”?"),
        ("finances?by=profits", "Did you mean “profit”?"),
    ):
        with pytest.raises(ValueError, match="“") as caught:
            checked(atlas, viewpoint(text))
        assert words in str(caught.value)
