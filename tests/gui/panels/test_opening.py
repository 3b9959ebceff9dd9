"""Packs open by dialog, drop, list and start; a bad one is explained, and what is open stays as it was."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from operator import attrgetter
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.files.resources import bundled_pack
from explorer.gui.panels.excerpt import cell_span
from explorer.gui.panels.opening import first_viewpoint, pack_place
from explorer.gui.settings import LAST_PACK, RECENT_PACKS, VIEWPOINTS
from explorer.gui.window import MainWindow
from explorer.state.moves import go_to
from explorer.state.viewpoint import viewpoint


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A sound copy of the bundled pack."""
    return Path(shutil.copytree(bundled_pack(), tmp_path / "a pack 鸿蒙"))


@pytest.fixture
def spoil(copied: Path) -> Callable[..., Path]:
    """Spoil some lines of the copy's observations: the value becomes no number."""

    def spoiled(count: int) -> Path:
        table = copied / "observations.csv"
        lines = table.read_text("utf-8").splitlines(keepends=True)
        for row in range(1, count + 1):
            cells = lines[row].split(",")
            cells[4] = "12.3.4"
            lines[row] = ",".join(cells)
        table.write_text("".join(lines), "utf-8")
        return copied

    return spoiled


def test_a_bad_pack_leaves_the_open_one_and_the_place_in_it(
    qtbot: QtBot, window: MainWindow, atlas: Atlas, spoil: Callable[..., Path]
) -> None:
    window.commands["view.timeline"].trigger()
    store = window.context.store
    before = store.here
    assert not window.packs.open(spoil(3))
    assert store.atlas is atlas and store.here == before and store.can_go_back
    dialog = window.packs.dialog
    assert dialog is not None and dialog.isVisible()
    assert dialog.windowTitle() == "This data pack has 3 errors and was not opened"
    assert dialog.keep.text() == "Keep current pack"
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.keep.hasFocus() and dialog.keep.isDefault()
    assert dialog.faults.model().rowCount() == 3
    for row in range(3):  # two lines of words each
        assert dialog.faults.rowHeight(row) >= dialog.faults.sizeHintForRow(row) + 8
    dialog.reject()


def test_the_excerpt_follows_the_selected_fault(qtbot: QtBot, window: MainWindow, spoil: Callable[..., Path]) -> None:
    window.packs.open(spoil(3))
    dialog = window.packs.dialog
    assert dialog is not None
    for row in (0, 2):
        dialog.faults.selectRow(row)
        assert f"{row + 2} " in dialog.excerpt.accessibleName()
        assert dialog._place.text() == f"observations.csv, row {row + 2}"
    assert not dialog.excerpt.grab().isNull()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_report_and_path_are_copied(window: MainWindow, spoil: Callable[..., Path], copied: Path) -> None:
    window.packs.open(spoil(2))
    dialog = window.packs.dialog
    assert dialog is not None
    dialog.copy.click()
    report = QGuiApplication.clipboard().text().splitlines()
    assert report[1] == str(copied)
    assert report[2].startswith("observations.csv:2:value: “12.3.4”")
    assert len(report) == 4
    dialog.copy_path.click()
    assert QGuiApplication.clipboard().text() == str(copied)
    dialog.reject()


def test_many_faults_are_counted(window: MainWindow, spoil: Callable[..., Path]) -> None:
    window.packs.open(spoil(250))
    dialog = window.packs.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "This data pack has 250 errors and was not opened"
    assert dialog.faults.model().rowCount() == 200
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().splitlines()[-1] == "… 50 more"
    dialog.reject()


def test_try_again_opens_a_mended_pack(window: MainWindow, spoil: Callable[..., Path], copied: Path) -> None:
    window.packs.open(spoil(1))
    shutil.copy(bundled_pack() / "observations.csv", copied / "observations.csv")
    assert window.packs.dialog is not None
    window.packs.dialog.again.click()
    atlas = window.context.store.atlas
    assert atlas is not None and Path(atlas.info.place) == copied


def test_a_file_that_is_no_pack_is_refused_in_a_sentence(window: MainWindow, atlas: Atlas, tmp_path: Path) -> None:
    path = tmp_path / "letter.zip"
    path.write_bytes(b"no archive at all")
    assert not window.packs.open(path)
    dialog = window.packs.dialog
    assert dialog is not None and dialog.windowTitle() == "This data pack cannot be opened"
    assert not hasattr(dialog, "faults")
    assert window.context.store.atlas is atlas
    dialog.reject()


def test_a_zip_and_a_descriptor_open(window: MainWindow, copied: Path, tmp_path: Path) -> None:
    assert window.packs.open(copied / "datapackage.json")
    assert window.context.settings.get(LAST_PACK) == str(copied)
    archive = tmp_path / "pack.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in copied.iterdir():
            if file.is_file():
                packed.write(file, file.name)
    assert window.packs.open(archive)
    assert window.packs.recent[:2] == (archive, copied)


def test_the_dialog_takes_the_folder_of_a_pack(window: MainWindow, copied: Path) -> None:
    window.commands["file.open"].trigger()
    chooser = window.packs.chooser
    assert isinstance(chooser, QFileDialog)
    chooser.setDirectory(str(copied.parent))
    chooser.selectFile(copied.name)
    chooser.accept()
    atlas = window.context.store.atlas
    assert atlas is not None and Path(atlas.info.place) == copied


def test_a_dropped_folder_opens(window: MainWindow, copied: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(copied))])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(window.rect().center(), actions, data, buttons, keys)
    enter.ignore()
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(5, 5), actions, data, buttons, keys))
    atlas = window.context.store.atlas
    assert atlas is not None and Path(atlas.info.place) == copied


@pytest.mark.parametrize("part", ["centre.chart", "tree.view", "tree.field", "details", "status", "centre.tabs"])
def test_a_pack_may_be_dropped_on_any_part_of_the_window(window: MainWindow, copied: Path, part: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(copied))])
    data.setText(str(copied))  # as file managers send it too
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    whole = attrgetter(part)(window)
    at = whole.mapTo(window, whole.rect().center())
    under = window.childAt(at)
    spot = under.mapFrom(window, at)
    enter = QDragEnterEvent(spot, actions, data, buttons, keys)
    QApplication.sendEvent(under, enter)
    QApplication.sendEvent(under, QDropEvent(QPointF(spot), actions, data, buttons, keys))
    atlas = window.context.store.atlas
    assert enter.isAccepted() and atlas is not None and Path(atlas.info.place) == copied


@pytest.mark.parametrize("urls", [[], ["https://example.org/a.zip"], ["file:///a", "file:///b"]])
def test_other_things_cannot_be_dropped(window: MainWindow, urls: list[str]) -> None:
    data = QMimeData()
    data.setText("text")
    data.setUrls([QUrl(one) for one in urls])
    event = QDragEnterEvent(
        window.rect().center(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    window.dragEnterEvent(event)
    assert not event.isAccepted()


def test_a_pack_opens_where_it_was_left(window: MainWindow, copied: Path) -> None:
    window.commands["view.timeline"].trigger()
    window.packs.close()
    assert window.context.store.atlas is None
    window.packs.open(copied)
    assert window.context.store.here == viewpoint("timeline?focus=hima")


def test_a_pack_opens_where_it_was_left_after_a_view_that_is_split_otherwise(window: MainWindow, copied: Path) -> None:
    window.context.store.go("Over time", go_to, viewpoint("prices?by=time"))
    window.commands["view.deliveries"].trigger()
    assert window.centre.figure is not None and window.centre.figure.view == "deliveries"
    window.packs.close()
    window.packs.open(copied)
    assert window.context.store.here == viewpoint("deliveries")


@pytest.mark.parametrize("kept", ['["hima-base-pack"]', "[", "7", '["hima-base-pack", "nowhere?x=1"]'])
def test_a_spoiled_memory_of_places_is_passed_over(window: MainWindow, atlas: Atlas, kept: str) -> None:
    window.packs.close()
    window.context.settings.set(VIEWPOINTS, (kept.replace("hima-base-pack", atlas.info.name),))
    window.packs.open_bundled()
    assert window.context.store.here == first_viewpoint(atlas)


def test_a_link_that_the_pack_cannot_follow_is_said(bare_window: MainWindow, copied: Path) -> None:
    bare_window.packs.start(copied, "timeline?focus=aito")
    assert bare_window.notices.notice is None
    bare_window.packs.start(copied, "deliveries?focus=nobody")
    assert bare_window.context.store.here.view == "timeline"  # where it was left
    notice = bare_window.notices.notice
    assert notice is not None and "The pack has no “nobody” to focus." in notice.title


def test_closing_shows_the_first_page_and_enter_opens_the_bundled_pack(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["file.close"].trigger()
    assert window.first_page.isVisible() and not window.centre.isVisible()
    assert window.status.words == ("No pack open",)
    assert window.windowTitle() == "Alliance Explorer"
    assert window.first_page.bundled.hasFocus()
    qtbot.keyClick(window.first_page.bundled, Qt.Key.Key_Return)
    assert window.centre.isVisible() and window.context.store.atlas is not None


class TestStart:
    """Which pack is the first."""

    def test_the_bundled_one_for_a_new_user(self, bare_window: MainWindow) -> None:
        bare_window.packs.start(None, "")
        atlas = bare_window.context.store.atlas
        assert atlas is not None and Path(atlas.info.place) == bundled_pack()

    def test_the_last_one_with_its_place(self, bare_window: MainWindow, copied: Path) -> None:
        bare_window.context.settings.set(LAST_PACK, str(copied))
        bare_window.packs.start(None, "timeline?focus=aito")
        atlas = bare_window.context.store.atlas
        assert atlas is not None and Path(atlas.info.place) == copied
        assert bare_window.context.store.here == viewpoint("timeline?focus=aito")

    def test_the_bundled_one_and_a_word_if_the_last_one_is_gone(self, bare_window: MainWindow, tmp_path: Path) -> None:
        bare_window.context.settings.set(LAST_PACK, str(tmp_path / "gone"))
        bare_window.packs.start(None, "")
        atlas = bare_window.context.store.atlas
        assert atlas is not None and Path(atlas.info.place) == bundled_pack()
        notice = bare_window.notices.notice
        assert notice is not None and "could not be opened again" in notice.title and not notice.fault

    def test_a_named_one_that_is_bad_leaves_the_first_page_and_says_why(
        self, qtbot: QtBot, bare_window: MainWindow, spoil: Callable[..., Path]
    ) -> None:
        bare_window.packs.start(spoil(1), "")
        qtbot.waitUntil(lambda: bare_window.packs.dialog is not None)
        dialog = bare_window.packs.dialog
        assert dialog is not None and dialog.isVisible() and dialog.keep.text() == "Close"
        assert bare_window.context.store.atlas is None and bare_window.first_page.isVisible()
        dialog.reject()


def test_places_of_packs(tmp_path: Path, copied: Path) -> None:
    assert pack_place(copied / "datapackage.json") == copied
    assert pack_place(Path("a.zip")).is_absolute()
    assert pack_place(tmp_path / "none" / "datapackage.json").name == "datapackage.json"


def test_the_list_of_recent_packs_is_short_and_each_is_once(window: MainWindow, atlas: Atlas, tmp_path: Path) -> None:
    for number in range(15):
        window.packs.show(atlas, tmp_path / str(number))
    window.packs.show(atlas, tmp_path / "12")
    recent = window.context.settings.get(RECENT_PACKS)
    assert len(recent) == 10 and recent[0] == str(tmp_path / "12") and recent[1] == str(tmp_path / "14")


@pytest.mark.parametrize(
    ("line", "value", "found"),
    [
        ("a,b,c", "b", "b"),
        ("a,bb,b", "b", "b"),
        ('a,"b, c",d', "b, c", '"b, c"'),
        ('a,"say ""x""",d', 'say "x"', '"say ""x"""'),
        ("b,a", "b", "b"),
        ("a,b\r", "b", "b"),
        ("a,,c", "", None),
        ("abc", "b", None),
    ],
)
def test_a_bad_cell_is_found_in_its_line(line: str, value: str, found: str | None) -> None:
    span = cell_span(line, value)
    assert (line[slice(*span)] if span else None) == found
