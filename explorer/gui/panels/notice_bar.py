"""A calm strip for news and faults, above the status bar; it never takes the focus and never stops anyone."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from explorer.gui.icons import pixmap
from explorer.gui.labels import PlainLabel
from explorer.gui.notices import Notice
from explorer.gui.panels.controls import IconButton
from explorer.gui.text import translate
from explorer.gui.theme import Theme

_NEWS_MS = 8_000  # news goes by itself; a fault stays until it is dismissed


class NoticeBar(QFrame):
    """Shows one notice at a time; a fault comes back once the news that came after it has gone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._notice: Notice | None = None
        self._fault: Notice | None = None  # not dismissed yet
        self._icon = PlainLabel()
        self._text = PlainLabel()
        self._text.setWordWrap(True)
        self.copy = IconButton(theme, translate("Notices", "Copy report"), "copy")
        self.dismiss = IconButton(theme, translate("Notices", "Dismiss"), "close")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.copy)
        row.addWidget(self.dismiss)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_notice)
        self.copy.clicked.connect(self._copy)
        self.dismiss.clicked.connect(self.close_notice)
        theme.changed.connect(self._tint)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """The notice shown, if any."""
        return self._notice

    @Slot(Notice)
    def show_notice(self, notice: Notice) -> None:
        """Show a notice."""
        if notice.fault:
            self._fault = notice
            self._timer.stop()
        else:
            self._timer.start(_NEWS_MS)
        self._notice = notice
        self._text.setText(notice.title)
        self.copy.setVisible(bool(notice.report))
        self._tint()
        self.show()

    @Slot()
    def close_notice(self) -> None:
        """Put the notice away; a fault under it is seen again."""
        self._timer.stop()
        if self._notice is self._fault:
            self._fault = None
        if self._fault is not None:
            self.show_notice(self._fault)
            return
        self._notice = None
        self.hide()

    @Slot()
    def _copy(self) -> None:
        if self._notice is not None:
            QGuiApplication.clipboard().setText(self._notice.report)

    @Slot()
    def _tint(self) -> None:
        name = "warning" if self._notice is not None and self._notice.fault else "info"
        self._icon.setPixmap(pixmap(name, 16, self._theme.palette["ink-2"], self.devicePixelRatioF()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of a strip that informs."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.palette["info-bg"])
