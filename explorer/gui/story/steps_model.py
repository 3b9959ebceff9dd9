"""The steps of the story being edited as a list for Qt's views."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from explorer.domain.stories import Step, Story
from explorer.gui.story.draft import StoryDraft
from explorer.gui.text import translate

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class StepRole(IntEnum):
    """Custom roles, after the ones Qt reserves."""

    STEP = Qt.ItemDataRole.UserRole
    SECTION = Qt.ItemDataRole.UserRole + 1  # the heading that begins at the step, or an empty text


class StepsItemModel(QAbstractListModel):
    """Follows the draft, row by row, so that a view keeps its place."""

    def __init__(self, draft: StoryDraft, parent: QObject) -> None:
        super().__init__(parent)
        self._draft = draft
        self._steps: tuple[Step, ...] = ()
        self._sections: tuple[str, ...] = ()
        self.follow()
        draft.changed.connect(self.follow)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of steps."""
        return 0 if parent.isValid() else len(self._steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a step is, in a role."""
        if not index.isValid() or index.row() >= len(self._steps):
            return None
        place, step = index.row(), self._steps[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return step.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(place, step)
            case StepRole.STEP:
                return step
            case StepRole.SECTION:
                return self._sections[place]
        return None

    def _spoken(self, place: int, step: Step) -> str:
        words = translate("Story", "Step {0} of {1}: {2}").format(place + 1, len(self._steps), step.title)
        return translate("Story", "{0}, hidden").format(words) if step.hidden else words

    @Slot()
    def follow(self) -> None:
        """Take the steps of the draft, telling the views what came, went and changed."""
        story = self._draft.story
        after = story.steps if story is not None else ()
        sections = headings(story) if story is not None else ()
        before = self._steps
        if after == before and sections == self._sections:
            return
        start = _alike(before, after)
        tail = _alike(before[start:][::-1], after[start:][::-1])
        old, new = len(before) - start - tail, len(after) - start - tail
        both = start + min(old, new)
        if old > new:
            self.beginRemoveRows(QModelIndex(), both, start + old - 1)
            self._steps, self._sections = after, sections
            self.endRemoveRows()
        elif new > old:
            self.beginInsertRows(QModelIndex(), both, start + new - 1)
            self._steps, self._sections = after, sections
            self.endInsertRows()
        self._steps, self._sections = after, sections
        if after:
            self.dataChanged.emit(self.index(0), self.index(len(after) - 1))


def headings(story: Story) -> tuple[str, ...]:
    """Return for each step the heading that begins at it, or an empty text."""
    return tuple(
        section.title if place == 0 else "" for section in story.sections for place in range(len(section.steps))
    )


def _alike(one: tuple[Step, ...], other: tuple[Step, ...]) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
