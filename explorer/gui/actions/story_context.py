"""What an action may reach of stories and presentations."""

from __future__ import annotations

from typing import Protocol

from explorer.domain.stories import Story


class Steps(Protocol):
    """The steps of the story being edited."""

    @property
    def difference(self) -> tuple[str, str] | None:
        """How the view on screen differs from the selected step, in words; ``None`` where it does not."""

    def show_saved(self) -> None:
        """Look at the view that the selected step has saved."""

    def update(self) -> None:
        """Let the selected step show the view on screen."""

    def look_over(self) -> None:
        """Take the numbers that the selected step shows now as those it was written for."""

    def duplicate(self) -> None:
        """Put a copy of the selected step after it."""

    def delete(self) -> None:
        """Take the selected step out."""

    def hide(self, hidden: bool) -> None:
        """Leave the selected step out of the presentation, or take it in again."""

    def move_by(self, count: int) -> None:
        """Move the selected step forward or back."""

    def select(self, place: int) -> None:
        """Select a step and look at its view."""


class Stories(Protocol):
    """The story being edited."""

    @property
    def story(self) -> Story | None:
        """The story, ``None`` while the editor is closed."""

    @property
    def place(self) -> int:
        """The place of the selected step."""

    @property
    def steps(self) -> Steps:
        """What is done to its steps."""

    @property
    def undo_label(self) -> str:
        """What undo would take back, or an empty text."""

    @property
    def redo_label(self) -> str:
        """What redo would do again, or an empty text."""

    def undo(self) -> None:
        """Take the last edit back."""

    def redo(self) -> None:
        """Do again what was taken back."""

    def new(self) -> None:
        """Begin a story without steps."""

    def close(self) -> None:
        """Close the editor; everything is saved."""

    def add_view(self) -> None:
        """Add the view on screen as a step; where no story is open, a new one begins with it."""


class StoryFiles(Protocol):
    """Where stories come from and go to."""

    def ask_open(self) -> None:
        """Let the user choose a story."""

    def ask_save(self) -> None:
        """Let the user choose a file to go on in."""

    @property
    def kept(self) -> bool:
        """Whether the story being edited has a file, and so versions of it."""

    def show_versions(self) -> None:
        """Show the earlier versions of the story being edited."""


class Talks(Protocol):
    """Presentations: of which story, on which display."""

    @property
    def presenting(self) -> bool:
        """Whether a presentation is on."""

    @property
    def can_present(self) -> bool:
        """Whether there is a story with steps."""

    @property
    def titles(self) -> tuple[tuple[str, str], ...]:
        """Id and title of each story of the pack that has steps."""

    @property
    def displays(self) -> tuple[tuple[str, str], ...]:
        """Name and words of each display."""

    @property
    def display(self) -> str:
        """The name of the display chosen for the audience, or an empty text."""

    def choose_display(self, name: str) -> None:
        """Give the audience another display."""

    def identify(self) -> None:
        """Show on every display what it is called."""

    def present_story(self, story_id: str) -> None:
        """Present a story of the pack."""

    def present(self, here: bool) -> None:
        """Present from the first step, or from the one selected."""

    @property
    def rehearsed(self) -> bool:
        """Whether a talk has ended that can be reported on."""

    def check(self) -> None:
        """Draw every step beforehand, and say what would fail."""

    def check_room(self) -> None:
        """Say which texts cannot be read from the farthest seat."""

    def learn_remote(self) -> None:
        """Show which key does what while presenting, and learn other ones."""

    def report(self) -> None:
        """Say what the talk that ended last took."""
