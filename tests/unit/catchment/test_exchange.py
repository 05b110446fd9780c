"""What wards send each other, in one row for both."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from catchment_towns import question

from spatial import catchment
from spatial.catchment import exchange
from spatial.streets import DETOUR

# Places a, b in the east ward and c in the west one; school N (100 seats) stands in the west, F in
# the east. Of 60 + 60 pupils of a and b, N takes 100; b's other 20 and all 10 of c go to F.
BOTH = {"cell_ward": np.array(["east", "east", "west"], dtype=object)}


def sent(**change: object) -> pd.DataFrame:
    """Sum what the best assignment sends over the border."""
    asked = question(**{**BOTH, **change})
    return exchange.by_school(asked, catchment.MODELS["best"](asked))


def test_pupils_at_school_in_another_ward_are_summed_by_school() -> None:
    table = sent()
    assert table[["home", "ward", "school_id", "pupils"]].to_numpy().tolist() == [
        ["east", "west", "N", 100],
        ["west", "east", "F", 10],
    ]
    # 60 pupils at no distance and 40 at 1 km; 10 at 1 km
    assert table["mean_m"].tolist() == pytest.approx([400 * DETOUR, 1000 * DETOUR])


def test_both_directions_of_a_pair_stand_in_one_row() -> None:
    (row,) = exchange.between(sent()).to_dict("records")
    assert row == {"ward_a": "east", "ward_b": "west", "a_to_b": 100, "b_to_a": 10, "balance": 90}


def test_the_sums_are_those_of_the_matrix_beside_its_diagonal() -> None:
    asked = question(**BOTH)
    flows = catchment.MODELS["best"](asked)
    matrix = catchment.matrix(asked, flows)
    (row,) = exchange.between(exchange.by_school(asked, flows)).to_dict("records")
    assert (row["a_to_b"], row["b_to_a"]) == (
        matrix.loc["east", "west"],
        matrix.loc["west", "east"],
    )


def test_pupils_without_a_seat_are_sent_nowhere() -> None:
    assert sent(seats=pd.Series([0, 0], index=["N", "F"])).empty


@pytest.mark.parametrize("wards", [{"cell_ward": None, "school_ward": None}, {"school_ward": None}])
def test_where_no_borders_are_known_nobody_crosses_one(wards: dict[str, object]) -> None:
    table = sent(**wards)
    assert table.empty
    assert exchange.between(table).empty
