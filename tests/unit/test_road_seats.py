"""Who finds a seat when a road is opened or closed: a town a child can count."""

from __future__ import annotations

import dataclasses

import pytest
import towns
from town_roads import work

from spatial import assess, catchment, questions, road_gains, road_seats
from spatial.assessment import Assessment
from spatial.records import Level

PRIMARY = Level.TIEU_HOC


@pytest.fixture(scope="module")
def found() -> Assessment:
    """Assess two wards of 1 km, a lattice of streets every 250 m, the school amid the west."""
    return assess(towns.town())


def test_closing_every_street_between_two_wards_takes_the_seats_of_one(found: Assessment) -> None:
    asked = questions.of_level(found, PRIMARY, limit_m=2_000.0)
    total = float(asked.pupils.sum())
    roads = road_gains.changed(found.network, [work("close", (1125, -50), (1125, 1050))])
    # 1,000 pupils, 500 a ward; seats for all
    asked = dataclasses.replace(asked, seats=asked.seats * 0 + total)
    seats = road_seats.found(asked, roads.town.streets)
    wards = road_seats.by_ward(found, PRIMARY, seats)
    assert wards["unseated_before"].tolist() == [0.0, 0.0]
    assert wards["unseated_after"].tolist() == pytest.approx([0.0, 500.0])
    assert wards["seated_more"].tolist() == pytest.approx([0.0, -500.0])
    assert set(wards["kind"]) == {"assumed"}
    assert seats.solved_share == 1.0


def test_a_bridge_brings_a_seat_within_the_walk(found: Assessment) -> None:
    # from (1250, 250) it is 1,000 m along the lattice and 791 m over a slanting road
    asked = questions.of_level(found, PRIMARY, limit_m=900.0)
    asked = dataclasses.replace(asked, seats=asked.seats * 0 + 1_000.0)
    roads = road_gains.changed(found.network, [work("open", (1250, 250), (500, 500))])
    seats = road_seats.found(asked, roads.town.streets)
    wards = road_seats.by_ward(found, PRIMARY, seats)
    assert wards["unseated_before"].tolist() == pytest.approx([0.0, 500.0])
    assert wards["seated_more"].tolist() == pytest.approx([0.0, 125.0])


def test_an_optimum_found_already_is_not_asked_for_again(found: Assessment) -> None:
    asked = questions.of_level(found, PRIMARY, limit_m=900.0)
    before = catchment.best(asked.pupils, asked.seats, asked.pairs)
    seats = road_seats.found(asked, found.network.streets, before=before)
    assert seats.seats.after is before
    assert seats.solved_share == 0.0


def test_wards_whose_rooms_nobody_told_are_left_out_and_one_where_nobody_lives_goes_without_nobody(
    found: Assessment,
) -> None:
    untold = found.wards.index == ("w10", PRIMARY)
    partly = dataclasses.replace(
        found, wards=found.wards.assign(rooms_have=found.wards["rooms_have"].mask(untold))
    )
    asked = questions.of_level(found, PRIMARY, limit_m=2_000.0)
    seats = road_seats.found(asked, found.network.streets)
    assert road_seats.by_ward(partly, PRIMARY, seats).index.tolist() == ["w00"]
    told = road_seats.sentence(seats, road_seats.by_ward(partly, PRIMARY, seats), lang="vi")
    assert "của 500 học sinh ở những phường đã có số phòng" in told  # 1,000, 500 a ward
