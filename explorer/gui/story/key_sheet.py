"""The key help of a presentation: on the console alone, with the keys learnt from the presenter's own remote."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QRectF, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent

from explorer.gui.story.console import ConsoleWindow
from explorer.gui.story.cover import AREA, MARGIN, ConsoleCover
from explorer.gui.story.player import Player
from explorer.gui.story.remote import LEARNABLE, built_in_keys, code_words, learnt_codes
from explorer.gui.text import translate
from explorer.gui.theme import Palette, font

_WIDE = AREA.width() - 2 * MARGIN
_HEAD = 72.0
_GAP = 48.0
_PAD = 24.0
_MOST_KEYS = 3  # of one command; the table of the remote has them all


class KeySheet(ConsoleCover):
    """Lists what can be done with its keys, in two columns."""

    def __init__(self, console: ConsoleWindow, palette: Palette) -> None:
        super().__init__(console)
        self._palette = palette
        self.rows: tuple[tuple[str, str], ...] = ()
        self.setAccessibleName(translate("Player", "Keys while presenting"))

    def show_keys(self, learnt: Mapping[str, str]) -> None:
        """Come up with the keys of the program and those learnt."""
        self.rows = key_rows(learnt)
        self.setAccessibleDescription(". ".join(f"{keys}: {words}" for keys, words in self.rows))
        self.cover()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint head and rows."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), self._palette["canvas"])
            painter.scale(self.console.unit, self.console.unit)
            painter.translate(MARGIN, 0)
            head = QRectF(0, 0, _WIDE, _HEAD)
            _write(painter, head, translate("Player", "Keys while presenting"), "console-strong", self._palette, "ink")
            close = translate("Player", "Esc or F1 closes")
            _write(painter, head, close, "console", self._palette, "ink-2", Qt.AlignmentFlag.AlignRight)
            self._paint_rows(painter)

    def _paint_rows(self, painter: QPainter) -> None:
        half = (len(self.rows) + 1) // 2
        wide, high = (_WIDE - _GAP) / 2, (AREA.height() - _HEAD) / max(half, 1)
        for place, (keys, words) in enumerate(self.rows):
            left = place // half * (wide + _GAP)
            row = QRectF(left, _HEAD + place % half * high, wide, high)
            painter.fillRect(row.adjusted(0, 0, 0, -2), self._palette["surface"])
            inner = row.adjusted(_PAD, 0, -_PAD, 0)
            taken = _write(painter, inner, keys, "console-strong", self._palette, "ink", Qt.AlignmentFlag.AlignRight)
            rest = inner.adjusted(0, 0, -taken - _PAD, 0)
            _write(painter, rest, words, "console", self._palette, "ink-2")


def key_rows(learnt: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return keys and what they do, a row for each thing that can be done; learnt keys come first."""
    found = []
    for command, title in LEARNABLE:
        keys = [code_words(code) for code in learnt_codes(learnt, command)] + list(built_in_keys(command))
        found.append(("  ".join(keys[:_MOST_KEYS]), translate("Remote", title)))
    return tuple(found)


def _write(
    painter: QPainter, rect: QRectF, words: str, role: str, palette: Palette, ink: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:  # fmt: skip
    """Write one line, cut where it must be; return its width."""
    metrics = QFontMetricsF(font(role))
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font(role))
    painter.setPen(palette[ink])
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
    return metrics.horizontalAdvance(shown)


class KeySheetDesk(QObject):
    """Ties the key help to a presentation."""

    def __init__(self, player: Player, palette: Palette) -> None:
        super().__init__(player)
        self._player = player
        self.sheet = KeySheet(player.console, palette)
        player.changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        if self._player.show.helping:
            self.sheet.show_keys(self._player.keys.reader.learnt)
        else:
            self.sheet.hide()
