"""Part of the walks takes no more streets than it needs, and tells the same walks."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array

from spatial.records import Kind
from spatial.streets import Streets, Travel, between, to_schools


def road() -> Travel:
    """Make a road of ten junctions 100 m apart, a home at each; schools at 0, 400 and 900 m."""
    xy = np.column_stack([np.arange(10) * 100.0, np.zeros(10)])
    one, other = np.arange(9), np.arange(1, 10)
    place = (np.r_[one, other], np.r_[other, one])
    graph = coo_array((np.full(18, 100.0), place), shape=(10, 10)).tocsr()
    return Travel(xy, xy[[0, 4, 9]], Streets(xy=xy, graph=graph, kind=Kind.SURVEYED))


def test_streets_beyond_the_longest_walk_stay_away() -> None:
    some = between(road(), np.array([3, 4, 5]), np.array([1]), limit_m=100.0)
    assert some.streets is not None
    assert some.streets.xy[:, 0].tolist() == [300.0, 400.0, 500.0]
    assert some.within(100.0).toarray().ravel().tolist() == [100.0, 0.0, 100.0]


def test_every_walk_within_the_limit_is_the_same_to_the_byte() -> None:
    whole = road().within(350.0).toarray()
    cells, schools = np.arange(2, 8), np.array([1, 2])
    some = between(road(), cells, schools, limit_m=350.0).within(350.0).toarray()
    assert some.tobytes() == np.ascontiguousarray(whole[np.ix_(cells, schools)]).tobytes()


def test_some_schools_hang_where_they_hung() -> None:
    whole = road().within(350.0).toarray()
    some = to_schools(road(), np.array([2])).within(350.0).toarray()
    assert some.tobytes() == np.ascontiguousarray(whole[:, [2]]).tobytes()
