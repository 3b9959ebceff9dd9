"""The deep link: the text form of a viewpoint, both ways, and what is said of a broken one."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.periods import Period
from explorer.state.viewpoint import EVERY, SHOW, Change, LinkError, Viewpoint, link, viewpoint
from tests.domain.test_periods import PERIODS

_IDS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)
_SOME = st.none() | PERIODS


def _forward(here: Viewpoint) -> Viewpoint:
    """Return a viewpoint whose range, if it has two ends, begins before it ends."""
    if here.first is None or here.last is None:
        return here
    first, last = sorted((here.first, here.last))
    return replace(here, first=first, last=last)


VIEWPOINTS = st.builds(
    Viewpoint,
    view=_IDS,
    focus=st.just("") | _IDS | st.text(min_size=1, max_size=8, alphabet="äé问界 &=?#+%;/,"),
    compared=st.lists(_IDS, max_size=3).map(tuple),
    by=st.sampled_from(["", "brand", "partner", "car"]),
    metric=st.sampled_from(["", "deliveries", "retail_sales"]),
    every=st.sampled_from(EVERY),
    first=_SOME,
    last=_SOME,
    as_of=_SOME,
    show=st.sampled_from(SHOW),
    hidden=st.frozensets(_IDS, max_size=3),
    settings=st.dictionaries(
        st.from_regex(r"[a-z_]{1,9}", fullmatch=True) | st.sampled_from(["a b", "x&y=z"]),
        st.floats(allow_nan=False, allow_infinity=False).map(lambda one: one + 0.0),
        max_size=3,
    ).map(lambda found: tuple(sorted(found.items()))),
).map(_forward)


@given(VIEWPOINTS)
def test_a_viewpoint_is_read_back_from_its_link(here: Viewpoint) -> None:
    assert viewpoint(link(here)) == here


@given(VIEWPOINTS)
def test_a_link_is_one_word_of_plain_letters(here: Viewpoint) -> None:
    text = link(here)
    assert text.isascii()
    assert not set(text) & set(' "<>\\^`{}|\n')
    assert text.count("?") <= 1


def test_keys_have_their_order_and_defaults_are_left_out() -> None:
    here = Viewpoint(
        view="deliveries",
        focus="aito",
        compared=("nio", "tesla"),
        by="car",
        metric="deliveries",
        every="quarter",
        first=Period.parse("2024"),
        last=Period.parse("2025-10"),
        as_of=Period.parse("2025-12-09"),
        show="table",
        hidden=frozenset({"luxeed", "aito"}),
        settings=(("aito_share", 71.8),),
    )
    assert link(here) == (
        "deliveries?focus=aito&with=nio,tesla&by=car&metric=deliveries&every=quarter&from=2024&to=2025-10"
        "&asof=2025-12-09&show=table&hide=aito,luxeed&set.aito_share=71.8"
    )
    assert link(Viewpoint(view="timeline")) == "timeline"
    assert link(Viewpoint()) == ""


def test_a_bare_view_is_a_link() -> None:
    assert viewpoint("timeline") == Viewpoint(view="timeline")
    assert viewpoint("  timeline? ") == Viewpoint(view="timeline")


def test_of_a_key_said_twice_the_last_counts() -> None:
    assert viewpoint("x?focus=a&focus=b&set.k=1&set.k=2") == Viewpoint("x", focus="b", settings=(("k", 2.0),))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("deliveries?from=2026&to=2020", "deliveries?from=2020&to=2026"),
        ("timeline?from=2025-10-02&to=2025-10-01", "timeline?from=2025-10-01&to=2025-10-02"),
        ("deliveries?from=2024-06&to=2024", "deliveries?from=2024-06&to=2024"),
        ("deliveries?from=2024&to=2024-06", "deliveries?from=2024&to=2024-06"),
    ],
)
def test_a_range_that_ends_before_it_begins_is_turned_round_whole(text: str, meant: str) -> None:
    assert link(viewpoint(text)) == meant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("deliveries?FOCUS=aito", "has no “FOCUS”. Did you mean “focus”?"),
        ("deliveries?colour=red", "has no “colour”. It may have focus, with, by, metric, every, from, to, asof, show"),
        ("deliveries?every=week", "“every=week” is unknown. Use month, quarter, year."),
        ("deliveries?show=pie", "Use chart, table."),
        ("deliveries?from=2025-13", "In “from”: “2025-13” is not a month. Use 2025-01 to 2025-12."),
        ("deliveries?asof=yesterday", "In “asof”"),
        ("deliveries?set.x=many", "“set.x=many” is not a number."),
        ("deliveries?set.x=inf", "is not a number"),
        ("deliveries?set.x=1e999", "is not a number"),
        ("deliveries?set.x=１", "is not a number"),
        ("deliveries?set.x=1_000", "is not a number"),
        ("deliveries?focus", "is not a list of key=value"),
    ],
)
def test_a_broken_link_is_refused_with_advice(text: str, said: str) -> None:
    with pytest.raises(LinkError) as caught:
        viewpoint(text)
    assert said in str(caught.value)


@given(st.text(max_size=40))
def test_any_text_is_a_viewpoint_or_refused_with_a_sentence(text: str) -> None:
    try:
        here = viewpoint(f"view?{text}")
    except LinkError as error:
        assert str(error).endswith(".")
    else:
        assert viewpoint(link(here)) == here


@given(VIEWPOINTS, VIEWPOINTS)
def test_a_change_names_the_fields_that_differ(before: Viewpoint, after: Viewpoint) -> None:
    change = Change(before, after)
    differing = {one.name for one in fields(Viewpoint) if getattr(before, one.name) != getattr(after, one.name)}
    assert {one.name for one in fields(Viewpoint) if change.touches(one.name)} == differing
    assert change.touches(*differing) == bool(differing)
    assert Change(before, after, reopened=True).touches("focus")
