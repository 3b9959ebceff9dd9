"""By whom things are said: sources, claims with their verdicts, what-if parameters, further reading."""

from __future__ import annotations

from enum import Enum

from explorer.domain.periods import Period
from explorer.records import record


class Quality(Enum):
    """The kind of a source, best first."""

    PRIMARY = "primary"
    PRESS = "press"
    ENCYCLOPEDIA = "encyclopedia"
    AGGREGATOR = "aggregator"
    BLOG = "blog"


QUALITIES = tuple(Quality)


@record(frozen=True, slots=True)
class Source:
    """A page, filing or bulletin that rows of the pack cite; ``url`` is text, never opened."""

    id: str
    title: str
    publisher: str
    published: Period | None
    accessed: Period | None
    url: str
    quality: Quality
    language: str


class Verdict(Enum):
    """What the evidence says of a claim."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    CONTRADICTED = "contradicted"
    OPINION = "opinion"
    UNVERIFIED = "unverified"


@record(frozen=True, slots=True)
class Claim:
    """A claim of the article, with the verdict and the rows that bear on it."""

    id: str
    article_order: int
    statement_en: str
    statement_zh: str
    theme: str
    verdict: Verdict
    evidence_en: str
    evidence_zh: str
    figure: str
    observation_ids: tuple[str, ...]
    milestone_ids: tuple[str, ...]
    source_ids: tuple[str, ...]


@record(frozen=True, slots=True)
class ScenarioParameter:
    """A what-if parameter with its sourced low, base and high value, in ``unit``."""

    id: str
    name_en: str
    name_zh: str
    parameter: str
    unit: str
    low: float
    base: float
    high: float
    description_en: str
    source_ids: tuple[str, ...]


@record(frozen=True, slots=True)
class Reading:
    """What to read next."""

    id: str
    title: str
    author: str
    year: str
    kind: str
    why_en: str
    why_zh: str
    url_or_isbn: str
