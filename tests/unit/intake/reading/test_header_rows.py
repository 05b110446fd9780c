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


def test_brackets_over_a_group_leave_the_columns_below_what_they_are() -> None:
    *_, taken = columns(
        [*NAMES, "Phòng học", *["Học sinh (gồm cả khuyết tật)"] * 3],
        [*NAMES, "Phòng học", "Nam", "Nữ", "Tổng số"],
        ["1", "TH A", "Tây", "9", "160", "140", "300"],
    )
    assert taken["pupils"] == "Học sinh (gồm cả khuyết tật) / Tổng số"
    group = "Cơ sở giáo dục (trường)"
    *_, taken = columns(
        [*[group] * 3, "Phường", "Phòng học"],
        ["Mã trường", "Tên trường", "Cấp học", "Phường", "Phòng học"],
        ["79001", "TH A", "TH", "Tây", "9"],
    )
    said = {name: taken[name].rpartition(" / ")[2] for name in ("school_id", "name", "level")}
    assert said == {"school_id": "Mã trường", "name": "Tên trường", "level": "Cấp học"}


def test_the_name_and_the_ward_before_a_merger_give_way_to_those_of_today() -> None:
    *_, taken = columns(
        ["Tên trường (trước sáp nhập)", "Tên trường", "Phường (trước 01/7)", "Phường", "Phòng học"],
        ["TH Cũ", "TH A", "Đông", "Tây", "9"],
    )
    assert (taken["name"], taken["ward"]) == ("Tên trường", "Phường")


def test_classrooms_of_another_building_are_classrooms_and_their_sum_counts() -> None:
    parts = ["Kiên cố", "Bán kiên cố", "Khác", "Cộng"]
    for over in ("Phòng học", "Số phòng học hiện có", "PH", "Số phòng"):
        *_, taken = columns(
            [*NAMES, *[over] * 4], [*NAMES, *parts], ["1", "TH A", "Tây", "10", "5", "3", "18"]
        )
        assert taken["rooms"] == f"{over} / Cộng"
    others = ["Kiên cố", "Phòng bộ môn", "Khác", "Cộng"]
    *_, taken = columns([*NAMES, *["Số phòng"] * 4], [*NAMES, *others], ["1", "A", "T", *"9876"])
    assert "rooms" not in taken


def test_all_rooms_in_one_row_beside_rooms_of_other_use_are_no_classrooms() -> None:
    for own in ("Số phòng", "Phòng", "Số lượng phòng"):
        for rest in (["Phòng bộ môn", "Phòng hành chính"], ["Phòng khác"]):
            header = [*NAMES, own, *rest]
            below = ["1", "TH A", "Tây", "30", "6", "4"][: len(header)]
            assert "rooms" not in columns(header, below)[2]
            assert "rooms" not in columns(header, header, below)[2]  # merged over two rows
    for own in ("Số phòng học", "PH"):
        *_, taken = columns([*NAMES, own, "Phòng bộ môn"], ["1", "TH A", "Tây", "20", "6"])
        assert taken["rooms"] == own
    *_, taken = columns([*NAMES, "Số phòng", "Ghi chú khác"], ["1", "TH A", "Tây", "20", "6"])
    assert taken["rooms"] == "Số phòng"


def test_schools_counted_are_no_pupils() -> None:
    def heads(*sheet: list[str]) -> list[tuple[str | None, tuple[tuple[str, str], ...]]]:
        _, _, found = header_rows.best([list(row) for row in sheet], "pupils", {})
        return [(head.column, head.axes) for head in found[2:]]

    primary = (("level", "tieu_hoc"),)
    wards = ["Mã phường", "Năm"]
    figures = ["26782", "2025", "5", "3200"]
    assert heads([*wards, "Trường tiểu học", "Tiểu học"], figures) == [
        (None, ()),
        ("pupils", primary),
    ]
    assert heads([*wards, "Trường tiểu học", "HS tiểu học"], figures)[0] == (None, ())
    groups = [*["Trường tiểu học"] * 2, *["Trường THCS"] * 2]
    parts = [*wards, *["Số trường", "Số HS"] * 2]
    assert heads([*wards, *groups], parts, [*figures, "3", "1800"]) == [
        (None, ()),
        ("pupils", primary),
        (None, ()),
        ("pupils", (("level", "thcs"),)),
    ]


def test_pupils_of_today_go_before_the_size_a_school_is_for() -> None:
    for today in ("HS hiện có", "Số HS"):
        for pair in (["Quy mô HS", today], [today, "Quy mô HS"]):
            *_, taken = columns([*NAMES, "Phòng học", *pair], ["1", "A", "T", "9", "500", "312"])
            assert taken["pupils"] == today
    own = [*NAMES, "Phòng học", "Quy mô HS"]
    for below, read in (
        (["Hiện có", "Kế hoạch"], "Học sinh / Hiện có"),
        (["Bán trú", "Nội trú"], "Quy mô HS"),
    ):
        *_, taken = columns(
            [*own, *["Học sinh"] * 2], [*own, *below], ["1", "TH A", "Tây", "9", "500", "312", "9"]
        )
        assert taken["pupils"] == read
    *_, taken = columns([*NAMES, "Phòng học", "Quy mô HS"], ["1", "TH A", "Tây", "9", "500"])
    assert taken["pupils"] == "Quy mô HS"


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
