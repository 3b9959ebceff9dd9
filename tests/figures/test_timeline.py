"""The timeline puts every milestone in its lane and says what the milestones shown add up to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.entities import Relation
from explorer.domain.periods import Period
from explorer.figures.catalogue import figure
from explorer.figures.figure import Event, Figure, LanePanel
from explorer.figures.lanes import gathering
from explorer.figures.milestone_groups import GROUPS, group_of
from explorer.state.viewpoint import viewpoint
from tests.figures.making import alliance, atlas_of, entity, milestone
from tests.figures.second_road import table

PARTNERS = ("seres", "chery", "baic", "jac", "saic")


def drawn(atlas: Atlas, link: str) -> Figure:
    return figure(atlas, viewpoint(link))


def lanes_of(made: Figure) -> LanePanel:
    (panel,) = made.panels
    assert isinstance(panel, LanePanel)
    return panel


def events(made: Figure) -> dict[str, Event]:
    return {one.id: one for one in lanes_of(made).events}


def house(entity_id: str) -> str:
    """Return the lane of an entity by walking the table of entities up."""
    rows = {row["id"]: row for row in table("entities")}
    line = [rows[entity_id]]
    while line[-1]["parent_id"]:
        line.append(rows[line[-1]["parent_id"]])
    kinds = {row["kind"]: row["id"] for row in line}
    if "partner" in kinds:
        return kinds["partner"]
    return "peers" if {"peer", "rival_model"} & set(kinds) else "huawei"


def test_every_milestone_is_in_the_lane_of_its_house(atlas: Atlas) -> None:
    made = events(drawn(atlas, "timeline?hide=no-peers"))
    assert {one: made[one].lane for one in made} == {row["id"]: house(row["entity_id"]) for row in table("milestones")}


def test_peers_are_off_until_asked_for_or_in_focus(atlas: Atlas) -> None:
    inside = {row["id"] for row in table("milestones") if house(row["entity_id"]) != "peers"}
    plain = drawn(atlas, "timeline")
    assert set(events(plain)) == inside
    assert [one.id for one in lanes_of(plain).lanes] == ["huawei", *PARTNERS]
    chip = plain.choices[-1]
    assert (chip.label, chip.on) == ("Peers", False)
    asked = drawn(atlas, f"timeline?hide={chip.id}")
    assert lanes_of(asked).lanes[-1].name == "Peers" and asked.choices[-1].on
    focused = drawn(atlas, "timeline?focus=li-auto")
    assert lanes_of(focused).lanes[-1].name == "Peers"
    off = drawn(atlas, f"timeline?focus=li-auto&hide={focused.choices[-1].id}")
    assert lanes_of(off).lanes[-1].id == "saic" and not off.choices[-1].on


def test_lanes_name_carmaker_and_brand_in_stack_order(atlas: Atlas) -> None:
    lanes = lanes_of(drawn(atlas, "timeline")).lanes
    assert [(one.name, one.below, one.below_zh, one.colour) for one in lanes][:3] == [
        ("Huawei", "HIMA", "鸿蒙智行", "total"),
        ("Seres", "AITO", "问界", "aito"),
        ("Chery", "Luxeed", "智界", "luxeed"),
    ]


def test_the_livestream_is_found_by_whom_it_names(atlas: Atlas) -> None:
    made = drawn(atlas, "timeline")
    (star,) = [one for one in events(made).values() if one.highlighted]
    row = next(row for row in table("milestones") if row["id"] == star.id)
    assert (row["date"], row["category"]) == ("2025-12-09", "event")
    assert star.ringed == tuple(one for one in PARTNERS if one in row["with_ids"].split(";")) == PARTNERS
    panel = lanes_of(made)
    assert panel.flag_date == Period.parse("2025-12-09")
    assert panel.flag.startswith("9 Dec 2025 · ") and "livestream" in panel.flag
    assert gathering(atlas) is atlas.milestones[star.id]


def test_before_its_day_an_earlier_gathering_stands_out(atlas: Atlas) -> None:
    made = drawn(atlas, "timeline?asof=2025-06-30")
    (star,) = [one for one in events(made).values() if one.highlighted]
    assert str(star.date) == "2024-12-19" and len(star.ringed) == 4


def test_nothing_stands_out_where_no_event_gathers_two_carmakers() -> None:
    small = atlas_of(alliance(["one", "two"]), milestones=[milestone("m", "union", "2025", with_ids=("one-maker",))])
    assert gathering(small) is None
    assert lanes_of(drawn(small, "timeline")).flag == ""


def test_the_more_important_of_two_gatherings_stands_out() -> None:
    both = ("one-maker", "two-maker")
    found = [milestone("a", "union", "2024-01-01", with_ids=both, importance=5),
             milestone("b", "union", "2025-01-01", with_ids=both, importance=4),
             milestone("c", "union", "2025-02-01", "launch", with_ids=both, importance=5)]  # fmt: skip
    star = gathering(atlas_of(alliance(["one", "two"]), milestones=found))
    assert star is not None and star.id == "a"


def test_chips_are_the_groups_and_hide_their_categories(atlas: Atlas) -> None:
    made = drawn(atlas, "timeline")
    inside = Counter(group_of(row["category"]).id for row in table("milestones") if house(row["entity_id"]) != "peers")
    assert {one.id: one.count for one in made.choices[:-1]} == inside
    assert [one.id for one in made.choices[:-1]] == [group.id for group in GROUPS]
    hidden = drawn(atlas, "timeline?hide=event,finance")
    assert [one.id for one in hidden.choices if not one.on] == ["event", "finance", "no-peers"]
    assert {group_of(one.category).id for one in events(hidden).values()} == set(inside) - {"event", "finance"}


def test_all_categories_of_the_pack_have_a_group() -> None:
    known = {category for group in GROUPS for category in group.categories}
    assert {row["category"] for row in table("milestones")} <= known
    assert group_of("something else").id == "event"


def test_the_overview_counts_the_milestones_of_each_month(atlas: Atlas) -> None:
    counts = {str(month): count for month, count in lanes_of(drawn(atlas, "timeline")).counts}
    rows = [row for row in table("milestones") if house(row["entity_id"]) != "peers" and len(row["date"]) >= 7]
    assert counts == Counter(row["date"][:7] for row in rows if "Q" not in row["date"] and "H" not in row["date"])
    assert list(counts) == sorted(counts)
    made = drawn(atlas, "timeline")
    rest = sum(house(row["entity_id"]) != "peers" for row in table("milestones")) - sum(counts.values())
    assert made.caveats[0].startswith(f"{rest} milestones are known to the year or quarter only")


def test_a_date_after_the_pack_is_announced(atlas: Atlas) -> None:
    earlier = replace(atlas, info=replace(atlas.info, as_of=date(2026, 2, 28)))
    made = drawn(earlier, "timeline")
    announced = {one.id for one in events(made).values() if one.announced}
    inside = [row for row in table("milestones") if house(row["entity_id"]) != "peers"]
    assert announced == {row["id"] for row in inside if row["date"] > "2026-02-28"}
    assert "later dates announced" in made.source_line and "As of 28 Feb 2026" in made.source_line
    assert not any(one.announced for one in events(drawn(atlas, "timeline")).values())


def test_looking_back_shows_no_later_date(atlas: Atlas) -> None:
    made = drawn(atlas, "timeline?asof=2026-02-28")
    past = [row for row in table("milestones") if Period.parse(row["date"]).end.isoformat() <= "2026-02-28"]
    assert set(events(made)) == {row["id"] for row in past if house(row["entity_id"]) != "peers"}
    assert "announced" not in made.source_line and "As of 28 Feb 2026" in made.source_line


def test_the_range_starts_with_the_year_of_the_first_brand(atlas: Atlas) -> None:
    panel = lanes_of(drawn(atlas, "timeline"))
    assert (str(panel.first), str(panel.last)) == ("2021-01", "2026-04")
    assert str(panel.span[0]) == "2017-09"
    asked = drawn(atlas, "timeline?from=2024&to=2024-06")
    assert (str(lanes_of(asked).first), str(lanes_of(asked).last)) == ("2024-01", "2024-06")
    assert asked.subtitle == "Milestones by carmaker and kind, January 2024 to June 2024"


def test_the_takeaway_counts_what_is_shown(atlas: Atlas) -> None:
    inside = [row for row in table("milestones") if house(row["entity_id"]) != "peers" and row["date"] >= "2021"]
    after = sum(row["date"] >= "2024" for row in inside)
    joined = {
        row["from_id"]: row["since"] for row in table("relations") if row["kind"] == "joined" and row["to_id"] == "hima"
    }
    assert sorted(one for one, since in joined.items() if since >= "2024") == ["baic", "saic"]
    assert drawn(atlas, "timeline").takeaway == (
        f"{after / len(inside):.0%} of the milestones come after 2023, as BAIC and SAIC join"
    )


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("timeline?focus=aito", "Seres: "),
        ("timeline?from=2025&to=2025", " of them in Dec 2025"),
        ("timeline?from=2024", "after 2024, as SAIC joins"),
        ("timeline?from=2010&to=2011", "No milestones from January 2010 to December 2011"),
        ("timeline?to=2010", "No milestones from January 2010 to December 2010"),  # not from there to the first
        ("timeline?from=2030", "No milestones from January 2030 to December 2030"),
    ],
)
def test_the_takeaway_changes_with_lane_and_range(atlas: Atlas, link: str, words: str) -> None:
    made = drawn(atlas, link)
    assert words in made.takeaway and len(made.takeaway) <= 90


def test_the_busiest_month_has_as_many_as_are_said(atlas: Atlas) -> None:
    inside = [row["date"] for row in table("milestones") if house(row["entity_id"]) != "peers"]
    shown = [one for one in inside if one[:4] >= "2021" and one <= "2022-03-31"]
    months = Counter(one[:7] for one in shown if len(one) >= 7)
    most = max(months.values())
    month = max(one for one, count in months.items() if count == most)
    said = drawn(atlas, "timeline?asof=2022-03").takeaway
    assert (
        said
        == f"{len(shown)} milestones from January 2021 to March 2022, {most} of them in {Period.parse(month).label}"
    )
    assert drawn(atlas, "timeline?focus=chery&asof=2023-06").takeaway == (
        "Chery: 1 milestone from January 2021 to June 2023, in Jun 2022"
    )
    one = [
        row for row in table("milestones") if row["date"].startswith("2023-02") and house(row["entity_id"]) != "peers"
    ]
    said = drawn(atlas, "timeline?from=2023-02&to=2023-02").takeaway
    assert said.startswith(f"{len(one)} milestone") and said.endswith(" in February 2023")


def test_a_share_of_some_kinds_is_not_said_of_all(atlas: Atlas) -> None:
    kinds = {category for group in GROUPS if group.id in ("launch", "event") for category in group.categories}
    inside = [row for row in table("milestones") if house(row["entity_id"]) != "peers" and row["date"] >= "2021"
              and row["category"] not in kinds]  # fmt: skip
    after = sum(row["date"] >= "2024" for row in inside)
    said = drawn(atlas, "timeline?hide=event,launch").takeaway
    assert said.startswith(f"{after / len(inside):.0%} of the milestones shown come after 2023")


def test_no_lane_bears_the_name_of_an_alliance_that_is_not_there_yet(atlas: Atlas) -> None:
    first = lanes_of(drawn(atlas, "timeline?asof=2022-03")).lanes[0]
    assert (first.id, first.below) == ("huawei", "")
    assert lanes_of(drawn(atlas, "timeline?asof=2024-03")).lanes[0].below == "HIMA"


def test_the_table_and_sources_are_those_of_the_milestones_in_the_range(atlas: Atlas) -> None:
    made = drawn(atlas, "timeline?from=2025-12&to=2025-12")
    inside = [row for row in table("milestones") if house(row["entity_id"]) != "peers" and row["date"] in (
        "2025", *(row["date"] for row in table("milestones") if row["date"].startswith("2025-12")))]  # fmt: skip
    titles = [column.title for column in made.table.columns]
    assert {row[titles.index("Milestone")].target for row in made.table.rows} == {row["id"] for row in inside}
    assert set(made.sources) == {source for row in inside for source in row["source_ids"].split(";")}
    assert f"{len(inside)} milestones, {len(made.sources)} sources" in made.source_line


def test_focus_marks_its_milestone(atlas: Atlas) -> None:
    assert [one.id for one in events(drawn(atlas, "timeline?focus=ms100")).values() if one.focused] == ["ms100"]


def test_a_pack_without_milestones_says_so() -> None:
    made = drawn(atlas_of(alliance()), "timeline")
    assert (made.empty, made.panels) == ("This pack has no milestones.", ())


def test_without_a_leader_the_alliance_has_the_first_lane() -> None:
    small = atlas_of([*alliance(), entity("lead", "company")], milestones=[milestone("m", "union", "2025-01-02")])
    assert [one.id for one in lanes_of(drawn(small, "timeline")).lanes] == ["union", "one-maker"]
    leads = Relation("lead", "union", "leads", None, None, None, "", ("page",), "")
    led = atlas_of([*alliance(), entity("lead", "company")], milestones=small.milestones.values(), relations=[leads])
    assert next((one.id, one.below) for one in lanes_of(drawn(led, "timeline")).lanes) == ("lead", "Union")
