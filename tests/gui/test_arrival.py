"""Where nothing can be kept, the window says so once, with the folders; else it says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.files.folders import config_folder, data_folder, refusing
from explorer.gui.arrival import Arrival
from explorer.gui.window import MainWindow


@pytest.mark.parametrize(
    ("blocked", "said"),
    [
        ((), ""),
        (("XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"), "Nothing can be kept: "),
        (("XDG_DATA_HOME",), "Stories and notes cannot be kept: "),
        (("XDG_CONFIG_HOME",), "Settings cannot be kept: "),
    ],
)
def test_what_cannot_be_kept_is_said_once_with_the_folders(
    bare_window: MainWindow, home: Path, monkeypatch: pytest.MonkeyPatch, blocked: tuple[str, ...], said: str
) -> None:
    (home / "file").write_bytes(b"")
    for name in blocked:
        monkeypatch.setenv(name, str(home / "file"))
    Arrival(bare_window)._settle()
    notice = bare_window.notices.notice
    if not said:
        assert notice is None
        return
    assert notice is not None and notice.fault  # it stays until it is dismissed
    assert notice.title.startswith(said) and "(not a directory)" in notice.title
    for folder in (data_folder(), config_folder()):
        assert (str(folder) in notice.title) == ((home / "file") in folder.parents)


def test_a_folder_that_was_tried_holds_nothing_of_it(home: Path) -> None:
    assert refusing(home / "new", home) == ()
    assert not list((home / "new").iterdir())
