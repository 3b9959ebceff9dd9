"""The rows of the menu Story: open and keep a story, and work on its steps."""

from __future__ import annotations

from explorer.gui.actions import story_runs as runs
from explorer.gui.actions.row import ActionRow, Menu
from explorer.gui.actions.runs import has_pack
from explorer.gui.text import QT_TRANSLATE_NOOP

STORY = (
    ActionRow(
        "story.new", QT_TRANSLATE_NOOP("Action", "New story"), Menu.STORY, runs.new, enabled=has_pack, icon="plus"
    ),
    ActionRow(
        "story.open",
        QT_TRANSLATE_NOOP("Action", "Open story…"),
        Menu.STORY,
        runs.ask_open,
        ("Ctrl+Shift+O",),
        enabled=has_pack,
        icon="folder",
    ),
    ActionRow(
        "story.save_as",
        QT_TRANSLATE_NOOP("Action", "Save story as…"),
        Menu.STORY,
        runs.ask_save,
        ("Ctrl+Shift+S",),
        enabled=runs.is_editing,
        icon="export",
    ),
    ActionRow(
        "story.versions",
        QT_TRANSLATE_NOOP("Action", "Earlier versions…"),
        Menu.STORY,
        runs.show_versions,
        enabled=runs.is_kept,
        icon="reset",
    ),
    ActionRow(
        "story.close",
        QT_TRANSLATE_NOOP("Action", "Close editor"),
        Menu.STORY,
        runs.close,
        ("Ctrl+W",),
        enabled=runs.is_editing,
        icon="close",
    ),
    ActionRow(
        "story.add_step",
        QT_TRANSLATE_NOOP("Action", "Add view as step"),
        Menu.STORY,
        runs.add_view,
        ("Ctrl+Return", "Ctrl+Enter"),
        enabled=has_pack,
        block=1,
        icon="plus",
    ),
    ActionRow(
        "story.update",
        QT_TRANSLATE_NOOP("Action", "Update step from current view"),
        Menu.STORY,
        runs.update,
        ("Ctrl+U",),
        enabled=runs.differs,
        block=1,
        icon="reset",
    ),
    ActionRow(
        "story.show_saved",
        QT_TRANSLATE_NOOP("Action", "Go back to saved view"),
        Menu.STORY,
        runs.show_saved,
        enabled=runs.differs,
        block=1,
        icon="back",
    ),
    ActionRow(
        "story.look_over",
        QT_TRANSLATE_NOOP("Action", "Mark step as looked over"),
        Menu.STORY,
        runs.look_over,
        enabled=runs.has_step,
        block=1,
        icon="check",
    ),
    ActionRow(
        "story.duplicate",
        QT_TRANSLATE_NOOP("Action", "Duplicate step"),
        Menu.STORY,
        runs.duplicate,
        ("Ctrl+Shift+D",),
        enabled=runs.has_step,
        block=2,
        icon="copy",
    ),
    ActionRow(
        "story.delete",
        QT_TRANSLATE_NOOP("Action", "Delete step"),
        Menu.STORY,
        runs.delete,
        enabled=runs.has_step,
        block=2,
        icon="close",
    ),
    ActionRow(
        "story.hide",
        QT_TRANSLATE_NOOP("Action", "Hide step when presenting"),
        Menu.STORY,
        runs.toggle_hidden,
        ("Ctrl+Shift+H",),
        enabled=runs.has_step,
        checked=runs.is_hidden,
        block=2,
    ),
    *(
        ActionRow(
            f"story.{name}",
            title,
            Menu.STORY,
            run,
            keys,
            enabled=runs.can_move,
            argument=count,
            block=3,
            icon=icon,
        )
        for name, title, run, keys, count, icon in (
            (
                "next",
                QT_TRANSLATE_NOOP("Action", "Next step"),
                runs.select,
                ("Ctrl+PgDown",),
                "1",
                "forward",
            ),
            (
                "previous",
                QT_TRANSLATE_NOOP("Action", "Previous step"),
                runs.select,
                ("Ctrl+PgUp",),
                "-1",
                "back",
            ),
            (
                "move_later",
                QT_TRANSLATE_NOOP("Action", "Move step later"),
                runs.move,
                ("Ctrl+Shift+Right", "Ctrl+Shift+Down"),
                "1",
                "forward",
            ),
            (
                "move_earlier",
                QT_TRANSLATE_NOOP("Action", "Move step earlier"),
                runs.move,
                ("Ctrl+Shift+Left", "Ctrl+Shift+Up"),
                "-1",
                "back",
            ),
        )
    ),
)
