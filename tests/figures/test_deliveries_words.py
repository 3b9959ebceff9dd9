"""The sentences of the deliveries follow from the figures shown and change with them."""

from __future__ import annotations

import re
from itertools import product

import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.catalogue import figure
from explorer.figures.figure import Panel
from explorer.state.viewpoint import viewpoint
from tests.figures.making import alliance, atlas_of, deliveries, entity
from tests.figures.second_road import bound, months, preferred, year_of


def said(atlas: Atlas, link: str) -> str:
    return figure(atlas, viewpoint(link)).takeaway


def test_the_finding_names_month_and_share(atlas: Atlas) -> None:
    share = float(preferred("aito", "deliveries")["2025"]["value"]) / float(
        preferred("hima", "deliveries")["2025"]["value"]
    )
    assert said(atlas, "deliveries") == (
        f"HIMA passed one million deliveries in month 43, and AITO made up about {share:.0%} of 2025"
    )
    assert "Seres made up" in said(atlas, "deliveries?by=partner")


def test_the_finding_changes_with_subject_and_range(atlas: Atlas) -> None:
    links = ["deliveries", "deliveries?focus=aito", "deliveries?focus=li-auto", "deliveries?from=2024-01&to=2024-06",
             "deliveries?focus=xpeng", "deliveries?asof=2024-12-31", "deliveries?focus=maextro"]  # fmt: skip
    sentences = [said(atlas, link) for link in links]
    assert len(set(sentences)) == len(sentences)
    assert "million" not in said(atlas, "deliveries?from=2024-01&to=2024-06")
    assert said(atlas, "deliveries?focus=li-auto").startswith("Li Auto passed one million deliveries in month 58")
    assert said(atlas, "deliveries?focus=xpeng").startswith("XPeng passed one million deliveries in Dec 2025")


def test_every_takeaway_fits_two_lines(atlas: Atlas) -> None:
    for one in atlas.entities:
        for every in ("month", "quarter", "year"):
            made = figure(atlas, viewpoint(f"deliveries?focus={one}&every={every}"))
            assert len(made.takeaway) <= 90
            assert bool(made.takeaway) != bool(made.empty)


COUNTED = ("hima", "seres", "aito", "aito-m5", "aito-m9", "luxeed", "stelato", "nio", "xpeng", "leapmotor", "xiaomi",
           "audi", "bmw-x5", "mercedes-gle", "tesla-china", "byd")  # fmt: skip


def test_a_takeaway_says_no_number_twice(atlas: Atlas) -> None:
    for one, every, date in product(COUNTED, ("month", "quarter", "year"), ("", "2023-06", "2024-12")):
        sentence = said(atlas, f"deliveries?focus={one}&every={every}&asof={date}")
        large = re.findall(r"\d[\d,]*,\d{3}", sentence)
        assert len(set(large)) == len(large), sentence


def test_a_sum_that_lacks_months_is_not_said_to_be_the_year(atlas: Atlas) -> None:
    for one in atlas.entities:
        stated = re.search(r"([\d,]+) deliveries in (\d{4})\b", said(atlas, f"deliveries?focus={one}&every=year"))
        brand = {"seres": "aito", "baic": "stelato"}.get(one, one)
        if stated:
            value, whole = year_of(brand, int(stated[2]))
            assert whole and value == float(stated[1].replace(",", "")), one
    known, whole = year_of("luxeed-s7", 2024)
    assert not whole
    sentence = said(atlas, "deliveries?focus=luxeed-s7&every=year")
    assert sentence == f"Luxeed S7 had {known:,.0f} deliveries in the known months of 2024"


def test_a_carmaker_is_named_with_the_brand_that_is_counted(atlas: Atlas) -> None:
    for maker, name in (("seres", "AITO (Seres) "), ("saic", "Shangjie (SAIC) "), ("jac", "Maextro (JAC) ")):
        made = figure(atlas, viewpoint(f"deliveries?focus={maker}"))
        assert made.takeaway.startswith(name)
        assert sum("only the cars of its alliance brands" in one for one in made.caveats) == 1
    before = figure(atlas, viewpoint("deliveries?focus=saic&every=year&asof=2025-03"))  # its own bulletin then
    assert before.takeaway.startswith("SAIC had") and not any("alliance brands" in one for one in before.caveats)


def test_the_highest_of_a_thin_series_is_the_highest_known_and_a_higher_bound_leaves_none(atlas: Atlas) -> None:
    values = months("luxeed")
    exact = {month: value for month, value in values.items() if not bound(preferred("luxeed", "deliveries")[month])}
    best = max(exact, key=exact.__getitem__)
    label = Period.parse(best).label
    made = figure(atlas, viewpoint("deliveries?focus=luxeed"))
    assert made.takeaway == f"The highest known month of Luxeed is {label}, with about {exact[best]:,.0f} deliveries"
    peaks = months("xiaomi")
    assert bound(preferred("xiaomi", "deliveries")[max(peaks, key=peaks.__getitem__)]) == "more than"
    bars = figure(atlas, viewpoint("deliveries?focus=xiaomi")).panels[-1]
    assert isinstance(bars, Panel) and not any(
        "Highest" in one.text or "Record" in one.text for one in bars.annotations
    )
    part = said(atlas, "deliveries?from=2024-01&to=2024-06")
    assert part == f"The highest month shown of HIMA is Jun 2024, with {months('hima')['2024-06']:,.0f} deliveries"


def test_a_year_of_its_own_reaches_over_all_its_months(atlas: Atlas) -> None:
    assert year_of("stelato", 2025)[1] and set(months("stelato")) == {"2025-11"}
    made = figure(atlas, viewpoint("deliveries?focus=stelato&every=year"))
    assert made.subtitle == "Vehicles delivered, January 2025 to December 2025"
    assert made.newest == Period.parse("2025-12")
    assert figure(atlas, viewpoint("deliveries?focus=stelato")).subtitle == "Vehicles delivered, November 2025"


def test_who_stands_for_whom_is_said_of_quarters_too(atlas: Atlas) -> None:
    made = figure(atlas, viewpoint("deliveries?every=quarter"))
    assert any("AITO deliveries stand for the alliance" in one for one in made.caveats)


def test_a_last_bar_tells_how_much_of_its_year_it_has(atlas: Atlas) -> None:
    assert [one for one in months("bmw-x5", "retail_sales") if one.startswith("2025")] == ["2025-10"]
    years = figure(atlas, viewpoint("deliveries?focus=bmw-x5&every=year")).panels[-1]
    assert isinstance(years, Panel) and years.annotations[-1].text == "2025, 1 month"


def test_a_measure_that_counts_no_cars_is_not_drawn(atlas: Atlas) -> None:
    for metric, one in product(atlas.metrics, ("baic", "seres", "aito-m5", "china-car-market")):
        for every in ("month", "quarter", "year"):
            made = figure(atlas, viewpoint(f"deliveries?focus={one}&metric={metric}&every={every}"))
            counts = atlas.metrics[metric].unit == "vehicles"
            assert made.empty or counts, (one, metric)
    made = figure(atlas, viewpoint("deliveries?focus=baic&metric=net_profit&every=quarter"))
    assert made.empty == "“Net profit” does not count cars month by month, so it is not shown here."
    made = figure(atlas, viewpoint("deliveries?focus=aito-m9&metric=wholesale"))
    assert made.empty == "This pack has no wholesale sales of AITO M9 as a whole by the month, quarter or year."


def test_the_finding_follows_the_numbers() -> None:
    def of(*values: float) -> str:
        rows = [deliveries("one", f"2024-{month:02d}", value) for month, value in enumerate(values, 1)]
        return said(atlas_of(alliance(), rows), "deliveries?focus=one")

    assert of(5, 9, 7).startswith("One peaked at 9 deliveries in Feb 2024")
    assert of(5, 9, 11).startswith("One peaked at 11 deliveries in Mar 2024")


def test_a_total_of_nothing_is_said_and_has_no_shares() -> None:
    nothing = [deliveries(one, "2025", 0) for one in ("union", "one", "two")]
    whole = atlas_of(alliance(("one", "two")), nothing)
    assert said(whole, "deliveries?every=year") == "Union had 0 deliveries in 2025"
    bare = atlas_of([entity("maker", "partner"), entity("one", "brand", "maker")], [deliveries("one", "2025-02", 0)])
    made = figure(bare, viewpoint("deliveries?focus=one"))
    assert made.takeaway == "One had 0 deliveries in Feb 2025" and made.newest == Period.parse("2025-02")


def test_growth_is_that_of_whole_years() -> None:
    rows = [deliveries("one", "2024", 200), deliveries("one", "2025", 150), deliveries("one", "2026-01", 20)]
    sentence = said(atlas_of(alliance(), rows), "deliveries?focus=one")
    assert sentence.startswith("One had 150 deliveries in 2025, down 25% on 2024")


def test_a_number_that_is_not_printed_exactly_is_about() -> None:
    rows = [deliveries("one", "2025", 150, status=Status.ROUNDED)]
    assert "about 150" in said(atlas_of(alliance(), rows), "deliveries?focus=one&every=year")


def test_subtitle_and_source_line(atlas: Atlas) -> None:
    made = figure(atlas, viewpoint("deliveries"))
    assert made.subtitle == "Vehicles delivered, March 2022 to February 2026"
    kinds = {atlas.sources[one].quality.value for one in made.sources}
    assert ("company releases" in made.source_line) == ("primary" in kinds)
    assert ("blogs" in made.source_line) == ("blog" in kinds)
    assert made.source_line.endswith(f", {len(made.sources)} sources. As of 22 Nov 2026; newest figure Feb 2026.")
    assert made.newest == Period.parse("2026-02")
    earlier = figure(atlas, viewpoint("deliveries?asof=2025-06-30"))
    assert "As of 30 Jun 2025; newest figure Jun 2025." in earlier.source_line


def test_caveats_are_about_the_months_shown(atlas: Atlas) -> None:
    every = figure(atlas, viewpoint("deliveries")).caveats
    some = figure(atlas, viewpoint("deliveries?from=2025&to=2025")).caveats
    assert any("AITO deliveries stand for the alliance" in one for one in every)
    assert any(one.startswith("Jul 2023: AITO (4,278)") for one in every)
    assert some and set(some) < set(every)
    assert all("2025" in one for one in some)


def test_the_last_estimate_is_labelled(atlas: Atlas) -> None:
    bars = figure(atlas, viewpoint("deliveries")).panels[-1]
    assert isinstance(bars, Panel) and bars.annotations[-1].text == "Feb est."
    years = figure(atlas, viewpoint("deliveries?every=year")).panels[-1]
    assert isinstance(years, Panel) and years.annotations[-1].text == "2026 to Feb"


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("deliveries?focus=luxeed-v9", "This pack has no delivery figures for Luxeed V9."),
        ("deliveries?focus=tesla", "This pack has deliveries of Tesla by the year only. Choose Yearly."),
        ("deliveries?from=2010&to=2011", "This pack has no deliveries of HIMA from January 2010 to December 2011."),
    ],
)
def test_what_the_pack_lacks_is_said_plainly(atlas: Atlas, link: str, words: str) -> None:
    made = figure(atlas, viewpoint(link))
    assert (made.empty, made.panels, made.takeaway) == (words, (), "")


def test_a_pack_without_an_alliance_says_so() -> None:
    made = figure(atlas_of([entity("a", "company")]), viewpoint("deliveries"))
    assert made.empty.startswith("This pack has no alliance.")
