"""Distances: along streets, by line, nearest and all pairs within a limit."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
import shapely

from spatial import streets
from spatial.records import Kind
from spatial.streets import DETOUR, NOBODY, Streets, Travel


def line_of_streets(nodes: int = 11, step_m: float = 100.0) -> Streets:
    """Draw one straight street with a node every `step_m`."""
    at = np.arange(nodes)
    xy = np.column_stack([at * step_m, np.zeros(nodes)])
    return streets.connect(xy, at[:-1], at[1:], np.full(nodes - 1, step_m), kind=Kind.SURVEYED)


def travel_of(*, cells: list[list[float]], schools: list[list[float]], **rest: object) -> Travel:
    """Hold one valid question; a test changes one thing."""
    given = {"streets": line_of_streets(), **rest}
    return Travel(np.array(cells, float), np.array(schools, float), **given)  # type: ignore[arg-type]


def test_a_walk_is_snap_plus_street_plus_snap() -> None:
    travel = travel_of(cells=[[0, 30]], schools=[[500, 40]])
    assert travel.within(1000).toarray().tolist() == [[30 + 500 + 40]]


def test_a_pair_beyond_the_limit_is_not_stored_and_one_at_the_limit_is() -> None:
    travel = travel_of(cells=[[0, 30]], schools=[[500, 40], [510, 40]])
    assert travel.within(570).indices.tolist() == [0]
    assert travel.within(569).nnz == 0


def test_the_nearest_school_is_the_least_of_all_pairs() -> None:
    random = np.random.default_rng(3)
    cells, schools = random.random((40, 2)) * 1000, random.random((7, 2)) * 1000
    travel = travel_of(cells=cells.tolist(), schools=schools.tolist())
    school, metres = travel.nearest()
    pairs = travel.within().toarray()
    np.testing.assert_allclose(metres, pairs.min(axis=1), rtol=1e-6)
    np.testing.assert_array_equal(school, pairs.argmin(axis=1))


def test_many_schools_are_searched_in_chunks_without_losing_one() -> None:
    schools = [[10.0 * k, 0.0] for k in range(100)]
    pairs = travel_of(cells=[[0, 0], [1000, 0]], schools=schools).within()
    assert pairs.nnz == 200
    assert pairs.toarray()[0, 99] == pytest.approx(1000 + 10)  # node 1000 is nearest to x = 990


def test_without_streets_the_line_times_the_detour_stands_in() -> None:
    travel = travel_of(cells=[[0, 0]], schools=[[300, 400], [3000, 4000]], streets=None)
    np.testing.assert_allclose(travel.within(1000).toarray(), [[500 * DETOUR, 0]])
    assert travel.within().nnz == 2


def test_a_river_without_a_bridge_keeps_the_far_bank_out_of_reach() -> None:
    whole = line_of_streets()
    broken = whole.graph.tolil()
    broken[5, 6] = broken[6, 5] = 0
    cut = broken.tocsr()
    cut.eliminate_zeros()
    banks = Streets(xy=whole.xy, graph=cut, kind=whole.kind)
    travel = travel_of(cells=[[0, 0], [1000, 0]], schools=[[1000, 0]], streets=banks)
    assert travel.within().nnz == 1
    assert travel.nearest()[0].tolist() == [NOBODY, 0]


@pytest.mark.parametrize("by_street", [True, False])
def test_without_schools_there_are_no_pairs(*, by_street: bool) -> None:
    given = line_of_streets() if by_street else None
    travel = Travel(np.zeros((3, 2)), np.zeros((0, 2)), given)
    assert travel.within().shape == (3, 0)


def test_cells_hung_beforehand_are_not_hung_again() -> None:
    travel = travel_of(
        cells=[[0, 0]], schools=[[1000, 0]], cell_node=np.array([9]), cell_snap_m=np.array([7.0])
    )
    assert travel.within().toarray().tolist() == [[107]]


def test_a_walk_of_exactly_the_limit_is_within_it_whatever_its_last_digit() -> None:
    beyond_m = np.nextafter(500.0 / DETOUR, np.inf)  # one float more than the limit allows
    travel = Travel(cells_xy=np.zeros((1, 2)), schools_xy=np.array([[beyond_m, 0.0]]), streets=None)
    assert travel.within(500.0).nnz == 1
    assert travel.within(499.9).nnz == 0


def half_covered(**rest: object) -> Travel:
    """Hold a street known up to x = 550: cells and schools on both sides."""
    known = dataclasses.replace(line_of_streets(), cover=shapely.box(-100, -100, 550, 100))
    cells, schools = [[0, 0], [0, 50], [800, 0]], [[500, 0], [700, 0]]
    return travel_of(cells=cells, schools=schools, streets=known, **rest)


def test_a_walk_that_begins_or_ends_where_no_streets_are_known_is_the_line_times_the_detour() -> (
    None
):
    # along the street 500 and 50 + 500; to the school beyond, and from the cell beyond, the line
    line = DETOUR * np.array([[500, 700], [np.hypot(500, 50), np.hypot(700, 50)], [300, 100]])
    expected = np.array([[500, line[0, 1]], [550, line[1, 1]], line[2]])
    np.testing.assert_allclose(half_covered().within().toarray(), expected, rtol=1e-6)
    school, metres = half_covered().nearest()
    assert school.tolist() == [0, 0, 1]
    np.testing.assert_allclose(metres, [500, 550, 100 * DETOUR])


def test_a_cell_that_hangs_on_no_street_walks_the_line_wherever_it_lies() -> None:
    hung = half_covered(cell_node=np.array([0, NOBODY, NOBODY]), cell_snap_m=np.zeros(3))
    pairs = hung.within().toarray()
    assert pairs[0, 0] == 500
    assert pairs[1, 0] == pytest.approx(DETOUR * np.hypot(500, 50))


def test_the_limit_holds_for_walks_of_both_sorts() -> None:
    near = half_covered().within(500)
    assert sorted(zip(*near.nonzero(), strict=True)) == [(0, 0), (2, 0), (2, 1)]
