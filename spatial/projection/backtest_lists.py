"""Back-test on lists of schools: pupils of a later list forecast by those of an earlier one."""

from __future__ import annotations

import numpy as np
import pandas as pd

from spatial.network import Network
from spatial.projection import backtest, cohort
from spatial.projection.backtest import ENGINE, SAME_GROWTH, UNCHANGED
from spatial.projection.backtest_pupils import TRIAL
from spatial.projection.history import Base
from spatial.projection.participation import Ages
from spatial.records import LEVELS

WHOLE = ""  # the unit of a trial: pupils of one ward sit in schools of another, so all together


def pupils(town: Network, base: Base, ages: Ages) -> pd.DataFrame:
    """
    Forecast the pupils of every list from every earlier one.

    Parameters
    ----------
    town
        The locality; without lists of several years there is nothing to test.
    base
        Its people.
    ages
        First and last age of each level [years].

    Returns
    -------
    pandas.DataFrame
        One row per origin, target, level and method for the locality as a whole, columns
        `backtest_pupils.TRIAL`. A level counts in a year whose list tells the pupils of all its
        schools.

    Notes
    -----
    The engine keeps the share of the children of a level's ages who sit in its schools; children
    grow older as the origin could know: from the base year where that is not later, else with the
    country's ages; nobody moves. ``same_growth`` goes on as between the list before the origin and
    the origin; without one before, it is ``unchanged``.
    """
    rows = [
        row
        for level in LEVELS
        if level in ages
        for row in _of_level(_known(town.school_years, level), base, ages[level], level.value)
    ]
    return pd.DataFrame(rows, columns=list(TRIAL))


def _known(years: pd.DataFrame, level: str) -> dict[int, float]:
    """Add up the pupils of a level by year, where every school of a list tells them."""
    if years.empty:
        return {}
    own = years[years["level"] == level]
    whole = own.groupby("year")["pupils"].agg(lambda each: each.sum(skipna=False))
    return {int(str(year)): float(total) for year, total in whole.dropna().items() if total > 0}


def _of_level(
    known: dict[int, float], base: Base, between: tuple[int, int], level: str
) -> list[dict[str, object]]:
    """Forecast one level's pupils."""
    years = sorted(known)
    rows: list[dict[str, object]] = []
    for at, origin in enumerate(years[:-1]):
        aged, _ = backtest.ages_known(base, origin)
        for target in years[at + 1 :]:
            span = target - origin
            growth = (
                (known[origin] / known[years[at - 1]]) ** (span / (origin - years[at - 1]))
                if at
                else 1.0
            )
            children = [
                float(cohort.carried(aged, origin, year)[:, between[0] : between[1] + 1].sum())
                for year in (origin, target)
            ]
            forecasts = {
                ENGINE: known[origin] * children[1] / children[0] if children[0] > 0 else np.nan,
                UNCHANGED: known[origin],
                SAME_GROWTH: known[origin] * growth,
            }
            rows += [
                {
                    "origin": origin,
                    "target": target,
                    "horizon": span,
                    "unit": WHOLE,
                    "level": level,
                    "method": method,
                    "forecast": forecast,
                    "actual": known[target],
                }
                for method, forecast in forecasts.items()
                if not np.isnan(forecast)
            ]
    return rows
