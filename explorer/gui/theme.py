"""All colours and fonts, by name: two palettes, and the Theme that says which one is on."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication

from explorer.records import record

CHOICES = ("system", "light", "dark")
FAMILIES = ("Alliance Explorer Sans", "Alliance Explorer Sans SC")
# Asked for what those have not: left to itself, Qt may take a Japanese or Korean font for a rare Chinese character.
SYSTEM_CHINESE = {"darwin": "PingFang SC", "win32": "Microsoft YaHei"}.get(sys.platform, "Noto Sans CJK SC")

_LIGHT = {
    "canvas": "#F5F5F2", "panel": "#FAFAF8", "surface": "#FFFFFF", "field": "#FFFFFF", "hover": "#EFEFEB",
    "sel": "#E7E8E3", "line": "#E2E2DC", "grid": "#E6E6E1", "line-strong": "#7F858C", "ink-3": "#626971",
    "ink-2": "#474E56", "ink": "#14181D", "inverse": "#FFFFFF", "focus": "#1A5FD0", "info-bg": "#E6EEFA",
    "supported": "#17663B", "supported-bg": "#E4F1E8", "partly": "#754B00", "partly-bg": "#FAEFD8",
    "contradicted": "#9E240C", "contradicted-bg": "#FAE7E2", "opinion": "#474E56", "opinion-bg": "#ECECE7",
    "launch": "#1F6B45", "unveil": "#1F6B45", "delivery": "#14181D", "partnership": "#6A4BA3", "brand": "#A8461B",
    "technology": "#0F7180", "equity": "#7A5C00", "event": "#AD1F57", "finance": "#474E56",
    "total": "#14181D", "peer-strong": "#5F666D", "peer": "#878E95",
}  # fmt: skip
_DARK = {
    "canvas": "#131518", "panel": "#17191D", "surface": "#1C1F23", "field": "#131518", "hover": "#23272C",
    "sel": "#2B3036", "line": "#2D3238", "grid": "#2A2F35", "line-strong": "#757D86", "ink-3": "#949CA4",
    "ink-2": "#B7BDC4", "ink": "#F4F5F6", "inverse": "#131518", "focus": "#7FB0FF", "info-bg": "#1C2A42",
    "supported": "#7BD3A0", "supported-bg": "#1B3326", "partly": "#F0C36A", "partly-bg": "#39301A",
    "contradicted": "#FF9A85", "contradicted-bg": "#40211B", "opinion": "#B7BDC4", "opinion-bg": "#2B3036",
    "launch": "#63C295", "unveil": "#63C295", "delivery": "#F4F5F6", "partnership": "#B9A0F0", "brand": "#F0925C",
    "technology": "#4CC3D4", "equity": "#D9B84A", "event": "#F57CAA", "finance": "#B7BDC4",
    "total": "#F4F5F6", "peer-strong": "#A3AAB2", "peer": "#7D858D",
}  # fmt: skip

# Role: pixel size, line height, weight, tracking in percent.
_TYPE = {
    "hero": (28, 36, 600, 100), "takeaway": (22, 28, 600, 99), "entity": (20, 28, 600, 100),
    "dialog": (18, 24, 600, 100), "claim": (18, 26, 600, 100), "palette": (16, 24, 400, 100),
    "finding": (14, 20, 600, 100), "subtitle": (14, 20, 400, 100), "body": (13, 20, 400, 100),
    "button": (13, 20, 500, 100), "strong": (13, 20, 600, 100), "small": (12, 16, 400, 100),
    "small-strong": (12, 16, 600, 100), "section": (11, 16, 600, 104), "marker": (11, 16, 600, 100),
    "console": (32, 44, 400, 100), "console-strong": (32, 44, 600, 100), "console-number": (40, 48, 600, 100),
    "console-time": (88, 96, 600, 99), "notes": (36, 48, 400, 100),
}  # fmt: skip

# The same on a slide, where a pixel of the design takes three of 1080: 56/72, 36/48 and nothing smaller.
_LEAST = 12
_LARGER = 1.1  # times the smallest letters: what takeaways have at least
_STAGE = {
    role: (max(size, _LEAST), max(line, 16), weight, tracking) for role, (size, line, weight, tracking) in _TYPE.items()
} | {"takeaway": (56 / 3, 24, 600, 99), "subtitle": (12, 16, 400, 100), "finding": (13, 18, 600, 100),
     "body": (12, 16, 400, 100), "strong": (12, 16, 600, 100), "entity": (16, 20, 600, 100)}  # fmt: skip


STAGE_UNIT = 3.0  # of a slide whose letters have their usual size


class StageUnit(float):
    """How many pixels a pixel of the design takes on a slide, where the type scale of the audience holds.

    It goes wherever a unit goes; what is kept by unit must tell the two apart (``lru_cache(typed=True)``).
    """

    __slots__ = ()

    @classmethod
    def for_letters(cls, letters: float) -> StageUnit:
        """Return the unit for letters so many times as large as usual; marks and spaces grow by the root of it."""
        return cls(STAGE_UNIT * letters**0.5)

    @property
    def letters(self) -> float:
        """How many times as large as usual the smallest letters are."""
        return (self / STAGE_UNIT) ** 2


@record(frozen=True, slots=True)
class Palette:
    """The tokens of one theme; ``series`` maps entity ids of the open pack to their colours."""

    name: str
    tokens: Mapping[str, str]
    series: Mapping[str, str]

    def __getitem__(self, token: str) -> QColor:
        return QColor(self.tokens[token])

    def series_colour(self, key: str) -> QColor:
        """Return the colour of a colour key: an entity with its own, a token, or a plain peer's grey."""
        return QColor(self.series.get(key) or self.tokens.get(key) or self.tokens["peer"])


def palette_named(name: str, colours: Mapping[str, tuple[str, str]] = MappingProxyType({})) -> Palette:
    """Return the ``light`` or ``dark`` palette; ``colours`` gives each entity's light and dark colour."""
    dark = name == "dark"
    series = MappingProxyType({key: pair[dark] for key, pair in colours.items()})
    return Palette("dark" if dark else "light", MappingProxyType(_DARK if dark else _LIGHT), series)


def font(role: str, unit: float = 1.0) -> QFont:
    """Return the font of a role of the type scale, ``unit`` times its size; its figures are of one width."""
    return QFont(_made_font(role, unit))


def _scale(unit: float) -> Mapping[str, tuple[float, float, int, int]]:
    return _staged(unit) if isinstance(unit, StageUnit) else _TYPE


@lru_cache(maxsize=None, typed=True)
def _staged(unit: StageUnit) -> Mapping[str, tuple[float, float, int, int]]:
    """Return the type scale of a slide: for farther seats the smallest letters grow, and push the larger ones up.

    So every text can be read as far as any, and a takeaway that can be read anyway leaves room for the chart.
    """
    grown, letters = STAGE_UNIT / unit, unit.letters
    found = {}
    for role, (size, line, weight, tracking) in _STAGE.items():
        times = max(grown, min(_LARGER * _LEAST / size, 1.0) * letters * grown)
        found[role] = (size * times, line * times, weight, tracking)
    return found


@lru_cache(maxsize=None, typed=True)
def _made_font(role: str, unit: float) -> QFont:
    size, _, weight, tracking = _scale(unit)[role]
    made = QFont()
    made.setFamilies([*FAMILIES, SYSTEM_CHINESE])
    made.setPixelSize(round(size * unit))
    made.setWeight(QFont.Weight(weight))
    if tracking != 100:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, tracking)
    return made


def line_height(role: str, unit: float = 1.0) -> float:
    """Return the line height of a role, in pixels."""
    return float(_scale(unit)[role][1] * unit)


class Theme(QObject):
    """Which palette is on; ``changed`` is emitted when colours differ from what was drawn."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = "system"
        self._colours: Mapping[str, tuple[str, str]] = MappingProxyType({})
        self._palette = palette_named("light")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def choice(self) -> str:
        """What the user chose: system, light or dark."""
        return self._choice

    @property
    def palette(self) -> Palette:
        """The palette that is on."""
        return self._palette

    def choose(self, choice: str) -> None:
        """Use the light or the dark palette, or follow the system."""
        if choice not in CHOICES:
            raise ValueError(f"“{choice}” is no theme. Use {', '.join(CHOICES)}.")
        self._choice = choice
        self._refresh()

    def use_colours(self, colours: Mapping[str, tuple[str, str]]) -> None:
        """Take the colours that the open pack gives its entities."""
        self._colours = colours
        self._refresh()

    @Slot()
    def _follow_system(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        name = self._choice
        if name == "system":
            name = "dark" if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"
        fresh = palette_named(name, self._colours)
        if fresh != self._palette:
            self._palette = fresh
            self.changed.emit()
