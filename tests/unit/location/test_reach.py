"""Who covers whom: checked at the door, merged, read both ways."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from spatial.errors import UserError
from spatial.location import reach

COVER = np.array([[1, 1, 0], [1, 1, 0], [0, 0, 1], [0, 0, 0]])
WEIGHT = np.array([1.0, 2.0, 4.0, 8.0])


def merged() -> reach.Reach:
    return reach.merge(reach.table(COVER), WEIGHT)


@pytest.mark.parametrize("cover", [[1, 0, 1], np.zeros((3, 0)), csr_array((3, 0))])
def test_a_table_that_is_none_is_refused(cover: object) -> None:
    with pytest.raises(UserError) as problem:
        reach.table(cover)  # type: ignore[arg-type]
    assert problem.value.faults[0].code == "siting_matrix"


def test_a_stored_zero_covers_nobody() -> None:
    given = csr_array((np.array([1.0, 0.0]), np.array([0, 1]), np.array([0, 2])), shape=(1, 2))
    assert reach.table(given).nnz == 1
    assert given.nnz == 2  # what was handed in stays as it was


def test_points_of_the_same_facilities_are_one_and_those_of_none_are_set_aside() -> None:
    found = merged()
    assert sorted(found.weight.tolist()) == [3, 4]
    assert found.group[0] == found.group[1] != found.group[2]
    assert found.group[3] == -1
    assert found.facilities == 3


def test_a_choice_covers_every_point_once() -> None:
    found = merged()
    assert found.weigh(np.array([0])) == found.weigh(np.array([0, 1])) == 3
    assert found.weigh(np.array([0, 2])) == 7
    assert found.weigh(np.zeros(0, dtype=np.int64)) == 0


def test_the_table_is_read_both_ways() -> None:
    found = merged()
    (near,) = found.of(2).tolist()
    assert found.weight[near] == 4
    facilities, lengths = found.around(np.array([found.group[0], found.group[2]]))
    assert (facilities.tolist(), lengths.tolist()) == ([0, 1, 2], [2, 1])
    points, lengths = found.points_of(np.array([2, 0]))
    assert (points.tolist(), lengths.tolist()) == ([found.group[2], found.group[0]], [1, 1])


def test_a_town_nobody_can_cover_has_no_points() -> None:
    found = reach.merge(reach.table(np.zeros((2, 2))), np.ones(2))
    assert (len(found.weight), found.facilities, found.group.tolist()) == (0, 2, [-1, -1])


def test_a_facility_another_does_all_the_work_of_is_left_out_and_of_equals_the_first_stays() -> (
    None
):
    # 1 lies within 0; 2 and 3 are the same; 4 covers nobody
    work = csr_array(np.array([[1, 1, 0], [1, 0, 0], [0, 0, 1], [0, 0, 1], [0, 0, 0]]))
    assert reach.undominated(work).tolist() == [0, 2]
