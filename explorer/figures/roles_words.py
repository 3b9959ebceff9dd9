"""What is said of the roles: the names of the models, the finding, and how the track is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.analysis.leads import CARMAKER, Stand, led_by_huawei
from explorer.domain.atlas import Atlas
from explorer.figures.dossier import Dossier, Fact, Run, Section
from explorer.figures.panels import MatrixColumn
from explorer.figures.relation_words import lead_word
from explorer.figures.roles_cells import TRACK, side_words
from explorer.figures.sourcing import sources_of
from explorer.figures.words import capital, counted, listed, spelled_or_none, takeaway_of

_MODELS = {
    "parts-supply": ("Parts supply", "零部件供应"),
    "huawei-inside": ("Huawei Inside (HI)", "HI 模式"),
    "zhixuan-hima": ("HIMA, ex-Zhixuan", "鸿蒙智行／智选车"),
    "traditional-oem": ("Traditional", "传统合作"),
}
_SHORT = {"parts-supply": "parts supply", "huawei-inside": "Huawei Inside", "zhixuan-hima": "HIMA",
          "traditional-oem": "a traditional tie-up"}  # fmt: skip
_FEW = 3  # activities stated of a carmaker before its share says anything


def model_words(model: str) -> tuple[str, str]:
    """Return the title of a model of co-operation in both scripts; of an unknown one its own word."""
    return _MODELS.get(model, (capital(model.replace("-", " ")), ""))


def takeaway(
    columns: Sequence[MatrixColumn], stands: Sequence[Sequence[Stand]], *, by_partner: bool, house: str = ""
) -> str:
    """Return where Huawei leads most and least, and what it leads nowhere, as far as it fits."""
    counts = [(column, len(led_by_huawei(found)), sum(bool(one.sides) for one in found))
              for column, found in zip(columns, stands, strict=True)]  # fmt: skip
    return takeaway_of((_of_partners(counts, house),)) if by_partner else _of_models(counts, stands)


_Count = tuple[MatrixColumn, int, int]


def _of_models(counts: Sequence[_Count], stands: Sequence[Sequence[Stand]]) -> str:
    most, led, stated = max(counts, key=lambda one: one[1])
    name = _SHORT.get(most.id, most.title)
    if not led:
        return f"No model of co-operation has Huawei lead any of {counted(len(stands[0]), 'activity', 'activities')}"
    first = f"Huawei leads {led} of {counted(stated, 'activity', 'activities')} in {name}"
    fewer_led = [(one, count) for one, count, _ in counts if count < led]
    least = min(fewer_led, key=lambda pair: pair[1], default=None)
    second = f" and {spelled_or_none(least[1])} in {_SHORT.get(least[0].id, least[0].title)}" if least else ""
    nowhere = carmakers_own(stands)
    third = f", but not {nowhere[0]}" if nowhere else ""
    return takeaway_of((first + second + third, first + second, first))


def carmakers_own(stands: Sequence[Sequence[Stand]]) -> list[str]:
    """Return the activities that carmakers lead in every model which states them, the most often stated first."""
    found: list[tuple[int, str]] = []
    for column in zip(*stands, strict=True):
        leads = [one.lead for one in column if one.sides]
        if len(leads) > 1 and set(leads) == {CARMAKER}:
            found.append((-len(leads), column[0].activity))
    return [activity for _, activity in sorted(found, key=lambda one: one[0])]


def _of_partners(counts: Sequence[_Count], house: str) -> str:
    members = counts[1:]
    chosen = next((one for one in members if one[0].id == house), None)
    if chosen is not None:
        stated = "one activity that is" if chosen[2] == 1 else f"{chosen[2]} activities that are"
        return f"For {chosen[0].title}, Huawei leads {chosen[1]} of the {stated} stated"
    known = [one for one in members if one[2] >= _FEW] or members
    most = max(known, key=lambda one: (one[1] / max(one[2], 1), one[2]))
    least = min(known, key=lambda one: (one[1] / max(one[2], 1), -one[2]))
    stated = counted(most[2], "stated activity", "stated activities")
    first = f"Huawei leads {most[1]} of {stated} at {most[0].title}"
    return first if least is most else f"{first} and {least[1]} of {least[2]} at {least[0].title}"


def how_to_read(atlas: Atlas, stands: Sequence[Sequence[Stand]], model: str) -> Dossier:
    """Return what the details show beside the roles: the three places of the track, and every dispute."""
    sources = sources_of(one for column in stands for one in column)
    places = tuple(Fact(lead_word(lead), (Run(words),)) for lead, words in TRACK)
    disputes = tuple(_disputes(atlas, stands))
    sections = [Section("How to read", places)]
    if disputes:
        sections.append(Section("Disputed", disputes, count=f"{len(disputes)}"))
    path = (Run(f"Roles · {model_words(model)[0]}" if model else "Roles"),)
    return Dossier("", "Who leads what", "", "total", path, tuple(sections), sources=sources)


def _disputes(atlas: Atlas, stands: Sequence[Sequence[Stand]]) -> Iterator[Fact]:
    for column in stands:
        for one in column:
            if one.disputed and one.sides:
                said = listed([side_words(atlas, side) for side in one.sides], "or")
                title = model_words(one.model)[0]
                yield Fact(capital(one.activity), (Run(said), Run(f", {title}", quiet=True)), one.sources)
