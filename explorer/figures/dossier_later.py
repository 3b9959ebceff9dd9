"""What is said of a record of the pack that was not there yet on the date that is looked back to."""

from __future__ import annotations

from datetime import date

from explorer.domain.atlas import Atlas
from explorer.domain.periods import Period
from explorer.figures.articles import article
from explorer.figures.dossier import Dossier, Run, Section
from explorer.figures.names import colour_key, short_name


def later_dossier(atlas: Atlas, record_id: str, on: date) -> Dossier | None:
    """Return the names of a record of the whole pack with a word on when it comes, or None for an unknown id."""
    day = Period.day(on).label
    entity = atlas.entities.get(record_id)
    if entity is not None:
        start = entity.start_date or entity.first_delivery
        when = f" It starts {start.label}." if start else ""
        said = f"Not there yet on {day}.{when}"
        return _dossier(record_id, short_name(atlas, entity.id), entity.name_zh, said, colour_key(atlas, entity.id))
    milestone = atlas.milestones.get(record_id)
    if milestone is not None:
        said = f"Not yet on {day}. It is dated {milestone.date.label}."
        return _dossier(record_id, milestone.title_en, milestone.title_zh, said)
    claim = atlas.claims.get(record_id)
    if claim is not None:
        source = article(atlas)
        when = f" It is dated {source.published.label}." if source and source.published else ""
        said = f"The article had not appeared on {day}.{when}"
        return _dossier(record_id, f"“{claim.statement_en}”", claim.statement_zh, said)
    return None


def _dossier(record_id: str, title: str, title_zh: str, said: str, colour: str = "") -> Dossier:
    return Dossier(record_id, title, title_zh, colour, (Run("Later"),), (Section("Looking back", text=said),))
