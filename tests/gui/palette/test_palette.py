"""The palette in the window: opened, typed into, walked through, taken from, closed; the focus comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from explorer.domain.periods import Period
from explorer.gui.actions.recent_records import RecentRecords
from explorer.gui.itemmodels.palette_rows import Kind, PaletteGroup, PaletteItemModel, PaletteRow
from explorer.gui.panels.palette import TOP, WIDTH, CommandPalette
from explorer.gui.panels.palette_card import MOST_ROWS
from explorer.gui.panels.palette_delegate import pieces
from explorer.gui.settings import RECENT_RECORDS, Settings
from explorer.gui.stylesheet import style_sheet
from explorer.gui.theme import font
from explorer.gui.window import MainWindow
from explorer.state import moves
from explorer.state.viewpoint import viewpoint


def opened(qtbot: QtBot, window: MainWindow) -> CommandPalette:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.places.palette
    assert palette is not None and palette.isVisible() and palette.card.field.hasFocus()
    return palette


def typed(qtbot: QtBot, palette: CommandPalette, query: str) -> None:
    palette.card.field.clear()
    qtbot.keyClicks(palette.card.field, query)


def press(qtbot: QtBot, palette: CommandPalette, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(palette.card.field, key)


def current(palette: CommandPalette) -> tuple[Kind, str]:
    row = palette.card.current
    assert row is not None
    return row.kind, row.target


def test_ctrl_k_opens_it_over_the_window_and_escape_gives_the_focus_back(qtbot: QtBot, window: MainWindow) -> None:
    window.tree.view.setFocus()
    palette = opened(qtbot, window)
    assert palette.geometry() == window.rect()
    card = palette.card.geometry()
    assert (card.width(), card.top(), card.left()) == (WIDTH, TOP, (window.width() - WIDTH) // 2)
    press(qtbot, palette, Qt.Key.Key_Escape)
    assert not palette.isVisible() and window.tree.view.hasFocus()


def test_ctrl_k_opens_it_from_the_search_field_and_closes_it_again(qtbot: QtBot, window: MainWindow) -> None:
    window.tree.field.setText("aito")
    window.tree.field.setCursorPosition(0)
    window.tree.field.setFocus()
    qtbot.keyClick(window.tree.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.places.palette
    assert palette is not None and palette.isVisible() and window.tree.field.text() == "aito"
    qtbot.keyClick(palette.card.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not palette.isVisible() and window.tree.field.hasFocus()


def test_the_field_in_the_menu_row_opens_it(qtbot: QtBot, window: MainWindow) -> None:
    button = window.finder.button
    middle = button.mapTo(window, button.rect().center())
    assert abs(middle.y() - window.menuBar().height() // 2) <= 1
    present = window.finder.present
    end = button.mapTo(window, button.rect().topRight()).x()
    assert 0 < present.mapTo(window, present.rect().topLeft()).x() - end <= 16
    window.setStyleSheet(style_sheet(window.context.theme.palette))
    assert window.width() - present.mapTo(window, present.rect().topRight()).x() - 1 == 16  # as the panels below
    assert window.menuBar().actionGeometry(window.menuBar().actions()[0]).left() == 8  # its words begin at sixteen
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.places.palette is not None and window.places.palette.isVisible()


def test_enter_selects_an_entity_and_the_focus_returns_first(qtbot: QtBot, window: MainWindow) -> None:
    window.tree.view.setFocus()
    palette = opened(qtbot, window)
    typed(qtbot, palette, "wenjie")
    assert current(palette) == (Kind.ENTITY, "aito")
    press(qtbot, palette, Qt.Key.Key_Return)
    assert window.context.store.here.focus == "aito" and window.tree.view.hasFocus() and not palette.isVisible()


def test_a_view_of_an_entity_is_one_step_of_view_and_focus(qtbot: QtBot, window: MainWindow) -> None:
    store = window.context.store
    before = store.here
    palette = opened(qtbot, window)
    typed(qtbot, palette, "timeline m9")
    press(qtbot, palette, Qt.Key.Key_Enter)
    assert (store.here.view, store.here.focus) == ("timeline", "aito-m9")
    store.back()
    assert store.here == before


def test_a_command_runs_after_the_palette_is_gone(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    typed(qtbot, palette, "search in the tree")
    press(qtbot, palette, Qt.Key.Key_Return)
    assert window.tree.field.hasFocus() and not palette.isVisible()
    palette = opened(qtbot, window)
    typed(qtbot, palette, "dark")
    press(qtbot, palette, Qt.Key.Key_Return)
    assert window.context.theme.palette.name == "dark"


@pytest.mark.parametrize("table", ["claims", "milestones"])
def test_claims_and_milestones_open_where_they_are_shown(qtbot: QtBot, window: MainWindow, table: str) -> None:
    atlas = window.context.store.atlas
    assert atlas is not None
    record = next(iter(getattr(atlas, table).values()))
    title = record.statement_en if table == "claims" else record.title_en
    window.commands["view.details"].trigger()
    assert not window.places.details_shown
    palette = opened(qtbot, window)
    typed(qtbot, palette, title[:200])
    press(qtbot, palette, Qt.Key.Key_Return)
    here = window.context.store.here
    assert here.focus == record.id and here.view == ("claims" if table == "claims" else "timeline")
    assert window.places.details_shown and window.details.dossier is not None
    assert window.details.dossier.id == record.id


def test_keys_walk_through_rows_and_groups_and_never_rest_on_a_heading(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    typed(qtbot, palette, "huawei")
    card = palette.card
    choices = card.model.choices
    assert card.view.currentIndex().row() == choices[0] == 1
    seen = [choices[0]]
    for _ in choices[1:]:
        press(qtbot, palette, Qt.Key.Key_Down)
        seen.append(card.view.currentIndex().row())
    assert tuple(seen) == choices
    press(qtbot, palette, Qt.Key.Key_Down)
    assert card.view.currentIndex().row() == choices[0]
    press(qtbot, palette, Qt.Key.Key_Up)
    assert card.view.currentIndex().row() == choices[-1]
    press(qtbot, palette, Qt.Key.Key_PageUp)
    assert card.view.currentIndex().row() == choices[-9]
    press(qtbot, palette, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert card.view.currentIndex().row() == choices[-1]
    firsts = [row for row in choices if row - 1 not in choices]
    press(qtbot, palette, Qt.Key.Key_Tab)
    assert card.view.currentIndex().row() == firsts[0] and card.field.hasFocus()
    press(qtbot, palette, Qt.Key.Key_Tab)
    assert card.view.currentIndex().row() == firsts[1]
    press(qtbot, palette, Qt.Key.Key_Backtab)
    assert card.view.currentIndex().row() == firsts[0]


def test_the_current_row_is_seen_wherever_it_is(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    typed(qtbot, palette, "huawei")
    view = palette.card.view
    for _ in palette.card.model.choices:
        press(qtbot, palette, Qt.Key.Key_Down)
        box = view.visualRect(view.currentIndex())
        assert view.viewport().rect().contains(box)
    assert view.verticalScrollBar().value() == 0  # back at the top, heading and all


def test_the_rest_of_a_group_unfolds_in_place(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    typed(qtbot, palette, "m9")
    card = palette.card
    rest = next(row for row in card.model.choices if _kind(card.model, row) is Kind.REST)
    before = len(card.model.choices)
    while card.view.currentIndex().row() != rest:
        press(qtbot, palette, Qt.Key.Key_Down)
    press(qtbot, palette, Qt.Key.Key_Return)
    assert palette.isVisible() and len(card.model.choices) > before
    assert card.view.currentIndex().row() == rest and _kind(card.model, rest) is not Kind.REST


def _kind(model: PaletteItemModel, row: int) -> Kind | None:
    return getattr(model.line(row), "kind", None)


def test_a_click_takes_a_row_and_a_click_beside_closes(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    typed(qtbot, palette, "wenjie")
    view: QListView = palette.card.view
    heading = view.visualRect(palette.card.model.index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert palette.isVisible()
    box = view.visualRect(palette.card.model.index(1, 0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert window.context.store.here.focus == "aito" and not palette.isVisible()
    palette = opened(qtbot, window)
    qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert not palette.isVisible()


def test_shortcuts_of_the_window_wait_while_it_is_open(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    here = window.context.store.here
    qtbot.keyClicks(palette.card.field, "1t2")
    for key in (Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_0, Qt.Key.Key_F):
        qtbot.keyClick(palette.card.field, key, Qt.KeyboardModifier.ControlModifier)
    assert palette.card.field.text() == "1t2" and palette.isVisible()
    assert window.context.store.here == here and window.places.tree_shown and window.places.details_shown


def test_nine_rows_at_most_are_seen(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    for query in ("a", "m9", "huawei", "wenjie", "deliveries of m9", "qqqzzzxv", ""):
        typed(qtbot, palette, query)
        view = palette.card.view
        rows = [view.visualRect(palette.card.model.index(row, 0)) for row in palette.card.model.choices]
        inside = [box for box in rows if view.viewport().rect().contains(box)]
        assert len(inside) == min(MOST_ROWS, len(rows)) or not query
        assert window.rect().contains(palette.card.geometry())
        if len(rows) <= MOST_ROWS:
            assert view.verticalScrollBar().maximum() == 0


def test_results_are_counted_and_nothing_is_said_plainly(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    assert palette.card.count.text() == ""
    typed(qtbot, palette, "tone fits german")
    assert palette.card.count.text() == "1 result"
    typed(qtbot, palette, "m9")
    assert palette.card.count.text() == f"{sum(group_totals(palette))} results"
    typed(qtbot, palette, "<b>nothing</b>")
    assert palette.card.nothing.isVisible() and "<b>nothing</b>" in palette.card.nothing.text()
    assert not palette.card.view.isVisible() and palette.card.count.text() == "0 results"
    press(qtbot, palette, Qt.Key.Key_Return)
    assert palette.isVisible()


def group_totals(palette: CommandPalette) -> list[int]:
    model = palette.card.model
    lines = [model.line(row) for row in range(model.rowCount())]
    return [line.total for line in lines if isinstance(line, PaletteGroup)]


def rows_of(palette: CommandPalette, kind: Kind) -> list[PaletteRow]:
    model = palette.card.model
    lines = [model.line(row) for row in range(model.rowCount())]
    return [line for line in lines if isinstance(line, PaletteRow) and line.kind is kind]


def test_what_enter_takes_is_spoken(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    typed(qtbot, palette, "m9")
    row = palette.card.current
    assert row is not None and palette.card.field.accessibleDescription() == row.spoken
    assert row.spoken.startswith("AITO M9, 问界M9, Car · Seres") and row.spoken.endswith("select")


def test_recent_entities_come_first_and_are_remembered(qtbot: QtBot, window: MainWindow) -> None:
    store = window.context.store
    for record in ("seres", "aito-m9", "seres", "ms001"):
        store.go("Select", moves.focus_on, record)
    palette = opened(qtbot, window)
    assert current(palette) == (Kind.ENTITY, "seres")
    press(qtbot, palette, Qt.Key.Key_Down)
    assert current(palette) == (Kind.ENTITY, "aito-m9")
    press(qtbot, palette, Qt.Key.Key_Escape)
    window.close()
    assert window.context.settings.get(RECENT_RECORDS)[:3] == ("seres", "aito-m9", "hima")
    again = RecentRecords(store, window.context.settings, window)
    assert again.ids[:3] == ("seres", "aito-m9", "hima")


def test_recent_ones_of_another_pack_are_left_out(window: MainWindow) -> None:
    settings = Settings()
    settings.set(RECENT_RECORDS, ("elsewhere", "aito"))
    assert RecentRecords(window.context.store, settings, window).ids == ("aito",)


def test_it_opens_with_no_pack_and_then_finds_the_pack_that_is_opened(qtbot: QtBot, bare_window: MainWindow) -> None:
    palette = opened(qtbot, bare_window)
    assert current(palette)[0] is Kind.COMMAND
    typed(qtbot, palette, "open the hima pack")
    press(qtbot, palette, Qt.Key.Key_Return)
    assert bare_window.context.store.atlas is not None
    palette = opened(qtbot, bare_window)
    typed(qtbot, palette, "aito")
    assert current(palette) == (Kind.ENTITY, "aito")


def test_it_follows_the_size_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    window.resize(1024, 700)
    assert palette.geometry() == window.rect() and window.rect().contains(palette.card.geometry())
    assert not palette.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    press(qtbot, palette, Qt.Key.Key_Escape)


def test_the_window_is_dimmed_under_it(qtbot: QtBot, window: MainWindow) -> None:
    spot = QPoint(20, window.height() - 60)
    bright = window.grab().toImage().pixelColor(spot).lightness()
    palette = opened(qtbot, window)
    image: QImage = palette.grab().toImage()
    assert image.pixelColor(spot).lightness() < bright - 40


def test_texts_are_taken_apart_and_stay_whole() -> None:
    assert pieces("AITO M9 问界M9", ("m9",)) == (("AITO ", False), ("M9", True), (" 问界", False), ("M9", True))
    assert pieces("a\n<b>c</b>", ()) == (("a <b>c</b>", False),)
    assert "".join(piece for piece, _ in pieces("x" * 9_000, ("x",))) == "x" * 300


def test_the_hint_in_the_menu_row_has_room(window: MainWindow) -> None:
    words = QFontMetrics(font("body")).horizontalAdvance(window.finder.button.text())
    hint = QFontMetrics(font("marker")).horizontalAdvance("Ctrl K")
    assert words + hint + 60 < window.finder.button.width()


def test_closing_the_pack_while_nothing_is_typed_leaves_commands(qtbot: QtBot, window: MainWindow) -> None:
    palette = opened(qtbot, window)
    press(qtbot, palette, Qt.Key.Key_Escape)
    window.commands["file.close"].trigger()
    palette = opened(qtbot, window)
    kinds = {_kind(palette.card.model, row) for row in palette.card.model.choices}
    assert kinds == {Kind.COMMAND}


def test_a_link_that_was_copied_leads_back_to_its_view(qtbot: QtBot, window: MainWindow) -> None:
    store = window.context.store
    text = "deliveries?focus=aito&every=quarter&from=2024&asof=2025-06"
    store.go("There", lambda here: viewpoint(text))
    window.commands["edit.copy_link"].trigger()
    store.go("Away", lambda here: viewpoint("timeline?focus=seres"))
    palette = opened(qtbot, window)
    palette.card.field.paste()
    assert current(palette) == (Kind.LINK, text)
    press(qtbot, palette, Qt.Key.Key_Return)
    assert store.here == viewpoint(text) and not palette.isVisible()


@pytest.mark.parametrize(
    "text", ["deliveries?focus=nobody", "nowhere?focus=aito", "deliveries?every=hour", "scaling?set.x=1", "why?", "?"]
)
def test_no_link_is_offered_that_leads_nowhere(qtbot: QtBot, window: MainWindow, text: str) -> None:
    palette = opened(qtbot, window)
    typed(qtbot, palette, text)
    assert not rows_of(palette, Kind.LINK)


def test_what_was_not_known_yet_is_not_found(qtbot: QtBot, window: MainWindow) -> None:
    store = window.context.store
    for one in ("seres", "shangjie-h5"):
        store.go("Select", moves.focus_on, one)
    store.go("HIMA", moves.focus_on, "hima")
    store.go("Back", moves.look_back, Period.parse("2022-06"))
    palette = opened(qtbot, window)
    assert [row.target for row in rows_of(palette, Kind.ENTITY)] == ["seres"]  # those looked at last
    typed(qtbot, palette, "shangjie")
    assert current(palette)[0] is Kind.SOURCE  # their dates are left aside
    typed(qtbot, palette, "m5 launched")  # in December 2021
    assert current(palette)[0] is Kind.MILESTONE
    typed(qtbot, palette, "stelato s9 presale")
    assert palette.card.nothing.isVisible()
    assert palette.card.nothing.text() == "Nothing found up to 30 Jun 2022 for “stelato s9 presale”"
    press(qtbot, palette, Qt.Key.Key_Escape)
    store.go("Now", moves.look_back, None)
    palette = opened(qtbot, window)
    typed(qtbot, palette, "shangjie")
    assert current(palette) == (Kind.ENTITY, "shangjie")
