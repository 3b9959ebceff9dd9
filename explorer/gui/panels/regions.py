"""The regions of the window that F6 goes through: tree, tabs, options, chart, details."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step_region(regions: Sequence[QWidget], count: int) -> None:
    """Move the focus ``count`` regions on, past those that are hidden or hold nothing to focus."""
    doors = [(region, door) for region in regions if (door := entrance(region)) is not None]
    if not doors:
        return
    focused = QApplication.focusWidget()
    inside = [place for place, (region, _) in enumerate(doors) if holds(region, focused)]
    place = (inside[0] + count) % len(doors) if inside else (0 if count > 0 else len(doors) - 1)
    doors[place][1].setFocus(Qt.FocusReason.ShortcutFocusReason)


def entrance(region: QWidget) -> QWidget | None:
    """Return the first widget in a region that can take the focus, in the order of the Tab key."""
    if not region.isVisible():
        return None
    if _focusable(region):
        return region
    widget = region.nextInFocusChain()
    while widget is not None and widget is not region:  # the chain of a window is a ring
        if region.isAncestorOf(widget) and _focusable(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def holds(region: QWidget, widget: QWidget | None) -> bool:
    """Whether a widget is a region, or lies in it."""
    return widget is not None and (widget is region or region.isAncestorOf(widget))


def _focusable(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isVisible() and widget.isEnabled()
