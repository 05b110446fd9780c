"""Pupils of later lists forecast by those of earlier ones."""

from __future__ import annotations

import dataclasses

import numpy as np
import pandas as pd
import pytest

from spatial.projection import backtest_lists, cohort
from spatial.projection.backtest import ENGINE, SAME_GROWTH, UNCHANGED
from spatial.projection.history import Base
from spatial.records import Level

AGES = {Level.TIEU_HOC: (6, 10)}
PEOPLE = np.full((1, 86), 100.0)
BASE = Base(
    wards=pd.Index(["a"]),
    year=2023,
    people=PEOPLE,
    reference="country",
    kind="surveyed",
    totals={2023: PEOPLE.sum(axis=1)},
    earlier=None,
    fertility=np.ones(1),
)


def lists(*rows: tuple[int, str, float]) -> object:
    """Make the lists of a town: year, school, pupils of its primary school."""
    years = pd.DataFrame(rows, columns=["year", "school_id", "pupils"]).assign(level="tieu_hoc")

    @dataclasses.dataclass
    class Town:
        school_years: pd.DataFrame

    return Town(years)


def forecasts(*rows: tuple[int, str, float]) -> dict[tuple[int, int, str], float]:
    table = backtest_lists.pupils(lists(*rows), BASE, AGES)  # type: ignore[arg-type]
    return {
        (row.origin, row.target, row.method): row.forecast for row in table.itertuples(index=False)
    }


def test_every_later_list_is_forecast_by_every_earlier_one() -> None:
    made = forecasts((2023, "x", 200), (2024, "x", 300), (2025, "x", 450), (2025, "y", 5))
    assert {key[:2] for key in made} == {(2023, 2024), (2023, 2025), (2024, 2025)}
    assert made[2024, 2025, UNCHANGED] == 300
    assert made[2024, 2025, SAME_GROWTH] == pytest.approx(450)  # half as many again each year
    assert made[2023, 2024, SAME_GROWTH] == 200  # no list before it


def test_the_share_of_children_in_these_schools_stays() -> None:
    made = forecasts((2023, "x", 250), (2024, "x", 300))
    later = cohort.carried(PEOPLE, 2023, 2024)[:, 6:11].sum()
    assert made[2023, 2024, ENGINE] == pytest.approx(250 / 500 * later)
    assert 249 < made[2023, 2024, ENGINE] < 250  # a hundred of every age, a few of whom die


def test_a_list_with_a_hole_and_a_single_list_test_nothing() -> None:
    assert forecasts((2023, "x", 250), (2023, "y", np.nan), (2024, "x", 300)) == {}
    assert forecasts((2024, "x", 300)) == {}
    empty = dataclasses.replace(lists(), school_years=pd.DataFrame())  # type: ignore[type-var]
    assert backtest_lists.pupils(empty, BASE, AGES).empty  # type: ignore[arg-type]
