"""Dossiers as text, citations, and the report of a checked pack."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Section, Step
from explorer.export.citation import figure_citation, long_citation, short_citation
from explorer.export.fault_report import checked_pack
from explorer.export.listings import KINDS_OF_LIST, listing
from explorer.export.plain import dossier_text
from explorer.export.wishes import WishError, kind_of, scale_of, size_of
from explorer.figures.catalogue import VIEWS, figure
from explorer.figures.dossiers import dossier
from explorer.figures.sourcing import kind_words
from explorer.files.resources import bundled_pack
from explorer.state.viewpoint import viewpoint
from tests.packs.making import laid, small, with_line


def test_a_dossier_as_text_numbers_its_sources(atlas: Atlas) -> None:
    made = dossier(atlas, "aito")
    lines = dossier_text(made, atlas).splitlines()
    assert lines[0] == "AITO 问界"
    cut = lines.index("SOURCES")
    listed = [re.match(r" *\[(\d+)\] (.+)", line) for line in lines[cut + 1 :]]
    assert [int(one.group(1)) for one in listed if one] == list(range(1, len(made.sources) + 1))
    for source, line in zip(made.sources, lines[cut + 1 :], strict=True):
        assert atlas.sources[source].url in line
    used = {int(number) for line in lines[:cut] for number in re.findall(r"\[(\d+)\]", line)}
    assert used == set(range(1, max(used) + 1)) and max(used) <= len(made.sources)


def test_text_says_what_is_missing_calculated_and_disputed(atlas: Atlas) -> None:
    assert "Deliveries, total    No figure in this pack" in dossier_text(dossier(atlas, "luxeed-v9"), atlas)
    told = dossier_text(dossier(atlas, "hima"), atlas)
    assert re.search(r"First half 2025 +204,658 or 206,200 \[\d+\]\[\d+\] \(1 other value", told)
    assert "calculated: earliest of its brands and cars" in told


def test_no_control_character_reaches_a_terminal(atlas: Atlas) -> None:
    made = replace(dossier(atlas, "aito"), title="A\x1b[2J\x07", summary="line\r\nbreak\x9b31m")
    told = dossier_text(made, atlas)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", told)
    assert told.splitlines()[0] == "A[2J 问界"


def test_citations(atlas: Atlas) -> None:
    source = next(one for one in atlas.sources.values() if one.published and one.accessed)
    assert source.published is not None
    assert short_citation(source) == f"{source.publisher}, {source.published.label}"
    told = long_citation(source)
    assert source.title in told and told.endswith(source.url) and "accessed 22 Nov 2026" in told
    assert short_citation(replace(source, published=None)).endswith(", undated")
    asked = long_citation(replace(source, title="Who holds the say?", publisher="Daily"))
    assert asked.startswith("Who holds the say? Daily, ")
    bare = replace(source, title="A page", publisher="", language="", url="", published=None, accessed=None)
    assert short_citation(bare) == "A page, undated"
    assert long_citation(bare) == f"A page. Undated ({kind_words(source.quality).lower()})."


def test_a_figure_is_cited_with_finding_pack_link_and_sources(atlas: Atlas) -> None:
    made = figure(atlas, viewpoint("deliveries?focus=aito"))
    told = figure_citation(made, atlas)
    for part in (made.takeaway, "HIMA base pack", atlas.info.version, "deliveries?focus=aito", made.source_line):
        assert part in told
    assert "\n" not in told


def test_lists_have_the_id_first(atlas: Atlas) -> None:
    for what, ids in (("entities", atlas.entities), ("metrics", atlas.metrics)):
        assert [line.split()[0] for line in listing(atlas, what)] == list(ids)
    assert [line.split()[0] for line in listing(atlas, "views")] == [row.id for row in VIEWS]
    assert [line.split()[0] for line in listing(atlas, "stories")] == list(atlas.stories)
    keys = [line[29:42].strip() for line in listing(atlas, "views")]
    assert keys == [f"key {row.key}" if row.key else "" for row in VIEWS] and "" in keys
    short = replace(next(iter(atlas.stories.values())), id="one", sections=(Section("", (Step("A step"),)),))
    assert listing(replace(atlas, stories={"one": short}), "stories")[0].split()[1:3] == ["1", "step"]
    assert KINDS_OF_LIST == ("views", "entities", "metrics", "stories")


def test_the_bundled_pack_is_valid() -> None:
    report = checked_pack(bundled_pack())
    assert (report.code, report.remark) == (0, "")
    assert "1,271 observations, 589 sources" in report.lines[0]
    assert json.loads(report.text)["valid"] is True


def test_faults_are_told_one_a_line_with_the_line_an_editor_shows(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(bundled_pack(), pack)
    lines = (pack / "observations.csv").read_text("utf-8").splitlines(keepends=True)
    cells = lines[117].split(",")
    lines[117] = ",".join([*cells[:4], "12x", *cells[5:]])
    (pack / "observations.csv").write_text("".join(lines), "utf-8", newline="")
    report = checked_pack(pack)
    assert report.code == 1
    assert report.lines[0].startswith("observations.csv:118:value: ")
    told = json.loads(report.text)
    assert (told["valid"], told["total"], told["faults"][0]["row"], told["faults"][0]["value"]) == (
        False,
        1,
        118,
        "12x",
    )


def test_of_very_many_links_that_lead_nowhere_the_first_are_told(tmp_path: Path) -> None:
    steps = "".join(f"## Step {number}\nview: nowhere\n\n" for number in range(250))
    files = small() | {"stories/long.md": f"---\ntitle: Long\n---\n\n# One\n\n{steps}".encode()}
    report = checked_pack(laid(files, tmp_path))
    assert (report.code, len(report.lines)) == (1, 200)
    assert report.remark == "250 faults; the first 200 are listed."
    assert report.lines[0].startswith("stories/long.md:8:view: There is no view “nowhere”")


def test_numbers_of_a_time_to_come_are_told(tmp_path: Path) -> None:
    files = small()
    for number, period in enumerate(("2025-05", "2025", "2025-03")):
        line = f"late-{number},badge,deliveries,{period},9,vehicles,,guidance,1,page-1,"
        files = with_line(files, "observations.csv", line)
    report = checked_pack(laid(files, tmp_path))
    told = "2 numbers are of periods that had not ended by the pack's date, 2025-04-03: not counted yet."
    assert (report.code, report.remark, json.loads(report.text)["remark"]) == (0, told, told)


def test_the_json_of_a_check_says_every_letter_in_ascii(tmp_path: Path) -> None:
    report = checked_pack(tmp_path / "鸿蒙")
    assert report.text.isascii() and json.loads(report.text)["pack"] == str(tmp_path / "鸿蒙")


def test_a_pack_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    report = checked_pack(tmp_path)
    assert report.code == 2 and report.remark.endswith(".") and not report.lines
    assert json.loads(report.text)["error"] == report.remark


@pytest.mark.parametrize("text", ["1280", "0x0", "10x10", "99999x5", "12.5x3", "１２８x７２０", "-5x90"])
def test_sizes_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(WishError, match="Write 1280x720"):
        size_of(text)


def test_wishes_that_can_be_met() -> None:
    assert size_of("1280x720") == size_of("1280×720") == (1280, 720)
    assert scale_of(2) == 2
    assert kind_of(Path("a/b.PNG"), ("png", "svg")) == "png"


def test_wishes_that_cannot_be_met() -> None:
    with pytest.raises(WishError, match=r"Use 0.25 to 8\."):
        scale_of(float("nan"))
    with pytest.raises(WishError, match=r"Use .png or .svg\."):
        kind_of(Path("picture"), ("png", "svg"))


def test_what_was_found_of_a_claim_stands_in_both_languages_below_its_verdict(atlas: Atlas) -> None:
    for claim in atlas.claims.values():
        lines = [line.strip() for line in dossier_text(dossier(atlas, claim.id), atlas).splitlines()]
        at = lines.index(f"Verdict: {claim.verdict.value}")
        found = [one for one in (claim.evidence_en, claim.evidence_zh) if one]
        assert lines[at + 1 : at + 1 + len(found)] == found and lines.count(claim.evidence_zh) <= 1
