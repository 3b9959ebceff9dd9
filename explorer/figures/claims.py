"""Claims: what the article says, in its order, with verdict and sources, filtered by verdict and theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from explorer.domain.atlas import Atlas
from explorer.domain.evidence import Claim, Verdict
from explorer.figures.articles import article, article_is_out, article_words, claims_in_order
from explorer.figures.blank import blank
from explorer.figures.figure import Cell, CellKind, Choice, Column, Figure, Table, sources_cell
from explorer.figures.names import strip_keys
from explorer.figures.panels import MatrixCell, MatrixColumn, MatrixPanel, MatrixRow
from explorer.figures.sourcing import cited_by, source_line
from explorer.figures.words import capital, counted, long_month, spelled, spelled_or_none
from explorer.state.viewpoint import Viewpoint, link

VERDICTS = {
    Verdict.SUPPORTED: "Supported",
    Verdict.PARTLY: "Partly",
    Verdict.CONTRADICTED: "Contradicted",
    Verdict.OPINION: "Opinion",
    Verdict.UNVERIFIED: "Not verified",
}
Own = Mapping[str, tuple[str, str]]  # by the id of a claim: a person's verdict and note
_NONE: Own = MappingProxyType({})
_THEME = "theme-"
_PAIR = 2
_TITLES = ("No.", "Claim", "Verdict", "Sources")


def claims(atlas: Atlas, here: Viewpoint, own: Own = _NONE) -> Figure:
    """Return the claims that pass the filters; ``own`` are a person's verdicts, shown in a column of their own."""
    every = claims_in_order(atlas)
    if not every:
        return blank(atlas, here, _lack(atlas), _TITLES)
    choices = _choices(here, every)
    shown = [one for one in every if _passes(here, one)]
    if not shown:
        said = "All claims are switched off. Switch a verdict and a theme on."
        return blank(atlas, here, said, _TITLES, choices=choices)
    sources = cited_by(shown)
    said = takeaway(shown, len(every))
    told = article_words(atlas)
    return Figure(
        view="claims",
        link=link(here),
        takeaway=said,
        subtitle="Claims in article order" if len(shown) == len(every) else _of_all(shown, every),
        panels=(_panel(here, shown, own),),
        table=_table(shown, own),
        sources=sources,
        source_line=source_line(atlas, sources, f"article: {told}" if told else ""),
        caveats=tuple(_caveats(shown, own)),
        alt_text=f"{said}. {counted(len(shown), 'claim')}: {_tally(shown)}.",
        strip=strip_keys(atlas),
        choices=choices,
    )


def _lack(atlas: Atlas) -> str:
    found = article(atlas)
    if found is not None and found.published is not None and not article_is_out(atlas):
        return f"The article appeared in {long_month(found.published)}: there was no claim to check before."
    return "This pack checks no claims."


def _of_all(shown: Sequence[Claim], every: Sequence[Claim]) -> str:
    return f"{len(shown)} of {len(every)} claims in article order"


def _passes(here: Viewpoint, claim: Claim) -> bool:
    return claim.verdict.value not in here.hidden and f"{_THEME}{claim.theme}" not in here.hidden


def _choices(here: Viewpoint, every: Sequence[Claim]) -> tuple[Choice, ...]:
    """Return a chip for each verdict and each theme that any claim has, with the number of all its claims."""
    verdicts = Counter(one.verdict for one in every)
    themes = Counter(one.theme for one in every)
    found = [
        Choice(one.value, word, f"verdict:{one.value}", "", one.value not in here.hidden, verdicts[one])
        for one, word in VERDICTS.items()
        if verdicts[one]
    ]
    for theme, count in themes.items():
        name = f"{_THEME}{theme}"
        found.append(Choice(name, capital(theme), "", "", name not in here.hidden, count))
    return tuple(found)


def takeaway(shown: Sequence[Claim], every: int) -> str:
    """Return how many claims can be checked, opinions left out, and how many of those hold in full."""
    checkable = [one for one in shown if one.verdict is not Verdict.OPINION]
    full = sum(one.verdict is Verdict.SUPPORTED for one in checkable)
    whole = len(shown) == every
    if len(shown) == 1:
        return _of_one(
            "The article’s one claim" if whole else "The one claim shown", checkable=bool(checkable), full=bool(full)
        )
    if len(shown) == len(checkable) == _PAIR:
        holds = ("neither holds", "one holds", "both hold")[full]
        return f"Both {'claims of the article' if whole else 'claims shown'} can be checked; {holds} in full"
    whom = f"{'the article’s' if whole else 'the'} {counted(len(shown), 'claim')}{'' if whole else ' shown'}"
    if not checkable:
        return f"None of {whom} can be checked: they are opinions"
    holds = f"{spelled_or_none(full)} {'holds' if full == 1 else 'hold'} in full"
    if len(checkable) == len(shown):
        return f"All {whom if whole else whom.removeprefix('the ')} can be checked; {holds}"
    return f"{capital(spelled(len(checkable)))} of {whom} can be checked; {holds}"


def _of_one(whom: str, *, checkable: bool, full: bool) -> str:
    if not checkable:
        return f"{whom} is an opinion, which cannot be checked"
    return f"{whom} can be checked; it {'holds in full' if full else 'does not hold in full'}"


def _tally(shown: Sequence[Claim]) -> str:
    counts = Counter(one.verdict for one in shown)
    return ", ".join(f"{word.lower()} {counts[one]}" for one, word in VERDICTS.items() if counts[one])


def _panel(here: Viewpoint, shown: Sequence[Claim], own: Own) -> MatrixPanel:
    columns = [
        MatrixColumn("sources", "Sources", weight=0.45, right=True),
        MatrixColumn("verdict", "Verdict", weight=0.9),
    ]
    if own:
        columns.append(MatrixColumn("own", "Your verdict", weight=1.2))
    return MatrixPanel("claims", tuple(columns), tuple(_row(here, one, own) for one in shown), "Claim", 3.6)


def _row(here: Viewpoint, claim: Claim, own: Own) -> MatrixRow:
    cells = [
        MatrixCell(f"{len(claim.source_ids)}", sources=claim.source_ids, target=claim.id),
        MatrixCell(VERDICTS[claim.verdict], f"verdict:{claim.verdict.value}", sources=claim.source_ids,
                   target=claim.id),
    ]  # fmt: skip
    if own:
        cells.append(_own_cell(claim, own))
    focused = here.focus == claim.id or here.focus in claim.milestone_ids
    return MatrixRow(claim.id, claim.statement_en, tuple(cells), target=claim.id, focused=focused,
                     lead=f"{claim.article_order}")  # fmt: skip


def _own_cell(claim: Claim, own: Own) -> MatrixCell:
    verdict, note = own.get(claim.id, ("", ""))
    if not verdict:
        return MatrixCell("", quiet=note, target=claim.id)  # in the middle of its row, as a verdict would be
    return MatrixCell(_word(verdict), f"verdict:{verdict}", lower=note, target=claim.id)


def _word(verdict: str) -> str:
    """Return a verdict as a reader sees it; one that is unknown by its own word."""
    return next((word for one, word in VERDICTS.items() if one.value == verdict), capital(verdict))


def _caveats(shown: Sequence[Claim], own: Own) -> list[str]:
    said = []
    if any(one.verdict is Verdict.OPINION for one in shown):
        said.append("Opinions are named, not graded, and do not count as claims that can be checked.")
    said.append("Verdicts judge the claim, never the author. Statements are in the pack’s words.")
    given = [(one, own[one.id][0]) for one in shown if one.id in own and own[one.id][0]]
    if given:
        count = sum(verdict != one.verdict.value for one, verdict in given)
        unlike = f"{count} {'differs' if count == 1 else 'differ'}"
        said.append(f"{counted(len(given), 'verdict')} of your own, kept apart from the pack’s; {unlike}.")
    return said


def _table(shown: Sequence[Claim], own: Own) -> Table:
    titles = ["Claim", "中文", "Theme", "Verdict", "Key figure", "What we found", "查证"]
    columns = [Column("No.", CellKind.NUMBER), *(Column(title) for title in titles)]
    if own:
        columns += [Column("Your verdict"), Column("Your note")]
    columns += [Column("Figures", CellKind.NUMBER), Column("Milestones", CellKind.NUMBER), Column("Sources")]
    return Table(tuple(columns), tuple(_line(one, own) for one in shown))


def _line(one: Claim, own: Own) -> tuple[Cell, ...]:
    verdict, note = own.get(one.id, ("", ""))
    figures, dated = len(one.observation_ids), len(one.milestone_ids)
    return (
        Cell(f"{one.article_order}", one.article_order),
        Cell(one.statement_en, target=one.id),
        Cell(one.statement_zh),
        Cell(capital(one.theme)),
        Cell(VERDICTS[one.verdict], sources=one.source_ids),
        Cell(one.figure, sources=one.source_ids),
        Cell(one.evidence_en, sources=one.source_ids),
        Cell(one.evidence_zh),
        *([Cell(_word(verdict)), Cell(note)] if own else []),
        Cell(f"{figures}", figures),
        Cell(f"{dated}", dated),
        sources_cell(one.source_ids),
    )
