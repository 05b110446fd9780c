"""Tables an office opens in any Excel: what looks like a formula is only ever text."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spatial.export import catchment, table
from spatial.intake.text import csv_text

SIGNS = "=+-@＝＋－＠"
ALPHABET = st.sampled_from([*SIGNS, ";", ",", "\t", "\n", " ", '"', "'", "a", "ế", "1", "\r"])


def cells(content: bytes, separator: str) -> list[str]:
    """Split a file as a spreadsheet with this list separator does."""
    text = content.decode("utf-8-sig")
    return [
        cell
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        for cell in row
    ]


@given(st.text(ALPHABET, max_size=12))
def test_no_cell_begins_with_a_formula_under_any_list_separator(name: str) -> None:
    for content in (
        csv_text.as_csv([name], [[name]]),
        table.rows([{name: name}]),
        catchment.csv(pd.DataFrame({name: [name]})),
    ):
        for separator in (",", ";", "\t"):
            begun = [cell.lstrip(" \u00a0") for cell in cells(content, separator)]
            assert not [cell for cell in begun if cell.startswith(tuple(SIGNS))], content


@pytest.mark.parametrize("value", [-5, -0.5, 12.25])
def test_a_negative_number_stays_a_number(value: float) -> None:
    assert cells(csv_text.as_csv(["a"], [[value]]), ",")[1] == str(value)


def test_a_name_that_is_no_formula_is_left_alone() -> None:
    for name in ("Hiệp Thành", "A; B", "3-4 tuổi", "a=b", "TH & THCS; cơ sở 2"):
        assert csv_text.inert(name) == name
