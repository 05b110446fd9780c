"""What flows say: load, who goes without, who crosses a border, how far."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from catchment_towns import question

from spatial import catchment
from spatial.catchment.report import quantile
from spatial.streets import DETOUR, Travel


def test_load_names_every_school_and_its_mean_walk() -> None:
    asked = question()
    table = catchment.load(asked, catchment.MODELS["best"](asked))
    assert table["pupils"].tolist() == [100, 30]
    assert table["utilisation"].tolist() == [1.0, 0.3]
    assert table.loc["N", "mean_m"] == pytest.approx(40 * 1000 * DETOUR / 100)


def test_unserved_pupils_are_counted_by_cell_and_ward() -> None:
    asked = question(seats=pd.Series([50, 0], index=["N", "F"]))
    by_cell, by_ward = catchment.unserved(asked, catchment.MODELS["best"](asked))
    assert by_cell.tolist() == [10, 60, 10]
    assert by_ward.to_dict() == {"east": 70, "west": 10}


def test_displaced_pupils_are_listed_with_the_extra_metres() -> None:
    asked = question()
    table = catchment.displaced(asked, catchment.MODELS["best"](asked))
    assert table["cell_id"].tolist() == ["b"]
    assert table["nearest_id"].tolist() == ["N"]
    assert table["extra_m"].tolist() == pytest.approx([1000 * DETOUR])


def test_the_in_out_matrix_adds_up_to_all_pupils() -> None:
    asked = question(seats=pd.Series([100, 20], index=["N", "F"]))
    table = catchment.matrix(asked, catchment.MODELS["best"](asked))
    assert table.loc["west"].to_dict() == {"east": 0, "west": 60, "": 0}
    assert table.loc["east"].to_dict() == {"east": 20, "west": 40, "": 10}
    assert table.to_numpy().sum() == 130


def test_distances_are_weighted_by_pupils_and_count_the_unseated_as_not_within() -> None:
    asked = question(seats=pd.Series([100, 20], index=["N", "F"]))
    told = catchment.distances(catchment.MODELS["best"](asked), norm_m=1000 * DETOUR)
    assert told.without == 10
    assert told.within_share == pytest.approx((60 + 40 + 10) / 130)
    assert told.mean_m == pytest.approx((40 * 1000 + 10 * 2000 + 10 * 1000) * DETOUR / 120)


def test_no_pupils_walk_no_distance() -> None:
    told = catchment.distances(catchment.MODELS["best"](question())[:0], norm_m=1.0)
    assert np.isnan(told.mean_m)
    assert np.isnan(quantile(np.zeros(0), np.zeros(0), 0.5))
    assert told.within_share == 1.0


def test_whom_no_school_is_open_to_is_not_displaced() -> None:
    asked = question(
        seats=pd.Series([], index=pd.Index([], dtype=object), dtype=int),
        travel=Travel(np.array([[0, 0], [1000, 0], [2000, 0.0]]), np.empty((0, 2))),
        school_ward=np.array([], dtype=object),
    )
    for model in ("nearest", "best"):
        assert catchment.displaced(asked, catchment.MODELS[model](asked)).empty
    by_cell, _ = catchment.unserved(asked, catchment.MODELS["best"](asked))
    assert by_cell.tolist() == [60, 60, 10]
