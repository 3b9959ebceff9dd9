"""A viewpoint without what its view does not look at: options that are left from other views."""

from __future__ import annotations

from dataclasses import replace

from explorer.domain.atlas import Atlas
from explorer.figures.as_of import as_of_date, known_by
from explorer.figures.catalogue import resolved, view_row
from explorer.figures.figure import Figure
from explorer.state.viewpoint import Viewpoint

_OPTIONS = ("compared", "by", "metric", "every", "hidden")
_RANGE = ("first", "last")


def looked_at(atlas: Atlas, here: Viewpoint, *, selected: bool) -> Viewpoint:
    """Return a viewpoint that shows the same figure of a pack, with every option at its base that changes nothing.

    An entity stays in focus. Where the viewpoint is ``selected``, to be gone to, so does any other record, which a
    window selects whatever its view shows, and a range, which the figures of a later pack may exceed.
    """
    here = resolved(here)
    shown = _drawn(atlas, here)
    bare = Viewpoint()
    focus = () if selected or here.focus in atlas.entities else ("focus",)
    reach = () if selected and "range" in view_row(here.view).options else _RANGE
    for name in (*focus, *_OPTIONS, *reach):
        if getattr(here, name) != getattr(bare, name):
            here = _unless_missed(atlas, here, replace(here, **{name: getattr(bare, name)}), shown)
    for one in here.settings:
        kept = tuple(other for other in here.settings if other != one)
        here = _unless_missed(atlas, here, replace(here, settings=kept), shown)
    return here


def _unless_missed(atlas: Atlas, here: Viewpoint, without: Viewpoint, shown: Figure) -> Viewpoint:
    return without if _drawn(atlas, without) == shown else here


def _drawn(atlas: Atlas, here: Viewpoint) -> Figure:
    """Return what a viewpoint shows, whatever its link; it is not remembered, since none of it is looked at."""
    return replace(view_row(here.view).builder(known_by(atlas, as_of_date(atlas, here.as_of)), here), link="")
