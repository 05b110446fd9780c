"""Words around the name of a measure."""

from __future__ import annotations

import pytest

from spatial.intake.reading import header_words, headers


@pytest.mark.parametrize("now", ["hiện có", "Thực có", "hiện trạng", "theo QĐ giao đất"])
def test_a_measure_of_now_is_the_measure(now: str) -> None:
    assert headers.known(f"Diện tích đất {now}", "schools") == "land_m2"
    assert header_words.is_of_now(now)


@pytest.mark.parametrize("then", ["quy hoạch", "cần", "nhu cầu", "còn thiếu"])
def test_a_plan_or_a_need_is_not(then: str) -> None:
    assert headers.known(f"Diện tích đất {then}", "schools") is None
    assert not header_words.is_of_now(then)


def test_a_header_in_two_languages_is_known_where_both_say_the_same() -> None:
    assert headers.known("Tên trường/School name", "schools") == "name"
    assert headers.known("Số lớp/Số HS", "schools") is None


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Tên trường (phường)", "name"),
        ("Xã, phường (sau sáp nhập)", "ward"),
        ("Tổng số học sinh (gồm cả khuyết tật)", "pupils"),
        ("Số học sinh (nữ)", None),
        ("Phòng học (gồm cả bộ môn)", None),
        ("Học sinh (gồm cả khuyết tật) / Nữ", None),
        ("Cơ sở giáo dục (trường) / Cấp học", None),
        ("Tên trường (trước sáp nhập)", None),
        ("Tên trường (mã)", None),
        ("Phường (mã)", None),
        ("Phường (trước sáp nhập)", "ward"),
    ],
)
def test_brackets_leave_a_name_what_it_is_and_part_a_measure(
    header: str, column: str | None
) -> None:
    assert headers.known(header, "schools") == column
