"""A row of the pack as a number to show, with what other sources say of the same thing."""

from __future__ import annotations

from explorer.analysis.disagreement import disagreements
from explorer.analysis.quantities import Quantity
from explorer.domain.atlas import Atlas
from explorer.domain.observations import Observation
from explorer.domain.periods import Period
from explorer.figures.plots import Datum
from explorer.figures.sourcing import cited_by
from explorer.figures.words import status_words


def observed(atlas: Atlas, one: Observation) -> Datum:
    """Return an observation as a datum; its note names the trim or scope that it is for."""
    others = disagreements(atlas, one)
    values = dict.fromkeys(other.value for other in others if other.value != one.value)
    return Datum(
        period=one.period,
        value=one.value,
        unit=one.unit,
        status=one.status,
        sources=cited_by((one, *others)),
        bound=one.bound,
        note="; ".join(part for part in (one.scope, one.note) if part),
        alternatives=tuple(values),
    )


def quantified(period: Period, quantity: Quantity, *, bridged: bool = False) -> Datum:
    """Return a rolled-up or computed number as a datum; a bridged one ends a stretch whose months are unknown."""
    return Datum(
        period=period,
        value=quantity.value,
        unit=quantity.unit,
        status=quantity.status,
        sources=quantity.sources,
        bound=quantity.bound,
        bridged=bridged,
        calc=quantity.calc,
        note=quantity.note,
        alternatives=quantity.alternatives,
        incomplete=not quantity.complete,
    )


def known_words(datum: Datum) -> str:
    """Return how well a number is known, and that a sum lacks months if it does: ``derived, incomplete``."""
    words = status_words(datum.status, datum.bound)
    return f"{words}, incomplete" if datum.incomplete else words
