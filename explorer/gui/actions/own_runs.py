"""What the rows of the user's own do, and when they can."""

from __future__ import annotations

from explorer.figures.compare_kin import MOST, comparable, compared_in, toggled
from explorer.figures.names import short_name
from explorer.gui.actions.context import Context
from explorer.gui.actions.runs import has_pack
from explorer.gui.actions.story_context import Stories
from explorer.gui.notebook import NotebookStack
from explorer.gui.text import translate
from explorer.state import moves

_VIEW = "compare"


def can_undo(context: Context, argument: str) -> bool:
    """Whether a step of the user's own data can be taken back."""
    return bool(_edited(context).undo_label)


def can_redo(context: Context, argument: str) -> bool:
    """Whether a step that was taken back can be done again."""
    return bool(_edited(context).redo_label)


def is_looking_back(context: Context, argument: str) -> bool:
    """Whether an earlier date than the pack's is looked at."""
    return has_pack(context, argument) and context.store.here.as_of is not None


def is_comparable(context: Context, argument: str) -> bool:
    """Whether what is selected can stand in a comparison."""
    atlas = context.store.known
    return atlas is not None and comparable(atlas, _selected(context))


def is_compared(context: Context, argument: str) -> bool:
    """Whether what is selected stands in the comparison."""
    return has_pack(context, argument) and _selected(context) in _compared(context)


def undo(context: Context, argument: str) -> None:
    """Take back the last step of the user's own data."""
    words = translate("Own", "Undone: {0}").format(_edited(context).undo_label)
    _edited(context).undo()
    context.reporter.say(words)


def redo(context: Context, argument: str) -> None:
    """Do the step again that was taken back."""
    words = translate("Own", "Done again: {0}").format(_edited(context).redo_label)
    _edited(context).redo()
    context.reporter.say(words)


def look_back(context: Context, argument: str) -> None:
    """Go to the field of dates, with the slider beside it."""
    context.times.look_back()


def return_to_now(context: Context, argument: str) -> None:
    """Show the pack as of its own date."""
    context.store.go(translate("Move", "Return to now"), moves.look_back, None)


def open_compare(context: Context, argument: str) -> None:
    """Compare what is selected with those that stand in the comparison; where it is full, alone with its rivals."""
    atlas, one = context.store.known, _selected(context)
    if atlas is None:
        return
    ids = context.store.here.compared
    if one not in ids:
        ids = toggled(atlas, ids, one)
    context.store.go(translate("Move", "Compare"), moves.compare_in, _VIEW, ids if one in ids else (one,))


def toggle_compared(context: Context, argument: str) -> None:
    """Add what is selected to the comparison, or take it out, and say so."""
    atlas, one = context.store.known, _selected(context)
    if atlas is None:
        return
    before = _compared(context)
    ids = toggled(atlas, before, one)
    name = short_name(atlas, one)
    if ids == before:
        context.reporter.say(translate("Compare", "Four can stand side by side. Take one out before {0}.").format(name))
        return
    context.store.go(translate("Move", "Compare"), moves.compare, ids)
    if one in ids:
        words = translate("Compare", "{0} is in Compare, {1} of {2}.").format(name, len(ids), MOST)
    else:
        words = translate("Compare", "{0} was taken out of Compare.").format(name)
    context.reporter.say(words)


def _edited(context: Context) -> Stories | NotebookStack:
    """Return whose steps are taken back: those of the story while one is edited, else those of the notebook."""
    return context.stories if context.stories.story is not None else context.store.own


def _selected(context: Context) -> str:
    atlas, focus = context.store.known, context.store.here.focus
    if atlas is None or focus:
        return focus
    return atlas.alliance.id if atlas.alliance is not None else ""


def _compared(context: Context) -> tuple[str, ...]:
    """Return those that stand in the comparison: as the figure shows them, where it is one."""
    here, figure = context.store.here, context.stage.figure
    shown = compared_in(figure) if here.view == _VIEW and figure is not None else ()
    return shown or here.compared
