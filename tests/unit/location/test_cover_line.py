"""The best covering choice for every number of new facilities."""

from __future__ import annotations

import numpy as np

from spatial.cancellation import cancelled_when
from spatial.location import reach
from spatial.location.cover_line import Line
from spatial.solver.effort import Effort

# greedy opens 2 first (four points), yet 0 and 1 together hold all six
COVER = np.array([[1, 0, 0], [1, 0, 1], [1, 0, 1], [0, 1, 1], [0, 1, 1], [0, 1, 0]])


def line(most: int, fixed: list[int] | None = None, effort: Effort | None = None) -> Line:
    """Begin a line of up to a number of new facilities."""
    merged = reach.merge(reach.table(COVER), np.ones(6))
    keep = np.array(fixed or [], dtype=np.int64)
    return Line(merged, keep, most, (effort or Effort()).begin())


def test_greedy_takes_what_adds_most_and_stays_where_nobody_is_left() -> None:
    made = line(5)
    made.greedy()
    assert made.covered == [0, 4, 5, 6, 6, 6]
    assert made.last == 3
    assert made.choices[5].tolist() == made.choices[3].tolist()


def test_exchange_betters_a_number_greedy_got_wrong_and_leaves_the_others() -> None:
    made = line(3)
    made.greedy()
    made.exchange()
    assert made.covered == [0, 4, 6, 6]
    assert made.choices[2].tolist() == [0, 1]


def test_what_stands_is_where_the_line_starts_and_is_no_new_facility() -> None:
    made = line(2, fixed=[2])
    made.greedy()
    assert made.covered == [4, 5, 6]
    assert all(2 not in choice for choice in made.choices)


def test_a_stopped_line_still_has_every_number() -> None:
    with cancelled_when(lambda: True):
        made = line(3, effort=Effort())
        made.greedy()
        made.exchange()
        assert made.covered == [0, 0, 0, 0]
