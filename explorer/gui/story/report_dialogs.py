"""Two reports on a talk: what would fail on stage, and what a rehearsal took with proposals of what to cut."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QListWidget, QPushButton, QWidget

from explorer.domain.stories import Story
from explorer.figures.rehearsal import Cut, Rehearsal
from explorer.gui.panels.dialogs import ExplorerDialog
from explorer.gui.story.awake import Awake, awake_words
from explorer.gui.story.stage_check import StageCheck
from explorer.gui.story.time_words import minutes_words, whole
from explorer.gui.text import translate
from explorer.gui.theme import Theme, font

_SIZE = QSize(640, 440)


class ReportDialog(ExplorerDialog):
    """Lists sentences; one button closes it."""

    def __init__(self, theme: Theme, title: str, safe: str, parent: QWidget) -> None:
        super().__init__(theme, title, safe, parent)
        self.list = QListWidget()
        self.list.setFont(font("body"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)  # wrap anew
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(title)
        self.body.addWidget(self.list, 1)
        close = QPushButton(translate("Player", "Close"))
        close.clicked.connect(self.accept)
        self.add_right(close)
        self.resize(_SIZE)

    @property
    def lines(self) -> list[str]:
        """What is listed."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def show_lines(self, lines: Iterable[str]) -> None:
        """List other sentences."""
        self.list.clear()
        self.list.addItems(list(lines))


class CheckDialog(ReportDialog):
    """Runs a check and lists what would fail, as it is found; closing it breaks the check off."""

    def __init__(self, theme: Theme, check: StageCheck, parent: QWidget) -> None:
        title = translate("Player", "Check “{0}” for presenting").format(check.story.title)
        safe = translate("Player", "Every step is drawn, and its picture kept in case that its chart fails on stage.")
        super().__init__(theme, title, safe, parent)
        self.check = check
        check.setParent(self)
        check.moved.connect(self._tell)
        check.done.connect(self._tell)
        self.finished.connect(check.stop)
        self.awake = Awake(self)
        self.awake.changed.connect(self._tell)
        self.finished.connect(self.awake.release)
        self.awake.hold()
        check.start()

    @Slot()
    def _tell(self) -> None:
        count = len(self.check.story.steps)
        found = [
            translate("Player", "Step {0}, “{1}”: {2}").format(
                one.place + 1, self.check.story.steps[one.place].title, one.sentence
            )
            for one in self.check.troubles
        ]
        if self.check.place < count:
            found.append(translate("Player", "{0} of {1} steps are drawn…").format(self.check.place, count))
        elif not found:
            found.append(translate("Player", "All {0} steps can be shown.").format(count))
        if self.awake.known:
            found.append(awake_words(self.awake))
        self.show_lines(found)


class RehearsalDialog(ReportDialog):
    """Says what each step took against its plan, and what to leave out to end on time."""

    def __init__(self, theme: Theme, story: Story, report: Rehearsal, parent: QWidget) -> None:
        title = translate("Player", "Rehearsal of “{0}”").format(story.title)
        super().__init__(theme, title, rehearsal_words(report), parent)
        self.show_lines([*(cut_words(story, one) for one in report.cuts), *_steps(report)])


def rehearsal_words(report: Rehearsal) -> str:
    """Return in one sentence how a rehearsal went."""
    took = minutes_words(report.total)
    if not report.target:
        return translate("Player", "It took {0}. No time is planned.").format(took)
    over = whole(report.total) - whole(report.target)  # of the readings that are said
    target, off = minutes_words(report.target), minutes_words(abs(over))
    if over > 0:
        return translate("Player", "It took {0}, {2} over the {1} planned.").format(took, target, off)
    return translate("Player", "It took {0}, {2} within the {1} planned.").format(took, target, off)


def cut_words(story: Story, cut: Cut) -> str:
    """Return a proposal of steps to leave out."""
    steps = ", ".join(f"{place + 1} “{story.steps[place].title}”" for place in cut.places)
    return translate("Player", "To end on time, leave out {0}: saves {1}.").format(steps, minutes_words(cut.saved))


def _steps(report: Rehearsal) -> Iterable[str]:
    for one in report.steps:
        name = f"{one.place + 1}  {one.title}"
        if one.taken is None:
            yield translate("Player", "{0}: not timed").format(name)
        elif one.planned:
            words = translate("Player", "{0}: {1} of {2} planned")
            yield words.format(name, minutes_words(one.taken), minutes_words(one.planned))
        else:
            yield translate("Player", "{0}: {1}").format(name, minutes_words(one.taken))
