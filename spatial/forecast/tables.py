"""What a forecast shows as tables: curves, grades, chances, causes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from spatial.forecast.forecast import Forecast
from spatial.projection import ranges, units
from spatial.records import LEVELS, Level

YEARLY_TO, STEP = 2035, 5  # year by year up to here, in steps after


def years(forecast: Forecast) -> list[int]:
    """List the years shown: every one to `YEARLY_TO`, then every fifth, the last, the one asked."""
    always = {int(forecast.ahead.years[-1]), forecast.assessment.options.year}
    return [
        int(year)
        for year in forecast.ahead.years
        if year <= YEARLY_TO or year % STEP == 0 or int(year) in always
    ]


def curves(forecast: Forecast) -> pd.DataFrame:
    """
    Pupils by unit, level and year with their range.

    Returns
    -------
    pandas.DataFrame
        ``ward_id`` (empty: the whole locality), ``level``, ``year``, ``pupils``, ``p10``, ``p50``,
        ``p90`` [pupils]; in years that are known the range is the figure itself.
    """
    pupils = units.added(forecast.join, forecast.ahead.pupils, axis=1)
    pupils = np.concatenate([pupils, pupils.sum(axis=1, keepdims=True)], axis=1)
    known = len(forecast.ahead.years) - len(forecast.futures.years)
    spans = np.repeat(pupils[None], len(ranges.SHARES), axis=0)
    spans[:, known:, :-1] = forecast.futures.quantiles()
    spans[:, known:, -1] = forecast.futures.total()
    names = [*map(str, forecast.names), ""]
    index = pd.MultiIndex.from_product(
        [[int(year) for year in forecast.ahead.years], names, [level.value for level in LEVELS]],
        names=["year", "ward_id", "level"],
    )
    table = pd.DataFrame({"pupils": pupils.ravel()}, index=index).reset_index()
    for name, part in zip(("p10", "p50", "p90"), spans, strict=True):
        table[name] = part.ravel()
    shown = table[table["year"].isin(years(forecast))]
    return shown[["ward_id", "level", "year", "pupils", "p10", "p50", "p90"]].reset_index(drop=True)


def by_grade(forecast: Forecast) -> pd.DataFrame:
    """
    Pupils by unit, level, year and grade with their range.

    Returns
    -------
    pandas.DataFrame
        ``ward_id``, ``level``, ``year``, ``grade`` (preschool ``age-3`` to ``age-5``, then 1 to
        12; nursery is a line of its own: `nursery`), ``pupils``, ``p10``, ``p50``, ``p90``
        [pupils]. The range of a grade is its level's, in proportion.
    """
    ages = units.added(forecast.join, forecast.ahead.by_age, axis=1)
    curve = curves(forecast)
    curve = curve[curve["ward_id"] != ""].set_index(["ward_id", "level", "year"])
    rows = []
    for at, level in enumerate(LEVELS):
        for age in np.flatnonzero(forecast.ahead.setting.participation[0, at]):
            for year in years(forecast):
                pupils = ages[forecast.ahead.row(year), :, at, age]
                rows.append(
                    pd.DataFrame(
                        {
                            "ward_id": forecast.names,
                            "level": level.value,
                            "year": year,
                            "grade": _grade(level, int(age)),
                            "pupils": pupils,
                        }
                    )
                )
    table = pd.concat(rows, ignore_index=True)
    whole = curve.reindex(pd.MultiIndex.from_frame(table[["ward_id", "level", "year"]]))
    part = table["pupils"].to_numpy() / np.maximum(whole["pupils"].to_numpy(), 1e-9)
    for name in ("p10", "p50", "p90"):
        table[name] = part * whole[name].to_numpy()
    return table.sort_values(["ward_id", "year"], kind="stable").reset_index(drop=True)


def nursery(forecast: Forecast) -> pd.DataFrame:
    """
    Nursery children by unit, year and age; no range is drawn for them.

    Returns
    -------
    pandas.DataFrame
        ``ward_id`` (empty: the whole locality), ``year``, ``age`` [years], ``pupils`` [pupils].
    """
    young = units.added(forecast.join, forecast.ahead.nursery, axis=1)
    young = np.concatenate([young, young.sum(axis=1, keepdims=True)], axis=1)
    index = pd.MultiIndex.from_product(
        [
            [int(year) for year in forecast.ahead.years],
            [*map(str, forecast.names), ""],
            range(young.shape[2]),
        ],
        names=["year", "ward_id", "age"],
    )
    table = pd.DataFrame({"pupils": young.ravel()}, index=index).reset_index()
    shown = table[table["year"].isin(years(forecast))]
    return shown[["ward_id", "year", "age", "pupils"]].reset_index(drop=True)


def _grade(level: Level, age: int) -> str:
    """Name the class of an age: 1 to 12, below by age."""
    return f"age-{age}" if level == Level.MAM_NON else str(age - 5)
