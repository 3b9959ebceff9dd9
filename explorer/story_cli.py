"""The terminal's word ``story``: checks a story, and marks its steps as looked over."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from explorer.domain.atlas import Atlas
from explorer.export.story_report import found_story, story_report, update_story
from explorer.export.wishes import WishError
from explorer.files.resources import bundled_pack
from explorer.packs import open_pack

Act = Callable[[argparse.Namespace, Atlas], int]


def story_options(parser: argparse.ArgumentParser) -> None:
    """Add the words that may follow ``story``."""
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    about = "say every fault and every stale step, one a line as file:line:key: message"
    check = words.add_parser("check", help=about, description=about, allow_abbrev=False)
    check.add_argument("--update", action="store_true", help="mark every step as looked over, and keep its numbers")
    _finish(check, _check)


def run_story(options: argparse.Namespace) -> int:
    """Do what follows ``story`` and return the exit code."""
    act: Act = options.act
    return act(options, open_pack(options.pack or bundled_pack()))


def _finish(parser: argparse.ArgumentParser, act: Act) -> None:
    parser.add_argument("story", metavar="STORY", help="id of a story of the pack, or path of a .md file")
    parser.add_argument("--pack", type=Path, metavar="PACK", help="a pack: folder or .zip (default: the bundled one)")
    parser.set_defaults(act=act)


def _check(options: argparse.Namespace, atlas: Atlas) -> int:
    found = found_story(atlas, options.story)
    if options.update:
        try:
            update_story(atlas, found)
        except OSError as error:
            raise WishError(f"“{found.path}” cannot be written: {error.strerror or error}.") from None
        found = found_story(atlas, str(found.path))
    report = story_report(atlas, found)
    for line in report.lines:
        sys.stdout.write(f"{line}\n")
    return report.code
