"""Hands out what is shown, as files and by the clipboard. A file is written whole, or the old one stays."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from explorer.domain.atlas import Atlas
from explorer.files.atomic import atomic_write
from explorer.gui.notices import Reporter
from explorer.gui.panels.centre import CentrePanel
from explorer.gui.settings import EXPORT_FOLDER, Settings
from explorer.gui.store import Store
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.state.viewpoint import link, viewpoint

if TYPE_CHECKING:
    from explorer.figures.figure import Figure

KINDS = ("png", "svg", "pdf", "csv", "bibliography")
_SUFFIXES = {"bibliography": ("txt", "csv")}  # of the files of a kind, where they are not the kind itself
_SIZE = (1280, 720)
_PICTURE_SCALE = 2.0


def figure_bytes(figure: Figure, atlas: Atlas, kind: str, palette_name: str) -> bytes:
    """Return a figure as the bytes of a picture, or of a table that cites its sources in words."""
    if kind == "csv":
        from explorer.export.tables import csv_bytes

        return csv_bytes(figure, atlas)
    from explorer.gui.charts.export import picture

    scale = _PICTURE_SCALE if kind == "png" else 1.0
    return picture(figure, atlas, kind, size=_SIZE, palette_name=palette_name, scale=scale)


def bibliography_bytes(figure: Figure, atlas: Atlas, name: str) -> bytes:
    """Return the sources of a figure as the bytes of a file, a table if its name ends so, else a text."""
    from explorer.export.bibliography import bibliography_csv, bibliography_text

    if name.lower().endswith(".csv"):
        return bibliography_csv(figure, atlas)
    return bibliography_text(figure, atlas).encode()


def suggested_name(figure: Figure, atlas: Atlas, kind: str) -> str:
    """Return a file name that says what the figure shows, safe on every system."""
    from explorer.figures.looked_at import looked_at

    text = link(looked_at(atlas, viewpoint(figure.link), selected=False))
    words = re.sub(r"[^A-Za-z0-9]+", "-", text).strip("-").lower()[:80] or figure.view
    return f"{words}-sources.txt" if kind == "bibliography" else f"{words}.{kind}"


class ExportDesk(QObject):
    """Asks for a file and writes the figure of the centre there."""

    def __init__(self, store: Store, theme: Theme, settings: Settings, reporter: Reporter, centre: CentrePanel) -> None:
        super().__init__(centre)
        self._store = store
        self._theme = theme
        self._settings = settings
        self._reporter = reporter
        self._centre = centre
        self._kind = ""
        self.menu: QMenu | None = None
        self.chooser: QFileDialog | None = None

    def offer(self) -> None:
        """Open the menu of kinds below the Export button."""
        if self.menu is not None:
            button: QPushButton = self._centre.options.export
            self.menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def ask(self, kind: str) -> None:
        """Let the user choose a file of this kind."""
        figure, atlas = self._centre.figure, self._store.atlas
        if figure is None or atlas is None:
            return
        self._kind = kind
        self.chooser = _file_dialog(self._centre.window(), kind)
        folder = Path(self._settings.get(EXPORT_FOLDER) or Path.home())
        self.chooser.setDirectory(str(folder if folder.is_dir() else Path.home()))
        self.chooser.selectFile(suggested_name(figure, atlas, kind))
        self.chooser.accepted.connect(self._take_choice)
        self.chooser.open()

    @Slot()
    def _take_choice(self) -> None:
        chosen = self.chooser.selectedFiles() if self.chooser is not None else []
        if chosen:
            self.write(self._kind, Path(chosen[0]))

    def write(self, kind: str, path: Path) -> bool:
        """Write the figure shown to ``path``, and say how it went."""
        figure, atlas = self._centre.figure, self._store.atlas
        if figure is None or atlas is None:
            return False
        try:
            atomic_write(path, self._bytes(figure, atlas, kind, path))
        except OSError as error:
            words = translate("Export", "{0} was not saved: {1}. A file that was there before is as it was.")
            self._reporter.say(words.format(path.name, error.strerror or error), report=f"{path}: {error}")
            return False
        self._settings.set(EXPORT_FOLDER, str(path.parent))
        self._reporter.say(translate("Export", "Saved {0}").format(path))
        return True

    def _bytes(self, figure: Figure, atlas: Atlas, kind: str, path: Path) -> bytes:
        if kind == "bibliography":
            return bibliography_bytes(figure, atlas, path.name)
        return figure_bytes(figure, atlas, kind, self._theme.palette.name)

    def copy_picture(self) -> None:
        """Copy the figure as a picture, twice as large as drawn, with its source line."""
        figure, atlas = self._centre.figure, self._store.atlas
        if figure is None or atlas is None:
            return
        image = QImage.fromData(figure_bytes(figure, atlas, "png", self._theme.palette.name))
        QGuiApplication.clipboard().setImage(image)
        self._reporter.say(translate("Export", "The chart was copied as a picture."))

    def copy_table(self) -> None:
        """Copy the table of the figure as cells, its numbers exact."""
        figure = self._centre.figure
        if figure is None:
            return
        from explorer.export.tables import cells_text

        QGuiApplication.clipboard().setText(cells_text(figure))
        words = translate("Export", "The table was copied: {0} rows.")
        self._reporter.say(words.format(f"{len(figure.table.rows):,}"))

    def copy_bibliography(self) -> None:
        """Copy the citations of the figure's sources."""
        figure, atlas = self._centre.figure, self._store.atlas
        if figure is None or atlas is None:
            return
        QGuiApplication.clipboard().setText(bibliography_bytes(figure, atlas, "").decode())
        self._reporter.say(translate("Export", "The sources of what is shown were copied."))

    def copy_link(self) -> None:
        """Copy the link to this view, without what other views left."""
        atlas, here = self._store.atlas, self._store.here
        if atlas is not None:
            from explorer.figures.looked_at import looked_at

            here = looked_at(atlas, here, selected=True)
        QGuiApplication.clipboard().setText(link(here))
        self._reporter.say(translate("Export", "The link to this view was copied."))


def _file_dialog(parent: QWidget, kind: str) -> QFileDialog:
    dialog = _ExportFileDialog(parent, translate("Export", "Export"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    suffixes = _SUFFIXES.get(kind, (kind,))
    dialog.setNameFilters([f"{suffix.upper()} (*.{suffix})" for suffix in suffixes])
    dialog.setDefaultSuffix(suffixes[0])
    dialog.filterSelected.connect(dialog.follow_filter)
    return dialog


class _ExportFileDialog(QFileDialog):
    """Chooses a file to write; the ending follows the kind chosen."""

    @Slot(str)
    def follow_filter(self, kind: str) -> None:
        """Give the file the ending of the kind of file chosen."""
        suffix = kind.rpartition(".")[2].rstrip(")")
        self.setDefaultSuffix(suffix)
        for chosen in self.selectedFiles()[:1]:
            self.selectFile(Path(chosen).with_suffix(f".{suffix}").name)
