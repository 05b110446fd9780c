"""Posts of preschools: by the children of each age, now and in a year to come."""

from __future__ import annotations

import dataclasses
import math
from datetime import date

import pandas as pd
import pytest
from towns import School, town

from spatial import Options, assess, preschool_posts, staffing
from spatial.assessment import Assessment
from spatial.network import Network
from spatial.records import Level

DAY = date(2026, 11, 28)


def grouped(*rows: tuple[str, float, float], site: bool = False) -> pd.DataFrame:
    """Make groups of a school, or of one site of it: age, classes, children."""
    table = pd.DataFrame(rows, columns=["age_group", "classes", "pupils"])
    return table.assign(school_id="s0", is_site=site)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("y5_6", 2.0, 70.0)], 4),  # two classes of 35 at 2.2: 4.4
        ([("y5_6", 2.0, 51.0)], 3),  # one of 35 at 2.2, 16 over earn one: 3.2
        ([("m25_36", 2.0, 50.0), ("y3_4", 1.0, 25.0)], 7),  # 2 x 2.5 and 2.2: 7.2
        ([("m13_24", 1.0, 19.0)], 2),  # not full: 8 and 8 earn two
        ([("mixed_kindergarten", 3.0, 60.0)], 7),  # three classes at 2.2: 6.6
        ([("mixed_nursery", 1.0, 20.0)], 3),  # one group at 2.5, half up
    ],
)
def test_children_of_a_preschool_earn_teachers_by_their_ages(
    rows: list[tuple[str, float, float]], expected: int
) -> None:
    assert preschool_posts.needed_by_ages(grouped(*rows), day=DAY) == (expected, "")


def test_the_only_group_of_a_site_has_two_teachers_however_few_its_children() -> None:
    few = grouped(("y3_4", 1.0, 9.0), site=True)
    assert preschool_posts.needed_by_ages(few, day=DAY) == (2, "")
    assert preschool_posts.needed_by_ages(few.assign(is_site=False), day=DAY) == (0, "")


def test_a_group_of_all_ages_tells_no_need_and_why() -> None:
    untold, why = preschool_posts.needed_by_ages(grouped(("mixed_both", 1.0, 20.0)), day=DAY)
    assert (math.isnan(untold), why) == (True, "no_ages")


def test_on_a_day_before_the_circular_no_need_is_told_and_why() -> None:
    """Circular 19/2023 applies from 16 December 2023; before it children earn no teachers."""
    told = grouped(("y5_6", 2.0, 70.0), ("mixed_nursery", 1.0, 20.0))
    untold, why = preschool_posts.needed_by_ages(told, day=date(2023, 6, 1))
    assert (math.isnan(untold), why) == (True, "no_average")


def preschool(*rows: tuple[str, float]) -> Network:
    """Give the west a preschool of 50 teachers with groups of some ages; 1,000 children in all."""
    known = town(schools=(School(x=0.5, y=0.5, level=Level.MAM_NON),))
    told = pd.DataFrame(rows, columns=["age_group", "pupils"]).assign(school_id="s0", classes=1.0)
    levels = known.school_levels.assign(teachers=50.0)
    return dataclasses.replace(known, groups=told, school_levels=levels)


def with_nursery(found: Assessment, *children: float) -> Assessment:
    """Tell the children under three of every cell, by age."""
    ages = dict(enumerate(children))
    young = pd.DataFrame(ages, index=found.network.cells.index)
    wards = pd.Series(found.network.cells[found.network.base_units])
    whole = pd.DataFrame({"pupils": young.sum(axis=1).groupby(wards).sum()})
    demand = dataclasses.replace(found.demand, nursery=young)
    return dataclasses.replace(found, demand=demand, nursery=whole)


def test_preschool_posts_of_a_later_year_follow_the_children_of_each_age() -> None:
    """500 children in the west as 1 : 1 of 3 and 5: 250 / 25 x 2.2 + 250 / 35 x 2.2 = 37.7."""
    network = preschool(("y3_4", 20.0), ("y5_6", 20.0), ("mixed_kindergarten", 60.0))
    found = assess(network, Options(year=2030, profile="quan12-2024"))
    (row,) = staffing.wards(found, day=DAY).to_dict("records")
    assert (row["year"], round(row["pupils"]), row["needed"]) == (2030, 500, 38)
    assert (row["surplus"], row["shortage"], row["kind"]) == (12, 0, "estimated")
    assert math.isnan(row["nursery_pupils"])


def test_children_under_three_the_forecast_tells_earn_teachers_of_their_own_ages() -> None:
    """37.7 and, a cell in the west, 30 / 15 x 2.5 + 40 / 20 x 2.5 + 50 / 25 x 2.5 = 15: 52.7."""
    network = preschool(("y3_4", 20.0), ("y5_6", 20.0), ("m13_24", 60.0))
    found = assess(network, Options(year=2030, profile="quan12-2024"))
    cells = int((network.cells["ward_id"] == "w00").sum())
    told = with_nursery(found, 30.0 / cells, 40.0 / cells, 50.0 / cells)
    (row,) = staffing.wards(told, day=DAY).to_dict("records")
    assert (row["nursery_pupils"], row["needed"]) == (pytest.approx(120), 53)


def test_a_total_that_holds_nursery_is_parted_by_all_ages_told() -> None:
    """500 as 1 : 1 of the second year and of 5: 250 / 20 x 2.5 + 250 / 35 x 2.2 = 47.0."""
    found = assess(preschool(("m13_24", 30.0), ("y5_6", 30.0)), Options(year=2030))
    (row,) = staffing.wards(found, day=DAY).to_dict("records")
    assert row["needed"] == 47


@pytest.mark.parametrize("rows", [(), (("mixed_both", 20.0),), (("y3_4", 0.0),)])
def test_without_a_child_of_known_age_no_need_is_told(rows: tuple[tuple[str, float], ...]) -> None:
    found = assess(preschool(*rows), Options(year=2030))
    assert staffing.wards(found, day=DAY).empty
