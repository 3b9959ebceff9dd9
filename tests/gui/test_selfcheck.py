"""The self-check says what is sound, and finds what is not."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from explorer.domain.atlas import Atlas
from explorer.files.folders import data_folder
from explorer.gui import selfcheck

NAMES = ["versions", "references", "platform", "fonts", "data folder", "bundled pack", "PNG", "SVG", "PDF", "CSV"]


def outcome(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, str], str]:
    code = selfcheck.self_check()
    text = capsys.readouterr().out
    lines = [line.split(":", 1)[0].split(maxsplit=1) for line in text.splitlines()]
    return code, {name: mark for mark, name in lines}, text


def test_a_sound_installation_passes(qapp: QApplication, atlas: Atlas, capsys: pytest.CaptureFixture[str]) -> None:
    code, marks, text = outcome(capsys)
    assert marks == dict.fromkeys(NAMES, "ok"), text
    assert code == 0
    assert f"{len(atlas.entities)} entities, {len(atlas.observations):,} observations" in text
    assert list(data_folder().iterdir()) == []  # nothing is left of what was written


def broken(*args: object) -> bytes:
    raise OSError(28, "No space left on device")


def uneven() -> object:
    falling = count(0, -100)
    return lambda thing: next(falling)


@pytest.mark.parametrize(
    ("place", "stand_in", "name", "said"),
    [
        ("load_fonts", lambda: ["Alliance Explorer Sans"], "fonts", "not bundled: Alliance Explorer Sans SC"),
        ("font", lambda role: QFont("No Such Family"), "fonts", "instead of Alliance Explorer Sans"),
        ("PROBE", "A\U000effff", "fonts", "1 characters show as boxes"),
        ("data_folder", lambda: Path(__file__), "data folder", "test_selfcheck.py cannot be written: file exists"),
        ("binding_fault", lambda: "PySide6 6.12.0 aborts.", "versions", "PySide6 6.12.0 aborts."),
        ("csv_bytes", lambda figure, atlas: b"", "CSV", "a table is empty"),
        ("bundled_pack", lambda: Path("nowhere"), "bundled pack", "nowhere"),
    ],
)
def test_a_fault_is_found(
    place: str,
    stand_in: object,
    name: str,
    said: str,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(selfcheck, place, stand_in)
    monkeypatch.setattr(selfcheck, "_PICTURES", {})
    code, marks, text = outcome(capsys)
    assert (code, marks[name]) == (1, "FAIL"), text
    assert said in text


def test_a_lost_reference_is_found(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(selfcheck.sys, "getrefcount", uneven())
    monkeypatch.setattr(selfcheck, "_PICTURES", {})
    code, marks, text = outcome(capsys)
    assert (code, marks["references"]) == (1, "FAIL"), text


def test_a_cut_picture_is_found(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("explorer.gui.charts.export.picture", lambda *args: b"%PDF-1.4 and then the disk was full")
    code, marks, text = outcome(capsys)
    assert code == 1
    assert [marks[name] for name in ("PNG", "SVG", "PDF", "CSV")] == ["FAIL", "FAIL", "FAIL", "ok"], text


def test_it_runs_by_its_option_with_no_display(project: Path, home: Path, tmp_path: Path) -> None:
    env = {"PATH": os.defpath, "HOME": str(home), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(project)}
    command = [sys.executable, "-m", "explorer", "--self-check"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["ok"] * len(NAMES)
    assert done.stderr == ""
