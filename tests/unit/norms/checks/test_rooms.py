"""Rooms under every way of counting, each derivable by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from spatial import norms
from spatial.norms.checks.rooms import RoomMethod, room_methods
from spatial.records import LEVELS, Level

RULES = norms.rules("quan12-2024")
PUPILS = pd.Series({level.value: 1_000.0 for level in LEVELS}).rename_axis("level")
BANDS = {
    (3, 17): pd.Series({level.value: 2_000.0 for level in LEVELS}),
    (3, 18): pd.Series({level.value: 2_100.0 for level in LEVELS}),
}


def methods(name: str) -> list[RoomMethod]:
    return [one for one in room_methods(PUPILS, BANDS, rules=RULES) if one.name == name]


def test_every_way_stands_beside_the_others_in_one_order() -> None:
    assert [(one.name, one.zone) for one in room_methods(PUPILS, BANDS, rules=RULES)] == [
        ("per_10k_pupils", 0),
        ("per_10k_residents", 0),
        ("per_10k_residents", 0),
        ("class_one", 0),
        ("class_half", 0),
        ("staffing", 1),
        ("staffing", 2),
        ("staffing", 3),
    ]


def test_the_ratio_on_pupils_is_rooms_per_ten_thousand() -> None:
    (one,) = methods("per_10k_pupils")
    each = RULES.rooms_per_10k.value / 10  # 1,000 pupils are a tenth of 10,000
    assert one.need == {level: pytest.approx(each) for level in LEVELS}
    assert one.norms == (RULES.rooms_per_10k,)


@pytest.mark.parametrize(("at", "band", "people"), [(0, (3, 17), 8_000), (1, (3, 18), 8_400)])
def test_the_ratio_on_residents_is_counted_band_by_band(
    at: int, band: tuple[int, int], people: float
) -> None:
    one = methods("per_10k_residents")[at]
    assert (one.band, one.people) == (band, people)
    assert sum(one.need.values()) == pytest.approx(people * RULES.rooms_per_10k.value / 10_000)


def test_a_room_a_class_is_pupils_by_the_size_of_a_class() -> None:
    (one,) = methods("class_one")
    for level in LEVELS:
        rooms = RULES.rooms_per_class(level, 1)
        assert one.need[level] == pytest.approx(1_000 / RULES.class_size[level].value * rooms)


def test_rooms_shared_half_a_day_are_fewer_where_the_norm_lets_them_be_shared() -> None:
    (whole,), (half,) = methods("class_one"), methods("class_half")
    for level in LEVELS:
        shared = RULES.rooms_per_class(level, 0) / RULES.rooms_per_class(level, 1)
        assert half.need[level] == pytest.approx(whole.need[level] * shared)
    assert half.need[Level.THCS] < whole.need[Level.THCS]


def test_a_level_without_a_staffing_average_is_missing_not_nothing() -> None:
    for one in methods("staffing"):
        assert Level.MAM_NON not in one.need
        assert one.norms
        assert all(norm.series == f"zone_{one.zone}" for norm in one.norms)


def told(name: str, *need: float) -> RoomMethod:
    return RoomMethod(name=name, need=dict(zip(LEVELS, need, strict=False)), norms=())


@pytest.mark.parametrize("name", ["class_one", "class_half", "staffing"])
def test_part_of_a_class_needs_a_whole_room_at_each_level(name: str) -> None:
    one = told(name, 10.1, 0.0, 3.0, 2.5)
    assert list(one.rounded.values()) == [11, 0, 3, 3]
    assert one.total == 17


@pytest.mark.parametrize("name", ["per_10k_pupils", "per_10k_residents"])
def test_ratios_are_added_before_they_are_rounded(name: str) -> None:
    one = told(name, 10.4, 10.4, 10.4, 10.4)
    assert list(one.rounded.values()) == [10, 10, 10, 10]
    assert one.total == 42  # 41.6


def test_no_pupils_need_no_rooms() -> None:
    none = room_methods(PUPILS * 0, {}, rules=RULES)
    assert [one.total for one in none] == [0] * 6
