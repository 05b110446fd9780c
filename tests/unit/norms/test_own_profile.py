"""A planner's own profile: each change makes another text that is checked whole."""

from __future__ import annotations

from datetime import date

import pytest

from spatial import norms
from spatial.errors import UserError
from spatial.norms import own_profile
from spatial.norms.own_profile import LONGEST, OLDEST
from spatial.records import LEVELS, Level

SHIPPED = norms.shipped("quan12-2024")
MINE = own_profile.check(own_profile.begin(SHIPPED, "Phường tôi", taken={}))


def codes(text: str) -> list[str]:
    with pytest.raises(UserError) as caught:
        own_profile.check(text)
    return [fault.code for fault in caught.value.faults]


def test_a_new_profile_takes_everything_of_the_one_it_starts_from_but_its_name() -> None:
    assert (MINE.name, MINE.label) == ("Phường tôi", {"vi": "Phường tôi", "en": "Phường tôi"})
    assert (MINE.as_of, MINE.area, MINE.choose) == (SHIPPED.as_of, SHIPPED.area, SHIPPED.choose)
    one, two = norms.resolve(MINE), norms.resolve(SHIPPED)
    assert one.land_per_pupil_m2 == two.land_per_pupil_m2
    assert one.class_size == two.class_size


def test_blanks_around_a_name_are_dropped() -> None:
    text = own_profile.begin(SHIPPED, "  tên  ", taken={})
    assert own_profile.check(text).name == "tên"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("quan12-2024", "profile_taken"),
        ("đã có", "own_exists"),
    ],
)
def test_a_name_that_is_taken_is_refused(name: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        own_profile.begin(SHIPPED, name, taken={"đã có": "…"})
    assert [fault.code for fault in caught.value.faults] == [code]


@pytest.mark.parametrize("name", ["", "   ", "x" * (LONGEST + 1), "a\nb"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(UserError):
        own_profile.begin(SHIPPED, name, taken={})


def test_an_own_figure_replaces_the_laws_and_says_why() -> None:
    text = own_profile.with_figure(MINE, "class_size", Level.THCS, value=40, reason=" thiếu lớp ")
    changed = own_profile.check(text)
    norm = norms.resolve(changed).class_size[Level.THCS]
    assert (norm.value, norm.clause) == (40, "thiếu lớp")
    assert norms.resolve(changed).class_size[Level.THPT] == norms.resolve(MINE).class_size["thpt"]


def test_a_second_own_figure_takes_the_place_of_the_first() -> None:
    once = own_profile.check(
        own_profile.with_figure(MINE, "class_size", Level.THCS, value=40, reason="a")
    )
    twice = own_profile.check(
        own_profile.with_figure(once, "class_size", Level.THCS, value=38, reason="b")
    )
    assert [norm.value for norm in twice.own.values()] == [38]


def test_back_to_the_law_drops_the_own_figure() -> None:
    own = own_profile.check(
        own_profile.with_figure(MINE, "class_size", Level.THCS, value=40, reason="a")
    )
    back = own_profile.check(own_profile.with_law(own, "class_size", Level.THCS))
    assert back.own == {}
    assert back.choose == MINE.choose


def test_a_figure_of_no_level_may_be_ones_own() -> None:
    text = own_profile.with_figure(MINE, "rooms_per_10k", None, value=320, reason="thành phố")
    assert norms.resolve(own_profile.check(text)).rooms_per_10k.value == 320


@pytest.mark.parametrize("topic", ["band_from", "band_to", "age_from", "age_to"])
def test_ages_lie_between_one_and_the_oldest_pupil(topic: str) -> None:
    assert own_profile.limits(topic) == (1.0, OLDEST)


@pytest.mark.parametrize("topic", ["class_size", "land_per_pupil_m2", "radius_m"])
def test_an_own_figure_lies_within_three_times_all_on_file(topic: str) -> None:
    values = [norm.value for norm in norms.read().of(topic)]
    least, most = own_profile.limits(topic)
    assert least == round(min(values) / 3, 1)
    assert most == round(max(values) * 3, 1)


@pytest.mark.parametrize(("factor", "fine"), [(1.0, True), (1.01, False)])
def test_a_slip_of_the_pen_is_told_with_its_bounds(factor: float, *, fine: bool) -> None:
    _, most = own_profile.limits("class_size")
    text = own_profile.with_figure(
        MINE, "class_size", Level.THCS, value=most * factor, reason="thử"
    )
    if fine:
        assert own_profile.check(text)
    else:
        assert codes(text) == ["own_outside"]


def test_a_series_of_the_law_is_chosen_for_one_level_and_the_others_keep_theirs() -> None:
    offered = own_profile.choices(MINE, "class_size", Level.THPT)
    assert "charter" in {norm.series for norm in offered}
    other = next(norm.series for norm in offered if norm.series != "charter")
    changed = own_profile.check(own_profile.with_law(MINE, "class_size", Level.THPT, other))
    assert own_profile.current(changed, "class_size", Level.THPT).series == other
    assert own_profile.current(changed, "class_size", Level.THCS).series == "charter"


def test_figures_the_law_offers_hold_on_the_day_in_the_area() -> None:
    for level in LEVELS:
        for norm in own_profile.choices(MINE, "land_per_pupil_m2", level):
            assert norm.topic == "land_per_pupil_m2"
            assert norm.level is level
            assert norm.holds_on(MINE.as_of)
            assert norm.holds_in(MINE.area)


@pytest.mark.parametrize(
    ("topic", "level"),
    [("class_size", Level.THCS), ("radius_m", Level.THPT), ("land_per_pupil_m2", Level.MAM_NON)],
)
def test_the_current_figure_is_the_one_the_profile_resolves_to(topic: str, level: Level) -> None:
    tables = norms.resolve(MINE)
    assert own_profile.current(MINE, topic, level) == getattr(tables, topic)[level]


def test_the_current_ratio_and_ages_are_found_too() -> None:
    found = norms.resolve(MINE)
    assert own_profile.current(MINE, "rooms_per_10k", None) == found.rooms_per_10k
    assert own_profile.current(MINE, "band_from", None).value == found.band[0]
    assert own_profile.current(MINE, "age_to", Level.THCS).value == found.ages[Level.THCS][1]


def test_a_share_of_two_sessions_is_one_levels() -> None:
    changed = own_profile.check(own_profile.with_share(MINE, Level.THPT, 0.25))
    assert changed.two_session_share[Level.THPT] == 0.25
    assert changed.two_session_share[Level.THCS] == MINE.two_session_share[Level.THCS]


def test_a_share_beyond_all_is_refused() -> None:
    assert codes(own_profile.with_share(MINE, Level.THPT, 1.5))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("rooms_denominator", "residents"),
        ("as_of", date(2025, 6, 1)),
        ("day_boarders", True),
        ("floor_rate", 0.5),
    ],
)
def test_a_choice_is_written_and_read_again(key: str, value: str | date | float) -> None:
    changed = own_profile.check(own_profile.with_choice(MINE, key, value))
    assert getattr(changed, key) == value


def test_a_day_before_any_norm_cannot_be_kept() -> None:
    assert codes(own_profile.with_choice(MINE, "as_of", date(1990, 1, 1)))


@pytest.mark.parametrize(
    ("topic", "by_level"),
    [("class_size", True), ("two_session_share", True), ("rooms_per_10k", False)],
)
def test_topics_of_levels_are_told_from_topics_of_the_whole(topic: str, *, by_level: bool) -> None:
    assert own_profile.by_level(topic) is by_level


def test_the_profile_a_change_is_made_from_stays_as_it_was() -> None:
    before = norms.write_profile(MINE)
    own_profile.with_share(MINE, Level.THPT, 0.1)
    own_profile.with_figure(MINE, "class_size", None, value=1, reason="x")
    assert norms.write_profile(MINE) == before
