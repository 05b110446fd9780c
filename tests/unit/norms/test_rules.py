"""A profile resolved to numbers."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from spatial import norms
from spatial.errors import UserError
from spatial.records import LEVELS, Level


def test_quan12_takes_the_land_classes_and_ratio_the_plan_took() -> None:
    rules = norms.rules("quan12-2024")
    assert [rules.land_per_pupil_m2[level].value for level in LEVELS] == [10, 8, 8, 10]
    assert [rules.class_size[level].value for level in LEVELS] == [30, 35, 45, 45]
    assert (rules.rooms_per_10k.value, rules.rooms_denominator) == (300, "pupils")
    assert rules.band == (3, 17)
    assert [rules.ages[level] for level in LEVELS] == [(3, 5), (6, 10), (11, 14), (15, 17)]


def test_a_day_before_every_text_has_no_norm_at_all() -> None:
    with pytest.raises(UserError) as refused:
        norms.rules("quan12-2024", on=date(2000, 1, 1))
    assert [fault.code for fault in refused.value.faults] == ["norm_none"]


@pytest.mark.parametrize(("share", "rooms"), [(None, 1.0), (1.0, 1.0), (0.0, 0.6), (0.5, 0.8)])
def test_rooms_per_class_lie_between_half_day_and_two_sessions(
    share: float | None, rooms: float
) -> None:
    got = norms.rules("quan12-2024").rooms_per_class(Level.THCS, share)
    assert got == pytest.approx(rooms)


def test_unverified_norms_are_named() -> None:
    marked = {(norm.topic, norm.level) for norm in norms.rules("quan12-2024").unverified()}
    assert ("radius_m", Level.MAM_NON) in marked
    assert ("land_per_pupil_m2", Level.TIEU_HOC) not in marked


def test_an_unknown_profile_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="quan12-2024"):
        norms.rules("quan-12")


def test_a_day_before_any_norm_is_refused() -> None:
    with pytest.raises(UserError, match="2019-01-01"):
        norms.rules("quan12-2024", on=date(2019, 1, 1))


def test_a_day_with_some_norms_missing_lists_each() -> None:
    with pytest.raises(UserError) as refused:
        norms.rules("quan12-2024", on=date(2020, 8, 1))
    topics = {fault.value for fault in refused.value.faults}
    assert {"rooms_per_10k", "class_size", "radius_m"} <= topics


@pytest.mark.parametrize(
    ("day", "area", "rate"),
    [
        (date(2026, 7, 10), "urban_special", 1.0),
        (date(2026, 7, 9), "urban_special", None),  # the decision is of the next day
        (date(2026, 7, 10), "urban_1", None),  # the inner area of special-class cities only
    ],
)
def test_floor_may_replace_land_only_on_its_day_and_in_a_special_class_city(
    day: date, area: str, rate: float | None
) -> None:
    profile = dataclasses.replace(norms.shipped("tt23-urban"), area=area)
    floor = norms.resolve(profile, on=day).land_per_floor
    assert (None if floor is None else floor.value) == rate
    if floor is not None:
        assert "I.2.1" in floor.clause
        assert floor.binding is norms.Binding.MAY


def test_the_floor_rule_is_a_switch_and_a_stated_rate_goes_before_it() -> None:
    law = norms.shipped("tt23-urban")
    assert norms.resolve(dataclasses.replace(law, floor_rule=False)).land_per_floor is None
    stated = norms.resolve(dataclasses.replace(law, floor_rate=0.5)).land_per_floor
    assert stated is not None
    assert (stated.value, stated.binding) == (0.5, norms.Binding.ASSUMED)


def test_under_todays_law_every_land_figure_in_towns_was_read_in_a_later_government_text() -> None:
    land = norms.rules("tt23-urban").land_per_pupil_m2
    assert [land[level].value for level in LEVELS] == [8, 6, 6, 6]
    sure = [land[level].confidence.value for level in LEVELS]
    assert sure == ["restated", "restated", "restated", "reported"]  # THPT: a damaged cell


def test_300_rooms_per_10000_is_a_target_until_2025_and_the_citys_yardstick_after() -> None:
    before, after = (
        norms.read().find("rooms_per_10k", day) for day in (date(2025, 12, 31), date(2026, 1, 1))
    )
    assert before is not None
    assert after is not None
    assert (before.binding.value, before.valid_to) == ("policy", date(2025, 12, 31))
    assert (after.value, after.binding.value, after.valid_to) == (300, "assumed", None)


def test_profiles_of_days_a_link_may_ask_for_are_held_only_so_many() -> None:
    assert norms.rules.cache_parameters()["maxsize"] == 256
