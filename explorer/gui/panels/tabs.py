"""The tabs of the views, in the order of the catalogue."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabBar

from explorer.figures.catalogue import VIEWS, view_row
from explorer.gui.actions.view_titles import view_title
from explorer.gui.store import Store
from explorer.gui.stylesheet import TABS_HEIGHT
from explorer.gui.text import translate
from explorer.gui.theme import font
from explorer.state import moves

_LEFT = 16  # before the first tab
_SIDES = (14, 8, 5, 3)  # beside the words of a tab; the tabs scroll where even the last is too much
_EASY = 5  # with which they are still told apart with ease


class ViewTabs(QTabBar):
    """One tab a view; side padding shrinks before the tabs scroll."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFont(font("button"))
        self.setFixedHeight(TABS_HEIGHT)
        self.setAccessibleName(translate("Tabs", "Views"))
        self.setProperty("sides", _SIDES[0])
        for view in VIEWS:
            place = self.addTab(view_title(view))
            self.setTabData(place, view.id)
        self.follow()
        self.currentChanged.connect(self._pick)

    @Slot()
    def follow(self) -> None:
        """Show the view of the viewpoint as the current tab."""
        self.show_view(view_row(self._store.here.view).id)

    def show_view(self, view_id: str) -> None:
        """Show the tab of a view as the current one."""
        place = next((place for place in range(self.count()) if self.tabData(place) == view_id), self.currentIndex())
        if place != self.currentIndex():
            self.setCurrentIndex(place)

    @property
    def easy_width(self) -> int:
        """The width at which every tab is seen whole, and told apart from the next with ease."""
        return self._width_with(_EASY)

    def _width_with(self, sides: int) -> int:
        """Return the width of all tabs with this padding; each is as wide as Qt measures its words."""
        measure, texts = self.fontMetrics(), [self.tabText(place) for place in range(self.count())]
        words = sum(measure.size(Qt.TextFlag.TextShowMnemonic, one).width() for one in texts)
        return _LEFT + words + sides * (2 * len(texts) - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take less padding where the tabs would not fit."""
        room = event.size().width()
        sides = next((one for one in _SIDES if self._width_with(one) <= room), _SIDES[-1])
        if self.property("sides") != sides:
            self.setProperty("sides", sides)
            self.style().unpolish(self)
            self.style().polish(self)
        super().resizeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Tabs that do not fit scroll; they never widen the window."""
        return QSize(0, TABS_HEIGHT)

    @Slot(int)
    def _pick(self, place: int) -> None:
        view = self.tabData(place)
        if self._store.atlas is not None and view != view_row(self._store.here.view).id:
            self._store.go(translate("Move", "Show view"), moves.show_view, view)
