"""Deliveries: the running total over the months, quarters or years it is made of, split by brand, carmaker or car."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from explorer.analysis.cumulative import Curve, cumulative
from explorer.analysis.flows import FLOWS, flow, flow_metric
from explorer.analysis.quantities import Quantity
from explorer.analysis.splits import Part, Split, split
from explorer.analysis.starts import month_zero
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.domain.periods import Period
from explorer.figures.blank import blank
from explorer.figures.deliveries_panels import PRECISION, Counted, bars_panel, curve_panel
from explorer.figures.deliveries_table import table
from explorer.figures.deliveries_words import caveats, counting, subtitle, takeaway
from explorer.figures.figure import Datum, Figure, Panel
from explorer.figures.names import short_name, strip_keys
from explorer.figures.settings import shown_range
from explorer.figures.sourcing import source_line, sources_of
from explorer.figures.words import counted, during
from explorer.state.viewpoint import Viewpoint, link

BY = (("brand", "Brand"), ("partner", "Carmaker"), ("car", "Model"))
_COUNTED = (
    EntityKind.ALLIANCE, EntityKind.PARTNER, EntityKind.BRAND, EntityKind.CAR_MODEL,
    EntityKind.PEER, EntityKind.RIVAL_MODEL,
)  # fmt: skip
_SPLIT = (EntityKind.ALLIANCE, EntityKind.PARTNER, EntityKind.BRAND)
_PIECES = ("vehicles", "orders", "units")


def subject(atlas: Atlas, focus: str) -> Entity | None:
    """Return whom the deliveries are of: the entity in focus if it can be counted in cars, else the alliance."""
    entity = atlas.entities.get(focus)
    if entity is not None and entity.kind in _COUNTED:
        return entity
    return atlas.alliance


def deliveries(atlas: Atlas, here: Viewpoint) -> Figure:
    """Return the deliveries of the subject, in the measure it is counted in, over the range asked for."""
    who = subject(atlas, here.focus)
    if who is None:
        return _nothing(
            atlas, here, "This pack has no alliance. Choose a carmaker, brand or car to see its deliveries."
        )
    counted_up = _counted(atlas, here, who)
    if counted_up is None:
        return _nothing(atlas, here, _lack(atlas, here, who))
    return _composed(atlas, here, counted_up)


def _lack(atlas: Atlas, here: Viewpoint, who: Entity) -> str:
    name, metric = short_name(atlas, who.id), here.metric or flow_metric(atlas, who.id)
    if metric and not _counts(atlas, metric):
        return f"“{atlas.metrics[metric].name_en}” does not count cars month by month, so it is not shown here."
    coarser = next((every for every in ("quarter", "year") if flow(atlas, who.id, metric, every)), "")
    if coarser:
        return (
            f"This pack has {counting(atlas, metric)} of {name} by the {coarser} only. Choose {coarser.capitalize()}ly."
        )
    if here.metric:
        return f"This pack has no {counting(atlas, metric)} of {name} as a whole by the month, quarter or year."
    return f"This pack has no delivery figures for {name}."


def _counted(atlas: Atlas, here: Viewpoint, who: Entity) -> Counted | None:
    metric = here.metric or flow_metric(atlas, who.id)
    if not metric or not _counts(atlas, metric):
        return None
    curve = cumulative(atlas, who.id, metric)
    by = (here.by or "brand") if who.kind in _SPLIT else ""
    parts = _split(atlas, who, by, metric, here.every)
    whole = _whole_range(curve, flow(atlas, who.id, metric), parts.total)
    if whole is None:
        return None
    first, last = shown_range(here, whole, PRECISION[here.every])
    return Counted(
        entity=who,
        metric=metric,
        by=by,
        every=here.every,
        whole=whole,
        first=first,
        last=last,
        curve=curve,
        split=parts,
        month_zero=month_zero(atlas, who.id),
    )


def _counts(atlas: Atlas, metric: str) -> bool:
    """Whether a measure counts what happens in a period, piece by piece: cars, orders; not money, shares or stocks."""
    known = atlas.metrics.get(metric)
    return metric in FLOWS or (known is not None and known.period_kind == "flow" and known.unit in _PIECES)


def _split(atlas: Atlas, who: Entity, by: str, metric: str, every: str) -> Split:
    if by:
        return split(atlas, who.id, by, metric, every)
    own = flow(atlas, who.id, metric, every)
    return Split((Part(who.id, own),), own, {}, ())


def _whole_range(
    curve: Curve, months: Iterable[Period], bars: Mapping[Period, Quantity]
) -> tuple[Period, Period] | None:
    """Return the months of the first and the last figure.

    Stated bounds count only where the running total has nothing exact; a quarter or year that lacks months counts only
    where none of its months does, since what is known of it may end sooner.
    """
    found = [*months, *(point.period for point in curve.points)]
    if not curve.points:
        found += [period for period, _ in curve.marks]
    known = {index for one in found for index in range(one.month_index, one.last_month_index + 1)}
    known |= {index for period, one in bars.items() for index in _reached(period, one, known)}
    return (Period.of_month_index(min(known)), Period.of_month_index(max(known))) if known else None


def _reached(bar: Period, one: Quantity, known: set[int]) -> set[int]:
    months = set(range(bar.month_index, bar.last_month_index + 1))
    return set() if months & known and not one.complete else months


def _composed(atlas: Atlas, here: Viewpoint, shown: Counted) -> Figure:
    panels = tuple(panel for panel in (curve_panel(atlas, shown), bars_panel(atlas, shown)) if panel is not None)
    if not panels:
        name, metric = short_name(atlas, shown.entity.id), counting(atlas, shown.metric)
        return _nothing(atlas, here, f"This pack has no {metric} of {name} {during(shown.first, shown.last)}.")
    sources = sources_of(datum for panel in panels for datum in _data(panel))
    newest = _newest(panels, shown.newest)
    said = takeaway(atlas, shown)
    return Figure(
        view="deliveries",
        link=link(here),
        takeaway=said,
        subtitle=subtitle(atlas, shown),
        panels=panels,
        table=table(atlas, shown, panels),
        sources=sources,
        source_line=source_line(atlas, sources, f"newest figure {newest.label}"),
        caveats=caveats(atlas, shown),
        alt_text=_alt_text(said, panels),
        strip=strip_keys(atlas),
        newest=newest,
    )


def _data(panel: Panel) -> Iterator[Datum]:
    """Yield the numbers of a panel, those of the whole that its stack makes up among them."""
    for series in (*panel.series, *([panel.total] if panel.total else [])):
        yield from series.data


def _newest(panels: tuple[Panel, ...], until: Period) -> Period:
    """Return the newest month that a figure drawn reaches; the sum of a year ends with its months, not the year."""
    data = [datum for panel in panels for one in panel.series for datum in one.data]
    newest = max((one.period.last_month_index for one in data), default=until.month_index)  # none for totals of nothing
    return min(Period.of_month_index(newest), until)


def _alt_text(said: str, panels: tuple[Panel, ...]) -> str:
    parts = [f"{said}."]
    for panel in panels:
        figures = sum(len(one.data) for one in panel.series)
        gaps = f" {'. '.join(gap.note for gap in panel.gaps)}." if panel.gaps else ""
        parts.append(
            f"{panel.title}: {counted(len(panel.series), 'series', 'series')}, {counted(figures, 'figure')}.{gaps}"
        )
    return " ".join(parts)


def _nothing(atlas: Atlas, here: Viewpoint, said: str) -> Figure:
    return blank(atlas, here, said, ("Period", "Total", "Sources"))
