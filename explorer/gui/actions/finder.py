"""What the palette offers for a query: groups of hits, the best first, each group with its best rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from explorer.analysis.find import Hit, Titled, TitleSearch, query_words, tokens
from explorer.analysis.search import Grade
from explorer.domain.atlas import Atlas
from explorer.figures.catalogue import VIEWS
from explorer.figures.names import car_name
from explorer.gui.actions import finder_rows as rows
from explorer.gui.actions import runs
from explorer.gui.actions.finder_index import PackIndex
from explorer.gui.actions.search_words import VIEW_WORDS, action_words
from explorer.gui.actions.table import ROWS, VIEW_COMMANDS, ActionRow
from explorer.gui.actions.view_titles import view_title
from explorer.gui.itemmodels.palette_rows import Kind, PaletteGroup, PaletteRow
from explorer.gui.text import translate
from explorer.records import record

PALETTE = "go.find"
_MOST = {Kind.ENTITY: 5, Kind.VIEW: 4, Kind.COMMAND: 5, Kind.CLAIM: 3, Kind.MILESTONE: 4, Kind.SOURCE: 3}
_MOST_RECENT = 5
_MOST_OF = 4  # entities that a view is offered of
_JOINTS = frozenset({"of", "in", "for", "by", "the"})

Keys = Mapping[str, str]  # the shortcut of every enabled action, in words, by the action's id


@record(frozen=True, slots=True)
class ViewHit:
    """A view that is offered of an entity."""

    grade: Grade
    id: str
    words: tuple[str, ...]
    focus: str


AnyHit = Hit | ViewHit
Found = tuple[Kind, Sequence[AnyHit]]


@record(frozen=True, slots=True)
class Offer:
    """What is shown for a query, and how many hits there are in all."""

    groups: tuple[PaletteGroup, ...]
    total: int

    @property
    def empty(self) -> bool:
        """Whether there is nothing to choose."""
        return not self.groups


class Finder:
    """Answers queries over one pack, or over the commands alone where none is open."""

    def __init__(self, atlas: Atlas | None) -> None:
        self._index = PackIndex(atlas) if atlas is not None else None
        self._views = TitleSearch(
            Titled(view.id, view_title(view), *_words(VIEW_WORDS.get(view.id, ("", "")))) for view in VIEWS
        )
        self._commands = TitleSearch(
            Titled(row.id, rows.action_title(row), *_words(action_words(row.id))) for row in ROWS if _is_command(row)
        )

    def warm(self) -> None:
        """Prepare for the first query."""
        for one in (self._index, self._views, self._commands):
            if one is not None:
                one.warm()

    def start(self, recent: Sequence[str], keys: Keys) -> Offer:
        """Return what is offered before anything is typed: what was looked at last, and the commands of the view."""
        groups = []
        if self._index is not None and recent:
            atlas = self._index.atlas
            found = tuple(rows.entity_row(atlas, one, ()) for one in recent[:_MOST_RECENT])
            groups.append(PaletteGroup(translate("Palette", "Recent"), found, len(found)))
        of_view = [row for row in ROWS if row.id in VIEW_COMMANDS and row.id in keys]
        title = translate("Palette", "This view")
        if not of_view:
            of_view = [row for row in ROWS if _is_command(row) and row.id in keys]
            title = translate("Palette", "Commands")
        commands = tuple(rows.action_row(row, (), keys[row.id]) for row in of_view)
        groups.append(PaletteGroup(title, commands, len(commands)))
        return Offer(tuple(groups), sum(group.total for group in groups))

    def offer(self, query: str, keys: Keys, whole: Collection[Kind] = ()) -> Offer:
        """Return the hits for a query; the groups of the kinds in ``whole`` with all their rows."""
        found = self._found(query, keys, guessing=False)
        if not any(hits for _, hits in found):
            found = self._found(query, keys, guessing=True)
        found = sorted(((kind, hits) for kind, hits in found if hits), key=_best)
        groups = tuple(self._group(kind, hits, keys, whole=kind in whole) for kind, hits in found)
        return Offer(groups, sum(len(hits) for _, hits in found))

    def _found(self, query: str, keys: Keys, *, guessing: bool) -> list[Found]:
        views = [hit for hit in _hits(self._views, query, guessing) if f"view.{hit.id}" in keys]
        commands = [hit for hit in _hits(self._commands, query, guessing) if hit.id in keys]
        index = self._index
        if index is None:
            return [(Kind.COMMAND, commands)]
        names, words = index.entities, query_words(query)
        graded = names.misspelt(query) if guessing else names.graded(query)
        entities = [Hit(_of_a_name(index.atlas, grade, one, words), one, words) for grade, one in graded]
        return [
            (Kind.ENTITY, entities),
            (Kind.VIEW, sorted((*views, *self._views_of(index, query, entities)), key=_grade)),
            (Kind.COMMAND, commands),
            (Kind.CLAIM, _hits(index.claims, query, guessing)),
            (Kind.MILESTONE, _hits(index.milestones, query, guessing)),
            (Kind.SOURCE, _hits(index.sources, query, guessing)),
        ]

    def _views_of(self, index: PackIndex, query: str, entities: Sequence[Hit]) -> Iterator[ViewHit]:
        """Yield views of the best entity, and of those that the words beside a view's name stand for."""
        for one in entities[:1]:
            for view in rows.views_of(index.atlas, one.id):
                yield ViewHit(one.grade, view.id, one.words, one.id)
        named: dict[str, list[str]] = {}
        for view_id, rest in self._split(query):
            if rest not in named:
                named[rest] = [entity_id for _, entity_id in index.entities.graded(rest)[:_MOST_OF]]
            for entity_id in named[rest]:
                if view_id in (view.id for view in rows.views_of(index.atlas, entity_id)):
                    yield ViewHit(Grade.START, view_id, query_words(query), entity_id)

    def _split(self, query: str) -> Iterator[tuple[str, str]]:
        """Yield each view that some words of the query name, with the other words."""
        words = [word for word in query_words(query) if word not in _JOINTS]
        if len(words) < 2:
            return
        named = [{hit.id for hit in self._views.find(word)} for word in words]
        for view in VIEWS:
            rest = [word for word, ids in zip(words, named, strict=True) if view.id not in ids]
            if rest and len(rest) < len(words):
                yield view.id, " ".join(rest)

    def _group(self, kind: Kind, hits: Sequence[AnyHit], keys: Keys, *, whole: bool) -> PaletteGroup:
        most = len(hits) if whole or len(hits) <= _MOST[kind] + 1 else _MOST[kind]
        shown = [self._row(kind, hit, keys) for hit in hits[:most]]
        if most < len(hits):
            words = translate("Palette", "Show all {0}").format(len(hits))
            shown.append(PaletteRow(Kind.REST, kind.value, words, mark="more", verb=translate("Palette", "unfold")))
        return PaletteGroup(_titles()[kind], tuple(shown), len(hits))

    def _row(self, kind: Kind, hit: AnyHit, keys: Keys) -> PaletteRow:
        if kind is Kind.COMMAND:
            return rows.action_row(_ROWS[hit.id], hit.words, keys[hit.id])
        if kind is Kind.VIEW and isinstance(hit, Hit):
            return rows.view_row(_VIEWS[hit.id], hit.words, keys[f"view.{hit.id}"])
        atlas = self._index.atlas if self._index is not None else None
        if atlas is None:
            raise LookupError(f"“{hit.id}” was found in no pack.")
        if isinstance(hit, ViewHit):
            return rows.view_of_row(atlas, _VIEWS[hit.id], hit.focus, hit.words, keys.get(f"view.{hit.id}", ""))
        return _RECORDS[kind](atlas, hit.id, hit.words)


_ROWS = {row.id: row for row in ROWS}
_VIEWS = {view.id: view for view in VIEWS}
_RECORDS: dict[Kind, Callable[[Atlas, str, tuple[str, ...]], PaletteRow]] = {
    Kind.ENTITY: rows.entity_row,
    Kind.CLAIM: rows.claim_row,
    Kind.MILESTONE: rows.milestone_row,
    Kind.SOURCE: rows.source_row,
}


def _hits(search: TitleSearch, query: str, guessing: bool) -> tuple[Hit, ...]:
    return search.guess(query) if guessing else search.find(query)


def _words(words: tuple[str, str]) -> tuple[str, tuple[str, ...]]:
    chinese, other = words
    return chinese, (other,) if other else ()


def _is_command(row: ActionRow) -> bool:
    """Whether a row is listed among the commands: views have a group of their own, the palette is open already."""
    return row.run is not runs.show_view and row.id != PALETTE


def _of_a_name(atlas: Atlas, grade: Grade, entity_id: str, words: tuple[str, ...]) -> Grade:
    """Return how well a name answers, beside titles.

    A car is known by its own name, without its brand's, and a name read as pinyin is as good as one written out, with
    a slip too: whoever is meant comes before what only mentions them.
    """
    if grade is Grade.TYPO_IN_PINYIN:
        return Grade.TYPO
    if grade not in (Grade.WORD, Grade.PINYIN):
        return grade
    return Grade.EXACT if tokens(car_name(atlas, entity_id)) == words else Grade.START


def _best(found: Found) -> tuple[Grade, int]:
    kind, hits = found
    return hits[0].grade, tuple(Kind).index(kind)


def _grade(hit: AnyHit) -> Grade:
    return hit.grade


def _titles() -> dict[Kind, str]:
    return {
        Kind.ENTITY: translate("Palette", "Entities"),
        Kind.VIEW: translate("Palette", "Views"),
        Kind.COMMAND: translate("Palette", "Commands"),
        Kind.CLAIM: translate("Palette", "Claims"),
        Kind.MILESTONE: translate("Palette", "Milestones"),
        Kind.SOURCE: translate("Palette", "Sources"),
    }
