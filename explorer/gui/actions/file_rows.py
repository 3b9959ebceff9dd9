"""The rows of the menus File and Edit: open, export, copy, search."""

from __future__ import annotations

from explorer.gui.actions import runs
from explorer.gui.actions.row import ActionRow, Menu
from explorer.gui.text import QT_TRANSLATE_NOOP

RECENT = "file.recent"  # the submenu that is filled from the settings
_EXPORT = QT_TRANSLATE_NOOP("Action", "Export")

FILE = (
    ActionRow(
        "file.open", QT_TRANSLATE_NOOP("Action", "Open pack…"), Menu.FILE, runs.ask_pack, ("Ctrl+O",), icon="folder"
    ),
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
        enabled=runs.has_pack,
        block=1,
        icon="export",
    ),
    *(
        ActionRow(
            f"export.{kind}",
            title,
            Menu.FILE,
            runs.export,
            enabled=runs.has_pack,
            argument=kind,
            submenu=_EXPORT,
            block=1,
            icon="export",
        )
        for kind, title in (
            ("png", QT_TRANSLATE_NOOP("Action", "Picture (PNG)…")),
            ("svg", QT_TRANSLATE_NOOP("Action", "Drawing (SVG)…")),
            ("pdf", QT_TRANSLATE_NOOP("Action", "Page (PDF)…")),
            ("csv", QT_TRANSLATE_NOOP("Action", "Table (CSV)…")),
            ("bibliography", QT_TRANSLATE_NOOP("Action", "Sources of what is shown…")),
        )
    ),
    ActionRow("file.quit", QT_TRANSLATE_NOOP("Action", "Quit"), Menu.FILE, runs.leave, ("Ctrl+Q",), block=2),
)
EDIT = (
    ActionRow(
        "edit.copy_picture",
        QT_TRANSLATE_NOOP("Action", "Copy chart as picture"),
        Menu.EDIT,
        runs.copy_picture,
        ("Ctrl+Shift+P",),
        enabled=runs.has_pack,
        icon="copy",
    ),
    ActionRow(
        "edit.copy_table",
        QT_TRANSLATE_NOOP("Action", "Copy table as cells"),
        Menu.EDIT,
        runs.copy_table,
        ("Ctrl+Shift+T",),
        enabled=runs.has_pack,
        icon="copy",
    ),
    ActionRow(
        "edit.copy_link",
        QT_TRANSLATE_NOOP("Action", "Copy link to this view"),
        Menu.EDIT,
        runs.copy_link,
        ("Ctrl+Shift+C",),
        enabled=runs.has_pack,
        icon="copy",
    ),
    ActionRow(
        "edit.copy_fact",
        QT_TRANSLATE_NOOP("Action", "Copy fact with its sources"),
        Menu.EDIT,
        runs.copy_fact,
        enabled=runs.has_fact,
        block=1,
        icon="copy",
    ),
    ActionRow(
        "edit.copy_details",
        QT_TRANSLATE_NOOP("Action", "Copy details as text"),
        Menu.EDIT,
        runs.copy_details,
        enabled=runs.has_details,
        block=1,
        icon="copy",
    ),
    ActionRow(
        "edit.copy_bibliography",
        QT_TRANSLATE_NOOP("Action", "Copy sources of what is shown"),
        Menu.EDIT,
        runs.copy_bibliography,
        enabled=runs.has_sources,
        block=1,
        icon="copy",
    ),
    ActionRow(
        "edit.find",
        QT_TRANSLATE_NOOP("Action", "Search in the tree"),
        Menu.EDIT,
        runs.search,
        ("Ctrl+F",),
        block=2,
        icon="search",
    ),
)
