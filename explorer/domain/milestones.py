"""Dated events in the life of an entity."""

from __future__ import annotations

import datetime

from explorer.domain.periods import Period
from explorer.records import record


@record(frozen=True, slots=True)
class Milestone:
    """One row of ``milestones.csv``; ``importance`` runs from 1 to 5, ``with_ids`` names who else took part."""

    id: str
    entity_id: str
    with_ids: tuple[str, ...]
    date: Period
    category: str
    title_en: str
    title_zh: str
    description_en: str
    value: float | None
    unit: str
    importance: int
    source_ids: tuple[str, ...]

    def is_ahead(self, on: datetime.date) -> bool:
        """Whether it lies wholly after a day, and so was at best announced by then."""
        return self.date.start > on
