"""Everyone goes to the nearest school, full or not, and nobody is dropped."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from spatial.catchment.nearest import nearest
from spatial.streets import DETOUR, Travel

PUPILS = pd.Series([60.0, 0.0, 7.5], index=["a", "b", "c"])


def flows(schools_x: list[float]) -> pd.DataFrame:
    """Send the pupils of three cells on a street, 1 km apart, to schools on it."""
    ids = pd.Index([f"s{at}" for at in range(len(schools_x))])
    travel = Travel(
        np.array([[0, 0], [1000, 0], [2000, 0.0]]),
        np.column_stack([schools_x, np.zeros(len(schools_x))]).reshape(-1, 2),
    )
    return nearest(PUPILS, ids, travel)


def test_the_nearest_school_is_taken_whatever_its_seats() -> None:
    found = flows([-100.0, 1900.0])
    assert found["school_id"].tolist() == ["s0", "s1", "s1"]
    assert found["distance_m"].tolist() == pytest.approx([100 * DETOUR, 900 * DETOUR, 100 * DETOUR])


def test_every_cell_has_one_row_and_pupils_sum_to_what_came_in() -> None:
    found = flows([500.0])
    assert found["cell_id"].tolist() == ["a", "b", "c"]
    assert found["pupils"].sum() == 67.5


def test_without_a_school_pupils_are_kept_without_one() -> None:
    found = flows([])
    assert found["school_id"].isna().all()
    assert np.isinf(found["distance_m"]).all()
    assert found["pupils"].sum() == 67.5
