"""Claims stand in the article's order with the pack's verdicts, filters count, and one's own verdicts stay apart."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import jsonschema
import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Verdict
from explorer.export.figure_json import json_bytes
from explorer.figures.catalogue import figure
from explorer.figures.claims import claims
from explorer.figures.dossiers import dossier
from explorer.figures.figure import Figure
from explorer.figures.panels import MatrixPanel
from explorer.files.resources import resource
from explorer.state.viewpoint import viewpoint
from tests.figures.second_road import Row, table

WORDS = {"supported": "Supported", "partly": "Partly", "contradicted": "Contradicted", "opinion": "Opinion"}


def drawn(atlas: Atlas, link: str = "claims") -> Figure:
    return figure(atlas, viewpoint(link))


def matrix(made: Figure) -> MatrixPanel:
    (panel,) = made.panels
    assert isinstance(panel, MatrixPanel)
    return panel


def in_order() -> list[Row]:
    return sorted(table("claims"), key=lambda row: int(row["article_order"]))


def test_claims_stand_in_article_order_with_sources_and_verdict(atlas: Atlas) -> None:
    shown = matrix(drawn(atlas)).rows
    assert [(row.lead, row.label, row.target) for row in shown] == [
        (row["article_order"], row["statement_en"], row["id"]) for row in in_order()
    ]
    for row, said in zip(shown, in_order(), strict=True):
        count, verdict = row.cells
        assert count.text == str(len(said["source_ids"].split(";")))
        assert (verdict.text, verdict.glyph) == (WORDS[said["verdict"]], f"verdict:{said['verdict']}")
        assert list(verdict.sources) == said["source_ids"].split(";")


def test_opinion_is_not_counted_as_checkable(atlas: Atlas) -> None:
    counts = Counter(row["verdict"] for row in table("claims"))
    total = sum(counts.values())
    checkable = total - counts["opinion"]
    assert drawn(atlas).takeaway == (
        f"{checkable} of the article’s {total} claims can be checked; {counts['supported']} hold in full"
    )


def test_chips_count_all_claims_and_hide_theirs(atlas: Atlas) -> None:
    made = drawn(atlas)
    verdicts = Counter(row["verdict"] for row in table("claims"))
    themes = Counter(row["theme"] for row in table("claims"))
    assert {one.id: one.count for one in made.choices} == verdicts | {f"theme-{one}": n for one, n in themes.items()}
    assert [one.label for one in made.choices[:4]] == list(WORDS.values())
    hidden = drawn(atlas, "claims?hide=opinion,theme-event")
    left = [row for row in in_order() if row["verdict"] != "opinion" and row["theme"] != "event"]
    assert [row.id for row in matrix(hidden).rows] == [row["id"] for row in left]
    assert [one.id for one in hidden.choices if not one.on] == ["opinion", "theme-event"]
    assert {one.id: one.count for one in hidden.choices} == {one.id: one.count for one in made.choices}
    assert hidden.subtitle == f"{len(left)} of {len(table('claims'))} claims in article order"
    full = sum(row["verdict"] == "supported" for row in left)
    assert hidden.takeaway == f"All {len(left)} claims shown can be checked; {full} hold in full"


def test_filters_of_another_view_hide_nothing(atlas: Atlas) -> None:
    assert len(matrix(drawn(atlas, "claims?hide=event,technology,no-peers")).rows) == len(table("claims"))


def test_only_opinions_cannot_be_checked(atlas: Atlas) -> None:
    made = drawn(atlas, "claims?hide=supported,partly,contradicted")
    assert made.takeaway == "None of the 4 claims shown can be checked: they are opinions"


def test_one_claim_is_said_in_the_singular(atlas: Atlas) -> None:
    themes = {row["theme"] for row in table("claims")}
    others = ",".join(sorted(f"theme-{one}" for one in themes - {"policy"}))
    made = drawn(atlas, f"claims?hide={others}")
    assert made.takeaway == "The one claim shown can be checked; it holds in full"
    opinions = [row for row in table("claims") if row["verdict"] == "opinion"]
    theme = next(row["theme"] for row in opinions if [other["theme"] for other in opinions].count(row["theme"]) == 1)
    kept = [*(f"theme-{one}" for one in themes - {theme}), "supported", "partly", "contradicted"]
    made = drawn(atlas, f"claims?hide={','.join(sorted(kept))}")
    assert made.takeaway == "The one claim shown is an opinion, which cannot be checked"


def test_two_claims_are_both_and_neither(atlas: Atlas) -> None:
    full = [row["verdict"] for row in table("claims") if row["verdict"] == "contradicted"]
    assert len(full) == 2
    made = drawn(atlas, "claims?hide=opinion,partly,supported")
    assert made.takeaway == "Both claims shown can be checked; neither holds in full"


def test_all_claims_of_an_article_without_opinions_can_be_checked(atlas: Atlas) -> None:
    sober = {name: one for name, one in atlas.claims.items() if one.verdict is not Verdict.OPINION}
    made = drawn(replace(atlas, claims=MappingProxyType(sober)))
    full = sum(one.verdict is Verdict.SUPPORTED for one in sober.values())
    assert made.takeaway == f"All the article’s {len(sober)} claims can be checked; {full} hold in full"


def test_with_everything_off_the_way_back_stays(atlas: Atlas) -> None:
    made = drawn(atlas, "claims?hide=contradicted,opinion,partly,supported")
    assert made.empty and made.panels == () and len(made.choices) == 11


def test_the_focus_marks_its_row(atlas: Atlas) -> None:
    made = drawn(atlas, "claims?focus=one-million-43m")
    assert [row.id for row in matrix(made).rows if row.focused] == ["one-million-43m"]
    by_milestone = drawn(atlas, "claims?focus=ms211")
    resting = [row["id"] for row in in_order() if "ms211" in row["milestone_ids"].split(";")]
    assert [row.id for row in matrix(by_milestone).rows if row.focused] == resting
    assert not [row for row in matrix(drawn(atlas)).rows if row.focused]


def test_own_verdicts_stand_in_a_column_of_their_own(atlas: Atlas) -> None:
    own = {"yu-title": ("partly", "He holds more titles"), "unprecedented": ("partly", ""), "gone": ("opinion", "")}
    made = claims(atlas, viewpoint("claims"), own)
    panel = matrix(made)
    assert [one.title for one in panel.columns] == ["Sources", "Verdict", "Your verdict"]
    cells = {row.id: row.cells for row in panel.rows}
    assert (cells["yu-title"][1].text, cells["yu-title"][2].text) == ("Supported", "Partly")
    assert cells["yu-title"][2].glyph == "verdict:partly" and cells["yu-title"][2].lower == "He holds more titles"
    assert cells["baic-edge"][2].text == ""
    alone = matrix(claims(atlas, viewpoint("claims"), {"yu-title": ("", "To look up")})).rows
    cell = next(row.cells[2] for row in alone if row.id == "yu-title")
    assert (cell.text, cell.quiet, cell.lower) == ("", "To look up", "")  # in the middle of its row
    assert made.takeaway == drawn(atlas).takeaway  # the pack's verdicts are counted, never one's own
    assert "2 verdicts of your own, kept apart from the pack’s; 1 differs." in made.caveats
    titles = [one.title for one in made.table.columns]
    line = next(row for row in made.table.rows if row[1].target == "yu-title")
    assert line[titles.index("Your note")].text == "He holds more titles"
    assert len(matrix(drawn(atlas)).columns) == 2


def test_before_the_article_there_are_no_claims(atlas: Atlas) -> None:
    published = next(row["published"] for row in table("sources") if row["id"] == atlas.info.article)
    assert published == "2025-12"
    made = drawn(atlas, "claims?asof=2025-12-30")
    assert made.empty == "The article appeared in December 2025: there was no claim to check before."
    assert made.source_line == "Source: none. As of 30 Dec 2025."
    assert drawn(atlas, "claims?asof=2025-12-31").panels


def test_a_pack_without_claims_says_so(atlas: Atlas) -> None:
    made = drawn(replace(atlas, claims=MappingProxyType({})))
    assert made.empty == "This pack checks no claims."


def test_the_source_line_names_the_article(atlas: Atlas) -> None:
    assert "article: “Huawei's Five-Car Parade”, The Sino Report, Dec 2025" in drawn(atlas).source_line


@pytest.mark.parametrize("link", ["claims", "claims?focus=yu-title&hide=partly", "claims?asof=2026-02"])
def test_every_figure_is_whole(atlas: Atlas, link: str) -> None:
    made = drawn(atlas, link)
    assert 0 < len(made.takeaway) <= 90 and made.link == link
    assert {len(row) for row in made.table.rows} == {len(made.table.columns)}
    assert len(made.table.rows) == len(matrix(made).rows)
    assert set(made.sources) == {one for row in matrix(made).rows for cell in row.cells for one in cell.sources}
    schema: Any = json.loads(resource("figure.schema.json"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(json_bytes(made, atlas)))


@pytest.mark.parametrize("row", table("claims"), ids=lambda row: row["id"])
def test_the_dossier_has_everything_that_bears_on_a_claim(atlas: Atlas, row: Row) -> None:
    made = dossier(atlas, row["id"])
    facts = [fact for section in made.sections for fact in section.facts]
    linked = {run.target for fact in facts for run in fact.runs if run.target}
    dated = {one.id for section in made.sections for one in section.milestones}
    observations = {one["id"]: one for one in table("observations")}
    for found in filter(None, row["observation_ids"].split(";")):
        said = observations[found]
        assert said["entity_id"] in linked
        assert any(set(said["source_ids"].split(";")) <= set(fact.sources) for fact in facts)
    milestones = {one["id"]: one for one in table("milestones")}
    wanted = set(filter(None, row["milestone_ids"].split(";")))
    assert dated == wanted
    assert {one for one in wanted if milestones[one]["value"]} <= linked
    cited = {source for one in wanted for source in milestones[one]["source_ids"].split(";")}
    assert cited | set(row["source_ids"].split(";")) <= set(made.sources)


def test_later_evidence_is_counted_not_shown(atlas: Atlas) -> None:
    row = next(row for row in table("claims") if row["id"] == "ecosystem-lockin")
    dates = {one["id"]: one["date"] for one in table("milestones")}
    assert max(dates[one] for one in row["milestone_ids"].split(";")) <= "2025-12-31"
    later = next(row for row in table("claims") if row["id"] == "investment-hurdle")
    after = [one for one in later["milestone_ids"].split(";") if dates[one] > "2025-12-31"]
    made = dossier(atlas, "investment-hurdle", viewpoint("claims?asof=2025-12-31").as_of)
    (fact,) = [fact for section in made.sections for fact in section.facts if fact.label == "Later"]
    assert fact.runs[0].text.endswith(f"{len(after)} milestones from after 31 Dec 2025")
    assert fact.runs[0].quiet and not any(one.id in after for section in made.sections for one in section.milestones)
