"""A list of schools is known by its columns."""

from __future__ import annotations

import pandas as pd

from spatial.intake.reading import school_lists
from spatial.intake.reading.grid import Grid


def sheet(name: str, *header: str) -> Grid:
    return Grid(sheet=name, cells=cells([list(header), ["x"] * len(header)]))


def cells(lines: list[list[str]]) -> pd.DataFrame:
    frame = pd.DataFrame(lines, dtype=object)
    frame.index, frame.columns = frame.index + 1, frame.columns + 1
    return frame


def test_a_sheet_that_names_schools_and_their_rooms_is_a_list_whatever_it_is_called() -> None:
    yes = sheet("Sheet1", "Tên trường", "Số phòng học", "Số HS")
    no = sheet("DS trường", "Tên trường", "Hiệu trưởng", "Điện thoại")
    assert school_lists.among([yes, no], {}) == [yes]


def test_a_list_that_gives_all_rooms_alone_is_a_list_and_its_classrooms_are_asked() -> None:
    for header in (["Tổng số phòng"], ["Số phòng", "Phòng bộ môn"]):
        rooms = sheet("Sheet1", "Tên trường", "Phường", *header, "Số HS")
        assert school_lists.among([rooms], {}) == [rooms]


def test_sheets_of_levels_or_wards_are_one_list_and_of_years_the_last_one() -> None:
    header = ("Tên trường", "Số phòng học", "Số HS")
    levels = [sheet(name, *header) for name in ("MN", "Khối TH")]
    wards = [sheet(name, *header) for name in ("P. Tây", "Phường Đông")]
    years = [sheet(name, *header) for name in ("2024-2025", "2023-2024")]
    assert school_lists.chosen(levels, levels) == (levels, [])
    assert school_lists.chosen(wards, wards) == (wards, [])
    assert school_lists.chosen(years, years) == (years[:1], years[1:])


def test_a_sum_with_a_header_of_its_own_does_not_go_on_with_the_list() -> None:
    head = ["Tên trường", "Phòng học", "Số HS"]
    rows = [["TH A", "12", "300"], ["TH B", "14", "350"]]
    first = Grid(sheet="1", cells=cells([head, *rows]))
    bare = Grid(sheet="2", cells=cells([["TH C", "10", "250"], ["TH D", "11", "260"]]))
    sums = Grid(sheet="3", cells=cells([["Phường", "Phòng học", "Số HS"], ["Tây", "26", "650"]]))
    assert [school_lists.rows_without_header(each, first) for each in (bare, sums)] == [2, 0]
