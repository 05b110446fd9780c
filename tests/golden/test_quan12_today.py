"""Quận 12 today: the law of 28 November 2026, five wards, 2026; every figure redone by hand."""

from __future__ import annotations

from datetime import date

import pytest

from spatial import Options, assess, read_network
from spatial.assessment import Assessment
from spatial.records import LEVELS

# Pupils of 2019 (residents times assumed participation) and of the plan for 2030; 2026 lies on the
# line between them: 7 of 11 years along it.
OF_2019 = dict(zip(LEVELS, (25_137, 45_844, 30_148, 18_301), strict=True))
OF_2030 = dict(zip(LEVELS, (29_327.1, 58_089, 41_811, 28_989.1), strict=True))
LAND_HAVE = dict(zip(LEVELS, (220_888, 175_615, 152_788, 86_407), strict=True))


@pytest.fixture(scope="module")
def found() -> Assessment:
    return assess(read_network(), Options(on=date(2026, 11, 28)))


def test_today_is_chosen_by_the_day_and_the_locality(found: Assessment) -> None:
    options = found.options
    assert (options.year, options.units) == (2026, "wards_2025")
    assert options.profile == "tt23-urban@2026-11-28"
    assert len(found.wards) == 5 * len(LEVELS)


def test_pupils_of_2026_lie_on_the_line_to_the_plan(found: Assessment) -> None:
    """Primary: 45,844 + 7/11 x (58,089 - 45,844) = 53,636.3."""
    for level in LEVELS:
        expected = OF_2019[level] + 7 / 11 * (OF_2030[level] - OF_2019[level])
        assert found.levels.loc[level, "pupils"] == pytest.approx(expected)
    pupils = [found.summary()["levels"][level]["pupils"] for level in LEVELS]
    assert pupils == [27_803, 53_636, 37_570, 25_103]


def test_the_rooms_needed_are_three_in_a_hundred_pupils(found: Assessment) -> None:
    """27,803.4 x 0.03 = 834; 53,636.3: 1,609; 37,569.9: 1,127; 25,102.5: 753; 144,112.3: 4,323."""
    levels = found.summary()["levels"]
    assert [levels[level]["rooms_need_per_10k"] for level in LEVELS] == [834, 1_609, 1_127, 753]
    # less 1,272, 817, 598 and 424; a surplus pays for nobody
    assert [levels[level]["rooms_short_per_10k"] for level in LEVELS] == [0, 792, 529, 329]
    total = found.summary()["total"]
    assert (total["rooms_need_per_10k"], total["rooms_short_per_10k"]) == (4_323, 1_650)


def test_the_rooms_by_class_size_are_those_of_the_charter(found: Assessment) -> None:
    """27,803.4 / 30 = 926.8; 53,636.3 / 35 = 1,532.5; 37,569.9 and 25,102.5 by 45: 834.9, 557.8."""
    levels = found.summary()["levels"]
    assert [levels[level]["rooms_need_class"] for level in LEVELS] == [927, 1_533, 835, 558]
    # less 817, 598 and 424, part of a class taking a whole room: 715.5, 236.9, 133.8
    assert [levels[level]["rooms_short_class"] for level in LEVELS] == [0, 716, 237, 134]


def test_the_land_is_eight_and_six_square_metres_a_pupil(found: Assessment) -> None:
    """8 x 27,803.4 - 220,888 = 1,539; 6 x 53,636.3 - 175,615 = 146,203; 72,631; 64,208."""
    levels = found.summary()["levels"]
    short = [levels[level]["land_short_m2"] for level in LEVELS]
    assert short == [1_539, 146_203, 72_631, 64_208]
    for level, m2 in zip(LEVELS, (8, 6, 6, 6), strict=True):
        need = m2 * float(found.levels.loc[level, "pupils"])
        assert found.levels.loc[level, "land_short_m2"] == pytest.approx(need - LAND_HAVE[level])
    assert found.summary()["total"]["land_short_m2"] == 284_582  # 1,539.4 + 146,203.4 + …


def test_the_plan_s_year_under_today_s_law_lacks_half_of_what_it_printed() -> None:
    """8 x 29,327.1 + 6 x 128,889.1 - 635,698 = 372,253; printed under the law of 2024: 746,664."""
    today = assess(read_network(), Options(year=2030, on=date(2026, 11, 28)))
    assert today.summary()["total"]["land_short_m2"] == 372_253


def test_the_floor_rule_moves_nothing_while_no_floor_is_known(found: Assessment) -> None:
    assert found.rules.land_per_floor is not None
    off = assess(read_network(), Options(on=date(2026, 11, 28), floor_rule=False))
    assert off.rules.land_per_floor is None
    assert off.total["land_short_m2"] == found.total["land_short_m2"]


def test_the_five_wards_add_up_to_the_district(found: Assessment) -> None:
    sums = found.wards[["pupils", "rooms_have", "land_have_m2"]].groupby(level="level").sum()
    for level in LEVELS:
        for name in sums.columns:
            assert sums.loc[level, name] == pytest.approx(found.levels.loc[level, name])
