"""A suggested school is what the ward lacks, the law allows and the land carries."""

from __future__ import annotations

import pytest
from towns import School, town

from spatial import assess, proposal
from spatial.network import Network
from spatial.records import Level, Options

PUPILS = dict.fromkeys(Level, 1_000.0)


@pytest.fixture(scope="module")
def place() -> Network:
    """Draw two wards of 500 pupils a level; the west ward has 10 primary rooms, nothing else is."""
    return town(pupils=PUPILS, schools=(School(x=0.5, y=0.5, rooms=10),))


def test_the_level_lacked_most_is_suggested(place: Network) -> None:
    """500 x 300 / 10,000 = 15 rooms a level and ward; the west has 10 of its primary ones."""
    found = assess(place, Options(units="wards"))
    assert proposal.neediest(found, "w00") is Level.MAM_NON
    assert proposal.suggest(found, "w00", level=Level.TIEU_HOC).rooms == 5


def test_land_for_a_room_is_land_per_pupil_times_its_pupils(place: Network) -> None:
    """8 m2 x 35 pupils in primary school, as the plan counts."""
    found = assess(place, Options(units="wards"))
    assert proposal.land_per_room_m2(found.rules, Level.TIEU_HOC) == 280
    assert proposal.suggest(found, "w10", level=Level.TIEU_HOC).land_m2 == 4_200  # 15 x 280


def test_a_small_parcel_limits_the_rooms_and_gives_its_own_area(place: Network) -> None:
    found = assess(place, Options(units="wards"))
    made = proposal.suggest(found, "w10", level=Level.TIEU_HOC, land_m2=1_000)
    assert (made.rooms, made.land_m2) == (3, 1_000)  # 1,000 / 280 = 3.57


def test_the_law_limits_a_very_large_school() -> None:
    """Thirty classes are the most a primary school may have."""
    crowded = town(pupils=dict.fromkeys(Level, 100_000.0), schools=())
    found = assess(crowded, Options(units="wards"))
    assert proposal.suggest(found, "w00", level=Level.TIEU_HOC).rooms == 30


def test_a_ward_that_lacks_nothing_still_gets_one_room() -> None:
    rich = town(pupils=PUPILS, schools=(School(x=0.5, y=0.5, rooms=99),))
    found = assess(rich, Options(units="wards"))
    assert proposal.suggest(found, "w00", level=Level.TIEU_HOC).rooms == 1


def test_a_place_knows_its_ward_or_that_it_has_none(place: Network) -> None:
    lon, lat = proposal.ward_place(place, "wards", "w10")
    assert proposal.ward_at(place, "wards", lon, lat) == "w10"
    assert proposal.ward_at(place, "wards", 0.0, 0.0) is None


def test_a_draft_without_a_place_cannot_be_placed() -> None:
    with pytest.raises(ValueError, match="lon=None"):
        proposal.Draft(level=Level.THCS, rooms=1, land_m2=0.0).placed(proposal_id="p", name="n")
