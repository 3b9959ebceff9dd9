"""What the views are called in the language of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.gui.text import QT_TRANSLATE_NOOP, translate

if TYPE_CHECKING:
    from explorer.figures.catalogue import ViewRow

VIEW_TITLES = {
    "overview": QT_TRANSLATE_NOOP("Action", "Overview"),
    "timeline": QT_TRANSLATE_NOOP("Action", "Timeline"),
    "deliveries": QT_TRANSLATE_NOOP("Action", "Deliveries"),
    "scaling": QT_TRANSLATE_NOOP("Action", "Scaling"),
    "prices": QT_TRANSLATE_NOOP("Action", "Prices"),
    "roles": QT_TRANSLATE_NOOP("Action", "Roles"),
    "technology": QT_TRANSLATE_NOOP("Action", "Technology"),
    "finances": QT_TRANSLATE_NOOP("Action", "Finances"),
    "claims": QT_TRANSLATE_NOOP("Action", "Claims"),
    "compare": QT_TRANSLATE_NOOP("Action", "Compare"),
    "scenario": QT_TRANSLATE_NOOP("Action", "Scenario"),
}


def view_title(view: ViewRow) -> str:
    """Return the title of a view in the language of the interface."""
    title = VIEW_TITLES.get(view.id, view.title)
    return translate("Action", title)
