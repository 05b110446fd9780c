"""Tables as CSV for Excel and as JSON."""

from __future__ import annotations

import math

import pandas as pd

from spatial.export import table_files

TABLES = {"rooms": pd.DataFrame({"school": ["=1+1", "B"], "rooms": [12.0, math.nan]})}


def test_a_table_is_a_file_whose_unknown_cells_are_blank_and_whose_formulas_are_text() -> None:
    written = table_files.every(TABLES)
    assert list(written) == ["rooms.csv"]
    assert written["rooms.csv"].decode("utf-8-sig").splitlines() == [
        "school,rooms", "'=1+1,12", "B,",
    ]  # fmt: skip


def test_a_row_is_an_object_whose_unknown_cells_are_null() -> None:
    assert table_files.tree(TABLES) == {
        "rooms": [{"school": "=1+1", "rooms": 12.0}, {"school": "B", "rooms": None}]
    }
