"""A folder opens if it holds plain files only; nothing in it is followed, waited for or run."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.packs import PackRefused, open_pack
from explorer.packs.limits import MOST_ENTRIES
from tests.packs.making import DESCRIPTOR, laid, small
from tests.packs.work import counted

MOST_CALLS = 15 * MOST_ENTRIES  # of so many files each is looked at once, and no folder takes more

posix = pytest.mark.skipif(os.name != "posix", reason="pipes and devices are made the POSIX way")


def _link_to_file(folder: Path) -> None:
    (folder / "notes.md").symlink_to("/etc/hostname")


def _link_within(folder: Path) -> None:
    (folder / "copy.csv").symlink_to("entities.csv")


def _table_as_link(folder: Path) -> None:
    (folder / "sources.csv").rename(folder.parent / "sources.csv")
    (folder / "sources.csv").symlink_to("../sources.csv")


def _endless_table(folder: Path) -> None:
    (folder / "sources.csv").unlink()
    (folder / "sources.csv").symlink_to("/dev/zero")


def _link_to_folder(folder: Path) -> None:
    (folder / "stories").symlink_to("/etc", target_is_directory=True)


def test_a_folder_around_a_pack_says_so(tmp_path: Path) -> None:
    laid(small(), tmp_path / "outer" / "inner")
    with pytest.raises(PackRefused) as caught:
        open_pack(tmp_path / "outer")
    told = "“outer” is not a pack: it has no datapackage.json, but its folder “inner” has one."
    assert str(caught.value) == told


def _loop(folder: Path) -> None:
    (folder / "stories").symlink_to(folder, target_is_directory=True)


def _broken_link(folder: Path) -> None:
    (folder / "gone").symlink_to(folder / "nowhere")


def _link_to_itself(folder: Path) -> None:
    (folder / "self").symlink_to(folder / "self")


def _pipe(folder: Path) -> None:
    os.mkfifo(folder / "notes.json")


def _table_as_pipe(folder: Path) -> None:
    (folder / "entities.csv").unlink()
    os.mkfifo(folder / "entities.csv")


def _descriptor_as_pipe(folder: Path) -> None:
    (folder / DESCRIPTOR).unlink()
    os.mkfifo(folder / DESCRIPTOR)


def _descriptor_as_link(folder: Path) -> None:
    (folder / DESCRIPTOR).rename(folder.parent / "elsewhere.json")
    (folder / DESCRIPTOR).symlink_to(folder.parent / "elsewhere.json")


def _descriptor_as_folder(folder: Path) -> None:
    (folder / DESCRIPTOR).unlink()
    (folder / DESCRIPTOR).mkdir()


def _twins(folder: Path) -> None:
    (folder / "Entities.csv").write_bytes(b"x")


def _reserved(folder: Path) -> None:
    (folder / "aux.md").write_bytes(b"x")


def _space_at_the_end(folder: Path) -> None:
    (folder / "notes ").write_bytes(b"x")


def _reversed(folder: Path) -> None:
    (folder / "invoice\u202egnp.exe").write_bytes(b"x")


def _undecodable(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/a\xff\xfe.md")).write_bytes(b"x")


def _deep(folder: Path) -> None:
    (folder / "/".join("abcdefghijklm")).mkdir(parents=True)


def _very_deep(folder: Path) -> None:
    deep = folder
    for _ in range(300):
        deep = deep / "d"
    deep.mkdir(parents=True)


def _many(folder: Path) -> None:
    for number in range(5_100):
        (folder / f"n{number}").touch()


def _sparse(folder: Path) -> None:
    (folder / "large.bin").touch()
    os.truncate(folder / "large.bin", 1 << 40)


def _large_table(folder: Path) -> None:
    os.truncate(folder / "entities.csv", 60 << 20)


def _large_descriptor(folder: Path) -> None:
    os.truncate(folder / DESCRIPTOR, 6 << 20)


SPOILERS = [value for name, value in sorted(globals().items()) if name.startswith("_") and callable(value)]


@posix
@pytest.mark.parametrize("spoil", SPOILERS)
def test_a_hostile_folder_is_refused_without_waiting(
    spoil: Callable[[Path], None], tmp_path: Path, promise: Callable[..., None]
) -> None:
    folder = laid(small(), tmp_path / "pack")
    assert open_pack(folder), "the pack is sound before it is spoilt"
    spoil(folder)
    signal.alarm(10)  # a read that waits for a pipe would wait for ever
    with counted() as work, pytest.raises(PackRefused) as caught:
        open_pack(folder)
    signal.alarm(0)
    assert work.calls <= MOST_CALLS
    assert str(caught.value).isprintable()
    assert str(caught.value).endswith(".")
    promise("P1", tried=1)


def test_there_are_enough_hostile_folders() -> None:
    assert len(SPOILERS) >= 20


@posix
@pytest.mark.parametrize(
    "place", ["/dev/zero", "/dev/null", "/nowhere/at/all", "/etc/hostname", "/", "a\0b", "x" * 5000]
)
def test_a_place_that_is_no_pack_is_refused(place: str) -> None:
    with pytest.raises(PackRefused) as caught:
        open_pack(Path(place))
    assert str(caught.value).isprintable()


@posix
def test_a_pipe_in_place_of_a_pack_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pack.zip")
    with pytest.raises(PackRefused, match="neither a folder nor a"):
        open_pack(tmp_path / "pack.zip")


@pytest.mark.parametrize("name", ["问界 数据包", "a b", "%20#?", "-leading", "quo'te\"s", "é", "é"])
def test_a_pack_may_lie_anywhere(name: str, tmp_path: Path) -> None:
    if sys.platform == "win32" and set(name) & set('"?'):
        name = "plain"
    folder = laid(small(), tmp_path / name)
    assert open_pack(folder).info.place == str(folder)
    assert open_pack(folder / DESCRIPTOR).entities == open_pack(folder).entities


def test_a_link_to_the_pack_itself_is_the_users_own_choice(tmp_path: Path) -> None:
    folder = laid(small(), tmp_path / "pack")
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    assert open_pack(tmp_path / "link").info.name == "small"


def test_what_the_pack_does_not_name_is_neither_read_nor_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = b"raise SystemExit('run')"
    files = {f"{name}.py": trap for name in ("csv", "json", "zipfile", "difflib", "unicodedata")}
    folder = laid(small() | files | {".git/config": b"x", "large.bin": bytes(1 << 20)}, tmp_path / "pack")
    monkeypatch.chdir(folder)
    read: list[str] = []
    real = os.open
    monkeypatch.setattr(os, "open", lambda path, *args, **more: read.append(str(path)) or real(path, *args, **more))
    assert open_pack(folder).info.name == "small"
    assert {Path(one).suffix for one in read if one.startswith(str(folder))} == {".json", ".csv"}


def test_opening_writes_nothing(tmp_path: Path) -> None:
    folder = laid(small(), tmp_path / "pack")
    for path in [*folder.iterdir(), folder]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    open_pack(folder)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    folder.chmod(0o755)
