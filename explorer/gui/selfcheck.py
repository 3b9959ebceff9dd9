"""Is this installation sound: one line for each thing that the program stands on, made and tried for real."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version

import PySide6
from PySide6.QtCore import QObject, Signal, Slot, qVersion
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication, QTextLayout
from PySide6.QtWidgets import QApplication

from explorer import __version__
from explorer.domain.atlas import Atlas
from explorer.export.tables import csv_bytes
from explorer.figures.catalogue import VIEWS, figure
from explorer.figures.figure import Figure
from explorer.files.folders import data_folder, refusing
from explorer.files.resources import bundled_pack
from explorer.gui.boot import binding_fault, display_or_none, garbage_kept, load_fonts
from explorer.gui.text import translate
from explorer.gui.theme import FAMILIES, font
from explorer.packs import PackError, open_pack
from explorer.state.viewpoint import Viewpoint

PROBE = "AITO 问界 鸿蒙智行 Åßéœ ЖЩя ΩλΔ → ≠ ≤ − × “1,033,192”"
_EMITS = (250, 2_750)  # a bad binding aborts within some 570 emits, so a first batch is looked at before the rest
_DRIFT = 50
_PICTURES = {"png": (b"\x89PNG\r\n", b"IEND"), "svg": (b"<?xml", b"</svg>"), "pdf": (b"%PDF-", b"%%EOF")}
_FAULTS = (PackError, OSError, ImportError, ValueError, LookupError, RuntimeError, TypeError, AttributeError)

Check = Callable[[], str]


class _UnsoundError(RuntimeError):
    """A check that found a fault; the message says which."""


class _Bell(QObject):
    rang = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.heard = 0
        self.rang.connect(self._hear)

    @Slot(object)
    def _hear(self, what: object) -> None:
        self.heard += what is not None


def self_check() -> int:
    """Try everything, print a line for each with ``ok`` or ``FAIL``, and return 0, or 1 if something failed.

    Runs with no display, and makes pictures in memory alone; the one file it writes, into the user's data folder,
    it removes again.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with display_or_none():
        application = QApplication.instance() or QApplication([])
    with garbage_kept():
        results = [_tried(name, check) for name, check in _checks()]
    del application
    return 0 if all(results) else 1


def _tried(name: str, check: Check) -> bool:
    try:
        found, sound = check(), True
    except _FAULTS as error:
        found, sound = str(error) or type(error).__name__, False
    sys.stdout.write(f"{'ok  ' if sound else 'FAIL'} {name}: {found}\n")
    return sound


def _checks() -> Iterator[tuple[str, Check]]:
    yield translate("SelfCheck", "versions"), _versions
    yield translate("SelfCheck", "references"), _references
    yield translate("SelfCheck", "platform"), _platform
    yield translate("SelfCheck", "fonts"), _fonts
    yield translate("SelfCheck", "data folder"), _folder
    yield translate("SelfCheck", "bundled pack"), _pack
    for kind in _PICTURES:
        yield kind.upper(), _Picture(kind)
    yield "CSV", _table


def _versions() -> str:
    if fault := binding_fault():
        raise _UnsoundError(fault)
    return (
        f"Alliance Explorer {__version__}, Python {platform.python_version()}, PySide6 {PySide6.__version__}, "
        f"Qt {qVersion()}, pyqtgraph {version('pyqtgraph')}, numpy {version('numpy')}"
    )


def _references() -> str:
    bell = _Bell()
    bell.rang.emit(True)
    before = sys.getrefcount(None), sys.getrefcount(True)
    for emits in _EMITS:
        for _ in range(emits):
            bell.rang.emit(None)
            bell.rang.emit(True)
        lost = max(before[0] - sys.getrefcount(None), before[1] - sys.getrefcount(True))
        if lost > _DRIFT:
            raise _UnsoundError(translate("SelfCheck", "PySide6 lost {0} references to None or True").format(lost))
    return translate("SelfCheck", "none lost in {0} signals").format(2 * sum(_EMITS))


def _platform() -> str:
    shown = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or translate("SelfCheck", "none")
    screen = QGuiApplication.primaryScreen()
    if screen is None:
        raise _UnsoundError(translate("SelfCheck", "Qt has no screen to draw for"))
    named = translate("SelfCheck", "{0}, Qt on {1}, display: {2}")
    return named.format(platform.platform(), QGuiApplication.platformName(), shown)


def _fonts() -> str:
    families = load_fonts()
    if lacking := sorted(set(FAMILIES) - set(families)):
        raise _UnsoundError(translate("SelfCheck", "not bundled: {0}").format(", ".join(lacking)))
    for weight in (QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold):
        if (taken := QFontInfo(_weighted(weight)).family()) != FAMILIES[0]:
            raise _UnsoundError(translate("SelfCheck", "Qt takes {0} instead of {1}").format(taken, FAMILIES[0]))
        if boxes := _boxes(weight):
            raise _UnsoundError(translate("SelfCheck", "{0} characters show as boxes").format(boxes))
    return ", ".join(families)


def _weighted(weight: QFont.Weight) -> QFont:
    made = font("body")
    made.setWeight(weight)
    return made


def _boxes(weight: QFont.Weight) -> int:
    layout = QTextLayout(PROBE, _weighted(weight))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return sum(list(run.glyphIndexes()).count(0) for run in layout.glyphRuns())


def _folder() -> str:
    folder = data_folder()
    for _, why in refusing(folder):
        raise _UnsoundError(translate("SelfCheck", "{0} cannot be written: {1}").format(folder, why))
    return translate("SelfCheck", "{0} can be written").format(folder)


def _pack() -> str:
    atlas = _atlas()
    counted = translate("SelfCheck", "{0} {1}, {2} entities, {3:,} observations, {4} sources")
    sizes = (len(atlas.entities), len(atlas.observations), len(atlas.sources))
    return counted.format(atlas.info.title, atlas.info.version, *sizes)


def _atlas() -> Atlas:
    return open_pack(bundled_pack())


def _figures(atlas: Atlas) -> tuple[Figure, ...]:
    return tuple(figure(atlas, Viewpoint(view=row.id)) for row in VIEWS)


class _Picture:
    """Makes a picture of every view, of one kind, in memory."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __call__(self) -> str:
        from explorer.gui.charts.export import picture  # late: numpy and pyqtgraph, which a fault may keep away

        atlas = _atlas()
        first, last = _PICTURES[self._kind]
        made = [picture(one, atlas, self._kind) for one in _figures(atlas)]
        if not all(data.startswith(first) and last in data[-64:] for data in made):
            raise _UnsoundError(translate("SelfCheck", "a picture is not whole"))
        return _sizes(made)


def _table() -> str:
    atlas = _atlas()
    made = [csv_bytes(one, atlas) for one in _figures(atlas)]
    if not all(data.count(b"\r\n") > 1 for data in made):
        raise _UnsoundError(translate("SelfCheck", "a table is empty"))
    return _sizes(made)


def _sizes(made: list[bytes]) -> str:
    sizes = ", ".join(f"{row.title} {len(data):,}" for row, data in zip(VIEWS, made, strict=True))
    return translate("SelfCheck", "{0} bytes").format(sizes)
