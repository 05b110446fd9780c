"""A point or a grid laid over the district."""

from __future__ import annotations

import pytest
import shapely
from shapely import box

from spatial import assess
from spatial.errors import UserError
from spatial.network import Network
from spatial.recommend import Request, screen
from spatial.recommend.candidates import lay, point
from spatial.records import Level


def test_a_point_and_a_grid_become_candidates_with_their_reasons(town: Network) -> None:
    lon, lat = 106.6395, 10.8820
    one = point(town, lon, lat, land_m2=12_000, number=1, name="A")
    west = box(0, 0, one.x_m, 10**7)
    grid = lay(town, step_m=1000, areas={"water": west}, schools_m=300)
    reasons = {why for _, why in grid}
    assert {"in", "water"} <= reasons
    wards = town.wards(None)
    for site, _ in grid:
        ward = wards[wards["ward"] == site.name.rpartition(" · ")[0]]
        assert ward.distance(shapely.Point(site.x_m, site.y_m)).min() < 1
    assert all(why == "water" for site, why in grid if site.x_m < one.x_m)
    inside = tuple(site for site, why in grid if why == "in")
    out = tuple((site, why) for site, why in grid if why != "in")
    asked = Request(levels=(Level.THCS,), sites=(one, *inside), masked=out)
    told = {s.site.site_id: s.reason for s in screen(assess(town), asked)}
    assert told["diem-1"] == "in"
    assert {told[site.site_id] for site, _ in out} == {why for _, why in out}


@pytest.mark.parametrize(
    ("lon", "lat", "code"), [(0.0, 0.0, "siting_outside"), (float("nan"), 10.9, "siting_point")]
)
def test_a_point_that_is_nowhere_is_refused(
    town: Network, lon: float, lat: float, code: str
) -> None:
    with pytest.raises(UserError) as problem:
        point(town, lon, lat, land_m2=1e4, number=1, name="A")
    assert problem.value.faults[0].code == code


def test_a_grid_too_fine_is_refused(town: Network) -> None:
    with pytest.raises(UserError) as problem:
        lay(town, step_m=20)
    assert problem.value.faults[0].code == "siting_fine"
