"""Headers that are values of another column."""

from __future__ import annotations

import pytest

from spatial.intake.checking import population_forms
from spatial.intake.reading import header_axes


@pytest.mark.parametrize(
    ("part", "table", "expected"),
    [
        ("Mầm non", "schools", ("level", "mam_non")),
        ("Cấp THCS", "school_levels", ("level", "thcs")),
        ("5 tuổi", "residents", ("age", "5")),
        ("tuổi 17", "residents", ("age", "17")),
        ("17", "residents", ("age", "17")),
        ("0-4 tuổi", "residents", ("age", "0-4 tuổi")),
        ("85 tuổi trở lên", "residents", ("age", "85 tuổi trở lên")),
        ("Năm học 2024-2025", "pupils", ("year", "2024")),
        ("2019", "residents", ("year", "2019")),
    ],
)
def test_a_value_of_another_column_is_told(
    part: str, table: str, expected: tuple[str, str]
) -> None:
    assert header_axes.axis(part, table) == expected


@pytest.mark.parametrize(
    ("part", "table"),
    [
        ("121", "residents"),  # nobody's age
        ("5 tuổi", "schools"),  # a list of schools has no ages
        ("2024", "schools"),
        ("Số phòng", "schools"),
        ("1850", "pupils"),
    ],
)
def test_any_other_header_is_none(part: str, table: str) -> None:
    assert header_axes.axis(part, table) is None


def test_block_and_measure_in_one_cell_are_parted_only_where_the_first_is_a_block() -> None:
    assert header_axes.apart("THCS: diện tích", "schools") == ["THCS", "diện tích"]
    assert header_axes.apart("Ghi chú: khác", "schools") == ["Ghi chú: khác"]
    assert header_axes.apart("THCS:", "schools") == ["THCS:"]


@pytest.mark.parametrize(
    "band", ["Dưới 5 tuổi", "< 5 tuổi", "Nhóm 5-9 tuổi", "80 tuổi trở lên", "≥ 80", "Trên 80 tuổi"]
)
def test_every_band_of_ages_over_a_column_is_one_that_can_be_read(band: str) -> None:
    assert header_axes.axis(band, "residents") == ("age", band)
    assert population_forms.band(band) is not None
