"""Which controls the options row has for a figure: made when first wanted, kept while they fit, tied to moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from explorer.domain.periods import Period
from explorer.figures.catalogue import ViewRow, view_row
from explorer.gui.panels.chips import Chip
from explorer.gui.panels.compare_set import CompareSet
from explorer.gui.panels.controls import ChoiceButton, MenuButton, add_choice
from explorer.gui.panels.option_words import Words, by_words, every_words
from explorer.gui.panels.range_menu import RangeMenu, range_label
from explorer.gui.panels.segments import Segments
from explorer.gui.panels.setting_controls import SettingMenu, SettingToggle
from explorer.gui.store import Store
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.state import moves
from explorer.state.viewpoint import viewpoint

if TYPE_CHECKING:
    from explorer.figures.figure import Choice, Figure
    from explorer.figures.panels import Control

AnySetting = SettingToggle | SettingMenu
Shape = tuple[object, ...]  # what a row of controls is made for: another one of the same shape shows it as well
_MOST_KEPT = 40


class OptionSet(QObject):
    """Follows the figure; ``wanted`` are its controls from left to right, the most important first."""

    def __init__(self, store: Store, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._store = store
        self._theme = theme
        self._host = host
        self._view: ViewRow | None = None
        self._kept: dict[Shape, list[QWidget]] = {}
        self.by = self.every = self._segments((), "", self._group)
        self.chips: list[Chip] = []
        self.settings: list[AnySetting] = []
        self.compare = CompareSet(store, theme, host)
        self.range = MenuButton(theme, "")
        self.range_menu = RangeMenu(store, host)
        self.range.setMenu(self.range_menu)
        self.range.setParent(host)
        self.shown = ShownMenu(theme)
        self.shown.setParent(host)
        self.shown.toggled_one.connect(self._toggle_chip)
        self.range_menu.picked.connect(self._set_range)

    def show_figure(self, figure: Figure | None) -> None:
        """Show the controls of a figure's view, in the state the figure shows."""
        here = viewpoint(figure.link) if figure is not None else self._store.here  # a figure may know a better word
        self._view = view_row(here.view) if figure is not None else None
        by, every = (by_words(self._view), every_words(self._view)) if self._view else ((), ())
        self.by = self._segments(by, translate("Options", "Split by"), self._group)
        self.every = self._segments(every, translate("Options", "One figure a"), self._set_every)
        for segments, words, value in ((self.by, by, here.by), (self.every, every, here.every)):
            segments.show_value(value if value in dict(words) else words[0][0] if words else "")
        self._show_settings([one for one in figure.controls if one.kind != "slider"] if figure is not None else [])
        choices = figure.choices if figure is not None and self._has("chips") else ()
        self._show_chips(() if self._crowded else choices)
        self.shown.show_choices(choices if self._crowded else ())
        self.compare.show_figure(figure if self._has("compare") else None)
        self.range.setText(range_label(figure) if figure is not None and self._has("range") else "")
        self.range.setAccessibleName(translate("Options", "Time range: {0}").format(self.range.text()))

    @property
    def wanted(self) -> list[QWidget]:
        """The controls of the figure shown, from left to right."""
        line: list[QWidget] = [*self.compare.wanted, *self.chips]
        line += [one for one in (self.by, self.every) if one.choices]
        line += self.settings
        line += [one for one in (self.shown, self.range) if one.text()]
        return line

    @property
    def all(self) -> list[QWidget]:
        """Every control there is, wanted or not."""
        made = [one for row in self._kept.values() for one in row]
        return [*made, self.range, self.shown, *self.compare.all]

    def _has(self, option: str) -> bool:
        return self._view is not None and option in self._view.options

    @property
    def _crowded(self) -> bool:
        """Whether the filters go into a menu, since the view has other controls besides."""
        return bool(self.by.choices or self.settings)

    def _row(self, shape: Shape) -> list[QWidget]:
        """Return the controls of a shape as far as they were made before; the oldest shapes are let go."""
        row = self._kept.pop(shape, [])
        self._kept[shape] = row
        while len(self._kept) > _MOST_KEPT:
            for one in self._kept.pop(next(iter(self._kept))):
                one.hide()
                one.deleteLater()
        return row

    def _segments(self, words: Words, name: str, follow: Callable[[str], None]) -> Segments:
        row = self._row((name, words))
        if row and isinstance(row[0], Segments):
            return row[0]
        made = Segments(self._theme, name, words)
        made.setParent(self._host)
        made.picked.connect(follow)
        row.append(made)
        return made

    def _show_settings(self, controls: Sequence[Control]) -> None:
        row = self._row(("settings", *((one.name, one.kind, one.title) for one in controls)))
        self.settings = [one for one in row if isinstance(one, AnySetting)] or [self._setting(one) for one in controls]
        row[:] = self.settings
        for setting, control in zip(self.settings, controls, strict=True):
            setting.show_control(control)

    def _setting(self, control: Control) -> AnySetting:
        kind: type[AnySetting] = SettingToggle if control.kind == "toggle" else SettingMenu
        made = kind(self._theme, control)
        made.setParent(self._host)
        made.chosen.connect(self._set)
        return made

    def _show_chips(self, choices: Sequence[Choice]) -> None:
        row = self._row(("chips", *(choice.label for choice in choices)))
        self.chips = [one for one in row if isinstance(one, Chip)] or [self._chip(choice) for choice in choices]
        row[:] = self.chips
        for chip, choice in zip(self.chips, choices, strict=True):
            chip.show_choice(choice)

    def _chip(self, choice: Choice) -> Chip:
        made = Chip(self._theme, choice)
        made.setParent(self._host)
        made.toggled_by_user.connect(self._toggle_chip)
        return made

    @Slot(str)
    def _group(self, by: str) -> None:
        self._store.go(translate("Move", "Split"), moves.group_by, by)

    @Slot(str)
    def _set_every(self, every: str) -> None:
        self._store.go(translate("Move", "Period"), moves.show_every, every)

    @Slot(object, object)
    def _set_range(self, first: Period | None, last: Period | None) -> None:
        self._store.go(translate("Move", "Time range"), moves.show_range, first, last)

    @Slot(str)
    def _toggle_chip(self, choice: str) -> None:
        self._store.go(translate("Move", "Filter"), moves.toggle_hidden, choice)

    @Slot(str, float)
    def _set(self, name: str, value: float) -> None:
        base = next((one.control.base for one in self.settings if one.control.name == name), None)
        self._store.go(translate("Move", "Setting"), moves.set_setting, name, None if value == base else value)


class ShownMenu(ChoiceButton):
    """Filters in a menu: how many are on, and each with its mark."""

    toggled_one = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._choices: tuple[Choice, ...] = ()

    def show_choices(self, choices: tuple[Choice, ...]) -> None:
        """Offer other filters."""
        self._choices = choices
        on = sum(choice.on for choice in choices)
        words = translate("Options", "{0} of {1} shown").format(on, len(choices)) if choices else ""
        self.setText(words)
        self.setAccessibleName(words)
        self.choices.setTitle(words)

    def list_choices(self) -> None:
        """List the filters."""
        for choice in self._choices:
            add_choice(self.choices, choice.label, choice.id, on=choice.on)

    def take(self, value: object) -> None:
        """Tell the filter that was switched."""
        self.toggled_one.emit(str(value))
