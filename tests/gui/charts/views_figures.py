"""Figures of every kind of panel without a time axis, and of months since the first; made up, as long as real ones."""

from __future__ import annotations

from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.figure import Annotation, Datum, Figure, Mark, Panel, Series, Table, Threshold
from explorer.figures.panels import (
    KeyFigure,
    LadderPanel,
    LadderRow,
    MapLink,
    MapNode,
    MapPanel,
    MatrixCell,
    MatrixColumn,
    MatrixPanel,
    MatrixRow,
    RangeMark,
)
from explorer.figures.plots import Span

START = Period.month(2022, 3)
ACTIVITIES = (
    ("Product planning", "产品规划"), ("Styling and design", "造型设计"), ("Vehicle engineering", "整车工程"),
    ("Software and cockpit", "软件与座舱"), ("Driver assistance", "辅助驾驶"), ("Quality control", "质量管理"),
    ("Manufacturing", "制造"), ("Brand and marks", "品牌与商标"), ("Marketing", "营销"), ("Sales channels", "渠道"),
    ("Delivery and service", "交付与服务"), ("Capital investment", "资本投入"),
)  # fmt: skip
_LEADS = ("oem", "shared", "huawei")
_WORDS = {"oem": "Carmaker", "shared": "Shared", "huawei": "Huawei"}


def whole(view: str, *panels: object, **more: object) -> Figure:
    fields = {
        "view": view, "link": view, "takeaway": "One sentence that says what this made-up figure found",
        "subtitle": "What is measured, and in which unit", "panels": panels, "table": Table((), ()),
        "sources": ("source-a",), "source_line": "Source: company releases, 12 sources. As of 28 Feb 2026.",
        "caveats": (), "alt_text": "Made up.", "strip": ("aito", "luxeed"),
    }  # fmt: skip
    return Figure(**{**fields, **more})  # type: ignore[arg-type]


def datum(value: float, period: Period = START, unit: str = "CNY", **more: object) -> Datum:
    return Datum(period, value, unit, more.pop("status", Status.REPORTED), ("source-a", "source-b"), **more)  # type: ignore[arg-type]


def _role(row: int, column: int) -> MatrixCell:
    if (row + column) % 5 == 4:
        return MatrixCell("not stated", missing=True)
    lead = _LEADS[(row * (column + 1) + column) % 3]
    card = ("Huawei plans the product.", "Interview of 2024.")
    if (row, column) == (3, 2):
        return MatrixCell(
            "Huawei", "huawei", lower="Shared (Chery)", lower_glyph="shared", tinted=True, strong=True, card=card
        )
    strong = lead == "huawei"
    return MatrixCell(_WORDS[lead], lead, strong=strong, tinted=strong and column > 0, card=card, sources=("source-a",))


def roles(rows: int = 12) -> Figure:
    columns = (
        MatrixColumn("parts", "Parts supply", "零部件", "Any carmaker"),
        MatrixColumn("hi", "Huawei Inside (HI)", "HI 模式", "Avatr, ARCFOX"),
        MatrixColumn("hima", "HIMA, ex-Zhixuan", "鸿蒙智行／智选车", "The five brands", target="hima"),
    )
    body = [
        MatrixRow(
            f"row-{index}", ACTIVITIES[index % 12][0], tuple(_role(index, at) for at in range(3)),
            quiet=ACTIVITIES[index % 12][1],
        )
        for index in range(rows)
    ]  # fmt: skip
    foot = MatrixRow(
        "foot",
        "Huawei leads",
        tuple(MatrixCell(str(at * 3), quiet="of 12", strong=True) for at in range(3)),
        footer=True,
    )
    return whole("roles", MatrixPanel("roles", columns, (*body, foot), corner="Activity"))


def compare() -> Figure:
    heads = ("AITO M9", "BMW X5", "Li Auto L9", "NIO ES8")
    columns = tuple(
        MatrixColumn(f"car-{at}", name, "问界M9", "baseline" if at == 0 else "", "aito" if at == 0 else "peer", at == 0)
        for at, name in enumerate(heads)
    )
    rows = []
    for index, (label, unit, base) in enumerate(
        (("Price from", "CNY", 469_800.0), ("Price to", "CNY", 569_800.0), ("Length", "mm", 5_230.0),
         ("System power", "kW", 365.0), ("Electric range, CLTC", "km", 225.0), ("Lidar units", "", 4.0))
    ):  # fmt: skip
        shares = (None, 0.31 - index * 0.11, -0.65 + index * 0.2, 1.82)
        cells = [
            MatrixCell(
                f"{base * (1 + (share or 0)):,.0f}",
                share=share,
                strong=at == 0,
                data=(datum(base * (1 + (share or 0))),),
            )
            for at, share in enumerate(shares)
        ]
        if index == 4:
            cells[1] = MatrixCell("none, petrol", missing=True)
        group = "Price and size" if index < 3 else "Power and range"
        rows.append(MatrixRow(label, label, tuple(cells), quiet=unit, group=group))
    panel = MatrixPanel("compare", columns, tuple(rows), corner="Bars show the difference from the first column")
    return whole("compare", panel)


VERDICTS = ("supported", "partly", "contradicted", "opinion", "unverified")
CLAIMS = (
    "Five chairmen joined Yu Chengdong’s livestream on December 9",
    "It was an “unprecedented public display” of unity between carmakers that until then had been rivals",
    "HIMA surpassed 1 million cumulative deliveries in just 43 months",
    "Huawei leads planning, design, marketing and quality; the carmaker builds",
)


def claims(count: int = 32) -> Figure:
    columns = (
        MatrixColumn("sources", "Sources", weight=0.7, right=True),
        MatrixColumn("verdict", "Verdict", weight=1.2),
    )
    rows = tuple(
        MatrixRow(
            f"claim-{index}", CLAIMS[index % 4],
            (
                MatrixCell(str(index % 7), target=f"claim-{index}"),
                MatrixCell(VERDICTS[index % 5].capitalize(), f"verdict:{VERDICTS[index % 5]}", target=f"claim-{index}"),
            ),
            lead=str(index + 1), target=f"claim-{index}", focused=index == 1,
        )
        for index in range(count)
    )  # fmt: skip
    return whole("claims", MatrixPanel("claims", columns, rows, corner="Claim", label_weight=6.0))


def prices(count: int = 16) -> Figure:
    rows = []
    for index in range(count):
        base = 160_000.0 + 52_000 * index
        marks = [
            RangeMark("launch", datum(base), datum(base * 1.3), label=f"{base / 1000:.1f}k–{base * 1.3 / 1000:.1f}k")
        ]
        if index % 3 == 0:
            marks.insert(0, RangeMark("presale", datum(base * 0.95), label="from presale"))
        if index % 4 == 1:
            marks.append(RangeMark("current", datum(base * 0.9), datum(base * 1.2), label="now"))
        missing = "" if index != 5 else "No price in this pack"
        rows.append(
            LadderRow(
                f"car-{index}", f"Brand model {index}", "问界", "aito" if index < 10 else "peer",
                tuple(marks) if not missing else (), emphasis=(1.0, 0.7, 0.45, 0.25)[index % 4],
                group="HIMA" if index < 10 else "Rivals", target=f"car-{index}", missing=missing, focused=index == 3,
            )
        )  # fmt: skip
    kinds = (("launch", "Launch"), ("current", "Current"), ("presale", "Presale"))
    levels = (
        Threshold(300_000.0, "Tax cap 300k"),
        Threshold(339_000.0, "Relief ends 339k"),
        Threshold(900_000.0, "900k"),
    )
    return whole("prices", LadderPanel("prices", "List prices", "CNY", tuple(rows), levels, kinds))


def whatif() -> Figure:
    rows = (
        LadderRow("one", "One maker alone", "", "peer-strong", (
            RangeMark("launch", datum(30_000.0), datum(500_000.0)), RangeMark("base", datum(76_000.0), label="76k"),
            RangeMark("scenario", datum(60_000.0), datum(120_000.0), label="60k–120k"),
        )),
        LadderRow("two", "Shared stack", "", "aito", (
            RangeMark("base", datum(16_000.0), label="16k"), RangeMark("scenario", datum(21_000.0), label="21k"),
        )),
    )  # fmt: skip
    stamp = ("R&D a year: CNY 10 bn rather than CNY 7 bn", "Cars a year: 500,000 rather than 600,000") * 2
    keys = tuple(
        KeyFigure(
            f"key-{at}", "Cars that share the stack", f"CNY {at + 1}6,393", "base CNY 16,393", 16_393.0, "CNY", calc
        )
        for at, calc in enumerate(("R&D ÷ cars", "", "R&D ÷ cars", "", ""))
    )
    panel = LadderPanel("whatif", "R&D for each car", "CNY", rows, kinds=(("base", "Base"), ("scenario", "Yours")))
    return whole("scenario", panel, stamp=stamp, keys=keys)


def overview() -> Figure:
    makers = ("Seres", "Chery", "BAIC", "JAC", "SAIC")
    brands = ("AITO", "Luxeed", "Stelato", "Maextro", "Shangjie")
    nodes = [
        MapNode("huawei", "Huawei", "华为", "total", 0, 2, strong=True),
        MapNode("yinwang", "Yinwang", "深圳引望", "", 0, 0, detail="car systems"),
        MapNode("hima", "HIMA", "鸿蒙智行", "total", 1, 2, detail="since Nov 2023", focused=True),
    ]
    links = [
        MapLink(
            "own", "huawei", "yinwang", "80%, Jan 2024", "owns_stake", START, ("source-a",), value=datum(80.0, unit="%")
        ),
        MapLink("lead", "huawei", "hima", "leads, Nov 2023", "leads"),
    ]
    for row, (maker, brand) in enumerate(zip(makers, brands, strict=True)):
        nodes += [
            MapNode(maker.lower(), maker, "赛力斯", brand.lower(), 2, row, detail="with Huawei since 2019"),
            MapNode(brand.lower(), brand, "问界", brand.lower(), 3, row, strong=True),
        ]
        links += [
            MapLink(f"join-{row}", "hima", maker.lower(), "Nov 2023", "joined"),
            MapLink(f"make-{row}", maker.lower(), brand.lower(), "Dec 2021", "makes"),
            MapLink(f"far-{row}", "yinwang", brand.lower(), f"uses, 202{row}", "uses", dashed=True),
        ]
    panel = MapPanel("map", 4, 5, tuple(nodes), tuple(links), ("Huawei side", "Alliance", "Carmakers", "Brands"))
    keys = tuple(
        KeyFigure(f"key-{at}", label, text, detail, sources=("source-a",), calc="sum" if at == 0 else "", target="hima")
        for at, (label, text, detail) in enumerate(
            (("Cars delivered", "1,290,769", "by Feb 2026"), ("Months to a million", "43", "on 28 Oct 2025"),
             ("Largest brand’s share", "72%", "AITO, 2025"), ("Carmakers", "5", "with five brands"),
             ("Claims checked", "28 of 32", "15 supported, 4 opinions besides"))
        )
    )  # fmt: skip
    return whole("overview", panel, keys=keys)


PEERS = (
    ("hima", "HIMA", "鸿蒙智行", "total", (), 47, 43), ("li", "Li Auto", "理想", "peer", (), 74, 58),
    ("leap", "Leapmotor", "零跑", "peer", (7.0, 3.0), 79, 74), ("xpeng", "XPeng", "小鹏", "peer", (1.5, 3.0), 86, 83),
    ("nio", "NIO", "蔚来", "peer", (8.0, 3.0, 2.0, 3.0), 93, 91),
    ("tesla", "Tesla", "特斯拉", "peer-strong", (), 94, 93),
)  # fmt: skip


def scaling(log: bool = False) -> Figure:
    series, notes = [], []
    for key, name, other, colour, dash, last, crossing in PEERS:
        zero = Period.month(2014, 1)
        data = tuple(
            datum(1_000_000 * (month / crossing) ** 2.4, Period.of_month_index(zero.month_index + month), "vehicles",
                  bridged=month == 4)
            for month in range(4, last + 1)
        )  # fmt: skip
        series.append(Series(f"cumulative-{key}", name, other, colour, Mark.LINE, data, key, dash=dash, zero=zero))
        period = Period.of_month_index(zero.month_index + crossing)
        text = "1,000,000 — month 43" if key == "hima" else ""
        notes.append(Annotation(period, 1_000_000, text, ring=True, series_id=f"cumulative-{key}"))
    panel = Panel(
        "scaling", "", "vehicles", START, START, tuple(series), thresholds=(Threshold(1_000_000.0, "1M"),),
        annotations=tuple(notes), since=(0, 96), log=log, spans=(Span(1_000_000.0, 43, 58, "15 months"),),
    )  # fmt: skip
    return whole("scaling", panel)


def _years(value: float, count: int = 6) -> tuple[Datum, ...]:
    known = [Status.REPORTED] * (count - 1) + [Status.GUIDANCE]
    years = [Period.parse(str(2019 + at)) for at in range(count)]
    return tuple(datum(value * (at - 2) * 1e9, years[at], status=known[at]) for at in range(count))


def multiples(count: int = 6, scale: tuple[float, float] | None = None) -> Figure:
    first, last = Period.parse("2019"), Period.parse("2025")
    panels = tuple(
        Panel(
            f"panel-{at}", f"Carmaker number {at} 赛力斯", "CNY", first, last,
            (Series(f"profit-{at}", "Net profit", "", "aito", Mark.BAR, _years(1.0 + at), f"maker-{at}"),),
            every="year", compact=True, scale=scale,
        )
        for at in range(count)
    )  # fmt: skip
    return whole("finances", *panels, columns=3)


def trend() -> Figure:
    first, last = Period.month(2021, 1), Period.month(2026, 2)
    ranges = tuple(
        Series(
            f"range-{at}", f"Model {at}", "", "aito", Mark.RANGE,
            tuple(datum(250_000.0 + 40_000 * at, Period.parse(f"202{2 + step}-0{3 + at}"), low=200_000.0 + 30_000 * at)
                  for step in range(4)), f"car-{at}",
        )
        for at in range(3)
    )  # fmt: skip
    dots = Series(
        "dots", "Lidar", "", "luxeed", Mark.DOT,
        tuple(
            datum(float(step % 4), Period.parse(f"202{1 + step % 5}-0{1 + step % 9}-15"), "units") for step in range(20)
        ),
        "luxeed", end_label="4 units",
    )  # fmt: skip
    return whole(
        "technology",
        Panel("ranges", "Prices over time", "CNY", first, last, ranges, share=0.5),
        Panel("dots", "Lidar units by launch", "units", first, last, (dots,), share=0.5),
    )


def mixed() -> Figure:
    matrix = roles(4).panels[0]
    return whole("technology", matrix, *multiples(3).panels, columns=3)
