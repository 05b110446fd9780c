"""A profile resolved to numbers."""

from __future__ import annotations

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
