"""Opens the card of the sources behind a marker of the details, and gives the focus back when it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Slot
from PySide6.QtWidgets import QWidget

from explorer.gui.badges import SourceMarker
from explorer.gui.panels.dossier_pages import DossierPages
from explorer.gui.store import Store
from explorer.gui.theme import Theme

if TYPE_CHECKING:
    from explorer.gui.panels.source_card import SourceCard


class SourceCards(QObject):
    """Has one card on a panel, made when first asked for."""

    def __init__(self, store: Store, theme: Theme, pages: DossierPages, panel: QWidget) -> None:
        super().__init__(panel)
        self._store, self._theme = store, theme
        self._pages, self._panel = pages, panel
        self._marker: SourceMarker | None = None
        self.card: SourceCard | None = None

    @property
    def shown(self) -> bool:
        """Whether the card is seen."""
        return self.card is not None and self.card.isVisible()

    @Slot(object)
    def open(self, marker: SourceMarker) -> None:
        """Show what is behind a marker, beside it."""
        atlas, spec = self._store.atlas, marker.spec
        if atlas is None:
            return
        self._marker = marker
        spot = QRect(marker.mapTo(self._panel, QPoint()), marker.size())
        sources = [(self._pages.page.body.number(one), atlas.sources.get(one), one) for one in spec.source_ids]
        if self.card is None:
            from explorer.gui.panels.source_card import SourceCard

            self.card = SourceCard(self._theme, self._panel)
            self.card.closed.connect(self._return_focus)
        self.card.show_sources(spec.heading, spec.detail, sources, spot)

    @Slot()
    def shut(self) -> None:
        """Close the card, if there is one."""
        if self.card is not None:
            self.card.shut()

    @Slot()
    def _return_focus(self) -> None:
        if self._marker is not None and self._marker.isVisible():
            self._marker.setFocus(Qt.FocusReason.PopupFocusReason)
        self._marker = None
