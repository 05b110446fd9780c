"""What the models are asked about one level."""

from __future__ import annotations

import dataclasses
import math

import geopandas as gpd
import numpy as np
import pytest
import shapely
from towns import School, town

from spatial import assess, network, questions
from spatial.assessment import Assessment
from spatial.errors import UserError
from spatial.records import Level, Options

TWO = (School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=4))


@pytest.fixture(name="found", scope="module")
def _found() -> Assessment:
    return assess(town(schools=TWO), Options(year=2030))


def test_a_question_holds_every_pupil_of_the_level_and_the_seats_of_its_schools(
    found: Assessment,
) -> None:
    asked = questions.of_level(found, Level.TIEU_HOC)
    assert asked.pupils.sum() == pytest.approx(1_000)
    assert list(asked.seats.index) == ["s0", "s1"]
    assert asked.seats["s0"] / asked.seats["s1"] == pytest.approx(10 / 4)
    assert asked.school_ward is not None
    assert list(asked.school_ward) == ["w00", "w10"]


def test_a_level_without_schools_asks_about_pupils_and_no_seats(found: Assessment) -> None:
    asked = questions.of_level(found, Level.THPT)
    assert asked.pupils.sum() == pytest.approx(1_000)
    assert len(asked.seats) == 0


@pytest.mark.parametrize("limit_m", [math.inf, 500.0])
def test_the_longest_walk_is_part_of_the_question(found: Assessment, limit_m: float) -> None:
    assert questions.of_level(found, Level.TIEU_HOC, limit_m=limit_m).limit_m == limit_m


def test_nobody_is_sent_farther_than_a_day_s_way_unless_it_is_asked_for() -> None:
    place = town(columns=8, schools=(School(x=0.5, y=0.5), School(x=7.5, y=0.5)))
    found = assess(place, Options(year=2030))
    asked = questions.of_level(found, Level.TIEU_HOC)
    assert asked.limit_m == 4_000  # NĐ 116/2016, primary pupils
    assert asked.pairs.max() <= 4_000
    assert asked.pairs[[0], :].nnz == 1  # the other school is seven wards of a kilometre away
    without = questions.of_level(found, Level.TIEU_HOC, limit_m=math.inf)
    assert without.pairs[[0], :].nnz == 2


def test_the_first_grade_is_one_fifth_of_a_level_of_five_even_grades(found: Assessment) -> None:
    asked = questions.of_level(found, Level.TIEU_HOC)
    entering = questions.first_grade(found, asked, Level.TIEU_HOC)
    assert entering.pupils.sum() == pytest.approx(1_000 / 5)  # 100 children of every single age
    assert entering.seats.tolist() == [math.floor(seats / 5) for seats in asked.seats]


def test_schools_without_a_place_are_counted_among_those_of_their_level() -> None:
    place = town(schools=TWO)
    shapes = [shapely.Point(), place.schools.geometry.iloc[1]]
    place = dataclasses.replace(
        place,
        schools=place.schools.set_geometry(
            gpd.GeoSeries(shapes, index=place.schools.index, crs=place.schools.crs)
        ),
    )
    assert questions.without_place(place, Level.TIEU_HOC) == (1, 2)
    assert questions.without_place(place, Level.THPT) == (0, 0)


def test_a_school_without_an_owner_is_not_private(found: Assessment) -> None:
    asked = questions.of_level(found, Level.TIEU_HOC)
    assert not questions.private_schools(found, asked).any()


def test_a_private_school_is_told_from_its_neighbour() -> None:
    place = town(schools=TWO)
    place.schools["ownership"] = [network.PRIVATE, network.PUBLIC]
    found = assess(place, Options(year=2030))
    asked = questions.of_level(found, Level.TIEU_HOC)
    assert questions.private_schools(found, asked).tolist() == [True, False]


def test_every_cell_of_a_question_is_a_neighbourhood_of_its_zoning(found: Assessment) -> None:
    asked = questions.of_level(found, Level.TIEU_HOC)
    problem = questions.zoning_problem(asked, network.xy(found.network.cells))
    assert problem.metres.shape == (len(asked.pupils), 2)
    np.testing.assert_allclose(problem.pupils, asked.pupils)
    np.testing.assert_allclose(problem.seats, asked.seats)
    assert np.isfinite(problem.metres).all()


def _partly_told(*known: str) -> Assessment:
    """Assess two wards with a school each, the rooms of some of which are known."""
    place = town(schools=TWO)
    levels = place.school_levels
    told = levels["school_id"].isin(known)
    place = dataclasses.replace(
        place,
        locality=dataclasses.replace(place.locality, rooms_known=False),
        school_levels=levels[told],
        roomless=levels.loc[~told, ["school_id", "level"]],
    )
    return assess(place, Options(year=2030))


def test_a_question_is_asked_of_the_wards_alone_whose_rooms_are_known() -> None:
    whole = assess(town(schools=TWO), Options(year=2030))
    partly = _partly_told("s0")
    asked = questions.of_level(partly, Level.TIEU_HOC)
    assert list(asked.seats.index) == ["s0"]
    assert asked.cell_ward is not None
    assert {*asked.cell_ward[asked.told]} == {"w00"}
    here = whole.network.cells[whole.options.units] == "w00"
    own = whole.demand.pupils[Level.TIEU_HOC][here.to_numpy()].sum()
    assert asked.pupils.sum() == pytest.approx(own)
    assert own < whole.demand.pupils[Level.TIEU_HOC].sum()


def test_nobody_is_said_to_be_beyond_seats_that_nobody_has_counted() -> None:
    with pytest.raises(UserError) as problem:
        questions.of_level(_partly_told(), Level.TIEU_HOC)
    assert problem.value.faults[0].code == "no_rooms_told"


def test_schools_whose_rooms_are_to_come_are_near_all_the_same() -> None:
    for known in ((), ("s0",), ("s0", "s1")):
        near = questions.schools_nearby(_partly_told(*known), Level.TIEU_HOC)
        assert len(near.schools_xy) == len(TWO)


def test_a_school_of_a_ward_not_told_draws_nobody_the_model_could_count() -> None:
    drawn = _partly_told("s0").schools["pupils_assigned"]
    assert drawn.notna().all()
    place = _partly_told("s0").network
    both = town(schools=(*TWO, School(x=1.6, y=0.6, rooms=9)))
    levels = both.school_levels
    lost = levels["school_id"] == "s1"
    partly = dataclasses.replace(
        both,
        locality=place.locality,
        school_levels=levels[~lost],
        roomless=levels.loc[lost, ["school_id", "level"]],
    )
    found = assess(partly, Options(year=2030)).schools.xs("tieu_hoc", level="level")
    assert found["pupils_assigned"].isna().to_dict() == {"s0": False, "s2": True}
