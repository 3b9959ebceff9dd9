"""What can be wrong with a pack, in words that a person can act on."""

from __future__ import annotations

from explorer.records import record

MOST_FAULTS = 200


class PackError(Exception):
    """A pack that was not opened."""


class PackRefused(PackError):  # noqa: N818 (its base says what it is)
    """A pack that cannot be read or is dangerous; the message is one plain sentence."""


class PackFaulty(PackError):  # noqa: N818
    """A pack that was read and has faults: ``faults`` in order of file and row, at most 200 of ``total``."""

    def __init__(self, name: str, faults: tuple[PackFault, ...], total: int) -> None:
        super().__init__(f"“{shown(name)}” has {total:,} {'fault' if total == 1 else 'faults'} and was not opened.")
        self.name = name
        self.faults = faults
        self.total = total


@record(frozen=True, slots=True)
class PackFault:
    """One fault and its place.

    ``row`` is the line that an editor shows, the header being line 1; ``value`` the cell as it stands; ``excerpt``
    holds the line itself and its neighbours with their numbers, where there are any.
    """

    file: str
    row: int
    column: str
    value: str
    problem: str
    fix: str
    excerpt: tuple[tuple[int, str], ...] = ()

    @property
    def message(self) -> str:
        """What is wrong, and how to mend it."""
        return f"{self.problem}. {self.fix}"


def shown(text: str, most: int = 80) -> str:
    """Return a text as it may be quoted in a sentence: on one line, nothing unseen, at most ``most`` characters."""
    if len(text) > most:
        text = text[: most - 1] + "…"
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else f"[U+{ord(one):04X}]" for one in text)
