"""A story is saved as and opened by the file dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from explorer.gui.window import MainWindow


def choose(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    dialog = window.editor.chooser
    assert dialog is not None
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText(str(path))
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_story_is_saved_under_a_name_and_opened_by_it(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    assert window.stories.open_original(next(iter(window.context.store.atlas.stories)))
    window.commands["story.save_as"].trigger()
    choose(qtbot, window, tmp_path / "talk")
    assert window.stories.keeper.path == tmp_path / "talk.md" and (tmp_path / "talk.md").is_file()
    window.stories.close()
    window.commands["story.open"].trigger()
    assert window.editor.dialog is not None
    window.editor.dialog.accept()
    window.editor.dialog.other_wanted.emit()
    choose(qtbot, window, tmp_path / "talk.md")
    assert window.stories.keeper.path == tmp_path / "talk.md" and window.stories.story is not None
    window.stories.close()
