"""Registers of the past forecast by those before them, one, two and three years ahead."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from towns import town

from spatial import norms
from spatial.projection import backtest, backtest_pupils, history

AGES = norms.rules("quan12-2024").ages
WARDS = ("w00", "w10")


def trials(pupils: dict[int, float], *, before: int = 0) -> pd.DataFrame:
    """Draw registers with the same number in every grade of a year."""
    place = town()
    rows = [
        (ward, year - before, grade, number)
        for ward in WARDS
        for year, number in pupils.items()
        for grade in range(1, 13)
    ]
    registers = pd.DataFrame(rows, columns=["ward_id", "year", "grade", "pupils"])
    place = dataclasses.replace(place, registers=registers)
    return backtest_pupils.pupils(place, history.base(place), AGES)


def test_a_town_where_nothing_changes_is_forecast_without_error() -> None:
    found = trials(dict.fromkeys(range(2015, 2021), 100.0))
    score = backtest.score(found)
    assert score.index.get_level_values("horizon").unique().tolist() == [1, 2, 3, 4]
    assert score["wmape"].max() == pytest.approx(0, abs=1e-9)
    assert set(found["level"]) == {"tieu_hoc", "thcs", "thpt"}


def test_the_rules_are_what_they_say() -> None:
    found = trials({2017: 100, 2018: 110, 2019: 200})
    primary = found[(found["level"] == "tieu_hoc") & (found["unit"] == "w00")].set_index("method")
    assert primary["forecast"][["unchanged", "same_growth"]].tolist() == pytest.approx([550, 605])
    assert primary["actual"].unique().tolist() == [1_000]


def test_cohorts_that_move_up_are_seen_coming_where_no_rule_sees_them() -> None:
    place = town()
    # one large cohort moves up from grade 4: the last year of primary, then lower secondary
    rows = [
        (ward, year, grade, 300.0 if grade == year - 2012 else 100.0)
        for ward in WARDS
        for year in range(2014, 2020)
        for grade in range(1, 13)
    ]
    registers = pd.DataFrame(rows, columns=["ward_id", "year", "grade", "pupils"])
    place = dataclasses.replace(place, registers=registers)
    found = backtest_pupils.pupils(place, history.base(place), AGES)
    score = backtest.score(found[found["horizon"] == 1], by=("method",))["wmape"]
    assert score["engine"] < score["unchanged"]
    assert score["engine"] < score["same_growth"]


def test_an_origin_never_sees_its_target() -> None:
    calm = trials({2017: 100, 2018: 100, 2019: 100})
    wild = trials({2017: 100, 2018: 100, 2019: 900})
    assert calm["forecast"].tolist() == pytest.approx(wild["forecast"].tolist())


@pytest.mark.parametrize("pupils", [{2018: 100.0, 2019: 100.0}, {2019: 100.0}])
def test_two_years_leave_nothing_to_test(pupils: dict[int, float]) -> None:
    assert trials(pupils).empty


def test_without_registers_there_is_no_trial() -> None:
    place = town()
    assert backtest_pupils.pupils(place, history.base(place), AGES).empty


def test_children_counted_after_the_base_year_enter_as_they_are() -> None:
    # registers after 2025: six-year-olds come from the residents, 100 an age, all entering
    found = trials({2025: 100, 2026: 100, 2027: 100})
    engine = found[(found["method"] == "engine") & (found["level"] == "tieu_hoc")]
    assert engine["forecast"].tolist() == pytest.approx([500, 500], rel=0.002)
