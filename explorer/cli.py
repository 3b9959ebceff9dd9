"""The terminal: opens the window, or checks, lists, shows and draws with no display; Qt is reached by late imports."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from explorer import __version__
from explorer.cli_words import (
    ENDING,
    Parser,
    UsageError,
    add_theme,
    check_options,
    figure_options,
    list_options,
    show_options,
    window_options,
)
from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.export.clean import clean_text
from explorer.export.fault_report import checked_pack
from explorer.export.figure_json import json_bytes
from explorer.export.listings import KINDS_OF_LIST, listing
from explorer.export.plain import dossier_text
from explorer.export.tables import csv_bytes
from explorer.export.wishes import WishError, kind_of, scale_of, size_of, window_size_of
from explorer.figures.catalogue import checked, figure
from explorer.figures.dossiers import UnknownRecordError, dossier
from explorer.figures.names import record_named
from explorer.figures.words import did_you_mean, listed
from explorer.files.atomic import atomic_write
from explorer.files.libraries import QT_PACKAGES, X11_PACKAGES, lacking_library
from explorer.files.resources import bundled_pack
from explorer.packs import PackError, PackFaulty, open_pack
from explorer.state.viewpoint import LinkError, viewpoint
from explorer.story_cli import present_options, run_story, story_options

DONE, NOT_POSSIBLE = 0, 2
COMMANDS = ("check", "list", "show", "figure", "story", "present", "window")
_SUGGESTED = (*COMMANDS, "--help", "--version", "--self-check")  # the last three for who leaves out the hyphens
_PICTURES = ("png", "svg", "pdf")
_DATA = {"csv": csv_bytes, "json": json_bytes}
_VALUED = ("--view", "--theme", "--pack", "-o", "--output", "--size", "--scale", "--asof")  # those that take a value


def main(argv: Sequence[str] | None = None) -> int:
    """Follow a command line and return its exit code; nothing is raised for a user's mistake."""
    _ready_streams()
    try:
        return _followed(list(sys.argv[1:] if argv is None else argv))
    except (UsageError, WishError, LinkError, UnknownRecordError, PackError) as error:
        where = " “alliance-explorer check” says what they are." if isinstance(error, PackFaulty) else ""
        return _refuse(clean_text(f"{error}{where}"))
    except ImportError as error:
        return _refuse(_lacking(error))
    except SystemExit as leaving:  # argparse has printed --help or --version
        return int(leaving.code or 0)
    except BrokenPipeError:  # the reader, such as “head”, has seen enough
        _drop_answer()
        return DONE
    except OSError as error:
        if error.filename is not None:
            raise
        _drop_answer()  # what cannot be written now would be tried again at the end
        return _refuse(f"The answer cannot be written: {error.strerror or error}.")
    except KeyboardInterrupt:
        return 130


def _ready_streams() -> None:
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # closed by whoever started the program: nobody reads what it says
            setattr(sys, name, io.StringIO())
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that knows no Chinese shows “?”


def _drop_answer() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _followed(words: list[str]) -> int:
    command, rest = _split(words)
    if not command and rest and not rest[0].startswith("-"):
        _check_word(rest[0])  # before the words after it are found to be strange
    options = _parser(command).parse_args(rest)
    run: Callable[[argparse.Namespace], int] = options.run
    code = run(options)
    sys.stdout.flush()
    return code


def _split(words: list[str]) -> tuple[str, list[str]]:
    """Return the command word, wherever it stands among the options, and the other words."""
    place = 0
    while place < len(words) and words[place].startswith("-"):
        place += 2 if words[place] in _VALUED else 1
    if place < len(words) and words[place] in COMMANDS:
        return words[place], words[:place] + words[place + 1 :]
    return "", words


def _check_word(word: str) -> None:
    if not os.access(word, os.F_OK):
        raise UsageError(f"There is no command or pack “{word}”.{did_you_mean(word, _SUGGESTED)}")


def _parser(command: str) -> Parser:
    name = "alliance-explorer"
    if not command:
        return _window_parser(name)
    about, build, run = _WORDS[command]
    made = Parser(prog=f"{name} {command}", description=about, allow_abbrev=False, epilog=ENDING,
                   formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    build(made)
    made.set_defaults(run=run)
    return made


def _window_parser(name: str) -> Parser:
    lines = [f"  {command:<8} {_WORDS[command][0]}" for command in COMMANDS]
    made = Parser(
        prog=name,
        usage=f"{name} [PACK] [--view LINK] [--theme THEME]\n       {name} COMMAND …",
        description="Explore an industry alliance from sourced data. With no command the window opens.\n\n"
        "commands (present alone needs a display; “COMMAND --help” says more):\n" + "\n".join(lines),
        epilog=ENDING,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("pack", nargs="?", metavar="PACK", help="a pack: folder or .zip; the last one, or the bundled")
    made.add_argument("--view", default="", metavar="LINK", help="what to show first")
    add_theme(made, "")
    made.add_argument("--self-check", action="store_true", help="try everything the program stands on; no window")
    made.add_argument("--version", action="version", version=f"Alliance Explorer {__version__}")
    made.set_defaults(run=_open_window)
    return made


def _open_window(options: argparse.Namespace) -> int:
    if options.self_check:
        from explorer.gui.selfcheck import self_check

        return self_check()
    pack = Path(options.pack) if options.pack else None
    if options.pack:
        _check_word(options.pack)
    if options.view:
        viewpoint(options.view)  # a link that cannot be read is said before Qt is loaded
    from explorer.gui.app import run_window

    return run_window(pack, options.view, options.theme)


def _check(options: argparse.Namespace) -> int:
    report = checked_pack(options.pack)
    if options.json:
        print(report.text)
        return report.code
    for line in report.lines:
        print(line)
    if report.remark:
        sys.stderr.write(f"{report.remark}\n")
    return report.code


def _list(options: argparse.Namespace) -> int:
    if options.what not in KINDS_OF_LIST:
        near = did_you_mean(options.what, KINDS_OF_LIST)
        raise UsageError(f"There is no list of “{options.what}”.{near} There are {listed(KINDS_OF_LIST)}.")
    lines = listing(_atlas(options), options.what)
    for line in lines:
        print(line)
    if not lines:
        sys.stderr.write(f"This pack has no {options.what} yet.\n")
    return DONE


def _show(options: argparse.Namespace) -> int:
    atlas = _atlas(options)
    try:
        as_of = Period.parse(options.asof) if options.asof else None
    except ValueError as error:
        raise UsageError(str(error)) from None
    sys.stdout.write(dossier_text(dossier(atlas, record_named(atlas, options.record), as_of), atlas))
    return DONE


def _figure(options: argparse.Namespace) -> int:
    kind = kind_of(options.output, (*_PICTURES, *_DATA))
    size, scale = size_of(options.size), scale_of(options.scale)
    here = viewpoint(options.link)
    atlas = _atlas(options)
    drawn = figure(atlas, checked(atlas, here))
    if drawn.empty:
        sys.stderr.write(f"{drawn.empty}\n")
    if kind in _DATA:
        return _write(options.output, _DATA[kind](drawn, atlas))
    from explorer.gui.app import application

    application(offscreen=True)
    from explorer.gui.charts.export import LARGEST, picture

    width, height = (round(one * (scale if kind == "png" else 1)) for one in size)
    if width * height > LARGEST:
        raise UsageError(f"A picture of {width:,} by {height:,} pixels is too large; {LARGEST:,} pixels are the most.")
    return _write(options.output, picture(drawn, atlas, kind, size, _tones(options), scale))


def _window(options: argparse.Namespace) -> int:
    kind_of(options.output, ("png",))
    size = window_size_of(options.size)
    if options.link:
        checked(_atlas(options), viewpoint(options.link))
    from explorer.gui.app import window_picture

    return _write(options.output, window_picture(options.link, size, _tones(options), options.pack or bundled_pack()))


def _atlas(options: argparse.Namespace) -> Atlas:
    return open_pack(options.pack or bundled_pack())


def _tones(options: argparse.Namespace) -> str:
    return "dark" if options.theme == "dark" else "light"  # a picture follows no system


def _write(file: Path, data: bytes) -> int:
    try:
        atomic_write(file, data)
    except OSError as error:
        raise UsageError(f"“{file}” cannot be written: {error.strerror or error}.") from None
    return DONE


def _refuse(sentence: str) -> int:
    with contextlib.suppress(OSError):  # there is no other place to say it
        sys.stderr.write(f"alliance-explorer: {sentence}\n")
    return NOT_POSSIBLE


def _lacking(error: ImportError) -> str:
    """Return one sentence on what is missing, or does not fit: a library of the system, or a package of Python."""
    if words := lacking_library(str(error), f"{QT_PACKAGES} {X11_PACKAGES}"):
        return f"{words}."
    if isinstance(error, ModuleNotFoundError):
        return f"{error.name} is not installed; install alliance-explorer with pip, which brings what it needs."
    return f"{error.name or 'A part of the program'} cannot be loaded: {error}."


_WORDS: dict[str, tuple[str, Callable[[Parser], None], Callable[[argparse.Namespace], int]]] = {
    "check": ("say whether a pack is valid, one fault a line as file:row:column: message", check_options, _check),
    "list": ("list the views, entities, metrics or stories, id first", list_options, _list),
    "show": ("tell all that is known of an entity, with sources", show_options, _show),
    "figure": ("draw what a link shows: .png .svg .pdf, or its numbers: .csv .json", figure_options, _figure),
    "story": ("check a story (text, links, steps that show other numbers), or draw it", story_options, run_story),
    "present": ("present a story: slides for the audience, a console for the presenter", present_options, run_story),
    "window": ("draw the whole main window to a .png", window_options, _window),
}  # fmt: skip
