"""A .zip opens like the folder it was made from; a hostile one is refused, with little done, in one sentence."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.domain.atlas import Atlas
from explorer.packs import PackRefused, open_pack
from tests.packs.hostile import ARCHIVES
from tests.packs.making import DESCRIPTOR, Entry, bundled, changed, faults_of, raw_zip, small, zipped
from tests.packs.work import counted

Count = Callable[..., None]
MOST_CALLS = 10_000  # opening the small pack takes some 6,000: a bad one is refused before as much is done
MOST_UNPACKED = 10_000  # bytes; the small pack has some 3,000
_MEMORY = 300 << 20
_CHILD = """
import resource, sys
from pathlib import Path
from explorer.packs import PackError, open_pack
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        open_pack(path)
        print("opened", path.name)
    except PackError:
        print("refused", path.name)
"""


@pytest.mark.parametrize("name", ARCHIVES)
def test_a_hostile_archive_is_refused_in_one_sentence(name: str, tmp_path: Path, promise: Count) -> None:
    path = tmp_path / "inner" / "pack.zip"
    path.parent.mkdir()
    path.write_bytes(ARCHIVES[name]())
    before = sorted(tmp_path.rglob("*"))
    with counted() as work, pytest.raises(PackRefused) as caught:
        open_pack(path)
    assert work.calls <= MOST_CALLS
    assert work.unpacked <= MOST_UNPACKED
    text = str(caught.value)
    assert text.endswith(".")
    assert "\n" not in text
    assert 20 < len(text) < 300
    assert text.isprintable(), "a name in the sentence is shown by its code points"
    assert sorted(tmp_path.rglob("*")) == before, "nothing is written, within the folder or beside it"
    promise("P1", tried=1)


def test_work_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    blank = {"blank.bin": bytes(900_000)}
    path.write_bytes(zipped(small() | blank))
    with counted() as work:
        open_pack(path)
    assert work.unpacked == sum(map(len, (small() | blank).values()))
    assert 1_000 < work.calls <= MOST_CALLS


def test_a_size_beyond_the_bound_is_said_with_the_bound(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(ARCHIVES["one file too large"]())
    with pytest.raises(PackRefused, match="would unpack to 53,477,376 bytes; 52,428,800 is the most"):
        open_pack(path)


def test_there_are_enough_hostile_archives() -> None:
    assert len(ARCHIVES) >= 60


@pytest.mark.skipif(sys.platform != "linux", reason="the limit on memory is set the Linux way")
def test_hostile_archives_need_little_memory(tmp_path: Path, project: Path) -> None:
    for number, make in enumerate(ARCHIVES.values()):
        (tmp_path / f"{number:03}.zip").write_bytes(make())
    code = _CHILD.format(memory=_MEMORY)
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["refused"] * len(ARCHIVES)


@pytest.mark.parametrize("top", ["", "hima/", "My pack 问界/"])
def test_a_zip_opens_like_its_folder(top: str, tmp_path: Path, atlas: Atlas) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped({top + name: data for name, data in bundled().items()}))
    found = open_pack(path)
    assert found.entities == atlas.entities
    assert list(found.observations) == list(atlas.observations)
    assert found.info.digest == atlas.info.digest
    assert found.info.place == str(path)


def test_folders_that_a_tool_deflates_are_folders(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped({"small/": b"", **{f"small/{name}": data for name, data in small().items()}}))
    assert b"\x03\x00" in path.read_bytes()[:64], "nothing, deflated"
    assert len(open_pack(path).entities) == 4


@pytest.mark.parametrize(
    ("tops", "told"),
    [
        (("a/", "b/"), "holds 2 packs, such as “a/”"),
        (("outer/inner/",), "holds its pack too deep, in “outer/inner/”"),
    ],
)
def test_where_the_pack_in_an_archive_is_not_clear_it_is_said(tops: tuple[str, ...], told: str, tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped({top + name: data for top in tops for name, data in small().items()}))
    with pytest.raises(PackRefused, match=told):
        open_pack(path)


def test_what_file_managers_add_is_left_alone(tmp_path: Path) -> None:
    extra = {"__MACOSX/._x": b"x", "notes/问界 (1).md": b"text", "pictures/a.png": b"\x89PNG"}
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped(small() | extra))
    assert open_pack(path).info.title == "Small pack"


def test_a_small_blank_file_may_shrink_a_lot(tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped(small() | {"blank.bin": bytes(900_000)}))
    assert open_pack(path).info.name == "small"


def test_faults_within_an_archive_are_reported_like_those_of_a_folder(tmp_path: Path) -> None:
    files = changed(small(), "entities.csv", "brand", "brnad")
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped(files))
    with pytest.raises(Exception, match="1 fault") as caught:
        open_pack(path)
    assert caught.value.faults == faults_of(files, tmp_path / "folder")  # type: ignore[attr-defined]


def test_damage_in_a_file_that_the_pack_does_not_name_is_found(tmp_path: Path) -> None:
    entries = [Entry(name.encode(), data) for name, data in small().items()]
    good, bad = Entry(b"notes.bin", b"abc" * 99), Entry(b"notes.bin", b"abc" * 99, crc=5)
    path = tmp_path / "pack.zip"
    path.write_bytes(raw_zip([*entries, good]))
    assert open_pack(path)
    path.write_bytes(raw_zip([*entries, bad]))
    with pytest.raises(PackRefused, match=r"notes\.bin"):
        open_pack(path)


def test_a_descriptor_that_names_a_file_outside_is_refused(tmp_path: Path) -> None:
    for number, target in enumerate(("../secret.csv", "/etc/passwd", "a\\..\\..\\b.csv", "file:///etc/passwd")):
        files = changed(small(), DESCRIPTOR, '"entities.csv"', '"' + target.replace("\\", "\\\\") + '"')
        path = tmp_path / f"{number}.zip"
        path.write_bytes(zipped(files))
        with pytest.raises(Exception, match=r"leads out|not a place|1 fault"):
            open_pack(path)
