"""Prices: what a car was offered at in each round, the newest of them on a date, and which cars are near in price."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log

from explorer.analysis.kept import kept
from explorer.domain.atlas import Atlas
from explorer.domain.entities import Entity, EntityKind
from explorer.domain.observations import Observation, Status
from explorer.domain.periods import Period
from explorer.records import record

LAUNCH, PRESALE, CURRENT = "launch", "presale", "current"
KINDS = (PRESALE, LAUNCH, CURRENT)
_METRIC = {kind: f"price_{kind}" for kind in KINDS}
_APART = ("baas",)  # a price without the battery is no price of the car
_TOPS = ("top", "high")  # a row that is the upper end of a range
_FORMER = ("old price", "before")  # a row that says itself that its price had gone
_AHEAD = 9  # months that a presale may lie before the launch it belongs to
NEAR = 0.2  # cars whose prices are this part apart or less are near


@record(frozen=True, slots=True)
class Round:
    """The prices of one kind that a car was given in one month: the lowest row and, if there are several, the highest.

    ``rows`` are all of them. Without ``high`` a single price is known, which may be that of the base trim.
    """

    entity_id: str
    kind: str
    period: Period
    low: Observation
    high: Observation | None
    rows: tuple[Observation, ...]

    @property
    def top(self) -> float:
        """The highest price of the round."""
        return self.high.value if self.high is not None else self.low.value

    @property
    def capped(self) -> bool:
        """Whether only the upper end of a range is known, so that the round does not say where prices start."""
        return self.high is None and is_top(self.low)


def is_top(one: Observation) -> bool:
    """Whether a row says itself that it is the upper end of a range: ``range top``, ``2025 range high``."""
    return any(word in one.scope.split() for word in _TOPS)


@kept
def rounds(atlas: Atlas, entity_id: str) -> tuple[Round, ...]:
    """Return every round of a car's prices, oldest first; rumours and probably wrong rows are no prices."""
    found: dict[tuple[str, int], list[Observation]] = {}
    for kind in KINDS:
        for one in whole_prices(atlas, entity_id, kind):
            found.setdefault((kind, one.period.last_month_index), []).append(one)
    made = [_round(entity_id, kind, rows) for (kind, _), rows in found.items()]
    return tuple(sorted(made, key=lambda one: (one.period.end, KINDS.index(one.kind))))


def whole_prices(atlas: Atlas, entity_id: str, kind: str) -> list[Observation]:
    """Return the preferred rows of a kind that price the whole car, in the order of the file.

    Rumours, probably wrong rows, prices without the battery and numbers that are no price, 0 or less, are left out.
    """
    return [one for one in _priced(atlas, entity_id, kind) if not _says(one, _APART)]


def _priced(atlas: Atlas, entity_id: str, kind: str) -> list[Observation]:
    rows = atlas.observations.of(entity_id, _METRIC[kind])
    unsure = (Status.RUMOUR, Status.SUSPECT)
    return [one for one in rows if one.preferred and one.status not in unsure and one.value > 0]


def _says(one: Observation, words: Iterable[str]) -> bool:
    scope = one.scope.lower()
    return any(word in scope for word in words)


def _round(entity_id: str, kind: str, rows: list[Observation]) -> Round:
    ordered = sorted(rows, key=lambda one: (one.value, one.period.precision, one.id))
    low, high = ordered[0], ordered[-1]
    newest = max(rows, key=lambda one: (one.period.end, -one.period.precision)).period
    exact = min((one.period for one in rows), key=lambda one: (one.precision, one.start))
    period = exact if exact.precision < newest.precision else newest
    return Round(entity_id, kind, period, low, high if high.value > low.value else None, tuple(ordered))


@kept
def standing(atlas: Atlas, entity_id: str) -> tuple[Round, ...]:
    """Return the rounds that hold on the atlas's date, presale first.

    They are the newest launch; a current price if it is newer, with the one before it where the newest tells the upper
    end alone; a presale if it is newer, or belongs to that launch: the last one before it, not longer than nine months.
    Rows that say they are a former price are left out.
    """
    known = [one for one in rounds(atlas, entity_id) if not all(_says(row, _FORMER) for row in one.rows)]
    launches = [one for one in known if one.kind == LAUNCH]
    launch = launches[-1] if launches else None
    before = launches[-2] if len(launches) > 1 else None
    presale = next((one for one in reversed(known) if one.kind == PRESALE and _belongs(one, launch, before)), None)
    current = next((one for one in reversed(known) if one.kind == CURRENT), None)
    if current is not None and launch is not None and current.period.end <= launch.period.end:
        current = None
    if current is not None and presale is not None and _between(launch, presale, current):
        presale = None
    return tuple(one for one in (presale, launch, *_with_start(known, current)) if one is not None)


def _with_start(known: Sequence[Round], current: Round | None) -> tuple[Round | None, ...]:
    """Return a current round, after the last one that says where prices start where it does not say so itself."""
    if current is None or not current.capped:
        return (current,)
    before = (one for one in reversed(known) if one.kind == CURRENT and not one.capped)
    return next(before, None), current


def follows(one: Round, other: Round | None) -> bool:
    """Whether a round is certainly later than another, however exactly both are dated; later than none it always is."""
    return other is None or one.period.start > other.period.end


def _between(launch: Round | None, presale: Round, current: Round) -> bool:
    """Whether a presale after the last launch was followed by a current price, so that it holds no more."""
    return follows(presale, launch) and not follows(presale, current)


def _belongs(presale: Round, launch: Round | None, before: Round | None) -> bool:
    if launch is None or follows(presale, launch):
        return True
    recent = launch.period.month_index - presale.period.last_month_index <= _AHEAD
    return recent and follows(presale, before)


def without_battery(atlas: Atlas, entity_id: str) -> tuple[Observation, ...]:
    """Return the rows that price a car without its battery."""
    return tuple(one for kind in KINDS for one in _priced(atlas, entity_id, kind) if _says(one, _APART))


def former(atlas: Atlas, entity_id: str) -> tuple[Observation, ...]:
    """Return the rows that say themselves that their price had gone."""
    return tuple(one for kind in KINDS for one in _priced(atlas, entity_id, kind) if _says(one, _FORMER))


def rumours(atlas: Atlas, entity_id: str) -> tuple[Observation, ...]:
    """Return the rumoured prices of a car, which are never prices."""
    rows = [one for metric in _METRIC.values() for one in atlas.observations.of(entity_id, metric)]
    return tuple(one for one in rows if one.status is Status.RUMOUR)


def lowest_price(atlas: Atlas, entity_id: str) -> Observation | None:
    """Return the row from which the prices that hold start, of what is sold, else of what is announced."""
    return min((one.low for one in _held(atlas, entity_id) if not one.capped), key=lambda one: one.value, default=None)


def price_span(atlas: Atlas, entity_id: str) -> tuple[float, float] | None:
    """Return the lowest and the highest price that holds; None where nothing says where prices start."""
    low = lowest_price(atlas, entity_id)
    return None if low is None else (low.value, max(one.top for one in _held(atlas, entity_id)))


def _held(atlas: Atlas, entity_id: str) -> tuple[Round, ...]:
    held = standing(atlas, entity_id)
    return tuple(one for one in held if one.kind != PRESALE) or held


def apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how far two price ranges are apart, as a part of the lower of the two ends; 0 where they overlap."""
    low, high = sorted((one, other))
    return max(high[0] / low[1] - 1, 0.0)


def body_of(entity: Entity) -> str:
    """Return the kind of body in a car's segment, its last word: ``SUV``, ``sedan``, ``MPV``."""
    words = entity.segment.replace("-", " ").split()
    return words[-1] if words else ""


@kept
def near(atlas: Atlas, entity_id: str, kind: EntityKind) -> tuple[str, ...]:
    """Return the cars of a kind with the same kind of body whose prices are within a fifth, nearest first."""
    mine = price_span(atlas, entity_id)
    if mine is None:
        return ()
    body = body_of(atlas.entities[entity_id])
    found = []
    for other in atlas.of_kind(kind):
        span = price_span(atlas, other.id)
        same = not body or body_of(other) == body
        if span is not None and same and other.id != entity_id and apart(mine, span) <= NEAR:
            found.append((round(apart(mine, span), 6), _distance(mine, span), other.id))
    return tuple(one for *_, one in sorted(found))


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return abs(log(one[0] * one[1]) - log(other[0] * other[1]))
