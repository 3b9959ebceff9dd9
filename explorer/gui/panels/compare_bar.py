"""The controls of a comparison: who stands in it, each with a cross, what to add, and which one is the baseline."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu

from explorer.domain.atlas import Atlas
from explorer.figures.compare_kin import MOST, candidates
from explorer.figures.names import KINDS, colour_key, short_name
from explorer.gui.labels import PlainLabel, plain_entry, set_plain_text
from explorer.gui.panels.controls import CONTROL_HEIGHT, ChoiceButton, add_choice, fitting, one_of
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font

_PAD, _DOT, _GAP, _CROSS = 10, 10, 8, 8
_RADIUS = 6.0
_KIND_WORDS = {kind.value: words for kind, words in KINDS.items()}


class EntityChip(QAbstractButton):
    """An entity of the comparison: a click focuses it, its cross or the Delete key takes it out."""

    picked = Signal(str)
    dropped = Signal(str)

    def __init__(self, theme: Theme, entity_id: str, name: str, colour: str, *, fixed: bool) -> None:
        super().__init__()
        self.entity_id = entity_id
        self._theme = theme
        self._colour = colour
        self._fixed = fixed
        set_plain_text(self, fitting(name))
        self.setFont(font("button"))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(name)
        if fixed:
            self.setAccessibleDescription(translate("Compare", "The baseline"))
        else:
            self.setAccessibleDescription(translate("Compare", "The Delete key takes it out"))
        theme.changed.connect(self.update)
        self.clicked.connect(self._pick)

    @property
    def entries(self) -> tuple[tuple[str, bool, str], ...]:
        """The entry that stands for it in a menu; taking it takes the entity out."""
        return () if self._fixed else ((translate("Compare", "Take out {0}").format(self.text()), False, ""),)

    def take(self, value: str) -> None:
        """Take the entry of a menu."""
        self.dropped.emit(self.entity_id)

    def sizeHint(self) -> QSize:
        """Dot, name and cross with their gaps."""
        text = QFontMetrics(self.font()).horizontalAdvance(self.text())
        cross = 0 if self._fixed else _CROSS + _GAP
        return QSize(2 * _PAD + _DOT + _GAP + text + cross, CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """As large as wanted."""
        return self.sizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the entity out where the cross was clicked."""
        left = event.button() is Qt.MouseButton.LeftButton
        if left and self.isDown() and not self._fixed and self._cross().contains(event.position()):
            self.setDown(False)
            self.dropped.emit(self.entity_id)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the entity out by Delete or Backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._fixed:
            self.dropped.emit(self.entity_id)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, dot, name and cross."""
        palette = self._theme.palette
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette["line-strong"], 1))
            painter.setBrush(palette["hover" if self.underMouse() else "surface"])
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.series_colour(self._colour))
            painter.drawEllipse(QRectF(_PAD, (self.height() - _DOT) / 2, _DOT, _DOT))
            painter.setPen(palette["ink"])
            painter.setFont(self.font())
            room = QRectF(_PAD + _DOT + _GAP, 0, self.width(), self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
            if not self._fixed:
                self._paint_cross(painter)

    def _paint_cross(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._theme.palette["ink-2"], 1.4))
        middle, reach = self._cross().center(), _CROSS / 2
        painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach))
        painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach))

    def _cross(self) -> QRectF:
        """Return where a click takes the entity out: the cross with room around it."""
        wide = _CROSS + 2 * _PAD
        return QRectF(self.width() - wide + 1, 0, wide, self.height())

    @Slot()
    def _pick(self) -> None:
        self.picked.emit(self.entity_id)


class AddMenu(ChoiceButton):
    """Adds an entity to the comparison; ``added(id)`` tells which."""

    added = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, translate("Compare", "Add"))
        self._atlas: Atlas | None = None
        self._ids: tuple[str, ...] = ()
        self.groups: list[QMenu] = []
        self.choices.setTitle(self.text())

    def show_compared(self, atlas: Atlas | None, ids: tuple[str, ...]) -> None:
        """Offer what can stand beside these."""
        self._atlas, self._ids = atlas, ids
        self.setAccessibleName(translate("Compare", "Add to the comparison"))

    def list_choices(self) -> None:
        """List the candidates, each brand or kind in a menu of its own."""
        for old in self.groups:
            old.deleteLater()
        self.groups.clear()
        if self._atlas is None:
            return
        for group, ids in candidates(self._atlas, self._ids):
            name = _KIND_WORDS.get(group) or short_name(self._atlas, group)
            menu = QMenu(plain_entry(fitting(name)), self.choices)
            self.choices.addMenu(menu)
            self.groups.append(menu)
            for one in ids:
                menu.addAction(plain_entry(fitting(short_name(self._atlas, one)))).setData(one)

    def take(self, value: object) -> None:
        """Tell which entity is to be added."""
        self.added.emit(str(value))


class BaselineMenu(ChoiceButton):
    """Chooses which of those compared the others are measured against; ``chosen(id)`` tells which."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, translate("Compare", "Baseline"))
        self._names: tuple[tuple[str, str], ...] = ()

    def show_compared(self, names: tuple[tuple[str, str], ...]) -> None:
        """Offer these, given as (id, name), the first being the baseline now."""
        self._names = names
        words = translate("Compare", "Baseline: {0}").format(names[0][1] if names else "")
        self.setText(plain_entry(fitting(words)))
        self.setAccessibleName(words)
        self.choices.setTitle(self.text())

    def list_choices(self) -> None:
        """List those compared."""
        for place, (entity_id, name) in enumerate(self._names):
            add_choice(self.choices, fitting(name), entity_id, on=place == 0)
        one_of(self.choices)

    def take(self, value: object) -> None:
        """Tell the new baseline."""
        self.chosen.emit(str(value))


class CountLabel(PlainLabel):
    """Says how many of the places of a comparison are taken."""

    def __init__(self) -> None:
        super().__init__(role="body")
        self.set_ink("ink-3")

    def show_count(self, count: int) -> None:
        """Say another count."""
        self.setText(translate("Compare", "{0} of {1}").format(count, MOST))


def names_of(atlas: Atlas, ids: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return id, short name and colour key of each."""
    return tuple((one, short_name(atlas, one), colour_key(atlas, one)) for one in ids)
