"""What the user adds to a pack: own verdicts with notes and saved scenarios, as values with pure moves between them."""

from __future__ import annotations

from dataclasses import replace

from explorer.domain.evidence import Verdict
from explorer.records import record

LONGEST_NOTE = 10_000  # characters
LONGEST_NAME = 80
MOST_SCENARIOS = 200

Assumptions = tuple[tuple[str, float], ...]


@record(frozen=True, slots=True)
class OwnVerdict:
    """What the user thinks of a claim: a verdict, a note, or both; kept apart from the pack's own."""

    claim_id: str
    verdict: Verdict | None = None
    note: str = ""


@record(frozen=True, slots=True)
class SavedScenario:
    """Assumptions under a name: the parameters that differ from their base, as sorted pairs."""

    name: str
    settings: Assumptions = ()


@record(frozen=True, slots=True)
class Notebook:
    """All that the user wrote about one pack; the order is the order of writing."""

    verdicts: tuple[OwnVerdict, ...] = ()
    scenarios: tuple[SavedScenario, ...] = ()

    def own_verdict(self, claim_id: str) -> OwnVerdict | None:
        """Return what the user thinks of a claim, or None."""
        return next((one for one in self.verdicts if one.claim_id == claim_id), None)

    def scenario(self, name: str) -> SavedScenario | None:
        """Return the scenario of this name, or None."""
        return next((one for one in self.scenarios if one.name == name), None)

    def scenario_of(self, settings: Assumptions) -> SavedScenario | None:
        """Return the first scenario with just these assumptions, or None."""
        return next((one for one in self.scenarios if one.settings == settings), None)


def judge(notebook: Notebook, claim_id: str, verdict: Verdict | None) -> Notebook:
    """Set the user's own verdict on a claim; ``None`` takes it back."""
    old = notebook.own_verdict(claim_id) or OwnVerdict(claim_id)
    return _keep(notebook, replace(old, verdict=verdict))


def annotate(notebook: Notebook, claim_id: str, note: str) -> Notebook:
    """Set the user's note on a claim, cut at :data:`LONGEST_NOTE` characters; an empty one takes it away."""
    old = notebook.own_verdict(claim_id) or OwnVerdict(claim_id)
    return _keep(notebook, replace(old, note=note[:LONGEST_NOTE] if note.strip() else ""))


def save_scenario(notebook: Notebook, name: str, settings: Assumptions) -> Notebook:
    """Keep assumptions under a name, in place of what had it; a name that is blank or too long changes nothing."""
    name = scenario_name(name)
    fresh = SavedScenario(name, tuple(sorted(settings)))
    if not name or notebook.scenario(name) == fresh:
        return notebook
    if notebook.scenario(name) is None and len(notebook.scenarios) >= MOST_SCENARIOS:
        return notebook
    kept = tuple(fresh if one.name == name else one for one in notebook.scenarios)
    return replace(notebook, scenarios=kept if fresh in kept else (*kept, fresh))


def rename_scenario(notebook: Notebook, name: str, to: str) -> Notebook:
    """Give a scenario another name, unless that is blank, too long, or taken."""
    to = scenario_name(to)
    if not to or notebook.scenario(name) is None or notebook.scenario(to) is not None:
        return notebook
    return replace(
        notebook, scenarios=tuple(replace(one, name=to) if one.name == name else one for one in notebook.scenarios)
    )


def drop_scenario(notebook: Notebook, name: str) -> Notebook:
    """Forget a scenario."""
    left = tuple(one for one in notebook.scenarios if one.name != name)
    return notebook if left == notebook.scenarios else replace(notebook, scenarios=left)


def scenario_name(text: str) -> str:
    """Return a name as it is kept, on one line and without blanks at its ends; empty where it cannot be one."""
    name = " ".join(text.split())
    return name if len(name) <= LONGEST_NAME else ""


def _keep(notebook: Notebook, own: OwnVerdict) -> Notebook:
    """Return the notebook with an own verdict in its place; one that says nothing is left out."""
    says = own.verdict is not None or bool(own.note)
    old = notebook.own_verdict(own.claim_id)
    if old == own or (old is None and not says):
        return notebook
    others = tuple(one for one in notebook.verdicts if one.claim_id != own.claim_id)
    if not says:
        return replace(notebook, verdicts=others)
    kept = tuple(own if one is old else one for one in notebook.verdicts)
    return replace(notebook, verdicts=kept if old is not None else (*others, own))
