"""Which file of a folder holds which table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from spatial.intake.reading import find
from spatial.intake.reading.find import Source


def folder(tmp_path: Path, *names: str) -> Path:
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def found(place: Path, **how: object) -> tuple[dict[str, str], list[str], list[str]]:
    sources, faults, unused = find.find(place, **how)  # type: ignore[arg-type]
    tables = {source.name: source.table for source in sources}
    return tables, [fault.code for fault in faults], unused


@pytest.mark.parametrize(
    ("stem", "table"),
    [
        ("wards", "wards"),
        ("wards_2024", "wards"),
        ("DS Trường 2025", "schools"),
        ("Dân số", "residents"),
        ("school_levels", "school_levels"),
        ("proposals", None),  # proposals are no part of a locality
        ("thống kê", None),
        ("", None),
    ],
)
def test_a_name_tells_the_table(stem: str, table: str | None) -> None:
    assert find.table_of(stem) == table


def test_files_are_found_also_one_folder_down(tmp_path: Path) -> None:
    place = folder(tmp_path, "wards.geojson", "bảng/Dân số.csv", "a/b/schools.csv")
    tables, codes, unused = found(place)
    assert tables == {"bảng/Dân số.csv": "residents", "wards.geojson": "wards"}
    assert (codes, unused) == ([], [])


def test_hidden_files_and_open_books_are_passed_over(tmp_path: Path) -> None:
    place = folder(tmp_path, ".schools.csv", "~$schools.xlsx", "readme.md")
    assert found(place) == ({}, [], [])


def test_a_table_whose_name_says_nothing_is_asked_by_its_columns_until_told(tmp_path: Path) -> None:
    place = folder(tmp_path, "thống kê.csv", "thống kê.geojson")
    assert found(place) == ({"thống kê.csv": ""}, [], ["thống kê.geojson"])
    assert found(place, tables={"thống kê.csv": "residents"})[0] == {"thống kê.csv": "residents"}


def test_a_book_whose_name_says_nothing_is_asked_by_its_sheets(tmp_path: Path) -> None:
    assert found(folder(tmp_path, "số liệu.xlsx"))[0] == {"số liệu.xlsx": ""}


def test_words_in_the_name_of_a_map_tell_a_table_only_where_no_file_is_named_by_it(
    tmp_path: Path,
) -> None:
    alone = folder(tmp_path / "a", "Q12 ranh giới phường 2025.geojson", "QH_truong_hoc_2030.shp")
    assert found(alone) == (
        {"Q12 ranh giới phường 2025.geojson": "wards"},
        [],
        ["QH_truong_hoc_2030.shp"],
    )
    beside = folder(tmp_path / "b", "wards.geojson", "Q12 ranh giới phường 2025.geojson")
    assert found(beside)[0] == {"wards.geojson": "wards"}


def test_a_table_given_twice_is_a_fault_and_the_first_is_kept(tmp_path: Path) -> None:
    tables, codes, _ = found(folder(tmp_path, "residents.csv", "Dân số.csv"))
    assert len(tables) == 1
    assert codes == ["two_files"]


def test_of_lists_of_several_years_the_newest_counts_and_the_others_are_noted(
    tmp_path: Path,
) -> None:
    place = folder(tmp_path, "DS trường 2023-2024.csv", "DS trường 2024-2025.csv")
    assert found(place)[:2] == ({"DS trường 2024-2025.csv": "schools"}, ["older_list"])


def test_a_list_without_a_year_is_of_today_and_two_of_them_are_a_fault() -> None:
    assert find.newest(["schools_2024.csv", "schools.csv"]) == ("schools.csv", "older_list")
    assert find.newest(["Trường.csv", "schools.csv"]) == ("Trường.csv", "two_files")


def test_a_list_told_to_be_of_no_year_is_of_today_whatever_its_name() -> None:
    lists = ["schools_2024.csv", "schools_2025.csv"]
    assert find.newest(lists, {"schools_2024.csv": 0}) == ("schools_2024.csv", "older_list")
    assert find.newest(lists, dict.fromkeys(lists, 0)) == ("schools_2024.csv", "two_files")


def test_a_short_school_year_in_a_name_goes_before_other_years_there() -> None:
    lists = ["DS năm học 2024-25.csv", "DS năm học 2023-24, sửa 2025.csv"]
    assert find.newest(lists) == (lists[0], "older_list")
    assert [find.year_of(name) for name in lists] == [2025, 2024]


def test_several_sets_of_wards_are_no_fault(tmp_path: Path) -> None:
    tables, codes, _ = found(folder(tmp_path, "wards_2024.geojson", "wards_2025.geojson"))
    assert len(tables) == 2
    assert codes == []


def test_a_mapinfo_table_and_its_twin_are_one_layer(tmp_path: Path) -> None:
    assert list(found(folder(tmp_path, "wards.tab", "wards.mif"))[0]) == ["wards.tab"]


def test_a_name_that_hides_something_is_refused(tmp_path: Path) -> None:
    assert found(folder(tmp_path, "schools\u202e.csv"))[1] == ["bad_name"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert found(tmp_path / "none") == ({}, ["missing_folder"], [])


def test_forms_are_found_by_the_name_of_their_folder_or_as_told(tmp_path: Path) -> None:
    place = folder(tmp_path, "Biểu mẫu/a.xlsx", "khác/b.xlsx")
    assert found(place)[0]["Biểu mẫu"] == find.FORMS
    assert found(place, forms="khác")[0]["khác"] == find.FORMS
    assert found(place, forms="không có")[1] == ["missing_folder"]
    assert found(place, forms="../x")[1] == ["missing_folder"]


@pytest.mark.parametrize(
    ("sheet", "units"), [(None, "phường"), ("wards_2025", "wards_2025"), ("Sheet1", "phường")]
)
def test_a_set_of_wards_is_called_as_its_sheet_or_file(sheet: str | None, units: str) -> None:
    assert Source(table="wards", path=Path("phường.gpkg"), name="x", sheet=sheet).units == units


BLOCKS = Source(
    table="schools",
    path=Path("a"),
    name="a",
    headers={"rooms": ("MN / Phòng", "TH / Phòng"), "name": ("Tên", "")},
    blocks=np.array([0, 1]),
    sheets=np.array(["S1", "S2"], dtype=object),
)


def test_a_column_is_called_as_in_the_block_of_its_row() -> None:
    assert BLOCKS.header("rooms") == "MN / Phòng"
    assert BLOCKS.header("rooms", 1) == "TH / Phòng"
    assert BLOCKS.header("name", 1) == "name"
    assert BLOCKS.header("land_m2", 1) == "land_m2"


def test_a_fault_names_the_sheet_of_its_row() -> None:
    fault = BLOCKS.fault("blank", row=9, position=1, column="rooms", value="")
    assert (fault.file, fault.sheet, fault.row, fault.column) == ("a", "S2", 9, "TH / Phòng")


def test_marked_rows_are_given_by_place_and_number() -> None:
    marks = np.array([False, True, True])
    assert list(find.spots(pd.Index([2, 5, 9]), marks)) == [(1, 5), (2, 9)]
