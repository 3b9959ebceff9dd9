"""The rows of the menu of presenting, and what they run."""

from __future__ import annotations

from explorer.gui.actions.context import Context
from explorer.gui.actions.row import ActionRow, Menu
from explorer.gui.settings import AUDIENCE_WINDOW, MOTION
from explorer.gui.text import QT_TRANSLATE_NOOP


def can_present(context: Context, argument: str) -> bool:
    """Whether there is a story with steps, and no presentation on."""
    return not context.talks.presenting and context.talks.can_present


def can_present_here(context: Context, argument: str) -> bool:
    """Whether a step is selected in the editor to begin from."""
    return can_present(context, argument) and context.stories.story is not None


def has_rehearsed(context: Context, argument: str) -> bool:
    """Whether a talk has ended that can be reported on, and none is on."""
    return context.talks.rehearsed and not context.talks.presenting


def present(context: Context, argument: str) -> None:
    """Present from the first step, or from the one selected."""
    context.talks.present(argument == "here")


def choose_screen(context: Context, size: str) -> None:
    """Show the audience screen in a window of a size next time, or with an empty one full screen."""
    context.settings.set(AUDIENCE_WINDOW, size)


def is_screen(context: Context, size: str) -> bool:
    """Whether the audience screen is shown in a window of a size, or with an empty one full screen."""
    return context.settings.get(AUDIENCE_WINDOW) == size


def toggle_motion(context: Context, argument: str) -> None:
    """Let steps fade over, or change at once."""
    context.settings.set(MOTION, not context.settings.get(MOTION))


def has_motion(context: Context, argument: str) -> bool:
    """Whether steps fade over."""
    return context.settings.get(MOTION)


_SCREEN = QT_TRANSLATE_NOOP("Action", "Audience screen")
PRESENT = (
    ActionRow(
        "present.start",
        QT_TRANSLATE_NOOP("Action", "Present from the start"),
        Menu.PRESENT,
        present,
        ("F5",),
        enabled=can_present,
        icon="present",
    ),
    ActionRow(
        "present.here",
        QT_TRANSLATE_NOOP("Action", "Present from this step"),
        Menu.PRESENT,
        present,
        ("Shift+F5",),
        enabled=can_present_here,
        argument="here",
        icon="present",
    ),
    *(
        ActionRow(
            f"present.{name}",
            title,
            Menu.PRESENT,
            choose_screen,
            checked=is_screen,
            argument=size,
            submenu=_SCREEN,
            block=1,
        )
        for name, size, title in (
            ("full_screen", "", QT_TRANSLATE_NOOP("Action", "Full screen")),
            ("window_small", "1280x720", QT_TRANSLATE_NOOP("Action", "In a window, 1280 × 720")),
            ("window_large", "1920x1080", QT_TRANSLATE_NOOP("Action", "In a window, 1920 × 1080")),
        )
    ),
    ActionRow(
        "present.check",
        QT_TRANSLATE_NOOP("Action", "Check for presenting…"),
        Menu.PRESENT,
        lambda context, argument: context.talks.check(),
        enabled=can_present,
        block=2,
    ),
    ActionRow(
        "present.room",
        QT_TRANSLATE_NOOP("Action", "Room check…"),
        Menu.PRESENT,
        lambda context, argument: context.talks.check_room(),
        enabled=can_present,
        block=2,
    ),
    ActionRow(
        "present.report",
        QT_TRANSLATE_NOOP("Action", "Report on the last rehearsal…"),
        Menu.PRESENT,
        lambda context, argument: context.talks.report(),
        enabled=has_rehearsed,
        block=2,
    ),
    ActionRow(
        "present.identify",
        QT_TRANSLATE_NOOP("Action", "Say which display is which"),
        Menu.PRESENT,
        lambda context, argument: context.talks.identify(),
        block=1,
    ),
    ActionRow(
        "present.remote",
        QT_TRANSLATE_NOOP("Action", "Remote and keys…"),
        Menu.PRESENT,
        lambda context, argument: context.talks.learn_remote(),
        block=1,
    ),
    ActionRow(
        "present.motion",
        QT_TRANSLATE_NOOP("Action", "Fade between steps"),
        Menu.PRESENT,
        toggle_motion,
        checked=has_motion,
        block=1,
    ),
)
