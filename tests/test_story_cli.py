"""The terminal's words for presenting and for a story's pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from explorer.cli import main
from explorer.gui.theme import palette_named
from tests.gui.child import child

SMALL = """---
title: Small
minutes: 3
---

# Part

## First
view: deliveries
minutes: 1

Notes:
QUAGGA first

## Hidden
view: claims
hidden: yes

## Second
view: roles
takeaway: One's own words
minutes: 2

- a line
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.md"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_pictures_of_every_shown_step(small: Path, tmp_path: Path, capsys) -> None:
    folder = tmp_path / "out" / "deep"
    assert main(["story", "pictures", str(small), "-o", str(folder), "--theme", "dark"]) == 0
    assert capsys.readouterr().err == ""
    assert sorted(path.name for path in folder.iterdir()) == [
        "01-audience.png", "01-console.png", "03-audience.png", "03-console.png",
    ]  # fmt: skip
    for path in folder.iterdir():
        picture = QImage.fromData(path.read_bytes())
        assert (picture.width(), picture.height()) == (1920, 1080)
        ground = "surface" if "audience" in path.name else "panel"
        assert picture.pixelColor(4, 4) == palette_named("dark")[ground]
    again = tmp_path / "again"
    assert main(["story", "pictures", str(small), "-o", str(again), "--theme", "dark"]) == 0
    for path in folder.glob("*-audience.png"):
        assert path.read_bytes() == (again / path.name).read_bytes()


@pytest.mark.parametrize(("words", "said"), [
    (["present", "nothing-such"], "There is no story “nothing-such”"),
    (["present", "hima-in-ten-minutes", "--windowed", "large"], "is not a size"),
    (["present", "hima-in-ten-minutes", "--step", "99"], "There is no step 99"),
    (["story", "pictures", "nothing-such", "-o", "x"], "There is no story “nothing-such”"),
    (["story", "pictures", "hima-in-ten-minutes"], "required"),
])  # fmt: skip
def test_a_wrong_wish_is_one_sentence(words: list[str], said: str, capsys) -> None:
    assert main(words) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "Traceback" not in error and len(error.splitlines()) == 1


def test_a_story_without_steps_is_refused(tmp_path: Path, capsys) -> None:
    path = tmp_path / "empty.md"
    path.write_text("---\ntitle: Empty\n---\n", encoding="utf-8")
    for words in (["present", str(path)], ["story", "pictures", str(path), "-o", str(tmp_path / "o")]):
        assert main(words) == 2
        assert "has no steps" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_said(small: Path, capsys) -> None:
    assert main(["story", "pictures", str(small), "-o", str(small / "inside")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_presenting_from_the_terminal_begins_and_ends(small: Path) -> None:
    done = child(f"""
        from explorer.cli import main
        from explorer.gui.story.player import Player
        started = Player.start
        def start(self):
            started(self)
            assert self.audience.size().toTuple() == (1280, 720)
            assert self.show.place == 2
            QTimer.singleShot(300, self.finish)
        Player.start = start
        print(main(["present", {str(small)!r}, "--windowed", "1280x720", "--step", "3", "--theme", "dark"]))
    """)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0\n", "")


def test_a_display_that_is_not_there_is_said(small: Path) -> None:
    done = child(f"""
        from explorer.cli import main
        print(main(["present", {str(small)!r}, "--display", "Nowhere"]))
    """)
    assert done.stdout == "2\n"
    assert "There is no display “Nowhere”" in done.stderr


def test_without_a_display_presenting_says_so(small: Path) -> None:
    code = f"""
        from explorer.cli import main
        print(main(["present", {str(small)!r}]))
    """
    done = child(code, QT_QPA_PLATFORM=None, DISPLAY=None, WAYLAND_DISPLAY=None)
    assert done.stdout == "2\n"
    assert "no display" in done.stderr
