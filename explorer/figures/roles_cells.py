"""The cells of the roles: a place on the track from carmaker to Huawei, the other side beneath it, the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.analysis.leads import CARMAKER, HUAWEI, SHARED, Side, Stand, led_by_huawei
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Role
from explorer.domain.observations import Status
from explorer.domain.periods import Period
from explorer.figures.names import short_name
from explorer.figures.panels import NOT_STATED, MatrixCell
from explorer.figures.plots import Datum
from explorer.figures.relation_words import LEADERS, lead_word
from explorer.figures.sourcing import sources_of
from explorer.figures.words import listed

_DISPUTED = "≠"
TRACK = ((CARMAKER, "The carmaker leads"), (SHARED, "Both lead, or split by part"), (HUAWEI, "Huawei leads"))
METHOD = "activities whose strongest statement is that Huawei leads"


def role_cell(atlas: Atlas, one: Stand, *, brief: bool = False) -> MatrixCell:
    """Return who leads; a dispute or a split shows its other side beneath, and all evidence on the card.

    ``brief`` cells stand in a column of one carmaker and name none.
    """
    if not one.sides:
        return NOT_STATED
    first, others = one.sides[0], one.sides[1:]
    whom = "" if brief else partners(atlas, first.partners)
    return MatrixCell(
        text=lead_word(first.lead),
        glyph=first.lead if first.lead in LEADERS else "",
        quiet=" ".join(part for part in (_DISPUTED if one.disputed else "", whom) if part),
        lower="; ".join(lead_word(side.lead) if brief else side_words(atlas, side) for side in others),
        lower_glyph=others[0].lead if others and others[0].lead in LEADERS else "",
        tinted=first.lead == HUAWEI,
        strong=first.lead == HUAWEI,
        sources=one.sources,
        card=tuple(evidence(atlas, role) for side in one.sides for role in side.roles),
    )


def side_words(atlas: Atlas, side: Side) -> str:
    """Return a side with the carmakers it is about: ``Shared (Chery)``."""
    word = lead_word(side.lead)
    return f"{word} ({partners(atlas, side.partners)})" if side.partners else word


def partners(atlas: Atlas, ids: Sequence[str]) -> str:
    """Return carmakers by name."""
    return listed([short_name(atlas, one) for one in ids])


def evidence(atlas: Atlas, role: Role) -> str:
    """Return a line of the evidence card: who leads, of whom that is said, what is said, and by whom."""
    about = f" ({short_name(atlas, role.partner_id)})" if role.partner_id else ""
    note = f": {role.note}" if role.note else ""
    said_by = listed([atlas.sources[one].publisher for one in role.source_ids if one in atlas.sources])
    return f"{lead_word(role.lead)}{about}{note}. {said_by}" if said_by else f"{lead_word(role.lead)}{about}{note}"


def count_cell(atlas: Atlas, stands: Sequence[Stand]) -> MatrixCell:
    """Return how many of the activities stated in a column Huawei leads, and how many of those are disputed."""
    stated = [one for one in stands if one.sides]
    if not stated:
        return NOT_STATED
    led = led_by_huawei(stated)
    disputed = sum(one.disputed for one in led)
    sources = sources_of(led or stated)
    counted = Datum(
        period=Period.day(atlas.info.as_of),
        value=len(led),
        unit="activities",
        status=Status.DERIVED,
        sources=sources,
        calc=METHOD,
        note=f"of {len(stated)} stated",
    )
    quiet = f"of {len(stated)}{f', {disputed} disputed' if disputed else ''}"
    return MatrixCell(f"{len(led)}", quiet=quiet, strong=True, data=(counted,), sources=sources)
