"""What may be typed in a terminal: the parser, which answers with the nearest right word, and each word's options."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

from explorer.export.listings import KINDS_OF_LIST
from explorer.figures.words import did_you_mean, listed, nearest

THEMES = ("light", "dark", "system")
ENDING = """exit codes:
  0  done; a checked pack is valid
  1  a checked pack or story has faults, or the self-check found one
  2  not possible: unknown word or option, a pack that cannot be read, a file that cannot be written, no display

LINK is a view, or a view with options: deliveries?focus=aito&every=quarter&from=2024&to=2025
Its words: focus, with, by, metric, every, from, to, asof, show, hide, set.NAME. “list views” names the views.
A command word wins over a pack of that name; write ./list for a pack named list."""


class UsageError(Exception):
    """A command line that cannot be followed; the message is a sentence that says why."""


class Parser(argparse.ArgumentParser):
    """Raises UsageError for words that it does not know."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the nearest right word, instead of leaving at once."""
        raise UsageError(f"{_plain(message, self._option_string_actions)} See “{self.prog} --help”.")


def _plain(message: str, options: Iterable[str]) -> str:
    """Return what argparse complains of as a sentence, with the nearest right word where there is one."""
    if choice := re.search(r"argument (.+): invalid choice: (.+) \(choose from (.+)\)", message):
        name, wrong, words = choice.group(1), choice.group(2).strip("'"), re.findall(r"[\w-]+", choice.group(3))
        return f"“{wrong}” is no {name.lstrip('-').lower()}.{did_you_mean(wrong, words)} Use {listed(words, 'or')}."
    if value := re.search(r"argument (.+): invalid (float|int) value: (.+)", message):
        wrong, kind = value.group(3).strip("'"), "whole number" if value.group(2) == "int" else "number"
        return f"“{wrong}” is not a {kind} for {value.group(1)}."
    unknown = re.search(r"unrecognized arguments: (\S+)", message)
    # Without the hyphens, which make any two options alike.
    bare = {one.lstrip("-"): one for one in options}
    near = nearest(unknown.group(1).lstrip("-"), bare) if unknown else ""
    said = f"{message[:1].upper()}{message[1:]}".rstrip(".")
    return f"{said}. Did you mean “{bare[near]}”?" if near else f"{said}."


def add_theme(parser: Parser, default: str) -> None:
    """Add the choice of light, dark or the system's own."""
    parser.add_argument("--theme", choices=THEMES, default=default, help=" or ".join(THEMES))


def _add_pack(parser: Parser) -> None:
    parser.add_argument("--pack", type=Path, metavar="PACK", help="a pack: folder or .zip (default: the bundled one)")


def check_options(parser: Parser) -> None:
    """Add what may follow ``check``."""
    parser.add_argument("pack", type=Path, metavar="PACK", help="folder or .zip")
    parser.add_argument("--json", action="store_true", help="the result as JSON")


def list_options(parser: Parser) -> None:
    """Add what may follow ``list``."""
    parser.add_argument("what", nargs="?", default="views", help=f"{', '.join(KINDS_OF_LIST)} (default: views)")
    _add_pack(parser)


def show_options(parser: Parser) -> None:
    """Add what may follow ``show``."""
    parser.add_argument("record", metavar="ENTITY", help="id or name of an entity, id of a milestone, claim or source")
    parser.add_argument("--asof", metavar="DATE", help="as the pack stood on a date: 2025, 2025-06, 2025-06-30")
    _add_pack(parser)


def figure_options(parser: Parser) -> None:
    """Add what may follow ``figure``."""
    parser.add_argument("link", metavar="LINK", help="a view, or a deep link")
    _add_picture(parser, "a file: .png .svg .pdf .csv .json", "1280x720")
    parser.add_argument("--scale", type=float, default=1.0, help="pixels of the picture per pixel of its layout")


def window_options(parser: Parser) -> None:
    """Add what may follow ``window``."""
    parser.add_argument("link", nargs="?", default="", metavar="LINK", help="a view, or a deep link")
    _add_picture(parser, "a file: .png", "1440x900")


def _add_picture(parser: Parser, output: str, size: str) -> None:
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=output)
    parser.add_argument("--size", default=size, metavar="WxH", help=f"width and height in pixels (default: {size})")
    add_theme(parser, "light")
    _add_pack(parser)
