"""The first step of the program, by ``alliance-explorer`` or ``python -m explorer``: make imports safe, then start."""

import gc  # the interpreter has these three already, so they come from nowhere else
import os
import sys

_INTERRUPTED = 130


def start() -> int:
    """Run the program and return its exit code."""
    _shut_the_door()
    gc.disable()  # a start makes no garbage; the window then gathers by a timer of its own
    code = _window(sys.argv[1:])
    if code is not None:
        return code
    gc.enable()
    from explorer.cli import main  # late: nothing may be imported before the door is shut

    return main()


def _window(words: list[str]) -> int | None:
    """Open the window where words ask for no more, without the terminal, which takes longer to read than a pack.

    No words do, or one that can only be the path of a pack. Return None where the terminal is to answer.
    """
    if words and (len(words) > 1 or not words[0].startswith(os.sep) or not os.path.exists(words[0])):
        return None
    try:
        from pathlib import Path

        from explorer.gui.app import run_window
    except ImportError:
        return None  # the terminal says what is missing
    except KeyboardInterrupt:
        return _INTERRUPTED
    return run_window(Path(words[0]) if words else None)


def _shut_the_door() -> None:
    """Let nothing in the current folder be imported, nor a Qt plug-in from where the environment points.

    A program started in a folder that holds a ``csv.py``, such as an unknown pack, would else run it. The folder
    that the program itself lies in stays: in a checkout that is the current folder too, but not for being current.
    """
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    try:
        here = os.getcwd()
    except OSError:
        here = ""  # a folder that was deleted holds nothing to import
    sys.path[:] = [place for place in sys.path if place and (place != here or place == home)]
    for name in ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"):
        os.environ.pop(name, None)


if __name__ == "__main__":
    sys.exit(start())
