"""Whether figures follow the unit their header names."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from spatial.intake.checking import unit_witness, witnesses
from spatial.intake.checking.conventions import Hints
from spatial.intake.reading.find import Source
from spatial.tables import schema

SOURCE = Source(table="school_levels", path=Path("ds.xlsx"), name="ds.xlsx")
LAND = schema()["school_levels"].columns["land_m2"]


def settle(
    *values: float, scale: float = 1.0, answer: str | None = None
) -> tuple[float, list[tuple[str, int | None]]]:
    """Settle a column of land; give the scale and what was asked, by row."""
    frame = pd.DataFrame({"land_m2": values}, index=range(2, len(values) + 2))
    hints = Hints(plausible=witnesses.of(frame, LAND, "school_levels"), scale=scale, answer=answer)
    words = frame["land_m2"].astype(str)
    used, faults = unit_witness.settle(words, np.array(values), LAND, SOURCE, hints)
    return used, [(fault.code, fault.row) for fault in faults]


def test_hectares_that_are_hectares_are_taken() -> None:
    assert settle(0.312, 0.85, scale=10_000) == (10_000, [])


def test_square_metres_under_hectares_are_asked_once_for_the_column() -> None:
    assert settle(3120, 8500, scale=10_000) == (1.0, [("unit_question", None)])


def test_one_odd_figure_is_asked_by_its_row() -> None:
    assert settle(0.312, 8500, scale=10_000) == (10_000, [("unit_question", 3)])


def test_hectares_under_no_unit_are_asked() -> None:
    assert settle(0.312, 0.85) == (1.0, [("unit_missing", None)])


@pytest.mark.parametrize(("answer", "scale"), [("header", 10_000), ("plain", 1.0), ("ha", 10_000)])
def test_an_answer_is_taken(answer: str, scale: float) -> None:
    assert settle(3120, scale=10_000, answer=answer) == (scale, [])


def test_what_cannot_be_read_and_what_is_unlikely_either_way_is_not_asked_here() -> None:
    assert settle(np.nan, 3120) == (1.0, [])
    assert settle(25, scale=10_000) == (10_000, [])  # 25 ha: too much, and 25 m2 too little
