"""People by five-year age: the census of 2019 carried six years on, then scaled."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from recipe.apportion import largest_remainder

Floats = NDArray[np.float64]

BANDS = tuple(range(0, 90, 5))  # first ages; the last is open
COLUMNS = tuple(f"age_{age:02d}" for age in BANDS)
SOURCE_COLUMNS = (*(f"age_{age:02d}_{age + 4:02d}" for age in BANDS[:-1]), "age_85plus")
YEARS_ON = 6  # from the census of April 2019 to 2025
MIN_PEOPLE = 1_000  # fewer were counted from a figure that lost its digits: too coarse for shares
_BEARING = slice(3, 10)  # bands 15 to 49


def shares(source: pd.DataFrame, rates: pd.DataFrame) -> tuple[Floats, pd.Series]:
    """
    Give every commune's share of each band in 2025, and where its ages come from.

    Parameters
    ----------
    source
        ``province_code``, `SOURCE_COLUMNS` [people of 2019 ages], ``age_share_from``.
    rates
        World Population Prospects: ``series``, ``year``, ``age``, ``sex``, ``value``.

    Notes
    -----
    Who was ``a`` in 2019 is ``a + 6`` in 2025, less the deaths of the national table; children
    born since are ``C/5 · (W' / W) · (TFR of 2019–2024 / TFR of 2014–2018)`` a year, ``C`` the
    commune's children under five in 2019, ``W`` its people of 15 to 49 in 2019, ``W'`` in 2025. A
    commune without ages of its own has those of its province.
    """
    before = source[list(SOURCE_COLUMNS)].to_numpy(dtype=float)
    lacking = ~(np.nansum(before, axis=1) >= MIN_PEOPLE)
    before[lacking] = 0.0
    whole = pd.DataFrame(before).groupby(source["province_code"].to_numpy()).transform("sum")
    before[lacking] = whole.to_numpy()[lacking]
    after = six_years_on(before, rates)
    origin = source["age_share_from"].fillna("province").mask(lacking, "province")
    return after / after.sum(axis=1, keepdims=True), origin


def six_years_on(before: Floats, rates: pd.DataFrame) -> Floats:
    """Carry five-year bands of 2019, shape (n, 18), to 2025."""
    alive = _survival(rates)
    leaving = before * alive  # those of a band who see 2025
    after = np.zeros_like(before)
    after[:, 2:] = 0.8 * leaving[:, 1:-1] + 0.2 * leaving[:, :-2]
    after[:, 1] = 0.8 * leaving[:, 0]
    after[:, -1] += leaving[:, -1] + 0.2 * leaving[:, -2]
    bearing = after[:, _BEARING].sum(axis=1) / before[:, _BEARING].sum(axis=1)
    born = before[:, 0] / 5 * bearing * _fertility(rates)
    after[:, 0] = 5 * born
    after[:, 1] += born
    return after


def _survival(rates: pd.DataFrame) -> Floats:
    """Give the share of each band alive six years on, by the death rates of 2020."""
    deaths = rates[(rates["series"] == "death_rate") & (rates["year"] == YEAR)]
    by_age = deaths.groupby(deaths["age"].astype(int))["value"].mean()
    rate = np.interp(np.array(BANDS) + 5.0, by_age.index.to_numpy(), by_age.to_numpy())
    return np.asarray(np.exp(-YEARS_ON * rate))


YEAR = 2020


def _fertility(rates: pd.DataFrame) -> float:
    """Compare the fertility of 2019–2024 with that of 2014–2018."""
    total = rates[rates["series"] == "total_fertility_median"]
    by_year = total.groupby("year")["value"].first()
    years = by_year.index.to_numpy(dtype=float)
    after = np.interp(np.arange(2019, 2025), years, by_year.to_numpy())
    before = np.interp(np.arange(2014, 2019), years, by_year.to_numpy())
    return float(after.mean() / before.mean())


def whole(people: pd.Series, parts: Floats) -> NDArray[np.int64]:
    """Split every commune's people by its shares, to the person."""
    rows = [
        largest_remainder(int(total), row.tolist())
        for total, row in zip(people, parts, strict=True)
    ]
    return np.array(rows, dtype=np.int64)
