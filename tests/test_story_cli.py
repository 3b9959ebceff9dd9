"""The terminal's word story: what it checks, what it writes, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer import cli
from explorer.files.resources import bundled_pack
from explorer.packs import open_pack
from tests.packs.making import bundled, changed, laid, zipped

STORY = "---\ntitle: Mine\n---\n\n## First\nview: prices\n\n## Second\nview: deliveries\n"
TEN = "hima-in-ten-minutes"


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = cli.main(["story", *words])
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.md"
    path.write_text(STORY, "utf-8")
    return path


@pytest.mark.parametrize("story_id", open_pack(bundled_pack()).stories)
def test_the_bundled_stories_are_sound(capsys: pytest.CaptureFixture[str], story_id: str) -> None:
    code, out, err = run(capsys, "check", story_id)
    assert (code, err) == (0, "") and out.startswith(f"stories/{story_id}.md: sound.") and "never" not in out


def test_a_file_is_checked_and_every_fault_has_its_line(capsys: pytest.CaptureFixture[str], mine: Path) -> None:
    assert run(capsys, "check", str(mine))[:2] == (
        0, "mine.md: sound. “Mine”, 2 steps, 0 minutes; 2 never looked over.\n")  # fmt: skip
    mine.write_text(
        STORY.replace("prices", "price").replace("deliveries", "deliveries?by=nothing&focus=nobody"), "utf-8"
    )
    code, out, err = run(capsys, "check", str(mine))
    assert (code, err) == (1, "")
    first, second = out.splitlines()
    assert first.startswith("mine.md:6:view: ") and "prices" in first
    assert second.startswith("mine.md:9:view: ") and "nobody" in second


def test_update_marks_the_steps_and_writes_their_numbers_beside(capsys: pytest.CaptureFixture[str], mine: Path) -> None:
    assert run(capsys, "check", str(mine), "--update")[0] == 0
    text = mine.read_text("utf-8")
    assert [line for line in text.splitlines() if not line.startswith("seen: ")] == STORY.splitlines()
    assert text.count("\nseen: ") == 2
    assert mine.with_name("mine.seen.json").read_bytes().startswith(b'{"format": "alliance-explorer-seen"')
    written = mine.read_bytes(), mine.with_name("mine.seen.json").read_bytes()
    assert run(capsys, "check", str(mine), "--update")[0] == 0
    assert (mine.read_bytes(), mine.with_name("mine.seen.json").read_bytes()) == written


def test_stale_steps_are_told_with_old_and_new(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    line = next(
        one for one in bundled()["observations.csv"].decode().split("\n") if one.startswith("hima-deliveries-2025-10,")
    )
    pack = laid(changed(bundled(), "observations.csv", line, line.replace(",68216,", ",68300,")), tmp_path / "pack")
    code, out, _ = run(capsys, "check", TEN, "--pack", str(pack))
    assert code == 1
    assert "“AITO carries it” shows other numbers" in out and "→" in out
    assert "“Who leads what”" not in out
    assert all(one.startswith(f"stories/{TEN}.md:") and ":seen: " in one for one in out.splitlines())
    assert run(capsys, "check", TEN, "--update", "--pack", str(pack))[0] == 0
    assert run(capsys, "check", TEN, "--pack", str(pack))[0] == 0


def test_what_is_not_possible_ends_with_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = run(capsys, "check", "hima-in-ten-minuets")
    assert (code, out) == (2, "") and TEN in err and err.count("\n") == 1
    assert run(capsys, "check", str(tmp_path / "none.md"))[0] == 2
    (tmp_path / "bad.md").write_bytes(b"\xff")
    assert "not UTF-8" in run(capsys, "check", str(tmp_path / "bad.md"))[2]
    (tmp_path / "pack.zip").write_bytes(zipped(bundled()))
    zip_pack = ("--pack", str(tmp_path / "pack.zip"))
    assert run(capsys, "check", TEN, *zip_pack)[0] == 0
    assert "archive" in run(capsys, "check", TEN, "--update", *zip_pack)[2]
    assert run(capsys)[0] == 2 and run(capsys, "check")[0] == 2 and run(capsys, "chekc", TEN)[0] == 2


def test_checking_a_pack_tells_links_of_its_stories_that_lead_nowhere(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = changed(bundled(), f"stories/{TEN}.md", "view: scaling\n", "view: scalling\n")
    pack = laid(files, tmp_path)
    code = cli.main(["check", str(pack)])
    out = capsys.readouterr().out
    row = files[f"stories/{TEN}.md"].decode().split("\n").index("view: scalling") + 1
    assert code == 1 and out.startswith(f"stories/{TEN}.md:{row}:view: ") and out.count("\n") == 1
