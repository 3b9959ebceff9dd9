"""What is said of steps: how many there are, and which numbers of one have changed since it was looked over."""

from __future__ import annotations

from explorer.figures.stale import StaleStep
from explorer.gui.text import translate


def stale_lines(stale: StaleStep, most: int) -> list[str]:
    """Return what changed, old → new, in at most so many lines and one that counts the rest."""
    if not stale.changes:
        return [translate("Story", "The numbers it shows have changed. Those it showed before were not kept.")]
    lines = [translate("Story", "{0}: {1} → {2}").format(one.name, one.old, one.new) for one in stale.changes[:most]]
    left = len(stale.changes) - most
    return [*lines, translate("Story", "and {0} more").format(left)] if left > 0 else lines


def stale_mark(stale: StaleStep) -> str:
    """Return the words of the badge of a step whose figure shows other numbers than it did."""
    count = len(stale.changes)
    return translate("Story", "{0} changed").format(count) if count else translate("Story", "changed")


def steps_words(count: int) -> str:
    """Return a number of steps in words."""
    return translate("Story", "1 step") if count == 1 else translate("Story", "{0} steps").format(count)
