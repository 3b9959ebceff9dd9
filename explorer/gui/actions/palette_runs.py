"""What Enter does on a row of the palette."""

from __future__ import annotations

import re

from PySide6.QtGui import QKeySequence

from explorer.gui.actions.binding import Actions
from explorer.gui.actions.context import Context
from explorer.gui.actions.finder_rows import RECORD_VIEWS
from explorer.gui.itemmodels.palette_rows import Kind, PaletteRow
from explorer.gui.text import translate
from explorer.state import moves
from explorer.state.viewpoint import viewpoint

_BETWEEN = re.compile(r"(?<=.)\+(?=.)")  # the plus between keys, not the key of that name
NATIVE = QKeySequence.SequenceFormat.NativeText


def run_row(row: PaletteRow, context: Context, commands: Actions) -> None:
    """Go to the record or view of a row, or run its command; a row of the rest of a group does nothing here."""
    match row.kind:
        case Kind.ENTITY | Kind.CLAIM | Kind.MILESTONE:
            show_record(row.target, context)
        case Kind.VIEW:
            context.store.go(translate("Move", "Show view"), moves.look_at, row.target, row.focus)
        case Kind.LINK:
            context.store.go(translate("Move", "Show view"), moves.go_to, viewpoint(row.target))
        case Kind.COMMAND:
            commands[row.target].trigger()
        case Kind.SOURCE:
            context.places.show_sources(row.target)
        case Kind.REST:
            pass


def show_record(record_id: str, context: Context) -> None:
    """Go to an entity where one is, to a claim or milestone in the view that shows such, with its details seen."""
    atlas = context.store.atlas
    if atlas is None:
        return
    if record_id in atlas.entities:
        context.store.go(translate("Move", "Select"), moves.focus_on, record_id)
        return
    kind = Kind.MILESTONE if record_id in atlas.milestones else Kind.CLAIM
    context.store.go(translate("Move", "Show"), moves.look_at, RECORD_VIEWS[kind], record_id)
    if not context.places.details_shown:
        context.places.toggle_details()


def enabled_keys(commands: Actions) -> dict[str, str]:
    """Return the first shortcut of every enabled action as a key hint, by the action's id: ``Ctrl E``."""
    enabled = [action for action in commands.all if action.isEnabled()]
    return {one.row.id: _BETWEEN.sub(" ", one.shortcut().toString(NATIVE)) for one in enabled}
