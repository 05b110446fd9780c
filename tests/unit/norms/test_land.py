"""Land beside the norm per pupil: boarders, day boarders, floor in its place."""

from __future__ import annotations

import dataclasses
from datetime import date

import pandas as pd
import pytest

from spatial import norms
from spatial.norms import Rules, land

TABLE = pd.DataFrame(
    {
        "level": ["tieu_hoc", "thcs", "mam_non"],
        "boarders": [10, None, 5],
        "day_boarders": [100, 50, 0],
        "floor_m2": [1_000.0, None, 300.0],
    },
    index=["a", "b", "c"],
)


def rules(day: date = date(2025, 6, 1), **switches: object) -> Rules:
    profile = dataclasses.replace(norms.shipped("quan12-2024"), **switches)  # type: ignore[arg-type]
    return norms.resolve(profile, on=day)


def test_boarders_need_the_land_of_their_level() -> None:
    told = rules()
    each = {level.value: norm.value for level, norm in told.land_per_boarder_m2.items()}
    found = land.for_boarders(TABLE, told)
    assert found.to_dict() == {
        "a": 10 * each.get("tieu_hoc", 0.0),
        "b": 0.0,
        "c": 5 * each.get("mam_non", 0.0),
    }
    assert found["a"] > 0


def test_day_boarders_count_once_their_rule_is_switched_on() -> None:
    off, on = rules(), rules(day_boarders=True)
    each = {level.value: norm.value for level, norm in on.land_per_day_boarder_m2.items()}
    more = land.for_boarders(TABLE, on) - land.for_boarders(TABLE, off)
    assert more.to_dict() == {
        "a": 100 * each.get("tieu_hoc", 0.0),
        "b": 50 * each.get("thcs", 0.0),
        "c": 0.0,
    }
    assert more.sum() > 0


@pytest.mark.parametrize("missing", ["boarders", "day_boarders"])
def test_a_column_nobody_told_adds_nothing(missing: str) -> None:
    bare = TABLE.drop(columns=[missing])
    zero = TABLE.assign(**{missing: 0})
    told = rules(day_boarders=True)
    assert land.for_boarders(bare, told).equals(land.for_boarders(zero, told))


def test_floor_stands_for_no_land_without_a_rate() -> None:
    assert land.from_floor(TABLE, rules()).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("rate", [0.5, 1.0, 2.0])
def test_floor_stands_for_land_at_the_rate_a_planner_states(rate: float) -> None:
    found = land.from_floor(TABLE, rules(floor_rate=rate))
    assert found.to_dict() == {"a": 1_000 * rate, "b": 0.0, "c": 300 * rate}


def test_by_law_floor_replaces_a_site_and_is_not_added_to_it() -> None:
    # 1,000 m2 of floor on a 600 m2 site counts as 1,000; 300 m2 on 500 counts as the site
    schools = TABLE.assign(land_m2=[600.0, 900.0, 500.0])
    permitted = norms.rules("tt23-urban")
    assert land.from_floor(schools, permitted).to_dict() == {"a": 400.0, "b": 0.0, "c": 0.0}


def test_floor_replaces_no_site_nobody_told_the_land_of() -> None:
    # 1,000 m2 of floor may replace 0 m2 of land or 1,000: which, nobody knows
    schools = TABLE.assign(land_m2=[None, 900.0, 200.0])
    found = land.from_floor(schools, norms.rules("tt23-urban"))
    assert pd.isna(found["a"])
    assert found[["b", "c"]].to_dict() == {"b": 0.0, "c": 100.0}


@pytest.mark.parametrize(
    ("floors", "known"), [([None, None], False), ([None, 1.0], True), (None, False)]
)
def test_floor_is_known_from_one_school_on(floors: list[float | None] | None, known: bool) -> None:
    schools = pd.DataFrame({"level": ["thcs", "thpt"]})
    if floors is not None:
        schools["floor_m2"] = floors
    assert land.floor_known(schools) is known


def test_a_table_without_floor_has_none_to_stand_for_land() -> None:
    bare = TABLE.drop(columns=["floor_m2"])
    assert land.from_floor(bare, rules(floor_rate=0.5)).tolist() == [0.0, 0.0, 0.0]


def test_no_schools_need_no_land() -> None:
    assert land.for_boarders(TABLE.iloc[:0], rules()).empty
    assert land.from_floor(TABLE.iloc[:0], rules(floor_rate=1.0)).empty
