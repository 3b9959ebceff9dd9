"""What must stand before the first window: the crash log, the check of the binding, fonts, garbage, signals."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
from PySide6.QtCore import QLibrary, QLibraryInfo, QObject, QSocketNotifier, QTimer, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from explorer.files.libraries import WAYLAND_PACKAGES, X11_PACKAGES, lacking_library
from explorer.files.resources import resource_root
from explorer.gui.text import translate

_GATHER_MS = 1_000
_PLATFORM = "QT_QPA_PLATFORM"
_NO_DISPLAY = "offscreen"
BY_SYSTEM = "ended_by_system"  # property of the application: it ends because the system does
_DISPLAYS = (
    ("DISPLAY", "libQt6XcbQpa.so.6", X11_PACKAGES),
    ("WAYLAND_DISPLAY", "libQt6WaylandClient.so.6", WAYLAND_PACKAGES),
)
_MORTAL = (3, 12)  # before this Python, None and True are counted like any other object

Version = tuple[int, ...]


def binding_fault(binding: str = PySide6.__version__, python: Version = sys.version_info[:3]) -> str:
    """Return a sentence on why this PySide6 must not run on this Python, or an empty text.

    PySide6 6.12.0 drops a reference to ``None`` or ``True`` at each call and aborts Pythons where those can die;
    6.9.1 breaks the charts, 6.11.0 and 6.11.1 the layout.
    """
    version = tuple(int(part) for part in binding.split(".")[:3] if part.isdigit())
    cure = "Install PySide6-Essentials 6.10.3."
    if version[:2] == (6, 12) and python[:2] < _MORTAL:
        place = ".".join(map(str, python[:2]))
        return f"PySide6 {binding} aborts Python {place} after some minutes. {cure}"
    if version in ((6, 9, 1), (6, 11, 0), (6, 11, 1)):
        return f"PySide6 {binding} does not draw the charts and panels soundly. {cure}"
    return ""


def keep_crash_log(folder: Path) -> None:
    """Write the trace of a crash in native code to ``crash.log`` in ``folder``, or to the terminal if that fails."""
    try:
        handle = os.open(folder / "crash.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError:
        if sys.stderr is not None:
            faulthandler.enable()
        return
    faulthandler.enable(file=handle)


@contextlib.contextmanager
def display_or_none() -> Iterator[None]:
    """Let Qt fall back to no display where it would else abort; only on systems that may have none."""
    if sys.platform in ("win32", "darwin"):
        yield
        return
    asked = os.environ.get(_PLATFORM, "")
    usual = "wayland;xcb" if os.environ.get("WAYLAND_DISPLAY") else "xcb"
    os.environ[_PLATFORM] = f"{asked or usual};{_NO_DISPLAY}"
    try:
        yield
    finally:
        os.environ[_PLATFORM] = asked
        if not asked:
            del os.environ[_PLATFORM]


def has_no_display(application: QApplication) -> bool:
    """Whether Qt fell back to no display without having been asked to."""
    asked = [one.partition(":")[0] for one in os.environ.get(_PLATFORM, "").split(";")]  # each may have options
    return application.platformName() == _NO_DISPLAY and _NO_DISPLAY not in asked


def no_display_words() -> str:
    """Return one sentence on why there is no window, and what works without."""
    there = [(os.environ[name], part, packages) for name, part, packages in _DISPLAYS if os.environ.get(name)]
    cause = translate("Boot", "There is no display to open a window on")
    if there:
        cause = translate("Boot", "The display {0} cannot be reached").format(there[0][0])
    if asked := os.environ.get(_PLATFORM, ""):
        cause = translate("Boot", "No display can be reached by “{0}”, which {1} asks for").format(asked, _PLATFORM)
    cause = next(filter(None, (_lacking_for(part, packages) for _, part, packages in there)), cause)
    works = translate("Boot", "check, list, show, figure, story, window and --self-check work without a display.")
    return f"{cause}; {works}"


def _lacking_for(part: str, packages: str) -> str:
    """Return a sentence on the library that a part of Qt for a kind of display lacks, or an empty text."""
    library = QLibrary(f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath)}/{part}")
    return "" if library.load() else lacking_library(library.errorString(), packages)


def load_fonts() -> list[str]:
    """Load the bundled fonts and return the families; a missing folder leaves the system's fonts."""
    families: list[str] = []
    for file in sorted((resource_root() / "fonts").glob("*.[ot]tf")):
        number = QFontDatabase.addApplicationFont(str(file))  # by its path Qt reads no more of it than it needs
        families += QFontDatabase.applicationFontFamilies(number)
    return list(dict.fromkeys(families))


@contextlib.contextmanager
def garbage_kept() -> Iterator[None]:
    """Collect no cyclic garbage within, and all of it after: for pictures that are made where no loop runs.

    PySide6 6.10 forgets for as long as a Python subclass of QGraphicsObject or QGraphicsWidget is being made under
    which second address its other instances are known. One that dies just then, since making objects is what sets
    off a collection, stays listed there; the next look at that address, at the latest the end, crashes the process.
    """
    automatic = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        if automatic:
            gc.enable()


class GarbageTimer(QObject):
    """Collects cyclic garbage on the main thread and between events only.

    A collection in a worker may delete widgets there; for one in the midst of making objects see `garbage_kept`.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._gather)
        self._timer.start(_GATHER_MS)

    @Slot()
    def _gather(self) -> None:
        counts, limits = gc.get_count(), gc.get_threshold()
        due = [age for age in range(3) if counts[age] > limits[age]]
        if due and counts[0] > limits[0]:
            oldest = 0
            while oldest + 1 in due:
                oldest += 1
            gc.collect(oldest)


class SignalWatch(QObject):
    """Ends the program in good order on SIGTERM and SIGINT, even while its loop is idle.

    Python runs its handlers between two of its own steps, which an idle Qt loop does not take; the wake-up pipe
    brings it round. The window is closed as its user would, so that all is remembered.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _note)
        self._old_wakeup = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)

    @Slot()
    def _end(self) -> None:
        with contextlib.suppress(BlockingIOError):
            if signal.SIGTERM in os.read(self._read, 64):  # the numbers of the signals
                self._application.setProperty(BY_SYSTEM, True)
        self._application.closeAllWindows()
        self._application.quit()

    def stop(self) -> None:
        """Give the signals back to Python."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_wakeup)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.close(self._read)
        os.close(self._write)


def _note(number: int, frame: object) -> None:
    """Let the signal pass: the pipe has woken the loop, which does the rest."""
    del number, frame
