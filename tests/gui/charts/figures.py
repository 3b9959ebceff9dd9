"""Figures made up for these tests: the numbers mean nothing, their shapes are those a real pack brings."""

from __future__ import annotations

from explorer.domain.observations import Status
from explorer.domain.periods import Period, month_span
from explorer.figures.figure import (
    Annotation,
    Datum,
    Event,
    Figure,
    Gap,
    Lane,
    LanePanel,
    Mark,
    Panel,
    Series,
    Table,
    Threshold,
)

COLOURS = {
    "aito": ("#2A64C5", "#6496F2"),
    "luxeed": ("#2595A2", "#4FD3DE"),
    "stelato": ("#C07E00", "#F2BE4E"),
    "maextro": ("#4F2D6E", "#A878AA"),
    "shangjie": ("#AE3216", "#F0603F"),
}
NAMES = {
    "aito": ("AITO", "问界"),
    "luxeed": ("Luxeed", "智界"),
    "stelato": ("Stelato", "享界"),
    "maextro": ("Maextro", "尊界"),
    "shangjie": ("Shangjie", "尚界"),
}
FIRST, LAST = Period.month(2022, 3), Period.month(2026, 2)
MISSING = Period.month(2023, 8)
_STARTS = {"aito": 0, "luxeed": 20, "stelato": 29, "maextro": 38, "shangjie": 41}
_HEIGHTS = {"aito": 1100, "luxeed": 420, "stelato": 260, "maextro": 190, "shangjie": 900}


def datum(period: Period, value: float, **more: object) -> Datum:
    status = more.pop("status", Status.REPORTED)
    return Datum(period, value, "vehicles", status, ("source-a", "source-b"), **more)  # type: ignore[arg-type]


def monthly(brand: str) -> Series:
    months = month_span(FIRST, LAST)
    data = []
    for index, month in enumerate(months):
        step = index - _STARTS[brand]
        if step < 0 or month == MISSING:
            continue
        wave = 0.72 + 0.28 * (((index * 7) % 12) / 11)
        value = float(int(_HEIGHTS[brand] * (step + 2) * wave))
        data.append(datum(month, value, status=Status.DERIVED if month == LAST else Status.REPORTED))
    return Series(brand, *NAMES[brand], brand, Mark.BAR, tuple(data), entity_id=brand)


def rest() -> Series:
    data = tuple(
        datum(month, 900.0 + 40 * index) for index, month in enumerate(month_span(Period.month(2024, 5), LAST))
    )
    return Series("rest", "not split", "", "rest", Mark.BAR, data, hollow=True)


def running(bars: tuple[Series, ...]) -> tuple[Series, Period, float]:
    total, before, data = 0.0, FIRST, []
    crossed, level = LAST, 0.0
    for month in month_span(FIRST, LAST):
        if month == MISSING:
            continue
        total += sum(one.value for series in bars for one in series.data if one.period == month)
        bridged = month.month_index - before.month_index > 1
        data.append(datum(month, total, bridged=bridged, status=Status.DERIVED if month == LAST else Status.REPORTED))
        if total >= 1_000_000 and not level:
            crossed, level = month, total
        before = month
    line = Series(
        "cumulative", "HIMA", "鸿蒙智行", "total", Mark.LINE, tuple(data), entity_id="hima", end_label="1.30M"
    )
    return line, crossed, level


def deliveries(with_rest: bool = True) -> Figure:
    bars = tuple(monthly(brand) for brand in NAMES) + ((rest(),) if with_rest else ())
    line, crossed, _ = running(bars)
    totals = {
        month: sum(one.value for series in bars for one in series.data if one.period == month)
        for month in month_span(FIRST, LAST)
    }
    record = max(totals, key=lambda month: totals[month])
    ring = Annotation(
        crossed, 1_000_000, "1,000,000 — month 43", "October 2025, 43 months after the first delivery", ring=True
    )
    above = Annotation(record, totals[record], f"Record: {totals[record]:,.0f} in {record.label}")
    panels = (
        Panel(
            "cumulative", "Cumulative, all brands", "vehicles", FIRST, LAST, (line,),
            share=0.46, thresholds=(Threshold(1_000_000, "1M"),), annotations=(ring,), month_zero=FIRST,
        ),
        Panel(
            "monthly", "Monthly, by brand", "vehicles", FIRST, LAST, bars, stacked=True, legend=True, share=0.54,
            annotations=(above,), gaps=(Gap(MISSING, MISSING, "No figure for Aug 2023"),), month_zero=FIRST,
        ),
    )  # fmt: skip
    return Figure(
        "deliveries", "deliveries?focus=hima",
        "HIMA passed one million deliveries in month 43, and AITO still supplies seven cars in ten",
        "Vehicles delivered in China, March 2022 to February 2026",
        panels, Table((), ()), ("source-a", "source-b"),
        "Source: company releases and press reports, 41 sources. As of 28 Feb 2026.",
        ("Before April 2024 AITO stands for HIMA.", "In March 2025 the brands exceed the total by 213."),
        "Stacked bars of a made-up alliance.", tuple(NAMES),
    )  # fmt: skip


LANES = (
    Lane("huawei", "Huawei", "华为", "total", "HIMA", "鸿蒙智行"),
    Lane("seres", "Seres", "赛力斯", "aito", "AITO", "问界"),
    Lane("chery", "Chery", "奇瑞", "luxeed", "Luxeed", "智界"),
    Lane("baic", "BAIC", "北汽", "stelato", "Stelato", "享界"),
    Lane("jac", "JAC", "江淮", "maextro", "Maextro", "尊界"),
    Lane("saic", "SAIC", "上汽", "shangjie", "Shangjie", "尚界"),
)
_KINDS = ("launch", "unveil", "delivery", "partnership", "brand", "technology", "equity", "event", "financial")
_TITLES = (
    "AITO M9 launched at CNY469,800-569,800",
    "HIMA name and alliance announced",
    "First cars delivered",
    "JAC signs smart NEV cooperation agreement with Huawei Device",
    "Brand named",
    "ADS 4 released with WEWA architecture",
    "Marks to Seres",
)
SHOW_DAY = Period.parse("2025-12-09")


def timeline(lanes: tuple[Lane, ...] = LANES, crowd: int = 22) -> Figure:
    first, last = Period.month(2021, 1), Period.month(2026, 4)
    events = []
    for row, lane in enumerate(lanes):
        for step in range(crowd):
            offset = 3 + (step * step * 7 + row * 11) % 60
            month = Period.of_month_index(first.month_index + offset)
            day = Period.parse(f"{month}-{1 + (step * 5) % 27:02d}")
            events.append(
                Event(
                    f"{lane.id}-{step}",
                    lane.id,
                    day if step % 3 else month,
                    _KINDS[(step + row) % 9],
                    _TITLES[(step * 3 + row) % 7],
                    "里程碑",
                    "One sentence about what happened, in plain words.",
                    ("source-a",),
                    importance=1 + (step * 7 + row) % 5,
                    announced=offset > 61,
                )
            )
    big = Event(
        "show", lanes[0].id, SHOW_DAY, "event", "Five chairmen join the annual livestream", "五位董事长同台",
        "Five chairmen stood on one stage.", ("source-a", "source-b"), importance=5, highlighted=True,
        ringed=tuple(lane.id for lane in lanes[1:6]),
    )  # fmt: skip
    events.append(big)
    events.sort(key=lambda one: one.date)
    span = (Period.month(2019, 1), Period.month(2026, 10))
    counts: dict[Period, int] = {}
    for event in events:
        month = Period.of_month_index(event.date.month_index)
        counts[month] = counts.get(month, 0) + 1
    panel = LanePanel(
        "lanes", first, last, span, lanes, tuple(events), tuple(sorted(counts.items())),
        "9 Dec 2025 · five-chair livestream", SHOW_DAY,
    )  # fmt: skip
    return Figure(
        "timeline", "timeline", "Milestones bunch up after 2023, as four more carmakers join Seres",
        "Milestones by carmaker and kind, January 2021 to April 2026", (panel,), Table((), ()), ("source-a",),
        "Source: company releases and press reports, 96 milestones. As of 28 Feb 2026, later dates announced.",
        (), "Milestones of a made-up alliance.", tuple(NAMES),
    )  # fmt: skip
