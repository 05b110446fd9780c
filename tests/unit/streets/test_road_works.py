"""Roads opened and closed on a street of five junctions and a river."""

from __future__ import annotations

import numpy as np
import pytest

from spatial.records import Kind
from spatial.streets import NOBODY, Floats, Streets, Travel, closed, connect, opened


def banks() -> Streets:
    """
    Lay two banks of a river, 1 km apart, joined by one bridge in the west.

    South: 0 at (0, 0), 1 at (1000, 0), 2 at (2000, 0). North: 3 at (0, 1000), 4 at (2000, 1000).
    """
    xy = np.array([[0, 0], [1000, 0], [2000, 0], [0, 1000], [2000, 1000]], dtype=float)
    start, end = np.array([0, 1, 0, 3]), np.array([1, 2, 3, 4])
    metres = np.array([1000.0, 1000, 1000, 2000])
    return connect(xy, start, end, metres, kind=Kind.SURVEYED)


def walk(streets: Streets, start: int, end: int) -> float:
    """Walk from one junction to another, to the millimetre."""
    at = streets.xy[[start]], streets.xy[[end]]
    return round(float(Travel(*at, streets=streets).nearest()[1][0]), 3)


def test_a_new_bridge_is_walked_from_junction_to_junction_both_ways() -> None:
    # drawn from 30 m short of junction 2 straight over the river to 40 m short of junction 4
    line = np.array([[2000, 30], [2000, 960.0]])
    made, loose = opened(banks(), [line])
    assert loose == ()
    assert (walk(banks(), 2, 4), walk(made, 2, 4), walk(made, 4, 2)) == (5000, 1000, 1000)
    assert (made.xy == banks().xy).all()  # what hangs on the streets hangs where it did


def test_a_bent_road_has_the_length_of_its_bends_and_a_longer_one_changes_nothing() -> None:
    bent = np.array([[2000, 0], [2000, 500], [2600, 500], [2600, 1000], [2000, 1000.0]])
    made, _ = opened(banks(), [bent])
    assert walk(made, 2, 4) == 500 + 600 + 500 + 600
    far = np.array([[0, 0], [0, -3000], [1000, -3000], [1000, 0.0]])
    assert walk(opened(banks(), [far])[0], 0, 1) == 1000


def test_roads_that_share_an_end_are_one_road() -> None:
    halves = [np.array([[2000, 0], [2000, 500.0]]), np.array([[2000, 500], [2000, 1000.0]])]
    made, loose = opened(banks(), halves)
    assert (walk(made, 2, 4), loose) == (1000, ())


def test_a_road_passes_over_what_it_does_not_end_at() -> None:
    # from junction 0 along the south bank to junction 2, over junction 1: no new way to 1
    over = np.array([[0, 0], [2000, 0.0]])
    short = connect(banks().xy, np.array([0]), np.array([3]), np.array([1000.0]), kind=Kind.ASSUMED)
    made, _ = opened(short, [over])
    assert walk(made, 0, 2) == 2000
    assert walk(made, 0, 1) == np.inf


@pytest.mark.parametrize(
    "line",
    [
        [[2000, 0], [2000, 500.0]],  # ends in the river
        [[2000, 101], [2000, 899.0]],  # 101 m from a junction at either end
        [[0, 0], [0, 90.0]],  # both ends at one junction
    ],
)
def test_a_road_that_leads_nowhere_is_told_and_others_still_join(line: list[list[float]]) -> None:
    good = np.array([[2000, 0], [2000, 1000.0]])
    made, loose = opened(banks(), [np.array(line), good])
    assert loose == (0,)
    assert walk(made, 2, 4) == 1000


def across(*points: tuple[float, float]) -> Floats:
    return np.array(points, dtype=float)


def test_a_line_across_a_bridge_closes_it_and_nothing_else() -> None:
    left, (gone,) = closed(banks(), [across((-50, 500), (50, 500))])
    assert gone.tolist() == [[0, 0, 0, 1000]]
    assert walk(left, 0, 3) == np.inf
    assert walk(left, 0, 2) == 2000


def test_a_line_along_a_street_closes_it_and_none_of_those_it_passes() -> None:
    left, (gone,) = closed(banks(), [across((-5, 0), (1010, 0))])  # past junctions 0 and 1
    assert gone.tolist() == [[0, 0, 1000, 0]]
    assert walk(left, 0, 3) == 1000
    assert walk(left, 1, 2) == 1000


def test_a_point_closes_the_street_it_stands_on() -> None:
    _, (gone,) = closed(banks(), [across((1500, 20))])
    assert gone.tolist() == [[1000, 0, 2000, 0]]
    _, (none,) = closed(banks(), [across((1500, 31))])
    assert len(none) == 0


def test_who_hangs_on_a_closed_street_reaches_no_school() -> None:
    left, _ = closed(banks(), [across((-50, 500), (50, 500)), across((1500, 0))])
    nearest = Travel(left.xy, left.xy[[4]], streets=left).nearest()
    assert nearest[0].tolist() == [NOBODY, NOBODY, NOBODY, 0, 0]
    assert closed(left, [])[0].graph.nnz == left.graph.nnz


def test_nothing_opened_is_the_very_network() -> None:
    streets = banks()
    assert opened(streets, [])[0] is streets
