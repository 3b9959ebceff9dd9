"""What relations and roles are called: a tie as a label from either side and as a verb, and who leads in one word."""

from __future__ import annotations

from explorer.analysis.leads import CARMAKER, HUAWEI, SHARED
from explorer.domain.entities import Relation, Tie
from explorer.figures.words import capital

# What a tie is called from the side of the one it goes out from, and from the side of the one it goes to.
LABELS = {
    Tie.MAKES: ("Makes", "Made by"),
    Tie.LEADS: ("Leads", "Led by"),
    Tie.CHAIRS: ("Chairs", "Chair"),
    Tie.STAKE: ("Holds a stake in", "Stake held by"),
    Tie.JOINED: ("Joined", "Joined by"),
    Tie.PARTNERS: ("Works with", "Works with"),
    Tie.SUPPLIES: ("Supplies", "Supplied by"),
    Tie.TRADEMARK: ("Trademark of", "Trademark held by"),
    Tie.USES: ("Uses", "Fitted to"),
}
VERBS = {Tie.STAKE: "owns part of", Tie.PARTNERS: "works with"}  # where it is not the tie's own word
PASSIVE = {Tie.MAKES: "is made by", Tie.LEADS: "is led by"}
LEADERS = {CARMAKER: "Carmaker", SHARED: "Shared", HUAWEI: "Huawei"}


def relation_label(relation: Relation, *, outward: bool = True) -> str:
    """Return what a relation is called from the side of the one it goes out from, or of the one it goes to."""
    return LABELS[relation.kind][0 if outward else 1]


def verb_of(relation: Relation) -> str:
    """Return a relation as a verb: ``makes``, ``owns part of``."""
    return VERBS.get(relation.kind, f"{relation.kind}")


def lead_word(lead: str) -> str:
    """Return who leads in one word; a lead of another pack by its own word."""
    return LEADERS.get(lead, capital(lead))
