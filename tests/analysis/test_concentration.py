"""The share of the largest brand and the Herfindahl index, against the tables and against brute force."""

from __future__ import annotations

import random

import pytest

from explorer.analysis.concentration import Concentration, concentrations, herfindahl
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Status
from tests.analysis.making import atlas_of, entity, row
from tests.analysis.second_road import own

BRANDS = ("aito", "luxeed", "stelato", "maextro", "shangjie")


def by_year(found: tuple[Concentration, ...]) -> dict[str, Concentration]:
    return {str(one.period): one for one in found}


def test_the_share_of_2025_is_that_of_the_two_rows(atlas: Atlas) -> None:
    one = by_year(concentrations(atlas, "hima", "deliveries"))["2025"]
    total, largest = own("hima", "deliveries")["2025"], own("aito", "deliveries")["2025"]
    assert one.largest == "aito"
    assert one.share.value == one.most.value == largest / total
    assert one.share.status is Status.DERIVED and one.share.sources


def test_every_split_of_the_rest_lies_between_the_bounds(atlas: Atlas) -> None:
    one = by_year(concentrations(atlas, "hima", "deliveries"))["2025"]
    total = own("hima", "deliveries")["2025"]
    known = {"aito": own("aito", "deliveries")["2025"], "stelato": own("stelato", "deliveries")["2025"]}
    luxeed = sum(value for period, value in own("luxeed", "deliveries", r"2025-\d\d").items())
    maextro = total - sum(known.values()) - luxeed - one.unsplit
    floors = {"luxeed": luxeed, "maextro": maextro, "shangjie": 0.0}
    chance = random.Random(5)
    seen = []
    for _ in range(3_000):
        cuts = sorted(chance.random() for _ in range(2))
        parts = [cuts[0], cuts[1] - cuts[0], 1 - cuts[1]]
        values = [
            *known.values(),
            *(floor + part * one.unsplit for floor, part in zip(floors.values(), parts, strict=True)),
        ]
        seen.append(sum((value / total) ** 2 for value in values))
    assert one.low.value <= min(seen) + 1e-9 and max(seen) <= one.high.value + 1e-9
    assert one.low.value > min(seen) - 0.002 and one.high.value < max(seen) + 0.002


def test_a_year_that_lacks_months_has_no_concentration(atlas: Atlas) -> None:
    assert "2026" not in by_year(concentrations(atlas, "hima", "deliveries"))


def test_one_brand_alone_is_one_and_an_open_largest_brand_has_a_range(atlas: Atlas) -> None:
    found = by_year(concentrations(atlas, "hima", "deliveries"))
    assert found["2022"].low.value == found["2022"].high.value == found["2022"].share.value == 1.0
    assert found["2024"].share.value < found["2024"].most.value <= 1.0


def small(*rows: tuple[str, float]) -> Atlas:
    makers = [entity(f"maker-{name}", "partner", "union") for name in "abc"]
    brands = [entity(name, "brand", f"maker-{name}", start="2020") for name in "abc"]
    numbers = [row(who, "deliveries", "2024", value) for who, value in rows]
    return atlas_of([entity("union", "alliance"), *makers, *brands], numbers)


@pytest.mark.parametrize(
    ("rows", "low", "high"),
    [
        ((("union", 100.0), ("a", 50.0), ("b", 30.0), ("c", 20.0)), 0.38, 0.38),
        ((("union", 100.0), ("a", 60.0)), 0.36 + 2 * 0.04, 0.36 + 0.16),
        ((("union", 100.0), ("a", 100.0)), 1.0, 1.0),
    ],
)
def test_bounds_of_small_packs(rows: tuple[tuple[str, float], ...], low: float, high: float) -> None:
    (one,) = concentrations(small(*rows), "union", "deliveries")
    assert one.low.value == pytest.approx(low) and one.high.value == pytest.approx(high)


def test_brands_that_exceed_the_total_do_not_exceed_one() -> None:
    (one,) = concentrations(small(("union", 100.0), ("a", 80.0), ("b", 40.0)), "union", "deliveries")
    assert one.unsplit == 0.0
    assert one.share.value == pytest.approx(80 / 120) and one.high.value <= 1.0


def test_nothing_to_share_gives_nothing() -> None:
    assert concentrations(small(), "union", "deliveries") == ()
    assert concentrations(small(("union", 0.0), ("a", 0.0)), "union", "deliveries") == ()
    assert herfindahl([3.0, 1.0], 4.0) == 0.625


def test_a_total_below_nothing_has_no_concentration() -> None:
    rows = [row("union", "deliveries", "2025", -5), row("one", "deliveries", "2025", 0)]
    assert not concentrations(atlas_of([entity("union", "alliance"), entity("one", "brand", "union")], rows), "union",
                              "deliveries")  # fmt: skip
