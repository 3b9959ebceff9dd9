"""Fields for numbers in words of their own: times as minutes and seconds, lengths in metres."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from explorer.domain.stories import MOST_MINUTES, tidy_minutes
from explorer.gui.story.fields import LineField
from explorer.gui.story.time_words import clock
from explorer.gui.text import translate

_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,4}):(\d{2})")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,4})?")
_NUDGE, _NUDGE_METRES = 0.25, 0.5  # minutes and metres that Up and Down change
_LEAST_METRES = 0.1
_LONGEST = 12  # letters of a number


class AmountField(LineField):
    """A number in words of its own; ``chosen(number)`` tells one by the user. Up and Down change it."""

    chosen = Signal(float)

    def __init__(self, name: str, nudge: float) -> None:
        super().__init__(name, _LONGEST)
        self._amount = 0.0
        self._nudge = nudge
        self.editingFinished.connect(self._take)

    def words(self, amount: float) -> str:
        """Return how a number is written."""
        return f"{amount:g}"

    def meant(self, text: str) -> float | None:
        """Return the number that a text means, ``None`` where it is none."""
        raise NotImplementedError

    def tidied(self, amount: float) -> float:
        """Return the nearest number that the field can hold."""
        raise NotImplementedError

    def show_amount(self, amount: float) -> None:
        """Show a number, unless another is being typed."""
        if amount != self._amount or not self.hasFocus():
            self._amount = amount
            self.setText(self.words(amount))

    @Slot()
    def _take(self) -> None:
        found = self.meant(self.text())
        fresh = self._amount if found is None else found
        self.setText(self.words(fresh))
        self._choose(fresh)

    def _choose(self, amount: float) -> None:
        if amount != self._amount:
            self._amount = amount
            self.setText(self.words(amount))
            self.chosen.emit(amount)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the number by a little."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            now = self.meant(self.text())
            nudge = self._nudge if event.key() == Qt.Key.Key_Up else -self._nudge
            self._choose(self.tidied((self._amount if now is None else now) + nudge))
        else:
            super().keyPressEvent(event)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()  # it ends the typing, not the dialog


class MinutesField(AmountField):
    """A time such as 1:30, 0 for none."""

    def __init__(self, name: str) -> None:
        super().__init__(name, _NUDGE)
        self.setPlaceholderText(translate("Story", "none"))
        self.setToolTip(translate("Story", "Minutes and seconds, such as 1:30. Up and Down change it."))

    def words(self, amount: float) -> str:
        """Return a time as minutes and seconds, nothing for none."""
        return clock(amount) if amount else ""

    def meant(self, text: str) -> float | None:
        """Return the minutes that a text means."""
        return minutes_in(text)

    def tidied(self, amount: float) -> float:
        """Return a time that a story can hold."""
        return tidy_minutes(amount)


class MetresField(AmountField):
    """A length in metres such as 2.5, from 0.1 up to ``most``."""

    def __init__(self, name: str, most: float) -> None:
        super().__init__(name, _NUDGE_METRES)
        self._most = most
        self.setToolTip(translate("Story", "Metres, such as 2.5. Up and Down change it."))

    def words(self, amount: float) -> str:
        """Return a length with its unit."""
        return translate("Story", "{0} m").format(f"{amount:g}")

    def meant(self, text: str) -> float | None:
        """Return the metres that a text means, with or without the unit."""
        number = text.strip().removesuffix("m").strip().replace(",", ".")
        return self.tidied(float(number)) if _NUMBER.fullmatch(number) and number.isascii() else None

    def tidied(self, amount: float) -> float:
        """Return a length that a room can have, to a centimetre."""
        return round(min(max(amount, _LEAST_METRES), self._most), 2)


def minutes_in(text: str) -> float | None:
    """Return the minutes that a text means: ``1:30``, ``1.5``, ``2``, nothing for 0; ``None`` where it is no time."""
    text = text.strip()
    if not text:
        return 0.0
    found = _CLOCK.fullmatch(text)
    if found is not None:
        hours, minutes, seconds = (int(one or 0) for one in found.groups())
        return _allowed(hours * 60 + minutes + seconds / 60) if seconds < 60 else None
    return _allowed(float(text)) if _NUMBER.fullmatch(text) and text.isascii() else None


def _allowed(minutes: float) -> float | None:
    return tidy_minutes(minutes) if minutes <= MOST_MINUTES else None
