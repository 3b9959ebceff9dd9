"""The notebook is on the disk after every change, comes back with its pack, and no damage is lost or written over."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Verdict
from explorer.files.own_data import notebook_path
from explorer.gui.notices import Notice, Reporter
from explorer.gui.panels.notebook_file import NotebookFile
from explorer.gui.store import Store
from explorer.state import notebook as own
from explorer.state.notebook import Notebook
from explorer.state.notebook_text import notebook_bytes
from explorer.state.viewpoint import Viewpoint


class Bench:
    """A store with a notebook's file, and what was said."""

    def __init__(self) -> None:
        self.owner = QObject()
        self.store = Store()
        self.reporter = Reporter()
        self.said: list[Notice] = []
        self.reporter.noticed.connect(self.said.append)
        self.file = NotebookFile(self.store, self.reporter, self.owner)

    def open(self, atlas: Atlas | None) -> Notebook:
        self.store.open(atlas, Viewpoint())
        return self.store.own.notebook


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench()


def kept(name: str = "hima") -> dict[str, object]:
    found: dict[str, object] = json.loads(notebook_path(name).read_bytes())
    return found


def test_a_change_is_written_by_itself_and_read_again(qtbot: QtBot, atlas: Atlas, bench: Bench) -> None:
    assert bench.open(atlas) == Notebook() and not notebook_path("hima").exists()
    bench.store.own.write("Verdict", own.judge, "aito-800k", Verdict.PARTLY)
    qtbot.waitUntil(notebook_path("hima").exists)
    bench.store.own.type("Note", "n", own.annotate, "aito-800k", "Count again.")
    bench.file.flush()
    assert kept()["verdicts"] == [{"claim": "aito-800k", "verdict": "partly", "note": "Count again."}]
    again = Bench()
    assert again.open(atlas) == bench.store.own.notebook and not again.store.own.undo_label
    again.store.own.write("Scenario", own.save_scenario, "High", (("tax", 10.0),))
    again.file.flush()
    assert kept()["scenarios"] == [{"name": "High", "settings": {"tax": 10.0}}]
    assert not bench.said and not again.said


def test_undo_is_written_too(atlas: Atlas, bench: Bench) -> None:
    bench.open(atlas)
    bench.store.own.write("Verdict", own.judge, "aito-800k", Verdict.PARTLY)
    bench.file.flush()
    bench.store.own.undo()
    bench.file.flush()
    assert kept()["verdicts"] == []


def test_each_pack_has_its_own_and_a_switch_saves(atlas: Atlas, bench: Bench) -> None:
    other = replace(atlas, info=replace(atlas.info, name="other"))
    bench.open(atlas)
    bench.store.own.write("Verdict", own.judge, "aito-800k", Verdict.PARTLY)
    assert bench.open(other) == Notebook()  # what was waiting is on the disk by now
    assert kept()["verdicts"] and not notebook_path("other").exists()
    bench.store.own.write("Verdict", own.judge, "aito-800k", Verdict.OPINION)
    assert bench.open(None) == Notebook()
    assert kept("other")["verdicts"] != kept()["verdicts"]
    back = bench.open(atlas).own_verdict("aito-800k")
    assert back is not None and back.verdict is Verdict.PARTLY


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"\0" * 100,
        b'{"a":1,"a":2}',
        b"[" * 10_000,
        b'{"format":"alliance-explorer-notebook"}',
    ],
    ids=["empty", "cut", "list", "utf-16", "zeros", "doubled", "deep", "bare"],
)
def test_damage_is_kept_aside_and_said(atlas: Atlas, bench: Bench, damage: bytes) -> None:
    path = notebook_path("hima")
    path.write_bytes(damage)
    assert bench.open(atlas) == Notebook()
    assert path.with_name("hima.json.bad").read_bytes() == damage and not path.exists()
    assert [one.title for one in bench.said] == [
        "The file of your notes was damaged. It was kept as hima.json.bad, and a new one begun."
    ]
    assert bench.said[0].report
    bench.store.own.write("Verdict", own.judge, "aito-800k", Verdict.PARTLY)
    bench.file.flush()
    assert kept()["verdicts"] and path.with_name("hima.json.bad").read_bytes() == damage


def test_one_byte_wrong_is_never_half_a_notebook(atlas: Atlas) -> None:
    whole = own.annotate(own.save_scenario(Notebook(), "High", (("tax", 10.0),)), "aito-800k", "Count again.")
    data, path = notebook_bytes(whole, "hima"), notebook_path("hima")
    for place in range(0, len(data), 7):
        path.write_bytes(data[:place])  # cut short
        bench = Bench()
        assert bench.open(atlas) == Notebook() and len(bench.said) == 1
        path.with_name("hima.json.bad").unlink()


def test_what_cannot_be_read_is_said_and_never_written_over(atlas: Atlas, bench: Bench) -> None:
    notebook_path("hima").mkdir()
    bench.open(atlas)
    assert bench.file.path is None
    assert "cannot be read" in bench.said[0].title and "New ones are not saved" in bench.said[0].title
    bench.store.own.write("Verdict", own.judge, "aito-800k", Verdict.PARTLY)
    bench.file.flush()
    assert notebook_path("hima").is_dir() and len(bench.said) == 1


def test_a_full_disk_is_said_and_the_notes_stay(atlas: Atlas, bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.open(atlas)
    bench.store.own.write("Verdict", own.judge, "aito-800k", Verdict.PARTLY)
    bench.file.flush()
    before = notebook_path("hima").read_bytes()

    def full(*args: object) -> int:
        raise OSError(28, "No space left on device")

    bench.store.own.write("Verdict", own.judge, "aito-800k", Verdict.OPINION)
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        bench.file.flush()
    assert "could not be saved: No space left on device" in bench.said[0].title
    assert notebook_path("hima").read_bytes() == before
    assert bench.store.own.notebook.own_verdict("aito-800k") is not None
    bench.file.flush()  # there is room again
    assert notebook_path("hima").read_bytes() != before


def test_nothing_is_written_where_nothing_changed(atlas: Atlas, bench: Bench, home: Path) -> None:
    bench.open(atlas)
    bench.file.flush()
    bench.open(None)
    assert not list(home.rglob("*.json*"))
