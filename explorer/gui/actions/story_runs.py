"""What the rows of the menu Story do, and when they can."""

from __future__ import annotations

from explorer.domain.stories import Step
from explorer.gui.actions.context import Context


def is_editing(context: Context, argument: str) -> bool:
    """Whether a story is being edited."""
    return context.stories.story is not None


def has_step(context: Context, argument: str) -> bool:
    """Whether a step is selected."""
    return _step(context) is not None


def differs(context: Context, argument: str) -> bool:
    """Whether the view on screen differs from the selected step."""
    return has_step(context, argument) and context.stories.steps.difference is not None


def is_hidden(context: Context, argument: str) -> bool:
    """Whether the selected step is hidden."""
    step = _step(context)
    return step is not None and step.hidden


def can_move(context: Context, argument: str) -> bool:
    """Whether the selected step can move forward or back."""
    story, place = context.stories.story, context.stories.place + int(argument)
    return story is not None and 0 <= place < len(story.steps)


def new(context: Context, argument: str) -> None:
    """Begin a story."""
    context.stories.new()


def ask_open(context: Context, argument: str) -> None:
    """Let the user choose a story."""
    context.story_files.ask_open()


def ask_save(context: Context, argument: str) -> None:
    """Let the user choose another file for the story."""
    context.story_files.ask_save()


def is_kept(context: Context, argument: str) -> bool:
    """Whether the story being edited has a file."""
    return context.story_files.kept


def show_versions(context: Context, argument: str) -> None:
    """Show the earlier versions of the story."""
    context.story_files.show_versions()


def close(context: Context, argument: str) -> None:
    """Close the editor."""
    context.stories.close()


def add_view(context: Context, argument: str) -> None:
    """Add the view as a step."""
    context.stories.add_view()


def update(context: Context, argument: str) -> None:
    """Let the selected step show the view on screen."""
    context.stories.steps.update()


def show_saved(context: Context, argument: str) -> None:
    """Look at the view that the selected step has saved."""
    context.stories.steps.show_saved()


def look_over(context: Context, argument: str) -> None:
    """Mark the selected step as looked over."""
    context.stories.steps.look_over()


def duplicate(context: Context, argument: str) -> None:
    """Put a copy of the selected step after it."""
    context.stories.steps.duplicate()


def delete(context: Context, argument: str) -> None:
    """Take the selected step out."""
    context.stories.steps.delete()


def toggle_hidden(context: Context, argument: str) -> None:
    """Leave the selected step out when presenting, or take it in again."""
    context.stories.steps.hide(not is_hidden(context, argument))


def move(context: Context, argument: str) -> None:
    """Move the selected step forward or back."""
    context.stories.steps.move_by(int(argument))


def select(context: Context, argument: str) -> None:
    """Go to the step after or before the selected one."""
    context.stories.steps.select(context.stories.place + int(argument))


def _step(context: Context) -> Step | None:
    story, place = context.stories.story, context.stories.place
    return story.steps[place] if story is not None and place < len(story.steps) else None
