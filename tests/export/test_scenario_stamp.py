"""What depends on a changed assumption says so, with the assumption, in every kind of file that leaves."""

from __future__ import annotations

import io
import json

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from explorer.domain.atlas import Atlas
from explorer.export.figure_json import json_bytes
from explorer.export.tables import csv_bytes
from explorer.figures.catalogue import figure
from explorer.gui.charts.export import picture
from explorer.state.viewpoint import viewpoint

CHANGED = "&set.rd_per_year=18&set.purchase_tax_rate=8&set.monthly_run_rate=70000"
TOLD = {
    "cost": "Huawei car R&D per year CNY 18 bn (base CNY 16 bn)",
    "tax": "Purchase-tax rate on a new-energy car 8% (base 5%)",
    "million": "70,000",
}


@pytest.mark.parametrize("by", TOLD)
def test_every_file_names_the_changed_assumption(qapp: QApplication, atlas: Atlas, by: str) -> None:
    made = figure(atlas, viewpoint(f"scenario?by={by}{CHANGED}"))
    assert made.takeaway.startswith("Scenario: ") and any(TOLD[by] in one for one in made.stamp)
    assert TOLD[by] in "; ".join(json.loads(json_bytes(made, atlas))["stamp"])
    assert any(f"Scenario: {one}" in csv_bytes(made, atlas).decode() for one in made.stamp)
    png = QImage.fromData(picture(made, atlas, "png", (900, 700)))
    assert png.text("Title").startswith("Scenario: ") and TOLD[by] in png.text("Description")
    svg = picture(made, atlas, "svg", (900, 700)).decode()
    assert "Scenario: " in svg and TOLD[by].replace("&", "&amp;") in svg
    page = " ".join(PdfReader(io.BytesIO(picture(made, atlas, "pdf", (900, 700)))).pages[0].extract_text().split())
    assert "SCENARIO" in page and page.count("(base") == len(made.stamp)


@pytest.mark.parametrize("by", TOLD)
def test_no_file_is_stamped_at_the_base(qapp: QApplication, atlas: Atlas, by: str) -> None:
    made = figure(atlas, viewpoint(f"scenario?by={by}"))
    assert made.stamp == () and json.loads(json_bytes(made, atlas))["stamp"] == []
    page = PdfReader(io.BytesIO(picture(made, atlas, "pdf", (900, 700)))).pages[0].extract_text()
    assert "SCENARIO" not in page
