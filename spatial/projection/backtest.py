"""
Back-test: forecast what is already known by what was known before, beside two simple rules.

A forecast that does not beat them has no business on a map; the table says so either way.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.cancellation import check_cancelled
from spatial.network import Network
from spatial.projection import cohort, history, rates, units
from spatial.projection.history import Base
from spatial.projection.rates import AGES

Floats = NDArray[np.float64]

ENGINE, UNCHANGED, SAME_GROWTH = "engine", "unchanged", "same_growth"
METHODS = (ENGINE, UNCHANGED, SAME_GROWTH)
TRIAL = ("origin", "target", "horizon", "unit", "method", "forecast", "actual", "informed")
YOUNG = 5


def people(town: Network, base: Base) -> pd.DataFrame:
    """
    Forecast every known total from every earlier one.

    Returns
    -------
    pandas.DataFrame
        One row per origin, target, unit and method, columns `TRIAL`; ``informed`` where the engine
        knew an earlier total and so the arrivals.

    Notes
    -----
    The engine at an origin knows the totals up to it and nothing later: arrivals are those of the
    span before it, none for the first. Ages are those of the base year carried on, before the base
    year the country's. ``unchanged``: the people of the origin. ``same_growth``: the yearly growth
    of the span before the origin goes on; for the first year, the country's natural growth.
    """
    years = list(base.totals)
    rows: list[pd.DataFrame] = []
    for at, origin in enumerate(years[:-1]):
        before = years[at - 1] if at else None
        for target in years[at + 1 :]:
            check_cancelled()
            known = units.comparable(town, base, target)
            made = _forecasts(base, before, origin, target)
            actual = known.join @ base.totals[target]
            rows += [
                pd.DataFrame(
                    {
                        "origin": origin,
                        "target": target,
                        "horizon": target - origin,
                        "unit": known.names,
                        "method": method,
                        "forecast": known.join @ forecast,
                        "actual": actual,
                        "informed": before is not None,
                    }
                )
                for method, forecast in made.items()
            ]
    if not rows:
        return pd.DataFrame(columns=list(TRIAL))
    return pd.concat(rows, ignore_index=True)


def _forecasts(base: Base, before: int | None, origin: int, target: int) -> dict[str, Floats]:
    """Forecast the target's totals by every method, shape (wards,) each."""
    start, span = base.totals[origin], target - origin
    table = rates.prospects()
    aged, level = ages_known(base, origin)
    now = aged * (start / aged.sum(axis=1))[:, None]
    moved = base.totals if before is None else {before: base.totals[before], origin: start}
    past = Base(
        wards=base.wards,
        year=origin,
        people=now,
        reference=base.reference,
        kind=base.kind,
        totals={origin: start} if before is None else moved,
        earlier=None,
        fertility=level,
    )
    yearly = history.migration(past)[-1][2]
    births = np.stack([table.fertility["median"][table.row(y)] for y in range(origin, target)])
    course = cohort.run(
        now,
        first=origin,
        last=target,
        rates=table,
        fertility=births[:, None] * level[:, None],
        migrants=np.broadcast_to(yearly, (span, len(start))),
        profile=history.profile(past),
    )
    if before is None:
        growth = np.full(len(start), np.exp(_country_growth(origin) * span))
    else:
        growth = (start / base.totals[before]) ** (span / (origin - before))
    return {
        ENGINE: course.at(target).sum(axis=1),
        UNCHANGED: start,
        SAME_GROWTH: start * growth,
    }


def ages_known(base: Base, origin: int) -> tuple[Floats, Floats]:
    """
    Give the ages and births an origin may know: before the base year the country's.

    Parameters
    ----------
    base
        The locality's people.
    origin
        Year nothing later is known of.

    Returns
    -------
    people, fertility
        Shape (wards, 86) and (wards,).
    """
    if base.year <= origin:
        return cohort.carried(base.people, base.year, origin), base.fertility
    country = cohort.carried(rates.structures()[history.COUNTRY][None], history.CENSUS, origin)
    return np.repeat(country, len(base.wards), axis=0), np.ones(len(base.wards))


def _country_growth(year: int) -> float:
    """Births less deaths of the country against its people [1/year]."""
    country = cohort.carried(rates.structures()[history.COUNTRY][None], history.CENSUS, year)
    table = rates.prospects()
    births = table.fertility["median"][table.row(year)]
    course = cohort.run(
        country,
        first=year,
        last=year + 1,
        rates=table,
        fertility=births[None, None],
        migrants=np.zeros((1, 1)),
        profile=country / country.sum(),
    )
    return float((course.births[1, 0] - course.deaths[1, 0]) / country.sum())


def births(people_: Floats, *, year: int, country: Floats) -> Mapping[str, Floats]:
    """
    Forecast the children under five from those who are older: the test one census allows.

    Parameters
    ----------
    people_
        People by place and age in `year` [people], shape (places, 86).
    country
        The country's people by age in the same year, shape (86,).

    Returns
    -------
    dict
        Children under five by method, shape (places,), and ``actual``. The engine goes back five
        years without them, measures fertility there by those now five to nine, against the
        country's measured alike, and comes forward again. ``unchanged``: as many as are now five
        to nine. ``same_growth``: the country's share of children five years before, of the people
        aged five and over.
    """
    table = rates.prospects()
    then = year - YOUNG
    both = cohort.carried(np.vstack([people_, country]), year, then)
    level = cohort.local_fertility(both, year=then, rates=table)
    level = level[:-1] / level[-1]
    rows = np.stack([table.fertility["median"][table.row(y)] for y in range(then, year)])
    course = cohort.run(
        both[:-1],
        first=then,
        last=year,
        rates=table,
        fertility=rows[:, None] * level[:, None],
        migrants=np.zeros((YOUNG, len(people_))),
        profile=np.full((1, AGES), 1 / AGES),
    )
    share = both[-1, :YOUNG].sum() / both[-1].sum()
    older = people_[:, YOUNG:].sum(axis=1)
    return {
        ENGINE: course.at(year)[:, :YOUNG].sum(axis=1),
        UNCHANGED: people_[:, YOUNG : 2 * YOUNG].sum(axis=1),
        SAME_GROWTH: older * share,
        "actual": people_[:, :YOUNG].sum(axis=1),
    }


def score(trials: pd.DataFrame, *, by: tuple[str, ...] = ("horizon", "method")) -> pd.DataFrame:
    """
    Measure how far forecasts strayed.

    Parameters
    ----------
    trials
        Reads ``forecast``, ``actual`` and the columns of `by`.
    by
        What to measure apart.

    Returns
    -------
    pandas.DataFrame
        Indexed by `by`: ``signed`` (sum of forecasts over sum of actuals, less one: negative is too
        low), ``mape`` (mean of the units' own errors), ``wmape`` (sum of misses over sum of
        actuals), ``units`` (how many were compared).
    """
    table = trials.assign(miss=(trials["forecast"] - trials["actual"]).abs())
    table["own"] = table["miss"] / table["actual"]
    grouped = table.groupby(list(by), sort=False)
    sums = grouped[["forecast", "actual", "miss"]].sum()
    return pd.DataFrame(
        {
            "signed": sums["forecast"] / sums["actual"] - 1,
            "mape": grouped["own"].mean(),
            "wmape": sums["miss"] / sums["actual"],
            "units": grouped.size(),
        }
    )
