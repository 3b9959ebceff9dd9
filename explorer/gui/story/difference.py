"""Where the view on screen differs from the one a step has saved, in few words for each."""

from __future__ import annotations

from collections.abc import Callable

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.figures.catalogue import checked, figure, resolved, view_row
from explorer.figures.names import short_name
from explorer.gui.actions.view_titles import view_title
from explorer.gui.panels.option_words import by_words, every_words
from explorer.gui.text import translate
from explorer.state.viewpoint import LinkError, Viewpoint, viewpoint

_MOST_WORDS = 2  # differences that are named
_MOST_NAMES = 3
_LONGEST_NAME = 48

Words = Callable[[Atlas, Viewpoint], str]


def saved_view(atlas: Atlas | None, link: str) -> Viewpoint | None:
    """Return the viewpoint that a step has saved, ``None`` where it has none or one that the pack lacks."""
    if atlas is None or not link:
        return None
    try:
        return checked(atlas, viewpoint(link))
    except LinkError:
        return None


def link_fault(atlas: Atlas | None, link: str) -> str:
    """Return why a link cannot be followed in a pack, or an empty text."""
    if atlas is None or not link:
        return ""
    try:
        checked(atlas, viewpoint(link))
    except LinkError as error:
        return str(error)
    return ""


def difference(atlas: Atlas, saved: Viewpoint, here: Viewpoint) -> tuple[str, str] | None:
    """Return what differs in words, as saved and as it is now; ``None`` where nothing does."""
    saved, here = resolved(saved), resolved(here)
    if saved == here:
        return None
    found = [(words(atlas, saved), words(atlas, here)) for words in _WORDS]
    named = [pair for pair in found if pair[0] != pair[1]]
    if not named:
        return translate("Difference", "other settings"), translate("Difference", "the settings shown")
    joint = translate("Difference", ", ")
    shown = named[: _MOST_WORDS if saved.view == here.view else 1]
    return joint.join(pair[0] for pair in shown), joint.join(pair[1] for pair in shown)


def _view(atlas: Atlas, here: Viewpoint) -> str:
    del atlas
    return view_title(view_row(here.view))


def _focus(atlas: Atlas, here: Viewpoint) -> str:
    if not here.focus:
        return translate("Difference", "nothing selected")
    name = _name(atlas, here.focus)
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def _compared(atlas: Atlas, here: Viewpoint) -> str:
    if not here.compared:
        return translate("Difference", "no choice of whom to compare")
    return _listed([_name(atlas, one) for one in here.compared])


def _by(atlas: Atlas, here: Viewpoint) -> str:
    del atlas
    words = by_words(view_row(here.view))
    return dict(words).get(here.by, words[0][1] if words else here.by)


def _every(atlas: Atlas, here: Viewpoint) -> str:
    del atlas
    return dict(every_words(view_row(here.view))).get(here.every, here.every)


def _metric(atlas: Atlas, here: Viewpoint) -> str:
    one = atlas.metrics.get(here.metric)
    return one.name_en if one is not None else translate("Difference", "its own measure")


def _range(atlas: Atlas, here: Viewpoint) -> str:
    del atlas
    if here.first is None and here.last is None:
        return translate("Difference", "all time")
    ends = (_end(here.first, translate("Difference", "start")), _end(here.last, translate("Difference", "now")))
    return translate("Difference", "{0} – {1}").format(*ends)


def _as_of(atlas: Atlas, here: Viewpoint) -> str:
    del atlas
    return _end(here.as_of, translate("Difference", "as known now"))


def _show(atlas: Atlas, here: Viewpoint) -> str:
    del atlas
    return translate("Difference", "table") if here.show == "table" else translate("Difference", "chart")


def _hidden(atlas: Atlas, here: Viewpoint) -> str:
    if not here.hidden:
        return translate("Difference", "nothing hidden")
    labels = {one.id: one.label for one in figure(atlas, here).choices}
    names = [labels.get(one) or _name(atlas, one) for one in sorted(here.hidden)]
    return translate("Difference", "{0} hidden").format(_listed(names))


def _settings(atlas: Atlas, here: Viewpoint) -> str:
    if not here.settings:
        return translate("Difference", "its own settings")
    controls = {one.name: one for one in figure(atlas, here).controls}
    named = []
    for name, value in here.settings:
        control = controls.get(name)
        title = control.title if control is not None else name
        toggle = control is not None and control.kind == "toggle"
        named.append(title if toggle else f"{title} {value:,.10g}")
    return _listed(named)


def _end(period: Period | None, otherwise: str) -> str:
    return period.label if period is not None else otherwise


def _name(atlas: Atlas, record_id: str) -> str:
    if record_id in atlas.entities:
        return short_name(atlas, record_id)
    if record_id in atlas.milestones:
        return atlas.milestones[record_id].title_en
    if record_id in atlas.claims:
        return translate("Difference", "claim {0}").format(atlas.claims[record_id].article_order)
    return record_id


def _listed(names: list[str]) -> str:
    if len(names) > _MOST_NAMES:
        return translate("Difference", "{0} and {1} more").format(", ".join(names[:2]), len(names) - 2)
    return ", ".join(names)


_WORDS: tuple[Words, ...] = (
    _view,
    _focus,
    _compared,
    _by,
    _metric,
    _every,
    _range,
    _as_of,
    _show,
    _hidden,
    _settings,
)
