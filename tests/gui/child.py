"""Runs a piece of code, or the program, in a child process of its own, with no display unless asked."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
HEAD = """
import sys
from PySide6.QtCore import QTimer
from explorer.gui import app as application_module
from explorer.gui.app import application, run_window
from explorer.gui.window import MainWindow
"""


def environment(**changes: str | None) -> dict[str, str]:
    """Return this environment with changes; a name set to None is left out."""
    made = {**os.environ, "PYTHONPATH": str(PROJECT), "QT_QPA_PLATFORM": "offscreen"}
    for name, value in changes.items():
        made.pop(name, None)
        if value is not None:
            made[name] = value
    return made


def child(code: str, seconds: float = 60, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """Run ``code`` after :data:`HEAD` and return how it ended and what it said."""
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", HEAD + textwrap.dedent(code)],
        env=environment(**changes),
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
