"""The user's own files: a place a pack's name, whole writes, and damage moved aside rather than lost."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from explorer.files import folders, own_data
from explorer.files.drafts import StoryFile, new_story, own_stories
from explorer.files.folders import data_folder
from explorer.files.locks import dead_holders
from explorer.files.own_data import notebook_path, read_bytes, set_aside, write_notebook
from explorer.files.recent_stories import recent_stories
from explorer.files.talks import Talk, TalkNote, broken_talk


def test_each_pack_has_a_file_of_its_own(home: Path) -> None:
    names = [
        "hima",
        "HIMA",
        "hima ",
        "鸿蒙",
        "鸿蒙智行",
        "../../etc/passwd",
        "con",
        "a/b",
        "a\\b",
        ".",
        "",
        "x" * 300,
        "x" * 301,
    ]
    paths = [notebook_path(name) for name in names]
    assert paths[0] == data_folder() / "notebooks" / "hima.json"
    assert len(set(paths)) == len(names)
    for path in paths:
        assert path.parent == data_folder() / "notebooks" and home in path.parents
        assert len(path.name) < 100 and path.name.isascii() and not path.name.startswith(".")


def test_a_home_that_cannot_be_written_stops_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = home / "file"
    blocked.write_bytes(b"")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(blocked))
    for folder in (folders.data_folder(), folders.config_folder(), folders.log_folder()):
        assert blocked in folder.parents and not folder.exists()
    assert recent_stories() == () and list(dead_holders()) == [] and broken_talk() is None
    assert not TalkNote().write(Talk("hima", 1))
    path = notebook_path("hima")
    assert read_bytes(path) is None and own_stories() == ()
    for refused in (lambda: new_story("A talk"), lambda: write_notebook(path, b""), lambda: StoryFile(home / "a.md")):
        with pytest.raises(OSError, match="Not a directory"):
            refused()


def test_a_file_is_written_whole_and_read_back(home: Path) -> None:
    path = notebook_path("hima")
    assert read_bytes(path) is None
    write_notebook(path, b"one")
    write_notebook(path, b"two")
    assert read_bytes(path) == b"two"
    assert [one.name for one in path.parent.iterdir()] == ["hima.json"]


def test_what_is_no_file_of_ours_is_an_error(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = notebook_path("hima")
    path.mkdir()
    with pytest.raises(OSError, match="not a file"):
        read_bytes(path)
    path.rmdir()
    path.write_bytes(b"12345")
    monkeypatch.setattr(own_data, "LARGEST", 4)
    with pytest.raises(OSError, match="not a file of at most"):
        read_bytes(path)


def test_damage_is_moved_aside_and_nothing_is_written_over(home: Path) -> None:
    path = notebook_path("hima")
    for text in (b"first", b"second", b"third"):
        path.write_bytes(text)
        place = set_aside(path)
        assert not path.exists() and place.read_bytes() == text
    kept = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    assert kept == {"hima.json.bad": b"first", "hima.json.bad2": b"second", "hima.json.bad3": b"third"}


def test_a_full_disk_leaves_the_old_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = notebook_path("hima")

    def full(*args: object) -> int:
        raise OSError(28, "No space left on device")

    write_notebook(path, b"old")
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(OSError, match="No space"):
            write_notebook(path, b"new")
    assert path.read_bytes() == b"old" and len(list(path.parent.iterdir())) == 1
    assert stat.S_ISREG(path.stat().st_mode)
