"""A presenter writes three steps by keys and mouse, changes their order, takes all back, and finds the story again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.files.drafts import own_stories
from explorer.gui.story.editor import StoryEditor
from explorer.gui.story.inspector import Inspector
from explorer.gui.window import MainWindow
from explorer.packs.story_text import read_story
from explorer.state import moves
from explorer.state.viewpoint import viewpoint

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def _inspector(editor: StoryEditor) -> Inspector:
    assert editor.inspector is not None
    return editor.inspector


def _write(qtbot: QtBot, window: MainWindow) -> None:
    """Write three steps: one by the key, one by the tile, one by the menu."""
    qtbot.keyClick(window, Qt.Key.Key_3)
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert window.editor.filmstrip is not None
    window.context.store.go("Go", moves.go_to, viewpoint("scaling?hide=tesla"))
    qtbot.mouseClick(window.editor.filmstrip.add, Qt.MouseButton.LeftButton)
    window.context.store.go("Go", moves.go_to, viewpoint("timeline?focus=aito&from=2024&to=2026"))
    window.commands["story.add_step"].trigger()
    side = _inspector(window.editor)
    for place, (title, takeaway, notes) in enumerate(
        (("Five brands", "", "Start slowly."), ("How fast", "It was quick", "中文也可以。"), ("When", "", ""))
    ):
        window.stories.steps.select(place)
        side.fields.title.setFocus()
        side.fields.title.selectAll()
        qtbot.keyClicks(side.fields.title, title)
        side.fields.takeaway.setFocus()
        qtbot.keyClicks(side.fields.takeaway, takeaway)
        side.fields.notes.edit.setFocus()
        qtbot.keyClicks(side.fields.notes.edit, "".join(letter for letter in notes if letter.isascii()))
        side.fields.minutes.setFocus()
        qtbot.keyClick(side.fields.minutes, Qt.Key.Key_Up)
    window.editor.filmstrip.view.setFocus()


def _saved(window: MainWindow) -> tuple[Path, bytes]:
    window.stories.keeper.flush()
    (path,) = own_stories()
    return path, path.read_bytes()


def test_a_story_is_written_reordered_taken_back_and_found_again(qtbot: QtBot, window: MainWindow) -> None:
    _write(qtbot, window)
    path, written = _saved(window)
    kept = read_story(written.decode(), path.stem)
    assert [step.title for step in kept.steps] == ["Five brands", "How fast", "When"]
    assert [step.view for step in kept.steps] == [
        "deliveries?focus=hima", "scaling?hide=tesla", "timeline?focus=aito&from=2024&to=2026",
    ]  # fmt: skip
    assert kept.steps[0].notes == "Start slowly." and kept.steps[1].takeaway == "It was quick"
    assert kept.planned == 0.75 and all(len(step.seen) == 8 for step in kept.steps)

    qtbot.keyClick(window.editor.filmstrip.view, Qt.Key.Key_Left, CTRL | SHIFT)
    qtbot.keyClick(window.editor.filmstrip.view, Qt.Key.Key_Left, CTRL | SHIFT)
    _, moved = _saved(window)
    assert [one.title for one in read_story(moved.decode(), "x").steps] == ["When", "Five brands", "How fast"]
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert _saved(window) == (path, written), "to take a move back leaves the very same bytes"

    steps = 0
    while window.stories.undo_label:
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
        steps += 1
    assert window.stories.story is not None and window.stories.story.steps == () and steps > 8
    for _ in range(steps):
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert _saved(window) == (path, written)

    qtbot.keyClick(window, Qt.Key.Key_W, CTRL)
    assert window.stories.story is None and path.read_bytes() == written
    assert window.stories.open_file(path)
    assert window.stories.undo_label == "" and window.stories.story == kept
    window.stories.close()
    assert path.read_bytes() == written
    sidecar = path.with_name(path.stem + ".seen.json")
    assert sidecar.is_file() and all(step.seen.encode() in sidecar.read_bytes() for step in kept.steps)
