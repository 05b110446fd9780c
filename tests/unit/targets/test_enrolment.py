"""Enrolment and transition from tables that part the ages."""

from __future__ import annotations

import pandas as pd
import pytest

from spatial.records import KINDERGARTEN, NURSERY
from spatial.targets import enrolment

RESIDENTS = pd.Series([100.0] * 6, index=range(6))  # a hundred of every age from 0 to 5


def groups(**pupils: float) -> pd.DataFrame:
    return pd.DataFrame({"age_group": list(pupils), "pupils": list(pupils.values())})


def nursery(table: pd.DataFrame) -> float | None:
    return enrolment.of_groups(table, RESIDENTS, groups_of=NURSERY, ages=(0, 2))


def five(table: pd.DataFrame) -> float | None:
    return enrolment.of_groups(table, RESIDENTS, groups_of=enrolment.FIVE, ages=(5, 5))


def test_children_in_nursery_groups_are_divided_by_residents_under_three() -> None:
    """15 + 45 of 300 children under three are 20 %; the kindergarten class is none of them."""
    assert nursery(groups(m3_12=15, m13_24=45, y3_4=90)) == pytest.approx(20)


def test_five_year_olds_are_those_of_the_oldest_class() -> None:
    assert five(groups(y4_5=80, y5_6=95)) == pytest.approx(95)


@pytest.mark.parametrize("mixed", ["mixed_both", "mixed"])
def test_a_group_nobody_can_part_leaves_the_share_unknown(mixed: str) -> None:
    assert nursery(groups(m3_12=15, **{mixed: 10})) is None


def test_a_kindergarten_class_of_mixed_ages_hides_the_five_year_olds() -> None:
    table = groups(y5_6=50, mixed_kindergarten=30)
    assert five(table) is None
    whole = enrolment.of_groups(table, RESIDENTS, groups_of=KINDERGARTEN, ages=(3, 5))
    assert whole == pytest.approx(100 * 80 / 300)


def test_without_groups_or_residents_there_is_no_share() -> None:
    assert nursery(pd.DataFrame()) is None
    assert nursery(groups(y3_4=20)) is None
    nobody = pd.Series(dtype=float)
    asked = {"groups_of": NURSERY, "ages": (0, 2)}
    assert enrolment.of_groups(groups(m3_12=15), nobody, **asked) is None


def registers(*rows: tuple[int, int, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["year", "grade", "pupils"]).assign(ward_id="w")


def test_who_goes_on_is_the_next_grade_a_year_later() -> None:
    """200 in grade 5 of 2024, 190 in grade 6 of 2025: 95 %."""
    table = registers((2024, 5, 200), (2025, 5, 210), (2025, 6, 190))
    assert enrolment.of_registers(table, grade=5) == pytest.approx(95)


def test_registers_of_one_year_tell_nobody_who_goes_on() -> None:
    assert enrolment.of_registers(registers((2025, 5, 200), (2025, 6, 190)), grade=5) is None
    assert enrolment.of_registers(None, grade=5) is None
