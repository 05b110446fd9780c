"""What every sheet shares: heads held in sight, on every page, and a page to print on."""

from __future__ import annotations

import math

import pytest
from papers import source
from workbooks import SHEETS, opened


@pytest.mark.parametrize("name", SHEETS)
def test_heads_stay_in_sight_and_the_page_is_a4_on_its_side(name: str) -> None:
    sheet = opened(source()).worksheets[SHEETS.index(name)]
    assert str(sheet.freeze_panes)[1:] == "4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_area.startswith(f"'{sheet.title}'!$A$1:")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.page_setup.fitToWidth in {1, None}
    assert sheet.page_setup.fitToHeight == 0


def test_every_cell_of_a_figure_is_a_number_nobody_has_to_convert() -> None:
    sheet = opened(source()).worksheets[0]
    assert sheet["B5"].value == 1_000
    assert not math.isnan(float(str(sheet["B5"].value)))
    assert sheet["B5"].number_format == "#,##0"
