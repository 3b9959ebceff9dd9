"""The one table of actions: menus, shortcuts, enabling and the key help all read its rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from explorer.figures.catalogue import VIEWS, ViewRow
from explorer.gui.actions import runs
from explorer.gui.actions.context import Context
from explorer.gui.text import QT_TRANSLATE_NOOP, translate

Run = Callable[[Context, str], None]
Test = Callable[[Context, str], bool]


class Menu(Enum):
    """The menus, in their order; the values are their titles."""

    FILE = QT_TRANSLATE_NOOP("Menu", "File")
    EDIT = QT_TRANSLATE_NOOP("Menu", "Edit")
    VIEW = QT_TRANSLATE_NOOP("Menu", "View")
    GO = QT_TRANSLATE_NOOP("Menu", "Go")
    HELP = QT_TRANSLATE_NOOP("Menu", "Help")


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action.

    ``argument`` is handed to ``run``, ``enabled`` and ``checked``; ``submenu`` names the menu it stands in within its
    menu; a row with another ``block`` than the one before starts after a line. ``keys`` are alternatives.
    """

    id: str
    title: str
    menu: Menu
    run: Run
    keys: tuple[str, ...] = ()
    enabled: Test = runs.always
    checked: Test | None = None
    argument: str = ""
    submenu: str = ""
    block: int = 0
    icon: str = ""


VIEW_TITLES = {
    "overview": QT_TRANSLATE_NOOP("Action", "Overview"),
    "timeline": QT_TRANSLATE_NOOP("Action", "Timeline"),
    "deliveries": QT_TRANSLATE_NOOP("Action", "Deliveries"),
}


def view_title(view: ViewRow) -> str:
    """Return the title of a view in the language of the interface."""
    title = VIEW_TITLES.get(view.id, view.title)
    return translate("Action", title)


RECENT = "file.recent"  # the submenu that is filled from the settings
_EXPORT = QT_TRANSLATE_NOOP("Action", "Export")
_THEME = QT_TRANSLATE_NOOP("Action", "Theme")

_FILE = (
    ActionRow("file.open", QT_TRANSLATE_NOOP("Action", "Open pack…"), Menu.FILE, runs.ask_pack, ("Ctrl+O",)),
    ActionRow("file.open_bundled", QT_TRANSLATE_NOOP("Action", "Open the HIMA pack"), Menu.FILE, runs.open_bundled),
    ActionRow(
        "file.close", QT_TRANSLATE_NOOP("Action", "Close pack"), Menu.FILE, runs.close_pack, enabled=runs.has_pack
    ),
    ActionRow(
        "file.export",
        QT_TRANSLATE_NOOP("Action", "Export chart…"),
        Menu.FILE,
        runs.offer_export,
        ("Ctrl+E",),
        enabled=runs.has_figure,
        block=1,
    ),
    *(
        ActionRow(
            f"export.{kind}",
            title,
            Menu.FILE,
            runs.export,
            enabled=runs.has_figure,
            argument=kind,
            submenu=_EXPORT,
            block=1,
        )
        for kind, title in (
            ("png", QT_TRANSLATE_NOOP("Action", "Picture (PNG)…")),
            ("svg", QT_TRANSLATE_NOOP("Action", "Drawing (SVG)…")),
            ("pdf", QT_TRANSLATE_NOOP("Action", "Page (PDF)…")),
            ("csv", QT_TRANSLATE_NOOP("Action", "Table (CSV)…")),
        )
    ),
    ActionRow("file.quit", QT_TRANSLATE_NOOP("Action", "Quit"), Menu.FILE, runs.leave, ("Ctrl+Q",), block=2),
)
_EDIT = (
    ActionRow(
        "edit.copy_link",
        QT_TRANSLATE_NOOP("Action", "Copy link to this view"),
        Menu.EDIT,
        runs.copy_link,
        ("Ctrl+Shift+C",),
        enabled=runs.has_pack,
    ),
    ActionRow(
        "edit.find", QT_TRANSLATE_NOOP("Action", "Search in the tree"), Menu.EDIT, runs.search, ("Ctrl+F",), block=1
    ),
)
_VIEW = (
    *(
        ActionRow(
            f"view.{view.id}",
            VIEW_TITLES.get(view.id, view.title),
            Menu.VIEW,
            runs.show_view,
            (view.key,) if view.key else (),
            enabled=runs.has_pack,
            checked=runs.is_view,
            argument=view.id,
        )
        for view in VIEWS
    ),
    ActionRow(
        "view.table",
        QT_TRANSLATE_NOOP("Action", "Table"),
        Menu.VIEW,
        runs.toggle_table,
        ("T",),
        enabled=runs.has_pack,
        checked=runs.is_table,
        block=1,
    ),
    ActionRow(
        "view.notes",
        QT_TRANSLATE_NOOP("Action", "Notes to this chart"),
        Menu.VIEW,
        runs.toggle_notes,
        enabled=runs.has_caveats,
        block=1,
    ),
    ActionRow(
        "view.zoom_in",
        QT_TRANSLATE_NOOP("Action", "Zoom in on the time axis"),
        Menu.VIEW,
        runs.zoom,
        ("+", "="),
        enabled=runs.has_months,
        argument="in",
        block=2,
    ),
    ActionRow(
        "view.zoom_out",
        QT_TRANSLATE_NOOP("Action", "Zoom out"),
        Menu.VIEW,
        runs.zoom,
        ("-",),
        enabled=runs.is_ranged,
        argument="out",
        block=2,
    ),
    ActionRow(
        "view.zoom_all",
        QT_TRANSLATE_NOOP("Action", "All time"),
        Menu.VIEW,
        runs.zoom_all,
        ("Ctrl+0",),
        enabled=runs.is_ranged,
        block=2,
    ),
    ActionRow(
        "view.tree",
        QT_TRANSLATE_NOOP("Action", "Tree"),
        Menu.VIEW,
        runs.toggle_tree,
        ("Ctrl+B",),
        checked=runs.is_tree_shown,
        block=3,
    ),
    ActionRow(
        "view.details",
        QT_TRANSLATE_NOOP("Action", "Details"),
        Menu.VIEW,
        runs.toggle_details,
        ("Ctrl+I",),
        checked=runs.is_details_shown,
        block=3,
    ),
    *(
        ActionRow(
            f"theme.{choice}",
            title,
            Menu.VIEW,
            runs.choose_theme,
            checked=runs.is_theme,
            argument=choice,
            submenu=_THEME,
            block=4,
        )
        for choice, title in (
            ("system", QT_TRANSLATE_NOOP("Action", "As the system")),
            ("light", QT_TRANSLATE_NOOP("Action", "Light")),
            ("dark", QT_TRANSLATE_NOOP("Action", "Dark")),
        )
    ),
)
_GO = (
    ActionRow(
        "go.back",
        QT_TRANSLATE_NOOP("Action", "Back"),
        Menu.GO,
        runs.go_back,
        ("Alt+Left",),
        enabled=runs.can_go_back,
    ),
    ActionRow(
        "go.forward",
        QT_TRANSLATE_NOOP("Action", "Forward"),
        Menu.GO,
        runs.go_forward,
        ("Alt+Right",),
        enabled=runs.can_go_forward,
    ),
    ActionRow(
        "go.next_region", QT_TRANSLATE_NOOP("Action", "Next region"), Menu.GO, runs.next_region, ("F6",), block=1
    ),
    ActionRow(
        "go.previous_region",
        QT_TRANSLATE_NOOP("Action", "Previous region"),
        Menu.GO,
        runs.previous_region,
        ("Shift+F6",),
        block=1,
    ),
)
_HELP = (
    ActionRow("help.keys", QT_TRANSLATE_NOOP("Action", "Keys"), Menu.HELP, runs.show_keys, ("F1",)),
    ActionRow("help.about", QT_TRANSLATE_NOOP("Action", "About Alliance Explorer"), Menu.HELP, runs.show_about),
)
ROWS: tuple[ActionRow, ...] = (*_FILE, *_EDIT, *_VIEW, *_GO, *_HELP)

# Keys that a panel handles by itself, where the focus is; told in the key help, bound nowhere.
KEYS_IN_PLACE: tuple[tuple[str, str], ...] = (
    (QT_TRANSLATE_NOOP("Key", "Down"), QT_TRANSLATE_NOOP("Action", "From the search field into the tree")),
    (QT_TRANSLATE_NOOP("Key", "Left, Right"), QT_TRANSLATE_NOOP("Action", "In a chart: next month or milestone")),
    (QT_TRANSLATE_NOOP("Key", "Up, Down"), QT_TRANSLATE_NOOP("Action", "In a chart: next lane or series")),
    (QT_TRANSLATE_NOOP("Key", "Home, End"), QT_TRANSLATE_NOOP("Action", "In a chart: first, last")),
    (QT_TRANSLATE_NOOP("Key", "Enter"), QT_TRANSLATE_NOOP("Action", "Open what is marked")),
    (QT_TRANSLATE_NOOP("Key", "Ctrl+C"), QT_TRANSLATE_NOOP("Action", "In a table: copy the cells")),
    (QT_TRANSLATE_NOOP("Key", "Esc"), QT_TRANSLATE_NOOP("Action", "Clear the search; close a card or panel")),
)
