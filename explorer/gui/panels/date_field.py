"""A small field for the date to look back to, as exact as one likes: a year, a month or a day."""

from __future__ import annotations

import re

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip

from explorer.domain.periods import Period
from explorer.gui.labels import plain_tip
from explorer.gui.text import translate
from explorer.gui.theme import font

_WIDTH, _HEIGHT = 116, 19  # as high as the status bar lets it be
_ABOVE = 44  # pixels that a remark stands above the field
_SAID = re.compile(r"(?:(\d{1,2})\s+)?([a-z]{3})[a-z]*\.?\s+(\d{4})")  # 9 Dec 2025, December 2025
_PART = re.compile(r"([qh]\d)\s+(\d{4})")  # Q3 2025
_MONTHS = {Period.month(2000, month).label[:3].lower(): month for month in range(1, 13)}


class DateField(QLineEdit):
    """``dated(period)`` tells a date that was typed and entered; what is no date is told in a remark above."""

    dated = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "small")
        self.setFont(font("small"))
        self.setFixedSize(_WIDTH, _HEIGHT)
        self.setPlaceholderText(translate("AsOf", "or type a date"))
        self.setAccessibleName(translate("AsOf", "Date to look back to"))
        self.setToolTip(plain_tip(_example()))
        self.returnPressed.connect(self._take)
        self.textEdited.connect(self._forgive)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear what was typed by Escape; an empty field leaves the key to what it lies in."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._forgive()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _forgive(self) -> None:
        self.setAccessibleDescription("")
        QToolTip.hideText()

    @Slot()
    def _take(self) -> None:
        try:
            period = date_of(self.text())
        except ValueError as error:
            self.setAccessibleDescription(str(error))
            QToolTip.showText(self.mapToGlobal(QPoint(0, -_ABOVE)), plain_tip(str(error)), self)
            return
        self.clear()
        self.dated.emit(period)


def date_of(text: str) -> Period:
    """Return the date that a person wrote: ``2024``, ``2024-01``, ``Jan 2024``, ``Q3 2025`` or ``9 Dec 2025``.

    Raises ValueError with a sentence that a person can act on.
    """
    words = " ".join(text.split())
    return Period.parse(_written(words.lower()) or words)


def _written(words: str) -> str:
    """Return a date in words as a pack writes it; an empty text for anything else."""
    said, part = _SAID.fullmatch(words), _PART.fullmatch(words)
    if part is not None:
        return f"{part[2]}-{part[1].upper()}"
    if said is None or said[2] not in _MONTHS:
        return ""
    day = f"-{int(said[1]):02}" if said[1] else ""
    return f"{said[3]}-{_MONTHS[said[2]]:02}{day}"


def _example() -> str:
    return translate("AsOf", "A year, a month or a day, such as 2024-01 or 9 Dec 2025")
