"""The question every model answers: who may walk where, and the table of an answer."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest

from spatial import catchment
from spatial.streets import DETOUR, Travel

ASKED = catchment.Question(
    pupils=pd.Series([6.0, 4.0], index=["a", "b"]),
    seats=pd.Series([5, 5], index=["N", "F"]),
    travel=Travel(np.array([[0, 0], [1000, 0.0]]), np.array([[0, 0], [3000, 0.0]])),
    cell_ward=np.array(["west", "east"], dtype=object),
    school_ward=np.array(["west", "east"], dtype=object),
)


def test_only_walks_within_the_limit_are_allowed() -> None:
    limited = dataclasses.replace(ASKED, limit_m=2000 * DETOUR + 1)
    assert (limited.pairs.toarray() > 0).tolist() == [[False, False], [True, True]]
    assert limited.pairs.nnz == 3  # the walk of no length to one's own school is one too


def test_at_home_means_the_same_ward() -> None:
    home = ASKED.pairs_at_home.tocoo()
    assert list(zip(home.row.tolist(), home.col.tolist(), strict=True)) == [(0, 0), (1, 1)]


def test_without_wards_every_walk_is_at_home() -> None:
    unknown = dataclasses.replace(ASKED, cell_ward=None)
    assert unknown.pairs_at_home is unknown.pairs


def test_an_answer_lists_cell_by_cell_also_whoever_has_no_seat() -> None:
    limited = dataclasses.replace(ASKED, limit_m=500.0)
    table = limited.frame(catchment.best(limited.pupils, limited.seats, limited.pairs))
    assert table["cell_id"].tolist() == ["a", "a", "b"]
    assert table["school_id"].fillna("").tolist() == ["N", "", ""]
    assert table["pupils"].tolist() == [5, 1, 4]
    assert table["distance_m"].tolist() == pytest.approx([0, np.inf, np.inf])
