"""The one table of actions: menus, shortcuts, the palette, enabling and the key help all read its rows."""

from __future__ import annotations

from explorer.figures.catalogue import VIEWS
from explorer.gui.actions import runs
from explorer.gui.actions.file_rows import EDIT, FILE, RECENT
from explorer.gui.actions.own_rows import LOOK, UNDO
from explorer.gui.actions.present_rows import PRESENT
from explorer.gui.actions.row import ActionRow, Menu
from explorer.gui.actions.story_rows import STORY
from explorer.gui.actions.view_titles import VIEW_TITLES
from explorer.gui.text import QT_TRANSLATE_NOOP

__all__ = ("RECENT", "ROWS", "VIEW_COMMANDS", "ActionRow", "Menu")

_THEME = QT_TRANSLATE_NOOP("Action", "Theme")

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
        icon="table",
    ),
    ActionRow(
        "view.notes",
        QT_TRANSLATE_NOOP("Action", "Notes to this chart"),
        Menu.VIEW,
        runs.toggle_notes,
        enabled=runs.has_caveats,
        block=1,
        icon="notes",
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
        icon="zoom-in",
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
        icon="zoom-out",
    ),
    ActionRow(
        "view.zoom_all",
        QT_TRANSLATE_NOOP("Action", "All time"),
        Menu.VIEW,
        runs.zoom_all,
        ("Ctrl+0",),
        enabled=runs.is_ranged,
        block=2,
        icon="zoom-out",
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
            icon="theme",
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
        "go.find",
        QT_TRANSLATE_NOOP("Action", "Find or run a command…"),
        Menu.GO,
        runs.open_palette,
        ("Ctrl+K",),
        icon="search",
    ),
    ActionRow(
        "go.sources",
        QT_TRANSLATE_NOOP("Action", "Sources…"),
        Menu.GO,
        runs.show_sources,
        enabled=runs.has_pack,
        icon="source",
    ),
    ActionRow(
        "go.back",
        QT_TRANSLATE_NOOP("Action", "Back"),
        Menu.GO,
        runs.go_back,
        ("Alt+Left",),
        enabled=runs.can_go_back,
        block=1,
        icon="back",
    ),
    ActionRow(
        "go.forward",
        QT_TRANSLATE_NOOP("Action", "Forward"),
        Menu.GO,
        runs.go_forward,
        ("Alt+Right",),
        enabled=runs.can_go_forward,
        block=1,
        icon="forward",
    ),
    ActionRow(
        "go.next_region", QT_TRANSLATE_NOOP("Action", "Next region"), Menu.GO, runs.next_region, ("F6",), block=2
    ),
    ActionRow(
        "go.previous_region",
        QT_TRANSLATE_NOOP("Action", "Previous region"),
        Menu.GO,
        runs.previous_region,
        ("Shift+F6",),
        block=2,
    ),
)
_HELP = (
    ActionRow("help.keys", QT_TRANSLATE_NOOP("Action", "Keys"), Menu.HELP, runs.show_keys, ("F1",), icon="info"),
    ActionRow(
        "help.about", QT_TRANSLATE_NOOP("Action", "About Alliance Explorer"), Menu.HELP, runs.show_about, icon="info"
    ),
)
# What the palette offers before anything is typed, as far as it is enabled: what one does with the view shown.
VIEW_COMMANDS = (
    "view.table",
    "file.export",
    "edit.copy_picture",
    "edit.copy_table",
    "edit.copy_link",
    "view.notes",
    "view.zoom_in",
    "view.zoom_all",
    "go.look_back",
    "go.now",
    "compare.open",
)
ROWS: tuple[ActionRow, ...] = (*FILE, *UNDO, *EDIT, *_VIEW, *_GO, *LOOK, *STORY, *PRESENT, *_HELP)
