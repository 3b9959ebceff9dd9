"""Stories of folder and archive packs: read with the tables, checked with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.packs import PackRefused, open_pack
from explorer.packs.limits import MOST_BYTES_STORY
from explorer.packs.story_checks import story_faults
from tests.packs.making import faults_of, laid, small, zipped

STORY = (
    "---\ntitle: A story\nminutes: 3\n---\n\n# One\n\n## First\nview: timeline?focus=ms-1&with=badge,maker\n\nText\n"
)
FILES = {"stories/a.md": STORY.encode(), "stories/a.seen.json": b"{}", "stories/README.md": b"No story."}


def test_a_pack_without_stories_has_none(tmp_path: Path) -> None:
    assert open_pack(laid(small(), tmp_path)).stories == {}


def test_stories_of_a_folder_and_of_an_archive_are_the_same(tmp_path: Path) -> None:
    files = small() | FILES | {"stories/b.md": STORY.encode(), "stories/deep/c.md": b"x", "stories/d.txt": b"\xff"}
    (tmp_path / "pack.zip").write_bytes(zipped(files))
    folder, archive = open_pack(laid(files, tmp_path / "pack")), open_pack(tmp_path / "pack.zip")
    assert list(folder.stories) == ["a", "b"]
    assert folder.stories == archive.stories
    assert (folder.stories["a"].title, folder.stories["a"].minutes) == ("A story", 3.0)
    assert folder.stories["a"].sidecar == b"{}" and folder.stories["b"].sidecar == b""
    assert folder.info.digest == archive.info.digest


def test_a_changed_story_changes_the_digest(tmp_path: Path) -> None:
    first = open_pack(laid(small() | FILES, tmp_path / "1"))
    other = FILES | {"stories/a.md": STORY.replace("Text", "Test").encode()}
    assert open_pack(laid(small() | other, tmp_path / "2")).info.digest != first.info.digest


@pytest.mark.parametrize(
    ("old", "new", "row", "column", "said"),
    [
        ("title: A story\n", "", 1, "title", "no title"),
        ("minutes: 3", "minutes: three", 3, "minutes", "“three” is no minutes"),
        ("minutes: 3", "minutes: 3\nletters: 9", 4, "letters", "“9” is no letters"),
        ("minutes: 3", "minutes: 3\nminutes: 4", 4, "minutes", "stands twice"),
        ("minutes: 3", "no key", 3, "", "“no key” is no key"),
        ("# One", "#", 6, "title", "section has no title"),
        ("## First", "##", 8, "title", "step has no title"),
        ("view: timeline?focus=ms-1&with=badge,maker\n", "", 8, "view", "has no view"),
        ("focus=ms-1", "focus=ms-2", 9, "view", "“ms-2” is in none of"),
        ("with=badge,maker", "with=badge,ms-1", 9, "view", "“ms-1” is not in entities.csv"),
        ("with=badge", "with%=badge&x", 9, "view", "is not key=value"),
        ("timeline?", "Time line?", 9, "view", "no word for a view"),
        ("\n\nText", "\nhidden: perhaps\n\nText", 10, "hidden", "“perhaps” is no hidden"),
        ("\n\nText", "\nseen: 123\n\nText", 10, "seen", "“123” is no seen"),
    ],
)  # fmt: skip
def test_a_fault_has_file_and_line(tmp_path: Path, old: str, new: str, row: int, column: str, said: str) -> None:
    assert old in STORY
    found = faults_of(small() | {"stories/a.md": STORY.replace(old, new, 1).encode()}, tmp_path)
    assert [(one.file, one.row, one.column) for one in found] == [("stories/a.md", row, column)]
    assert said in found[0].message
    assert found[0].excerpt, "the line itself is shown"


def test_a_link_may_be_quoted(tmp_path: Path) -> None:
    text = STORY.replace("focus=ms-1", "focus=%6Ds-1")
    assert faults_of(small() | {"stories/a.md": text.encode()}, tmp_path) == ()


def test_a_story_that_is_no_text_is_a_fault_and_a_huge_one_refused(tmp_path: Path) -> None:
    found = faults_of(small() | {"stories/a.md": b"---\ntitle: \xff\n"}, tmp_path / "1")
    assert [(one.file, one.row) for one in found] == [("stories/a.md", 2)]
    with pytest.raises(PackRefused):
        open_pack(laid(small() | {"stories/a.md": b"x" * (MOST_BYTES_STORY + 1)}, tmp_path / "2"))


def test_without_known_ids_only_the_form_is_looked_at() -> None:
    assert list(story_faults(STORY)) == []
