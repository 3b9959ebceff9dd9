"""Where everything stands on the presenter's console, and its face painted, in pixels of 1920 by 1080."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from explorer.gui.icons import pixmap
from explorer.gui.story.face import Face, ListedStep
from explorer.gui.story.face_words import pace_words
from explorer.gui.story.keys import TOLD
from explorer.gui.story.time_words import minutes_words
from explorer.gui.text import translate
from explorer.gui.theme import Palette, font
from explorer.state.talk_timer import Pace

WIDTH, HEIGHT = 1920.0, 1080.0
CURRENT = QRectF(32, 104, 1024, 576)
NOTES_CARD = QRectF(32, 704, 1024, 288)
NOTES = QRectF(64, 766, 976, 214)
SMALLER, LARGER = QRectF(896, 716, 64, 48), QRectF(968, 716, 64, 48)
NEXT = QRectF(1088, 344, 448, 252)
LIST = QRectF(1088, 612, 800, 380)
_HEAD, _FOOT = QRectF(0, 0, WIDTH, 80), QRectF(0, 1009, WIDTH, 71)
_TIMER = QRectF(1088, 104, 800, 176)
_ROW = 47.5
_KEY_GAP, _AFTER_KEY = 20.0, 12.0
_LEFT, _RIGHT = 32.0, 1888.0
_Flag = Qt.AlignmentFlag
_MIDDLE_LEFT, _MIDDLE_RIGHT = _Flag.AlignLeft | _Flag.AlignVCenter, _Flag.AlignRight | _Flag.AlignVCenter


def listed(face: Face) -> Iterator[tuple[QRectF, ListedStep]]:
    """Yield the rows of the list that have room, those around the step that is on, with their rectangles."""
    room = int(LIST.height() // _ROW)
    first = min(max(face.here - room // 2 + 1, 0), max(len(face.steps) - room, 0))
    for place, step in enumerate(face.steps[first : first + room]):
        yield QRectF(LIST.left(), LIST.top() + place * _ROW, LIST.width(), _ROW), step


class FacePainter:
    """Paints a face with one painter, in pixels of 1920 by 1080."""

    def __init__(self, painter: QPainter, palette: Palette) -> None:
        self._painter, self._palette = painter, palette
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)

    def paint(self, face: Face, following: QImage) -> None:
        """Paint all of it; ``following`` is the picture of the next step, if there is one."""
        self._painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), self._palette["canvas"])
        self._head(face)
        self._frame(CURRENT, "ink", 2)
        self._notes()
        self._timer(face)
        self._next(face, following)
        self._list(face)
        self._foot()

    def text(self, rect: QRectF, words: str, role: str = "console", ink: str = "ink",
             flags: Qt.AlignmentFlag = _MIDDLE_LEFT) -> float:  # fmt: skip
        """Write one line, cut with an ellipsis where it must be; return its width."""
        metrics = QFontMetricsF(font(role))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        self._painter.setFont(font(role))
        self._painter.setPen(self._palette[ink])
        self._painter.drawText(rect, int(flags), shown)
        return metrics.horizontalAdvance(shown)

    def _head(self, face: Face) -> None:
        ground, ink, quiet = ("ink", "inverse", "inverse") if face.banner else ("panel", "ink", "ink-2")
        self._painter.fillRect(_HEAD, self._palette[ground])
        self._painter.fillRect(QRectF(0, _HEAD.bottom(), WIDTH, 1), self._palette["line"])
        clock = self.text(_HEAD.adjusted(0, 0, -_LEFT, 0), face.clock, "console", ink, _MIDDLE_RIGHT)
        edge = _RIGHT - clock - 24 if face.clock else _RIGHT + 24
        if face.clock:
            self._painter.fillRect(QRectF(edge, 24, 1, 32), self._palette["line-strong"])
        if face.fault:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._palette["contradicted"])
            self._painter.drawEllipse(QPointF(edge - 28, 40), 9, 9)
            edge -= 56
        if face.banner:
            self.text(QRectF(_LEFT, 0, edge - 24 - _LEFT, 80), face.banner, "console-strong", ink)
            return
        room = edge - 24 - 900
        wide = self.text(QRectF(900, 0, room, 80), face.display, "console", quiet, _MIDDLE_RIGHT)
        left = _LEFT
        for key in face.strip[:5]:
            self._painter.fillRect(QRectF(left, 36, 16, 8), self._palette.series_colour(key))
            left += 16
        left += 24 if face.strip else 0
        position = _width("console", face.position)
        most = edge - 48 - wide - left - position
        left += self.text(QRectF(left, 0, most, 80), face.story, "console-strong") + 24
        self.text(QRectF(left, 0, position + 8, 80), face.position, "console", "ink-2")

    def _card(self, rect: QRectF) -> None:
        self._painter.setPen(QPen(self._palette["line"], 1))
        self._painter.setBrush(self._palette["surface"])
        self._painter.drawRoundedRect(rect, 8, 8)

    def _frame(self, rect: QRectF, ink: str, width: float) -> None:
        half = width / 2
        self._painter.setPen(QPen(self._palette[ink], width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(rect.adjusted(-half, -half, half, half))

    def _notes(self) -> None:
        self._card(NOTES_CARD)
        self.text(QRectF(64, 716, 400, 48), translate("Player", "Notes"), "console-strong", "ink-2")

    def _timer(self, face: Face) -> None:
        self._card(_TIMER)
        pace = face.pace
        label = translate("Player", "Elapsed") if face.running or not pace.elapsed else translate("Player", "Paused")
        self.text(QRectF(1120, 116, 260, 44), label, "console-strong", "ink-2")
        self.text(QRectF(1120, 164, 300, 104), minutes_words(pace.elapsed), "console-time")
        line = QRectF(1432, 120, 424, 44)
        if not pace.target:
            self.text(line, translate("Player", "No time is planned"), "console", "ink-2", _MIDDLE_RIGHT)
            return
        self.text(line, translate("Player", "Target"), "console", "ink-2")
        self.text(line, minutes_words(pace.target), "console-strong", "ink", _MIDDLE_RIGHT)
        self._bar(QRectF(1432, 178, 424, 16), pace)
        below = QRectF(1432, 210, 424, 48)
        words, ink = pace_words(pace)
        step = translate("Player", "step {0}").format(minutes_words(pace.step_plan)) if pace.step_plan else ""
        self.text(below, step, "console", "ink-2", _MIDDLE_RIGHT)
        self.text(below, words, "console-strong", ink)

    def _bar(self, rect: QRectF, pace: Pace) -> None:
        self._painter.fillRect(rect, self._palette["sel"])
        part = min(pace.elapsed / pace.target, 1.0)
        colour: QColor = self._palette["contradicted" if pace.over else "ink"]
        self._painter.fillRect(QRectF(rect.left(), rect.top(), rect.width() * part, rect.height()), colour)
        end = rect.left() + rect.width() * min(max(pace.step_end / pace.target, 0.0), 1.0)
        self._painter.fillRect(QRectF(end - 2, rect.top() - 6, 4, rect.height() + 12), self._palette["focus"])

    def _next(self, face: Face, following: QImage) -> None:
        self.text(QRectF(NEXT.left(), 292, 400, 48), translate("Player", "Next"), "console-strong", "ink-2")
        if face.hint:
            self._hint(face.hint)
        self._painter.fillRect(NEXT, self._palette["surface"])
        if not following.isNull():
            self._painter.drawImage(NEXT, following)
        self._frame(NEXT, "line-strong", 1)
        left, wide = NEXT.right() + 32, _RIGHT - NEXT.right() - 32
        self.text(QRectF(left, 344, wide, 48), face.next_number, "console-number")
        top = 396.0
        for line in _wrapped(face.next_title, "console-strong", wide, 2):
            self.text(QRectF(left, top, wide, 44), line, "console-strong")
            top += 44
        for line in face.next_lines:
            self.text(QRectF(left, top + 4, wide, 44), line, "console", "ink-2")
            top += 48

    def _hint(self, words: str) -> None:
        rect = QRectF(NEXT.left() + 112, 292, _RIGHT - NEXT.left() - 112, 48)
        wide = self.text(rect, words, "console", "ink-2", _MIDDLE_RIGHT)
        picture = pixmap("warning", 28, self._palette["ink-2"], 2.0)
        self._painter.drawPixmap(QPointF(_RIGHT - wide - 40, rect.top() + 10), picture)

    def _list(self, face: Face) -> None:
        self._card(LIST)
        for rect, step in listed(face):
            here = step.state == "here"
            if here:
                self._painter.fillRect(rect.adjusted(1, 0, -1, 0), self._palette["sel"])
                self._painter.fillRect(QRectF(rect.left(), rect.top(), 6, rect.height()), self._palette["ink"])
            role = "console-strong" if here else "console"
            ink = "ink-3" if step.state in ("done", "hidden") else "ink"
            self.text(QRectF(rect.left() + 24, rect.top(), 44, rect.height()), str(step.number), role, ink)
            right = QRectF(rect.right() - 124, rect.top(), 100, rect.height())
            self.text(right, step.minutes, role, ink, _MIDDLE_RIGHT)
            if step.state == "done":
                self._tick(QRectF(rect.right() - 156, rect.top() + 12, 24, 24))
            title = step.title
            if step.state == "hidden":
                title = translate("Player", "{0} (hidden)").format(title)
            self.text(rect.adjusted(72, 0, -168, 0), title, role, ink)

    def _tick(self, rect: QRectF) -> None:
        picture = pixmap("check", 24, self._palette["ink-3"], 2.0)
        self._painter.drawPixmap(rect.topLeft(), picture)

    def _foot(self) -> None:
        self._painter.fillRect(_FOOT, self._palette["panel"])
        self._painter.fillRect(QRectF(0, _FOOT.top(), WIDTH, 1), self._palette["line"])
        *keys, end = [(translate("Key", key), translate("Player", words)) for key, words in TOLD]
        left = _LEFT
        for key, words in keys:
            left = self._key(left, key, words) + _KEY_GAP
        self._key(_RIGHT - _key_width(end[0]) - _AFTER_KEY - _width("console", end[1]), *end)

    def _key(self, left: float, key: str, words: str) -> float:
        """Paint a key with what it does; return where that ends."""
        rect = QRectF(left, _FOOT.top() + 12, _key_width(key), 48)
        self._painter.setPen(QPen(self._palette["line-strong"], 1.5))
        self._painter.setBrush(self._palette["surface"])
        self._painter.drawRoundedRect(rect, 6, 6)
        self.text(rect, key, "console-strong", "ink", _Flag.AlignCenter)
        at = rect.right() + _AFTER_KEY
        return at + self.text(QRectF(at, _FOOT.top(), 400, _FOOT.height()), words, "console", "ink-2")


def _width(role: str, words: str) -> float:
    return QFontMetricsF(font(role)).horizontalAdvance(words)


def _key_width(key: str) -> float:
    return _width("console-strong", key) + 24


def _wrapped(text: str, role: str, width: float, lines: int) -> list[str]:
    metrics = QFontMetricsF(font(role))
    found: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and metrics.horizontalAdvance(longer) > width and len(found) < lines - 1:
            found.append(line)
            longer = word
        line = longer
    return [*found, line] if line else found
