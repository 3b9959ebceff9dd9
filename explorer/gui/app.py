"""The composition root: starts the application in a sound order and puts the window together."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from explorer.figures.catalogue import view_row
from explorer.figures.words import did_you_mean, listed
from explorer.files.folders import config_folder, log_folder
from explorer.files.resources import bundled_pack
from explorer.gui import boot
from explorer.gui.arrival import Arrival
from explorer.gui.focus import FocusRing
from explorer.gui.notices import Reporter
from explorer.gui.panels.opening import first_viewpoint, pack_place, read_pack
from explorer.gui.settings import THEME, Settings
from explorer.gui.store import Store
from explorer.gui.stylesheet import ExplorerStyle, Look
from explorer.gui.theme import CHOICES, Theme, palette_named
from explorer.gui.window import MainWindow
from explorer.records import record
from explorer.state.viewpoint import LinkError, viewpoint

if TYPE_CHECKING:
    from explorer.domain.atlas import Atlas
    from explorer.domain.stories import Story
    from explorer.figures.room_check import TextSize

_PLATFORM = "QT_QPA_PLATFORM"
_SETTLE_MS = 20  # the loop runs dry before it is left
_kept: list[object] = []  # what must live as long as the process


def application(*, offscreen: bool = False) -> QApplication:
    """Return the one application, made with our fonts, style and main-thread garbage collection if need be.

    ``offscreen`` makes one that needs no display, if there is none yet.
    """
    found = QApplication.instance()
    if isinstance(found, QApplication) and _kept:
        return found
    if found is None and offscreen:
        os.environ[_PLATFORM] = "offscreen"
    made = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    made.setApplicationName("alliance-explorer")
    boot.load_fonts()
    made.setStyle(ExplorerStyle())
    _kept.extend([made, boot.GarbageTimer(made), FocusRing(made)])
    return made


def run_window(pack: Path | None = None, link: str = "", theme: str = "") -> int:
    """Open the window and stay until it is closed; return 0, or 2 with a sentence where it cannot open."""
    boot.keep_crash_log(log_folder())
    reporter = Reporter(log_folder())
    reporter.install()
    try:
        fault = boot.binding_fault() or _link_fault(link)
        return _refuse(fault) if fault else _run(reporter, pack, link, theme)
    finally:
        reporter.uninstall()


def _run(reporter: Reporter, pack: Path | None, link: str, theme: str) -> int:
    with boot.display_or_none():
        running = application()
    if boot.has_no_display(running):
        return _refuse(boot.no_display_words())
    signals = boot.SignalWatch(running) if os.name == "posix" else None
    look, window, arrival = _first_window(reporter, theme)
    arrival.open(pack, link)
    look.finish(window.menuBar())
    window.show()
    code = running.exec()
    if signals is not None:
        signals.stop()
    window.deleteLater()
    return code


def _first_window(reporter: Reporter, choice: str) -> tuple[Look, MainWindow, Arrival]:
    settings = Settings(config_folder() / "settings.ini")
    theme = Theme()
    wanted = choice or settings.get(THEME)
    theme.choose(wanted if wanted in CHOICES else THEME.default)
    look = Look(application(), theme, sheet=False)
    _kept.append(look)
    window = MainWindow(Store(), theme, settings, reporter, whole=False)
    return look, window, Arrival(window)


@record(frozen=True, slots=True)
class TalkOrder:
    """What the terminal wants presented: a story of the opened ``pack``, or of a ``file`` of the user's own.

    ``place`` is the step to begin at, ``None`` for the first one, or after a crash for the one that was on. The
    audience gets a window of the size ``windowed``, or the ``display`` of a name.
    """

    atlas: Atlas
    pack: Path
    story: Story
    file: Path | None = None
    place: int | None = None
    windowed: tuple[int, int] | None = None
    display: str = ""


def run_presentation(order: TalkOrder, theme: str) -> int:
    """Present a story until its presenter ends; return 0, or 2 with a sentence where it cannot be shown."""
    boot.keep_crash_log(log_folder())
    reporter = Reporter(log_folder())
    reporter.install()
    try:
        fault = boot.binding_fault()
        if fault:
            return _refuse(fault)
        with boot.display_or_none():
            running = application()
        if boot.has_no_display(running):
            return _refuse(boot.no_display_words())
        return _present(running, reporter, order, theme)
    finally:
        reporter.uninstall()


def _present(running: QApplication, reporter: Reporter, order: TalkOrder, theme: str) -> int:
    from explorer.gui.story.displays import Wish  # late: no window needs it before its first paint

    names = sorted(one.name() for one in running.screens())
    if order.display and order.display not in names:
        there = f"The displays are {listed(names)}." if len(names) > 1 else f"The only one is {names[0]}."
        return _refuse(f"There is no display “{order.display}”.{did_you_mean(order.display, names)} {there}")
    running.setQuitOnLastWindowClosed(False)  # a display may go, and with it for a while every window
    signals = boot.SignalWatch(running) if os.name == "posix" else None
    look, window, _ = _first_window(reporter, theme)  # not seen before the first question
    window.packs.show(order.atlas, pack_place(order.pack))
    look.finish(window.menuBar())
    window.finish()
    wish = Wish(QSize(*order.windowed) if order.windowed is not None else None, order.display)
    talk = window.talk_return.begin(order.story, order.place, wish, order.file)
    if talk is not None:
        talk.ended.connect(running.quit)
    code = running.exec()
    if signals is not None:
        signals.stop()
    if window.isVisible():
        window.close()
    window.context.settings.save()
    window.deleteLater()
    return code


def story_pictures(atlas: Atlas, story: Story, theme: str) -> Iterator[tuple[str, bytes]]:
    """Yield name and PNG of what audience and presenter see of each shown step, drawn with no display."""
    from explorer.gui.story.story_pictures import story_pictures as drawn_story  # late: it brings the charts

    running = application(offscreen=True)
    tones = Theme()
    tones.choose(theme)
    tones.use_colours(atlas.info.colours)
    look = Look(running, tones)
    try:
        yield from drawn_story(atlas, story, tones.palette)
    finally:
        look.deleteLater()


def story_texts(atlas: Atlas, story: Story) -> tuple[TextSize, ...]:
    """Return every text of the slides of a story with its size, laid out with no display."""
    from explorer.gui.story.room_texts import story_texts as measured  # late: it brings the charts

    running = application(offscreen=True)
    look = Look(running, Theme())
    try:
        return tuple(measured(atlas, story, palette_named("light", atlas.info.colours)))
    finally:
        look.deleteLater()


def _link_fault(link: str) -> str:
    try:
        if link:
            view_row(viewpoint(link).view)
    except LinkError as error:
        return str(error)
    return ""


def _refuse(sentence: str) -> int:
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
    return 2


def window_picture(link: str, size: tuple[int, int], theme: str = "light", pack: Path | None = None) -> bytes:
    """Return a picture (PNG) of the whole main window at a link, settled, drawn with no display.

    Settings of the user are neither read nor written. Raises PackError, LinkError and OSError.
    """
    from explorer.figures.catalogue import checked
    from explorer.gui.png import png_bytes  # late: no window needs it

    atlas = read_pack(pack or bundled_pack())
    there = checked(atlas, viewpoint(link)) if link else first_viewpoint(atlas)
    running = application(offscreen=True)
    tones = Theme()
    tones.choose(theme or "light")
    tones.use_colours(atlas.info.colours)
    look = Look(running, tones)
    store = Store()
    window = MainWindow(store, tones, Settings(), Reporter())
    window.resize(*size)
    store.open(atlas, there)
    window.centre.wake()
    picture = _settled(running, window)
    window.close()
    for one in (window, look):
        one.deleteLater()
    return png_bytes(picture)


def _settled(running: QApplication, window: MainWindow) -> QImage:
    quiet = QTimer()
    quiet.setSingleShot(True)
    quiet.setInterval(_SETTLE_MS)
    window.woken.connect(quiet.start)
    quiet.timeout.connect(running.quit)
    window.show()
    running.exec()
    focused = window.focusWidget()
    if focused is not None:
        focused.clearFocus()
    return window.grab().toImage()
