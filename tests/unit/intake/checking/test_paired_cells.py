"""Cells that hold two things."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from spatial.intake.checking import paired_cells
from spatial.intake.reading.find import Source

SOURCE = Source(table="schools", path=Path("ds.xlsx"), name="ds.xlsx")


def complete(**columns: list[object]) -> tuple[pd.DataFrame, list[str]]:
    frame = pd.DataFrame({"name": ["A", "B"], **columns}, dtype=object)
    done, faults = paired_cells.complete(frame, SOURCE)
    return done, [fault.code for fault in faults]


@pytest.mark.parametrize("header", ["Số lớp/số HS", "Lớp/HS", "Quy mô (lớp/học sinh)", "Lớp - HS"])
def test_classes_and_pupils_of_one_cell_are_parted_where_the_header_names_both(header: str) -> None:
    done, codes = complete(**{header: ["15/512", "8 lớp / 240 hs"]})
    assert done["classes"].tolist() == ["15", "8 lớp"]
    assert done["pupils"].tolist() == ["512", "240 hs"]
    assert codes == ["pairs_parted"]


def test_the_order_of_the_header_is_the_order_of_the_figures() -> None:
    done, _ = complete(**{"HS/lớp": ["512/15", "240/8"]})
    assert (done["pupils"].tolist(), done["classes"].tolist()) == (["512", "240"], ["15", "8"])


def test_a_figure_told_in_a_column_of_its_own_is_not_overwritten() -> None:
    done, _ = complete(**{"Lớp/HS": ["15/512", "8/240"], "classes": [14, 7]})
    assert (done["classes"].tolist(), done["pupils"].tolist()) == ([14, 7], ["512", "240"])


def test_a_cell_that_is_no_pair_stays_so_that_its_fault_shows_it_and_a_dash_says_nothing() -> None:
    done, _ = complete(name=["A", "B", "C", "D"], **{"Lớp/HS": ["15/512", "8/240", "chưa", "-"]})
    assert done["pupils"].tolist() == ["512", "240", "chưa", ""]


def test_pairs_under_a_header_of_one_measure_are_one_question() -> None:
    done, codes = complete(pupils=["15/512", "8/240"])
    assert (done["pupils"].tolist(), codes) == (["", ""], ["pairs_untold"])


@pytest.mark.parametrize("header", ["Phường/Xã", "Tỷ lệ phòng/lớp", "Ngày/tháng"])
def test_other_headers_with_a_stroke_part_nothing(header: str) -> None:
    done, codes = complete(**{header: ["15/512", "8/240"]})
    assert (list(done), codes) == (["name", header], [])


def test_a_plain_column_under_a_header_of_two_measures_is_left_alone() -> None:
    assert complete(**{"Lớp/HS": ["15", "8"]})[1] == []


def test_an_address_behind_the_name_is_parted_where_the_header_says_that_it_is_there() -> None:
    names = ["TH Kim Đồng\n12/3 Lê Lợi, Phường Tây", "THCS Lê Lợi, 5 Tô Ký", "MN 19/5"]
    frame = pd.DataFrame({"name": names})
    both = Source(
        table="schools",
        path=SOURCE.path,
        name="ds.xlsx",
        headers={"name": ("Tên trường, địa chỉ",)},
    )
    done = paired_cells.names_apart(frame, both)
    assert done["name"].tolist() == ["TH Kim Đồng", "THCS Lê Lợi", "MN 19/5"]
    assert done["address"].tolist() == ["12/3 Lê Lợi, Phường Tây", "5 Tô Ký", ""]
    assert "address" not in paired_cells.names_apart(frame, SOURCE)


def test_figures_that_name_themselves_are_parted_under_any_header() -> None:
    done, codes = complete(**{"Quy mô": ["9 lớp/300 HS", "10 lớp/341 HS"]})
    assert codes == ["pairs_parted"]
    assert done["pupils"].tolist() == ["300 HS", "341 HS"]
    mixed, codes = complete(**{"Quy mô": ["9 lớp/300 HS", "341 HS/10 lớp"]})
    assert "pupils" not in mixed  # not in one order: left as not understood
    assert codes == []
