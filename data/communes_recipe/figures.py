"""People of every commune: slips of the source found and repaired, then raked to the provinces."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from recipe.apportion import largest_remainder
from scipy.spatial import KDTree

Floats = NDArray[np.float64]

AS_GIVEN, ZEROS, NEIGHBOURS = "as_given", "zeros_restored", "from_neighbours"
NEIGHBOUR_COUNT = 8
SMALL_PEOPLE = 10_000  # a figure below it may have lost zeros at its end
MOST_PEOPLE = 295_000  # no commune has more: the figure is a province's
LOST_SHARE = 0.03  # of ten figures one ends in zero; where fewer than this do, zeros were lost
SPREAD = 0.7  # of the logarithm of a sound figure about the guess
FIT = 3.0  # times the neighbours' density, either way: a figure of a name shared by two provinces
_DEGREE_KM = (108.0, 111.0)  # of longitude and latitude, about, over Viet Nam


def repaired(table: pd.DataFrame, totals: pd.Series) -> tuple[pd.Series, pd.Series]:
    """
    Give the people of every commune and the rule they stand by, before raking.

    Parameters
    ----------
    table
        ``name``, ``rank``, ``province_code``, ``area_km2``, ``people`` as the source has them,
        ``suspect`` as it marks them, ``lon``, ``lat``.
    totals
        Published people by province code.

    Notes
    -----
    The source read ``22.930`` as a decimal: 2,293. In provinces where hardly a figure ends in zero,
    marked figures are taken times the likeliest power of ten beside `by_neighbours`; unmarked
    ones below 10,000 times ten, those it helps most first, as long as the province's sum comes
    nearer to its published total. In the same provinces the source joined figures by name: one that
    a commune of that name has in another province is that one's, if the other keeps its zeros, else
    stays with the commune it fits best, if within three times either way. What is left without a
    figure gets `by_neighbours`. The provinces that keep their zeros are left as they are: their
    sums agree with the published totals to a few per cent.
    """
    people = table["people"].astype(float).mask(table["people"] > MOST_PEOPLE)
    ends = (people % 10 == 0).groupby(table["province_code"]).mean()
    slipped = table["province_code"].map(ends).lt(LOST_SHARE)  # the others add up as they are
    lossy = slipped & people.lt(SMALL_PEOPLE)
    group = people.groupby([table["name"], people])
    elsewhere = group.transform("size").gt(1)
    same = people.notna() & slipped & elsewhere
    sure = same & (~slipped).groupby([table["name"], people]).transform("any").eq(other=True)
    slips = (lossy, same, sure)
    guess = by_neighbours(table, people.mask(lossy | same | table["suspect"]))
    given, rule = _pass(table, people, guess, slips, totals)
    guess = by_neighbours(table, given.mask(rule == NEIGHBOURS))  # now of the small ones too
    return _pass(table, people, guess, slips, totals)


def _pass(
    table: pd.DataFrame,
    people: pd.Series,
    guess: pd.Series,
    slips: tuple[pd.Series, pd.Series, pd.Series],
    totals: pd.Series,
) -> tuple[pd.Series, pd.Series]:
    """Repair by one set of guesses; see `repaired`."""
    lossy, same, sure = slips
    island = table["rank"] == "đặc khu"
    given = people.copy()
    marked = table["suspect"] & people.notna() & ~island
    given[marked] *= _times(people[marked], guess[marked])
    misfit = np.abs(np.log(given / guess))
    best = misfit.groupby([table["name"], people]).transform("min")
    wrong = same & ((misfit > best) | (misfit > np.log(FIT)))
    wrong &= ~(lossy & np.abs(np.log(10 * given / guess)).lt(misfit))
    wrong = (wrong | sure) & ~island
    given = given.mask(wrong | given.isna(), guess)
    rule = pd.Series(AS_GIVEN, index=table.index).mask(marked, ZEROS)
    rule = rule.mask(wrong | people.isna(), NEIGHBOURS)
    loose = lossy & rule.eq(AS_GIVEN) & ~island
    for province, part in given.groupby(table["province_code"]):
        taken = _zeros(part, guess, loose, float(totals[province]))
        given[taken] *= 10
        rule[taken] = ZEROS
    return given, rule


def _times(people: pd.Series, guess: pd.Series) -> Floats:
    """Choose the likeliest power of ten: near to the guess, each lost zero one time in ten."""
    zeros = np.arange(4)
    off = np.log(people.to_numpy()[:, None] * 10.0**zeros / guess.to_numpy()[:, None])
    unlikely = (off / SPREAD) ** 2 / 2 + zeros * np.log(10)
    return np.asarray(10.0 ** np.argmin(unlikely, axis=1))


def _zeros(part: pd.Series, guess: pd.Series, loose: pd.Series, total: float) -> pd.Index:
    """List the communes of a province whose figure lost a zero: those that make its sum fit."""
    own = part[loose[part.index]]
    gain = np.abs(np.log(own / guess[own.index])) - np.abs(np.log(10 * own / guess[own.index]))
    order = gain[gain > 0].sort_values(ascending=False, kind="stable").index
    sums = part.sum() + np.concatenate([[0.0], 9 * own[order].cumsum()])
    return order[: int(np.argmin(np.abs(sums - total)))]


def by_neighbours(table: pd.DataFrame, people: pd.Series) -> pd.Series:
    """
    Guess people from the nearest communes of the same rank with a figure.

    The geometric mean of their median people and of the area times their median density: large
    communes of the mountains are emptier than their neighbours, but not in proportion.
    """
    at = np.column_stack([table["lon"] * _DEGREE_KM[0], table["lat"] * _DEGREE_KM[1]])
    area = table["area_km2"].to_numpy()
    density = people.to_numpy() / area
    guess = np.full(len(table), np.nan)
    for rank in ("xã", "phường"):
        of_rank = (table["rank"] == rank).to_numpy()
        asked = of_rank | (table["rank"] == "đặc khu").to_numpy() if rank == "xã" else of_rank
        known = np.flatnonzero(of_rank & ~np.isnan(density))
        places = np.flatnonzero(asked)
        _, near = KDTree(at[known]).query(at[places], k=NEIGHBOUR_COUNT + 1)
        for place, row in zip(places, known[near], strict=True):
            others = [each for each in row if each != place][:NEIGHBOUR_COUNT]
            by_area = np.median(density[others]) * area[place]
            guess[place] = np.sqrt(by_area * np.median(density[others] * area[others]))
    return pd.Series(guess, index=table.index)


def raked(table: pd.DataFrame, people: pd.Series, totals: pd.Series) -> pd.Series:
    """
    Split every province's published people by the communes' figures, to the person.

    Parameters
    ----------
    totals
        People by province code.
    """
    whole = pd.Series(0, index=table.index, dtype="int64")
    for province, part in people.groupby(table["province_code"]):
        whole[part.index] = largest_remainder(int(totals[province]), part.tolist())
    return whole
