"""Pointer, spotlight, pen, eraser and zoom: used on the presenter's stage, mirrored on the audience's."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Slot

from explorer.gui.story.player import Player
from explorer.gui.story.tool_layer import ToolLayer
from explorer.state import show as states
from explorer.state import stage_marks as marking
from explorer.state.stage_marks import Marks, Stroke

_Where = tuple[int, str]


class StageTools(QObject):
    """Follows a presentation. What is drawn stays with its step until the end; a zoom ends with it.

    The audience's layer is left alone while the audience is frozen, and is empty while it is blank.
    """

    def __init__(self, player: Player) -> None:
        super().__init__(player)
        self._player = player
        self.marks = Marks()
        self._where: _Where = (player.show.place, player.show.pushed)
        self._strokes: dict[_Where, tuple[Stroke, ...]] = {}
        self.console, self.audience = ToolLayer(player.console.stage), ToolLayer(player.audience.stage)
        self.console.used.connect(self._use)
        self.audience.used.connect(self._use)
        player.changed.connect(self._follow)
        player.keys.pressed.connect(self._take_command)

    @Slot(str)
    def _take_command(self, command: str) -> None:
        if command == "undo":
            self._put(marking.undone(self.marks))

    @Slot()
    def _follow(self) -> None:
        show = self._player.show
        where = (show.place, show.pushed)
        if where != self._where:
            self._strokes[self._where] = self.marks.strokes
            self._where = where
            self.marks = Marks(strokes=self._strokes.get(where, ()))
        if not show.zoomed and self.marks.region is not None:
            self.marks = marking.whole(self.marks)
        if not show.tool:
            self.marks = marking.gone(self.marks)
        self._tell()

    @Slot(str, QPointF)
    def _use(self, kind: str, at: QPointF) -> None:
        tool = self._player.show.tool
        point = marking.unzoomed(self.marks, (at.x(), at.y()))
        match kind:
            case "press":
                self._put(marking.pressed(self.marks, tool, point))
            case "move":
                self._put(marking.moved(self.marks, tool, point))
            case "release":
                self._put(marking.released(self.marks, tool, point))
            case _:
                self._put(marking.gone(self.marks))

    def _put(self, marks: Marks) -> None:
        zoomed = marks.region is not None and marks.region != self.marks.region
        self.marks = marks
        if zoomed:
            self._player.set_show(states.zoom(self._player.show, True))
        self._tell()

    def _tell(self) -> None:
        show = self._player.show
        busy = bool(show.tool) or self.marks.region is not None
        self.console.be_busy(busy)
        self.console.show_marks(self.marks, show.tool, show.reach)
        self.audience.be_busy(busy and self._player.windows.one_display)
        if show.blank:
            self.audience.hide()
        elif not show.frozen:
            self.audience.show_marks(self.marks, show.tool, show.reach)
        else:
            self.audience.setVisible(self.audience.has_marks)
