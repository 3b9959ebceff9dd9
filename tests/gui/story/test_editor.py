"""The editor in a real window: views become steps, steps lead to views, and nothing updates by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.files.drafts import StoryFile, own_stories, stories_folder
from explorer.gui.story.filmstrip import Filmstrip
from explorer.gui.story.inspector import Inspector
from explorer.gui.story.keeper import State
from explorer.gui.story.steps_view import StepsView
from explorer.gui.story.strips import DifferenceStrip
from explorer.gui.window import MainWindow
from explorer.packs.story_text import read_story, write_story
from explorer.state import moves
from explorer.state import notebook as own
from explorer.state.story_edits import set_section
from explorer.state.viewpoint import viewpoint
from tests.gui.conftest import bare_window, settings, store, theme, window

__all__ = ["bare_window", "settings", "store", "theme", "window"]

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LINKS = ("deliveries", "timeline", "scaling", "roles")


def go(window: MainWindow, link: str) -> None:
    window.context.store.go("Go", moves.go_to, viewpoint(link))


@pytest.fixture
def editing(window: MainWindow) -> MainWindow:
    """Return a window with a story of four steps open, the first selected."""
    for link in LINKS:
        go(window, link)
        window.stories.add_view()
    window.stories.steps.select(0)
    return window


def inspector(window: MainWindow) -> Inspector:
    assert window.editor.inspector is not None
    return window.editor.inspector


def strip_view(window: MainWindow) -> StepsView:
    assert window.editor.filmstrip is not None
    return window.editor.filmstrip.view


def difference(window: MainWindow) -> DifferenceStrip:
    assert window.editor.strip is not None
    return window.editor.strip


def links(window: MainWindow) -> list[str]:
    return [step.view for step in window.stories.story.steps] if window.stories.story is not None else []


def test_a_view_becomes_a_step_by_key_and_opens_the_editor(qtbot: QtBot, window: MainWindow) -> None:
    assert window.stories.story is None and window.editor.filmstrip is None
    go(window, "scaling?hide=tesla")
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert links(window) == ["scaling?hide=tesla"]
    assert isinstance(window.editor.filmstrip, Filmstrip) and window.editor.filmstrip.isVisible()
    assert not window.body.tree_shown and not window.details.isVisible() and inspector(window).isVisible()
    assert window.stories.draft.step is not None and len(window.stories.draft.step.seen) == 8
    assert window.windowTitle() == "New story – Alliance Explorer"
    assert window.finder.close_story.isVisible() and not window.finder.button.isVisible()


def test_a_selected_step_moves_the_view_and_not_the_other_way_round(qtbot: QtBot, editing: MainWindow) -> None:
    view, store = strip_view(editing), editing.context.store
    assert store.here == viewpoint("deliveries")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert editing.stories.place == 1 and store.here == viewpoint("timeline")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(2, 0)).center())
    assert editing.stories.place == 2 and store.here == viewpoint("scaling")
    go(editing, "prices")
    assert editing.stories.place == 2 and links(editing) == list(LINKS)
    assert view.currentIndex().row() == 2


def test_the_strip_names_the_difference_and_leads_back_or_updates(qtbot: QtBot, editing: MainWindow) -> None:
    strip = difference(editing)
    assert not strip.isVisible()
    editing.stories.steps.select(2)
    go(editing, "scaling?hide=tesla")
    assert strip.isVisible() and strip.title.text() == "The view differs from step 3."
    assert strip.words.text() == "Saved: nothing hidden. Now: Tesla hidden."
    qtbot.mouseClick(strip.back, Qt.MouseButton.LeftButton)
    assert editing.context.store.here == viewpoint("scaling") and not strip.isVisible()
    before = editing.stories.draft.step
    go(editing, "scaling?hide=tesla")
    qtbot.keyClick(editing, Qt.Key.Key_U, CTRL)
    after = editing.stories.draft.step
    assert after is not None and before is not None
    assert after.view == "scaling?hide=tesla" and after.seen != before.seen and not strip.isVisible()
    qtbot.keyClick(editing, Qt.Key.Key_Z, CTRL)
    assert editing.stories.draft.step == before and strip.isVisible()
    assert editing.context.store.here == viewpoint("scaling?hide=tesla"), "the view stays where the user put it"


def test_steps_are_moved_by_keys(qtbot: QtBot, editing: MainWindow) -> None:
    qtbot.keyClick(strip_view(editing), Qt.Key.Key_Right, CTRL | SHIFT)
    assert links(editing) == ["timeline", "deliveries", "scaling", "roles"] and editing.stories.place == 1
    qtbot.keyClick(strip_view(editing), Qt.Key.Key_Left, CTRL | SHIFT)
    assert links(editing) == list(LINKS) and editing.stories.place == 0
    assert not editing.commands["story.move_earlier"].isEnabled()


def test_steps_are_moved_by_dragging(editing: MainWindow) -> None:
    view = strip_view(editing)
    boxes = [view.visualRect(view.model().index(place, 0)) for place in range(4)]
    _drag(view, boxes[0].center(), QPoint(boxes[2].right() - 10, boxes[2].center().y()))
    assert links(editing) == ["timeline", "scaling", "deliveries", "roles"] and editing.stories.place == 2
    _drag(view, boxes[3].center(), QPoint(boxes[0].left() + 5, boxes[0].center().y()))
    assert links(editing) == ["roles", "timeline", "scaling", "deliveries"] and editing.stories.place == 0
    _drag(view, boxes[1].center(), boxes[1].center() + QPoint(2, 0))
    assert links(editing) == ["roles", "timeline", "scaling", "deliveries"], "a shaky click is no drag"


def _drag(view: StepsView, start: QPoint, end: QPoint) -> None:
    """Drag as a hand does; QTest's own moves have no button held."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    steps = [
        (QEvent.Type.MouseButtonPress, start, left, left),
        (QEvent.Type.MouseMove, (start + end) / 2, none, left),
        (QEvent.Type.MouseMove, end, none, left),
        (QEvent.Type.MouseButtonRelease, end, left, none),
    ]
    for kind, place, button, held in steps:
        spot = QPointF(place)
        glob = QPointF(view.viewport().mapToGlobal(place))
        event = QMouseEvent(kind, spot, glob, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), event)


def test_duplicate_hide_and_delete(qtbot: QtBot, editing: MainWindow) -> None:
    side = inspector(editing)
    qtbot.mouseClick(side.duplicate, Qt.MouseButton.LeftButton)
    assert links(editing) == ["deliveries", *LINKS] and editing.stories.place == 1
    qtbot.mouseClick(side.fields.hidden, Qt.MouseButton.LeftButton)
    assert editing.stories.story is not None and editing.stories.story.shown == (0, 2, 3, 4)
    assert editing.commands["story.hide"].isChecked()
    strip_view(editing).setFocus()
    qtbot.keyClick(strip_view(editing), Qt.Key.Key_Delete)
    assert links(editing) == list(LINKS) and editing.stories.place == 1
    assert editing.context.store.here == viewpoint("timeline"), "the step that took its place is looked at"


def test_typing_is_one_step_to_undo_and_reaches_the_file(qtbot: QtBot, editing: MainWindow) -> None:
    side = inspector(editing)
    title, before = side.fields.title, editing.stories.story
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Five brands")
    assert editing.stories.draft.step is not None and editing.stories.draft.step.title == "Five brands"
    assert editing.stories.keeper.state is State.WAITING
    side.fields.notes.edit.setFocus()
    qtbot.keyClicks(side.fields.notes.edit, "Say it.")
    qtbot.waitUntil(lambda: editing.stories.keeper.state is State.SAVED)
    path = editing.stories.keeper.path
    assert path is not None and path.parent == stories_folder()
    kept = read_story(path.read_text("utf-8"), path.stem).steps[0]
    assert (kept.title, kept.notes) == ("Five brands", "Say it.")
    assert side.safety.words.text() == f"Saved in {path.name}"
    qtbot.keyClick(side.fields.notes.edit, Qt.Key.Key_Z, CTRL)
    assert editing.stories.draft.step.notes == "" and side.fields.notes.edit.toPlainText() == ""
    qtbot.keyClick(side.fields.notes.edit, Qt.Key.Key_Z, CTRL)
    assert editing.stories.story == before
    qtbot.keyClick(side.fields.notes.edit, Qt.Key.Key_Z, CTRL | SHIFT)
    assert editing.stories.draft.step.title == "Five brands"


def test_the_storys_stack_goes_before_the_notebooks(qtbot: QtBot, editing: MainWindow) -> None:
    store = editing.context.store
    store.own.write("Note", own.annotate, next(iter(store.atlas.claims if store.atlas else {})), "Mine")
    count = len(links(editing))
    qtbot.keyClick(editing, Qt.Key.Key_Z, CTRL)
    assert len(links(editing)) == count - 1 and store.own.undo_label == "Note"
    qtbot.keyClick(editing, Qt.Key.Key_W, CTRL)
    assert editing.stories.story is None
    qtbot.keyClick(editing, Qt.Key.Key_Z, CTRL)
    assert store.own.undo_label == ""


def test_takeaway_time_section_and_total(qtbot: QtBot, editing: MainWindow) -> None:
    side = inspector(editing)
    side.fields.takeaway.setFocus()
    qtbot.keyClicks(side.fields.takeaway, "x" * 91)
    assert side.fields.count.text() == "91 of 90"
    side.fields.minutes.setText("2:30")
    qtbot.keyClick(side.fields.minutes, Qt.Key.Key_Return)
    side.story.minutes.setText("2")
    qtbot.keyClick(side.story.minutes, Qt.Key.Key_Return)
    assert side.safety.total.text() == "2:30 of 2:00: too long"
    side.fields.section.setFocus()
    qtbot.keyClicks(side.fields.section, "Who")
    assert editing.stories.story is not None and editing.stories.story.sections[0].title == "Who"
    editing.stories.steps.select(1)
    assert side.fields.section.text() == "" and side.fields.takeaway.toPlainText() == ""


def test_the_card_shows_the_takeaway_that_the_audience_will_read(qtbot: QtBot, editing: MainWindow) -> None:
    def shown() -> str:
        return editing.centre.figure.takeaway if editing.centre.figure is not None else ""

    computed = shown()
    field = inspector(editing).fields.takeaway
    field.setFocus()
    qtbot.keyClicks(field, "Five brands, one shop")
    qtbot.waitUntil(lambda: shown() == "Five brands, one shop")
    go(editing, "deliveries?every=year")
    assert shown() not in ("", "Five brands, one shop"), "another view has its own words"
    go(editing, "deliveries")
    assert shown() == "Five brands, one shop"
    editing.stories.close()
    qtbot.waitUntil(lambda: shown() == computed)


def test_a_story_of_the_pack_is_an_original(qtbot: QtBot, window: MainWindow, atlas: Atlas) -> None:
    story_id, story = next(iter(atlas.stories.items()))
    assert window.stories.open_original(story_id)
    side = inspector(window)
    assert "makes a copy" in side.safety.words.text() and own_stories() == ()
    window.stories.steps.select(2)
    assert own_stories() == (), "looking makes no copy"
    with qtbot.waitSignal(window.stories.keeper.copied):
        window.stories.steps.hide(True)
    (copy,) = own_stories()
    assert read_story(copy.read_text("utf-8"), story.id).shown == tuple(one for one in story.shown if one != 2)
    assert window.notices.notice is not None and "stays as it is" in window.notices.notice.title
    window.stories.undo()
    window.stories.close()
    assert copy.read_bytes() == write_story(story).encode()


def test_save_as_goes_on_in_the_other_file(editing: MainWindow, tmp_path: Path) -> None:
    editing.stories.keeper.flush()
    first = editing.stories.keeper.path
    assert first is not None
    before = first.read_bytes()
    assert editing.stories.save_as(tmp_path / "talk.md")
    assert inspector(editing).safety.words.text() == "Saved in talk.md"
    editing.stories.steps.hide(True)
    assert editing.stories.save_as(tmp_path / "talk.md"), "its own file is none that another window holds"
    assert b"hidden: yes" in (tmp_path / "talk.md").read_bytes()
    editing.stories.close()
    assert first.read_bytes() == before
    StoryFile(first).close()


def test_a_folder_that_cannot_be_written_is_said_and_nothing_moves(editing: MainWindow, tmp_path: Path) -> None:
    editing.stories.keeper.flush()
    saved = editing.stories.keeper.path
    (tmp_path / "file").write_bytes(b"")
    assert not editing.stories.save_as(tmp_path / "file" / "talk.md")
    assert editing.stories.story is not None and saved is not None


def test_stale_steps_are_marked_until_looked_over(qtbot: QtBot, editing: MainWindow) -> None:
    pictures = editing.editor.pictures
    assert pictures is not None
    qtbot.waitUntil(lambda: pictures.settled, timeout=20_000)
    story = editing.stories.story
    assert story is not None and all(pictures.stale(step) is None for step in story.steps)
    assert all(pictures.picture(step) is not None for step in story.steps)
    editing.stories.draft.type_field("Make stale", "seen", "00000000")
    qtbot.waitUntil(lambda: pictures.settled, timeout=20_000)
    box = inspector(editing).trouble
    qtbot.waitUntil(box.isVisible)
    assert [pictures.stale(step) is not None for step in editing.stories.story.steps] == [True, False, False, False]
    qtbot.mouseClick(box.seen, Qt.MouseButton.LeftButton)
    assert editing.stories.draft.step is not None and editing.stories.draft.step.seen == story.steps[0].seen
    qtbot.waitUntil(lambda: not box.isVisible())


def test_a_link_that_leads_nowhere_says_so(editing: MainWindow) -> None:
    step = editing.stories.draft.step
    assert step is not None
    editing.stories.draft.type_field("Break", "view", "deliveries?focus=nobody")
    box = inspector(editing).trouble
    assert box.isVisible() and "nobody" in box.lines.text() and not box.seen.isVisible()
    assert difference(editing).isVisible() and not difference(editing).back.isEnabled()


SIZES = [(1440, 900), (1024, 700), (1920, 1080), (960, 560)]


@pytest.mark.parametrize("size", SIZES)
def test_the_parts_never_overlap_and_the_centre_keeps_its_width(editing: MainWindow, size: tuple[int, int]) -> None:
    editing.resize(*size)
    frame, side = editing.editor.frame, inspector(editing)
    assert editing.editor.filmstrip is not None
    parts: list[QWidget] = [editing.body, side, editing.editor.filmstrip]
    boxes = [QRect(one.geometry()) for one in parts if one.isVisible()]
    assert all(not a.intersects(b) for place, a in enumerate(boxes) for b in boxes[place + 1 :])
    assert sum(box.width() * box.height() for box in boxes) == frame.width() * frame.height()
    assert editing.centre.width() >= 640 and side.width() >= 304
    editing.commands["view.tree"].trigger()
    assert editing.centre.width() >= 640 and editing.tree.isVisible()
    assert side.isVisible() == (frame.width() >= 240 + 1 + 640 + 304 + 1)
    editing.commands["view.tree"].trigger()
    assert side.isVisible()


def test_closing_brings_the_panels_back(qtbot: QtBot, editing: MainWindow) -> None:
    qtbot.mouseClick(editing.finder.close_story, Qt.MouseButton.LeftButton)
    assert editing.stories.story is None and editing.tree.isVisible() and editing.details.isVisible()
    assert editing.editor.filmstrip is not None and not editing.editor.filmstrip.isVisible()
    assert not inspector(editing).isVisible() and not difference(editing).isVisible()
    assert editing.finder.button.isVisible() and not editing.finder.close_story.isVisible()
    assert not editing.commands["story.close"].isEnabled() and editing.commands["story.new"].isEnabled()


def test_closing_the_pack_closes_the_editor_and_saves(editing: MainWindow) -> None:
    editing.stories.draft.settle()
    editing.packs.close()
    (path,) = own_stories()
    assert editing.stories.story is None
    assert [step.view for step in read_story(path.read_text("utf-8"), path.stem).steps] == list(LINKS)


def test_everything_of_the_editor_is_reached_by_keys(qtbot: QtBot, editing: MainWindow) -> None:
    side, seen = inspector(editing), set[QWidget]()
    strip_view(editing).setFocus()
    for _ in range(120):
        widget = QApplication.focusWidget()
        if widget is not None:
            seen.add(widget)
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget
        qtbot.keyClick(widget or editing, Qt.Key.Key_Tab)
    fields = side.fields
    wanted = [fields.title, fields.takeaway, fields.text, fields.notes.edit, fields.notes.preview, fields.minutes]
    wanted += [fields.section, fields.hidden, side.duplicate, side.delete, side.story.title, side.story.audience]
    assert editing.editor.filmstrip is not None
    assert {*wanted, side.story.minutes, editing.editor.filmstrip.add, strip_view(editing)} <= seen
    strip_view(editing).setFocus()
    qtbot.keyClick(strip_view(editing), Qt.Key.Key_F2)
    assert fields.title.hasFocus() and fields.title.selectedText() == fields.title.text()


def test_the_palette_adds_what_it_finds_to_the_story(qtbot: QtBot, editing: MainWindow) -> None:
    editing.commands["go.find"].trigger()
    palette = editing.places.palette
    assert palette is not None
    qtbot.keyClicks(palette.card.field, "prices")
    qtbot.keyClick(palette.card.field, Qt.Key.Key_Return, CTRL)
    assert not palette.isVisible() and editing.stories.place == 1
    assert links(editing) == ["deliveries", "prices", "timeline", "scaling", "roles"]
    editing.commands["go.find"].trigger()
    qtbot.keyClicks(palette.card.field, "dark")
    qtbot.keyClick(palette.card.field, Qt.Key.Key_Return, CTRL)
    assert palette.isVisible() and len(links(editing)) == 5, "a command is no view"


def test_chinese_names_and_small_thumbnails(qtbot: QtBot, editing: MainWindow) -> None:
    box, strip = inspector(editing).fields.chinese, editing.editor.filmstrip
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    step = editing.stories.draft.step
    assert step is not None and step.chinese and box.isChecked()
    editing.stories.undo()
    assert not box.isChecked() and editing.stories.redo_label.startswith("Chinese names")
    assert strip is not None
    for high, height, wide in ((900, 144, 152), (700, 112, 96)):
        editing.resize(1024, high)
        assert (strip.height(), strip.view.steps.size.width()) == (height, wide)
        strip.view.doItemsLayout()
        assert strip.view.visualRect(strip.model.index(1, 0)).width() == wide + 16


def test_notes_are_read_from_their_start(editing: MainWindow) -> None:
    step = editing.stories.draft.step
    assert step is not None
    editing.stories.draft.type_field("Write", "notes", "line\n\n" * 60)
    bar = inspector(editing).fields.notes.edit.verticalScrollBar()
    assert bar.maximum() > 0 and bar.value() == 0


def test_a_heading_has_the_room_of_all_steps_under_it(editing: MainWindow) -> None:
    strip, draft = editing.editor.filmstrip, editing.stories.draft
    assert strip is not None and draft.story is not None
    assert list(strip.view.headings()) == []
    draft.edit("Section", 0, set_section, 0, "A long heading of the first steps")
    draft.edit("Section", 0, set_section, 2, "Last")
    strip.view.doItemsLayout()
    cells = [strip.view.visualRect(strip.model.index(row, 0)) for row in range(strip.model.rowCount())]
    (first, wide), (last, rest) = strip.view.headings()
    assert (first, wide) == ("A long heading of the first steps", cells[0].united(cells[1]))
    assert (last, rest) == ("Last", cells[2].united(cells[-1]))
    assert not strip.view.grab().isNull()
