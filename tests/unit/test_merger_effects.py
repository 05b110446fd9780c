"""What closing or merging a school changes, by walks along streets a quarter of a ward apart."""

from __future__ import annotations

import dataclasses
import math
from functools import cache

import pytest
from towns import School, lonlat, town

from spatial import assess, buildings, merger_effects
from spatial.assessment import Assessment
from spatial.merger_effects import MergerEffect
from spatial.records import Level, Options, Proposal, ProposedAction

# Two wards of 500 pupils in four cells each; 10 rooms in the middle of the west, 20 of the east.
TOWN = town(
    schools=(
        School(x=0.5, y=0.5, rooms=10, land_m2=5_000.0),
        School(x=1.5, y=0.5, rooms=20, land_m2=9_000.0),
    )
)
OPTIONS = Options(year=2030, profile="quan12-2024", units="wards")


def change(action: ProposedAction, into: str = "") -> Proposal:
    """Return a change of the west school."""
    lon, lat = lonlat(0.5, 0.5)
    return Proposal(
        proposal_id="c", name="Đợt 1", level=Level.TIEU_HOC, rooms=0, land_m2=0.0, lon=lon,
        lat=lat, action=action, school_id="s0", into_id=into,
    )  # fmt: skip


CLOSING, MERGER = change(ProposedAction.CLOSE), change(ProposedAction.MERGE, "s1")


@cache
def judged(*changes: Proposal) -> Assessment:
    return assess(buildings.apply(TOWN, changes), OPTIONS)


def effect(one: Proposal) -> MergerEffect:
    (found,) = merger_effects.effects(judged(), judged(one))
    return found


def test_closing_sends_the_west_s_pupils_to_the_east_s_school() -> None:
    """Half the cells are 1,000 m from the other school, half 1,500 m: 1,250 m on the mean."""
    found = effect(CLOSING)
    assert found.before.mean_m == pytest.approx(500, abs=0.01)
    assert found.after.mean_m == pytest.approx(1_250, abs=0.01)
    assert found.after.farthest_m == pytest.approx(1_500, abs=0.01)
    assert (found.before.pupils, found.after.pupils) == (500, 500)


def test_pupils_beyond_the_radius_are_counted_before_and_after() -> None:
    """The radius is 500 m, which the west's pupils just keep while their school stands."""
    found = effect(CLOSING)
    assert found.radius.value == 500
    assert (found.before.beyond, found.after.beyond) == (0, 500)
    assert found.more_beyond == 500


def test_a_closed_school_frees_its_rooms_and_a_merged_one_keeps_them() -> None:
    assert (effect(CLOSING).rooms, effect(CLOSING).rooms_freed) == (10, 10)
    assert (effect(MERGER).rooms, effect(MERGER).rooms_freed) == (10, 0)


def test_the_school_that_takes_the_pupils_is_named_with_its_seats() -> None:
    """20 rooms of 35 are 700 seats; 500 pupils become 1,000."""
    (taker,) = effect(CLOSING).receiving
    assert (taker.school_id, taker.seats, taker.before, taker.after) == ("s1", 700, 500, 1_000)


def test_nobody_walks_farther_to_a_school_that_becomes_a_site() -> None:
    found = effect(MERGER)
    assert found.after == found.before
    assert found.receiving == ()


def test_pupils_who_reach_no_school_any_more_are_counted_apart() -> None:
    alone = town(schools=(School(x=0.5, y=0.5),))
    was = assess(alone, OPTIONS)
    now = assess(buildings.apply(alone, (CLOSING,)), OPTIONS)
    (found,) = merger_effects.effects(was, now)
    assert (found.after.pupils, found.after.unserved) == (0, found.before.pupils)
    assert math.isnan(found.after.mean_m)


def test_children_of_a_place_two_closed_schools_served_are_counted_once() -> None:
    """Two schools stand in the west's middle and are given up together: 500 pupils, not 1,000."""
    twins = town(
        schools=(
            School(x=0.5, y=0.5, rooms=10),
            School(x=0.5, y=0.5, rooms=10),
            School(x=1.5, y=0.5, rooms=20),
        )
    )
    both = (CLOSING, dataclasses.replace(CLOSING, proposal_id="d", school_id="s1"))
    capacitated = dataclasses.replace(OPTIONS, catchment="nearest_first")
    was = assess(twins, capacitated)
    now = assess(buildings.apply(twins, both), capacitated)
    found = merger_effects.effects(was, now)
    followed = sum(one.before.pupils + one.before.unserved for one in found)
    kept = sum(one.after.pupils + one.after.unserved for one in found)
    closed = was.flows[was.flows["school_id"].isin(["s0", "s1"])]
    served = closed["cell_id"].unique()
    assert len(closed) > len(served)  # a place both of them serve
    level = was.flows[(was.flows["level"] == "tieu_hoc") & was.flows["cell_id"].isin(served)]
    assert followed == pytest.approx(float(level["pupils"].sum()))
    assert kept == pytest.approx(followed)


def test_a_ward_is_told_of_the_schools_it_has() -> None:
    assert merger_effects.changes(judged(CLOSING), "w00") == (CLOSING,)
    assert merger_effects.changes(judged(CLOSING), "w10") == ()
    assert merger_effects.changes(judged(MERGER), "w10") == (MERGER,)


@pytest.mark.parametrize(("pupils", "buses"), [(0.4, 0), (1, 1), (58, 1), (58.5, 2), (116, 2)])
def test_buses_are_those_whole_pupils_take(pupils: float, buses: int) -> None:
    """29 seats and two rounds carry 58."""
    assert merger_effects.BusPlan(seats=29, rounds=2).buses(pupils) == buses


def test_other_changes_are_no_mergers() -> None:
    more = dataclasses.replace(CLOSING, action=ProposedAction.EXTEND, rooms=2)
    assert merger_effects.changes(judged(more)) == ()
    assert merger_effects.effects(judged(), judged(more)) == ()


def test_the_guidance_forbids_a_merger_across_communes() -> None:
    found = merger_effects.verdict(judged(), MERGER)
    assert found is not None
    assert "other_commune" in found.forbidden
    assert merger_effects.verdict(judged(), CLOSING) is None


def test_the_walk_between_the_two_schools_follows_the_streets() -> None:
    assert merger_effects.apart_m(judged(), MERGER) == pytest.approx(1_000)
