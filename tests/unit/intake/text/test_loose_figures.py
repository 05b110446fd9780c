"""Figures written loosely."""

from __future__ import annotations

import pytest

from spatial.intake.text.loose_figures import taken


@pytest.mark.parametrize(
    ("text", "digits", "unit"),
    [
        ("12", "12", ""),
        ("l2", "12", ""),  # typed from a scan
        ("1O", "10", ""),
        ("I5 phòng", "15", "rooms"),
        ("1.2OO m2", "1.200", "m2"),
        ("1 2OO lớp", "1 200", "classes"),
        ("12+3", "15", ""),
        ("12 + 3 + 1", "16", ""),
        ("~3100", "3100", ""),
        ("khoảng 3.100 m2", "3.100", "m2"),
        ("3200m2 (thuê)", "3200", "m2"),
    ],
)
def test_a_figure_is_taken_out_however_loosely_it_is_written(
    text: str, digits: str, unit: str
) -> None:
    assert taken(text) == (digits, unit, 1.0)


@pytest.mark.parametrize(
    "text", ["15 (3 tạm)", "14/14", "12-15", ">3000", "đang XD", "lO", "O", "#REF!", "8 lOp", ""]
)
def test_what_may_mean_another_figure_is_left_to_be_asked(text: str) -> None:
    assert taken(text) is None
