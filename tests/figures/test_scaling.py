"""Running totals by months since the first: every number by a second road, and what cannot be drawn is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.observations import ObservationColumns
from explorer.domain.periods import Period
from explorer.figures.figure import Figure, Mark, Panel
from explorer.figures.scaling import scaling
from explorer.state.viewpoint import viewpoint
from tests.figures.kinds import blank, drawn, numbers, owed
from tests.figures.making import alliance, atlas_of, deliveries, entity
from tests.figures.second_road import months, preferred, table, year_of

EVERYONE = "hide=no-byd,no-xiaomi"
LINKS = (
    "scaling", "scaling?by=calendar", f"scaling?{EVERYONE}", f"scaling?by=calendar&{EVERYONE}", "scaling?focus=aito",
    "scaling?focus=seres", "scaling?focus=xiaomi&set.threshold=500000", "scaling?focus=zeekr", "scaling?asof=2023-06",
    "scaling?set.threshold=100000", "scaling?set.log=1&set.threshold=250000", "scaling?set.threshold=100000000",
    "scaling?by=calendar&from=2024&to=2024", "scaling?hide=li-auto,nio,tesla,xpeng,leapmotor", "scaling?asof=2022-03",
)  # fmt: skip


def panel(made: Figure) -> Panel:
    (found,) = made.panels
    assert isinstance(found, Panel)
    return found


def lines(made: Figure) -> dict[str, dict[str, float]]:
    return {
        one.id.removeprefix("cumulative-"): {str(datum.period): datum.value for datum in one.data}
        for one in panel(made).series
    }


def since(first: str, period: Period) -> int:
    zero = Period.parse(first)
    return period.last_month_index - zero.month_index


def end_of(period: str) -> str:
    """Return the month that a day ends, or the day itself."""
    day = Period.parse(period)
    return period[:7] if day.end == Period.of_month_index(day.month_index).end else period


@pytest.mark.parametrize("text", LINKS)
def test_what_every_figure_owes(atlas: Atlas, text: str) -> None:
    made = owed(atlas, text)
    said = " ".join(made.caveats)
    assert "five carmakers" in said or "four carmakers" in said or "asof" in text
    shown = {round(cell.value, 6) for row in made.table.rows for cell in row if cell.value is not None}
    assert {round(one.value, 6) for one in numbers(made)} <= shown


def test_the_line_of_the_alliance_adds_up_years_and_months(atlas: Atlas) -> None:
    found = lines(drawn(atlas, "scaling"))["hima"]
    running = sum(year_of("hima", year)[0] for year in (2022, 2023, 2024))
    for month in range(1, 13):
        running += months("hima")[f"2025-{month:02d}"]
        assert found[f"2025-{month:02d}"] == running


@pytest.mark.parametrize("who", ["li-auto", "nio", "xpeng", "leapmotor"])
def test_a_peers_line_passes_through_its_published_totals(atlas: Atlas, who: str) -> None:
    found = lines(drawn(atlas, "scaling?by=calendar"))[who]
    exact = {
        end_of(period): float(row["value"])
        for period, row in preferred(who, "cumulative_deliveries").items()
        if not row["qualifier"] and period >= min(found)
    }
    assert exact and exact.items() <= found.items()


def test_the_months_to_a_million_are_counted_by_hand(atlas: Atlas) -> None:
    made = drawn(atlas, "scaling")
    first = {row["id"]: row["first_delivery"] for row in table("entities")}
    rings = {one.series_id: one for one in panel(made).annotations if one.ring}
    assert since(first["aito"], rings["cumulative-hima"].period) == 43
    assert since(first["li-auto"], rings["cumulative-li-auto"].period) == 58
    assert since(first["nio"], rings["cumulative-nio"].period) == 91
    assert rings["cumulative-hima"].text == "1,000,000 — month 43"
    (span,) = panel(made).spans
    assert (span.value, span.first, span.last, span.text) == (1_000_000, 43, 58, "15 months")
    assert made.takeaway == "HIMA took 43 months to one million deliveries, 15 fewer than Li Auto"


def test_only_a_dated_million_is_a_ring_and_a_note_but_no_line(atlas: Atlas) -> None:
    made = drawn(atlas, "scaling")
    (tesla,) = [one for one in panel(made).series if one.entity_id == "tesla"]
    assert tesla.mark is Mark.DOT and len(tesla.data) == 1 and tesla.zero == Period.parse("2008")
    (row,) = [row for row in table("observations") if row["id"] == "tesla-cumulative-production-2020-03-09"]
    assert (tesla.data[0].value, str(tesla.data[0].period)) == (float(row["value"]), row["period"])
    (ring,) = [one for one in panel(made).annotations if one.series_id == tesla.id]
    assert ring.ring and ring.text == "Tesla: built, month 135–146"
    assert any("Tesla" in said and "built" in said and "no line" in said for said in made.caveats)


def test_without_a_first_delivery_a_peer_stands_in_calendar_mode_only(atlas: Atlas) -> None:
    undated = {"xpeng", "leapmotor"}
    assert not undated & set(lines(drawn(atlas, "scaling")))
    assert undated < set(lines(drawn(atlas, "scaling?by=calendar")))
    made = drawn(atlas, "scaling")
    said = made.caveats[0]  # before every other note
    assert "Not drawn" in said
    labels = {one.id: one.label for one in made.choices}
    assert labels["xpeng"] == "XPeng (calendar only)" and labels["nio"] == "NIO"
    assert {one.label for one in drawn(atlas, "scaling?by=calendar").choices} >= {"XPeng", "Leapmotor"}
    assert "Leapmotor" in said and "XPeng" in said
    assert not any("Not drawn" in one for one in drawn(atlas, "scaling?by=calendar").caveats)


def test_a_line_comes_dashed_out_of_month_0_and_starts_with_its_first_total(atlas: Atlas) -> None:
    for one in panel(drawn(atlas, "scaling")).series:
        if one.mark is Mark.LINE:
            assert one.zero is not None and one.data[0].value > 0
            late = since(str(one.zero), one.data[0].period) > 0
            assert one.data[0].bridged == late, one.id
    logged = panel(drawn(atlas, "scaling?set.log=1"))
    assert logged.log and all(not one.data[0].bridged for one in logged.series)
    assert all(datum.value > 0 for one in logged.series for datum in one.data)


def test_where_only_a_span_of_months_is_known_it_says_so(atlas: Atlas) -> None:
    made = drawn(atlas, "scaling?set.threshold=100000")
    assert made.takeaway == "HIMA took at most 21 months to 100,000 deliveries, at least 2 fewer than Li Auto"
    assert [one.text for one in panel(made).spans] == ["at least 2 months"]
    assert any(row[4].text == "10–21" and row[1].text == "HIMA" for row in made.table.rows)
    assert any("Leapmotor passed 100,000 before its first known total" in one for one in made.caveats)


def test_the_table_says_each_count_plainly(atlas: Atlas) -> None:
    made = drawn(atlas, f"scaling?{EVERYONE}")
    counts = {
        (row[1].text, row[2].text): row[4].text for row in made.table.rows if row[0].text == "Months to 1,000,000"
    }
    assert counts["HIMA", "Deliveries"] in ("43", "45")  # another account dates it two months later
    assert counts["Tesla", "Cars built"] == "135–146"
    assert counts["BYD", "Cars built"] == ""
    stated = {row[1].text: row[5].value for row in made.table.rows if "as a source counts" in row[0].text}
    assert stated["XPeng"] == 96


def test_dashes_and_inks_follow_the_grammar(atlas: Atlas) -> None:
    found = {one.entity_id: one for one in panel(drawn(atlas, "scaling?by=calendar")).series}
    assert (found["hima"].colour, found["li-auto"].colour, found["tesla"].colour) == ("total", "peer", "peer-strong")
    assert found["li-auto"].dash == () and found["leapmotor"].dash == (7.0, 3.0)
    assert len({found[one].dash for one in ("li-auto", "leapmotor", "xpeng", "nio")}) == 4
    focused = {one.entity_id: one.colour for one in panel(drawn(atlas, "scaling?focus=nio")).series}
    assert (focused["nio"], focused["tesla"]) == ("peer-strong", "peer")


def test_peers_are_switched_by_their_chips(atlas: Atlas) -> None:
    chips = {one.id: one.on for one in drawn(atlas, "scaling").choices}
    assert [one for one, on in chips.items() if on] == ["li-auto", "leapmotor", "xpeng", "nio", "tesla"]
    assert {one: on for one, on in chips.items() if not on} == {"no-byd": False, "no-xiaomi": False}
    assert "xiaomi" in lines(drawn(atlas, "scaling?hide=no-xiaomi")) and "nio" not in lines(
        drawn(atlas, "scaling?hide=nio")
    )
    assert "xiaomi" in lines(drawn(atlas, "scaling?focus=xiaomi"))


def test_the_takeaway_changes_with_what_is_shown(atlas: Atlas) -> None:
    said = [drawn(atlas, text).takeaway for text in LINKS if "focus=zeekr" not in text and "focus=seres" not in text]
    assert len(set(said)) >= 9
    alone = drawn(atlas, "scaling?hide=li-auto,nio,tesla,xpeng,leapmotor")
    assert alone.takeaway == "HIMA passed one million deliveries in month 43"


def test_the_aside_has_the_months_the_counting_and_the_doubts(atlas: Atlas) -> None:
    aside = drawn(atlas, "scaling").aside
    assert aside is not None and aside.title == "Months to 1,000,000"
    titles = [one.title for one in aside.sections]
    assert titles[1:3] == ["How it is counted", "Read with care"] and titles[-1] == "Data quality"
    bars = {one.label: one for one in aside.sections[0].facts}
    assert list(bars)[:3] == ["HIMA", "Li Auto", "NIO"]
    assert bars["HIMA"].share == pytest.approx(43 / 146) and bars["Tesla"].share == 1.0
    first = {one.label: "".join(run.text for run in one.runs) for one in aside.sections[1].facts}
    assert first["HIMA"] == "Mar 2022, AITO M5" and first["NIO"] == "28 Jun 2018"
    for section in aside.sections:
        for fact in section.facts:
            assert not fact.runs or fact.sources or fact.calc, fact


def test_ends_of_the_index_have_as_many_decimals_and_one_total_is_said_in_the_singular(atlas: Atlas) -> None:
    made = drawn(atlas, "scaling?asof=2025-03-31")
    assert made.aside is not None
    (index,) = [fact for one in made.aside.sections for fact in one.facts if fact.label == "Herfindahl index"]
    assert "".join(run.text for run in index.runs) == "0.30–0.98 of 1"
    said = drawn(atlas, "scaling?asof=2024-06-30").caveats
    assert "NIO: 1 published total differs from the figures added up; the total stands." in said


def test_packs_that_lack_what_it_takes_say_so(atlas: Atlas) -> None:
    bare = replace(atlas, observations=ObservationColumns((), {}), milestones={})
    blank(scaling(bare, viewpoint("scaling")), "HIMA")
    blank(scaling(atlas_of(), viewpoint("scaling")), "no running total")
    peers = [entity("peer", "peer"), entity("union", "alliance")]
    rows = [deliveries("peer", "2024-12", 9e5, metric="cumulative_deliveries"), deliveries("peer", "2025-01", 5)]
    undated = atlas_of(peers, rows)
    blank(scaling(undated, viewpoint("scaling")), "Peer", "Calendar")
    assert lines(scaling(undated, viewpoint("scaling?by=calendar")))["peer"] == {"2024-12": 9e5, "2025-01": 9e5 + 5}


def test_short_of_the_threshold_the_quickest_is_named_with_what_it_counts(atlas: Atlas) -> None:
    first, built = Period.parse("2008"), Period.parse("2020-03")
    most = built.last_month_index - first.month_index  # from January 2008
    stood = f"HIMA stood at {months('hima')['2022-03']:,.0f} deliveries in month 0"
    assert drawn(atlas, "scaling?asof=2022-03").takeaway == f"Tesla had 1,000,000 cars built by month {most}; {stood}"
    later = drawn(atlas, "scaling?asof=2024-12").takeaway  # Li Auto counts deliveries, as the alliance does
    assert later.startswith("Li Auto had 1,000,000 deliveries in month 58; HIMA stood at ")


def test_by_the_calendar_a_threshold_passed_in_unknown_months_is_passed_by_the_last(atlas: Atlas) -> None:
    ends = [sum(year_of("hima", year)[0] for year in range(2022, last + 1)) for last in (2022, 2023)]
    assert ends[0] < 100_000 < ends[1] and not any(month < "2023-07" for month in months("hima") if month > "2022-12")
    alone = drawn(atlas, "scaling?by=calendar&set.threshold=100000&hide=li-auto,nio,tesla,xpeng,leapmotor")
    assert alone.takeaway == "HIMA passed 100,000 deliveries by Dec 2023"
    (ring,) = panel(alone).annotations
    assert (ring.text, ring.value) == ("100,000 — by Dec 2023", ends[1])
    beside = drawn(atlas, "scaling?by=calendar&set.threshold=100000").takeaway
    assert beside.startswith("NIO passed 100,000 deliveries by May 2021, HIMA ")
    early = drawn(atlas, "scaling?by=calendar&set.threshold=100000&asof=2022-12&hide=li-auto,xpeng,leapmotor").takeaway
    assert early.startswith("NIO had 100,000 deliveries by May 2021; HIMA stood at ")
    fewest = Period.parse("2023-01").month_index - Period.parse("2021-05").month_index
    assert f"HIMA {fewest} to " in beside


def test_who_is_lacking_is_lacking_at_this_threshold(atlas: Atlas) -> None:
    said = drawn(atlas, "scaling?set.threshold=500000").caveats
    assert "This pack has no running total of Tesla and no date for its 500,000 cars." in said
    assert not any("running total of Tesla" in one for one in drawn(atlas, "scaling").caveats)


def test_one_point_is_enough() -> None:
    made = scaling(atlas_of(alliance(), [deliveries("one", "2024-01", 7)]), viewpoint("scaling"))
    assert [one for found in lines(made).values() for one in found.values()] == [7]
    assert made.takeaway == "Union stood at 7 in month 0, short of 1,000,000"
    assert panel(made).since == (0, 1)


def test_everyone_at_once_fits_the_grammar(atlas: Atlas) -> None:
    made = drawn(atlas, f"scaling?by=calendar&focus=aito&{EVERYONE}")
    assert sum(one.mark is Mark.LINE for one in panel(made).series) <= 7
    assert sum(bool(one.text) for one in panel(made).annotations) <= 3


def test_an_own_threshold_keeps_to_its_limits(atlas: Atlas) -> None:
    control = drawn(atlas, "scaling?set.threshold=750000").controls[0]
    assert (control.name, control.kind, control.value) == ("threshold", "amount", 750_000)
    assert [value for value, _ in control.options] == [100_000, 500_000, 1_000_000]
    assert scaling(atlas, viewpoint("scaling?set.threshold=-5")).controls[0].value == control.low
