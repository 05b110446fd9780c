"""The sheet of totals: the figures of the plan's tables, gross at every level."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from papers import source, standing
from workbooks import HEADS, rows, sheet

from spatial.export.workbook import total_sheet
from spatial.export.workbook.grid import WorkbookGrid
from spatial.export.workbook.ward_sheet import WardRows
from spatial.records import Level

COLUMNS = {
    "Học sinh": "pupils",
    "Phòng hiện có": "rooms_have",
    "Phòng cần (10.000)": "rooms_need_per_10k",
    "Phòng thiếu (10.000)": "rooms_short_per_10k",
    "Phòng cần (sĩ số)": "rooms_need_class",
    "Phòng thiếu (sĩ số)": "rooms_short_class",
    "Đất hiện có (m²)": "land_have_m2",
    "Đất cần (m²)": "land_need_m2",
    "Đất thiếu (m²)": "land_short_m2",
}


def test_levels_and_total_are_those_of_the_summary() -> None:
    listed = rows(sheet(source(), "total"))
    summary = standing().summary()
    for row, figures in zip(listed, [*summary["levels"].values(), summary["total"]], strict=False):
        assert {head: row[head] for head in COLUMNS} == {
            head: figures[name] for head, name in COLUMNS.items()
        }


def test_the_unrounded_figures_stand_beside_the_rounded() -> None:
    first = rows(sheet(source(), "total"))[0]
    assert first["Phòng cần, chưa làm tròn"] == pytest.approx(30)
    assert first["Phòng thiếu, chưa làm tròn"] == pytest.approx(30)  # no preschool stands


def test_an_unrounded_figure_shows_hundredths_and_keeps_every_digit() -> None:
    found = sheet(source(), "total")
    first = {name: found.cell(HEADS + 1, at) for at, name in enumerate(total_sheet.KEYS, start=1)}
    assert {first[name].number_format for name in total_sheet.RAW} == {"#,##0.00"}
    need = float(source().told(Level.MAM_NON, "rooms_need_per_10k"))
    assert first["raw_need_per_10k"].value == pytest.approx(need, rel=1e-14)


def test_a_sum_of_what_nobody_told_is_empty_and_no_zero_also_once_recalculated() -> None:
    written = rows(sheet(source(), "total", formulas=True))
    for head, name in COLUMNS.items():
        if name.endswith(("_have", "have_m2")) or "_short" in name:
            assert written[0][head].startswith("=IF(COUNTIFS("), head
        assert written[4][head].startswith("=IF(COUNT("), head


def test_totals_without_norms_are_a_defect(grid: WorkbookGrid) -> None:
    with pytest.raises(ValueError, match="norms are written first"):
        total_sheet.write(grid, grid.sheet("total"), frozenset(), WardRows(3, 4))


@pytest.fixture
def grid() -> WorkbookGrid:
    """Give a workbook in the making."""
    return WorkbookGrid(xlsxwriter.Workbook(io.BytesIO()), source())
