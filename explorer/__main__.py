"""The first step of the program, by ``alliance-explorer`` or ``python -m explorer``: make imports safe, then start."""

import os  # the interpreter has loaded these two already, so they come from nowhere else
import sys


def start() -> int:
    """Run the program and return its exit code."""
    _shut_the_door()
    from explorer.cli import main  # late: nothing may be imported before the door is shut

    return main()


def _shut_the_door() -> None:
    """Let nothing in the current folder be imported, nor a Qt plug-in from where the environment points.

    A program started in a folder that holds a ``csv.py``, such as an unknown pack, would else run it. The folder
    that the program itself lies in stays: in a checkout that is the current folder too, but not for being current.
    """
    here, home = os.getcwd(), os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    sys.path[:] = [place for place in sys.path if place and (place != here or place == home)]
    for name in ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH"):
        os.environ.pop(name, None)


if __name__ == "__main__":
    sys.exit(start())
