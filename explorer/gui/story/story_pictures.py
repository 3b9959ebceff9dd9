"""A story as pictures: of every shown step what the audience sees and what the presenter does, with no display."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QImage

from explorer.domain.atlas import Atlas
from explorer.domain.stories import Story
from explorer.gui.png import png_bytes
from explorer.gui.story.console import ConsoleWindow
from explorer.gui.story.face_words import face_of
from explorer.gui.story.slide_book import SlideBook
from explorer.gui.text import translate
from explorer.gui.theme import Palette
from explorer.state.show import begin
from explorer.state.show_steps import go_next
from explorer.state.talk_timer import plan_of

SIZE = (1920, 1080)


def story_pictures(atlas: Atlas, story: Story, palette: Palette) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes (PNG) of the two pictures of every shown step, as if the talk kept to its plan.

    Raises ValueError for a story without steps. Needs a running QApplication and shows nothing.
    """
    show, now, plan = begin(story), 0.0, plan_of(story)
    book = SlideBook(atlas, story, palette)
    console = ConsoleWindow(palette)
    console.resize(*SIZE)
    try:
        while True:
            step, following = show.step, show.following
            slide = book.picture(step)
            console.stage.show_picture(slide)
            console.show_following(book.picture(story.steps[following]) if following is not None else QImage())
            console.show_face(face_of(show, atlas, now, "", translate("Player", "Audience"), "", False))
            console.notes.show_notes(step.notes)
            yield f"{show.place + 1:02}-audience.png", png_bytes(slide)
            yield f"{show.place + 1:02}-console.png", png_bytes(console.grab().toImage())
            if following is None:
                return
            now += plan[show.place] if show.timer.started else 0.0  # it starts on leaving the first step
            show = go_next(show, now)
    finally:
        console.deleteLater()
