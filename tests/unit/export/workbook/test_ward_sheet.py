"""The sheet of wards: formulas whose figures are the model's."""

from __future__ import annotations

import dataclasses

import pytest
from papers import DAY, source, standing
from towns import town
from workbooks import rows, sheet

from spatial import Options, assess
from spatial.export.documents import DocumentSource
from spatial.export.workbook import ward_sheet


def test_a_ward_holds_the_figures_of_the_model_in_formulas() -> None:
    """500 pupils: 15 rooms by 300 per 10,000, 14.3 by 35 a class, 4,000 m² by 8 a pupil."""
    row = rows(sheet(source(), "wards"))[1]
    assert (row["Phường, xã"], row["Cấp học"]) == ("Phường 0.0", "Tiểu học")
    named = ("Phòng cần (10.000)", "Phòng thiếu (10.000)", "Phòng cần (sĩ số)")
    assert [row[name] for name in named] == [15, 5, 15]
    assert [row[f"Đất {name} (m²)"] for name in ("hiện có", "cần", "thiếu")] == [5_000, 4_000, 0]
    written = rows(sheet(source(), "wards", formulas=True))[1]
    assert written["Phòng cần (10.000)"] == "=ROUND(ROUND($D5*phong_10k/10000,6),0)"


def test_of_one_ward_alone_only_its_rows_stand() -> None:
    assert {row["Mã"] for row in rows(sheet(source(ward_id="w10"), "wards"))} == {"w10"}


def test_what_is_short_of_rooms_nobody_told_is_empty_and_no_zero() -> None:
    made = town()
    untold = dataclasses.replace(
        made, locality=dataclasses.replace(made.locality, rooms_known=False)
    )
    found = assess(untold, Options(year=2030, profile="quan12-2024", units="wards"))
    row = rows(sheet(DocumentSource(assessment=found, on=DAY), "wards"))[0]
    assert row["Phòng hiện có"] == "chưa có số"
    assert row["Phòng cần (10.000)"] == 15
    assert not row["Phòng thiếu (10.000)"]


def test_a_formula_never_names_a_cell_nobody_made() -> None:
    with pytest.raises(KeyError, match="si_so_thcs"):
        ward_sheet.formulas(dict.fromkeys(ward_sheet.STOCKS, "A1"), "A1", "thcs", frozenset())


def test_the_rows_are_named_for_the_totals() -> None:
    assert len(standing().wards) == 8
    formula = rows(sheet(source(), "total", formulas=True))[0]["Học sinh"]
    assert "'Theo phường, xã'!$D$4:$D$11" in str(formula)
