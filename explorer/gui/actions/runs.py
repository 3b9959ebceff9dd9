"""What the actions do, and when they can: one small function each, given the context and the row's argument."""

from __future__ import annotations

from explorer.figures.catalogue import view_row
from explorer.gui.actions.context import Context
from explorer.gui.actions.zoom import shown_months, zoomed
from explorer.gui.settings import THEME
from explorer.gui.text import translate
from explorer.state import moves


def always(context: Context, argument: str) -> bool:
    """Whether nothing is needed."""
    return True


def has_pack(context: Context, argument: str) -> bool:
    """Whether a pack is open, and so a figure shown."""
    return context.store.atlas is not None


def has_months(context: Context, argument: str) -> bool:
    """Whether the figure has a time axis to zoom."""
    figure = context.stage.figure
    return has_pack(context, argument) and figure is not None and shown_months(figure) is not None


def has_sources(context: Context, argument: str) -> bool:
    """Whether the figure has any sources."""
    figure = context.stage.figure
    return has_pack(context, argument) and figure is not None and bool(figure.sources)


def has_fact(context: Context, argument: str) -> bool:
    """Whether there is a fact to copy."""
    return has_pack(context, argument) and context.places.has_fact


def has_details(context: Context, argument: str) -> bool:
    """Whether there are details to copy."""
    return has_pack(context, argument) and context.places.has_details


def has_caveats(context: Context, argument: str) -> bool:
    """Whether the figure has notes."""
    figure = context.stage.figure
    return has_pack(context, argument) and figure is not None and bool(figure.caveats)


def is_ranged(context: Context, argument: str) -> bool:
    """Whether only a part of the time is shown."""
    here = context.store.here
    return has_pack(context, argument) and (here.first is not None or here.last is not None)


def can_go_back(context: Context, argument: str) -> bool:
    """Whether there is an earlier viewpoint."""
    return context.store.can_go_back


def can_go_forward(context: Context, argument: str) -> bool:
    """Whether there is a later viewpoint."""
    return context.store.can_go_forward


def is_view(context: Context, argument: str) -> bool:
    """Whether this view is shown."""
    return has_pack(context, argument) and view_row(context.store.here.view).id == argument


def is_table(context: Context, argument: str) -> bool:
    """Whether the table is shown in place of the chart."""
    return context.store.here.show == "table"


def is_theme(context: Context, argument: str) -> bool:
    """Whether the user chose this theme."""
    return context.theme.choice == argument


def is_tree_shown(context: Context, argument: str) -> bool:
    """Whether the tree is seen."""
    return context.places.tree_shown


def is_details_shown(context: Context, argument: str) -> bool:
    """Whether the details are seen."""
    return context.places.details_shown


def ask_pack(context: Context, argument: str) -> None:
    """Let the user choose a pack."""
    context.packs.ask()


def open_bundled(context: Context, argument: str) -> None:
    """Open the pack that comes with the program."""
    context.packs.open_bundled()


def close_pack(context: Context, argument: str) -> None:
    """Close the open pack."""
    context.packs.close()


def offer_export(context: Context, argument: str) -> None:
    """Open the menu of the kinds of export."""
    context.exports.offer()


def export(context: Context, argument: str) -> None:
    """Export the figure shown."""
    context.exports.ask(argument)


def copy_link(context: Context, argument: str) -> None:
    """Copy the link to this view."""
    context.exports.copy_link()


def copy_picture(context: Context, argument: str) -> None:
    """Copy the figure as a picture."""
    context.exports.copy_picture()


def copy_table(context: Context, argument: str) -> None:
    """Copy the table as cells."""
    context.exports.copy_table()


def copy_bibliography(context: Context, argument: str) -> None:
    """Copy the sources of the figure."""
    context.exports.copy_bibliography()


def copy_fact(context: Context, argument: str) -> None:
    """Copy a fact with its citation."""
    context.places.copy_fact()


def copy_details(context: Context, argument: str) -> None:
    """Copy the details."""
    context.places.copy_details()


def open_palette(context: Context, argument: str) -> None:
    """Open the palette."""
    context.places.open_palette()


def show_sources(context: Context, argument: str) -> None:
    """Show the sources."""
    context.places.show_sources(argument)


def leave(context: Context, argument: str) -> None:
    """Close the window."""
    context.places.quit()


def search(context: Context, argument: str) -> None:
    """Go to the search field."""
    context.places.search()


def show_view(context: Context, argument: str) -> None:
    """Look at another view."""
    context.store.go(translate("Move", "Show view"), moves.show_view, argument)


def toggle_table(context: Context, argument: str) -> None:
    """Change between chart and table."""
    context.store.go(translate("Move", "Chart or table"), moves.toggle_table)


def toggle_notes(context: Context, argument: str) -> None:
    """Show or hide the notes of the figure."""
    context.stage.toggle_notes()


def zoom(context: Context, argument: str) -> None:
    """Show half or twice the time around the middle of what is shown."""
    atlas, figure = context.store.atlas, context.stage.figure
    if atlas is not None and figure is not None:
        first, last = zoomed(atlas, context.store.here, figure, inwards=argument == "in")
        context.store.slide(translate("Move", "Zoom"), moves.show_range, first, last)


def zoom_all(context: Context, argument: str) -> None:
    """Show all time."""
    context.store.go(translate("Move", "Show all time"), moves.show_range, None, None)


def toggle_tree(context: Context, argument: str) -> None:
    """Show or hide the tree."""
    context.places.toggle_tree()


def toggle_details(context: Context, argument: str) -> None:
    """Show or hide the details."""
    context.places.toggle_details()


def choose_theme(context: Context, argument: str) -> None:
    """Use a theme, and remember it."""
    context.settings.set(THEME, argument)
    context.theme.choose(argument)


def go_back(context: Context, argument: str) -> None:
    """Return to the viewpoint before."""
    context.store.back()


def go_forward(context: Context, argument: str) -> None:
    """Return to the viewpoint after."""
    context.store.forward()


def next_region(context: Context, argument: str) -> None:
    """Move the focus to the next region."""
    context.places.step(1)


def previous_region(context: Context, argument: str) -> None:
    """Move the focus to the region before."""
    context.places.step(-1)


def show_keys(context: Context, argument: str) -> None:
    """Show the keys."""
    context.places.show_keys()


def show_about(context: Context, argument: str) -> None:
    """Show versions and licences."""
    context.places.show_about()
