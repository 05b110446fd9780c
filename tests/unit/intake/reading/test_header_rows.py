"""Which rows are the header, and which column each of its columns is."""

from __future__ import annotations

from spatial.intake.reading import header_rows

NAMES = ["TT", "Tên trường", "Phường"]


def columns(*sheet: list[str]) -> tuple[int, int, dict[str, str]]:
    """Find a header; give its rows and the headers taken by column."""
    top, bottom, heads = header_rows.best([list(row) for row in sheet], "schools", {})
    return top, bottom, {head.column: head.path for head in heads if head.column}


def test_titles_above_the_header_are_passed_over() -> None:
    top, bottom, taken = columns(
        ["DANH SÁCH", "", "", ""], [*NAMES, "Số phòng học"], ["1", "TH A", "Tây", "12"]
    )
    assert (top, bottom) == (2, 2)
    assert taken == {"name": "Tên trường", "ward": "Phường", "rooms": "Số phòng học"}


def test_a_second_row_that_parts_columns_further_belongs_to_the_header() -> None:
    top, bottom, taken = columns(
        [*NAMES, "Số phòng học", "Diện tích", "Diện tích"],
        ["", "", "", "Hiện có", "Quy hoạch", "Hiện trạng"],
        ["1", "TH A", "Tây", "12", "5000", "3000"],
    )
    assert (top, bottom) == (1, 2)
    assert taken["land_m2"] == "Diện tích / Hiện trạng"
    assert taken["rooms"] == "Số phòng học / Hiện có"


def test_of_two_school_years_in_a_row_the_later_counts_in_either_order() -> None:
    for years in (["HS 2023-2024", "HS 2024-2025"], ["HS 2024-2025", "HS 2023-2024"]):
        *_, taken = columns([*NAMES, "Số phòng học", *years], ["1", "TH A", "Tây", "12", "3", "4"])
        assert taken["pupils"] == "HS 2024-2025"


def test_years_apart_are_today_and_a_plan_and_neither_is_taken() -> None:
    for years in (["Phòng học 2024", "Phòng học 2030"], ["Phòng học 2030", "Phòng học 2024"]):
        *_, taken = columns([*NAMES, "Diện tích", *years], ["1", "TH A", "Tây", "9", "3", "4"])
        assert "rooms" not in taken


def test_a_column_without_a_year_goes_before_one_of_a_year() -> None:
    for pair in (["Phòng học", "Phòng học 2030"], ["Phòng học 2030", "Phòng học"]):
        *_, taken = columns([*NAMES, "Diện tích", *pair], ["1", "TH A", "Tây", "9", "3", "4"])
        assert taken["rooms"] == "Phòng học"


def test_school_years_below_a_measure_are_a_row_of_the_header() -> None:
    top, bottom, heads = header_rows.best(
        [
            ["Tên trường", "Phường", "Số phòng học", "Số học sinh", "Số học sinh"],
            ["Tên trường", "Phường", "Số phòng học", "2024-2025", "2025-2026"],
            ["TH A", "Tây", "20", "500", "512"],
        ],
        "schools",
        {},
    )
    assert (top, bottom) == (1, 2)
    assert [head.column for head in heads] == ["name", "ward", "rooms", None, "pupils"]


def test_a_sum_of_all_rooms_is_no_sum_of_classrooms_wherever_it_stands() -> None:
    for parts in (["Cộng", "Phòng học", "Phòng khác"], ["Phòng học", "Phòng bộ môn", "Cộng"]):
        *_, taken = columns(
            [*NAMES, *["Số phòng"] * 3], [*NAMES, *parts], ["1", "TH A", "Tây", *"987"]
        )
        assert taken["rooms"].endswith("Phòng học")
    *_, taken = columns(
        [*NAMES, *["Phòng học"] * 2], [*NAMES, "Cộng", "Kiên cố"], ["1", "A", "T", *"98"]
    )
    assert taken["rooms"] == "Phòng học / Cộng"


def test_classrooms_go_before_rooms_of_any_use() -> None:
    for pair in (["Số phòng", "Trong đó: phòng học"], ["Trong đó: phòng học", "Số phòng"]):
        *_, taken = columns([*NAMES, "Diện tích", *pair], ["1", "TH A", "Tây", "9", "3", "4"])
        assert taken["rooms"] == "Trong đó: phòng học"


def test_contents_are_names_where_no_other_column_names_schools() -> None:
    *_, taken = columns(["TT", "Nội dung", "Phường", "Phòng học"], ["1", "TH A", "Tây", "9"])
    assert taken["name"] == "Nội dung"
    *_, taken = columns(["Nội dung", "Tên trường", "Phòng học"], ["xây mới", "TH A", "9"])
    assert taken["name"] == "Tên trường"


def test_the_unit_above_a_parted_measure_counts() -> None:
    for below in (["Hiện có", "Quy hoạch"], ["Tổng số", "Sân chơi"]):
        _, _, heads = header_rows.best(
            [[*NAMES, "Phòng học", *["Diện tích đất (ha)"] * 2], [*NAMES, "Phòng học", *below],
             ["1", "TH A", "Tây", "9", "0.5", "0.1"]],
            "schools",
            {},
        )  # fmt: skip
        (land,) = [head for head in heads if head.column == "land_m2"]
        assert (land.at, land.scale) == (5, 10_000)
