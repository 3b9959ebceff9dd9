"""The notebook's moves change what they say and nothing else; its text form reads back and refuses all else."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.domain.evidence import Verdict
from explorer.state import notebook as own
from explorer.state.notebook import Notebook, OwnVerdict, SavedScenario
from explorer.state.notebook_text import NotebookError, notebook_bytes, notebook_of

NAMES = st.text(min_size=1, max_size=20).map(own.scenario_name).filter(bool)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


def test_a_verdict_is_set_changed_and_taken_back() -> None:
    first = own.judge(Notebook(), "c1", Verdict.PARTLY)
    assert first.own_verdict("c1") == OwnVerdict("c1", Verdict.PARTLY) and first.own_verdict("c2") is None
    both = own.judge(own.judge(first, "c2", Verdict.OPINION), "c1", Verdict.SUPPORTED)
    assert [(one.claim_id, one.verdict) for one in both.verdicts] == [
        ("c1", Verdict.SUPPORTED),
        ("c2", Verdict.OPINION),
    ]
    assert own.judge(both, "c1", None).verdicts == (OwnVerdict("c2", Verdict.OPINION),)
    assert own.judge(both, "c1", Verdict.SUPPORTED) is both
    assert own.judge(Notebook(), "c1", None) == Notebook()


def test_a_note_stays_beside_the_verdict_and_goes_when_blank() -> None:
    noted = own.annotate(own.judge(Notebook(), "c1", Verdict.PARTLY), "c1", "Look again.")
    assert noted.own_verdict("c1") == OwnVerdict("c1", Verdict.PARTLY, "Look again.")
    assert own.judge(noted, "c1", None).own_verdict("c1") == OwnVerdict("c1", None, "Look again.")
    assert own.annotate(noted, "c1", " \n").own_verdict("c1") == OwnVerdict("c1", Verdict.PARTLY)
    assert own.annotate(own.annotate(Notebook(), "c1", "a"), "c1", "") == Notebook()
    long = own.annotate(Notebook(), "c1", "x" * (own.LONGEST_NOTE + 5)).own_verdict("c1")
    assert long is not None and len(long.note) == own.LONGEST_NOTE


def test_scenarios_are_saved_renamed_and_dropped() -> None:
    one = own.save_scenario(Notebook(), "  High   tax ", (("tax", 10.0), ("cap", 0.0)))
    assert one.scenarios == (SavedScenario("High tax", (("cap", 0.0), ("tax", 10.0))),)
    assert one.scenario_of((("cap", 0.0), ("tax", 10.0))) == one.scenarios[0]
    two = own.save_scenario(one, "Low", (("tax", 0.0),))
    over = own.save_scenario(two, "High tax", (("tax", 9.0),))
    assert [found.name for found in over.scenarios] == ["High tax", "Low"]
    assert over.scenario("High tax") == SavedScenario("High tax", (("tax", 9.0),))
    assert own.rename_scenario(two, "Low", "High tax") is two  # the name is taken
    assert own.rename_scenario(two, "nobody", "x") is two and own.rename_scenario(two, "Low", " ") is two
    assert [found.name for found in own.rename_scenario(two, "Low", "Lower").scenarios] == ["High tax", "Lower"]
    assert own.drop_scenario(two, "High tax").scenarios == two.scenarios[1:]
    assert own.drop_scenario(two, "nobody") is two
    assert own.save_scenario(two, "x" * (own.LONGEST_NAME + 1), ()) is two


def test_there_is_an_end_to_scenarios() -> None:
    notebook = Notebook(scenarios=tuple(SavedScenario(f"s{n}") for n in range(own.MOST_SCENARIOS)))
    assert own.save_scenario(notebook, "one more", ()) is notebook
    assert own.save_scenario(notebook, "s3", (("a", 1.0),)).scenario("s3") == SavedScenario("s3", (("a", 1.0),))


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=9), st.tuples(st.sampled_from([*Verdict, None]), st.text(max_size=40))
    ),
    st.dictionaries(NAMES, st.dictionaries(st.text(min_size=1, max_size=9), NUMBERS, max_size=4), max_size=4),
)
def test_what_is_written_reads_back(
    verdicts: dict[str, tuple[Verdict | None, str]], scenarios: dict[str, dict[str, float]]
) -> None:
    rows = tuple(OwnVerdict(claim, verdict, note) for claim, (verdict, note) in verdicts.items())
    made = tuple(SavedScenario(name, tuple(sorted(found.items()))) for name, found in scenarios.items())
    data = notebook_bytes(Notebook(rows, made), "hima")
    assert data == notebook_bytes(Notebook(rows, made), "hima") and data.endswith(b"\n")
    read = notebook_of(json.loads(data))
    whole = [row for row in rows if row.claim_id.isprintable() and row.note.isprintable()]
    assert [row for row in read.verdicts if row in whole] == whole
    assert len(read.scenarios) == len(made)


SOUND: dict[str, Any] = {
    "format": "alliance-explorer-notebook",
    "version": 1,
    "pack": "hima",
    "verdicts": [{"claim": "c1", "verdict": "partly", "note": "n"}, {"claim": "c2", "verdict": None, "note": "m"}],
    "scenarios": [{"name": "High", "settings": {"tax": 10, "cap": 0.5}}],
}


def test_a_sound_document_is_read() -> None:
    assert notebook_of(SOUND) == Notebook(
        (OwnVerdict("c1", Verdict.PARTLY, "n"), OwnVerdict("c2", None, "m")),
        (SavedScenario("High", (("cap", 0.5), ("tax", 10.0))),),
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ((), []),
        ((), None),
        ((), "text"),
        (("format",), "something else"),
        (("version",), 2),
        (("version",), True),
        (("version",), "1"),
        (("pack",), 3),
        (("more",), 1),
        (("verdicts",), {}),
        (("verdicts", 0, "verdict"), "sure"),
        (("verdicts", 0, "verdict"), 1),
        (("verdicts", 0, "claim"), ""),
        (("verdicts", 1, "claim"), "c1"),
        (("verdicts", 0, "note"), None),
        (("verdicts", 0, "note"), "x" * (own.LONGEST_NOTE + 1)),
        (("verdicts", 0, "more"), ""),
        (("scenarios", 0, "name"), ""),
        (("scenarios", 0, "name"), " High"),
        (("scenarios", 0, "settings"), []),
        (("scenarios", 0, "settings", "tax"), "10"),
        (("scenarios", 0, "settings", "tax"), True),
        (("scenarios", 0, "settings", "tax"), 10**400),
        (("scenarios", 0, "settings", ""), 1),
        (("scenarios", 0, "more"), 1),
        (("scenarios",), [{"name": "a", "settings": {}}] * 2),
        (("scenarios",), [{"name": f"a{n}", "settings": {}} for n in range(own.MOST_SCENARIOS + 1)]),
    ],
)
def test_anything_else_is_refused_with_a_sentence(path: tuple[str | int, ...], value: object) -> None:
    document: Any = copy.deepcopy(SOUND)
    if not path:
        document = value
    else:
        at = document
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value
    with pytest.raises(NotebookError, match=r"\.$"):
        notebook_of(document)
