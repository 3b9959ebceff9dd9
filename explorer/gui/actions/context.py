"""What an action may reach: the store, the theme, the settings, and a few services of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from explorer.gui.actions.story_context import Stories, StoryFiles, Talks
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
