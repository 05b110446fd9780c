"""Floor in place of land: permitted by the law of a day and a place, then a switch."""

from __future__ import annotations

import dataclasses
from datetime import date

from spatial import norms

LAW = dataclasses.replace(norms.shipped("tt23-urban"), area="urban_special")
DAY = date(2026, 7, 10)  # of QĐ 1255


def test_the_law_permits_it_from_its_day_on_in_the_inner_area_of_a_special_class_city() -> None:
    assert norms.floor_permitted(norms.resolve(LAW, on=date(2026, 7, 9))) is None
    rule = norms.floor_permitted(norms.resolve(LAW, on=DAY))
    assert rule is not None
    assert rule.value == 1.0
    town = norms.resolve(dataclasses.replace(LAW, area="urban_1"), on=DAY)
    assert norms.floor_permitted(town) is None


def test_the_switch_turns_it_on_and_off_and_left_alone_keeps_the_profile_s_choice() -> None:
    rules = norms.resolve(dataclasses.replace(LAW, floor_rule=False), on=DAY)
    assert norms.with_floor_rule(rules, on=None) is rules
    turned = norms.with_floor_rule(rules, on=True)
    assert turned.land_per_floor == norms.floor_permitted(rules)
    assert norms.with_floor_rule(turned, on=False).land_per_floor is None


def test_a_rate_the_planner_stated_stays_whatever_the_switch() -> None:
    stated = norms.resolve(dataclasses.replace(LAW, floor_rate=0.5), on=DAY)
    assert norms.with_floor_rule(stated, on=False) is stated


def test_turned_on_where_the_law_permits_nothing_it_has_no_effect() -> None:
    town = norms.resolve(dataclasses.replace(LAW, area="urban_1"), on=DAY)
    assert norms.with_floor_rule(town, on=True).land_per_floor is None
