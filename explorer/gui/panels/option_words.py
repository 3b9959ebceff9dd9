"""The words of the options row that the table of views gives, marked for translation one by one."""

from __future__ import annotations

from explorer.figures.catalogue import ViewRow
from explorer.gui.text import QT_TRANSLATE_NOOP, translate

WORDS = frozenset({
    QT_TRANSLATE_NOOP("Catalogue", "Brand"),
    QT_TRANSLATE_NOOP("Catalogue", "Carmaker"),
    QT_TRANSLATE_NOOP("Catalogue", "Model"),
    QT_TRANSLATE_NOOP("Catalogue", "Monthly"),
    QT_TRANSLATE_NOOP("Catalogue", "Quarterly"),
    QT_TRANSLATE_NOOP("Catalogue", "Yearly"),
    QT_TRANSLATE_NOOP("Catalogue", "Months since first"),
    QT_TRANSLATE_NOOP("Catalogue", "Calendar"),
    QT_TRANSLATE_NOOP("Catalogue", "Over time"),
    QT_TRANSLATE_NOOP("Catalogue", "As of date"),
    QT_TRANSLATE_NOOP("Catalogue", "Model of co-operation"),
    QT_TRANSLATE_NOOP("Catalogue", "By car"),
    QT_TRANSLATE_NOOP("Catalogue", "Shared by brands"),
    QT_TRANSLATE_NOOP("Catalogue", "Outside the alliance"),
    QT_TRANSLATE_NOOP("Catalogue", "Net profit"),
    QT_TRANSLATE_NOOP("Catalogue", "Revenue"),
    QT_TRANSLATE_NOOP("Catalogue", "Gross margin"),
    QT_TRANSLATE_NOOP("Catalogue", "R&D"),
    QT_TRANSLATE_NOOP("Catalogue", "R&D per car"),
    QT_TRANSLATE_NOOP("Catalogue", "Purchase tax"),
    QT_TRANSLATE_NOOP("Catalogue", "Next million"),
})  # fmt: skip

Words = tuple[tuple[str, str], ...]


def by_words(view: ViewRow) -> Words:
    """Return the ways a view can be split or looked at, as (value, word) pairs in the language of the interface."""
    return tuple((value, translate("Catalogue", word)) for value, word in view.by) if "by" in view.options else ()


def every_words(view: ViewRow) -> Words:
    """Return the widths of a period that a view knows, as (value, word) pairs in the language of the interface."""
    return tuple((value, translate("Catalogue", word)) for value, word in view.every) if "every" in view.options else ()
