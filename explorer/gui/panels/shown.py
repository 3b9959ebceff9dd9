"""What a window shows from its first paint on, for all that is made after it."""

from __future__ import annotations

from PySide6.QtWidgets import QMenuBar, QVBoxLayout

from explorer.gui.notices import Reporter
from explorer.gui.panels.body import Body
from explorer.gui.panels.centre import CentrePanel
from explorer.gui.panels.details import DetailsPanel
from explorer.gui.panels.menu_row import MenuRowEnd
from explorer.gui.panels.opening import PackDesk
from explorer.gui.panels.status import StatusPanel
from explorer.gui.panels.tree import TreePanel
from explorer.gui.settings import Settings
from explorer.gui.store import Store
from explorer.gui.story.frame import EditorFrame
from explorer.gui.theme import Theme
from explorer.records import record


@record(frozen=True, slots=True)
class Shown:
    """The parts of one window; strips with offers stand at the top of ``column``."""

    store: Store
    theme: Theme
    settings: Settings
    reporter: Reporter
    tree: TreePanel
    centre: CentrePanel
    details: DetailsPanel
    body: Body
    frame: EditorFrame
    packs: PackDesk
    status: StatusPanel
    menus: QMenuBar
    finder: MenuRowEnd
    column: QVBoxLayout
