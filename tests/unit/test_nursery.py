"""Nursery: children under three in groups of 15, 20 and 25, beside the four levels."""

from __future__ import annotations

import dataclasses
from datetime import date

import numpy as np
import pandas as pd
import pytest
from towns import School, town

from spatial import Options, assess, norms, nursery
from spatial.network import Network
from spatial.records import Level

RULES = norms.rules("quan12-2024")
SHARE = float(np.interp(2025, [2019, 2030], [0.19, 0.35]))  # of 0 to 2, as the projection assumes


def place(**columns: object) -> Network:
    schools = (School(x=0.5, y=0.5, level=Level.MAM_NON, rooms=20, land_m2=4_000),)
    drawn = town(schools=schools)
    return dataclasses.replace(drawn, school_levels=drawn.school_levels.assign(**columns))


def test_groups_are_of_fifteen_twenty_and_twenty_five_on_both_sides_of_decision_1255() -> None:
    for day in (date(2024, 12, 31), date(2026, 7, 10)):
        sizes = nursery.group_sizes(day)
        assert {age: norm.value for age, norm in sizes.items()} == {0: 15, 1: 20, 2: 25}


def test_rooms_are_children_of_each_age_over_the_size_of_its_group() -> None:
    # 30 / 15 + 40 / 20 + 50 / 25 = 6 rooms, 4 there are; 120 children on 10 m2 each
    children = pd.DataFrame({0: [30.0], 1: [40.0], 2: [50.0]}, index=["a"])
    have = pd.Series([4.0], index=["a"])
    sizes = nursery.group_sizes(RULES.on)
    found = nursery.line(children, have, sizes=sizes, rules=RULES)
    assert found.loc["a"].to_dict() == {
        "pupils": 120, "rooms_need": 6, "rooms_have": 4, "rooms_short": 2, "land_need_m2": 1_200,
    }  # fmt: skip


def test_a_projection_counts_no_child_under_three_at_300_rooms_or_at_30_a_class() -> None:
    found = assess(place(), Options(scenario="base", year=2025))
    garden = np.interp(2025, [2019, 2030], [0.757, 0.95])
    five = np.interp(2025, [2019, 2030], [1.0, 0.999])
    pupils = 2 * (200 * garden + 100 * five)
    assert found.levels.loc["mam_non", "pupils"] == pytest.approx(pupils)
    assert found.levels.loc["mam_non", "rooms_need_per_10k"] == pytest.approx(pupils * 0.03)
    assert found.levels.loc["mam_non", "rooms_need_class"] == pytest.approx(pupils / 30)
    young = found.nursery.sum()
    assert young["pupils"] == pytest.approx(600 * SHARE)
    assert young["rooms_need"] == pytest.approx(200 * SHARE * (1 / 15 + 1 / 20 + 1 / 25))


def test_the_land_of_preschool_is_that_of_all_its_children() -> None:
    found = assess(place(), Options(scenario="base", year=2025))
    level = found.levels.loc["mam_non"]
    assert level["land_nursery_m2"] == pytest.approx(600 * SHARE * 8)
    assert level["land_need_m2"] == pytest.approx(level["pupils"] * 8 + 600 * SHARE * 8)
    assert found.nursery["land_need_m2"].sum() == pytest.approx(level["land_nursery_m2"])


def test_rooms_of_nursery_are_supply_of_nursery_and_not_of_preschool() -> None:
    found = assess(place(nursery_rooms=[5.0]), Options(scenario="base", year=2025))
    assert found.levels.loc["mam_non", "rooms_have"] == 15
    assert found.nursery.loc["w00", "rooms_have"] == 5
    need = 100 * SHARE * (1 / 15 + 1 / 20 + 1 / 25)
    assert found.nursery.loc["w00", "rooms_short"] == pytest.approx(max(need - 5, 0))


def test_rooms_nobody_told_are_unknown_and_no_shortage_is_made_of_them() -> None:
    found = assess(place(), Options(scenario="base", year=2025)).nursery
    assert np.isnan(found.loc["w00", "rooms_have"])
    assert np.isnan(found.loc["w00", "rooms_short"])


def test_a_ward_without_a_preschool_has_no_nursery_rooms_and_is_short_of_all() -> None:
    found = assess(place(nursery_rooms=[5.0]), Options(scenario="base", year=2025)).nursery
    assert found.loc["w10", "rooms_have"] == 0
    assert found.loc["w10", "rooms_short"] == found.loc["w10", "rooms_need"] > 0


def test_a_published_total_tells_no_nursery_apart() -> None:
    found = assess(place(nursery_rooms=[5.0]))
    assert found.nursery.empty
    assert found.levels.loc["mam_non", "rooms_have"] == 20
    assert found.levels["land_nursery_m2"].sum() == 0


def test_units_join_the_nursery_of_their_wards() -> None:
    wards = assess(place(), Options(scenario="base", year=2025)).nursery
    merged = assess(place(), Options(scenario="base", year=2025, units="merged")).nursery
    assert merged["pupils"].sum() == pytest.approx(wards["pupils"].sum())
