"""Flips through a presentation and opens and closes it, and prints by how many bytes the process grew.

Run as a program: flips, openings. The warm-up is a sixth of both, at least twenty of each.
"""

from __future__ import annotations

import gc
import sys

import psutil
from PySide6.QtCore import QCoreApplication, QEvent

from tests.gui.story.injection import STORY, Talk


def flip(talk: Talk, count: int) -> None:
    """Go on so many times, each time until the live chart stands."""
    for _ in range(count):
        last = talk.player.show.following is None
        talk.player.do("first" if last else "next")
        for _ in range(4):
            QCoreApplication.processEvents()
        assert talk.player.audience.stage.live


def reopen(talk: Talk, count: int) -> None:
    """End the presentation and begin it anew so many times."""
    for _ in range(count):
        talk.player.finish()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        talk.begin()
        QCoreApplication.processEvents()


def size() -> int:
    """Return the memory of this process after all that may go has gone."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        gc.collect()
    return int(psutil.Process().memory_info().rss)


def main(flips: int, openings: int) -> None:
    """Warm up, run, and print the growth."""
    talk = Talk()
    assert STORY.steps
    flip(talk, max(flips // 6, 20))
    reopen(talk, max(openings // 6, 20))
    before = size()
    flip(talk, flips)
    middle = size()
    reopen(talk, openings)
    print("grown", size() - before, "by flips", middle - before, flush=True)
    talk.player.finish()
    talk.reporter.uninstall()


if __name__ == "__main__":
    from explorer.gui.app import application

    application(offscreen=True)
    main(int(sys.argv[1]), int(sys.argv[2]))
