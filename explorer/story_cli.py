"""The terminal's words ``story`` and ``present``: checks a story, draws it, and presents it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Story
from explorer.export.story_report import Room, found_story, story_report, update_story
from explorer.export.wishes import WishError, room_of, size_of
from explorer.files.atomic import atomic_write
from explorer.files.resources import bundled_pack
from explorer.packs import open_pack

Act = Callable[[argparse.Namespace, Atlas], int]


def story_options(parser: argparse.ArgumentParser) -> None:
    """Add the words that may follow ``story``."""
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    about = "say every fault and every stale step, one a line as file:line:key: message"
    check = words.add_parser("check", help=about, description=about, allow_abbrev=False)
    check.add_argument("--update", action="store_true", help="mark every step as looked over, and keep its numbers")
    room = "say also which texts cannot be read: metres of the screen's height and of the farthest seat, such as 2x12"
    check.add_argument("--room", default="", metavar="HEIGHTxSEAT", help=room)
    _finish(check, _check)
    about = "draw what the audience and what the presenter sees of each step, 1920 by 1080, with no display"
    pictures = words.add_parser("pictures", help=about, description=about, allow_abbrev=False)
    pictures.add_argument("-o", "--output", type=Path, required=True, metavar="DIR", help="a folder; made if need be")
    pictures.add_argument("--theme", choices=("light", "dark"), default="light", help="light or dark")
    _finish(pictures, _pictures)


def present_options(parser: argparse.ArgumentParser) -> None:
    """Add the words that may follow ``present``."""
    _finish(parser, _present)
    parser.add_argument("--windowed", default="", metavar="WxH", help="show the audience screen in a window: 1280x720")
    parser.add_argument("--display", default="", metavar="NAME", help="show the audience screen on a display by name")
    parser.add_argument("--step", type=int, default=0, metavar="N", help="begin at the N-th step")
    parser.add_argument("--theme", choices=("light", "dark", "system"), default="", help="light, dark or system")


def run_story(options: argparse.Namespace) -> int:
    """Do what follows ``story`` and return the exit code."""
    act: Act = options.act
    return act(options, open_pack(options.pack or bundled_pack()))


def _finish(parser: argparse.ArgumentParser, act: Act) -> None:
    parser.add_argument("story", metavar="STORY", help="id of a story of the pack, or path of a .md file")
    parser.add_argument("--pack", type=Path, metavar="PACK", help="a pack: folder or .zip (default: the bundled one)")
    parser.set_defaults(act=act)


def _check(options: argparse.Namespace, atlas: Atlas) -> int:
    size = room_of(options.room) if options.room else None
    found = found_story(atlas, options.story)
    if options.update:
        try:
            update_story(atlas, found)
        except OSError as error:
            raise WishError(f"“{found.path}” cannot be written: {error.strerror or error}.") from None
        found = found_story(atlas, str(found.path))
    report = story_report(atlas, found, _room(atlas, found.story, *size) if size else None)
    for line in report.lines:
        sys.stdout.write(f"{line}\n")
    return report.code


def _room(atlas: Atlas, story: Story, height: float, seat: float) -> Room:
    from explorer.figures.room_check import distance_of, room_check
    from explorer.gui.app import story_texts  # late: most words need no Qt

    return Room(seat, room_check(story_texts(atlas, story), distance_of(height, seat)))


def _pictures(options: argparse.Namespace, atlas: Atlas) -> int:
    story = found_story(atlas, options.story).story
    if not story.steps:
        raise WishError(f"The story “{options.story}” has no steps.")
    from explorer.gui.app import story_pictures  # late: most words need no Qt

    try:
        options.output.mkdir(parents=True, exist_ok=True)
        for name, data in story_pictures(atlas, story, options.theme):
            atomic_write(options.output / name, data)
    except OSError as error:
        raise WishError(f"“{options.output}” cannot be written: {error.strerror or error}.") from None
    return 0


def _present(options: argparse.Namespace, atlas: Atlas) -> int:
    windowed = size_of(options.windowed) if options.windowed else None
    found = found_story(atlas, options.story)
    story, file = found.story, None if options.story in atlas.stories else Path(options.story).absolute()
    if not story.steps:
        raise WishError(f"The story “{options.story}” has no steps.")
    if not 0 <= options.step <= len(story.steps):
        raise WishError(f"There is no step {options.step}. The story has {len(story.steps)}.")
    from explorer.gui.app import TalkOrder, run_presentation

    place = options.step - 1 if options.step else None
    pack = options.pack or bundled_pack()
    return run_presentation(TalkOrder(atlas, pack, story, file, place, windowed, options.display), options.theme)
