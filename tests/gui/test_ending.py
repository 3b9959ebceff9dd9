"""Python and Qt take each other apart soundly after the work, in whatever memory they lie."""

from __future__ import annotations

import pytest

from tests.gui.child import child

PICTURES = 200
PROGRAM = f'''
import gc
from itertools import cycle
from explorer.cli import main
from explorer.gui.charts.plotbox import PlotBox
from explorer.gui.charts.scene import FigureScene

made, moments = [], []
make = FigureScene.__init__

def counted(scene, *arguments, **named):
    made.append(True)
    make(scene, *arguments, **named)

def collecting_at_the_worst_moment(box, change, value):
    """As Python would sooner or later, if it may: a box hears of a child while that one is being made."""
    if change == box.GraphicsItemChange.ItemChildAddedChange:
        moments.append(gc.isenabled())
        if gc.isenabled():
            gc.collect()
    return super(PlotBox, box).itemChange(change, value)

FigureScene.__init__ = counted
PlotBox.itemChange = collecting_at_the_worst_moment
assert main(["--self-check"]) == 0

from explorer.figures.catalogue import VIEWS, figure
from explorer.figures.slide import slide_of
from explorer.files.resources import bundled_pack
from explorer.gui.app import application
from explorer.gui.charts.export import picture
from explorer.gui.charts.slide import slide_picture
from explorer.gui.theme import palette_named
from explorer.packs import open_pack
from explorer.state.viewpoint import Viewpoint

application(offscreen=True)
atlas = open_pack(bundled_pack())
for story in atlas.stories.values():
    for step in story.steps:
        slide_picture(slide_of(atlas, step), atlas, palette_named("light"))
views = cycle([figure(atlas, Viewpoint(view=row.id)) for row in VIEWS])
while len(made) < {PICTURES}:
    picture(next(views), atlas, "png", (640, 360))
print("made", len(made), "moments", len(moments) > 100, "collecting", any(moments))
sys.exit(0)
'''


@pytest.mark.parametrize("filling", [85, 170, 255])
def test_two_hundred_pictures_end_in_good_order(filling: int) -> None:
    """Freed memory is filled with a pattern, so that nobody finds there what was; no crash, and no item in danger.

    Garbage collected in the midst of making an item leaves an address behind: see `boot.garbage_kept`.
    """
    done = child(PROGRAM, MALLOC_PERTURB_=str(filling))
    assert (done.returncode, done.stderr) == (0, ""), done.stderr[-2000:]
    assert done.stdout.splitlines()[-1] == f"made {PICTURES} moments True collecting False"
