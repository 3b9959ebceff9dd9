"""Which side of a dispute stands first, and who a split is of."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from explorer.analysis.leads import activities, led_by_huawei, models, stand
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Role
from explorer.domain.evidence import Quality


def role(name: str, lead: str, sources: tuple[str, ...], partner: str = "", status: str = "disputed") -> Role:
    return Role(name, "painting", "", "works", lead, partner, status, sources, "")


def with_roles(atlas: Atlas, *roles: Role) -> Atlas:
    return replace(atlas, roles=MappingProxyType({one.id: one for one in roles}))


def of_quality(atlas: Atlas, quality: Quality, count: int) -> tuple[str, ...]:
    return tuple([one.id for one in atlas.sources.values() if one.quality is quality][:count])


def test_the_better_kind_of_source_stands_first_then_more_of_them(atlas: Atlas) -> None:
    press, blogs = of_quality(atlas, Quality.PRESS, 3), of_quality(atlas, Quality.BLOG, 3)
    better = with_roles(atlas, role("a", "shared", blogs), role("b", "huawei", press[:1]))
    assert [side.lead for side in stand(better, "painting", "works").sides] == ["huawei", "shared"]
    more = with_roles(atlas, role("a", "shared", press[:1]), role("b", "huawei", press[1:]))
    assert [side.lead for side in stand(more, "painting", "works").sides] == ["huawei", "shared"]


def test_a_row_about_all_comes_before_those_about_one(atlas: Atlas) -> None:
    press, blogs = of_quality(atlas, Quality.PRESS, 2), of_quality(atlas, Quality.BLOG, 1)
    made = with_roles(
        atlas,
        role("a", "oem", press, "seres"),
        role("b", "oem", press, "jac"),
        role("c", "huawei", blogs),
        role("d", "huawei", press, "saic"),
    )
    found = stand(made, "painting", "works")
    assert found.whole and [(side.lead, side.partners) for side in found.sides] == [
        ("huawei", ()),
        ("oem", ("seres", "jac")),
    ]
    assert [one.id for one in found.sides[0].roles] == ["c", "d"]
    assert set(found.sources) == {*press, *blogs}
    alone = stand(made, "painting", "works", "jac")
    assert [(side.lead, side.partners) for side in alone.sides] == [("oem", ("jac",))] and not alone.whole


def test_a_split_starts_with_the_lead_of_most_carmakers(atlas: Atlas) -> None:
    press = of_quality(atlas, Quality.PRESS, 1)
    made = with_roles(
        atlas, role("a", "huawei", press, "saic"), role("b", "oem", press, "seres"), role("c", "oem", press, "jac")
    )
    found = stand(made, "painting", "works")
    assert (found.lead, found.whole, found.disputed) == ("oem", False, True)
    assert led_by_huawei([found]) == ()


def test_nothing_stated_has_no_side(atlas: Atlas) -> None:
    found = stand(atlas, "painting", "works")
    assert (found.sides, found.lead, found.sources, found.disputed) == ((), "", (), False)


def test_activities_and_models_keep_the_order_of_the_file(atlas: Atlas) -> None:
    rows = list(atlas.roles.values())
    assert activities(atlas) == tuple(dict.fromkeys(one.activity for one in rows))
    assert set(models(atlas)) == {one.cooperation_model for one in rows}
