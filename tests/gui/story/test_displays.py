"""Two displays: whose is which, swapped, chosen, lost and found again; the notes never get to the audience's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.gui.child import child

HEAD = """
from tests.gui.story.two_screens import *
"""
DESK = {"name": "Desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
HALL = {"name": "Hall", "x": 1920, "y": 0, "width": 1280, "height": 1024, "logicalDpi": 96, "dpr": 1}
WIDE = {"name": "Wide", "x": 3200, "y": 0, "width": 2560, "height": 1440, "logicalDpi": 96, "dpr": 1}


def run(tmp_path: Path, screens: list[dict[str, object]], code: str) -> list[str]:
    """Run code on these displays, the first of which by name is the primary one, and return the lines it printed."""
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    done = child(HEAD + code, QT_QPA_PLATFORM=f"offscreen:configfile={config}")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout.splitlines()


def test_the_audience_gets_the_other_display_and_the_presenter_the_primary_one(tmp_path: Path) -> None:
    said = run(tmp_path, [DESK, HALL], """
talk = presenting()
say(*on(talk), talk.windows.one_display)
say(*talk.audience.size().toTuple())
say(talk.windows.words)
talk.do("swap")
settle(lambda: on(talk) == ("Desk", "Hall"))
say(*on(talk), *talk.audience.size().toTuple())
talk.do("swap")
settle(lambda: on(talk) == ("Hall", "Desk"))
say(*on(talk))
talk.finish()
say(*on(talk), len([one for one in QApplication.topLevelWidgets() if one.isVisible()]))
""")  # fmt: skip
    assert said == [
        "Hall Desk False", "1280 1024", "Audience: Hall", "Desk Hall 1920 1080", "Hall Desk", "- - 0",
    ]  # fmt: skip


def test_a_display_is_chosen_by_name_before_and_while_presenting(tmp_path: Path) -> None:
    said = run(tmp_path, [DESK, HALL, WIDE], """
talk = presenting("Wide")
say(*on(talk))
talk.windows.choose("Hall")
settle(lambda: on(talk)[0] == "Hall")
say(*on(talk))
talk.windows.choose("Desk")
settle(lambda: on(talk)[0] == "Desk")
say(on(talk)[0], on(talk)[1] != "Desk")
talk.finish()
""")  # fmt: skip
    assert said == ["Wide Desk", "Hall Desk", "Desk True"]


def test_slides_are_scaled_as_one_picture_with_bars_in_the_surface_colour(tmp_path: Path) -> None:
    said = run(tmp_path, [DESK, HALL], """
talk = presenting()
shot = talk.audience.grab().toImage()
bars = {shot.pixelColor(x, y).name() for x in range(0, 1280, 9) for y in (*range(0, 150), *range(874, 1024))}
say(sorted(bars), talk.audience.stage.view.geometry().getRect())
talk.finish()
""")  # fmt: skip
    assert said == ["['#ffffff'] (0, 152, 1280, 720)"]


@pytest.mark.parametrize("steps", [0, 2])
def test_a_lost_audience_display_leaves_the_console_which_says_so(tmp_path: Path, steps: int) -> None:
    said = run(tmp_path, [DESK, HALL], f"""
talk = presenting()
[talk.do("next") for _ in range({steps})]
talk.windows.screen_lost("Hall")
say(*on(talk), talk.console.face.banner)
talk.do("next")
say(talk.show.place)
talk.windows.screen_added()
settle(lambda: on(talk) == ("Hall", "Desk"))
say(*on(talk), repr(talk.console.face.banner), talk.audience.isFullScreen())
talk.finish()
""")  # fmt: skip
    gone = "The display Hall is gone: the audience sees nothing. S shows the slides here"
    assert said == [f"- Desk {gone}", str(steps + 1), "Hall Desk '' True"]


def test_a_lost_presenter_display_hides_the_notes_and_keeps_the_slide(tmp_path: Path) -> None:
    said = run(tmp_path, [DESK, HALL], """
talk = presenting()
talk.windows.screen_lost("Desk")
say(*on(talk))
talk.do("next")
settle(lambda: talk.audience.stage.live)
say(*on(talk), talk.show.place)
talk.windows.screen_added()
settle(lambda: on(talk) == ("Hall", "Desk"))
say(*on(talk))
talk.finish()
""")  # fmt: skip
    assert said == ["Hall -", "Hall - 1", "Hall Desk"]


def test_one_display_shows_the_audience_screen_and_s_swaps(tmp_path: Path) -> None:
    said = run(tmp_path, [DESK], """
talk = presenting()
say(*on(talk), talk.windows.one_display)
talk.do("swap")
settle(lambda: talk.console.isVisible())
say(*on(talk))
talk.do("swap")
settle(lambda: not talk.console.isVisible())
say(*on(talk))
talk.do("escape")
say(talk.show.ended)
talk.do("escape")
say(talk.show.ended)
""")  # fmt: skip
    assert said == ["Desk - True", "Desk Desk", "Desk -", "False", "True"]


def test_on_one_display_the_console_does_what_its_words_say_while_it_is_in_sight(tmp_path: Path) -> None:
    said = run(tmp_path, [DESK], """
talk = presenting()
talk.do("help")
talk.do("overview")
say(talk.show.helping, talk.show.grid)
talk.do("swap")
settle(lambda: talk.console.isVisible())
talk.do("escape")
say(talk.console.face.banner)
talk.do("escape")
say(talk.show.ended, repr(talk.console.face.banner))
talk.do("help")
say(talk.show.helping)
talk.do("overview")
say(talk.show.grid)
talk.do("swap")
settle(lambda: not talk.console.isVisible())
say(talk.show.grid)
talk.do("escape")
talk.do("swap")
settle(lambda: talk.console.isVisible())
say(repr(talk.console.face.banner))
talk.do("escape")
talk.do("enter")
say(talk.show.ended, talk.show.place)
""")  # fmt: skip
    assert said == [
        "False None", "End before the last step? Enter ends, Esc goes on", "False ''", "True", "0", "None", "''",
        "True 0",
    ]  # fmt: skip


def test_an_audience_in_a_window_has_the_wanted_size(tmp_path: Path) -> None:
    said = run(tmp_path, [DESK, HALL], """
talk = presenting("", QSize(1280, 720))
say(*talk.audience.size().toTuple(), talk.audience.isFullScreen(), talk.windows.one_display, *on(talk))
talk.finish()
""")  # fmt: skip
    assert said == ["1280 720 False False Hall Desk"]


def test_the_whole_display_of_the_audience_shows_no_note(tmp_path: Path) -> None:
    said = run(tmp_path, [DESK, HALL], """
from dataclasses import replace
talk = presenting()
before = [talk.audience.grab().toImage()]
talk.do("next"); settle(lambda: talk.audience.stage.live)
before.append(talk.audience.grab().toImage())
bare = Story("t", "A talk", sections=(Section("", tuple(replace(one, notes="") for one in STEPS)),))
talk.finish()
import tests.gui.story.two_screens as made
made.STORY = bare
talk = presenting()
after = [talk.audience.grab().toImage()]
talk.do("next"); settle(lambda: talk.audience.stage.live)
after.append(talk.audience.grab().toImage())
say(before == after, before[0] == before[1])
say(all(one.isVisible() and one.screen().name() == "Hall" for one in [talk.audience]))
talk.finish()
""")  # fmt: skip
    assert said == ["True False", "True"]


def test_displays_are_told_apart_on_themselves(tmp_path: Path) -> None:
    said = run(tmp_path, [DESK, HALL], """
from PySide6.QtWidgets import QWidget
from explorer.gui.story.displays import display_words, identify
application()
theme = Theme()
host = QWidget()
shown = identify(theme, host)
say(*[(one.accessibleName(), one.screen().name(), one.isVisible()) for one in shown])
say(sorted(display_words(one) for one in QApplication.screens()))
for one in shown:
    one.close()
settle(lambda: False, 20)
""")  # fmt: skip
    assert said[0] == "('Display Desk', 'Desk', True) ('Display Hall', 'Hall', True)"
    assert said[1] == "['Desk, 1920 × 1080', 'Hall, 1280 × 1024']"
