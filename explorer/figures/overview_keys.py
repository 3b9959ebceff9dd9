"""The strip of key figures of the overview: each worked out from rows of the pack, with their sources."""

from __future__ import annotations

from collections import Counter

from explorer.analysis.concentration import concentrations
from explorer.analysis.flows import flow_metric
from explorer.analysis.growth import MILLION
from explorer.analysis.headline import headline
from explorer.analysis.thresholds import reach
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, Tie
from explorer.domain.evidence import Verdict
from explorer.figures.names import short_name
from explorer.figures.overview_map import Cast
from explorer.figures.panels import KeyFigure
from explorer.figures.scaling_panel import months_text
from explorer.figures.sourcing import cited_by
from explorer.figures.words import DASH, bounded, counted, number, on, percent_span

_NONE = "No figure in this pack"
_CHECKED = (Verdict.SUPPORTED, Verdict.PARTLY, Verdict.CONTRADICTED)


def key_figures(atlas: Atlas, who: Cast) -> tuple[KeyFigure, ...]:
    """Return the five key figures in their order; one the pack cannot give says so."""
    one = who.alliance
    return (
        *((_delivered(atlas, one), _months(atlas, one), _largest(atlas, one)) if one is not None else ()),
        _carmakers(atlas, who),
        _claims(atlas),
    )


def _missing(record_id: str, label: str, target: str = "", why: str = _NONE) -> KeyFigure:
    return KeyFigure(record_id, label, DASH, why, target=target)


def _delivered(atlas: Atlas, one: Entity) -> KeyFigure:
    label, found = "Cars delivered", headline(atlas, one.id)
    if found is None:
        return _missing("delivered", label, one.id)
    total = found.quantity
    return KeyFigure("delivered", label, bounded(number(total.value), total.bound), f"by {found.period.label}",
                     total.value, total.unit, total.calc, total.sources, one.id)  # fmt: skip


def _months(atlas: Atlas, one: Entity) -> KeyFigure:
    label, found = "Months to a million", reach(atlas, one.id, MILLION)
    if found is None or found.last is None:
        return _missing("months", label, one.id, "Not reached yet" if found is None else _NONE)
    value = float(found.last) if found.exact else None
    calc = f"months from the first delivery to {found.period.label}"
    return KeyFigure("months", label, months_text(found), on(found.period), value, "months", calc,
                     found.sources, found.record or one.id)  # fmt: skip


def _largest(atlas: Atlas, one: Entity) -> KeyFigure:
    label = "Top brand's share"
    found = concentrations(atlas, one.id, flow_metric(atlas, one.id))
    if not found:
        return _missing("largest", label, one.id)
    year = found[-1]
    share, most = year.share.value, year.most.value
    text = percent_span(share, most)
    detail = f"{short_name(atlas, year.largest)}, {year.period.label}"
    return KeyFigure("largest", label, text, detail, share, "share of 1", year.share.calc, year.share.sources,
                     year.largest)  # fmt: skip


def _carmakers(atlas: Atlas, who: Cast) -> KeyFigure:
    count, brands = len(who.makers), sum(len(row) for row in who.brands)
    makers = {one.id for one in who.makers}
    joined = [one for one in atlas.relations if one.kind == Tie.JOINED and one.from_id in makers]
    sources = cited_by((*joined, *who.makers))
    target = who.alliance.id if who.alliance is not None else ""
    return KeyFigure("carmakers", "Carmakers", number(count), f"with {counted(brands, 'brand')}", float(count), "",
                     "counted", sources, target)  # fmt: skip


def _claims(atlas: Atlas) -> KeyFigure:
    """Return how many of the claims that can be checked have a verdict; opinions are not counted."""
    label, verdicts = "Claims checked", Counter(one.verdict for one in atlas.claims.values())
    checkable = len(atlas.claims) - verdicts[Verdict.OPINION]
    if not checkable:
        return _missing("claims", label, why="No claims known")
    checked = sum(verdicts[one] for one in _CHECKED)
    sources = cited_by(one for one in atlas.claims.values() if one.verdict in _CHECKED)
    opinions = counted(verdicts[Verdict.OPINION], "opinion")
    return KeyFigure("claims", label, f"{checked} of {checkable}", f"{verdicts[Verdict.SUPPORTED]} supported",
                     float(checked), "", f"counted, {opinions} left out", sources)  # fmt: skip
