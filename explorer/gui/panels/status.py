"""The status bar: which pack, as of when, how far the figures go, how many there are; and that all is offline."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QStatusBar, QWidget

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period, Precision
from explorer.figures.figure import Figure, LanePanel
from explorer.gui.icons import pixmap
from explorer.gui.labels import PlainLabel
from explorer.gui.store import Store
from explorer.gui.stylesheet import STATUS_HEIGHT
from explorer.gui.text import translate
from explorer.gui.theme import Theme


class StatusPanel(QStatusBar):
    """Follows the store and the figure shown."""

    def __init__(self, store: Store, theme: Theme) -> None:
        super().__init__()
        self._store = store
        self._theme = theme
        self.setFixedHeight(STATUS_HEIGHT)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 10, 0)
        self._parts = [PlainLabel(role="small") for _ in range(4)]
        self._lines = [_line() for _ in self._parts[1:]]
        for place, part in enumerate(self._parts):
            if place:
                self.addWidget(self._lines[place - 1])
            self.addWidget(part)
            part.set_ink("ink-2")
        self._icon = PlainLabel(role="small")
        self._word = PlainLabel(translate("Status", "Offline"), "small")
        self._word.set_ink("ink-2")
        self._word.set_tip(translate("Status", "The program never uses a network."))
        self.addPermanentWidget(self._icon)
        self.addPermanentWidget(self._word)
        store.changed.connect(self._follow)
        theme.changed.connect(self._tint)
        self._tint()
        self._follow()

    @property
    def words(self) -> tuple[str, ...]:
        """What the bar says, from left to right."""
        return tuple(part.text() for part in self._parts if not part.isHidden())

    @Slot(object)
    def show_figure(self, figure: Figure | None) -> None:
        """Say how far the figures of what is shown go."""
        newest = figure.newest if figure is not None else None
        events = figure is not None and any(isinstance(panel, LanePanel) for panel in figure.panels)
        words = translate("Status", "Milestones to {0}") if events else translate("Status", "Figures to {0}")
        self._say(2, words.format(newest.to(_coarse(newest)).label) if newest is not None else "")

    @Slot()
    def _follow(self) -> None:
        atlas = self._store.atlas
        if atlas is None:
            self._say(0, translate("Status", "No pack open"))
            for place in (1, 2, 3):
                self._say(place, "")
            return
        as_of = self._store.here.as_of or Period.day(atlas.info.as_of)
        self._say(0, f"{atlas.info.title} {atlas.info.version}")
        self._say(1, translate("Status", "As of {0}").format(as_of.label))
        self._say(3, _counts(atlas))

    def _say(self, place: int, words: str) -> None:
        self._parts[place].setText(words)
        self._parts[place].setVisible(bool(words))
        if place:
            self._lines[place - 1].setVisible(bool(words))

    @Slot()
    def _tint(self) -> None:
        self._icon.setPixmap(pixmap("offline", 14, self._theme.palette["ink-2"], self.devicePixelRatioF()))
        self._icon.setFixedSize(QSize(18, 16))


def _coarse(period: Period) -> Precision:
    """Return the precision to say a period in: a day is said as its month."""
    return max(period.precision, Precision.MONTH)


def _counts(atlas: Atlas) -> str:
    words = translate("Status", "{0} figures, {1} sources")
    return words.format(f"{len(atlas.observations):,}", f"{len(atlas.sources):,}")


def _line() -> QWidget:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(QPalette.ColorRole.Dark)
    line.setFixedSize(17, 12)
    return line
