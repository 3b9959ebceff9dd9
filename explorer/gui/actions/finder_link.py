"""A link that is pasted into the palette: offered before anything else, if it stands for a view of the pack."""

from __future__ import annotations

from explorer.domain.atlas import Atlas
from explorer.figures.catalogue import checked, view_row
from explorer.gui.actions.finder import Offer
from explorer.gui.actions.finder_rows import view_icon
from explorer.gui.actions.view_titles import view_title
from explorer.gui.itemmodels.palette_rows import Kind, PaletteGroup, PaletteRow
from explorer.gui.text import translate
from explorer.state.viewpoint import LinkError, link, viewpoint


def with_link(offer: Offer, atlas: Atlas | None, query: str) -> Offer:
    """Return an offer with the view first that a query is the link of; a view's word alone is no link."""
    if atlas is None or not {"?", "="}.issubset(query):
        return offer
    try:
        there = checked(atlas, viewpoint(query))
    except LinkError:
        return offer
    row = PaletteRow(
        Kind.LINK,
        link(there),
        translate("Palette", "Go to this view"),
        detail=view_title(view_row(there.view)),
        mark=view_icon(there.view),
        verb=translate("Palette", "show"),
    )
    return Offer((PaletteGroup(translate("Palette", "Link"), (row,), 1), *offer.groups), offer.total + 1)
