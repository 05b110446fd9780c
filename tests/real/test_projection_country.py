"""The engine against World Population Prospects: what the base owes and what the engine owes."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from spatial.projection import cohort, rates

# Census day is 1 April; the yearly totals of the file are those of 31 December.
PAST_APRIL = 0.75


@pytest.fixture(scope="module")
def united_nations(shared: Path) -> dict[int, float]:
    file = shared / "real" / "wpp2024_vietnam_popproj1dt.csv"
    with file.open(encoding="utf-8", newline="") as table:
        return {
            int(row["year"]): 1000 * (float(row["popM"]) + float(row["popF"]))
            for row in csv.DictReader(table)
        }


def ours(people: np.ndarray) -> dict[int, float]:
    """Project the country from 1 April 2019; totals at the end of each year."""
    table = rates.prospects()
    years = range(2019, 2037)
    course = cohort.run(
        people[None],
        first=2019,
        last=2037,
        rates=table,
        fertility=np.stack([table.fertility["median"][table.row(y)] for y in years])[:, None],
        migrants=np.zeros((len(years), 1)),
        profile=people[None] / people.sum(),
    )
    total = course.people.sum(axis=(1, 2))
    return {
        year: total[at] + PAST_APRIL * (total[at + 1] - total[at]) for at, year in enumerate(years)
    }


@pytest.mark.parametrize("year", [2025, 2030, 2035])
def test_the_census_projected_agrees_with_the_united_nations(
    united_nations: dict[int, float], year: int
) -> None:
    found = ours(rates.structures()["viet_nam"])
    assert found[year] == pytest.approx(united_nations[year], rel=0.015)


def test_most_of_the_difference_is_the_base_and_little_the_engine(
    united_nations: dict[int, float],
) -> None:
    # Both start in 2024 when the census ages are scaled to the United Nations' total of that year:
    # what is left is growth, the engine's own.
    census = rates.structures()["viet_nam"]
    base_gap = ours(census)[2024] / united_nations[2024] - 1
    raised = ours(census / (1 + base_gap))
    engine_gap = {year: raised[year] / united_nations[year] - 1 for year in (2025, 2030, 2035)}
    assert base_gap == pytest.approx(-0.0109, abs=0.001)
    assert max(map(abs, engine_gap.values())) < 0.001


def test_the_compiled_rates_are_those_of_their_source(shared: Path) -> None:
    with (shared / "real" / "wpp2024_vietnam_tfrproj1dt.csv").open(encoding="utf-8") as file:
        given = {int(row["year"]): float(row["tfr_high"]) for row in csv.DictReader(file)}
    table = rates.prospects()
    for year in range(2024, 2045):
        assert table.fertility["high"][table.row(year)].sum() == pytest.approx(
            given[year], rel=1e-5
        )
