"""Wards answer together where many of one's pupils go to school in the other."""

from __future__ import annotations

import math

import pandas as pd

from spatial.catchment.report import NOWHERE
from spatial.catchment.ward_clusters import clusters


def matrix(*rows: list[float]) -> pd.DataFrame:
    names = [f"w{at}" for at in range(1, len(rows) + 1)]
    return pd.DataFrame(rows, index=names, columns=[*names, NOWHERE])


def test_a_ward_that_sends_a_fifth_is_tied_and_one_that_sends_a_tenth_is_not() -> None:
    found = clusters(matrix([80, 20, 0, 0], [0, 100, 0, 0], [0, 10, 90, 0]))
    assert found["cluster"].tolist() == [1, 1, 2]
    assert found["wards"].tolist() == [2, 2, 1]
    assert found["ties"].tolist() == [(("w2", 0.2),), (), ()]


def test_ties_join_over_a_third_ward_whichever_way_they_go() -> None:
    found = clusters(matrix([50, 50, 0, 0], [0, 100, 0, 0], [0, 40, 60, 0]))
    assert found["cluster"].tolist() == [1, 1, 1]
    assert found["kept_share"].tolist() == [1.0, 1.0, 1.0]


def test_what_a_cluster_keeps_counts_all_its_wards_and_no_pupil_without_a_seat() -> None:
    # w1 and w2: 200 seated, 10 of them in w3; the 40 without a seat tie nobody
    found = clusters(matrix([70, 20, 10, 40], [0, 100, 0, 0], [0, 0, 50, 0]))
    assert found["cluster"].tolist() == [1, 1, 2]
    assert found["seated"].tolist() == [100, 100, 50]
    assert found["kept_share"].tolist() == [0.95, 0.95, 1.0]


def test_a_ward_where_nobody_is_seated_stands_alone() -> None:
    found = clusters(matrix([0, 0, 5], [0, 10, 0]))
    assert found["cluster"].tolist() == [1, 2]
    assert math.isnan(found["kept_share"].iloc[0])


def test_the_share_that_ties_can_be_chosen() -> None:
    rows = matrix([90, 10, 0], [0, 100, 0])
    assert clusters(rows, least_share=0.1)["cluster"].tolist() == [1, 1]
