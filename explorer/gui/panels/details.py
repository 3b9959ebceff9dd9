"""The panel at the right: what the pack knows of the focused record, fact by fact with its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from explorer.domain.atlas import Atlas
from explorer.figures.compare_kin import comparable
from explorer.figures.dossier import Dossier, Fact
from explorer.figures.dossiers import UnknownRecordError, dossier
from explorer.gui.badges import SourceMarker
from explorer.gui.labels import PlainLabel
from explorer.gui.later import later
from explorer.gui.panels.body import CLAIMS
from explorer.gui.panels.dossier_body import MARGIN
from explorer.gui.panels.dossier_head import DossierHead
from explorer.gui.panels.dossier_pages import DossierPage, DossierPages
from explorer.gui.panels.fact_row import FactRow
from explorer.gui.panels.own_verdict import OwnVerdictBox
from explorer.gui.panels.rest import Rest
from explorer.gui.panels.source_card import SourceCard
from explorer.gui.panels.source_legend import SourceLegend
from explorer.gui.store import Store
from explorer.gui.theme import Theme
from explorer.state.moves import focus_on
from explorer.state.viewpoint import Change

if TYPE_CHECKING:
    from explorer.figures.figure import Figure

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
        self._marker: SourceMarker | None = None
        self._card: SourceCard | None = None  # made when first asked for
        self._head = DossierHead(theme)
        self._pages = DossierPages(theme)
        self._place = ""
        self._legend = SourceLegend(theme)
        self._rest = Rest(self)
        self.own = OwnVerdictBox(store, theme)
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
        self._pages.opened.connect(self._open_card)
        self._pages.copy_wanted.connect(self.copy_wanted)
        self._pages.scrolled.connect(self._shut_card)
        store.changed.connect(self._follow)
        theme.changed.connect(self._dress)
        if isinstance(running := QApplication.instance(), QApplication):
            running.focusChanged.connect(self._note_focus)

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
        """The scrolling part that is seen, for the order of regions."""
        return self._pages.page

    @Slot(object)
    def show_figure(self, figure: Figure | None) -> None:
        """Show what stands beside a figure of no one record, while nothing but the alliance is in focus."""
        aside = figure.aside if figure is not None else None
        place = figure.view if figure is not None and (aside is not None or figure.view == CLAIMS) else ""
        if (aside, place) != (self._aside, self._place):
            self._aside, self._place = aside, place
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the card on Escape, wherever in the panel the focus is."""
        if event.key() == Qt.Key.Key_Escape and self._card is not None and self._card.isVisible():
            self._card.shut()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close the card on a click beside it."""
        super().mousePressEvent(event)
        self._shut_card()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Close the card, whose place is no longer right."""
        super().resizeEvent(event)
        self._shut_card()

    def _arrange(self) -> None:
        self._hint.setWordWrap(True)
        self._hint.setMargin(MARGIN)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._hint.set_ink("ink-3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._hint)
        column.addWidget(self._pages, 1)
        column.addWidget(self.own)
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
        if change.touches("focus"):
            self._show()
        elif change.touches("as_of") and self._rest.step():  # once the chart has been painted
            later(self, self._show)

    @Slot()
    def _show(self) -> None:
        self._shut_card()
        found = self._found(self._store.atlas)
        atlas, fresh = self._store.atlas, found != self._shown or found is None
        if fresh or self._place != self._pages.page.place:
            if self._pointed:  # its link is no more
                self._point("")
            self._pages.read(self._place, found, atlas)
        if fresh:
            self._shown, self._fact = found, None
            self._head.set_dossier(found, dot=found is not None and atlas is not None and found.id in atlas.entities)
            known = self._store.known
            self._head.offer_compare(known is not None and found is not None and comparable(known, found.id))
        for part in (self._head, self._pages, self._legend):
            part.setVisible(found is not None)
        self._hint.setVisible(found is None)

    def _found(self, atlas: Atlas | None) -> Dossier | None:
        here = self._store.here
        if atlas is None:
            return None
        whole = atlas.alliance.id if atlas.alliance is not None else next(iter(atlas.entities), "")
        if self._aside is not None and here.focus in ("", whole):
            return self._aside
        record_id = here.focus or whole
        try:
            return dossier(atlas, record_id, here.as_of)
        except UnknownRecordError:
            return None

    @Slot(str)
    def _point(self, record_id: str) -> None:
        self._pointed = record_id
        self._store.pointing.at(record_id)

    @Slot(str)
    def _go(self, record_id: str) -> None:
        self._store.go(self.tr("Go to {0}").format(record_id), focus_on, record_id)

    @Slot(object)
    def _open_card(self, marker: SourceMarker) -> None:
        atlas, spec = self._store.atlas, marker.spec
        if atlas is None:
            return
        self._marker = marker
        under = marker.mapTo(self, QPoint(0, marker.height()))
        sources = [(self._pages.page.body.number(one), atlas.sources.get(one), one) for one in spec.source_ids]
        if self._card is None:
            self._card = SourceCard(self._theme, self)
            self._card.closed.connect(self._return_focus)
        self._card.show_sources(spec.heading, spec.detail, sources, under)

    @Slot()
    def _shut_card(self) -> None:
        if self._card is not None:
            self._card.shut()

    @Slot()
    def _return_focus(self) -> None:
        if self._marker is not None and self._marker.isVisible():
            self._marker.setFocus(Qt.FocusReason.PopupFocusReason)
        self._marker = None
