"""The terminal's words for presenting and for a story's pictures."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from explorer.cli import main
from explorer.gui import app
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


def test_a_file_that_is_presented_is_known_by_its_whole_path(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    orders: list[app.TalkOrder] = []

    def presented(order: app.TalkOrder, theme: str) -> int:
        orders.append(order)
        return 0

    monkeypatch.setattr(app, "run_presentation", presented)
    monkeypatch.chdir(small.parent)
    assert main(["present", small.name]) == 0
    assert orders[0].file == small, "it can be gone on with from any folder"


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


PRESENTING = """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from explorer.cli import main
from explorer.gui.story.player import Player

def until(there, milliseconds=8000):
    for _ in range(milliseconds // 10):
        if there():
            return
        QTest.qWait(10)
    raise AssertionError(there)

started = Player.start
def start(self):
    started(self)
    QTimer.singleShot(0, self, lambda: (act(self), self.finish() if not self.show.ended else None))
Player.start = start
"""


def test_presenting_from_the_terminal_has_all_that_the_window_gives(small: Path) -> None:
    code = (
        PRESENTING
        + f"""
def press(talk, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.qWait(160)
    QTest.keyClick(talk.console, key, modifiers)

def act(talk):
    window = next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
    kit = window.equipper.last
    assert not window.isVisible()
    press(talk, Qt.Key.Key_D)
    assert talk.show.tool == "pen"
    layer = kit.tools.console
    QTest.mousePress(layer, Qt.MouseButton.LeftButton, pos=layer.rect().center())
    QTest.mouseMove(layer, layer.rect().center() * 0.5)
    QTest.mouseRelease(layer, Qt.MouseButton.LeftButton, pos=layer.rect().center() * 0.5)
    assert len(kit.tools.audience.marks.strokes) == 1
    press(talk, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not kit.tools.audience.marks.strokes
    press(talk, Qt.Key.Key_Escape)
    press(talk, Qt.Key.Key_O)
    assert kit.overview.isVisible()
    press(talk, Qt.Key.Key_Escape)
    press(talk, Qt.Key.Key_Q)
    until(lambda: window.isVisible() and kit.question.bar.isVisible())
    until(lambda: window.centre.figure is not None)
    kit.question.push()
    assert talk.show.pushed
    press(talk, Qt.Key.Key_PageDown)
    assert talk.show.place == 0 and not talk.show.pushed
    print("all there")

print(main(["present", {str(small)!r}, "--windowed", "960x540"]))
"""
    )
    done = child(code)
    assert (done.returncode, done.stdout, done.stderr) == (0, "all there\n0\n", "")


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM])
def test_a_presentation_that_died_or_was_shut_down_goes_on_when_it_is_begun_again(
    small: Path, by: signal.Signals
) -> None:
    code = (
        PRESENTING
        + f"""
import os
def act(talk):
    print(talk.show.place, talk.show.timer.running, flush=True)
    if DIE:
        QTest.qWait(160)
        QTest.keyClick(talk.console, Qt.Key.Key_PageDown)
        QTest.qWait(300)
        os.kill(os.getpid(), HOW)
        QTest.qWait(5000)

main(["present", {str(small)!r}, "--windowed", "960x540", *STEP])
"""
    )
    code = code.replace("HOW", str(int(by)))
    for step in ("", '"--step", "1"'):
        died = child(code.replace("DIE", "True").replace("*STEP", step))
        assert (died.returncode, died.stdout) == (-9 if by == signal.SIGKILL else 0, "0 False\n")
    again = child(code.replace("DIE", "False").replace("*STEP", ""))
    assert (again.stdout, again.stderr) == ("2 True\n", "")
    assert child(code.replace("DIE", "False").replace("*STEP", "")).stdout == "0 False\n"  # it ended well


def test_a_display_that_is_not_there_is_said_with_the_nearest_one(small: Path, tmp_path: Path) -> None:
    config = tmp_path / "screens.json"
    screen = {"y": 0, "width": 1280, "height": 720, "logicalDpi": 96, "dpr": 1}
    screens = [{"name": "eDP-1", "x": 0, **screen}, {"name": "HDMI-1", "x": 1280, **screen}]
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    code = (
        PRESENTING
        + f"""
def act(talk):
    print(talk.audience.screen().name())

for name in ("Nowhere", "HDMI", "eDP-1", "HDMI-1"):
    print(main(["present", {str(small)!r}, "--display", name]))
"""
    )
    done = child(code, QT_QPA_PLATFORM=f"offscreen:configfile={config}")
    assert done.stdout.split() == ["2", "2", "eDP-1", "0", "HDMI-1", "0"]
    assert done.stderr.splitlines() == [
        "There is no display “Nowhere”. The displays are HDMI-1 and eDP-1.",
        "There is no display “HDMI”. Did you mean “HDMI-1”? The displays are HDMI-1 and eDP-1.",
    ]


def test_without_a_display_presenting_says_so(small: Path) -> None:
    code = f"""
        from explorer.cli import main
        print(main(["present", {str(small)!r}]))
    """
    done = child(code, QT_QPA_PLATFORM=None, DISPLAY=None, WAYLAND_DISPLAY=None)
    assert done.stdout == "2\n"
    assert "no display" in done.stderr


def test_a_room_lists_the_texts_that_are_too_small_one_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "talk.md"
    path.write_text("---\ntitle: Talk\n---\n\n## One\nview: deliveries?focus=stelato\ntakeaway: Mine\n")
    assert main(["story", "check", str(path), "--room", "2x8"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("every text can be read from 8 m.")
    assert main(["story", "check", str(path), "--room", "2x12"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines and all(line.startswith("talk.md:6:") and "13.4′ high from 12 m" in line for line in lines)
    assert {line.split(":")[2] for line in lines} == {"chart", "subtitle", "source line"}
    path.write_text(path.read_text().replace("title: Talk", "title: Talk\nletters: 1.5"))
    assert main(["story", "check", str(path), "--room", "2x12"]) == 0
    for wrong in ("2", "0x4", "axb", "2x", "-2x4"):
        assert main(["story", "check", str(path), f"--room={wrong}"]) == 2
        assert "is not a room" in capsys.readouterr().err
