"""Every check of a locality at once; what the tables do not tell gives no finding."""

from __future__ import annotations

import dataclasses
from datetime import date

import pandas as pd
import pytest
from towns import School, town

from spatial import assess, norms
from spatial.network import Network
from spatial.norms import checks
from spatial.norms.checks.run import NAMES, CheckResults
from spatial.records import LEVELS, Options

DAY = date(2025, 6, 1)
SCHOOLS = (School(x=0.5, y=0.5, rooms=20, land_m2=9_000.0), School(x=1.5, y=0.5, rooms=10))


def results(one: Network, day: date = DAY, units: str | None = None) -> CheckResults:
    found = assess(one, Options(units=units))
    return checks.run(
        one, found.wards, rules=found.rules, day=day, area="urban_special", units=units
    )


def told(**columns: list[object]) -> Network:
    one = town(schools=SCHOOLS)
    return dataclasses.replace(one, school_levels=one.school_levels.assign(**columns))


def with_people(*people: int) -> Network:
    one = town(schools=SCHOOLS)
    layer = one.ward_sets["wards"].assign(population_2025=people)
    return dataclasses.replace(one, ward_sets={"wards": layer, "merged": one.ward_sets["merged"]})


def test_every_check_is_named_even_where_it_found_nothing() -> None:
    found = results(town(schools=SCHOOLS))
    assert tuple(found.findings) == NAMES
    assert found.recognitions == ()


def test_where_only_rooms_and_land_are_told_nothing_is_found() -> None:
    found = results(town(schools=SCHOOLS))
    assert {name: len(one) for name, one in found.findings.items()} == dict.fromkeys(NAMES, 0)


def test_pupils_of_a_school_are_held_against_its_land() -> None:
    found = results(told(pupils=[500.0, 800.0]))
    norm = norms.rules(norms.LAW).land_per_pupil_m2["tieu_hoc"].value
    one, two = found.findings["land"]
    assert (one.subject, one.value, one.limit) == ("Trường 0", 9_000, 500 * norm)
    assert (two.subject, two.value, two.limit) == ("Trường 1", 5_000, 800 * norm)
    assert (one.kept, two.kept) == (500 * norm <= 9_000, 800 * norm <= 5_000)


def test_people_of_all_ages_are_held_against_the_planning_code() -> None:
    found = results(with_people(30_000, 10_000)).findings["planning"]
    subjects = {one.subject for one in found}
    assert subjects == {"Phường 0.0", "Phường 1.0"}
    assert {one.level for one in found} == set(LEVELS)
    primary = [one for one in found if one.level == "tieu_hoc" and one.unit == "places"]
    # 65 places for 1,000 people
    assert [one.limit for one in primary] == pytest.approx([1_950, 650])


def test_before_any_code_the_wards_are_held_against_none() -> None:
    found = results(with_people(30_000, 10_000), day=date(2015, 1, 1))
    assert found.findings["planning"] == ()


def test_where_only_children_are_known_nobody_guesses_the_rest() -> None:
    assert results(town(schools=SCHOOLS)).findings["planning"] == ()


def test_groups_are_named_after_their_school() -> None:
    groups = pd.DataFrame(
        {"school_id": ["s1", "nobody"], "age_group": ["y3_4", "y3_4"], "pupils": [26, 10]}
    )
    one = dataclasses.replace(town(schools=SCHOOLS), groups=groups)
    named = checks.named_groups(one)
    assert named["school"].iloc[0] == "Trường 1"
    assert pd.isna(named["school"].iloc[1])
    first, second = results(one).findings["groups"]
    assert (first.subject, first.kept) == ("Trường 1", False)  # 25 at most
    assert (second.subject, second.kept) == ("nobody", True)


def test_without_groups_there_are_none_to_name() -> None:
    empty = checks.named_groups(town())
    assert empty.empty
    assert {"school_id", "age_group", "pupils"} <= set(empty)


def test_schools_that_assessed_themselves_are_recognised_or_not() -> None:
    criteria = pd.DataFrame({"school_id": ["s0"], "criterion": ["1.1"], "reached": [1]})
    found = results(dataclasses.replace(town(schools=SCHOOLS), criteria=criteria))
    assert [one.school_id for one in found.recognitions] == ["s0"]
