"""The scrolling part of the details, a page for each place it is read at, so that coming back to one only paints it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QWidget

from explorer.figures.dossier import Dossier
from explorer.gui.panels.dossier_body import DossierBody
from explorer.gui.panels.dossier_stock import Marks
from explorer.gui.text import translate
from explorer.gui.theme import Theme

MOST = 6  # pages; the one read longest ago is used again for another place


class DossierPage(QScrollArea):
    """A dossier that scrolls."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.place = ""
        self.body = DossierBody(theme)
        self.setWidget(self.body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("DetailsPanel", "Details"))
        self.viewport().setAutoFillBackground(False)  # the panel's ground shows through
        self.body.setAutoFillBackground(False)

    def read(self, dossier: Dossier | None, marks: Marks | None) -> None:
        """Show a dossier from its top."""
        self.body.set_dossier(dossier, marks)
        self.verticalScrollBar().setValue(0)


class DossierPages(QWidget):
    """Shows one page; its signals are those of the bodies, and ``scrolled`` tells that what is seen has moved."""

    picked = Signal(str)
    pointed = Signal(str)
    opened = Signal(object)
    copy_wanted = Signal()
    scrolled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pages: list[DossierPage] = []  # that read last at the end
        self._stack = QStackedLayout(self)
        self.page = self._made("")

    @property
    def pages(self) -> tuple[DossierPage, ...]:
        """All pages, that read last at the end."""
        return tuple(self._pages)

    def read(self, place: str, dossier: Dossier | None, marks: Marks | None) -> None:
        """Show a dossier on the page of the place it is read at."""
        self.page = next((one for one in self._pages if one.place == place), None) or self._made(place)
        self._pages.remove(self.page)
        self._pages.append(self.page)
        self._stack.setCurrentWidget(self.page)
        self.page.read(dossier, marks)

    @Slot(str)
    def mark(self, record_id: str) -> None:
        """Mark the rows that lead to a record, or none."""
        self.page.body.mark(record_id)

    def _made(self, place: str) -> DossierPage:
        if len(self._pages) >= MOST:
            self._pages[0].place = place
            return self._pages[0]
        made = DossierPage(self._theme)
        made.place = place
        made.body.picked.connect(self.picked)
        made.body.pointed.connect(self.pointed)
        made.body.opened.connect(self.opened)
        made.body.copy_wanted.connect(self.copy_wanted)
        made.verticalScrollBar().valueChanged.connect(self.scrolled)
        self._pages.append(made)
        self._stack.addWidget(made)
        return made
