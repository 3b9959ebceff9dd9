"""The time machine in the status bar: the as-of date, a slider by month that looks back from it, a field for a date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from explorer.domain.periods import Period
from explorer.gui.labels import plain_tip
from explorer.gui.store import Store
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font
from explorer.state import moves
from explorer.state.viewpoint import Change

if TYPE_CHECKING:
    from explorer.domain.atlas import Atlas
    from explorer.gui.panels.date_field import DateField
    from explorer.gui.panels.sliders import TickSlider

_HEIGHT = 19  # the status bar's own, less its edge and margins
_PAD = 6
_WIDTH = 260
_YEAR = 12
_MOST_MONTHS = 100 * _YEAR


class StatusButton(QAbstractButton):
    """A quiet button as high as the status bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._strong = False
        self._room = 0
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def say(self, words: str, *, strong: bool) -> None:
        """Show other words, in bold or not."""
        self._strong = strong
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def keep_room(self, words: Iterable[str]) -> None:
        """Be wide enough for all of these, whatever is shown."""
        measures = QFontMetrics(font("small-strong"))
        self._room = max((measures.horizontalAdvance(one) for one in words), default=0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the words in bold, so that nothing moves."""
        words = QFontMetrics(font("small-strong")).horizontalAdvance(self.text())
        return QSize(max(words, self._room) + 2 * _PAD, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As large as wanted."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and words."""
        del event
        palette = self._theme.palette
        with QPainter(self) as painter:
            if self.isChecked() or self.underMouse() or self.isDown():
                painter.fillRect(self.rect(), palette["sel" if self.isChecked() else "hover"])
            painter.setPen(palette["ink" if self._strong else "ink-2"])
            painter.setFont(font("small-strong" if self._strong else "small"))
            inside = self.rect().adjusted(_PAD, 0, 0, 0)
            painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())


class AsOfControl(QWidget):
    """A button with the date; pressed it opens slider and field beside it, ``opened(bool)`` tells that and its closing.

    While they are open the button keeps its width, so that the slider stays under the pointer that drags it.
    """

    opened = Signal(bool)

    def __init__(self, store: Store, theme: Theme) -> None:
        super().__init__()
        self._store = store
        self.button = StatusButton(theme)
        self.button.setCheckable(True)
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.button)
        for fixed in (self, self.button):
            fixed.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.toggled.connect(self._open)
        store.changed.connect(self._follow)
        self._show()

    @cached_property
    def slider(self) -> TickSlider:
        """The slider by month, made when first opened."""
        from explorer.gui.panels.sliders import TickSlider

        made = TickSlider(self._theme)
        made.setFixedSize(_WIDTH, _HEIGHT)
        made.setPageStep(_YEAR)
        if (atlas := self._store.atlas) is not None:
            self._set_slider(made, atlas)
        made.chosen.connect(self._slide)
        made.hide()
        self._row.insertWidget(1, made)
        QWidget.setTabOrder(self.button, made)  # Qt puts what is made late behind all else
        return made

    @cached_property
    def date(self) -> DateField:
        """The field for a date, made when first opened."""
        from explorer.gui.panels.date_field import DateField

        made = DateField()
        made.dated.connect(self._go_to)
        made.hide()
        self._row.addWidget(made)
        QWidget.setTabOrder(self.slider, made)
        return made

    def look_back(self) -> None:
        """Open slider and field, and let a date be typed; Shift+Tab leads to the slider."""
        self.button.setChecked(True)
        self.date.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.date.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the slider on Escape; the date stays."""
        if event.key() == Qt.Key.Key_Escape and self.button.isChecked():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.button.setChecked(False)
        else:
            super().keyPressEvent(event)

    @Slot(Change)
    def _follow(self, change: Change) -> None:
        if change.touches("as_of"):
            self._show()

    def _show(self) -> None:
        atlas, here = self._store.atlas, self._store.here
        self.setVisible(atlas is not None)
        if atlas is None:
            self.button.setChecked(False)
            return
        self.button.say(date_words(atlas, here.as_of), strong=here.as_of is not None)
        self.button.setToolTip(plain_tip(translate("AsOf", "Look back: show everything up to an earlier date")))
        if "slider" in vars(self):
            self._set_slider(self.slider, atlas)

    def show_date(self, words: str) -> None:
        """Say the date of a pack that is still to be read."""
        self.button.say(words, strong=False)
        self.show()

    def _set_slider(self, slider: TickSlider, atlas: Atlas) -> None:
        from explorer.gui.panels.sliders import Tick

        first, last = month_range(atlas)
        month = min(max(self._month(), first), last)
        slider.setEnabled(first < last)
        slider.show_value(first, last, month)
        slider.set_ticks([Tick(one) for one in range(first, last + 1) if one % _YEAR == 0], first)
        slider.setAccessibleName(translate("AsOf", "As of the end of {0}").format(_month(month).label))

    def _month(self) -> int:
        """Return the month that is looked back to, as a number of months since year 0."""
        atlas, here = self._store.atlas, self._store.here
        if atlas is None:
            return 0
        from explorer.figures.as_of import as_of_date

        return Period.day(as_of_date(atlas, here.as_of)).month_index

    @Slot(bool)
    def _open(self, wide: bool) -> None:
        days = [Period.day(date(2000, month, 28)).label for month in range(1, _YEAR + 1)] if wide else []
        self.button.keep_room(_back_words().format(day) for day in days)
        self.slider.setVisible(wide)
        self.date.setVisible(wide)
        if wide and self.button.hasFocus():
            self.slider.setFocus(Qt.FocusReason.TabFocusReason)
        self.opened.emit(wide)

    @Slot(object)
    def _go_to(self, period: Period) -> None:
        """Look back to what was typed; the pack's own date or a later one leads back to now."""
        atlas = self._store.atlas
        if atlas is not None:
            as_of = period if period.end < atlas.info.as_of else None
            self._store.go(translate("Move", "Look back"), moves.look_back, as_of)

    @Slot(int)
    def _slide(self, month: int) -> None:
        atlas = self._store.atlas
        if atlas is None:
            return
        as_of = None if month >= month_range(atlas)[1] else _month(month)
        self._store.slide(translate("Move", "Look back"), moves.look_back, as_of)


def _back_words() -> str:
    return translate("AsOf", "Looking back: {0}")


def date_words(atlas: Atlas, as_of: Period | None) -> str:
    """Return the date that is looked at, in words."""
    from explorer.figures.as_of import as_of_date  # late: at first a pack is seen before it is read

    words = translate("AsOf", "As of {0}") if as_of is None else _back_words()
    return words.format(Period.day(as_of_date(atlas, as_of)).label)


def month_range(atlas: Atlas) -> tuple[int, int]:
    """Return the first and the last month that can be looked back to: from the first event to the pack's own date."""
    return _first_month(atlas), Period.day(atlas.info.as_of).month_index


@lru_cache(maxsize=2)
def _first_month(atlas: Atlas) -> int:
    last = Period.day(atlas.info.as_of).month_index
    dates = [one.date for one in atlas.milestones.values()]
    dates = dates or [
        one.first_delivery or one.start_date or Period.day(atlas.info.as_of) for one in atlas.entities.values()
    ]
    first = min((one.month_index for one in dates), default=last)
    return min(max(first, last - _MOST_MONTHS), last)


def _month(index: int) -> Period:
    return Period.of_month_index(index)
