"""An assessment under other readings of the norms."""

from __future__ import annotations

import dataclasses
import math
from datetime import date

import pytest
from towns import School, town

from spatial import assess, network, readings
from spatial.assessment import Assessment
from spatial.records import Kind, Level, Options


@pytest.fixture(name="found", scope="module")
def _found() -> Assessment:
    place = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=4)))
    place.schools["ownership"] = [network.PRIVATE, network.PUBLIC]
    return assess(place, Options(year=2030))


def test_the_first_band_is_the_profile_s_own_and_counts_what_the_assessment_counted(
    found: Assessment,
) -> None:
    bands = readings.bands(found)
    assert next(iter(bands)) == found.rules.band
    assert bands[found.rules.band].sum() == pytest.approx(found.demand.residents.to_numpy().sum())


def test_a_longer_band_holds_more_residents(found: Assessment) -> None:
    counted = [(last, float(people.sum())) for (_, last), people in readings.bands(found).items()]
    assert len(counted) > 1
    assert [people for _, people in sorted(counted)] == sorted(people for _, people in counted)


def test_rooms_are_counted_with_and_without_private_schools(found: Assessment) -> None:
    rooms = readings.stocks(found)
    assert rooms[False, True][Level.TIEU_HOC] == 14
    assert rooms[True, True][Level.TIEU_HOC] == 4
    assert rooms[True, False][Level.TIEU_HOC] == 4


def test_a_level_without_schools_has_no_rooms_under_any_reading(found: Assessment) -> None:
    assert {counted[Level.THPT] for counted in readings.stocks(found).values()} == {0}


def test_facts_carry_the_year_the_wards_and_residents_by_age(found: Assessment) -> None:
    facts = readings.facts(found, day=date(2026, 11, 28))
    assert (facts.year, facts.listed_year) == (2030, 2026)
    assert facts.wards == 2
    assert facts.residents_by_age.index.is_unique
    assert facts.registers is None


def test_a_list_that_tells_its_school_year_is_of_that_year_and_not_of_the_day(
    found: Assessment,
) -> None:
    told = dataclasses.replace(found.network, listed_year=2024)
    assessed = assess(told, found.options)
    assert readings.facts(assessed, day=date(2026, 11, 28)).listed_year == 2024


@pytest.mark.parametrize(
    ("pupils", "expected"),
    [
        (480.0, 360.0),  # 600 residents of the ages: 60 % of them stay
        (300.0, 300.0),  # fewer go already, others leave today: none are taken off again
        (1_000.0, 600.0),  # pupils from elsewhere too: the share of them, no more
    ],
)
def test_a_stream_takes_off_upper_secondary_what_has_not_left_already(
    pupils: float, expected: float
) -> None:
    known = assess(town(pupils=dict.fromkeys(Level, pupils)), Options(year=2030))
    made = readings.streamed(known, share=0.4)
    assert made.demand.pupils[Level.THPT].sum() == pytest.approx(expected)
    assert made.demand.pupils[Level.THCS].sum() == pytest.approx(pupils)
    assert made.demand.kind[Level.THPT] == Kind.ASSUMED
    assert known.demand.pupils[Level.THPT].sum() == pytest.approx(pupils)


def test_the_locality_s_land_is_not_known_where_that_of_one_ward_is_not() -> None:
    place = town(
        schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=4, land_m2=math.nan))
    )
    level = readings.measured(assess(place, Options(year=2030))).loc["tieu_hoc"]
    assert (level["rooms_have"], level["rooms_short_per_10k"]) == (14, 16)  # 30 for 1,000 pupils
    assert level[["land_have_m2", "land_short_m2"]].isna().all()
    assert level["land_need_m2"] == 6_000
