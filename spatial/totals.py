"""
Totals: add wards up to levels, levels to the total.

What is counted adds up exactly; what is judged against a norm is judged anew at each step, because
a ward's spare rooms do not fill another ward's gap.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from spatial import deficit, demand, norms, tally
from spatial.network import Network
from spatial.records import LEVELS, Kind, Options, weakest

# The sums of the wards' own shortages, beside the locality's shortage of the same sort.
WARDS_OWN = {
    "rooms_short_wards": "rooms_short_per_10k",
    "rooms_short_class_wards": "rooms_short_class",
    "land_short_wards_m2": "land_short_m2",
    "seats_short_wards": "seats_short",
}


def by_level(
    town: Network,
    judged: pd.DataFrame,
    people: demand.Demand,
    rules: norms.Rules,
    options: Options,
    *,
    way: str = deficit.PER_10K,
) -> pd.DataFrame:
    """
    Judge the locality as a whole, and beside it the sum of the wards' own shortages.

    Parameters
    ----------
    town, people, rules, options
        As for `spatial.tally.by_ward`.
    judged
        The wards, judged.
    way
        Way of counting the status follows.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``level``: the wards' columns for the whole locality, the columns of `WARDS_OWN`,
        ``kind``.
    """
    figures = judged.drop(columns=["status", "kind"])
    by_level = figures.groupby(level="level", sort=False).sum(min_count=1)
    levels = _judged(by_level, rules, options, way)
    if judged[["rooms_have", "land_have_m2"]].isna().any(axis=None):
        levels = _of_the_told(levels, figures, rules, options, way)
    for name, own in WARDS_OWN.items():
        levels[name] = by_level[own]
    levels["kind"] = _level_kinds(town, people)
    return levels


def _judged(sums: pd.DataFrame, rules: norms.Rules, options: Options, way: str) -> pd.DataFrame:
    """Judge sums over wards as one place."""
    stocks = sums[list(tally.STOCKS)]
    needs = deficit.need(stocks, rules=rules, share=options.two_session_share)
    return deficit.judge(stocks.join(needs), way=way)


def _of_the_told(
    levels: pd.DataFrame, figures: pd.DataFrame, rules: norms.Rules, options: Options, way: str
) -> pd.DataFrame:
    """
    Judge only the wards whose rooms, and of land those whose land is known, where others are not.

    Pupils and needs stay everybody's. A shortage that set the needs of all against the rooms of
    some would be a zero in disguise.
    """

    def told(stock: str) -> pd.DataFrame:
        rows = figures[figures[stock].notna()].groupby(level="level", sort=False)
        return _judged(rows.sum(min_count=1).reindex(levels.index), rules, options, way)

    part, land = told("rooms_have"), told("land_have_m2")
    by_land = (*deficit.BY_LAND, *(("status",) if way == deficit.LAND else ()))
    part = part.assign(**{name: land[name] for name in by_land})
    needs = [name for name in map(str, levels) if name.startswith(("rooms_need", "land_need"))]
    kept = [name for name in tally.STOCKS if name not in tally.BY_ROOMS]
    mixed = part.assign(**{name: levels[name] for name in (*kept, *needs)})
    for share, column in deficit.NEAR.items():
        near = _asked(figures, column).reindex(levels.index).to_numpy(dtype=float)
        mixed[share] = deficit.share_near(*near.T)
    return mixed[levels.columns]


def _asked(wards: pd.DataFrame, column: str) -> pd.DataFrame:
    """Sum a column and the pupils of the wards it is known of to levels."""
    asked = wards.loc[wards[column].notna(), [column, "pupils"]]
    return asked.groupby(level="level", sort=False).sum(min_count=1)


def _level_kinds(town: Network, people: demand.Demand) -> list[str]:
    """
    Tell how each level's figures for the whole locality are known.

    Schools may be estimated one by one and still add up to a published total; a proposal of
    any kind makes the total assumed.
    """
    met = {str(level): {str(people.kind[level])} for level in LEVELS}
    for level, rows in town.school_levels.groupby("level"):
        proposed = rows["proposed"].to_numpy(dtype=bool)
        met[str(level)] |= set(rows["kind"][proposed])
        met[str(level)].add(_stock_kind(town.stock, str(level), rows[~proposed]))
    for change in town.changes:
        met[str(change.level)].add(Kind.ASSUMED.value)
    return [str(weakest(met[level])) for level in LEVELS]


def _stock_kind(stock: pd.DataFrame, level: str, rows: pd.DataFrame) -> str:
    """Tell the kind of the rooms and land of a level: the published total's where they equal it."""
    if level in stock.index:
        known = stock.loc[level]
        if all(
            abs(rows[name].sum(skipna=False) - known[name]) < 1 for name in ("rooms", "land_m2")
        ):
            return str(known["kind"])
    return str(weakest(rows["kind"]))


def total(levels: pd.DataFrame, wards: pd.DataFrame) -> pd.Series:
    """
    Add the levels up: shortages stay gross, and only the figure named net is net.

    Parameters
    ----------
    levels
        As `by_level` returns them.
    wards
        The wards, judged: a share is of the pupils of those alone that it is known of.

    Returns
    -------
    pandas.Series
        Figures of all levels together.
    """
    numbers = levels.drop(columns=[*deficit.NEAR, "status", "kind"])
    total = numbers.sum(min_count=1)
    for share, column in deficit.NEAR.items():
        near = numbers[column].sum(skipna=False)
        pupils = _asked(wards, column)["pupils"].sum()
        total[column] = near
        total[share] = float(deficit.share_near(np.asarray(near), np.asarray(pupils)))
    return total
