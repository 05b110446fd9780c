"""How pupils get to school: 125 of each of four cells, by walks told one by one."""

from __future__ import annotations

import math

import pandas as pd

from spatial import walk_loads

RADIUS_M = 500.0


def flows(*walks_m: float, school_id: str | None = "s0") -> pd.DataFrame:
    """Send 125 pupils of one cell after the other to a school by walks of these lengths."""
    return pd.DataFrame(
        {
            "cell_id": [f"c{at}" for at in range(len(walks_m))],
            "school_id": school_id,
            "pupils": 125.0,
            "distance_m": walks_m,
        }
    )


def test_the_mean_is_that_of_pupils_and_the_farthest_that_of_cells() -> None:
    """125 pupils by 200 m and 375 by 600 m: 500 m on the mean."""
    told = flows(200, 600).assign(pupils=[125.0, 375.0])
    found = walk_loads.load(told, RADIUS_M)
    assert (found.pupils, found.mean_m, found.farthest_m) == (500, 500, 600)
    assert (found.beyond, found.unserved) == (375, 0)


def test_a_walk_of_the_very_radius_is_within_it_whatever_its_last_digit() -> None:
    assert walk_loads.load(flows(500, 500.0005, 500.01), RADIUS_M).beyond == 125


def test_pupils_without_a_school_or_a_way_to_it_walk_nowhere() -> None:
    told = pd.concat([flows(400, math.inf), flows(300, school_id=None)])
    found = walk_loads.load(told, RADIUS_M)
    assert (found.pupils, found.unserved) == (125, 250)
    assert (found.mean_m, found.farthest_m, found.beyond) == (400, 400, 0)


def test_where_nobody_reaches_a_school_no_walk_is_told() -> None:
    for nobody in (flows(), flows(math.inf)):
        found = walk_loads.load(nobody, RADIUS_M)
        assert math.isnan(found.mean_m)
        assert math.isnan(found.farthest_m)
        assert (found.pupils, found.beyond) == (0, 0)


def test_who_comes_nearer_hides_nobody_who_has_to_go_farther() -> None:
    """125 pupils come from 600 m to 400 m and 125 go from 400 m to 600 m: 125 more, not none."""
    was, now = flows(600, 400, 400, 400), flows(400, 600, 400, 400)
    assert [walk_loads.load(each, RADIUS_M).beyond for each in (was, now)] == [125, 125]
    assert walk_loads.more_beyond(was, now, RADIUS_M) == 125
