"""Finances: profit, revenue, margin and R&D of the carmakers and of Huawei's car unit, side by side as small charts."""

from __future__ import annotations

from dataclasses import replace

from explorer.analysis.results import METRICS, companies, has_results, results
from explorer.domain.atlas import Atlas
from explorer.domain.periods import latest
from explorer.figures.blank import blank
from explorer.figures.currency import SETTING, chosen_rate, currency_control
from explorer.figures.figure import Figure, Panel
from explorer.figures.finances_caveats import caveats
from explorer.figures.finances_panels import PRECISION, Shown, panels, reach
from explorer.figures.finances_table import TITLES, table
from explorer.figures.finances_words import NOUNS, subtitle, takeaway
from explorer.figures.names import strip_keys
from explorer.figures.panels import Control
from explorer.figures.settings import shown_range
from explorer.figures.sourcing import in_order, source_line, sources_of
from explorer.figures.words import counted, listed
from explorer.state.viewpoint import Viewpoint, link

BY = (("profit", "Net profit"), ("revenue", "Revenue"), ("margin", "Gross margin"), ("rd", "R&D"))
EVERY = (("year", "Yearly"), ("quarter", "Quarterly"))
_METRIC = dict(zip((word for word, _ in BY), METRICS, strict=True))
_OWN = "own"
_COLUMNS = 3


def finances(atlas: Atlas, here: Viewpoint) -> Figure:
    """Return one financial measure of every company of the alliance, a small panel each."""
    here = _worded(here)
    metric, every = _METRIC.get(here.by, METRICS[0]), here.every if here.every in PRECISION else EVERY[0][0]
    ids = _shown_ids(atlas, here)
    found = tuple((entity_id, results(atlas, entity_id, metric)) for entity_id in ids)
    whole = reach(found, every) if metric in atlas.metrics else None
    if whole is None:
        return blank(atlas, here, _lack(atlas, metric, every, ids), TITLES, controls=_controls(atlas, here, metric))
    first, last = shown_range(here, whole, PRECISION[every])
    shown = Shown(
        metric=metric,
        every=every,
        companies=found,
        whole=whole,
        first=first,
        last=last,
        focus=_focus(atlas, here, ids),
        rate=chosen_rate(atlas, here),
        own=bool(dict(here.settings).get(_OWN, 0.0)),
    )
    return _composed(atlas, here, shown)


def _worded(here: Viewpoint) -> Viewpoint:
    """Return the viewpoint with a measure that was asked for by its id asked for by its word, as the control does."""
    words = {metric: word for word, metric in _METRIC.items()}
    if here.metric not in words:
        return here
    return replace(here, by=here.by if here.by in _METRIC else words[here.metric], metric="")


def _shown_ids(atlas: Atlas, here: Viewpoint) -> tuple[str, ...]:
    """Return the companies of the alliance, then whatever else with results is in focus or compared."""
    others = [one for one in (here.focus, *here.compared) if one in atlas.entities and has_results(atlas, one)]
    return in_order((*companies(atlas), *others))


def _focus(atlas: Atlas, here: Viewpoint, ids: tuple[str, ...]) -> str:
    """Return the company that the focus is, or belongs to; empty for none of those shown."""
    line = [here.focus, *(one.id for one in reversed(atlas.ancestors(here.focus)))]
    return next((one for one in line if one in ids), "")


def _controls(atlas: Atlas, here: Viewpoint, metric: str) -> tuple[Control, ...]:
    own = float(bool(dict(here.settings).get(_OWN, 0.0)))
    toggle = Control(_OWN, "Own scales", "toggle", own, 0.0, detail="Each panel on a scale of its own")
    money = metric in atlas.metrics and atlas.metrics[metric].unit != "%"
    return (toggle, *(currency_control(atlas, here) if money else ()))


def _lack(atlas: Atlas, metric: str, every: str, ids: tuple[str, ...]) -> str:
    if not ids:
        return "This pack has no carmakers whose finances could be shown."
    if metric not in atlas.metrics:
        return f"This pack has no {NOUNS[metric]} figures: it lacks the measure “{metric}”."
    other = next((one for one, _ in EVERY if one != every and _any(atlas, metric, one, ids)), "")
    if other:
        return f"This pack has {NOUNS[metric]} by the {other} only. Choose {other.capitalize()}ly."
    return f"This pack has no {NOUNS[metric]} figures."


def _any(atlas: Atlas, metric: str, every: str, ids: tuple[str, ...]) -> bool:
    return reach([(one, results(atlas, one, metric)) for one in ids], every) is not None


def _composed(atlas: Atlas, here: Viewpoint, shown: Shown) -> Figure:
    found = panels(atlas, shown)
    controls = _controls(atlas, here, shown.metric)
    unit = found[0].unit
    data = [datum for panel in found for one in panel.series for datum in one.data]
    sources, newest = sources_of(data), latest(datum.period for datum in data)
    said = takeaway(atlas, shown)
    more = f"newest figure {newest.label}" if newest else "no figure in this range"
    return Figure(
        view="finances",
        link=link(here),
        takeaway=said,
        subtitle=subtitle(shown, unit),
        panels=found,
        table=table(atlas, shown, unit),
        sources=sources,
        source_line=source_line(atlas, sources, more),
        caveats=(*caveats(atlas, shown), *_lost_rate(here, shown, unit)),
        alt_text=_alt_text(said, found),
        strip=strip_keys(atlas),
        newest=newest,
        controls=controls,
        columns=_COLUMNS,
    )


def _lost_rate(here: Viewpoint, shown: Shown, unit: str) -> tuple[str, ...]:
    """Say so where the rate asked for is of a day after the as-of date."""
    asked = dict(here.settings).get(SETTING, 0.0)
    if not asked or shown.rate is not None or unit == "%":
        return ()
    return ("The rate of exchange asked for is of a later date; amounts are in the pack’s own currency.",)


def _alt_text(said: str, found: tuple[Panel, ...]) -> str:
    filled = [panel for panel in found if panel.series]
    parts = [f"{said}.", f"Small charts of {counted(len(found), 'company', 'companies')}."]
    for panel in filled:
        figures = sum(len(one.data) for one in panel.series)
        parts.append(f"{panel.title}: {counted(figures, 'figure')}.")
    bare = [panel.title for panel in found if not panel.series]
    return " ".join([*parts, *([f"No figure: {listed(bare)}."] if bare else [])])
