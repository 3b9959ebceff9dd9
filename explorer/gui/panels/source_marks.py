"""Which markers stand beside a fact: sources numbered through the whole dossier, disagreement, computation."""

from __future__ import annotations

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Quality, Source
from explorer.figures.dossier import Dossier, Fact
from explorer.gui.badges import CALC, DIFFER, PRESS, MarkerSpec, marker_kind
from explorer.gui.text import translate

_MOST = 3  # numbers beside a fact; with more sources, one fewer and a “+2” that opens them all


class SourceMarks:
    """The markers of one dossier."""

    def __init__(self, atlas: Atlas, dossier: Dossier) -> None:
        self._atlas = atlas
        facts = (source for section in dossier.sections for fact in section.facts for source in fact.sources)
        self._numbers = {source: at for at, source in enumerate(dict.fromkeys((*dossier.sources, *facts)), start=1)}

    @property
    def pack(self) -> Atlas:
        """The pack they are made of."""
        return self._atlas

    def number(self, source_id: str) -> int:
        """Return a source's number in this dossier."""
        return self._numbers[source_id]

    def of(self, fact: Fact) -> tuple[MarkerSpec, ...]:
        """Return a fact's markers from left to right."""
        if fact.differs:
            return (self._differing(fact),)
        if fact.calc:
            return (self._computed(fact),)
        known = fact.sources
        shown = known if len(known) <= _MOST else known[: _MOST - 1]
        marks = [self._single(source, fact) for source in shown]
        if len(shown) < len(known):
            marks.append(self._more(fact, len(known) - len(shown)))
        return tuple(marks)

    def _single(self, source_id: str, fact: Fact) -> MarkerSpec:
        source = self._atlas.sources.get(source_id)
        number = f"{self._numbers[source_id]}"
        kind = marker_kind(source.quality) if source is not None else PRESS
        title = source.title if source is not None else source_id
        spoken = translate("SourceMarks", "Source {0}, {1}: {2}").format(number, quality_words(source), title)
        return MarkerSpec(number, kind, spoken, (source_id,), "", fact.note)

    def _differing(self, fact: Fact) -> MarkerSpec:
        count = fact.differs + 1
        spoken = translate("SourceMarks", "Sources differ: {0} values for {1}").format(count, fact.label)
        return MarkerSpec(
            f"≠ {count}", DIFFER, spoken, fact.sources, translate("SourceMarks", "Sources differ"), fact.note
        )

    def _computed(self, fact: Fact) -> MarkerSpec:
        spoken = translate("SourceMarks", "Computed here: {0}").format(fact.calc)
        detail = "\n".join(part for part in (fact.calc, fact.note) if part)
        return MarkerSpec(
            translate("SourceMarks", "calc"), CALC, spoken, fact.sources,
            translate("SourceMarks", "Computed here"), detail,
        )  # fmt: skip

    def _more(self, fact: Fact, hidden: int) -> MarkerSpec:
        heading = translate("SourceMarks", "%n sources", len(fact.sources))
        spoken = translate("SourceMarks", "%n more sources of {0}", hidden).format(fact.label)
        return MarkerSpec(f"+{hidden}", PRESS, spoken, fact.sources, heading, fact.note)


def quality_words(source: Source | None) -> str:
    """Return the kind of a source as the legend calls it; of an unknown one an empty text."""
    match source.quality if source is not None else None:
        case Quality.PRIMARY:
            return translate("SourceMarks", "official")
        case Quality.PRESS:
            return translate("SourceMarks", "press")
        case None:
            return translate("SourceMarks", "not in this pack")
        case _:
            return translate("SourceMarks", "secondary")
