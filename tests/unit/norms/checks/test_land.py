"""Land of each school, with boarders, and floor in its place only when asked for."""

from __future__ import annotations

import dataclasses
from datetime import date

import pandas as pd

from spatial import norms
from spatial.norms import checks

BEFORE, AFTER = date(2025, 1, 30), date(2025, 1, 31)


LAND = pd.DataFrame(
    {
        "level": ["tieu_hoc", "thpt"],
        "pupils": [1_000, 500],
        "land_m2": [8_000.0, 6_000.0],
        "boarders": [100, None],
        "day_boarders": [200, 0],
        "floor_m2": [500.0, 0.0],
    }
)


def with_switches(day: date, **switches: object) -> norms.Rules:
    profile = dataclasses.replace(norms.shipped("quan12-2024"), **switches)  # type: ignore[arg-type]
    return norms.resolve(profile, on=day)


def test_boarders_add_six_square_metres_each() -> None:
    land = checks.school_land(LAND, rules=norms.rules("quan12-2024"))
    assert list(land["land_need_m2"]) == [8_600, 5_000]
    assert list(land["land_short_m2"]) == [600, 0]


def test_floor_stands_for_land_only_when_the_profile_says_at_what_rate() -> None:
    rules = norms.rules("quan12-2024")
    assert list(checks.school_land(LAND, rules=rules)["land_from_floor_m2"]) == [0, 0]
    on = with_switches(BEFORE, floor_rate=0.5)
    assert list(checks.school_land(LAND, rules=on)["land_short_m2"]) == [350, 0]
    assert [norm.topic for norm in on.unverified() if norm.level is None] == ["floor_substitution"]


def test_day_boarders_count_only_when_the_unread_rule_is_switched_on() -> None:
    off = checks.school_land(LAND, rules=with_switches(AFTER))["land_need_m2"]
    on = checks.school_land(LAND, rules=with_switches(AFTER, day_boarders=True))["land_need_m2"]
    assert list(on - off) == [1_200, 0]
    early = checks.school_land(LAND, rules=with_switches(BEFORE, day_boarders=True))
    assert list(early["land_need_m2"]) == [8_600, 5_000]


def test_a_site_too_small_is_said_with_every_clause_its_need_follows_from() -> None:
    table = LAND.assign(school_id=["a", "b"])
    one, two = checks.school_sites(table, rules=with_switches(BEFORE, floor_rate=0.5))
    assert (one.value, one.limit, one.kept) == (8_250, 8_600, False)
    said = one.say(lang="vi")
    for clause in ("Đ.9 k.3", "người dùng tự khai tỷ lệ", "chưa kiểm chứng", "8.250 m²"):
        assert clause in said
    assert (two.kept, two.also) == (True, ())
