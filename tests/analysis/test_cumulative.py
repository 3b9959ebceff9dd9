"""Running totals: the numbers of the pack by a second road, and each rule of counting on a small example."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.analysis.cumulative import Curve, cumulative
from explorer.analysis.flows import addends, flow, flow_metric
from explorer.analysis.growth import crossing
from explorer.domain.atlas import Atlas
from explorer.domain.observations import STATUSES, Observation, Status
from explorer.domain.periods import Period, Precision
from tests.analysis import second_road
from tests.analysis.making import atlas_of, delivered, entity, row

COUNTED = [name for name in second_road.entities() if second_road.has_any(name)]
PEERS = [name for name in COUNTED if second_road.kind(name) == "peer"]


def _totals(curve: Curve) -> dict[str, float]:
    return {str(point.period): point.quantity.value for point in curve.points}


def _drawn(curve: Curve) -> list[tuple[str, float, str]]:
    """Return the points as texts: ``A`` for an anchor, ``-`` for a bridge into it."""
    return [(str(one.period), one.quantity.value, "A" * one.anchor + "-" * one.bridged) for one in curve.points]


def _only(rows: Sequence[Observation], first: str = "") -> Curve:
    return cumulative(atlas_of([entity("one", first=first)], rows), "one")


def test_the_millionth_car_of_the_alliance(atlas: Atlas) -> None:
    years = second_road.own("hima", "deliveries", r"\d{4}")
    months = second_road.months("hima")
    base = years["2022"] + years["2023"] + years["2024"]
    september = base + sum(months[f"2025-{month:02d}"] for month in range(1, 10))
    october = september + months["2025-10"]
    curve = cumulative(atlas, "hima")
    totals = _totals(curve)
    assert totals["2025-09"] == september == 964_976
    assert totals["2025-10"] == october == 1_033_192
    assert totals["2025-12"] == base + years["2025"] == 1_204_667
    assert totals["2026-02"] == 1_204_667 + months["2026-01"] + months["2026-02"]
    assert curve.month_zero == Period.month(2022, 3)
    found = crossing(curve, 1_000_000)
    assert found is not None
    assert (found.period.to(Precision.MONTH), found.month_number, found.bridged) == (Period.month(2025, 10), 43, False)


def test_every_month_of_2025_follows_from_the_months(atlas: Atlas) -> None:
    months, totals = second_road.months("hima"), _totals(cumulative(atlas, "hima"))
    running = totals["2024-12"]
    for month in range(1, 13):
        running += months[f"2025-{month:02d}"]
        assert totals[f"2025-{month:02d}"] == running
    assert running - totals["2024-12"] == 589_107


def test_the_years_before_the_alliance_published_are_those_of_its_first_brand(atlas: Atlas) -> None:
    totals = _totals(cumulative(atlas, "hima"))
    assert totals["2022-12"] == 76_180 == second_road.own("aito", "deliveries", "2022")["2022"]
    assert totals["2023-12"] - totals["2022-12"] == 94_380 == second_road.own("aito", "deliveries", "2023")["2023"]


def test_where_an_anchor_and_the_months_differ_a_caveat_names_both(atlas: Atlas) -> None:
    said = "\n".join(cumulative(atlas, "hima").caveats)
    months = second_road.months("hima")
    first_half = sum(months[f"2025-{month:02d}"] for month in range(1, 7))
    to_date = second_road.own("hima", "ytd_deliveries")
    for printed, summed in (
        (to_date["2025-06-30"], first_half),
        (to_date["2025-11-30"], 589_107 - months["2025-12"]),
        (to_date["2024-07-31"], sum(months[f"2024-{month:02d}"] for month in range(1, 8))),
    ):
        assert printed != summed
        line = next(one for one in said.splitlines() if f"{printed:,.0f}" in one)
        assert re.search(rf"\b{abs(printed - summed):,.0f} (more|fewer)", line), line
    assert "445,000 of 2024" in said


def test_the_rounded_million_stands_on_its_day(atlas: Atlas) -> None:
    drawn = _drawn(cumulative(atlas, "hima"))
    place = drawn.index(("2025-10-28", 1_000_000, "A"))
    assert drawn[place - 1] == ("2025-09", 964_976, "")
    assert drawn[place + 1] == ("2025-10", 1_033_192, "A")


@pytest.mark.parametrize("name", COUNTED)
def test_no_curve_ever_falls_and_time_runs_on(atlas: Atlas, name: str) -> None:
    points = cumulative(atlas, name).points
    for before, after in pairwise(points):
        assert before.period.end < after.period.end
        assert before.quantity.value <= after.quantity.value


@pytest.mark.parametrize("name", COUNTED)
def test_every_exact_preferred_total_is_a_point_and_every_bound_a_mark(atlas: Atlas, name: str) -> None:
    if addends(atlas, name, flow_metric(atlas, name)):
        return  # the sum of its parts, which are tested themselves
    curve = cumulative(atlas, name, "deliveries")
    at_end = {point.period.end.isoformat(): point.quantity.value for point in curve.points if point.anchor}
    marks = {period.end.isoformat(): one.value for period, one in curve.marks}
    printed = second_road.own(name, "cumulative_deliveries")
    exact = second_road.own(name, "cumulative_deliveries", exact=True)
    for period, value in printed.items():
        assert (at_end if period in exact else marks)[Period.parse(period).end.isoformat()] == value


@pytest.mark.parametrize("name", COUNTED)
def test_known_months_are_added_and_unknown_ones_are_bridged(atlas: Atlas, name: str) -> None:
    metric = flow_metric(atlas, name)
    if addends(atlas, name, metric):
        return
    months = second_road.months(name, metric, exact=True)
    for before, after in pairwise(cumulative(atlas, name).points):
        first = before.period.end + timedelta(days=1)
        crossed = {str(month) for month in Period.day(first).months()}
        crossed |= {str(Period.of_month_index(index)) for index in
                    range(Period.day(first).month_index, after.period.last_month_index + 1)}  # fmt: skip
        assert after.bridged == bool(crossed - set(months)), after
        whole = before.period.precision is after.period.precision is Precision.MONTH
        if whole and len(crossed) == 1 and not after.anchor and not after.bridged:
            assert after.quantity.value - before.quantity.value == months[crossed.pop()]


def test_peers_with_a_dated_first_delivery_start_at_nothing_and_others_do_not(atlas: Atlas) -> None:
    starts = {name: points[0].quantity.value for name in PEERS if (points := cumulative(atlas, name).points)}
    assert starts["nio"] == starts["li-auto"] == 0
    assert starts["xiaomi"] == second_road.months("xiaomi")["2024-04"], "the first month has a figure"
    for name in ("xpeng", "leapmotor"):
        assert starts[name] > 0
        assert cumulative(atlas, name).points[0].anchor
        assert cumulative(atlas, name).month_zero is None
    assert "byd" not in starts, "no total of wholesale was ever stated"
    assert "tesla" not in starts, "a year is no month 0, and cars built are not cars delivered"


def test_statuses_and_sources_travel_along_the_curve(atlas: Atlas) -> None:
    used = {row.id: row for row in second_road.rows()}
    printed = used["hima-cumulative-deliveries-2025-12-31"]
    points = {str(point.period): point.quantity for point in cumulative(atlas, "hima").points}
    january = used["hima-deliveries-2026-01"]
    assert set(points["2026-01"].sources) == {*printed.sources, *january.sources}
    assert points["2026-01"].status is Status.DERIVED is Status(printed.status)
    assert points["2025-10"].alternatives == (1_028_071,), "1,000,000 is a rounding of 1,033,192"
    for name in COUNTED:
        for point in cumulative(atlas, name).points:
            assert point.quantity.sources
            assert set(point.quantity.sources) <= set(atlas.sources)
            assert not point.quantity.bound


def test_a_carmaker_has_the_curve_of_its_only_brand(atlas: Atlas) -> None:
    seres, aito = cumulative(atlas, "seres"), cumulative(atlas, "aito")
    assert _drawn(seres) == _drawn(aito)
    assert {point.quantity.calc for point in seres.points} == {"sum of its brands"}
    assert cumulative(atlas, "jac").marks == cumulative(atlas, "maextro-s800").marks != ()


# One rule each, on small numbers.


def test_it_starts_with_the_first_month_if_the_first_delivery_is_dated() -> None:
    curve = _only(delivered("one", m2025_02=10, m2025_03=20), first="2025-02-14")
    assert _drawn(curve) == [("2025-02", 10, ""), ("2025-03", 30, "")]


def test_it_starts_at_nothing_on_the_day_before_if_the_first_month_is_unknown() -> None:
    rows = [row("one", "cumulative_deliveries", "2025-06-30", 100)]
    assert _drawn(_only(rows, first="2025-02-14")) == [("2025-02-13", 0, ""), ("2025-06", 100, "A-")]
    assert _drawn(_only(rows, first="2025-02")) == [("2025-01", 0, ""), ("2025-06", 100, "A-")]
    assert _drawn(_only(rows, first="2025")) == [("2025-06", 100, "A")], "a year is no month 0"
    assert _drawn(_only(rows)) == [("2025-06", 100, "A")]


def test_without_an_anchor_or_a_dated_start_there_is_no_curve() -> None:
    rows = [*delivered("one", m2025_01=10), row("one", "deliveries", "2024", 90)]
    assert _only(rows) == Curve()
    assert _only([], first="2025-01") == Curve()
    assert _only(delivered("one", m2025_06=10), first="2025-01").points == (), "nothing says what came before June"


def test_months_before_the_first_anchor_are_left_out() -> None:
    rows = [*delivered("one", m2025_05=1, m2025_06=2, m2025_07=3), row("one", "cumulative_deliveries", "2025-06-30", 9)]
    assert _drawn(_only(rows)) == [("2025-06", 9, "A"), ("2025-07", 12, "")]


def test_an_unknown_stretch_at_the_end_is_not_drawn() -> None:
    rows = [row("one", "cumulative_deliveries", "2025-01-31", 5), *delivered("one", m2025_02=1, m2025_04=9)]
    assert _drawn(_only(rows)) == [("2025-01", 5, "A"), ("2025-02", 6, "")]


def test_months_before_a_later_total_are_counted_back_from_it() -> None:
    rows = [
        row("one", "cumulative_deliveries", "2025-01-31", 5),
        *delivered("one", m2025_02=1, m2025_05=7),
        row("one", "cumulative_deliveries", "2025-05-31", 20),
    ]
    assert _drawn(_only(rows)) == [("2025-01", 5, "A"), ("2025-02", 6, ""), ("2025-04", 13, "-"), ("2025-05", 20, "A")]


def test_a_bound_is_a_mark_and_never_an_anchor() -> None:
    words = ("more than", "nearly", "about", "at least", "up to", "less than")
    bounded = [row("one", "cumulative_deliveries", f"2025-0{n}", 100 * n, word) for n, word in enumerate(words, 1)]
    curve = _only(bounded)
    assert curve.points == ()
    assert next((str(period), one.value, one.bound) for period, one in curve.marks) == ("2025-01", 100, "more than")
    assert len(curve.marks) == 6


def test_a_bounded_month_is_not_a_known_month() -> None:
    rows = [*delivered("one", m2025_01=5), row("one", "deliveries", "2025-02", 6, "more than"),
            row("one", "cumulative_deliveries", "2025-03-31", 30)]  # fmt: skip
    assert _drawn(_only(rows, first="2025-01")) == [("2025-01", 5, ""), ("2025-03", 30, "A-")]


@pytest.mark.parametrize("status", ["suspect", "rumour", "reported"])
def test_rows_that_are_not_preferred_do_not_count(status: str) -> None:
    rows = [row("one", "cumulative_deliveries", "2025-01-31", 5, status=status, chosen=False)]
    assert _only(rows) == Curve()


def test_a_part_of_the_cars_is_no_anchor() -> None:
    assert _only([row("one", "cumulative_deliveries", "2025-01", 5, "cars built")]) == Curve()


def test_a_year_counts_from_the_total_before_it() -> None:
    rows = [row("one", "deliveries", "2024", 50), row("one", "deliveries", "2025", 60)]
    assert _drawn(_only(rows, first="2024-03")) == [("2024-02", 0, ""), ("2024-12", 50, "A-"), ("2025-12", 110, "A-")]
    assert _only(rows).points == (), "nothing says where 2024 began"


def test_a_year_finds_its_start_through_quarters_and_later_totals() -> None:
    rows = [
        row("one", "cumulative_deliveries", "2025-03-31", 100),
        row("one", "deliveries", "2025-Q1", 30),
        row("one", "deliveries", "2025", 200),
    ]
    assert _drawn(_only(rows)) == [("2025-03", 100, "A"), ("2025-12", 270, "A-")]


def test_the_anchor_wins_and_the_caveat_says_by_how_much() -> None:
    rows = [*delivered("one", m2025_01=10, m2025_02=10), row("one", "cumulative_deliveries", "2025-02-28", 23)]
    curve = _only(rows, first="2025-01")
    assert _drawn(curve) == [("2025-01", 10, ""), ("2025-02", 23, "A")]
    assert curve.caveats == (
        "At the end of Feb 2025 the total of 23 stands; the figures since the total before would make 20, 3 fewer.",
    )


def test_months_that_overshoot_an_anchor_do_not_let_the_line_fall() -> None:
    rows = [*delivered("one", m2025_01=10, m2025_02=10), row("one", "cumulative_deliveries", "2025-03-31", 15)]
    curve = _only(rows, first="2025-01")
    assert _drawn(curve) == [("2025-01", 10, ""), ("2025-03", 15, "A-")]
    assert "5 beyond a published total" in " ".join(curve.caveats)


def test_of_two_anchors_that_fall_the_weaker_goes() -> None:
    rows = [
        row("one", "cumulative_deliveries", "2025-05-31", 100),
        row("one", "cumulative_deliveries", "2025-06-30", 90, status="rounded"),
    ]
    curve = _only(rows)
    assert _drawn(curve) == [("2025-05", 100, "A")]
    assert "10 apart" in curve.caveats[0]
    early = [
        row("one", "cumulative_deliveries", "2025-05-31", 100, status="rounded"),
        row("one", "cumulative_deliveries", "2025-06-30", 90),
    ]
    assert _drawn(_only(early)) == [("2025-06", 90, "A")]


def _year(value: float) -> list[Observation]:
    twelve = {f"m2025_{month:02d}": 10.0 for month in range(1, 13)}
    return [
        *delivered("one", **twelve),
        row("one", "ytd_deliveries", "2025-06-30", 66),
        row("one", "deliveries", "2025", value),
    ]


def test_a_year_to_date_yields_to_months_that_meet_the_totals_on_both_sides() -> None:
    curve = _only(_year(120), first="2025-01")
    assert _totals(curve)["2025-06"] == 60
    assert len(curve.caveats) == 1
    assert "66" in curve.caveats[0]
    assert "6 fewer" in curve.caveats[0]


def test_a_year_to_date_stands_where_the_months_miss_the_year() -> None:
    curve = _only(_year(125), first="2025-01")
    totals = _totals(curve)
    assert (totals["2025-05"], totals["2025-06"], totals["2025-11"], totals["2025-12"]) == (50, 66, 116, 125)
    assert len(curve.caveats) == 2


def test_what_is_expected_of_a_year_that_has_not_ended_is_neither_a_figure_nor_an_anchor() -> None:
    rows = [
        *delivered("one", m2025_12=10, m2026_01=5, m2026_12=7),
        row("one", "deliveries", "2026", 500, status="guidance"),
        row("one", "cumulative_deliveries", "2026-12", 510, status="guidance"),
    ]
    made = atlas_of([entity("one", first="2025-12")], rows)  # of 22 November 2026
    assert _drawn(cumulative(made, "one")) == [("2025-12", 10, ""), ("2026-01", 15, "")]
    assert [str(one) for one in flow(made, "one", "deliveries")] == ["2025-12", "2026-01"]
    year = flow(made, "one", "deliveries", "year")[Period.parse("2026")]
    assert (year.value, year.complete) == (5, False)


def test_a_day_within_a_month_is_not_carried_on() -> None:
    rows = [row("one", "cumulative_deliveries", "2025-06-15", 50), *delivered("one", m2025_06=9, m2025_07=9)]
    assert _drawn(_only(rows)) == [("2025-06-15", 50, "A")]


def test_a_total_at_the_end_of_a_quarter_half_or_year_stands_at_its_last_month() -> None:
    rows = [
        row("one", "cumulative_deliveries", "2024", 50),
        row("one", "ytd_deliveries", "2025-H1", 30),
        row("one", "cumulative_deliveries", "2025-Q3", 95),
    ]
    assert _drawn(_only(rows)) == [("2024-12", 50, "A"), ("2025-06", 80, "A-"), ("2025-09", 95, "A-")]


def test_production_has_its_own_curve_and_no_start_of_deliveries() -> None:
    rows = [row("one", "cumulative_production", "2025-06-30", 50), *delivered("one", m2025_01=5)]
    made = atlas_of([entity("one", first="2025-01")], rows)
    assert _drawn(cumulative(made, "one")) == [("2025-01", 5, "")]
    assert _drawn(cumulative(made, "one", "production")) == [("2025-06", 50, "A")]


def test_a_carmaker_of_two_brands_has_a_total_where_both_are_known() -> None:
    family = [
        entity("maker", "partner"),
        entity("old", "brand", "maker", first="2025-01"),
        entity("new", "brand", "maker", first="2025-03"),
    ]
    rows = [*delivered("old", m2025_01=10, m2025_02=10, m2025_03=10, m2025_04=10), *delivered("new", m2025_03=1)]
    curve = cumulative(atlas_of(family, rows), "maker")
    assert _drawn(curve) == [("2025-01", 10, ""), ("2025-02", 20, ""), ("2025-03", 31, "")]
    assert curve.month_zero == Period.month(2025, 1)


_FLOWS = st.builds(
    lambda period, value, bound, status: row("one", "deliveries", period, value, bound, status),
    st.from_regex(r"202[3-5](-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?", fullmatch=True),
    st.integers(-5, 500).map(float),
    st.sampled_from(["", "", "", "more than"]),
    st.sampled_from(["reported", "rounded", "derived"]),
)
_TOTALS = st.builds(
    lambda metric, period, value, bound: row("one", metric, period, value, bound),
    st.sampled_from(["ytd_deliveries", "cumulative_deliveries"]),
    st.from_regex(r"202[3-5]-(0[1-9]|1[0-2])-(28|1[0-9])", fullmatch=True)
    | st.from_regex(r"202[3-5](-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?", fullmatch=True),
    st.integers(0, 5000).map(float),
    st.sampled_from(["", "", "about"]),
)


@given(
    st.lists(_FLOWS | _TOTALS, max_size=40, unique_by=lambda one: (one.metric, one.period)),
    st.sampled_from(["", "2023", "2023-02", "2024-05-06"]),
)
def test_whatever_the_rows_say_no_curve_falls_or_loses_a_source(rows: list[Observation], first: str) -> None:
    curve = _only(rows, first)
    statuses = {one.status for one in rows} | {Status.REPORTED}
    for before, after in pairwise(curve.points):
        assert before.period.end < after.period.end
        assert before.quantity.value <= after.quantity.value
    for point in curve.points:
        assert point.quantity.sources
        assert STATUSES.index(point.quantity.status) <= max(map(STATUSES.index, statuses))
    if curve.points and not curve.points[0].anchor:
        assert curve.month_zero is not None, "only a dated first delivery starts a curve without an anchor"
