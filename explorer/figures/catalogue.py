"""The table of views, and the one way from an atlas and a viewpoint to a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from explorer.domain.periods import Period
from explorer.figures.recent import recent
from explorer.figures.words import did_you_mean, listed
from explorer.records import record
from explorer.state.notebook import Notebook, OwnVerdict
from explorer.state.viewpoint import LinkError, Viewpoint

if TYPE_CHECKING:
    from explorer.domain.atlas import Atlas
    from explorer.figures.figure import Figure
    from explorer.figures.panels import Control

Builder = Callable[["Atlas", Viewpoint], "Figure"]
OwnBuilder = Callable[["Atlas", Viewpoint, Mapping[str, tuple[str, str]]], "Figure"]
Words = tuple[tuple[str, str], ...]  # (the word in links, the word on the control), the default first

_PACK = "This pack "  # how a sentence on what a pack lacks begins
_EVERY: Words = (("month", "Monthly"), ("quarter", "Quarterly"), ("year", "Yearly"))


@record(frozen=True, slots=True)
class ViewRow:
    """A view: its word in links, its tab, the digit that opens it, and the options it reads.

    ``options`` names the controls of the options row: ``by``, ``every``, ``range``, ``chips``, ``controls`` (those of
    the figure), ``compare`` (what stands side by side). ``own`` says that it shows the user's own verdicts and notes.
    The view itself is the function of its name in the module of its name, which is loaded when first asked for: the
    window is painted before that. ``BY`` and ``EVERY`` there are the words that the view reads.
    """

    id: str
    title: str
    key: str
    options: frozenset[str]
    own: bool = False

    @property
    def _module(self) -> ModuleType:
        return import_module(f"explorer.figures.{self.id}")

    @property
    def builder(self) -> Builder:
        """The pure function that makes the figure."""
        found: Builder = getattr(self._module, self.id)
        return found

    @property
    def own_builder(self) -> OwnBuilder | None:
        """The same with the user's own verdicts and notes by the id of a claim, where the view shows any."""
        found: OwnBuilder | None = getattr(self._module, self.id) if self.own else None
        return found

    @property
    def by(self) -> Words:
        """The groupings, the default first."""
        found: Words = getattr(self._module, "BY", ())
        return found

    @property
    def every(self) -> Words:
        """The widths of a period, the default first."""
        found: Words = getattr(self._module, "EVERY", _EVERY)
        return found


VIEWS = (
    ViewRow("overview", "Overview", "1", frozenset()),
    ViewRow("timeline", "Timeline", "2", frozenset({"chips", "range"})),
    ViewRow("deliveries", "Deliveries", "3", frozenset({"by", "every", "range"})),
    ViewRow("scaling", "Scaling", "4", frozenset({"by", "chips", "controls", "range"})),
    ViewRow("prices", "Prices", "5", frozenset({"by", "chips", "controls", "range"})),
    ViewRow("roles", "Roles", "6", frozenset({"by"})),
    ViewRow("technology", "Technology", "7", frozenset({"by"})),
    ViewRow("finances", "Finances", "8", frozenset({"by", "every", "range", "controls"})),
    ViewRow("claims", "Claims", "9", frozenset({"chips"}), own=True),
    ViewRow("compare", "Compare", "0", frozenset({"compare"})),
    ViewRow("scenario", "Scenario", "", frozenset({"by", "controls"})),
)
DEFAULT_VIEW = "deliveries"


def view_row(view: str) -> ViewRow:
    """Return the row of a view, the default one for an empty id; LinkError names the nearest of an unknown one."""
    wanted = view or DEFAULT_VIEW
    ids = [row.id for row in VIEWS]
    for row in VIEWS:
        if row.id == wanted:
            return row
    raise LinkError(f"There is no view “{view}”.{did_you_mean(view, ids)} The views are {listed(ids)}.")


def resolved(here: Viewpoint) -> Viewpoint:
    """Return the viewpoint with the default view named where none is, and no way of splitting that another view has.

    A viewpoint carries that along from view to view, where it chooses nothing. Raises LinkError for an unknown view.
    """
    row = view_row(here.view)
    by = here.by if here.by and here.by in dict(row.by) else ""  # no view is loaded for no word
    return here if (here.view, here.by) == (row.id, by) else replace(here, view=row.id, by=by)


def figure(atlas: Atlas, here: Viewpoint, own: Notebook | None = None) -> Figure:
    """Return what a viewpoint shows of a pack, up to the viewpoint's as-of date.

    ``own`` is what the user wrote, for the views that show it. A focus that the pack does not have counts as none.
    Raises LinkError for an unknown view.
    """
    here = resolved(here)
    return _figure(atlas, here, own.verdicts if own is not None and view_row(here.view).own else ())


@recent(24)
def _figure(atlas: Atlas, here: Viewpoint, own: tuple[OwnVerdict, ...]) -> Figure:
    from explorer.figures.as_of import as_of_date, known_by  # late: the table of views is read before any pack

    row, then = view_row(here.view), known_by(atlas, as_of_date(atlas, here.as_of))
    if row.own_builder is not None and own:
        written = {one.claim_id: (one.verdict.value if one.verdict else "", one.note) for one in own}
        return row.own_builder(then, here, written)
    made = row.builder(then, here)
    return made if then is atlas or not made.empty else replace(made, empty=_dated(made.empty, then))


def _dated(lack: str, then: Atlas) -> str:
    """Return what a pack lacked on an earlier date as of that date; today it may well have it."""
    if not lack.startswith(_PACK):
        return lack
    return f"Up to {Period.day(then.info.as_of).label}, {_PACK.lower()}{lack.removeprefix(_PACK)}"


def checked(atlas: Atlas, here: Viewpoint) -> Viewpoint:
    """Return a viewpoint that came as text with its view resolved; LinkError if the pack lacks what it names."""
    words = [word for word, _ in view_row(here.view).by] if here.by else []
    records = (*atlas.entities, *atlas.milestones, *atlas.claims)
    if here.focus and here.focus not in records:
        raise LinkError(f"The pack has no “{here.focus}” to focus.{did_you_mean(here.focus, records)}")
    for one in here.compared:
        if one not in atlas.entities:
            raise LinkError(f"The pack has no entity “{one}”.{did_you_mean(one, atlas.entities)}")
    if words and here.by not in words:
        raise LinkError(f"“by={here.by}” is unknown.{did_you_mean(here.by, words)} Use {listed(words, 'or')}.")
    if here.metric and here.metric not in atlas.metrics:
        raise LinkError(f"The pack has no metric “{here.metric}”.{did_you_mean(here.metric, atlas.metrics)}")
    if here.settings:
        from explorer.figures.limits import check_settings  # late, with the vocabulary of controls

        check_settings(atlas, here, _controls(atlas, here), lambda: _other_controls(atlas, here))
    return resolved(here)


def _controls(atlas: Atlas, here: Viewpoint) -> tuple[Control, ...]:
    """Return the controls of a view at the pack's own date, which no later one can add to."""
    return figure(atlas, replace(here, as_of=None)).controls


def _other_controls(atlas: Atlas, here: Viewpoint) -> Iterator[Control]:
    bare = replace(here, by="", settings=())
    for row in VIEWS:
        yield from _controls(atlas, replace(bare, view=row.id)) if row.id != here.view else ()
