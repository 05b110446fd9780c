"""Bridges add up, and lead through the figures that had one name."""

from __future__ import annotations

import dataclasses

import pytest
from towns import School, town

from spatial import Options, assess, bridges, norms, quantities, read_network, words
from spatial.bridges import BridgeStep
from spatial.errors import UserError
from spatial.network import Network
from spatial.records import Level
from spatial.rounding import whole

RULES = norms.rules("quan12-2024")


@pytest.fixture(scope="module")
def district() -> Network:
    """Give the embedded district."""
    return read_network()


def stops(steps: tuple[BridgeStep, ...]) -> dict[str, int]:
    """Give the quantities a bridge touches, whole."""
    return {step.key: whole(step.value) for step in steps if step.stop}


def adds_up(steps: tuple[BridgeStep, ...]) -> bool:
    """Tell whether every stop is the one before with the changes between."""
    at = steps[0].value
    for step in steps[1:]:
        at = at if step.stop else at + step.value
        if step.stop and at != pytest.approx(step.value):
            return False
    return True


def test_the_pupils_of_2025_lead_from_the_line_to_the_forecast(district: Network) -> None:
    """The two figures an audit met under one name, and the children between them."""
    found = bridges.pupils(district, Level.TIEU_HOC, Options(year=2025), rules=RULES)
    reached = stops(found)
    assert reached["pupils"] == 52_523
    assert reached["residents"] == 58_403  # 6 to 10 years old, residents.csv
    assert reached["pupils_forecast"] == 57_990
    assert adds_up(found)


def test_the_pupils_beyond_the_seats_lead_from_the_plan_to_the_admission_rule() -> None:
    """
    Two wards, 1,000 pupils, 10 rooms in one: 1,000 - 10 x 33.3 = 667 by the yardstick.

    At the norm 1,000 - 350 = 650. The walk of 500 m reaches the 500 pupils of the school's own
    ward, more than it seats: none of the seats is too far or misallocated.
    """
    found = bridges.seats(assess(town()), Level.TIEU_HOC, limit_m=500.0)
    assert stops(found) == {
        "pupils_beyond_yardstick": 667,
        "pupils_beyond_seats": 650,
        "pupils_beyond_best": 650,
        "pupils_beyond_rule": 650,
    }
    assert adds_up(found)


def test_pupils_beyond_the_nearest_school_s_seats_are_a_figure_of_their_own(
    district: Network,
) -> None:
    """
    30,485 on the simulated streets, once called seats short: 32,051 on the real ones.

    Every child at the nearest school, each school's overflow added: never less than 29,494, the
    pupils beyond all seats, because one school's spare seats take nobody here.
    """
    options = Options(profile="quan12-2024", units="wards_2024", year=2030)
    schools = assess(district, options).schools.xs("tieu_hoc", level="level")
    over = (schools["pupils_assigned"] - schools["seats"]).clip(lower=0)
    assert whole(float(over.sum())) == 32_051
    assert whole(float(schools["pupils_assigned"].sum() - schools["seats"].sum())) == 29_494
    known = quantities.registry()
    names = {known[key].name["en"] for key in known if key.startswith("pupils_beyond_")}
    assert len(names) == len([key for key in known if key.startswith("pupils_beyond_")])


def test_seats_nobody_can_walk_to_leave_more_beyond_them() -> None:
    """20 rooms seat 700; a walk of 500 m brings only the ward's 500: 500 are left, not 300."""
    place = town(schools=(School(x=0.5, y=0.5, rooms=20),))
    reached = stops(bridges.seats(assess(place), Level.TIEU_HOC, limit_m=500.0))
    assert (reached["pupils_beyond_seats"], reached["pupils_beyond_best"]) == (300, 500)


def test_there_is_no_bridge_from_everybody_s_pupils_to_some_wards_seats() -> None:
    """The west's school has 350 seats; what the east has nobody knows."""
    here = town()
    gap = dataclasses.replace(here, locality=dataclasses.replace(here.locality, rooms_known=False))
    for level in (Level.TIEU_HOC, Level.THPT):
        assert bridges.seats(assess(gap), level, limit_m=500.0) == ()


def test_a_school_has_three_figures_of_three_names(district: Network) -> None:
    """23 rooms x 35 = 805 seats; 1,768 enrolled (school_levels.csv)."""
    found = bridges.school(assess(district), Level.TIEU_HOC, "w327442182")
    reached = stops(found)
    assert (reached["pupils_enrolled"], reached["seats"]) == (1_768, 805)
    assert list(reached) == ["pupils_enrolled", "seats", "pupils_nearest"]
    assert adds_up(found)


def test_without_known_pupils_a_school_starts_at_its_seats() -> None:
    found = bridges.school(assess(town()), Level.TIEU_HOC, "s0")
    assert stops(found) == {"seats": 350, "pupils_nearest": 1_000}


def test_a_school_that_does_not_teach_the_level_is_told() -> None:
    with pytest.raises(UserError) as refused:
        bridges.school(assess(town()), Level.THPT, "s0")
    assert "s0" in refused.value.say(lang="vi")


def test_without_a_table_of_pupils_the_known_year_has_one_figure() -> None:
    place = town()
    place = dataclasses.replace(place, pupils=place.pupils.iloc[:0])
    found = bridges.pupils(place, Level.THPT, Options(year=2025), rules=RULES)
    stops = {step.key: step.value for step in found if step.stop}
    assert stops["pupils"] == pytest.approx(420)  # 3 ages x 200 children x 70 %
    assert stops["pupils"] == pytest.approx(stops["pupils_forecast"])
    assert adds_up(found)


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_every_stop_that_is_a_quantity_carries_its_name_in_small_letters(lang: str) -> None:
    said = {
        key: words.say(f"bridges.{key}", lang=lang)
        for key in ("pupils_forecast", "pupils_enrolled")
    }
    for key, text in said.items():
        assert text.casefold() == quantities.registry()[key].name[lang].casefold()
