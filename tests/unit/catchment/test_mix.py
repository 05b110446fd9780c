"""Mixes: parts of the pupils by different rules over the same seats."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from catchment_towns import question
from scipy.sparse import csr_array

from spatial import catchment
from spatial.errors import UserError


def test_a_mix_gives_private_pupils_private_seats_only() -> None:
    asked = question()
    private = np.array([False, True])
    found = catchment.mix(
        asked.pupils,
        asked.seats,
        [
            catchment.MixShare(share=0.5, schools=private, pairs=asked.pairs),
            catchment.MixShare(share=0.5, schools=~private, pairs=asked.pairs),
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
            catchment.MixShare(share=0.5, schools=everywhere, pairs=asked.pairs_at_home),
            catchment.MixShare(
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
    part = catchment.MixShare(share=0.5, schools=np.array([True]), pairs=csr_array((1, 1)))
    with pytest.raises(UserError):
        catchment.mix([1], [1], [part])
    with pytest.raises(UserError):
        catchment.mix([1], [1], [dataclasses.replace(part, share=1.5), part])
