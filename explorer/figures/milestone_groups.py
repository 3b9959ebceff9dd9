"""The nine groups of milestones: which categories of a pack share a marker, a colour and a chip."""

from __future__ import annotations

from explorer.records import record


@record(frozen=True, slots=True)
class MilestoneGroup:
    """A chip of the timeline; ``id`` is also its marker's name and its colour token."""

    id: str
    label: str
    categories: tuple[str, ...]


GROUPS = (
    MilestoneGroup("launch", "Launch", ("launch",)),
    MilestoneGroup("unveil", "Unveil", ("unveil", "presale", "announced")),
    MilestoneGroup("delivery", "Deliveries", ("delivery", "production")),
    MilestoneGroup("partnership", "Partnership", ("partnership",)),
    MilestoneGroup("brand", "Brand", ("brand", "founding")),
    MilestoneGroup("technology", "Technology", ("technology",)),
    MilestoneGroup("equity", "Equity, marks", ("equity", "trademark")),
    MilestoneGroup("event", "Event", ("event",)),
    MilestoneGroup("finance", "Finance, policy", ("financial", "policy", "recall_or_safety", "finance")),
)
_GROUP_OF = {category: group for group in GROUPS for category in group.categories}
_OTHER = next(group for group in GROUPS if group.id == "event")


def group_of(category: str) -> MilestoneGroup:
    """Return the group of a category (or of a group's own id); a category of another pack counts as an event."""
    return _GROUP_OF.get(category, _OTHER)


def category_words(category: str) -> str:
    """Return a category as a reader sees it: ``recall_or_safety`` is ``Recall or safety``."""
    return category.replace("_", " ").capitalize()
