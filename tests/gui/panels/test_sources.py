"""The sources dialog: every source found, sorted and cited; its rows lead there; the list of what is shown leaves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from explorer.export.bibliography import bibliography_text
from explorer.export.citation import long_citation, short_citation
from explorer.figures.source_use import citing_counts
from explorer.gui.panels.fact_row import FactRow
from explorer.gui.panels.link_spot import LinkSpot
from explorer.gui.panels.row_lettering import text_width
from explorer.gui.panels.sources import SourcesDialog
from explorer.gui.window import MainWindow


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> SourcesDialog:
    window.commands["go.sources"].trigger()
    made = window.places.dialog
    assert isinstance(made, SourcesDialog)
    qtbot.waitExposed(made)
    return made


def column(dialog: SourcesDialog, number: int) -> list[str]:
    return [str(dialog.model.index(row, number).data()) for row in range(dialog.model.rowCount())]


def test_every_source_is_listed_and_one_is_shown(dialog: SourcesDialog, window: MainWindow) -> None:
    atlas = window.context.store.atlas
    assert atlas is not None
    assert {dialog.model.target(row) for row in range(dialog.model.rowCount())} == set(atlas.sources)
    one = atlas.sources[dialog.chosen]
    assert dialog.detail.short.field.toPlainText() == short_citation(one)
    assert dialog.detail.long.field.toPlainText() == long_citation(one)
    assert dialog.detail.address.field.toPlainText() == one.url
    assert dialog.field.hasFocus() and dialog.count.text() == f"{len(atlas.sources)} sources"


def test_a_named_source_is_chosen_and_seen(qtbot: QtBot, window: MainWindow) -> None:
    window.places.show_sources("nbd-zaker-20251209")
    dialog = window.places.dialog
    assert isinstance(dialog, SourcesDialog) and dialog.chosen == "nbd-zaker-20251209"
    box = dialog.view.visualRect(dialog.view.currentIndex())
    assert dialog.view.viewport().rect().intersects(box)
    dialog.reject()


def test_the_article_comes_with_what_to_read_next(qtbot: QtBot, window: MainWindow) -> None:
    atlas = window.context.store.atlas
    assert atlas is not None
    window.places.show_sources(atlas.info.article)
    dialog = window.places.dialog
    assert isinstance(dialog, SourcesDialog)
    dialog.detail.rows.finish()
    said = [row.accessibleName() for row in dialog.detail.rows.rows if isinstance(row, FactRow)]
    assert all(any(one.title in words for words in said) for one in atlas.readings.values())
    dialog.reject()


def test_each_column_sorts_both_ways(dialog: SourcesDialog) -> None:
    chosen = dialog.chosen
    for number in range(6):
        dialog.view.sortByColumn(number, Qt.SortOrder.AscendingOrder)
        up = [row[number] for row in dialog.model.table.rows]
        dialog.view.sortByColumn(number, Qt.SortOrder.DescendingOrder)
        down = [row[number] for row in dialog.model.table.rows]
        if number in (2, 3, 5):
            known = [cell.value for cell in up if cell.value is not None]
            assert known == sorted(known)
            assert [cell.value for cell in down if cell.value is not None] == known[::-1]
            assert [cell.value for cell in down[len(known) :]] == [None] * (len(down) - len(known))
        else:
            plain = [cell.text.casefold().lstrip("'“\"(（") for cell in up]
            assert plain == sorted(plain) and [cell.text for cell in down] != [cell.text for cell in up]
        assert dialog.chosen == chosen == dialog.model.target(dialog.view.currentIndex().row())


def test_typing_finds_titles_and_publishers(qtbot: QtBot, dialog: SourcesDialog) -> None:
    qtbot.keyClicks(dialog.field, "gasgoo")
    titles, publishers = column(dialog, 0), column(dialog, 1)
    assert titles
    for row, (title, publisher) in enumerate(zip(titles, publishers, strict=True)):
        address = dialog._atlas.sources[dialog.model.target(row)].url
        assert "gasgoo" in f"{title} {publisher} {address}".lower()
    assert dialog.chosen == dialog.model.target(dialog.view.currentIndex().row())
    dialog.field.setText("nothing has this name")
    assert dialog.model.rowCount() == 0 and dialog.count.text() == "Nothing found" and not dialog.detail.isVisible()
    dialog.field.setText("")
    assert dialog.detail.isVisible() and dialog.model.rowCount() == len(dialog._atlas.sources)


def test_only_what_is_shown(qtbot: QtBot, dialog: SourcesDialog, window: MainWindow) -> None:
    figure = window.centre.figure
    assert figure is not None
    (shown,) = [one for one in dialog.which._group.buttons() if one.text() == "Behind what is shown"]
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert {dialog.model.target(row) for row in range(dialog.model.rowCount())} == set(figure.sources)


def test_the_rows_that_cite_it_are_listed_and_lead_there(qtbot: QtBot, window: MainWindow) -> None:
    atlas = window.context.store.atlas
    assert atlas is not None
    source = max(citing_counts(atlas).items(), key=lambda pair: pair[1])[0]
    window.places.show_sources(source)
    dialog = window.places.dialog
    assert isinstance(dialog, SourcesDialog)
    qtbot.waitUntil(lambda: len(dialog.detail.rows.rows) > 3)
    assert dialog.detail.heading.text() == f"{citing_counts(atlas)[source]} rows cite it"
    row = next(row for row in dialog.detail.rows.rows if isinstance(row, FactRow) and row.targets)
    links = [stop for stop in row.stops() if isinstance(stop, LinkSpot)]
    links[0].click()
    assert window.context.store.here.focus == links[0]._target and not dialog.isVisible()


def test_citations_and_address_are_copied(qtbot: QtBot, dialog: SourcesDialog) -> None:
    for part in (dialog.detail.short, dialog.detail.long, dialog.detail.address):
        qtbot.mouseClick(part.copy, Qt.MouseButton.LeftButton)
        assert QGuiApplication.clipboard().text() == part.field.toPlainText() != ""


def test_the_list_of_what_is_shown_is_copied(qtbot: QtBot, dialog: SourcesDialog, window: MainWindow) -> None:
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    figure, atlas = window.centre.figure, window.context.store.atlas
    assert figure is not None and atlas is not None
    assert QGuiApplication.clipboard().text() == bibliography_text(figure, atlas)


def test_down_leads_from_the_field_into_the_list(qtbot: QtBot, dialog: SourcesDialog) -> None:
    qtbot.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.view.hasFocus()
    before = dialog.chosen
    qtbot.keyClick(dialog.view, Qt.Key.Key_Down)
    assert dialog.chosen != before
    qtbot.keyClick(dialog.view, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_fits_the_window_and_cuts_no_word_of_a_column(window: MainWindow) -> None:
    for width, height in ((960, 560), (1024, 700), (1440, 900)):
        window.resize(width, height)
        window.places.show_sources("")
        dialog = window.places.dialog
        assert isinstance(dialog, SourcesDialog)
        assert dialog.width() <= width and dialog.height() <= height
        for number in (2, 3, 4, 5):
            room = dialog.view.columnWidth(number) - 18
            assert max(text_width(text, "body") for text in column(dialog, number)) <= room
        dialog.reject()


def test_a_figure_without_sources_offers_no_list(window: MainWindow) -> None:
    window.centre._figure = None
    window.places.show_sources("")
    dialog = window.places.dialog
    assert isinstance(dialog, SourcesDialog)
    assert not dialog.copy.isEnabled() and not dialog.save.isEnabled()
    dialog.reject()
