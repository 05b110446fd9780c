"""Figures as offices write them, one value and one column at a time."""

from __future__ import annotations

from datetime import datetime

import pytest

from spatial.intake.text import figure_text
from spatial.intake.text.figure_text import Convention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("05 phòng", ("05", "rooms", 1.0)),
        ("12 lớp học", ("12", "classes", 1.0)),
        ("1.234 học sinh", ("1.234", "pupils", 1.0)),
        ("350 HS.", ("350", "pupils", 1.0)),
        ("12.000 m²", ("12.000", "m2", 1.0)),
        ("1,2 ha", ("1,2", "m2", 10_000.0)),
        ("3 KM2", ("3", "km2", 1.0)),
        ("15 tuổi", ("15", "years", 1.0)),
        ("năm 2025", ("2025", "", 1.0)),
        ("-5", ("-5", "", 1.0)),
        ("−5", ("-5", "", 1.0)),  # the sign of a typesetter
        ("1,5e3", ("1,5e3", "", 1.0)),
        ("20+3", None),
        ("khoảng 20 phòng", None),
        ("phòng", None),
        ("", None),
    ],
)
def test_a_figure_is_taken_out_of_words_that_are_known(
    text: str, expected: tuple[str, str, float] | None
) -> None:
    assert figure_text.bare(text) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["12", "13"], Convention.PLAIN),
        (["12.5"], Convention.PLAIN),
        (["12,5"], Convention.VIETNAMESE),
        (["1.234,5"], Convention.VIETNAMESE),
        (["1.234.567"], Convention.VIETNAMESE),  # no number has two decimal signs
        (["1,234,567"], Convention.PLAIN),  # plain numbers may part thousands by commas
        (["1,234.5"], Convention.PLAIN),
        (["4.238"], Convention.UNCLEAR_POINT),
        (["4,238"], Convention.UNCLEAR_COMMA),
        (["4.238", "12,5"], Convention.VIETNAMESE),
        (["4,238", "12.5"], Convention.ENGLISH),
        (["1.5", "1,5"], Convention.MIXED),
        (["4.238", "4,238"], Convention.MIXED),
        (["0.238"], Convention.PLAIN),  # nothing begins its thousands with a nought
        ([], Convention.PLAIN),
    ],
)
def test_a_column_tells_how_it_writes_its_numbers(values: list[str], expected: Convention) -> None:
    assert figure_text.convention(values) is expected


@pytest.mark.parametrize(
    ("digits", "written", "expected"),
    [
        ("1.234,5", Convention.VIETNAMESE, 1_234.5),
        ("1,234.5", Convention.ENGLISH, 1_234.5),
        ("1 234,5", Convention.VIETNAMESE, 1_234.5),
        ("-1.234", Convention.VIETNAMESE, -1_234.0),
        ("+7", Convention.PLAIN, 7.0),
        ("1.2.3", Convention.VIETNAMESE, None),
        ("12.34", Convention.VIETNAMESE, None),  # a group has three digits
        ("1234.567,8", Convention.VIETNAMESE, None),
        ("1,5,2", Convention.VIETNAMESE, None),
        ("1,5.2", Convention.VIETNAMESE, None),
        ("", Convention.PLAIN, None),
    ],
)
def test_a_figure_is_read_under_the_convention_of_its_column(
    digits: str, written: Convention, expected: float | None
) -> None:
    assert figure_text.number(digits, written=written) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("01/07/2025", "2025-07-01"),
        ("1-7-2025", "2025-07-01"),
        ("1.7.2025", "2025-07-01"),
        ("ngày 01 tháng 7 năm 2025", "2025-07-01"),
        ("2025-07-01", "2025-07-01"),
        ("2025-07-01T00:00:00", "2025-07-01"),
        ("29/02/2024", "2024-02-29"),
        ("29/02/2025", None),
        ("13/13/2025", None),
        ("07/2025", None),
        ("hôm qua", None),
    ],
)
def test_days_stand_before_months(text: str, expected: str | None) -> None:
    assert figure_text.day(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x", True),
        ("CÓ", True),
        ("✓", True),
        (" 1 ", True),
        ("không", False),
        ("", False),
        ("-", False),
        ("0", False),
        ("có lẽ", None),
        ("2", None),
    ],
)
def test_marks_of_forms_are_yes_no_or_neither(text: str, *, expected: bool | None) -> None:
    assert figure_text.mark(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("106.6543", 106.6543),
        ("106,6543", 106.6543),
        ("10.86°", 10.86),
        ("10°51'36\"N", 10.86),
        ("10°51′36″", 10.86),
        ("106 39 00 E", 106.65),
        ("106°39'00\"Đ", 106.65),  # đông: east
        ("10°51'36\"S", -10.86),
        ("73°58'T", -73.966666667),  # tây: west
        ("-10 51 36", -10.86),
        ("10°60'00\"", None),
        ("10°51'60\"", None),
        ("x", None),
        ("", None),
    ],
)
def test_degrees_come_as_decimals_or_minutes_and_seconds(text: str, expected: float | None) -> None:
    assert figure_text.degrees(text) == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "1"),
        (False, "0"),
        (12.0, "12"),
        (12.5, "12.5"),
        (7, "7"),
        ("chữ", "chữ"),
        (datetime(2025, 7, 1), "2025-07-01"),  # noqa: DTZ001 - a workbook knows no zones
        (datetime(2025, 7, 1, 8, 30), "2025-07-01T08:30:00"),  # noqa: DTZ001 - the same
        (1e300, "1e+300"),
    ],
)
def test_a_cell_of_a_workbook_is_written_as_a_clerk_would(value: object, expected: str) -> None:
    assert figure_text.plain_text(value) == expected
