"""Hamilton-Perry and grade progression on cohorts small enough to follow by hand."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from towns import town

from spatial import norms, projection
from spatial.errors import UserError
from spatial.network import Network
from spatial.projection import engines, grades, hamilton
from spatial.projection.rates import AGES
from spatial.records import LEVELS, Level

RULES = norms.rules("quan12-2024")


def test_a_cohort_that_grew_by_half_grows_by_half_again() -> None:
    then = np.full((1, AGES), 1e6)
    now = then.copy()
    now[0, 15] = 1.5e6  # aged 10 five years before
    course = hamilton.run(then, now, years=5, count=5)
    assert course[5, 0, 15] == pytest.approx(1.5e6, rel=1e-3)
    assert course[5, 0, 20] == pytest.approx(1.5e6, rel=1e-3)  # the cohort itself goes on unchanged


def test_in_between_a_cohort_moves_by_the_root_of_its_change() -> None:
    then = np.full((1, AGES), 1e6)
    now = then.copy()
    now[0, 12] = 4e6  # aged 10 two years before: doubles every year
    course = hamilton.run(then, now, years=2, count=2)
    assert course[1, 0, 11] == pytest.approx(2e6, rel=1e-3)
    assert course[2, 0, 12] == pytest.approx(4e6, rel=1e-3)


def test_children_keep_their_number_to_an_adult() -> None:
    then = np.full((1, AGES), 1_000.0)
    now = then.copy()
    now[0, :5] = 500.0
    course = hamilton.run(then, now, years=5, count=5)
    adults = course[5, 0, 20:45].sum()
    assert course[5, 0, 0] / adults == pytest.approx(500 / now[0, 20:45].sum(), rel=1e-6)


def test_a_tiny_ward_leans_on_the_locality() -> None:
    then = np.vstack([np.full(AGES, 1e6), np.full(AGES, 1.0)])
    now = then.copy()
    now[1, 15] = 30.0  # thirty for one is chance, not change
    change, _ = hamilton.ratios(then, now, 5)
    assert change[1, 15] == pytest.approx((30 + 50) / (1 + 50), rel=1e-3)


def test_nobody_lost_in_a_place_where_nothing_changes() -> None:
    same = np.full((3, AGES), 700.0)
    same[:, -1] = 0.0  # whoever reaches the open age dies
    course = hamilton.run(same, same, years=5, count=12)
    assert course[:, :, :80] == pytest.approx(np.full((13, 3, 80), 700.0), rel=1e-6)


def registers(pupils: dict[tuple[int, int], float]) -> np.ndarray:
    """Make one ward's registers: (year, grade) to pupils."""
    found = np.zeros((max(year for year, _ in pupils) + 1, 1, 12))
    for (year, grade), number in pupils.items():
        found[year, 0, grade - 1] = number
    return found


def test_a_grade_keeps_nine_of_ten() -> None:
    seen = registers({(0, 1): 1e6, (1, 2): 0.9e6, (1, 1): 1e6})
    assert grades.survival(seen)[0, 0] == pytest.approx(0.9)


def test_recent_years_weigh_more() -> None:
    seen = registers({(0, 1): 1e6, (1, 2): 1e6, (1, 1): 1e6, (2, 2): 0.7e6})
    assert grades.survival(seen)[0, 0] == pytest.approx((1 * 1.0 + 2 * 0.7) / 3)


def test_grade_one_is_the_share_of_children_who_enter() -> None:
    seen = registers({(0, 1): 95.0, (1, 1): 95.0, (1, 2): 95.0})
    ahead = grades.run(
        seen, children=np.array([[100.0], [100.0]]), future=np.array([[120.0], [80.0]])
    )
    assert ahead[:, 0, 0] == pytest.approx([114, 76])
    assert ahead[0, 0, 1] == pytest.approx(95)
    assert ahead[1, 0, 1] == pytest.approx(114)
    assert ahead[1, 0, 2] == pytest.approx(ahead[0, 0, 1] * grades.survival(seen)[0, 1])


def test_registers_are_put_by_year_ward_and_grade() -> None:
    rows = pd.DataFrame(
        [("b", 2026, 3, 7.0), ("a", 2025, 1, 5.0)], columns=["ward_id", "year", "grade", "pupils"]
    )
    first, pupils = grades.read(rows, pd.Index(["a", "b"]))
    assert (first, pupils.shape) == (2025, (2, 2, 12))
    assert (pupils[0, 0, 0], pupils[1, 1, 2], pupils.sum()) == (5, 7, 12)


def two_censuses() -> Network:
    """Draw a town whose children of 2025 are not those of 2020 five years older."""
    place = town()
    before = place.residents.assign(year=2020)
    before["people"] = np.where(before["age"] < 9, 130.0, 90.0)
    return dataclasses.replace(place, residents=pd.concat([before, place.residents]))


def setting_of(place: Network) -> engines.Setting:
    return projection.project(place, projection.Request(ages=RULES.ages, last=2030)).setting


def test_with_two_censuses_the_mix_is_the_mean_of_both_engines() -> None:
    setting = setting_of(two_censuses())
    mixed = engines.by_mix(setting)
    parts = [engines.by_cohort(setting), engines.by_hamilton_perry(setting)]
    assert dict(mixed.engines) == {"cohort": 0.5, "hamilton_perry": 0.5}
    assert mixed.attending == pytest.approx(np.mean([one.attending for one in parts], axis=0))


def test_grade_progression_starts_from_the_registers() -> None:
    wards = ("w00", "w10")
    rows = [
        (ward, year, grade, 100.0)
        for ward in wards
        for year in (2025, 2026)
        for grade in range(1, 13)
    ]
    table = pd.DataFrame(rows, columns=["ward_id", "year", "grade", "pupils"])
    setting = dataclasses.replace(setting_of(town()), registers=table)
    found = engines.by_grades(setting)
    primary = found.attending[:, 0, LEVELS.index(Level.TIEU_HOC), 6:11]
    assert primary[:2] == pytest.approx(np.full((2, 5), 100.0))
    assert primary[2, 1:] == pytest.approx([100.0] * 4)  # everyone moves up
    cohort_preschool = engines.by_cohort(setting).attending[:, :, 0]
    assert found.attending[:, :, 0] == pytest.approx(cohort_preschool)


def town_with_registers(first: int, last: int) -> pd.DataFrame:
    rows = [
        (ward, year, grade, 100.0 + 10 * (year - first))
        for ward in ("w00", "w10")
        for year in range(first, last + 1)
        for grade in range(1, 13)
    ]
    return pd.DataFrame(rows, columns=["ward_id", "year", "grade", "pupils"])


def test_registers_from_before_the_base_year_are_used_too() -> None:
    table = town_with_registers(2021, 2024)  # the base is 2025
    found = engines.by_grades(dataclasses.replace(setting_of(town()), registers=table))
    _, seen = grades.read(table, pd.Index(["w00", "w10"]))
    keep = grades.survival(seen)
    primary = found.attending[0, 0, LEVELS.index(Level.TIEU_HOC), 6:11]
    assert primary[1:] == pytest.approx(130.0 * keep[0, :4])  # grades 2 to 5 of 2025


def test_registers_beyond_the_last_year_are_refused() -> None:
    table = town_with_registers(2029, 2031)
    with pytest.raises(UserError) as raised:
        engines.by_grades(dataclasses.replace(setting_of(town()), registers=table))
    (fault,) = raised.value.faults
    assert fault.code == "registers_outside"
    assert "2031" in fault.say(lang="vi")
