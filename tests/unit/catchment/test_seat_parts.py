"""A question is cut where no walk leads, into parts no larger than a bound where that can be."""

from __future__ import annotations

import numpy as np
import pandas as pd

from spatial.catchment import Question
from spatial.catchment.seat_parts import cut
from spatial.streets import Travel


def row_of_towns(*homes: int) -> Question:
    """Towns 10 km apart, each with some homes 100 m apart and a school at the first."""
    places = [(at * 10_000.0 + 100.0 * one, 0.0) for at, many in enumerate(homes)
              for one in range(many)]  # fmt: skip
    schools = [(at * 10_000.0, 0.0) for at in range(len(homes))]
    return Question(
        pupils=pd.Series(10.0, index=[f"c{at}" for at in range(len(places))]),
        seats=pd.Series(20.0, index=[f"s{at}" for at in range(len(schools))]),
        travel=Travel(np.array(places), np.array(schools)),
        limit_m=2_000.0,
    )


def sizes(asked: Question, largest: int) -> list[tuple[int, int]]:
    found = cut(asked, largest=largest)
    return [] if found is None else [(len(one.cells), len(one.schools)) for one in found.parts]


def test_towns_are_put_together_up_to_the_bound_in_their_order() -> None:
    asked = row_of_towns(3, 2, 4)
    assert sizes(asked, 3 * 3 - 1) == [(3, 1), (2, 1), (4, 1)]
    assert sizes(asked, 12) == [(5, 2), (4, 1)]  # with the third it would be 9 × 3


def test_what_is_small_enough_is_not_cut() -> None:
    assert sizes(row_of_towns(3, 2, 4), 9 * 3) == []


def test_a_town_larger_than_the_bound_is_a_part_by_itself() -> None:
    assert sizes(row_of_towns(12, 1), 5) == [(12, 1), (1, 1)]


def test_parts_are_solved_by_the_longest_walk_of_the_whole() -> None:
    found = cut(row_of_towns(3, 2, 4), largest=1)
    assert found is not None
    assert found.scale.dearest_cm == 39_000.0  # 300 m times the detour of 1.3
    assert (found.scale.units, found.scale.reached_cm) == (1, 0.0)


def test_homes_of_nobody_join_nothing() -> None:
    asked = row_of_towns(3, 2)
    asked.pupils.iloc[:3] = 0.0
    assert sizes(asked, 1) == []  # one town with pupils is left
