"""What is shown leaves whole, as picture, drawing, page or table; a failed export leaves the old file."""

from __future__ import annotations

import csv
import errno
import io
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from explorer.export.citation import short_citation
from explorer.files import atomic
from explorer.gui.panels.exporting import KINDS, suggested_name
from explorer.gui.settings import EXPORT_FOLDER
from explorer.gui.window import MainWindow
from explorer.state.viewpoint import viewpoint

HEADS = {"png": b"\x89PNG\r\n\x1a\n", "svg": b"<?xml", "pdf": b"%PDF-", "csv": b'"Month"'}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_written_by_its_dialog(window: MainWindow, tmp_path: Path, kind: str) -> None:
    window.context.settings.set(EXPORT_FOLDER, str(tmp_path))
    window.commands[f"export.{kind}"].trigger()
    chooser = window.exports.chooser
    name = "deliveries-focus-hima-sources.txt" if kind == "bibliography" else f"deliveries-focus-hima.{kind}"
    assert chooser is not None and chooser.selectedFiles() == [str(tmp_path / name)]
    chooser.accept()
    (written,) = tmp_path.iterdir()
    data = written.read_bytes()
    assert written.name == name
    assert window.centre.figure is not None
    finding = window.centre.figure.takeaway.encode()
    assert data.startswith(finding if kind == "bibliography" else HEADS[kind])
    notice = window.notices.notice
    assert notice is not None and not notice.fault and written.name in notice.title


def test_the_ending_chosen_says_which_list_of_sources_is_written(window: MainWindow, tmp_path: Path) -> None:
    window.context.settings.set(EXPORT_FOLDER, str(tmp_path))
    window.commands["export.bibliography"].trigger()
    chooser = window.exports.chooser
    assert chooser is not None
    chooser.selectNameFilter("CSV (*.csv)")
    chooser.filterSelected.emit("CSV (*.csv)")
    chooser.accept()
    (written,) = tmp_path.iterdir()
    figure, atlas = window.centre.figure, window.context.store.atlas
    assert written.name == "deliveries-focus-hima-sources.csv" and figure is not None and atlas is not None
    rows = list(csv.DictReader(io.StringIO(written.read_text("utf-8"))))
    assert {row["Id"] for row in rows} == set(figure.sources) and len(rows) == len(figure.sources)
    for row in rows:
        assert row["Address"] == atlas.sources[row["Id"]].url


def test_a_picture_has_the_size_of_a_slide(window: MainWindow, tmp_path: Path) -> None:
    assert window.exports.write("png", tmp_path / "a.png")
    picture = QImage.fromData((tmp_path / "a.png").read_bytes())
    assert (picture.width(), picture.height()) == (2560, 1440)


def test_the_table_of_the_file_is_the_one_of_the_figure(window: MainWindow, tmp_path: Path) -> None:
    assert window.exports.write("csv", tmp_path / "a.csv")
    text = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig")
    figure, atlas = window.centre.figure, window.context.store.atlas
    assert figure is not None and atlas is not None
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(figure.table.rows)
    for row in rows:  # by id, and in words for a reader who has no pack
        cited = row["Cited"].split("; ") if row["Cited"] else []
        assert cited == [short_citation(atlas.sources[one]) for one in row["Sources"].split("; ") if one]


def test_a_full_disk_is_said_and_the_old_file_stays(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def full(handle: int, data: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic.os, "write", full)
    assert not window.exports.write("csv", path)
    monkeypatch.undo()
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]
    notice = window.notices.notice
    assert notice is not None
    assert re.match("a.csv was not saved: No space left .* is as it was", notice.title)


def test_a_folder_that_is_gone_is_said(window: MainWindow, tmp_path: Path) -> None:
    assert not window.exports.write("csv", tmp_path / "gone" / "a.csv")
    assert window.notices.notice is not None and "was not saved" in window.notices.notice.title


def test_names_of_files_are_safe(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["view.timeline"].trigger()
    figure, atlas = window.centre.figure, window.context.store.atlas
    assert figure is not None and atlas is not None
    assert suggested_name(figure, atlas, "svg") == "timeline-focus-hima.svg"


def test_names_and_links_have_nothing_left_of_other_views(window: MainWindow) -> None:
    store = window.context.store
    store.go("There", lambda here: viewpoint("scaling?focus=western-must-adapt&with=aito-m9&every=year"))
    assert window.centre.figure is not None and store.atlas is not None
    assert suggested_name(window.centre.figure, store.atlas, "pdf") == "scaling.pdf"
    window.exports.copy_link()
    assert QGuiApplication.clipboard().text() == "scaling?focus=western-must-adapt"
