"""Mixes: parts of the pupils by different rules over the same seats."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from scipy.sparse import csr_array

from spatial import catchment
from spatial.errors import UserError
from spatial.streets import Travel


def question(**change: object) -> catchment.Question:
    """
    Hold one valid question: a street of four places 1 km apart.

    Cells a, b, c at 0, 1 and 2 km; schools N at 0 km and F at 3 km. Wards: a and N in west, the
    rest in east. Distances are straight times the detour.
    """
    given = {
        "pupils": pd.Series([60.0, 60.0, 10.0], index=["a", "b", "c"]),
        "seats": pd.Series([100, 100], index=["N", "F"]),
        "travel": Travel(
            np.array([[0, 0], [1000, 0], [2000, 0.0]]), np.array([[0, 0], [3000, 0.0]])
        ),
        "cell_ward": np.array(["west", "east", "east"], dtype=object),
        "school_ward": np.array(["west", "east"], dtype=object),
    }
    return catchment.Question(**{**given, **change})  # type: ignore[arg-type]


def test_a_mix_gives_private_pupils_private_seats_only() -> None:
    asked = question()
    private = np.array([False, True])
    found = catchment.mix(
        asked.pupils,
        asked.seats,
        [
            catchment.Part(share=0.5, schools=private, pairs=asked.pairs),
            catchment.Part(share=0.5, schools=~private, pairs=asked.pairs),
        ],
    )
    assert found.load.tolist() == [65, 65]
    np.testing.assert_allclose(np.bincount(found.cell, found.pupils), asked.pupils)


def test_a_part_seated_later_finds_the_seats_the_first_left() -> None:
    asked = question(seats=pd.Series([40, 30], index=["N", "F"]))
    everywhere = np.array([True, True])
    found = catchment.mix(
        asked.pupils,
        asked.seats,
        [
            catchment.Part(share=0.5, schools=everywhere, pairs=asked.pairs_at_home),
            catchment.Part(
                share=0.5,
                schools=everywhere,
                pairs=asked.pairs,
                rule=catchment.nearest_first,
            ),
        ],
    )
    assert found.load.tolist() == [40, 30]
    assert found.unserved.sum() == pytest.approx(60)


def test_shares_that_do_not_sum_to_one_are_refused() -> None:
    part = catchment.Part(share=0.5, schools=np.array([True]), pairs=csr_array((1, 1)))
    with pytest.raises(UserError):
        catchment.mix([1], [1], [part])
    with pytest.raises(UserError):
        catchment.mix([1], [1], [dataclasses.replace(part, share=1.5), part])
