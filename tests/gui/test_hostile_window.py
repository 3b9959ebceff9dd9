"""The whole window on packs whose every text is hostile: what is shown is text, and nothing but text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count, takewhile
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from explorer.export.bibliography import bibliography_text
from explorer.export.figure_json import json_bytes
from explorer.export.plain import dossier_text
from explorer.export.tables import csv_bytes
from explorer.figures.catalogue import VIEWS, figure
from explorer.figures.dossiers import dossier
from explorer.gui.panels.pack_error import PackErrorDialog
from explorer.gui.window import MainWindow
from explorer.packs import PackFault, PackFaulty, PackRefused, open_pack
from explorer.state import moves
from explorer.state.viewpoint import Viewpoint
from tests.guards.promises import Count
from tests.gui.hostile import MARK, leaks, payloads, poisoned_pack

TURNED = "a\u202eb\u2066c\u061cd\u200fe\x07f\x1bg\x9bh\u2028i"
UNSEEN = set("\u202e\u2066\u061c\u200f\x07\x1b\x9b\u2028")
Surface = tuple[str, QWidget]


def surfaces(qtbot: QtBot, window: MainWindow, text: str) -> Iterator[Surface]:
    """Show one surface of the window after the other, and yield what is to be looked at while it is seen."""
    store, places = window.context.store, window.places
    for row in VIEWS:
        store.go("Show", moves.show_view, row.id)
        yield row.id, window.centre.card
    yield "compare bar and options", window.centre.options
    for view, keys in (("timeline", (Qt.Key.Key_End,)), ("deliveries", (Qt.Key.Key_End, Qt.Key.Key_Up))):
        store.go("Show", moves.show_view, view)
        for key in keys:
            qtbot.keyClick(window.centre.chart, key)
        assert window.centre.chart.card.isVisible()
        yield f"card of the {view}", window.centre.card
    store.go("Table", moves.toggle_table)
    yield "table", window.centre.card
    store.go("Table", moves.toggle_table)
    window.centre.toggle_notes()
    yield "notes", window.centre.card
    window.centre.toggle_notes()
    yield from _over(qtbot, window, text)
    yield "status bar", window.status
    window.context.reporter.say(text, report=text)
    yield "notice", window.notices
    store.go("Focus", moves.focus_on, "aito-m9")
    yield "whole window", window
    assert places.dialog is not None


def _over(qtbot: QtBot, window: MainWindow, text: str) -> Iterator[Surface]:
    places = window.places
    for show in (partial(places.show_sources, ""), places.show_about, places.show_keys):
        show()
        assert places.dialog is not None
        yield type(places.dialog).__name__, places.dialog
        places.dialog.reject()
    places.open_palette()
    assert places.palette is not None
    for query in ("", text[:20]):
        places.palette.card.field.setText(query)
        yield "palette", places.palette
    places.palette.close()
    fault = PackFault(text, 2, text, text, text, text, ((1, text), (2, text)))
    for error in (PackFaulty(text, (fault,), 1), PackRefused(text)):
        dialog = PackErrorDialog(window.context.theme, Path("x") / text[:40], error, text, window)
        dialog.open()
        yield "pack error", dialog
        dialog.reject()
        dialog.deleteLater()


def test_no_surface_takes_a_text_for_more(
    qtbot: QtBot, bare_window: MainWindow, tmp_path: Path, promise: Count
) -> None:
    tried, leaking = 0, list[tuple[int, str]]()
    for number, payload in enumerate(payloads(tmp_path)):
        assert bare_window.packs.open(poisoned_pack(tmp_path / str(number), payload))
        assert bare_window.windowTitle().startswith(payload)
        for name, surface in surfaces(qtbot, bare_window, payload):
            tried += 1
            if leaks(surface):
                leaking.append((number, name))
    assert not leaking
    promise("P2", tried, len(leaking))


def test_the_mark_would_be_seen(qtbot: QtBot) -> None:
    label = QLabel(f'<font color="{MARK.name()}">x</font>')
    qtbot.addWidget(label)
    assert leaks(label) == 1


def test_what_cannot_be_seen_is_shown_by_its_number_everywhere(
    qtbot: QtBot, bare_window: MainWindow, tmp_path: Path, promise: Count
) -> None:
    assert bare_window.packs.open(poisoned_pack(tmp_path / "turned", TURNED))
    tried, raw = 0, list[tuple[str, str]]()
    for name, surface in surfaces(qtbot, bare_window, TURNED):
        raw += [(name, text) for text in texts(surface) if UNSEEN & set(text)]
        tried += 1
    assert not raw
    assert bare_window.windowTitle().startswith("a[U+202E]b[U+2066]c[U+061C]d")
    for view in ("timeline", "claims"):
        bare_window.context.store.go("Show", moves.show_view, view)
        shown = "".join(text for _, text in bare_window.centre.chart.figure_scene.text_boxes())
        assert "a[U+2" in shown and not UNSEEN & set(shown), view
    promise("P2", tried)


@pytest.mark.parametrize("view", [row.id for row in VIEWS])
def test_nothing_unseen_leaves(tmp_path: Path, view: str) -> None:
    atlas = open_pack(poisoned_pack(tmp_path / "turned", TURNED))
    drawn = figure(atlas, Viewpoint(view=view, focus="aito"))
    shown = dossier(atlas, "aito")
    leaving: tuple[Callable[[], str], ...] = (
        lambda: csv_bytes(drawn, atlas).decode(),
        lambda: json_bytes(drawn, atlas).decode(),
        lambda: dossier_text(shown, atlas),
        lambda: bibliography_text(drawn, atlas),
    )
    for one in leaving:
        assert not UNSEEN & set(one()) and "\\u202e" not in one()


def texts(surface: QWidget) -> Iterator[str]:
    """Yield every text that a widget and its parts hold: labels, buttons, fields, lists, tips, names for readers."""
    QGuiApplication.sendPostedEvents()
    for one in (surface, *surface.findChildren(QWidget)):
        yield from (one.toolTip(), one.accessibleName(), one.accessibleDescription(), one.windowTitle())
        if isinstance(one, QLabel | QAbstractButton):  # not a field: what stands there the user typed
            yield one.text()
        elif isinstance(one, QTextEdit | QPlainTextEdit):
            yield one.toPlainText()
        elif isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from _cells(one.model(), QModelIndex())


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), 60)):
        for index in takewhile(QModelIndex.isValid, (model.index(row, column, parent) for column in count())):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(index.data(role) or "")
        yield from _cells(model, model.index(row, 0, parent))
