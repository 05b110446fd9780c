"""Units a sheet gives in a row below its headers, or in a line above all."""

from __future__ import annotations

import pytest

from spatial.intake.reading import units
from spatial.intake.reading.units import Head

NAME = Head(at=1, path="Tên trường", column="name")
LAND = Head(at=2, path="Diện tích đất", column="land_m2")
ROOMS = Head(at=3, path="Số phòng", column="rooms")


def scales(
    *sheet: list[str],
    header: tuple[int, int] = (1, 1),
    heads: tuple[Head, ...] = (NAME, LAND, ROOMS),
) -> tuple[list[float], int]:
    placed, bottom = units.placed(heads, sheet, header, "school_levels")
    return [head.scale for head in placed], bottom


HEADER = ["Tên trường", "Diện tích đất", "Số phòng"]
DATA = ["Trường A", "1,2", "20"]


def test_without_units_nothing_is_scaled() -> None:
    assert scales(HEADER, DATA) == ([1.0, 1.0, 1.0], 1)


def test_a_row_of_units_belongs_to_the_header() -> None:
    assert scales(HEADER, ["", "(ha)", "phòng"], DATA) == ([1.0, 10_000.0, 1.0], 2)


def test_a_row_of_data_is_no_row_of_units() -> None:
    assert scales(HEADER, ["Trường A", "ha", "20"]) == ([1.0, 1.0, 1.0], 1)


@pytest.mark.parametrize(
    ("line", "scale"),
    [("Đơn vị tính: ha", 10_000.0), ("ĐVT: nghìn m2", 1_000.0), ("Năm học 2024-2025", 1.0)],
)
def test_a_line_above_speaks_for_the_columns_that_count_such_things(
    line: str, scale: float
) -> None:
    found, bottom = scales([line, "", ""], HEADER, DATA, header=(2, 2))
    assert (found, bottom) == ([1.0, scale, 1.0], 2)


def test_a_column_with_a_unit_of_its_own_keeps_it() -> None:
    own = Head(at=2, path="Diện tích đất (m²)", column="land_m2")
    found, _ = scales(["ĐVT: ha", "", ""], HEADER, DATA, header=(2, 2), heads=(NAME, own, ROOMS))
    assert found == [1.0, 1.0, 1.0]


def test_the_unit_below_goes_before_the_one_above() -> None:
    found, bottom = scales(["ĐVT: ha", "", ""], HEADER, ["", "m2", "phòng"], DATA, header=(2, 2))
    assert (found, bottom) == ([1.0, 1.0, 1.0], 3)


def test_a_header_merged_down_into_the_units_is_passed_over() -> None:
    assert scales(HEADER, ["Tên trường", "ha", ""], DATA)[1] == 2
