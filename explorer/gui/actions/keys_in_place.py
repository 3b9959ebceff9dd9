"""Keys that a panel handles by itself, where the focus is: told in the key help, bound nowhere."""

from __future__ import annotations

from enum import Enum

from explorer.gui.text import QT_TRANSLATE_NOOP


class Place(Enum):
    """Where in the program a key has a meaning of its own; the values are what that is called."""

    TREE = QT_TRANSLATE_NOOP("Place", "In the tree")
    CHART = QT_TRANSLATE_NOOP("Place", "In a chart")
    TABLE = QT_TRANSLATE_NOOP("Place", "In a table")
    DETAILS = QT_TRANSLATE_NOOP("Place", "In the details")
    FILMSTRIP = QT_TRANSLATE_NOOP("Place", "In the filmstrip")
    PALETTE = QT_TRANSLATE_NOOP("Place", "In the palette")
    SLIDER = QT_TRANSLATE_NOOP("Place", "On the date slider")
    PRESENTING = QT_TRANSLATE_NOOP("Place", "While presenting")
    ANYWHERE = QT_TRANSLATE_NOOP("Place", "Anywhere")


# Where, which keys, and what they do there.
KEYS_IN_PLACE: tuple[tuple[Place, str, str], ...] = (
    (
        Place.TREE,
        QT_TRANSLATE_NOOP("Key", "Down"),
        QT_TRANSLATE_NOOP("Action", "From the search field into the list"),
    ),
    (Place.TREE, QT_TRANSLATE_NOOP("Key", "Left, Right"), QT_TRANSLATE_NOOP("Action", "Fold, unfold")),
    (Place.CHART, QT_TRANSLATE_NOOP("Key", "Left, Right"), QT_TRANSLATE_NOOP("Action", "Next month or milestone")),
    (Place.CHART, QT_TRANSLATE_NOOP("Key", "Up, Down"), QT_TRANSLATE_NOOP("Action", "Next lane or series")),
    (Place.CHART, QT_TRANSLATE_NOOP("Key", "Home, End"), QT_TRANSLATE_NOOP("Action", "First, last")),
    (Place.CHART, QT_TRANSLATE_NOOP("Key", "Enter"), QT_TRANSLATE_NOOP("Action", "Open what is marked")),
    (Place.TABLE, QT_TRANSLATE_NOOP("Key", "Ctrl+C"), QT_TRANSLATE_NOOP("Action", "Copy the cells")),
    (
        Place.DETAILS,
        QT_TRANSLATE_NOOP("Key", "Ctrl+C"),
        QT_TRANSLATE_NOOP("Action", "Copy the fact with its sources"),
    ),
    (Place.FILMSTRIP, QT_TRANSLATE_NOOP("Key", "Delete"), QT_TRANSLATE_NOOP("Action", "Delete the step")),
    (Place.FILMSTRIP, QT_TRANSLATE_NOOP("Key", "Enter, F2"), QT_TRANSLATE_NOOP("Action", "Go to the step’s title")),
    (
        Place.PALETTE,
        QT_TRANSLATE_NOOP("Key", "Tab, Shift+Tab"),
        QT_TRANSLATE_NOOP("Action", "Next, previous group"),
    ),
    (Place.SLIDER, QT_TRANSLATE_NOOP("Key", "Left, Right"), QT_TRANSLATE_NOOP("Action", "A month back, on")),
    (Place.SLIDER, QT_TRANSLATE_NOOP("Key", "PgDn, PgUp"), QT_TRANSLATE_NOOP("Action", "A year back, on")),
    (
        Place.PRESENTING,
        QT_TRANSLATE_NOOP("Key", "PgUp, PgDn"),
        QT_TRANSLATE_NOOP("Action", "Steps, wherever the focus is"),
    ),
    (Place.PRESENTING, QT_TRANSLATE_NOOP("Key", "G, 0 … 9"), QT_TRANSLATE_NOOP("Action", "Go to a step, with Enter")),
    (Place.PRESENTING, QT_TRANSLATE_NOOP("Key", "B, W"), QT_TRANSLATE_NOOP("Action", "Black, white")),
    (Place.PRESENTING, QT_TRANSLATE_NOOP("Key", "Shift+F"), QT_TRANSLATE_NOOP("Action", "Freeze the audience")),
    (
        Place.PRESENTING,
        QT_TRANSLATE_NOOP("Key", "S"),
        QT_TRANSLATE_NOOP("Action", "Swap displays; with one, the console and back"),
    ),
    (
        Place.PRESENTING,
        QT_TRANSLATE_NOOP("Key", "T, Shift+T"),
        QT_TRANSLATE_NOOP("Action", "Pause, reset the timer"),
    ),
    (
        Place.PRESENTING,
        QT_TRANSLATE_NOOP("Key", "O, Tab"),
        QT_TRANSLATE_NOOP("Action", "All steps, on the console"),
    ),
    (
        Place.PRESENTING,
        QT_TRANSLATE_NOOP("Key", "Q"),
        QT_TRANSLATE_NOOP("Action", "Look up an answer in private"),
    ),
    (Place.PRESENTING, QT_TRANSLATE_NOOP("Key", "L, I"), QT_TRANSLATE_NOOP("Action", "Pointer, spotlight")),
    (
        Place.PRESENTING,
        QT_TRANSLATE_NOOP("Key", "Ctrl+Shift+Enter"),
        QT_TRANSLATE_NOOP("Action", "Show the audience the answer found"),
    ),
    (
        Place.PRESENTING,
        QT_TRANSLATE_NOOP("Key", "Ctrl+Down, Ctrl+Up"),
        QT_TRANSLATE_NOOP("Action", "Read on, back in the notes"),
    ),
    (
        Place.PRESENTING,
        QT_TRANSLATE_NOOP("Key", "F1, ?"),
        QT_TRANSLATE_NOOP("Action", "All keys, on the console"),
    ),
    (
        Place.PRESENTING,
        QT_TRANSLATE_NOOP("Key", "+, −"),
        QT_TRANSLATE_NOOP("Action", "Larger, smaller pointer or spotlight"),
    ),
    (Place.PRESENTING, QT_TRANSLATE_NOOP("Key", "D, E, Ctrl+Z"), QT_TRANSLATE_NOOP("Action", "Pen, eraser, undo")),
    (Place.PRESENTING, QT_TRANSLATE_NOOP("Key", "Z"), QT_TRANSLATE_NOOP("Action", "Zoom to a region, and back")),
    (
        Place.ANYWHERE,
        QT_TRANSLATE_NOOP("Key", "Esc"),
        QT_TRANSLATE_NOOP("Action", "Clear the search; close the palette, card or panel"),
    ),
)
