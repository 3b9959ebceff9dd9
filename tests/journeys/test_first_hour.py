"""A user's first hour: look at a brand, go back, read the table, change the theme, meet a bad pack, export."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.figures.catalogue import figure
from explorer.files.resources import bundled_pack
from explorer.gui.panels.dossier_head import DossierHead
from explorer.gui.panels.exporting import KINDS
from explorer.gui.window import MainWindow
from explorer.state.viewpoint import viewpoint


def _click(qtbot: QtBot, window: MainWindow, entity_id: str) -> None:
    view: QTreeView = window.tree.view
    index = window.tree.view.index_of(entity_id)
    view.scrollTo(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())


def _details(window: MainWindow) -> str:
    head = window.details.findChild(DossierHead)
    assert isinstance(head, DossierHead)
    return head.accessibleName()


def test_a_brand_is_looked_at_and_left_again(qtbot: QtBot, window: MainWindow, atlas: Atlas) -> None:
    store, centre = window.context.store, window.centre
    before, hima = centre.figure, store.here
    _click(qtbot, window, "aito")
    assert store.here == viewpoint("deliveries?focus=aito")
    assert centre.figure == figure(atlas, store.here) != before
    assert _details(window) == "AITO 问界"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert store.here == hima and centre.figure == before
    assert _details(window) == "HIMA 鸿蒙智行"
    assert window.tree.view.currentIndex() == window.tree.view.index_of("hima")
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.tree.view.currentIndex() == window.tree.view.index_of("aito")


def test_a_search_leads_to_a_car(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(window.tree.field, "wenjie m9")
    qtbot.keyClick(window.tree.field, Qt.Key.Key_Return)
    assert window.context.store.here.focus == "aito-m9"
    qtbot.keyClick(window.tree.field, Qt.Key.Key_Escape)
    assert window.tree.field.text() == ""


def test_chart_and_table_show_the_same_figures(qtbot: QtBot, window: MainWindow) -> None:
    window.tree.view.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_T)
    assert window.centre.table.view.isVisible()
    shown = window.centre.figure
    assert shown is not None and window.centre.table.model.table == shown.table
    qtbot.keyClick(window, Qt.Key.Key_T)
    assert window.centre.chart is not None and window.centre.chart.isVisible()


def test_the_theme_changes_all_panels_at_once(window: MainWindow) -> None:
    corners = [QPoint(500, 20), QPoint(20, 890), QPoint(270, 400), QPoint(700, 60), QPoint(320, 860), QPoint(1430, 300)]
    light = window.grab().toImage()
    window.commands["theme.dark"].trigger()
    dark = window.grab().toImage()
    for corner in corners:
        assert light.pixelColor(corner).lightness() > 200, corner
        assert dark.pixelColor(corner).lightness() < 80, corner
    window.commands["theme.light"].trigger()
    back = window.grab().toImage()
    assert all(back.pixelColor(corner) == light.pixelColor(corner) for corner in corners)
    assert light.pixelColor(320, 860) != QColor("black")


def test_a_bad_pack_is_met_and_nothing_is_lost(qtbot: QtBot, window: MainWindow, atlas: Atlas, tmp_path: Path) -> None:
    _click(qtbot, window, "luxeed")
    here, shown = window.context.store.here, window.centre.figure
    bad = Path(shutil.copytree(bundled_pack(), tmp_path / "bad"))
    (bad / "sources.csv").write_text("nothing,here\n1,2\n", "utf-8")
    assert not window.packs.open(bad)
    dialog = window.packs.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (window.context.store.atlas, window.context.store.here, window.centre.figure) == (atlas, here, shown)
    assert window.packs.recent == (bundled_pack(),)


def test_what_is_seen_is_exported_in_all_kinds(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    _click(qtbot, window, "aito")
    for kind in KINDS:
        assert window.exports.write(kind, tmp_path / f"aito.{kind}")
    shown = window.centre.figure
    assert shown is not None
    svg = (tmp_path / "aito.svg").read_text("utf-8")
    assert shown.takeaway.split(",")[0] in svg
    assert (tmp_path / "aito.pdf").read_bytes().rstrip().endswith(b"%%EOF")
    assert (tmp_path / "aito.png").stat().st_size > 20_000
    table = (tmp_path / "aito.csv").read_text("utf-8-sig")
    assert all(row[0].text in table for row in shown.table.rows)
