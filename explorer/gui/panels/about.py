"""What the program is: versions, licences with their full texts, and the open pack's own words of itself."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

import PySide6
from PySide6.QtCore import QSize, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QWidget

from explorer import __version__
from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.files.resources import resource
from explorer.gui.labels import PlainLabel, SafeBrowser
from explorer.gui.panels.controls import IconButton
from explorer.gui.panels.dialogs import ExplorerDialog
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.records import record

_NAME_HEIGHT = 28


@record(frozen=True, slots=True)
class Part:
    """A part of the program: its name, its licence, where the licence's text lies, its distribution's name."""

    name: str
    licence: str
    texts: tuple[tuple[str, str], ...]
    distribution: str = ""


PARTS = (
    Part("Alliance Explorer", "MIT", (("licences", "alliance-explorer.txt"),)),
    Part("Qt, PySide6", "LGPL-3.0", (("licences", "LGPL-3.txt"), ("licences", "GPL-3.txt")), "PySide6-Essentials"),
    Part("pyqtgraph", "MIT", (("licences", "pyqtgraph.txt"),), "pyqtgraph"),
    Part("NumPy", "BSD-3-Clause", (("licences", "numpy.txt"),), "numpy"),
    Part("platformdirs", "MIT", (("licences", "platformdirs.txt"),), "platformdirs"),
    Part("pypinyin", "MIT", (("licences", "pypinyin.txt"),), "pypinyin"),
    Part("RapidFuzz", "MIT", (("licences", "rapidfuzz.txt"),), "rapidfuzz"),
    Part("Inter", "SIL OFL 1.1", (("fonts", "OFL-Inter.txt"),)),
    Part("Noto Sans SC", "SIL OFL 1.1", (("fonts", "OFL-NotoSansSC.txt"),)),
)


def versions() -> tuple[tuple[str, str], ...]:
    """Return the parts that have a version, with it."""
    found = [
        ("Alliance Explorer", __version__),
        ("Python", platform.python_version()),
        ("PySide6", PySide6.__version__),
        ("Qt", qVersion()),
    ]
    return (*found, *((name, _version(name)) for name in ("pyqtgraph", "numpy")))


def pack_words(atlas: Atlas) -> tuple[str, ...]:
    """Return what a pack says of itself, a line each."""
    info = atlas.info
    lines = [
        f"{info.title} {info.version}",
        _dates(info.created, Period.day(info.as_of).label),
        translate("About", "Licence: {0}").format(", ".join(info.licences)) if info.licences else "",
        translate("About", "By {0}").format(", ".join(info.contributors)) if info.contributors else "",
        translate("About", "Read from {0}").format(info.place),
        translate("About", "SHA-256 {0}").format(info.digest),
    ]
    return tuple(line for line in lines if line)


def _dates(created: str, as_of: str) -> str:
    if not created:
        return translate("About", "As of {0}").format(as_of)
    try:
        day = Period.parse(created[:10]).label
    except ValueError:  # a pack may say it in words of its own
        day = created
    return translate("About", "Made on {0}, as of {1}").format(day, as_of)


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "–"


class AboutDialog(ExplorerDialog):
    """Versions above, licences below: a name at the left, its text at the right."""

    def __init__(self, theme: Theme, atlas: Atlas | None, parent: QWidget | None) -> None:
        words = translate("About", "Explores an industry alliance from sourced data, with no network at all.")
        super().__init__(theme, translate("About", "Alliance Explorer {0}").format(__version__), words, parent)
        self.take_size(QSize(880, 680))  # the lines of the licences have eighty letters
        self._lines = [", ".join(" ".join(pair) for pair in versions()[1:])]
        if atlas is not None:
            self._lines += ["", *pack_words(atlas)]
        for line in self._lines:
            label = PlainLabel(line, "small")
            label.set_ink("ink-2")
            label.setWordWrap(True)
            self.body.addWidget(label)
        self.body.addSpacing(8)
        self.body.addWidget(PlainLabel(translate("About", "Licences"), "strong"))
        self.names = QListWidget()
        self.names.setAccessibleName(translate("About", "Licences"))
        self.names.setFixedWidth(216)
        for part in PARTS:
            self.names.addItem(f"{part.name} ({part.licence})")
            self.names.item(self.names.count() - 1).setSizeHint(QSize(0, _NAME_HEIGHT))
        self.text = SafeBrowser()
        self.text.setMinimumSize(QSize(200, 160))
        self.names.currentRowChanged.connect(self._show_licence)
        row = QHBoxLayout()
        row.addWidget(self.names)
        row.addWidget(self.text, 1)
        self.body.addLayout(row, 1)
        self.names.setCurrentRow(0)
        self._add_buttons(theme)

    def _add_buttons(self, theme: Theme) -> None:
        self.copy = IconButton(theme, translate("About", "Copy versions"), "copy")
        self.copy.clicked.connect(self._copy)
        self.add_left(self.copy)
        self.shut = IconButton(theme, translate("About", "Close"), kind="primary")
        self.shut.clicked.connect(self.accept)
        self.add_right(self.shut)

    @Slot(int)
    def _show_licence(self, row: int) -> None:
        texts = [resource(*place).decode() for place in PARTS[row].texts]
        self.text.set_plain("\n\n".join(texts))

    @Slot()
    def _copy(self) -> None:
        head = " ".join(versions()[0])
        QGuiApplication.clipboard().setText("\n".join([head, *self._lines]) + "\n")
