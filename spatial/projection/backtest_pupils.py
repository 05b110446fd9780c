"""Back-test on counted pupils: class registers forecast by the registers before them."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.cancellation import check_cancelled
from spatial.network import Network
from spatial.projection import cohort, grades
from spatial.projection.backtest import ENGINE, SAME_GROWTH, UNCHANGED
from spatial.projection.history import Base
from spatial.projection.participation import Ages
from spatial.records import LEVELS, Level

Floats = NDArray[np.float64]

TRIAL = ("origin", "target", "horizon", "unit", "level", "method", "forecast", "actual")
LEAST = 2  # years of registers a progression needs
GENERAL = tuple(level for level in LEVELS if level != Level.MAM_NON)


def pupils(town: Network, base: Base, ages: Ages) -> pd.DataFrame:
    """
    Forecast every register from every earlier one that has a year before it.

    Parameters
    ----------
    town
        The locality; without registers there is nothing to test.
    base
        Its people: six-year-olds to come are counted from them where the base is not later than
        the origin, else as many enter as entered last.
    ages
        First and last age of each level [years]; grade = age - 5.

    Returns
    -------
    pandas.DataFrame
        One row per origin, target, ward, level and method, columns `TRIAL`; ``unchanged`` keeps the
        pupils of the origin, ``same_growth`` the ratio of the year before it.
    """
    if town.registers is None or town.registers.empty:
        return pd.DataFrame(columns=list(TRIAL))
    first, counted = grades.read(town.registers, base.wards)
    rows: list[pd.DataFrame] = []
    for known in range(LEAST, len(counted)):
        check_cancelled()
        origin, seen = first + known - 1, counted[:known]
        now, last = (_levels(seen[at], ages) for at in (-1, -2))
        growth = np.divide(now, last, out=np.ones_like(now), where=last > 0)
        ahead = _ahead(base, seen, origin, len(counted) - known)
        for step, made in enumerate(ahead, start=1):
            actual = _levels(counted[known + step - 1], ages)
            methods = {
                ENGINE: _levels(made, ages),
                UNCHANGED: now,
                SAME_GROWTH: now * growth**step,
            }
            rows += [
                _rows(base, origin, step, method, forecast, actual)
                for method, forecast in methods.items()
            ]
    if not rows:
        return pd.DataFrame(columns=list(TRIAL))
    table = pd.concat(rows, ignore_index=True)
    return table[table["actual"] > 0].reset_index(drop=True)


def _levels(by_grade: Floats, ages: Ages) -> Floats:
    """Add grades up to levels, shape (wards, levels of general schooling)."""
    entry = grades.ENTRY_AGE
    return np.stack(
        [
            by_grade[:, ages[level][0] - entry : ages[level][1] - entry + 1].sum(axis=1)
            for level in GENERAL
        ],
        axis=1,
    )


def _ahead(base: Base, seen: Floats, origin: int, count: int) -> Floats:
    """Project the registers seen so far, shape (count, wards, 12)."""
    years = range(origin - len(seen) + 1, origin + count + 1)
    if base.year <= years[0]:
        six = np.stack(
            [cohort.carried(base.people, base.year, year)[:, grades.ENTRY_AGE] for year in years]
        )
    else:
        six = np.ones((len(years), len(base.wards)))
        six[: len(seen)] = np.maximum(seen[:, :, 0], 1.0)
        six[len(seen) :] = six[len(seen) - 1]
    return grades.run(seen, children=six[: len(seen)], future=six[len(seen) :])


def _rows(
    base: Base, origin: int, step: int, method: str, forecast: Floats, actual: Floats
) -> pd.DataFrame:
    """Put one method's forecasts of one target into rows."""
    index = pd.MultiIndex.from_product(
        [base.wards, [level.value for level in GENERAL]], names=["unit", "level"]
    )
    table = pd.DataFrame(
        {"forecast": forecast.ravel(), "actual": actual.ravel()}, index=index
    ).reset_index()
    table = table.assign(origin=origin, target=origin + step, horizon=step, method=method)
    return table[list(TRIAL)]
