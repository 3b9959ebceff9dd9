"""The real window for journeys: the fixtures of the gui's tests."""

from __future__ import annotations

from tests.gui.conftest import bare_window, settings, store, theme, window

__all__ = ["bare_window", "settings", "store", "theme", "window"]
