"""The dialog that chooses a pack: a zip, a descriptor, or a folder that holds one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer.gui.text import translate
from explorer.packs.folder import DESCRIPTOR


class PackFileDialog(QFileDialog):
    """Chooses a zip, a descriptor, or a folder that holds one."""

    def __init__(self, parent: QWidget, recent: tuple[Path, ...]) -> None:
        super().__init__(parent, translate("Packs", "Open pack"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        words = translate("Packs", "Data packs")
        self.setNameFilters([f"{words} ({DESCRIPTOR} *.zip)"])
        if recent and recent[0].parent.is_dir():
            self.setDirectory(str(recent[0].parent))

    def accept(self) -> None:
        """Take a folder that is a pack; any other folder is gone into."""
        chosen = self.selectedFiles()
        if len(chosen) == 1 and (Path(chosen[0]) / DESCRIPTOR).is_file():
            self.done(int(QFileDialog.DialogCode.Accepted.value))
        else:
            super().accept()
