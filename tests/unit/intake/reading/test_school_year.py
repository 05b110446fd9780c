"""School years as lists write them."""

from __future__ import annotations

import pandas as pd
import pytest

from spatial.intake.reading import school_year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("DANH SÁCH TRƯỜNG HỌC NĂM HỌC 2024 - 2025", 2025),
        ("Năm học 2024–2025", 2025),
        ("Năm học 2024/2025 (tính đến 15/10/2024)", 2025),
        ("Năm học: 2024-25", 2025),
        ("Kế hoạch 2021-2025", None),  # five years are no school year
        ("Năm 2024", None),
        ("Số 123/UBND ngày 15/10/2024", None),
    ],
)
def test_a_school_year_is_two_years_in_a_row(text: str, year: int | None) -> None:
    assert school_year.of_text(text) == year


def test_lines_that_name_two_school_years_tell_none() -> None:
    lines = pd.DataFrame({1: ["Năm học 2023-2024", "so với năm học 2022-2023"], 2: ["", ""]})
    assert school_year.above(lines) == 0
    assert school_year.above(lines.iloc[:1]) == 2024
    beside = pd.DataFrame({1: ["Năm học 2023-2024"], 2: [float("nan")], 3: [12.0]}, dtype=object)
    assert school_year.above(beside) == 2024


def test_a_column_of_school_years_keeps_what_is_one() -> None:
    frame = pd.DataFrame({"year": ["2024-2025", "2025", "2025.0", "trước 1975", ""]})
    assert list(school_year.plain(frame)["year"]) == ["2025", "2025", "2025", "", ""]
