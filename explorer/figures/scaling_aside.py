"""What the details show beside the scaling figure: months to the threshold, how they are counted, what is unsure."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.analysis.concentration import concentrations
from explorer.analysis.flows import flow, flow_metric
from explorer.analysis.growth import MILLION
from explorer.analysis.run_rate import RunRate, run_rate
from explorer.analysis.starts import first_delivery, parts_of
from explorer.analysis.thresholds import BUILT
from explorer.domain.atlas import Atlas
from explorer.domain.entities import EntityKind
from explorer.domain.observations import Status
from explorer.domain.periods import Period, month_span
from explorer.figures.deliveries_words import counting
from explorer.figures.dossier import Dossier, Fact, Run, Section
from explorer.figures.names import named, short_name
from explorer.figures.scaling_lines import Line, Scaled
from explorer.figures.scaling_panel import months_text
from explorer.figures.scaling_words import amount, fairness, stated_months
from explorer.figures.sourcing import in_order, sources_of
from explorer.figures.words import counted, number, percent_span, span


def aside(atlas: Atlas, shown: Scaled) -> Dossier:
    """Return the dossier of the figure itself, of no one record."""
    sections = [
        Section("Months from the first delivery", tuple(_bars(atlas, shown))),
        Section("How it is counted", tuple(_counting(atlas, shown))),
        Section("Read with care", text=" ".join(_care(atlas, shown))),
        *_hero_sections(atlas, shown),
    ]
    count = counted(len(sections[0].facts), "entity", "entities")
    found = tuple(one for one in sections if one.facts or one.text)
    return Dossier(
        id="",
        title=f"Months to {number(shown.threshold)}",
        title_zh="",
        colour="",
        path=(Run(f"Scaling · {count}"),),
        sections=found,
        sources=sources_of(fact for one in found for fact in one.facts),
    )


def _bars(atlas: Atlas, shown: Scaled) -> Iterator[Fact]:
    lines = [line for line in (*shown.lines, *shown.absent) if line.curve.points or line.reached]
    longest = max((line.reached.last or 0 for line in lines if line.reached), default=0)
    for line in sorted(lines, key=_months_order):
        yield _bar(atlas, line, longest) if line.reached else _waiting(atlas, line, shown.threshold)


def _months_order(line: Line) -> tuple[bool, bool, int]:
    one = line.reached
    return one is None, one is None or one.last is None, one.last or 0 if one is not None else 0


def _bar(atlas: Atlas, line: Line, longest: int) -> Fact:
    name, one = short_name(atlas, line.entity.id), line.reached
    assert one is not None
    if one.last is None:
        runs = (Run(one.period.label), Run(" no month 0", quiet=True))
        return Fact(name, runs, one.sources, status=one.status, colour=line.colour)
    runs = (Run(months_text(one)), Run(f" {counting(atlas, one.metric)}", quiet=True))
    share = one.last / longest if longest else None
    calc = f"months from the first delivery to {one.period.label}"
    return Fact(name, runs, one.sources, calc=calc, status=one.status, colour=line.colour, share=share)


def _waiting(atlas: Atlas, line: Line, threshold: float) -> Fact:
    """Return the fact for an entity that has not reached the threshold, or did before its first figure."""
    name, first, last = short_name(atlas, line.entity.id), line.curve.points[0], line.curve.points[-1]
    if line.passed_unseen(threshold):
        runs = (Run(f"Before {first.period.label}", quiet=True),)
        return Fact(name, runs, first.quantity.sources, calc="its first known total is above", colour=line.colour)
    stands = f" {number(last.quantity.value)}, {last.period.label}"
    return Fact(
        name,
        (Run("Not reached"), Run(stands, quiet=True)),
        last.quantity.sources,
        status=last.quantity.status,
        colour=line.colour,
    )


def _counting(atlas: Atlas, shown: Scaled) -> Iterator[Fact]:
    yield Fact("Month 0", (Run("Month of first delivery"),), calc="the earliest of its brands, for a sum of brands")
    for line in (*shown.lines, *shown.absent):
        name, start = short_name(atlas, line.entity.id), first_delivery(atlas, line.entity.id)
        if start is not None:
            runs = (Run(start.period.label), *_first_car(atlas, line.entity.id, start.period))
            yield Fact(name, runs, start.sources)
        elif line.began is not None:
            yield Fact(name, (Run(line.began.label), Run(" year only", quiet=True)), line.entity.source_ids)
        else:
            yield Fact(name, ())


def _first_car(atlas: Atlas, entity_id: str, began: Period) -> tuple[Run, ...]:
    """Return a comma and the car that was delivered first, where one of the entity's cars has that date."""
    for part in parts_of(atlas, entity_id):
        start = first_delivery(atlas, part.id)
        if start is not None and start.period == began:
            if part.kind is EntityKind.CAR_MODEL:
                return (Run(", "), *named(atlas, part.id)[:1])
            return _first_car(atlas, part.id, began)
    return ()


def _care(atlas: Atlas, shown: Scaled) -> Iterator[str]:
    yield fairness(atlas)
    counts = in_order(counting(atlas, line.reached.metric) for line in shown.lines if line.reached)
    if len(counts) > 1:
        yield f"Not all count the same: {', '.join(counts)}."
    if shown.threshold == MILLION and shown.hero is not None:
        yield from _brand_alone(atlas)


def _brand_alone(atlas: Atlas) -> Iterator[str]:
    for brand in atlas.member_brands:
        for one in stated_months(atlas, brand.id):
            scope = f", {one.scope}" if one.scope else ""
            yield f"{short_name(atlas, brand.id)} alone passed {amount(MILLION)} in month {number(one.value)}{scope}."


def _hero_sections(atlas: Atlas, shown: Scaled) -> Iterator[Section]:
    hero = shown.hero
    if hero is None:
        return
    metric = flow_metric(atlas, hero.entity.id)
    found = concentrations(atlas, hero.entity.id, metric)
    if found:
        one = found[-1]
        share = percent_span(one.share.value, one.most.value)
        low, high = (f"{value:.2f}" for value in (one.low.value, one.high.value))
        index = low if low == high else f"{low}–{high}"
        yield Section(
            f"Concentration in {one.period.label}",
            (
                Fact("Largest brand", (*named(atlas, one.largest)[:1], Run(f" {share}")), one.share.sources,
                     calc=one.share.calc, status=Status.DERIVED),
                Fact("Herfindahl index", (Run(index), Run(" of 1", quiet=True)), one.low.sources, calc=one.low.calc,
                     status=Status.DERIVED),
                Fact("Not split", (Run(f"{number(one.unsplit)} {counting(atlas, metric)}"),), one.low.sources,
                     calc="total less the brands' figures", status=Status.DERIVED),
            ),
        )  # fmt: skip
    pace = run_rate(atlas, hero.entity.id)
    if pace is not None:
        yield _pace(pace)
    yield from _quality(atlas, hero, metric)


def _pace(one: RunRate) -> Section:
    window = span(one.first, one.last)
    lacking = f", {counted(one.missing, 'month')} missing" if one.missing else ""
    sources = in_order((*one.mean.sources, *one.now.sources))
    calc = (
        f"({number(one.target)} − {number(one.now.value)}) divided by the mean of {window}{lacking}; "
        "fewest at the fastest of these months, most at the slowest"
    )
    between = f" ({number(one.fewest)}–{number(one.most)})"
    return Section(
        f"To {number(one.target)}",
        (
            Fact("Stands at", (Run(number(one.now.value)), Run(f" {one.at.label}", quiet=True)), one.now.sources,
                 calc=one.now.calc, status=one.now.status),
            Fact("Run-rate", (Run(f"{number(one.mean.value)} a month"), Run(
                 f" {number(one.slowest.value)}–{number(one.fastest.value)}", quiet=True)), one.mean.sources,
                 calc=f"mean, slowest and fastest month of {window}{lacking}", status=Status.DERIVED),
            Fact("Months to go", (Run(number(one.months)), Run(between, quiet=True)), sources, calc=calc,
                 status=Status.DERIVED),
        ),
    )  # fmt: skip


def _quality(atlas: Atlas, hero: Line, metric: str) -> Iterator[Section]:
    months = flow(atlas, hero.entity.id, metric)
    zero = hero.curve.month_zero
    if not months or zero is None:
        return
    every = month_span(zero, max(months))
    missing = [one for one in every if one not in months]
    unsure = [month for month, one in months.items() if one.status not in (Status.REPORTED, Status.ROUNDED)]
    sources = sources_of(months[one] for one in unsure)
    said = f"{len(missing)} of {counted(len(every), 'month')}"
    facts = [Fact("Missing", (Run(said),), calc=f"months from {span(zero, max(months))} without a figure")]
    if unsure:
        said = f"{counted(len(unsure), 'month')}, newest {max(unsure).label}"
        facts.append(Fact("Estimated", (Run(said),), sources, status=Status.DERIVED))
    built = [one for one in hero.others if one.metric != BUILT]
    facts += [Fact("Also dated", (Run(one.period.label),), one.sources, status=one.status) for one in built]
    yield Section("Data quality", tuple(facts))
