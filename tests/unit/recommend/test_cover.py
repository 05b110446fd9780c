"""The curve of covering on the embedded district, against enumeration of every choice."""

from __future__ import annotations

import dataclasses
import json
from itertools import combinations

import numpy as np
import pytest
import shapely
import towns

import spatial
from spatial import questions, read_network
from spatial.cancellation import cancelled_when
from spatial.errors import UserError
from spatial.network import Network, xy
from spatial.recommend import Request, candidates
from spatial.recommend.cover import again, cover
from spatial.recommend.cover_curve import CoverCurve, Distance
from spatial.records import Level
from spatial.streets import landmasses

NOBODY = np.zeros(0, dtype=np.int64)


@pytest.fixture(scope="module")
def town() -> Network:
    return read_network()


@pytest.fixture(scope="module")
def found(town: Network) -> CoverCurve:
    return cover(town, Level.THCS)


def test_the_curve_starts_with_the_children_whose_nearest_school_is_within_the_norm(
    found: CoverCurve,
) -> None:
    _, walk_m = questions.of_level(found.before, Level.THCS).travel.nearest()
    assert found.radius_m == found.before.rules.radius_m[Level.THCS].value
    assert found.covered[0] == pytest.approx(found.pupils[walk_m <= found.radius_m].sum())


def test_a_curve_that_was_written_is_made_again_without_a_search(
    town: Network, found: CoverCurve
) -> None:
    tree = json.loads(json.dumps(found.written()))
    made = again(town, tree, found.before.options)
    assert made is not None
    assert made.covered.tolist() == found.covered.tolist()
    assert made.bound.tolist() == found.bound.tolist()
    assert [one.tolist() for one in made.choices] == [one.tolist() for one in found.choices]
    assert made.fewest.tolist() == found.fewest.tolist()
    assert (made.fewest_bound, made.radius_m) == (found.fewest_bound, found.radius_m)
    assert (made.near != found.near).nnz == 0


def test_a_curve_of_a_site_nobody_offers_any_more_is_not_made_again(
    town: Network, found: CoverCurve
) -> None:
    tree = found.written()
    tree["fewest"] = [*tree["fewest"], "gone"]
    assert again(town, tree, found.before.options) is None


def test_children_are_those_the_assessment_counts(found: CoverCurve) -> None:
    assert found.total == pytest.approx(found.before.demand.pupils[Level.THCS].sum())


def test_no_choice_of_sites_covers_more_than_the_curve(found: CoverCurve) -> None:
    for number, covered in enumerate(found.covered):
        every = combinations(range(len(found.sites)), number)
        best = max(found.pupils[found.within(np.array(one, dtype=int))].sum() for one in every)
        assert covered == pytest.approx(best)
        assert found.bound[number] >= best - 1e-6
        chosen = found.choices[number]
        assert len(chosen) <= number
        assert found.pupils[found.within(chosen)].sum() == pytest.approx(covered)


def test_one_school_fewer_leaves_a_child_out(found: CoverCurve) -> None:
    everyone = found.within(np.arange(len(found.sites)))
    fewer = combinations(range(len(found.sites)), len(found.fewest) - 1)
    lived = found.pupils > 0
    assert (found.within(found.fewest)[lived] == everyone[lived]).all()
    assert all((found.within(np.array(one))[lived] != everyone[lived]).any() for one in fewer)
    assert found.proven


def test_children_no_site_reaches_are_counted_apart(found: CoverCurve) -> None:
    everyone = found.within(np.arange(len(found.sites)))
    assert found.unreached.sum() == pytest.approx(found.pupils[~everyone].sum())
    assert found.covered[-1] + found.unreached.sum() == pytest.approx(found.total)


def test_a_circle_is_the_straight_line(town: Network) -> None:
    found = cover(town, Level.THPT, distance=Distance.CIRCLE, radius_m=1500.0, max_schools=0)
    here = questions.of_level(found.before, Level.THPT).travel.schools_xy
    straight = np.linalg.norm(xy(town.cells)[:, None] - here[None], axis=2).min(axis=1)
    assert found.covered.tolist() == pytest.approx([found.pupils[straight <= 1500.0].sum()])


def test_a_circle_reaches_over_the_water_as_the_circle_share_does() -> None:
    # Two wards with 600 m of water between 1000 and 1600 m; every quarter of a ward holds an eighth
    # of the 1000 pupils. The school at 900 m has all eight within 1000 m, two of them across:
    # the farthest are 886 m away.
    drawn = towns.town(schools=(towns.School(x=0.9, y=0.5, level=Level.THCS),))
    outlines = drawn.wards(None).geometry.to_frame()
    west, south, _, _ = outlines.total_bounds
    ashore = shapely.box(west + 1600, south, west + 2000, south + 1000)
    outlines.loc["w10", "geometry"] = ashore
    land = landmasses.find(outlines, xy(drawn.cells))
    assert land is not None
    assert land.cells.tolist() == [0, 0, 0, 0, 0, 1, 0, 1]
    strait = dataclasses.replace(drawn, streets=None, cell_node=None, cell_snap_m=None, land=land)
    found = cover(strait, Level.THCS, distance=Distance.CIRCLE, max_schools=0)
    assert found.radius_m == 1000.0
    share = found.before.wards.xs("thcs", level="level")["pupils_in_circle"].sum()
    assert found.covered.tolist() == pytest.approx([1000.0])
    assert share == pytest.approx(1000.0)
    # a walk of 1300 m, a line of 1000 m, stays on its own land: six eighths
    walk = cover(strait, Level.THCS, radius_m=1300.0, max_schools=0)
    assert walk.covered.tolist() == pytest.approx([750.0])


def test_a_grid_of_points_reaches_more_children(town: Network, found: CoverCurve) -> None:
    laid = candidates.lay(town, step_m=900.0)
    request = Request(sites=tuple(site for site, why in laid if why == "in"))
    wider = cover(town, Level.THCS, request=request, max_schools=6)
    assert len(wider.sites) > len(found.sites)
    assert (wider.covered >= found.covered[:7] - 1e-6).all()
    assert (np.diff(wider.covered) >= 0).all()
    assert (wider.covered <= wider.bound).all()


def test_a_stopped_search_still_holds_its_bound(town: Network) -> None:
    with cancelled_when(lambda: True):
        found = cover(town, Level.TIEU_HOC, max_schools=3)
    assert (found.covered <= found.bound).all()
    assert (np.diff(found.covered) >= 0).all()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"radius_m": 0.0}, "cover_radius"),
        ({"radius_m": np.nan}, "cover_radius"),
        ({"radius_m": np.inf}, "cover_radius"),
        ({"max_schools": -1}, "cover_number"),
    ],
)
def test_a_question_nobody_can_mean_is_refused(
    town: Network, given: dict[str, float], code: str
) -> None:
    with pytest.raises(UserError) as problem:
        cover(town, Level.THCS, **given)  # type: ignore[arg-type]
    assert [fault.code for fault in problem.value.faults] == [code]
    assert all(problem.value.say(lang=lang) for lang in ("vi", "en"))


def test_a_notebook_finds_it_by_its_name() -> None:
    assert spatial.cover is cover


def test_a_curve_is_not_made_again_over_other_children(town: Network, found: CoverCurve) -> None:
    fewer = dataclasses.replace(town, pupils=town.pupils.assign(pupils=town.pupils["pupils"] * 0.8))
    assert again(fewer, found.written(), found.before.options) is None
