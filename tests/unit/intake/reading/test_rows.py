"""Which rows below a header are data."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from spatial.intake.reading import rows

LAST_ROW = 1_048_576  # of a sheet of a workbook


def test_a_row_of_blanks_of_whatever_kind_holds_nothing() -> None:
    body = pd.DataFrame({1: ["", None, np.nan, "a", ""], 2: ["", np.nan, "", "", 0]})
    assert rows.blank(body).tolist() == [True, True, True, False, False]


def test_a_lone_cell_in_the_last_row_costs_no_look_at_a_million_blank_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = pd.RangeIndex(2, LAST_ROW + 1, name="row")
    column = pd.Series("", index=index, dtype=object)
    column[3], column[LAST_ROW] = "Trường A", "Trường B"
    looked: list[object] = []
    write = rows.figure_text.plain_text
    monkeypatch.setattr(
        rows.figure_text, "plain_text", lambda value: looked.append(value) or write(value)
    )
    data, aside, _ = rows.data(pd.DataFrame({1: column}), [1])
    assert data[1].to_dict() == {3: "Trường A", LAST_ROW: "Trường B"}
    assert aside == []
    assert looked == ["Trường A", "Trường B"]
