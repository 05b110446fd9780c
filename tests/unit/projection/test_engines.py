"""The engines side by side, and the mix of them."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest
from towns import town

from spatial import norms, projection
from spatial.errors import UserError
from spatial.network import Network
from spatial.projection import engines, grades
from spatial.records import LEVELS, Level

RULES = norms.rules("quan12-2024")


def two_censuses() -> Network:
    """Draw a town whose children of 2025 are not those of 2020 five years older."""
    place = town()
    before = place.residents.assign(year=2020)
    before["people"] = np.where(before["age"] < 9, 130.0, 90.0)
    return dataclasses.replace(place, residents=pd.concat([before, place.residents]))


def setting_of(place: Network) -> engines.Setting:
    return projection.project(
        place, projection.ProjectionRequest(ages=RULES.ages, last=2030)
    ).setting


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
