"""The status bar: which pack, as of when, how far the figures go, how many there are; and that all is offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QStatusBar, QWidget

from explorer.domain.periods import Period, Precision
from explorer.gui.icons import pixmap
from explorer.gui.labels import PlainLabel
from explorer.gui.panels.as_of_control import AsOfControl
from explorer.gui.store import Store
from explorer.gui.stylesheet import STATUS_HEIGHT
from explorer.gui.text import translate
from explorer.gui.theme import Theme

if TYPE_CHECKING:
    from explorer.domain.atlas import Atlas
    from explorer.figures.figure import Figure
    from explorer.gui.panels.first_sight import FirstSight

_LINE = 29  # a line between two parts with the gaps beside it
_ENDS = 148  # the margins, and the word at the right


class StatusPanel(QStatusBar):
    """Follows the store and the figure shown."""

    def __init__(self, store: Store, theme: Theme) -> None:
        super().__init__()
        self._store = store
        self._theme = theme
        self.setFixedHeight(STATUS_HEIGHT)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(14, 0, 14, 0)
        self.as_of = AsOfControl(store, theme)
        self._pack, self._newest, self._counts = (PlainLabel(role="small") for _ in range(3))
        self._lines = [_line() for _ in range(3)]
        self.addWidget(self._pack)
        for line, part in zip(self._lines, (self.as_of, self._newest, self._counts), strict=True):
            self.addWidget(line)
            self.addWidget(part)
        for label in (self._pack, self._newest, self._counts):
            label.set_ink("ink-2")
        self._icon = PlainLabel(role="small")
        self._word = PlainLabel(translate("Status", "Offline"), "small")
        self._word.set_ink("ink-2")
        self._word.set_tip(translate("Status", "The program never uses a network."))
        self.addPermanentWidget(self._icon)
        self.addPermanentWidget(self._word)
        self.as_of.opened.connect(self._make_room)
        store.changed.connect(self._follow)
        theme.changed.connect(self._tint)
        self._tint()
        self._follow()

    @property
    def words(self) -> tuple[str, ...]:
        """What the bar says, from left to right."""
        parts = (self._pack, self.as_of, self._newest, self._counts)
        texts = (
            (part.button if isinstance(part, AsOfControl) else part).text() for part in parts if not part.isHidden()
        )
        return tuple(texts)

    @Slot(object)
    def show_figure(self, figure: Figure | None) -> None:
        """Say how far the figures of what is shown go."""
        from explorer.figures.figure import LanePanel  # late: the window stands before any figure does

        newest = figure.newest if figure is not None else None
        events = figure is not None and any(isinstance(panel, LanePanel) for panel in figure.panels)
        words = translate("Status", "Milestones to {0}") if events else translate("Status", "Figures to {0}")
        self._newest.setText(words.format(newest.to(_coarse(newest)).label) if newest is not None else "")
        self._make_room()

    @Slot()
    def _follow(self) -> None:
        atlas, known = self._store.atlas, self._store.known
        if atlas is None or known is None:
            self._pack.setText(translate("Status", "No pack open"))
            self._newest.setText("")
            self._counts.setText("")
        else:
            self._pack.setText(pack_words(atlas))
            self._counts.setText(counts_words(known))
        self._make_room()

    def show_sight(self, sight: FirstSight) -> None:
        """Say what is known of a pack that is still to be read."""
        self._pack.setText(sight.whole_title)
        self._counts.setText(sight.counts)
        self.as_of.show_date(sight.as_of)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide anew what has room."""
        super().resizeEvent(event)
        self._make_room()

    @Slot()
    def _make_room(self) -> None:
        """Show what there is to say; where the open slider needs the room, the least important words go first."""
        room = self.width() - _ENDS - self._pack.sizeHint().width() - self.as_of.sizeHint().width() - _LINE
        self._lines[0].setVisible(not self.as_of.isHidden())
        for line, label in zip(self._lines[1:], (self._newest, self._counts), strict=True):
            room -= label.sizeHint().width() + _LINE
            shown = bool(label.text()) and room >= 0
            line.setVisible(shown)
            label.setVisible(shown)

    @Slot()
    def _tint(self) -> None:
        self._icon.setPixmap(pixmap("offline", 14, self._theme.palette["ink-2"], self.devicePixelRatioF()))
        self._icon.setFixedSize(QSize(18, 16))


def _coarse(period: Period) -> Precision:
    """Return the precision to say a period in: a day is said as its month."""
    return max(period.precision, Precision.MONTH)


def pack_words(atlas: Atlas) -> str:
    """Return title and version of a pack."""
    return f"{atlas.info.title} {atlas.info.version}"


def counts_words(atlas: Atlas) -> str:
    """Return how many figures and sources a pack has."""
    words = translate("Status", "{0} figures, {1} sources")
    return words.format(f"{len(atlas.observations):,}", f"{len(atlas.sources):,}")


def _line() -> QWidget:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Dark)
    line.setFixedSize(17, 12)
    return line
