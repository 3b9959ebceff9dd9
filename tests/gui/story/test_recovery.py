"""After a crash, a full disk, or with another window at it: what is offered, and what comes of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from explorer.domain.atlas import Atlas
from explorer.files.backups import Backups
from explorer.files.drafts import StoryFile, own_stories, stories_folder
from explorer.files.recovery import crashed_stories
from explorer.gui.story.chooser import Choice, StoryDialog, own_choices, pack_choices
from explorer.gui.story.keeper import State
from explorer.gui.story.strips import OfferStrip
from explorer.gui.window import MainWindow
from explorer.state.viewpoint import viewpoint
from tests.gui.conftest import bare_window, settings, store, theme, window

__all__ = ["bare_window", "settings", "store", "theme", "window"]

TEXT = """---
title: A talk
---

## One
view: deliveries

## Two
view: scaling?hide=tesla

Notes:
Mine.
"""
# Opens a story as a window does, writes it, and dies with it open.
DIE = """
import os, sys
from pathlib import Path
from explorer.files.backups import Backups
from explorer.files.drafts import StoryFile
file = StoryFile(Path(sys.argv[1]))
file.note(1)
if sys.argv[2]:
    from explorer.files import drafts
    def full(path, data, write=drafts.atomic_write):
        if path.suffix == ".md" and path.parent.name == "stories":
            raise OSError(28, "No space left on device")
        write(path, data)
    drafts.atomic_write = full
    assert not file.put(sys.argv[2].encode()).written
os.kill(os.getpid(), 9)
"""


def offer(window: MainWindow) -> OfferStrip:
    strip = window.recovery.strip
    assert strip is not None and strip.isVisible()
    return strip


@pytest.fixture
def talk() -> Path:
    path = stories_folder() / "A talk.md"
    path.write_text(TEXT, "utf-8", newline="\n")
    return path


def die(path: Path, unsaved: str, project: Path) -> None:
    command = [sys.executable, "-c", DIE, str(path), unsaved]
    code = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(project)}, check=False, timeout=60).returncode
    assert code == -9


def test_after_a_crash_one_is_led_back_to_the_step(qtbot: QtBot, window: MainWindow, talk: Path, project: Path) -> None:
    die(talk, "", project)
    window.recovery.look()
    strip = offer(window)
    assert "A talk" in strip.words.text() and "step 2" in strip.words.text() and "saved" in strip.words.text()
    assert not strip.yes.hasFocus() and not strip.no.hasFocus()
    qtbot.mouseClick(strip.yes, Qt.MouseButton.LeftButton)
    assert window.stories.place == 1 and window.stories.story is not None
    assert window.context.store.here == viewpoint("scaling?hide=tesla")
    assert window.stories.story.steps[1].notes == "Mine." and not strip.isVisible()


def test_text_that_was_not_saved_comes_back_and_can_be_undone(
    qtbot: QtBot, window: MainWindow, talk: Path, project: Path
) -> None:
    unsaved = TEXT.replace("Mine.", "Mine, and more.")
    die(talk, unsaved, project)
    window.recovery.look()
    strip = offer(window)
    assert "not yet saved" in strip.words.text()
    qtbot.mouseClick(strip.yes, Qt.MouseButton.LeftButton)
    assert window.stories.story is not None and window.stories.story.steps[1].notes == "Mine, and more."
    window.stories.undo()
    assert window.stories.story.steps[1].notes == "Mine."
    window.stories.redo()
    window.stories.close()
    assert talk.read_bytes() == unsaved.encode() and crashed_stories() == ()


def test_what_is_discarded_is_offered_no_more(qtbot: QtBot, window: MainWindow, talk: Path, project: Path) -> None:
    die(talk, TEXT + "lost\n", project)
    window.recovery.look()
    qtbot.mouseClick(offer(window).no, Qt.MouseButton.LeftButton)
    assert crashed_stories() == () and window.stories.story is None and talk.read_bytes() == TEXT.encode()
    window.recovery.look()
    assert window.recovery.strip is not None and not window.recovery.strip.isVisible()


def test_a_story_that_another_window_holds_is_not_touched(qtbot: QtBot, window: MainWindow, talk: Path) -> None:
    other = StoryFile(talk)
    assert not window.stories.open_file(talk)
    assert window.stories.story is None
    strip = offer(window)
    assert "open in another window" in strip.words.text()
    qtbot.mouseClick(strip.yes, Qt.MouseButton.LeftButton)
    assert window.stories.story is not None and len(window.stories.story.steps) == 2
    window.stories.steps.delete()
    window.stories.close()
    other.close()
    assert talk.read_bytes() == TEXT.encode()
    assert sorted(one.name for one in own_stories()) == ["A talk 2.md", "A talk.md"]


def test_a_full_disk_is_said_and_a_later_save_makes_it_good(
    qtbot: QtBot, window: MainWindow, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from explorer.files import drafts

    assert window.stories.open_file(talk)
    write = drafts.atomic_write

    def full(path: Path, data: bytes) -> None:
        if path == talk.resolve():
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr(drafts, "atomic_write", full)
    window.stories.steps.hide(True)
    window.stories.keeper.flush()
    assert window.stories.keeper.state is State.UNSAVED and window.editor.inspector is not None
    assert window.editor.inspector.safety.words.text().startswith("Not saved.")
    assert talk.read_bytes() == TEXT.encode()
    monkeypatch.undo()
    window.stories.steps.delete()
    window.stories.keeper.flush()
    assert window.stories.keeper.state is State.SAVED and b"## One" not in talk.read_bytes()


def test_that_no_version_can_be_kept_is_said_and_the_text_is_saved(
    window: MainWindow, talk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(backups: Backups, data: bytes, *, anyway: bool = False) -> bool:
        raise OSError(13, "Permission denied")

    assert window.stories.open_file(talk)
    monkeypatch.setattr(Backups, "keep", refused)
    window.stories.steps.delete()
    window.stories.keeper.flush()
    assert window.stories.keeper.state is State.SAVED and b"## One" not in talk.read_bytes()
    assert window.editor.inspector is not None
    tip = window.editor.inspector.safety.words.toolTip()
    assert "Saved in A talk.md. The version before could not be kept: permission denied." in tip


def test_a_file_changed_by_another_program_is_left_as_it_is(window: MainWindow, talk: Path) -> None:
    assert window.stories.open_file(talk)
    theirs = TEXT.replace("Mine.", "Theirs.").encode()
    talk.write_bytes(theirs)
    window.stories.steps.hide(True)
    window.stories.keeper.flush()
    assert talk.read_bytes() == theirs
    assert window.stories.keeper.path is not None and window.stories.keeper.path.name == "A talk (mine).md"
    assert window.notices.notice is not None and "(mine)" in window.notices.notice.title


def test_what_is_no_story_is_said_and_the_one_open_stays(window: MainWindow, talk: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe")
    assert window.stories.open_file(talk)
    assert not window.stories.open_file(tmp_path / "bad.md")
    assert window.stories.keeper.path == talk.resolve()
    assert window.notices.notice is not None and "bad.md" in window.notices.notice.title


def test_the_dialog_lists_own_stories_and_those_of_the_pack(
    qtbot: QtBot, window: MainWindow, talk: Path, atlas: Atlas
) -> None:
    assert [one.words for one in own_choices()] == ["A talk · 2 steps · A talk.md"]
    assert [one.story_id for one in pack_choices(atlas)] == list(atlas.stories)
    window.commands["story.open"].trigger()
    dialog = window.editor.dialog
    assert isinstance(dialog, StoryDialog)
    qtbot.waitUntil(dialog.list.hasFocus)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.stories.keeper.path == talk.resolve()
    window.stories.steps.select(1)
    window.stories.close()
    assert window.stories.open_file(talk) and window.stories.place == 1, "a story opens where it was left"
    window.editor.dialog.chosen.emit(Choice(None, next(iter(atlas.stories)), ""))
    assert window.stories.keeper.state is State.ORIGINAL


def test_an_earlier_version_comes_back_byte_for_byte(qtbot: QtBot, window: MainWindow, talk: Path) -> None:
    assert not window.commands["story.versions"].isEnabled()
    assert window.stories.open_file(talk)
    window.commands["story.versions"].trigger()
    none = window.editor.versions
    assert none is not None and not none.list.isVisible() and none.text.toPlainText().startswith("There are none yet")
    none.reject()
    window.stories.steps.delete()
    window.commands["story.versions"].trigger()
    dialog = window.editor.versions
    assert (
        dialog is not None
        and dialog.list.count() == 1
        and dialog.list.height() < 40
        and "2 steps · A talk" in dialog.list.item(0).text()
    )
    assert dialog.text.toPlainText() == TEXT and b"## One" not in talk.read_bytes()
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    window.stories.keeper.flush()
    assert talk.read_bytes() == TEXT.encode()
    window.stories.undo()
    window.stories.close()
    assert b"## One" not in talk.read_bytes()


def test_a_presentation_that_broke_off_is_not_offered_twice(window: MainWindow, talk: Path, project: Path) -> None:
    note = "from explorer.files.talks import Talk, TalkNote\nTalkNote().write(Talk('talk', 1, file=sys.argv[1]))\n"
    code = DIE.replace("os.kill(os", note + "os.kill(os")
    command = [sys.executable, "-c", code, str(talk), ""]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(project)}, check=False, timeout=60)
    assert [one.path for one in crashed_stories()] == [talk.resolve()]
    window.recovery.look()
    assert window.recovery.strip is None
