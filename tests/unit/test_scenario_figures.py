"""Figures of a scenario: each with its kind, rounded once, nothing netted."""

from __future__ import annotations

import dataclasses
import math

import pytest
from scenario_towns import BUILT, CLASS, LEVEL, TODAY, built, proposal
from towns import School, town

from spatial import assess, scenario_figures
from spatial.assessment import Assessment
from spatial.records import Kind, Level
from spatial.scenario_figures import LevelReading


def values(assessment: Assessment, ward_id: str | None = None) -> dict[str, float]:
    """Return the figures by quantity."""
    found = LevelReading.of(assessment, LEVEL).figures(rooms=CLASS, ward_id=ward_id)
    return {name: one.value for name, one in found.items()}


def test_a_spare_room_of_one_ward_does_not_fill_another_s_need() -> None:
    """
    500 / 35 = 14.3 rooms in the west, 10 there: 4.3 short, 5 whole.

    The locality needs 28.6 and has 50: nothing is short, and yet the wards' own come to 5.
    """
    figures = values(TODAY)
    assert figures["rooms_short_class"] == 0
    assert figures["rooms_short_class_wards"] == 5
    assert figures["wards_short"] == 1
    assert values(TODAY, "w00")["rooms_short_class"] == 5
    assert values(TODAY, "w10")["rooms_short_class"] == 0


def test_three_rooms_in_the_west_are_three_fewer_short_there() -> None:
    """14.3 needed, 13 there: 1.3 short, 2 whole."""
    assert values(BUILT, "w00")["rooms_short_class"] == 2
    assert values(BUILT, "w00")["seats_short"] == 500 - 13 * 35
    assert values(BUILT)["proposed_rooms"] == 3


def test_a_ward_has_no_wards_to_add_up_and_no_cost() -> None:
    one = set(values(BUILT, "w00"))
    assert set(values(BUILT)) - one == {
        "rooms_short_class_wards",
        "land_short_wards_m2",
        "seats_short_wards",
        "wards_short",
        "proposed_rooms",
        "proposed_cost_vnd",
    }
    assert one - set(values(BUILT)) == set()


def test_proposals_of_another_level_are_not_counted_at_this_one() -> None:
    assert values(built(proposal(level=Level.THCS)))["proposed_rooms"] == 0


def test_rooms_cost_what_the_published_case_says() -> None:
    """5.42 billion a room (32,000 billion for 5,900 rooms), three rooms."""
    assert scenario_figures.cost_vnd([proposal()]) == pytest.approx(3 * 5.42e9)


def test_a_proposal_makes_the_locality_s_figures_assumed() -> None:
    kinds = {
        name: one.kind
        for assessment in (TODAY, BUILT)
        for name, one in LevelReading.of(assessment, LEVEL).figures(rooms=CLASS).items()
        if assessment is BUILT or name == "proposed_rooms"
    }
    assert set(kinds.values()) == {Kind.ASSUMED}


def test_wards_that_are_short_are_those_whose_shortage_shows() -> None:
    """
    Each ward of the one needs 15 rooms and has none or 10; of land the west has 0.1 ha spare.

    500 pupils need 15 rooms at 300 per 10,000: the west has 10, the east 40.
    """
    found = assess(town())
    assert scenario_figures.wards_short(found, LEVEL, "rooms_short_per_10k_pupils") == 2
    assert scenario_figures.wards_short(found, LEVEL, "land_short_m2") == 1
    assert scenario_figures.wards_short(TODAY, LEVEL, "rooms_short_per_10k_pupils") == 1
    for short_m2, count in ((499.0, 0), (500.0, 2)):  # 0.05 ha shows as 0.1
        wards = TODAY.wards.assign(land_short_m2=short_m2)
        odd = dataclasses.replace(TODAY, wards=wards)
        assert scenario_figures.wards_short(odd, LEVEL, "land_short_m2") == count


def test_nobody_walks_where_nobody_goes_to_a_school() -> None:
    alone = assess(town(schools=(School(x=0.5, y=0.5, level=Level.THCS),)))
    assert scenario_figures.walk_means_m(alone, LEVEL).empty
    assert math.isnan(values(alone)["walk_mean_m"])


def test_the_mean_walk_of_the_locality_lies_between_those_of_its_wards() -> None:
    """500 pupils each: the mean of the two means."""
    walks_m = scenario_figures.walk_means_m(TODAY, LEVEL)
    west, east = walks_m["w00"], walks_m["w10"]
    assert walks_m[scenario_figures.WHOLE] == pytest.approx((west + east) / 2)
    assert values(TODAY, "w00")["walk_mean_m"] == pytest.approx(west, abs=0.5)


def test_a_share_and_land_are_rounded_where_they_are_written_and_nowhere_else() -> None:
    """64.4996 % is 64 %, not 64.5 % and so 65 %."""
    exact = {"circle_share": 0.644996, "land_short_m2": 499.6}
    read = values(dataclasses.replace(TODAY, levels=TODAY.levels.assign(**exact)))
    assert {name: read[name] for name in exact} == exact


def test_cost_stands_in_the_year_of_opening_and_no_year_is_guessed() -> None:
    """3 rooms at 5.42 billion in 2028 and, after the year assessed, in 2090; 2 in no year told."""
    planned = [
        dataclasses.replace(proposal(x=0.4), open_year=2090),
        dataclasses.replace(proposal(x=0.6), open_year=2028),
        dataclasses.replace(proposal(rooms=2, x=0.7)),
        dataclasses.replace(proposal(x=0.8, level=Level.THCS), open_year=2029),
    ]
    found = scenario_figures.cost_by_year_vnd(built(*planned).network, LEVEL)
    assert list(found) == [2028, 2090, None]
    assert list(found.values()) == pytest.approx([16.26e9, 16.26e9, 10.84e9])
    assert sum(found.values()) == pytest.approx(values(built(*planned))["proposed_cost_vnd"])
