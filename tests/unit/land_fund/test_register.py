"""The register: what the land carries, by which norms, and at which level."""

from __future__ import annotations

import dataclasses
import math

import pytest
from land_towns import FIELD, OFFICE, SHAPES, assessed, fund
from towns import town

from spatial import land_fund, norms
from spatial.norms import Rules
from spatial.records import Level


def rules(**fields: object) -> Rules:
    return dataclasses.replace(norms.rules("quan12-2024"), **fields)  # type: ignore[arg-type]


def test_a_locality_without_land_has_no_register() -> None:
    assert land_fund.register(assessed(town())) == ()


def test_land_carries_as_many_pupils_as_the_least_land_a_pupil_allows() -> None:
    """One hectare at 8 m2 a primary pupil: 1,250 pupils, 35 whole classes of 35."""
    (office, field) = land_fund.register(assessed(fund()))
    assert (office.pupils, office.classes) == (1_250, 35)
    assert field.pupils == math.floor(900 / rules().land_per_pupil_m2[field.level].value)


def test_floor_stands_for_land_only_where_the_rule_of_the_law_does() -> None:
    """1,000 m2 of land, 3,000 m2 of floor allowed; a pupil takes what the profile says."""
    per_pupil_m2 = rules().land_per_pupil_m2[Level.TIEU_HOC].value
    rule = dataclasses.replace(rules().land_per_pupil_m2[Level.TIEU_HOC], value=1.0)
    by_land, by_floor = math.floor(1_000 / per_pupil_m2), math.floor(3_000 / per_pupil_m2)
    for floor_m2, rate, expected in (
        (3_000.0, None, by_land),
        (3_000.0, rule, by_floor),
        (math.nan, rule, by_land),
        (500.0, rule, by_land),
    ):
        by_rule = rules(land_per_floor=rate)
        found = land_fund.carried_pupils(1_000, floor_m2, Level.TIEU_HOC, rules=by_rule)
        assert found == expected


def test_a_parcel_nobody_asked_for_is_looked_at_for_the_level_its_ward_lacks_most_land_for() -> (
    None
):
    found = assessed(fund())
    (_, field) = land_fund.register(found)
    short = found.wards["land_short_m2"].xs("w10", level="ward_id")
    assert not field.is_wanted
    assert field.ward_short_m2 == max(short)
    assert short[field.level] == max(short)


def test_the_level_the_ward_proposes_goes_before() -> None:
    (office, _) = land_fund.register(assessed(fund({**OFFICE, "wanted_level": "thcs"}, FIELD)))
    assert (office.level, office.is_wanted) == (Level.THCS, True)


def test_the_area_on_record_goes_before_the_drawn_one() -> None:
    (one,) = land_fund.register(assessed(fund({**OFFICE, "area_m2": 9_500.0}, shapes=SHAPES[:1])))
    assert (one.area_m2, round(one.drawn_m2)) == (9_500.0, 10_000)


def test_what_the_register_has_is_kept() -> None:
    (office, field) = land_fund.register(assessed(fund()))
    assert (office.ward_id, office.plot, office.available_from) == ("w00", "12", 2027)
    assert (office.is_offered, office.is_counted) == (True, True)
    assert (field.ward_id, field.available_from, field.is_counted) == ("w10", None, False)
    assert math.isnan(field.building_m2)


@pytest.mark.parametrize(
    ("level", "topics"),
    [(Level.TIEU_HOC, ["land_per_pupil_m2", "classes_min", "class_size"])],
)
def test_the_standards_of_a_level_are_cited_norms(level: Level, topics: list[str]) -> None:
    found = land_fund.standards(level, rules=norms.rules("tt23-urban"))
    assert [norm.topic for norm in found] == topics
    assert all(norm.clause for norm in found)


@pytest.mark.parametrize("short_m2", [math.nan, 0.0])
def test_where_a_ward_lacks_no_land_the_level_is_not_guessed(short_m2: float) -> None:
    found = assessed(fund({**OFFICE, "wanted_level": ""}, shapes=SHAPES[:1]))
    wards = found.wards.assign(land_short_m2=short_m2)
    (one,) = land_fund.register(dataclasses.replace(found, wards=wards))
    assert (one.level, one.pupils, one.classes, one.doubts) == (None, 0, 0, ("no_level",))
