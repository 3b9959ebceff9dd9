"""A dossier tells all that is known of a record, every value with its sources or its method."""

from __future__ import annotations

import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.dossier import Dossier, Fact, Section
from explorer.figures.dossiers import UnknownRecordError, dossier
from tests.figures.making import alliance, atlas_of, deliveries, measured, milestone
from tests.figures.second_road import preferred, table


def text(fact: Fact) -> str:
    return "".join(run.text for run in fact.runs)


def section(made: Dossier, title: str) -> Section:
    return next(one for one in made.sections if one.title == title)


def facts(made: Dossier, title: str = "Facts") -> dict[str, Fact]:
    return {one.label: one for one in section(made, title).facts}


def test_every_value_has_sources_or_a_method_and_every_link_leads_somewhere(atlas: Atlas) -> None:
    records = (*atlas.entities, *atlas.milestones, *atlas.claims, *atlas.sources)
    for record in records:
        made = dossier(atlas, record)
        assert made.id == record and made.title
        runs = [*made.path]
        for one in made.sections:
            for fact in one.facts:
                weighed = fact.label in ("Importance", "Theme")  # by those who made the pack, not by a source
                assert not fact.runs or bool(fact.sources or fact.calc) is not weighed, (record, fact)
                assert set(fact.sources) <= set(made.sources)
                runs += fact.runs
        assert {run.target for run in runs if run.target} <= set(records)
        assert len(set(made.sources)) == len(made.sources) and set(made.sources) <= set(atlas.sources)


def test_sources_stand_in_order_of_appearance(atlas: Atlas) -> None:
    made = dossier(atlas, "aito")
    seen = dict.fromkeys(source for one in made.sections for fact in one.facts for source in fact.sources)
    assert made.sources[: len(seen)] == tuple(seen)


def test_the_facts_of_a_brand(atlas: Atlas) -> None:
    made = dossier(atlas, "aito")
    assert (made.title, made.title_zh, made.colour) == ("AITO", "问界", "aito")
    assert "".join(run.text for run in made.path) == "HIMA 鸿蒙智行 › Seres 赛力斯"
    known = facts(made)
    assert text(known["Carmaker"]) == "Seres 赛力斯" and known["Carmaker"].runs[0].target == "seres"
    assert text(known["Brand launched"]) == "2 Dec 2021"
    assert text(known["On sale"]) == "M5, M7, M8, M9"
    assert [run.target for run in known["On sale"].runs if run.target] == ["aito-m5", "aito-m7", "aito-m8", "aito-m9"]
    year = preferred("aito", "deliveries")["2025"]
    assert text(known["Deliveries, 2025"]) == f"{float(year['value']):,.0f}"
    share = float(year["value"]) / float(preferred("hima", "deliveries")["2025"]["value"])
    assert text(known["Share of HIMA"]) == f"{share:.0%} in 2025" and known["Share of HIMA"].calc
    assert text(known["Trademark"]).startswith("Seres 赛力斯, since 2 Jul 2024")


def test_prices_span_the_launch_prices_of_the_cars(atlas: Atlas) -> None:
    cars = {row["id"] for row in table("entities") if row["parent_id"] == "aito"}
    prices = [float(row["value"]) for row in table("observations")
              if row["entity_id"] in cars and row["metric"] == "price_launch" and row["preferred"] == "1"]  # fmt: skip
    assert text(facts(dossier(atlas, "aito"))["Launch prices"]) == f"CNY {min(prices):,.0f}–{max(prices):,.0f}"


def test_sources_that_disagree_are_both_shown(atlas: Atlas) -> None:
    fact = facts(dossier(atlas, "hima"), "Sources differ")["First half 2025"]
    assert text(fact) == "204,658 or 206,200"
    assert fact.differs == 1 and len(fact.sources) == 2


def test_roundings_and_satisfied_bounds_do_not_disagree(atlas: Atlas) -> None:
    labels = set(facts(dossier(atlas, "hima"), "Sources differ"))
    assert "In May 2025" not in labels  # 44,454 against 44,400 and 44,500
    assert "In Jan 2026" not in labels  # 57,915 against 57,900 and “more than 57,000”
    assert "In Mar 2025" in labels


def test_probably_wrong_rows_stand_below_with_the_reason(atlas: Atlas) -> None:
    wrong = section(dossier(atlas, "aito"), "Probably wrong")
    rows = [row for row in table("observations") if row["entity_id"] == "aito" and row["status"] == "suspect"]
    assert len(wrong.facts) == len(rows)
    told = " ".join(text(fact) for fact in wrong.facts)
    for row in rows:
        assert f"{float(row['value']):,.0f}" in told and row["note"] in told
    assert "18,827" not in " ".join(text(one) for one in section(dossier(atlas, "aito"), "Facts").facts)


def test_values_that_would_look_alike_stand_in_full(atlas: Atlas) -> None:
    told = [text(one) for one in section(dossier(atlas, "seres"), "Results").facts if one.differs]
    assert any("CNY 19,150,000,000 or CNY 19,147,000,000" in one for one in told)


def test_a_carmaker_s_total_is_that_of_its_alliance_brands(atlas: Atlas) -> None:
    for maker in ("seres", "saic"):
        total = facts(dossier(atlas, maker))["Deliveries, total"]
        assert text(total).endswith(", of alliance brands only"), maker
    year = text(facts(dossier(atlas, "seres"))["Deliveries, 2025"])
    assert year == f"{float(preferred('aito', 'deliveries')['2025']['value']):,.0f} of alliance brands only"
    assert "alliance brands" not in text(facts(dossier(atlas, "aito"))["Deliveries, total"])


def test_a_million_passed_in_unknown_months_is_passed_by_the_last() -> None:
    rows = [deliveries("one", "2024-01", 900_000), deliveries("one", "2024", 1_200_000)]
    known = facts(dossier(atlas_of(alliance(), rows), "one"))
    assert text(known["One million"]) == "by month 11, Dec 2024"


def test_what_only_rumours_say_is_named_as_a_rumour(atlas: Atlas) -> None:
    rows = [row for row in table("observations") if row["metric"] == "ads_version" and row["value"] == "4"]
    rumoured = {row["entity_id"] for row in rows if row["status"] == "rumour"}
    runs = facts(dossier(atlas, "tech-ads4"))["Fitted to"].runs
    told = "".join(run.target or run.text for run in runs)
    cars = [run.target for run in runs if run.target]
    assert rumoured == {"shangjie-z7"} <= set(cars)
    assert [car for car in cars if f"{car} " in told and " (rumour)" in told.split(car)[1].split(", ")[0]] == [
        "shangjie-z7"
    ]


def test_values_that_stand_beside_each_other_are_said_once(atlas: Atlas) -> None:
    lines = facts(dossier(atlas, "luxeed-v9"), "Specifications")["Lidar lines"]
    assert text(lines) == "192 lines (rumour), 500 lines (rumour)" and lines.differs


def test_the_facts_of_the_alliance(atlas: Atlas) -> None:
    known = facts(dossier(atlas, "hima"))
    assert [run.target for run in known["Brands"].runs if run.target] == [
        "aito",
        "luxeed",
        "stelato",
        "maextro",
        "shangjie",
    ]
    assert text(known["Deliveries, 2025"]) == "589,107"
    assert text(known["Deliveries, total"]) == "1,290,769 est. by Feb 2026"
    assert text(known["One million"]).startswith("month 43, ") and known["One million"].calc
    assert text(known["First delivery"]) == "Mar 2022" and "earliest" in known["First delivery"].calc


def test_a_car_has_prices_by_date_and_specifications(atlas: Atlas) -> None:
    made = dossier(atlas, "aito-m9")
    assert text(facts(made, "Launch prices")["20 Mar 2025"]) == "CNY 469,800 (2025 refresh base)"
    assert text(facts(made, "Specifications")["Length"]) == "5,230 mm"
    assert text(facts(made)["Deliveries, 2024"]) == "150,000 or 151,000"


def test_relations_read_from_both_sides(atlas: Atlas) -> None:
    def links(record: str) -> list[str]:
        return [f"{one.label} {text(one)}" for one in section(dossier(atlas, record), "Links").facts]

    assert "Makes AITO 问界, since 2 Dec 2021" in links("seres")
    assert "Made by Seres 赛力斯, since 2 Dec 2021" in links("aito")
    assert any(one.startswith("Chair Zhang Xinghai 张兴海") for one in links("seres"))
    assert any(one.startswith("Chairs Seres") for one in links("zhang-xinghai"))
    assert any(one.startswith("Holds a stake in Yinwang 深圳引望, 10%") for one in links("seres"))
    assert any(one.startswith("Fitted to Luxeed R7") for one in links("tech-ads4"))


def test_every_relation_and_milestone_of_an_entity_is_told(atlas: Atlas) -> None:
    for row in table("entities"):
        made = dossier(atlas, row["id"])
        expected = [one for one in table("relations") if row["id"] in (one["from_id"], one["to_id"])]
        assert sum(len(one.facts) for one in made.sections if one.title == "Links") == len(expected)
        dated = {
            one["id"] for one in table("milestones") if row["id"] in (one["entity_id"], *one["with_ids"].split(";"))
        }
        shown = [one for part in made.sections if part.title == "Milestones" for one in part.milestones]
        assert {one.id for one in shown} == dated
        assert [one.date.end for one in shown] == sorted((one.date.end for one in shown), reverse=True)


def test_claims_that_rest_on_an_entity_are_named(atlas: Atlas) -> None:
    checked = [one for one in dossier(atlas, "aito").sections if one.title == "Checked claim"]
    targets = {run.target for one in checked for fact in one.facts for run in fact.runs}
    assert "aito-800k" in targets
    assert {one.verdict for one in checked} <= {"supported", "partly", "contradicted", "opinion", "unverified"}


def test_a_milestone_names_who_took_part_and_what_else_was_that_day(atlas: Atlas) -> None:
    made = dossier(atlas, "ms211")
    row = next(one for one in table("milestones") if one["id"] == "ms211")
    people = section(made, "People")
    named = {run.target for one in (*people.facts, *section(made, "With").facts) for run in one.runs if run.target}
    assert named == set(row["with_ids"].split(";"))
    assert {fact.label: fact.colour for fact in people.facts}["Seres"] == "aito"
    same = {one["id"] for one in table("milestones") if one["date"] == row["date"]} - {"ms211"}
    assert {one.id for one in section(made, "Also that day").milestones} == same
    claims = {run.target for one in made.sections if one.title == "Checked claim" for run in one.facts[0].runs}
    assert claims == {one["id"] for one in table("claims") if "ms211" in one["milestone_ids"].split(";")}


def test_a_claim_shows_verdict_evidence_and_what_bears_on_it(atlas: Atlas) -> None:
    row = next(one for one in table("claims") if one["id"] == "aito-800k")
    made = dossier(atlas, "aito-800k")
    assert (made.sections[0].verdict, made.sections[0].text) == (row["verdict"], row["evidence_en"])
    milestones = [one for one in table("milestones") if one["id"] in row["milestone_ids"].split(";")]
    counted = len(row["observation_ids"].split(";")) + sum(bool(one["value"]) for one in milestones)
    assert len(section(made, "Figures").facts) == counted
    assert {one.id for one in section(made, "Milestones").milestones} == set(row["milestone_ids"].split(";"))
    assert set(row["source_ids"].split(";")) <= set(made.sources)


def test_every_claim_shows_the_pages_that_its_verdict_rests_on(atlas: Atlas) -> None:
    titles = {row["id"]: (row["title"], row["publisher"]) for row in table("sources")}
    for row in table("claims"):
        pages = section(dossier(atlas, row["id"]), "What it rests on")
        ids = row["source_ids"].split(";")
        assert [fact.sources for fact in pages.facts] == [(one,) for one in ids] and pages.count == f"{len(ids)}"
        said = ["".join(run.text for run in fact.runs) for fact in pages.facts]
        assert said == [f"{titles[one][0]}, {titles[one][1]}" for one in ids]


def test_a_source_gives_its_address_as_text(atlas: Atlas) -> None:
    row = table("sources")[0]
    known = facts(dossier(atlas, row["id"]), "Source")
    assert text(known["Address"]) == row["url"] and not any(run.target for run in known["Address"].runs)
    assert text(known["Publisher"]) == row["publisher"]
    cited = sum(row["id"] in one["source_ids"].split(";") for one in table("observations"))
    assert text(known["Cited by"]).split()[0] == f"{cited}"


def test_the_article_says_what_to_read_next_and_no_other_source_does(atlas: Atlas) -> None:
    rows = table("readings")
    found = section(dossier(atlas, atlas.info.article), "Further reading")
    for row, fact in zip(rows, found.facts, strict=True):
        assert fact.label.lower() == row["kind"] and fact.sources == (atlas.info.article,)
        said = text(fact)
        assert said.startswith(f"{row['title']}, {row['author']}")
        assert all(row[key] in said for key in ("year", "why_en", "url_or_isbn"))
    other = dossier(atlas, next(one for one in atlas.sources if one != atlas.info.article))
    assert "Further reading" not in [one.title for one in other.sections]


def test_missing_figures_are_said_to_be_missing(atlas: Atlas) -> None:
    assert facts(dossier(atlas, "luxeed-v9"))["Deliveries, total"].runs == ()


def test_a_dossier_as_of_an_earlier_date(atlas: Atlas) -> None:
    made = dossier(atlas, "hima", Period.parse("2024-12-31"))
    assert "Deliveries, 2024" in facts(made) and "One million" not in facts(made)
    found = section(made, "Milestones").milestones
    assert found and all(one.date.end.year <= 2024 and not one.announced for one in found)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("shangjie", "Not there yet on 31 Dec 2024. It starts 16 Apr 2025."),
        ("ms211", "Not yet on 31 Dec 2024. It is dated 9 Dec 2025."),
        ("aito-800k", "The article had not appeared on 31 Dec 2024. It is dated Dec 2025."),
    ],
)
def test_what_comes_later_is_said_to(atlas: Atlas, record: str, words: str) -> None:
    made = dossier(atlas, record, Period.parse("2024-12-31"))
    assert [one.text for one in made.sections] == [words] and made.title


def test_an_unknown_record_is_told_the_nearest(atlas: Atlas) -> None:
    with pytest.raises(UnknownRecordError, match="Did you mean “aito”"):
        dossier(atlas, "aitto")


def test_a_year_of_nothing_has_no_shares() -> None:
    rows = [deliveries("union", "2025", 0), deliveries("one", "2025", 0)]
    known = facts(dossier(atlas_of(alliance(), rows), "one"))
    assert text(known["Deliveries, 2025"]) == "0" and "Share of Union" not in known


@pytest.mark.parametrize(
    ("period", "label"),
    [("2025-06", "First half 2025"), ("2025-06-30", "First half 2025"), ("2025-06-09", "Jan–9 Jun 2025"),
     ("2025-04", "Jan–Apr 2025"), ("2025-Q1", "Jan–Mar 2025")],
)  # fmt: skip
def test_a_number_of_the_year_to_date_says_how_far_it_goes(period: str, label: str) -> None:
    wrong = deliveries("one", period, 5, metric="ytd_deliveries", status=Status.SUSPECT)
    made = dossier(measured(atlas_of(alliance()), "ytd_deliveries", "vehicles", "flow", wrong), "one")
    assert [fact.label for fact in section(made, "Probably wrong").facts] == [label]


def test_a_price_without_the_battery_is_no_launch_price() -> None:
    price = {"metric": "price_launch", "unit": "CNY"}
    whole = deliveries("one-car", "2025-03", 2e5, **price)
    rows = (whole, deliveries("one-car", "2025-03", 1e5, **price, qualifier="BaaS"))
    made = dossier(measured(atlas_of(alliance()), "price_launch", "CNY", "level", *rows), "one")
    assert text(facts(made)["Launch prices"]) == "CNY 200,000"


def test_a_number_of_a_milestone_without_a_unit_stands_alone() -> None:
    dated = milestone("m1", "one", "2025-03-04", value=43.0)
    assert text(facts(dossier(atlas_of(alliance(), (), [dated]), "m1"))["Value"]) == "43"
