"""Figures carried across a merger: nobody is lost."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from merger import NEW, OLD

from spatial import crosswalk
from spatial.errors import InputFaults


def test_a_series_is_carried_year_by_year_and_conserved() -> None:
    table = pd.DataFrame(
        {"ward": ["a", "b", "a", "b"], "year": [2019, 2019, 2025, 2025], "people": [3, 5, 4, 7]}
    )
    carried = crosswalk.carry(table, crosswalk.by_area(OLD, NEW), unit="ward", value="people")
    # 5 halves into 3 + 2, 7 into 4 + 3: the odd one goes to the piece named first
    assert carried.groupby("year")["people"].sum().to_dict() == {2019: 8, 2025: 11}
    assert set(carried["people"]) <= {3 + 3, 3 + 2, 2, 3, 4 + 4, 4 + 3, 4}


def test_a_ward_with_figures_and_no_successor_is_named() -> None:
    table = pd.DataFrame({"ward": ["a", "q"], "people": [1, 2]})
    with pytest.raises(InputFaults) as caught:
        crosswalk.carry(table, crosswalk.by_area(OLD, NEW), unit="ward", value="people")
    assert [(fault.code, fault.value) for fault in caught.value.faults] == [("no_successor", "q")]


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (10, [1, 1, 1], [4, 3, 3]),  # equal remainders: the earlier part has the odd one
        (7, [0.5, 0.25, 0.25], [3, 2, 2]),  # of 3.5, 1.75 and 1.75 the last two have most left
        (5, [1, 0], [5, 0]),
        (5, [0, 0], [3, 2]),  # pieces that weigh nothing share evenly
        (0, [3, 1], [0, 0]),
        (-10, [1, 1, 1], [-4, -3, -3]),
        (1, [0.2, 0.5, 0.3], [0, 1, 0]),
        (3, [2.0], [3]),
    ],
)
def test_a_whole_number_is_divided_by_the_largest_remainder(
    total: int, weights: list[float], parts: list[int]
) -> None:
    found = crosswalk.apportion(total, np.array(weights, dtype=float))
    assert found.tolist() == parts
    assert found.sum() == total


def test_what_is_not_known_leaves_unknown_whatever_it_is_part_of() -> None:
    walk = crosswalk.by_list([("a", "x"), ("b", "x"), ("c", "y")])
    table = pd.DataFrame({"ward": ["a", "b", "c"], "people": [10.0, np.nan, 7.0]})
    carried = crosswalk.carry(table, walk, unit="ward", value="people").set_index("ward")
    assert np.isnan(carried.loc["x", "people"])
    assert carried.loc["y", "people"] == 7


def test_a_unit_without_a_figure_needs_no_successor() -> None:
    walk = crosswalk.by_list([("a", "x")])
    table = pd.DataFrame({"ward": ["a", "gone"], "people": [4, 0]})
    carried = crosswalk.carry(table, walk, unit="ward", value="people")
    assert carried.to_dict("records") == [{"ward": "x", "people": 4}]


def test_other_columns_keep_their_order_and_their_rows_apart() -> None:
    walk = crosswalk.by_list([("a", "x"), ("b", "x")])
    table = pd.DataFrame(
        {"level": ["thcs", "thpt", "thcs"], "ward": ["a", "a", "b"], "people": [1, 2, 3]}
    )
    carried = crosswalk.carry(table, walk, unit="ward", value="people")
    assert list(carried.columns) == ["level", "ward", "people"]
    assert carried.set_index("level")["people"].to_dict() == {"thcs": 4, "thpt": 2}


def test_two_ways_of_sharing_are_set_side_by_side_as_whole_shares() -> None:
    by_list = crosswalk.by_list([("a", "x"), ("a", "y")])
    told = pd.DataFrame({"old_id": ["a"], "new_id": ["x"], "share": [0.8]})
    people = crosswalk.by_people(
        pd.DataFrame({"old": ["a", "a"], "new": ["x", "y"], "people": [3.0, 1.0]}),
        old="old",
        new="new",
        people="people",
    )
    both = crosswalk.compare(by_list, people).set_index("new_id")
    assert both["list"].to_dict() == {"x": 0.5, "y": 0.5}
    assert both["people"].to_dict() == {"x": 0.75, "y": 0.25}
    assert both["difference"].to_dict() == {"x": 0.25, "y": -0.25}
    # a list that names 0.8 of a unit is set beside others as the whole of it
    only = crosswalk.compare(people, crosswalk.by_shares(told)).set_index("new_id")
    assert only["list"].to_dict() == {"x": 1.0, "y": 0.0}
