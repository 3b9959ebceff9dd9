"""The panel at the right: what the pack knows of the focused record, fact by fact with its sources."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from explorer.gui.labels import PlainLabel
from explorer.gui.later import later
from explorer.gui.panels.body import CLAIMS
from explorer.gui.panels.dossier_body import MARGIN
from explorer.gui.panels.dossier_head import DossierHead
from explorer.gui.panels.dossier_pages import DossierPage, DossierPages
from explorer.gui.panels.fact_row import FactRow
from explorer.gui.panels.rest import Rest
from explorer.gui.panels.source_cards import SourceCards
from explorer.gui.panels.source_legend import SourceLegend
from explorer.gui.store import Store
from explorer.gui.theme import Theme
from explorer.state.moves import focus_on
from explorer.state.viewpoint import Change, Viewpoint

if TYPE_CHECKING:
    from explorer.domain.atlas import Atlas
    from explorer.figures.dossier import Dossier, Fact
    from explorer.figures.figure import Figure
    from explorer.gui.panels.first_sight import FirstSight
    from explorer.gui.panels.own_verdict import OwnVerdictBox
    from explorer.gui.panels.source_marks import SourceMarks

_Role = QPalette.ColorRole


class DetailsPanel(QWidget):
    """Follows the focused record; nothing focused stands for the alliance. Everything named is a link."""

    copy_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, store: Store, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._theme = theme
        self._shown: Dossier | None = None
        self._aside: Dossier | None = None
        self._fact: Fact | None = None
        self._pointed = ""
        self._head = DossierHead(theme)
        self._pages = DossierPages(theme)
        self._place = ""
        self._foreseen = False  # whether what is shown was kept from an earlier reading of the pack
        self._bound: Atlas | None = None  # the pack that what is shown was made of
        self._cards = SourceCards(store, theme, self._pages, self)
        self._legend = SourceLegend(theme)
        self._rest = Rest(self)
        self._hint = PlainLabel(self.tr("Facts and their sources appear here for what you select."))
        self._arrange()
        self._connect()
        self._dress()
        self._show()

    def _connect(self) -> None:
        store, theme = self._store, self._theme
        self._rest.rested.connect(self._show)
        self._head.picked.connect(self._go)
        self._head.compare_wanted.connect(self.compare_wanted)
        store.pointing.changed.connect(self._pages.mark)
        self._pages.picked.connect(self._go)
        for part in (self._head, self._pages):
            part.pointed.connect(self._point)
        self._pages.opened.connect(self._cards.open)
        self._pages.copy_wanted.connect(self.copy_wanted)
        self._pages.scrolled.connect(self._cards.shut)
        store.changed.connect(self._follow)
        theme.changed.connect(self._dress)
        if isinstance(running := QApplication.instance(), QApplication):
            running.focusChanged.connect(self._note_focus)

    @cached_property
    def own(self) -> OwnVerdictBox:
        """What the user thinks of a claim, made when there is one."""
        from explorer.gui.panels.own_verdict import OwnVerdictBox

        made = OwnVerdictBox(self._store, self._theme, self)
        self._column.insertWidget(self._column.indexOf(self._legend), made)
        return made

    @property
    def dossier(self) -> Dossier | None:
        """What is shown, for copying it as text."""
        return self._shown

    @property
    def fact(self) -> Fact | None:
        """The fact that has the focus, or had it last, for copying it."""
        return self._fact

    @property
    def scroller(self) -> DossierPage:
        """The page that is seen; it scrolls."""
        return self._pages.page

    @Slot(object)
    def show_figure(self, figure: Figure | None) -> None:
        """Show what stands beside a figure of no one record, while nothing but the alliance is in focus."""
        aside = figure.aside if figure is not None else None
        place = figure.view if figure is not None and (aside is not None or figure.view == CLAIMS) else ""
        if (aside, place) != (self._aside, self._place):
            self._aside, self._place = aside, place
            self._show()

    def show_sight(self, sight: FirstSight) -> None:
        """Show the first details of a pack that is still to be read."""
        self._shown, self._foreseen = sight.dossier, True
        self._head.set_dossier(sight.dossier, dot=sight.dotted, compares=sight.comparable)
        self._pages.read(self._place, sight.dossier, sight)
        self._show_parts()

    def fill(self) -> None:
        """Take what was only foreseen from the pack itself; called once the first chart has been painted."""
        if self._foreseen:
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the card on Escape, wherever in the panel the focus is."""
        if event.key() == Qt.Key.Key_Escape and self._cards.shown:
            self._cards.shut()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close the card on a click beside it."""
        super().mousePressEvent(event)
        self._cards.shut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Close the card, whose place is no longer right."""
        super().resizeEvent(event)
        self._cards.shut()

    def _arrange(self) -> None:
        self._hint.setWordWrap(True)
        self._hint.setMargin(MARGIN)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hint.set_ink("ink-3")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._hint)
        column.addWidget(self._pages, 1)
        column.addWidget(self._legend)
        self.setAutoFillBackground(True)

    @Slot(QWidget, QWidget)
    def _note_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        del old
        row = now
        while row is not None and not isinstance(row, FactRow):
            row = row.parentWidget()
        if row is not None and self.isAncestorOf(row):
            self._fact = row.fact

    @Slot()
    def _dress(self) -> None:
        palette = QPalette()
        palette.setColor(_Role.Window, self._theme.palette["panel"])
        palette.setColor(_Role.WindowText, self._theme.palette["ink"])
        self.setPalette(palette)

    @Slot(Change)
    def _follow(self, change: Change) -> None:
        known = self._store.known
        if "own" not in vars(self) and known is not None and self._store.here.focus in known.claims:
            self.own.follow()
        if change.reopened and self._foreseen and self._shown is not None:
            self._foreseen = self._store.atlas is not None and self._store.here.focus in ("", self._shown.id)
        if self._foreseen:
            return  # until the first chart has been painted
        if change.touches("focus"):
            self._show()
        elif change.touches("as_of") and self._rest.step():  # once the chart has been painted
            later(self, self._show)

    @Slot()
    def _show(self) -> None:
        self._foreseen = False
        self._cards.shut()
        atlas = self._store.atlas
        found = _found(atlas, self._store.here, self._aside)
        fresh = found != self._shown or found is None
        if fresh or self._place != self._pages.page.place or atlas is not self._bound:
            if self._pointed:  # its link is no more
                self._point("")
            self._bound = atlas
            self._pages.read(self._place, found, _marks(atlas, found))
        if fresh:
            self._shown, self._fact = found, None
            dotted = found is not None and atlas is not None and found.id in atlas.entities
            self._head.set_dossier(found, dot=dotted, compares=_compares(self._store.known, found))
        self._show_parts()

    def _show_parts(self) -> None:
        for part in (self._head, self._pages, self._legend):
            part.setVisible(self._shown is not None)
        self._hint.setVisible(self._shown is None)

    @Slot(str)
    def _point(self, record_id: str) -> None:
        self._pointed = record_id
        self._store.pointing.at(record_id)

    @Slot(str)
    def _go(self, record_id: str) -> None:
        self._store.go(self.tr("Go to {0}").format(record_id), focus_on, record_id)


def _found(atlas: Atlas | None, here: Viewpoint, aside: Dossier | None) -> Dossier | None:
    """Return what is known of the focused record; nothing focused stands for the alliance, or for what stands aside."""
    if atlas is None:
        return None
    from explorer.figures.dossiers import UnknownRecordError, dossier  # late: at first a pack is seen before it is read

    whole = atlas.alliance.id if atlas.alliance is not None else next(iter(atlas.entities), "")
    if aside is not None and here.focus in ("", whole):
        return aside
    try:
        return dossier(atlas, here.focus or whole, here.as_of)
    except UnknownRecordError:
        return None


def _marks(atlas: Atlas | None, found: Dossier | None) -> SourceMarks | None:
    if atlas is None or found is None:
        return None
    from explorer.gui.panels.source_marks import SourceMarks

    return SourceMarks(atlas, found)


def _compares(known: Atlas | None, found: Dossier | None) -> bool:
    if known is None or found is None:
        return False
    from explorer.figures.compare_kin import comparable

    return comparable(known, found.id)
