"""Every number that the deliveries plot equals what a second reading of the tables gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period, month_span
from explorer.figures.catalogue import figure
from explorer.figures.figure import Datum, Figure, Mark, Panel, Series
from explorer.figures.words import long_month
from explorer.packs import open_pack
from explorer.state.viewpoint import viewpoint
from tests.figures.second_road import months, own, preferred, sources_of, table, year_of
from tests.packs.making import laid, small, with_line

BRANDS = ("aito", "luxeed", "stelato", "maextro", "shangjie")
EVERYBODY = ("hima", "seres", "aito", "aito-m9", "luxeed", "maextro", "shangjie", "li-auto", "xpeng", "tesla-china",
             "byd", "bmw-x5", "chery")  # fmt: skip
LINKS = [f"deliveries?focus={one}" for one in EVERYBODY] + [
    "deliveries?every=quarter", "deliveries?every=year", "deliveries?by=partner", "deliveries?by=car",
    "deliveries?from=2025&to=2025", "deliveries?asof=2024-12-31",
]  # fmt: skip


def drawn(atlas: Atlas, link: str) -> Figure:
    return figure(atlas, viewpoint(link))


def panel(made: Figure, name: str) -> Panel:
    found = next(one for one in made.panels if one.id == name)
    assert isinstance(found, Panel)
    return found


def series(found: Panel, name: str) -> dict[str, float]:
    return {str(one.period): one.value for line in found.series if line.id == name for one in line.data}


def every_series(made: Figure) -> list[Series]:
    panels = [one for one in made.panels if isinstance(one, Panel)]
    return [line for one in panels for line in (*one.series, *([one.total] if one.total else []))]


def every_datum(made: Figure) -> list[Datum]:
    return [one for line in every_series(made) for one in line.data]


def from_cars(brand: str) -> dict[str, float]:
    """Return a brand's months: its own, or the sum of its cars' where the brand has no row at all."""
    mine = [row for row in table("observations") if row["entity_id"] == brand and own(row) and row["preferred"] == "1"]
    if any("deliveries" in row["metric"] for row in mine):
        return months(brand)
    cars = [row["id"] for row in table("entities") if row["parent_id"] == brand and row["kind"] == "car_model"]
    found: dict[str, float] = {}
    for car in cars:
        for period, value in months(car).items():
            found[period] = found.get(period, 0) + value
    return found


def test_the_bars_are_the_preferred_months_and_the_rest_is_what_no_brand_explains(atlas: Atlas) -> None:
    bars = panel(drawn(atlas, "deliveries"), "monthly")
    total = months("hima")
    assert bars.total is not None and {str(one.period): one.value for one in bars.total.data} == total
    explained = dict.fromkeys(total, 0.0)
    for brand in BRANDS:
        expected = {period: value for period, value in from_cars(brand).items() if period in total}
        assert series(bars, brand) == expected
        for period, value in expected.items():
            explained[period] += value
    rest = {period: total[period] - explained[period] for period in total if total[period] > explained[period]}
    assert series(bars, "not-split") == rest
    assert sum(rest.values()) > 0


def test_the_stack_makes_up_the_total_of_every_month(atlas: Atlas) -> None:
    for by in ("brand", "partner", "car"):
        bars = panel(drawn(atlas, f"deliveries?by={by}"), "monthly")
        assert bars.total is not None
        for whole in bars.total.data:
            parts = sum(one.value for line in bars.series for one in line.data if one.period == whole.period)
            assert parts >= whole.value
            assert parts == whole.value or str(whole.period) == "2023-07"  # AITO's row exceeds the alliance's there


def test_the_running_total_is_the_sum_of_years_and_months(atlas: Atlas) -> None:
    curve = series(panel(drawn(atlas, "deliveries"), "cumulative"), "cumulative")
    years = sum(year_of("hima", year)[0] for year in (2022, 2023, 2024))
    ends = [f"2025-{month:02d}" for month in range(1, 13)]
    running = years
    for end in ends:
        running += months("hima")[end]
        assert curve[end] == running
    assert (curve["2025-09"], curve["2025-10"]) == (964_976, 1_033_192)
    assert curve["2026-02"] == running + months("hima")["2026-01"] + months("hima")["2026-02"]


def test_the_million_is_ringed_in_month_43(atlas: Atlas) -> None:
    top = panel(drawn(atlas, "deliveries"), "cumulative")
    assert [(one.value, one.label) for one in top.thresholds] == [(1_000_000, "1M")]
    (note,) = top.annotations
    assert (note.text, note.ring, note.period.to(Period.parse("2025-10").precision)) == (
        "1,000,000 — month 43", True, Period.parse("2025-10"),
    )  # fmt: skip
    assert note.detail == "October 2025, 43 months after the first delivery"
    assert top.month_zero == Period.parse("2022-03")
    assert top.series[0].end_label == "1.29M"


def test_marks_are_the_bounded_totals_and_never_points(atlas: Atlas) -> None:
    top = panel(drawn(atlas, "deliveries"), "cumulative")
    line, dots = top.series
    assert (line.mark, dots.mark) == (Mark.LINE, Mark.DOT)
    rows = [row for row in preferred("hima", "cumulative_deliveries").values() if row["qualifier"]]
    expected = sorted((float(row["value"]), row["qualifier"]) for row in rows if row["period"] < "2026-03")
    assert sorted((one.value, one.bound) for one in dots.data) == expected
    assert all(not one.bound for one in line.data)


def test_the_line_is_dashed_exactly_where_months_are_missing(atlas: Atlas) -> None:
    line = panel(drawn(atlas, "deliveries"), "cumulative").series[0]
    known = set(months("hima"))
    for before, point in zip(line.data, line.data[1:], strict=False):
        between = month_span(before.period, point.period)[1 if before.period.precision == 1 else 0 :]
        assert point.bridged == any(str(one) not in known for one in between), point.period
    values = [one.value for one in line.data]
    assert values == sorted(values)


def test_gaps_are_the_months_without_a_figure_and_say_so(atlas: Atlas) -> None:
    bars = panel(drawn(atlas, "deliveries"), "monthly")
    known = months("hima")
    missing = {str(one) for one in month_span(Period.parse("2022-03"), Period.parse("2026-02"))} - set(known)
    told = {str(month) for gap in bars.gaps for month in month_span(gap.first, gap.last)}
    assert told == missing
    assert [gap.note for gap in bars.gaps] == [
        "No figures for Jun–Jul 2022", "No figures for Jan–Jun 2023", "No figure for Dec 2023",
    ]  # fmt: skip


def test_years_are_own_rows_or_sums_that_say_they_are_incomplete(atlas: Atlas) -> None:
    bars = panel(drawn(atlas, "deliveries?every=year"), "yearly")
    assert bars.total is not None
    for one in bars.total.data:
        assert (one.value, not one.incomplete) == year_of("hima", one.period.year)
    assert {one.period.year: one.incomplete for one in bars.total.data}[2026]
    assert next(one.value for one in bars.total.data if one.period.year == 2025) == 589_107
    assert bars.annotations[0].text == "Record: 589,107 in 2025"


def test_the_record_is_the_highest_month(atlas: Atlas) -> None:
    bars = panel(drawn(atlas, "deliveries"), "monthly")
    best = max(months("hima").items(), key=lambda pair: pair[1])
    record = bars.annotations[0]
    assert (str(record.period), record.value) == best
    assert record.text == "Record: 89,611 in Dec 2025"


@pytest.mark.parametrize("link", LINKS)
def test_every_number_has_sources_and_every_id_is_unique(atlas: Atlas, link: str) -> None:
    made = drawn(atlas, link)
    assert made.panels
    ids = [line.id for line in every_series(made)]
    assert len(set(ids)) == len(ids)
    known = {row["id"] for row in table("sources")}
    for one in every_datum(made):
        assert one.sources and set(one.sources) <= known, one
        assert set(one.sources) <= set(made.sources)
        assert one.unit == "vehicles"
    for line in every_series(made):
        assert ("cumulative" in line.id) == (line in made.panels[0].series and made.panels[0].id == "cumulative")
        assert [one.period.end for one in line.data] == sorted(one.period.end for one in line.data)


def test_sources_of_a_plain_month_are_those_of_its_row(atlas: Atlas) -> None:
    bars = panel(drawn(atlas, "deliveries"), "monthly")
    assert bars.total is not None
    for one in bars.total.data:
        assert set(one.sources) == sources_of(preferred("hima", "deliveries")[str(one.period)])


@pytest.mark.parametrize("link", LINKS)
def test_the_table_has_the_numbers_of_the_panels(atlas: Atlas, link: str) -> None:
    made = drawn(atlas, link)
    assert all(len(row) == len(made.table.columns) for row in made.table.rows)
    shown = {cell.value for row in made.table.rows for cell in row if cell.value is not None}
    texts = " ".join(cell.text for row in made.table.rows for cell in row)
    ends = {}
    for line in every_series(made):
        for one in line.data:
            if line.mark is Mark.DOT:
                assert f"{one.value:,.0f} ({one.period.label})" in texts
            elif line.mark is Mark.LINE:
                ends[one.period.last_month_index] = one.value
            else:
                assert one.value in shown
    titles = [column.title for column in made.table.columns]
    assert titles[-2:] == ["Status", "Sources"] and "Cumulative" in titles


@pytest.mark.parametrize(
    ("focus", "kind", "words"),
    [
        ("tesla-china", "peer", "Vehicles sold wholesale, exports included"),
        ("bmw-x5", "rival", "Vehicles sold at retail"),
        ("li-auto", "peer", "Vehicles delivered"),
    ],
)
def test_a_peer_is_counted_in_its_own_measure_and_says_so(atlas: Atlas, focus: str, kind: str, words: str) -> None:
    made = drawn(atlas, f"deliveries?focus={focus}")
    assert made.subtitle.startswith(words), kind
    assert {line.colour for line in every_series(made)} == {"peer-strong"}


@pytest.mark.parametrize("focus", ["ms211", "yu-chengdong", "tech-ads4", "huawei", "one-million-43m", ""])
def test_what_cannot_be_counted_in_cars_shows_the_alliance(atlas: Atlas, focus: str) -> None:
    made = drawn(atlas, f"deliveries?focus={focus}")
    assert made.panels == drawn(atlas, "deliveries").panels


def test_the_cars_of_a_brand_take_its_colour_in_four_shades(atlas: Atlas) -> None:
    bars = panel(drawn(atlas, "deliveries?focus=aito&by=car"), "monthly")
    cars = [line for line in bars.series if not line.hollow]
    assert {line.colour for line in cars} == {"aito"}
    assert [line.emphasis for line in cars] == [1.0, 0.7, 0.45, 0.25]
    (rest,) = [line for line in bars.series if line.hollow]
    assert (rest.id, rest.colour, rest.name) == ("not-split", "rest", "Not split")


def test_a_total_that_was_stated_and_is_drawn_counts_as_the_newest_figure(atlas: Atlas) -> None:
    shown = figure(atlas, viewpoint("deliveries?focus=aito-m9&every=year"))
    drawn = [one.period for panel in shown.panels for line in panel.series for one in line.data if one.period.part]
    newest = Period.of_month_index(max(one.last_month_index for one in drawn))
    assert shown.newest == newest and f"newest figure {newest.label}" in shown.source_line
    assert shown.subtitle.endswith(long_month(newest))


def test_a_row_of_a_year_that_lacks_months_says_which_it_has(atlas: Atlas) -> None:
    for every, name in (("year", "2026 to Feb"), ("quarter", "Q1 2026 to Feb"), ("month", "Feb 2026")):
        shown = figure(atlas, viewpoint(f"deliveries?focus=hima&every={every}"))
        assert shown.table.rows[-1][0].text == name


def test_a_month_without_the_figure_of_a_part_is_called_as_any_month_is(tmp_path: Path) -> None:
    files = with_line(small(), "entities.csv", "twin,brand,maker,Twin,双,,2024,2024-06,active,,,It sells.,售。,page-2")
    for month in ("01", "02", "03"):
        files = with_line(
            files, "observations.csv", f"t-{month},twin,deliveries,2025-{month},900,vehicles,,reported,1,page-2,"
        )
    shown = drawn(open_pack(laid(files, tmp_path)), "deliveries?focus=union")
    assert [row[0].text for row in shown.table.rows] == ["Jan 2025", "Feb 2025", "Mar 2025"]
    assert shown.table.rows[-1][4].text == "900 est."  # the other brand has no figure
    assert [one.text for one in panel(shown, "monthly").annotations][-1] == "Mar est."


@pytest.mark.parametrize(
    ("asked", "when"),
    [
        ("to=2020-03", "in March 2020"),  # not from there to the first figure
        ("from=2030", "from January 2030 to December 2030"),  # the year that was named, not a month of it
        ("to=2015", "from January 2015 to December 2015"),
        ("from=2019&to=2020", "from January 2019 to December 2020"),
        ("from=2020&to=2019", "from January 2019 to December 2020"),
    ],
)
def test_a_range_beyond_all_figures_shows_none(atlas: Atlas, asked: str, when: str) -> None:
    made = drawn(atlas, f"deliveries?{asked}")
    assert not made.panels and made.empty == f"This pack has no deliveries of HIMA {when}."


def test_the_month_of_the_first_delivery_is_a_gap_if_it_has_no_figure(atlas: Atlas) -> None:
    (first,) = [row["first_delivery"] for row in table("entities") if row["id"] == "aito-m9"]
    assert first == "2024-02" and not [
        row for row in table("observations") if row["entity_id"] == "aito-m9" and row["period"] == first
    ]
    notes = [gap.note for gap in panel(drawn(atlas, "deliveries?focus=aito-m9"), "monthly").gaps]
    assert notes == ["No figure for Feb 2024", "No figures for Sep–Dec 2024", "No figures for Jul–Oct 2025"]


def test_months_without_a_figure_at_the_ends_of_a_range_are_gaps_too(atlas: Atlas) -> None:
    notes = [gap.note for gap in panel(drawn(atlas, "deliveries?from=2023&to=2023"), "monthly").gaps]
    assert notes == ["No figures for Jan–Jun 2023", "No figure for Dec 2023"]
    assert [gap.note for gap in panel(drawn(atlas, "deliveries?from=2021&to=2022-07"), "monthly").gaps] == [
        "No figures for Jun–Jul 2022"  # what came before the first delivery is no gap
    ]
