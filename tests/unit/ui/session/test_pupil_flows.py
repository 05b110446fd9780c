"""Who goes where, once for the same choices: each model's answer and what is read off it."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest
from towns import School, town

from spatial.records import Level, Proposal
from spatial.ui.session import pupil_flows
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupil_flows import FlowOutcome, Way

See = Callable[..., Seen]
TWO = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=40)))


def outcome(seen: Seen, model: str, times: float = 0.0) -> FlowOutcome:
    """Return a model's answer, any walk allowed."""
    return pupil_flows.case(seen, times).outcome(Way(model=model, times=times))


@pytest.mark.parametrize("model", pupil_flows.WAYS)
def test_every_model_accounts_for_every_pupil(model: str, see: See) -> None:
    """1,000 pupils; 350 and 1,400 seats."""
    found = outcome(see(TWO), model)
    assert found.seated + found.over + found.distances.without == pytest.approx(1_000)
    assert found.load["pupils"].sum() + found.distances.without == pytest.approx(1_000)


def test_the_nearest_school_takes_all_of_its_ward_and_is_over(see: See) -> None:
    """500 pupils near each; the west seats 350 of them."""
    found = outcome(see(TWO), "nearest")
    assert found.over == pytest.approx(150)
    assert found.pushed == (0.0, 0.0)
    assert found.load["pupils"].to_dict() == {"s0": pytest.approx(500), "s1": pytest.approx(500)}


def test_within_the_seats_the_surplus_goes_on_to_the_next_school(see: See) -> None:
    found = outcome(see(TWO), "best")
    assert found.over == pytest.approx(0, abs=1e-6)
    assert found.distances.without == pytest.approx(0, abs=1e-6)
    pupils, detour_m = found.pushed
    assert pupils == pytest.approx(150)
    assert detour_m > 0


def test_where_seats_are_too_few_the_rest_has_none(see: See) -> None:
    """One school of 350 seats for 1,000 pupils."""
    found = outcome(see(), "best")
    assert found.distances.without == pytest.approx(650)
    assert found.seated == pytest.approx(350)
    by_cell, by_ward = found.unserved
    assert by_cell.sum() == pytest.approx(650)
    assert by_ward.sum() == pytest.approx(650)


def test_beyond_the_longest_walk_there_is_no_school_at_all(see: See) -> None:
    """The norm's 500 m: nobody of the east reaches the west's school."""
    found = outcome(see(), "nearest_first", times=1.0)
    assert found.beyond_reach == pytest.approx(500)
    assert outcome(see(), "nearest_first").beyond_reach == 0.0


def test_the_limit_is_a_multiple_of_the_norm_and_none_is_infinite(see: See) -> None:
    seen = see()
    assert pupil_flows.case(seen, 2.0).limit_m == 1_000.0
    assert math.isinf(pupil_flows.case(seen, 0.0).limit_m)
    assert pupil_flows.case(seen, 2.0).norm_m == 500.0


def test_the_same_choices_are_asked_once(see: See) -> None:
    seen = see(TWO)
    case = pupil_flows.case(seen, 0.0)
    assert pupil_flows.case(see(TWO), 0.0) is case
    assert case.outcome(Way(times=0.0)) is case.outcome(Way(times=0.0))
    assert pupil_flows.case(see(TWO, level=Level.THCS), 0.0) is not case


def test_proposals_count_as_schools_only_where_they_are_asked_to(see: See, site: Proposal) -> None:
    seen = see(proposals=(site,))
    assert list(pupil_flows.case(seen, 0.0).question.seats.index) == ["s0", "proposal:p1"]
    assert list(pupil_flows.case(seen, 0.0, proposals=False).question.seats.index) == ["s0"]


def test_a_room_more_is_worth_a_class_where_pupils_have_no_seat(see: See) -> None:
    case = pupil_flows.case(see(), 0.0)
    assert case.room_seats == 35.0
    assert case.rooms.loc["s0", "pupils"] == pytest.approx(35.0)


def test_no_school_of_the_drawn_town_is_private(see: See) -> None:
    assert not pupil_flows.private(pupil_flows.case(see(TWO), 0.0)).any()


def test_areas_are_drawn_one_a_school_with_pupils(see: See) -> None:
    case = pupil_flows.case(see(TWO), 0.0)
    shapes = pupil_flows.drawn(case, case.outcome(Way(model="nearest", times=0.0)))
    assert sorted(shapes.index) == ["s0", "s1"]
    west, _, east, _ = shapes.total_bounds
    assert 106 < west < east < 108


def test_rings_lie_one_in_another_widest_first(see: See) -> None:
    rings = pupil_flows.walks(pupil_flows.case(see(TWO), 0.0), "s0")
    assert rings["metres"].tolist() == [2000, 1000, 500]
    areas = rings.to_crs(9210).area.to_numpy()
    assert (np.diff(areas) < 0).all()
