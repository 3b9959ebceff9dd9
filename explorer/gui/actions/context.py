"""What an action may reach: the store, the theme, the settings, and a few services of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from explorer.domain.stories import Story
from explorer.gui.notices import Reporter
from explorer.gui.settings import Settings
from explorer.gui.store import Store
from explorer.gui.theme import Theme
from explorer.records import record

if TYPE_CHECKING:
    from explorer.figures.figure import Figure


class Packs(Protocol):
    """Opens and closes packs, with every word to the user that this takes."""

    @property
    def recent(self) -> tuple[Path, ...]:
        """The packs opened last, newest first."""

    def ask(self) -> None:
        """Let the user choose a pack."""

    def open(self, path: Path) -> bool:
        """Open the pack at ``path``; what is open stays so if that fails."""

    def open_bundled(self) -> bool:
        """Open the pack that comes with the program."""

    def close(self) -> None:
        """Close the open pack and show the first page."""


class Exports(Protocol):
    """Hands out what is shown."""

    def ask(self, kind: str) -> None:
        """Let the user choose a file and write the figure there; ``kind`` is png, svg, pdf, csv or bibliography."""

    def copy_link(self) -> None:
        """Copy the link to this view."""

    def copy_picture(self) -> None:
        """Copy the figure as a picture, with its source line."""

    def copy_table(self) -> None:
        """Copy the table of the figure as cells."""

    def copy_bibliography(self) -> None:
        """Copy the sources of the figure as a list of citations."""

    def offer(self) -> None:
        """Open the menu of kinds."""


class Stage(Protocol):
    """Where the figure is shown."""

    @property
    def figure(self) -> Figure | None:
        """The figure shown, if any."""

    def toggle_notes(self) -> None:
        """Show or hide what a reader must know besides."""


class Times(Protocol):
    """The time machine."""

    def look_back(self) -> None:
        """Go to the slider of dates."""


class Places(Protocol):
    """The parts of the window."""

    @property
    def tree_shown(self) -> bool:
        """Whether the tree is seen."""

    @property
    def details_shown(self) -> bool:
        """Whether the details are seen."""

    def toggle_tree(self) -> None:
        """Show or hide the tree."""

    def toggle_details(self) -> None:
        """Show or hide the details."""

    def search(self) -> None:
        """Go to the search field of the tree."""

    def step(self, count: int) -> None:
        """Move the focus to the next region, or with -1 to the one before."""

    def dismiss(self) -> bool:
        """Close the card or panel on top; say whether there was one."""

    @property
    def has_fact(self) -> bool:
        """Whether a fact of the details has the focus, or had it last."""

    @property
    def has_details(self) -> bool:
        """Whether the details show anything."""

    def copy_fact(self) -> None:
        """Copy that fact as text with its citation."""

    def copy_details(self) -> None:
        """Copy all the details as text with their citations."""

    def open_palette(self) -> None:
        """Open the command palette."""

    def show_sources(self, source_id: str) -> None:
        """Show the sources of the pack, one of them chosen if it is named."""

    def show_keys(self) -> None:
        """Show the keys of the program."""

    def show_about(self) -> None:
        """Show versions, licences and the pack's own words of itself."""

    def quit(self) -> None:
        """Close the window, and so the program."""


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


@record(frozen=True, slots=True)
class Context:
    """Everything an action may reach."""

    store: Store
    theme: Theme
    settings: Settings
    reporter: Reporter
    packs: Packs
    exports: Exports
    stage: Stage
    places: Places
    times: Times
    stories: Stories
    story_files: StoryFiles
    talks: Talks
