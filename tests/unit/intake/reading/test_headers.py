"""Whose column is this: a known name is taken, one merely alike is offered."""

from __future__ import annotations

import pytest

from spatial.intake.reading import headers


def proposed(*given: str, table: str = "schools", **how: dict[str, str]) -> list[str | None]:
    found = headers.propose(given, table, **how)
    return [each.column if each.score == headers.SURE else None for each in found]


@pytest.mark.parametrize(
    ("header", "table", "column"),
    [
        ("school_id", "schools", "school_id"),
        ("SCHOOL_ID", "schools", "school_id"),
        ("Tên trường", "schools", "name"),
        ("TÊN TRƯỜNG (*)", "schools", "name"),
        ("Số phòng học", "schools", "rooms"),  # a simple file of schools holds their stocks
        ("Trong đó: phòng học", "schools", "rooms"),
        ("Trong đó kiên cố", "schools", "rooms_solid"),
        ("Trong đó: phòng", "schools", None),  # of what kind is not told
        ("Diện tích đất (ha)", "school_levels", "land_m2"),
        ("Kinh độ", "schools", "lon"),
        ("Dân số", "residents", "people"),
        ("Màu sơn", "schools", None),
        ("Dân số", "schools", None),
        ("", "schools", None),
        ("ownership_and_more", "schools", None),
    ],
)
def test_a_header_is_a_known_name_of_a_column_of_its_table(
    header: str, table: str, column: str | None
) -> None:
    assert headers.known(header, table) == column


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("X (VN2000, KTT 105°45')", "x"),
        ("Y (hệ toạ độ VN-2000)", "y"),
        ("Kinh độ (WGS 84)", "lon"),
        ("Toạ độ X (kinh tuyến trục 107°45')", "x"),
    ],
)
def test_a_coordinate_may_name_its_system_in_brackets(header: str, column: str) -> None:
    assert headers.known(header, "schools") == column


def test_a_name_cut_after_ten_letters_is_known_where_one_column_begins_so() -> None:
    assert headers.known("area_excep", "schools") == "area_exception"
    assert headers.known("area_exce", "schools") is None


def test_no_column_is_proposed_twice_and_its_own_name_goes_first() -> None:
    assert proposed("Tên trường", "name") == [None, "name"]


def test_what_a_planner_confirmed_goes_before_all() -> None:
    told = {"Màu sơn": "name", "Tên trường": ""}
    assert proposed("Màu sơn", "Tên trường", remembered=told) == ["name", None]


def test_a_header_merely_alike_is_offered_with_its_likeness() -> None:
    (one,) = headers.propose(["Số phòng họp"], "schools")
    assert one.column is not None
    assert headers.OFFERED <= one.score < headers.SURE


@pytest.mark.parametrize(
    ("header", "column", "table", "scale"),
    [
        ("Diện tích (ha)", "land_m2", "school_levels", 10_000.0),
        ("Diện tích (m²)", "land_m2", "school_levels", 1.0),
        ("Diện tích (km2)", "land_m2", "school_levels", 1_000_000.0),
        ("Dân số (nghìn người)", "people", "residents", 1_000.0),
        ("Dân số (nghìn người) (2)", "people", "residents", 1_000.0),  # a footnote behind it
        ("Diện tích (ha)", "area_official_km2", "wards", 0.01),
        ("Diện tích (ha)", None, "schools", 1.0),
        ("Phòng (kiên cố)", "rooms", "school_levels", 1.0),
    ],
)
def test_the_unit_in_a_header_multiplies(
    header: str, column: str | None, table: str, scale: float
) -> None:
    assert headers.scale_of(header, column, table) == scale


@pytest.mark.parametrize(
    ("text", "said"),
    [("(ha)", True), ("m²", True), ("người", True), ("", False), ("Trường A", False)],
)
def test_a_cell_may_say_nothing_but_a_unit(text: str, *, said: bool) -> None:
    assert headers.is_unit(text) is said


@pytest.mark.parametrize(
    ("header", "said"),
    [("Diện tích (m2)", True), ("Diện tích (ha) (*)", True), ("Phòng (kiên cố)", False)],
)
def test_a_header_may_name_its_unit(header: str, *, said: bool) -> None:
    assert headers.has_unit(header) is said


def test_columns_of_schools_and_their_stocks_come_in_one_file() -> None:
    targets = headers.targets("schools")
    assert {"name", "rooms", "land_m2", "lon", "wkt", "address"} <= set(targets)
    assert len(set(targets)) == len(targets)
    assert "name" not in headers.targets("residents")


def test_a_unit_above_speaks_for_what_it_measures() -> None:
    assert headers.measured("land_m2", "ha", "school_levels")
    assert headers.measured("area_official_km2", "ha", "wards")
    assert not headers.measured("rooms", "ha", "school_levels")
    assert not headers.measured(None, "ha", "school_levels")


def test_what_was_done_this_year_is_read_and_what_is_planned_is_not() -> None:
    assert headers.known("Học sinh / Thực hiện 2025-2026", "schools") == "pupils"
    assert headers.known("Học sinh / Kế hoạch 2026-2027", "schools") is None
