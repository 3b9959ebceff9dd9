"""The strip above the chart that says when one looks back, and leads back to now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from explorer.domain.periods import Period
from explorer.gui.icons import pixmap
from explorer.gui.labels import PlainLabel, plain_tip
from explorer.gui.panels.controls import IconButton
from explorer.gui.store import Store
from explorer.gui.text import translate
from explorer.gui.theme import Theme
from explorer.state import moves

_HEIGHT = 36
_ICON = 16


class LookBackStrip(QFrame):
    """Shown while the viewpoint has an as-of date of its own."""

    def __init__(self, store: Store, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._theme = theme
        self.setFixedHeight(_HEIGHT)
        self.setAutoFillBackground(True)
        self._icon = PlainLabel()
        self._icon.setFixedWidth(_ICON)
        self.words = PlainLabel(role="small")
        self.words.set_ink("ink-2")
        why = translate("AsOf", "By the date of what happened or was counted; its source may be of a later day.")
        self.words.setToolTip(plain_tip(why))
        self.now = IconButton(theme, translate("AsOf", "Back to now"))
        self.now.setFixedHeight(28)
        self.now.setToolTip(translate("AsOf", "Esc"))
        self.now.clicked.connect(self._return)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        row.addWidget(self.now, 0, Qt.AlignmentFlag.AlignVCenter)
        store.changed.connect(self.follow)
        theme.changed.connect(self._dress)
        self._dress()
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Say the date that is looked back to, or hide."""
        atlas, here = self._store.atlas, self._store.here
        back = atlas is not None and here.as_of is not None
        self.setVisible(back)
        if atlas is not None and back:
            from explorer.figures.as_of import as_of_date  # late: few look back

            day = Period.day(as_of_date(atlas, here.as_of)).label
            words = translate("AsOf", "You look back: everything is shown up to {0}.")
            self.words.setText(words.format(day))

    @Slot()
    def _dress(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, self._theme.palette["info-bg"])
        self.setPalette(palette)
        self._icon.setPixmap(pixmap("back", _ICON, self._theme.palette["ink-2"], self.devicePixelRatioF()))

    @Slot()
    def _return(self) -> None:
        self._store.go(translate("Move", "Return to now"), moves.look_back, None)
