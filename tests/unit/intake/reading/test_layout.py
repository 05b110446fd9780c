"""From a sheet as somebody laid it out to a plain table."""

from __future__ import annotations

import pandas as pd
import pytest

from spatial.intake.reading import layout
from spatial.intake.reading.grid import Grid
from spatial.intake.reading.layout import Laid


def lay(
    *lines: list[object],
    table: str = "schools",
    merged: tuple[tuple[int, int, int, int], ...] = (),
    remembered: dict[str, str] | None = None,
) -> Laid:
    cells = pd.DataFrame(list(lines), index=range(1, len(lines) + 1), dtype=object)
    cells.columns = pd.RangeIndex(1, len(cells.columns) + 1)
    return layout.lay(Grid(cells=cells, merged=merged), table, remembered=remembered)


def test_the_schemas_own_names_need_no_search() -> None:
    found = lay(["school_id", "name"], ["a", "A"], ["", ""], ["b", "B"])
    assert found.frame["name"].to_dict() == {2: "A", 4: "B"}
    assert found.header_rows == (1, 1)


def test_titles_above_the_header_are_passed_over() -> None:
    found = lay(
        ["DANH SÁCH TRƯỜNG", "", ""],
        ["", "", ""],
        ["Mã trường", "Tên trường", "Số phòng học"],
        ["a", "A", 20],
    )
    assert found.header_rows == (3, 3)
    assert found.frame.loc[4, ["school_id", "name", "rooms"]].tolist() == ["a", "A", 20]


def test_totals_and_notes_are_set_aside_with_the_reason() -> None:
    found = lay(
        ["Mã trường", "Tên trường", "Số phòng học"],
        ["a", "A", 20],
        ["", "Tổng cộng", 20],
        ["Ghi chú: ước tính", "", ""],
    )
    assert found.frame.index.tolist() == [2]
    assert found.aside == ((3, "total"), (4, "note"))


def test_a_total_without_a_word_is_known_by_its_sums() -> None:
    found = lay(
        ["TT", "Tên trường", "Phường", "Số phòng học", "Số HS"],
        [1, "TH A", "Tây", 20, 500],
        [2, "TH B", "Tây", 24, 610],
        ["", "", "", 44, 1_110],
    )
    assert found.frame.index.tolist() == [2, 3]
    assert found.aside == ((4, "total"),)


def test_a_block_of_columns_per_level_becomes_a_row_each() -> None:
    found = lay(
        ["Mã trường", "Tên trường", "Tiểu học", "", "THCS", ""],
        ["", "", "Số phòng", "Diện tích đất", "Số phòng", "Diện tích đất"],
        ["a", "A", 20, 8000, "", ""],
        ["b", "B", 10, 4000, 12, 6000],
    )
    rows = found.frame[["school_id", "level", "rooms"]].to_numpy().tolist()
    assert rows == [["a", "tieu_hoc", 20], ["b", "tieu_hoc", 10], ["b", "thcs", 12]]
    assert found.block.tolist() == [0, 0, 1]
    assert found.header("rooms", 1) == "THCS / Số phòng"


@pytest.mark.parametrize("year", ["2025", "Năm 2025", "năm học 2025-2026"])
def test_a_column_per_year_becomes_a_row_each(year: str) -> None:
    found = lay(["Tên phường", "Tuổi", "2024", year], ["Tây", 6, 100, 110], table="residents")
    assert found.frame[["year", "people"]].to_numpy().tolist() == [["2024", 100], ["2025", 110]]


def test_a_merged_header_stands_over_all_its_columns() -> None:
    found = lay(
        ["Mã trường", "Tên trường", "Tiểu học", None, "THCS", None],
        [None, None, "Số phòng", "Diện tích đất", "Số phòng", "Diện tích đất"],
        ["a", "A", 20, 8000, 12, 6000],
        merged=((1, 3, 1, 4), (1, 5, 1, 6), (1, 1, 2, 1), (1, 2, 2, 2)),
    )
    assert found.frame[["level", "rooms", "land_m2"]].to_numpy().tolist() == [
        ["tieu_hoc", 20, 8000],
        ["thcs", 12, 6000],
    ]


def test_what_a_planner_confirmed_is_taken() -> None:
    found = lay(
        ["Mã trường", "Tên trường", "Cột lạ"], ["a", "A", 20], remembered={"Cột lạ": "rooms"}
    )
    assert found.frame["rooms"].tolist() == [20]


def test_an_unknown_column_keeps_its_name() -> None:
    found = lay(["Mã trường", "Tên trường", "Màu sơn"], ["a", "A", "xanh"])
    assert found.frame["Màu sơn"].tolist() == ["xanh"]


def test_a_sheet_that_is_nothing_of_the_kind_gives_no_known_column() -> None:
    found = lay(["Màu sơn", "Chiều cao"], ["1", "2"])
    assert [head.column for head in found.heads] == [None, None]


def test_children_of_nursery_and_of_preschool_are_summed() -> None:
    found = lay(
        ["TT", "Tên trường", "Phường", "Số phòng học", "Số trẻ", "Số trẻ", "Số trẻ"],
        ["", "", "", "", "Nhà trẻ", "Mẫu giáo", "Tổng"],
        [1, "MN A", "Tây", 8, 50, "1.150", 1_200],
        [2, "MN B", "Tây", 9, "", 240, 240],
        [3, "MN C", "Tây", 9, 20, "chưa rõ", ""],
    )
    assert found.frame["pupils"].tolist() == [1_200, 240, "20 + chưa rõ"]


def test_the_sum_of_a_measure_within_a_block_of_a_level_is_read() -> None:
    found = lay(
        ["Tên trường", "Phường", "Tiểu học", "Tiểu học", "Tiểu học", "Tiểu học"],
        ["", "", "Số phòng học", "Số HS", "Số HS", "Số HS"],
        ["", "", "", "Tổng số", "Khối 1", "Khối 2"],
        ["A", "Tây", 8, 200, 110, 90],
    )
    assert found.frame[["level", "rooms", "pupils"]].to_numpy().tolist() == [["tieu_hoc", 8, 200]]


def test_a_school_without_a_figure_in_any_block_stays_a_school() -> None:
    found = lay(
        ["Tên trường", "MN: phòng", "MN: trẻ", "TH: phòng", "TH: HS"],
        ["MN A", 10, 300, "", ""],
        ["Trường B", "", "", "", ""],
        ["TH C", "", "", 20, 700],
    )
    assert sorted(found.frame["name"]) == ["MN A", "TH C", "Trường B"]


def test_general_schools_as_a_block_leave_the_level_to_their_names() -> None:
    found = lay(
        ["Tên trường", "Mầm non", "Mầm non", "Phổ thông", "Phổ thông"],
        ["", "Phòng", "Trẻ", "Phòng", "HS"],
        ["MN A", 10, 300, "", ""],
        ["TH C", "", "", 20, 700],
    )
    rows = found.frame[["name", "level", "rooms"]].to_numpy().tolist()
    assert rows == [["MN A", "mam_non", 10], ["TH C", "", 20]]


def test_a_level_in_its_column_beside_figures_is_no_title() -> None:
    found = lay(
        ["TT", "Tên trường", "Phường", "Cấp", "Số phòng học", "Số HS"],
        [1, "TH&THCS A", "Tây", "TH", 12, 400],
        ["", "", "", "THCS", 8, 300],
        ["", "", "", "THPT", "", ""],
        [2, "B", "Tây", "", 9, 350],
    )
    assert found.frame["level"].tolist() == ["TH", "THCS", "thpt"]
    assert found.aside == ((4, "section"),)


def test_means_and_comparisons_below_a_list_are_no_schools() -> None:
    found = lay(
        ["TT", "Tên trường", "Phường", "Số phòng học"],
        [1, "TH A", "Tây", 12],
        ["", "Bình quân", "", 12],
        ["", "So với năm trước", "", 1],
        ["", "Trung bình mỗi trường", "", 12],
    )
    assert found.frame.index.tolist() == [2]
    assert [reason for _, reason in found.aside] == ["total"] * 3


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["a", "b"], ["a", "b"]),
        (["a", "a", "a"], ["a", "a (2)", "a (3)"]),
        ([], []),
    ],
)
def test_columns_of_one_name_are_told_apart(given: list[str], expected: list[str]) -> None:
    assert layout.unique(given) == expected
