"""What is done to the steps of the story being edited; a view is taken from the store, and gone to in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from explorer.domain.stories import Step, Story
from explorer.figures.catalogue import resolved, view_row
from explorer.figures.names import short_name
from explorer.gui.actions.view_titles import view_title
from explorer.gui.store import Store
from explorer.gui.story.difference import difference, saved_view
from explorer.gui.story.draft import StoryDraft
from explorer.gui.text import translate
from explorer.state import moves, story_edits
from explorer.state.viewpoint import Viewpoint, link


class StepDesk(QObject):
    """Every method is one step that can be undone; a selected step is looked at, and nothing updates by itself."""

    def __init__(self, store: Store, draft: StoryDraft, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._draft = draft

    @property
    def saved(self) -> Viewpoint | None:
        """The viewpoint that the selected step has saved, if it can be gone to."""
        step = self._draft.step
        return saved_view(self._store.atlas, step.view) if step is not None else None

    @property
    def difference(self) -> tuple[str, str] | None:
        """What differs between the saved view and the one on screen, in words; ``None`` where nothing does."""
        atlas, step, saved = self._store.atlas, self._draft.step, self.saved
        if atlas is None or step is None:
            return None
        here = resolved(self._store.here)
        if saved is not None:
            return difference(atlas, saved, here)
        return translate("Story", "no view of this pack"), view_title(view_row(here.view))

    @Slot(int)
    def select(self, place: int) -> None:
        """Select a step and look at its view."""
        if self._draft.select(place):
            self.show_saved()

    @Slot()
    def show_saved(self) -> None:
        """Look at the view that the selected step has saved."""
        saved = self.saved
        if saved is not None:
            words = translate("Move", "Step {0}").format(self._draft.place + 1)
            self._store.go(words, moves.go_to, saved)

    def add(self) -> None:
        """Add the view on screen as a step after the selected one."""
        story, atlas = self._draft.story, self._store.atlas
        if story is None or atlas is None:
            return
        here = resolved(self._store.here)
        place = self._draft.place + 1 if story.steps else 0
        view = view_title(view_row(here.view))
        step = Step(f"{view}: {short_name(atlas, here.focus)}" if here.focus in atlas.entities else view, link(here))
        self._draft.edit(translate("Story", "Add step {0}").format(place + 1), place, self._added, step, place)

    def update(self) -> None:
        """Let the selected step show the view on screen."""
        step, place = self._draft.step, self._draft.place
        if step is not None and self.difference is not None:
            fresh = replace(step, view=link(resolved(self._store.here)))
            self._draft.edit(
                translate("Story", "Update step {0}").format(place + 1), place, self._updated, fresh, place
            )

    def look_over(self) -> None:
        """Take the numbers that the selected step shows now as those it was written for."""
        place = self._draft.place
        if self._draft.step is not None:
            words = translate("Story", "Look over step {0}").format(place + 1)
            self._draft.edit(words, place, self._seen, frozenset({place}))

    def duplicate(self) -> None:
        """Put a copy of the selected step after it."""
        place = self._draft.place
        if self._draft.step is not None:
            words = translate("Story", "Duplicate step {0}").format(place + 1)
            self._draft.edit(words, place + 1, story_edits.duplicate_step, place)

    @Slot()
    def delete(self) -> None:
        """Take the selected step out, and look at the one that takes its place."""
        place = self._draft.place
        if self._draft.step is not None:
            words = translate("Story", "Delete step {0}").format(place + 1)
            self._draft.edit(words, place, story_edits.delete_step, place)
            self.show_saved()

    def hide(self, hidden: bool) -> None:
        """Leave the selected step out of the presentation, or take it in again."""
        place = self._draft.place
        if self._draft.step is not None:
            label = translate("Story", "Hide step {0}") if hidden else translate("Story", "Show step {0}")
            self._draft.edit(label.format(place + 1), place, story_edits.hide_step, place, hidden)

    @Slot(int, int)
    def move(self, place: int, to: int) -> None:
        """Move a step to another place."""
        story = self._draft.story
        if story is not None and 0 <= place < len(story.steps):
            to = min(max(to, 0), len(story.steps) - 1)
            self._draft.edit(
                translate("Story", "Move step {0}").format(place + 1), to, story_edits.move_step, place, to
            )

    def move_by(self, count: int) -> None:
        """Move the selected step forward or back."""
        self.move(self._draft.place, self._draft.place + count)

    def undo(self) -> None:
        """Take the last edit back; where another step is selected by it, look at that."""
        before = self._draft.place
        self._draft.undo()
        if self._draft.place != before:
            self.show_saved()

    def redo(self) -> None:
        """Do again what was taken back."""
        before = self._draft.place
        self._draft.redo()
        if self._draft.place != before:
            self.show_saved()

    def _added(self, story: Story, step: Step, place: int) -> Story:
        return self._seen(story_edits.add_step(story, step, place), frozenset({place}))

    def _updated(self, story: Story, step: Step, place: int) -> Story:
        return self._seen(story_edits.replace_step(story, place, step), frozenset({place}))

    def _seen(self, story: Story, places: frozenset[int]) -> Story:
        from explorer.figures.stale import looked_over  # late: with it comes the vocabulary of figures

        atlas = self._store.atlas
        return looked_over(atlas, story, places) if atlas is not None else story
