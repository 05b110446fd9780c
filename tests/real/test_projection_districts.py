"""Districts of the country: children under five forecast from everybody older, one census long."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from spatial import interpolation
from spatial.projection import backtest

CITY = "Thành phố Hồ Chí Minh"


@pytest.fixture(scope="module")
def trials(shared: Path) -> pd.DataFrame:
    """Forecast every district; the first row of the census is the country."""
    file = shared / "real" / "census2019_district_age5.csv"
    with file.open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["level"] in {"country", "district"}]
    bands = np.array(
        [[float(row[name]) for name in row if name.startswith("age_")] for row in rows]
    )
    people = np.hstack([interpolation.single_ages(bands[:, :-1]), bands[:, -1:]])
    found = backtest.births(people[1:], year=2019, country=people[0])
    actual = found["actual"]
    assert actual == pytest.approx(bands[1:, 0])
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "method": method,
                    "province": [row["province"] for row in rows[1:]],
                    "forecast": found[method],
                    "actual": actual,
                }
            )
            for method in backtest.METHODS
        ]
    )


def test_over_the_country_the_engine_beats_both_rules(trials: pd.DataFrame) -> None:
    score = backtest.score(trials, by=("method",))
    assert (score["units"] == 712).all()
    assert score["wmape"].round(2).to_dict() == {
        "engine": 0.07,
        "unchanged": 0.10,
        "same_growth": 0.19,
    }


def test_in_the_city_it_beats_them_by_more(trials: pd.DataFrame) -> None:
    score = backtest.score(trials[trials["province"] == CITY], by=("method",))
    assert (score["units"] == 24).all()
    assert score["wmape"].round(2).to_dict() == {
        "engine": 0.08,
        "unchanged": 0.13,
        "same_growth": 0.42,
    }
    assert abs(score.loc["engine", "signed"]) < 0.06
