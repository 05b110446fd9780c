"""
Cohort-component: everyone grows older, some die, are born, come or go; the sums always agree.

The arithmetic runs for many places at once and keeps its ledger: in every place and year
``people(t+1) = people(t) + births - deaths + migrants``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from spatial.projection.rates import AGES, FEMALE, MALE, OPEN, Rates, prospects, women

Floats = NDArray[np.float64]
LOCAL_LIMITS = (
    0.4,
    2.0,
)  # a local level of fertility outside is a fault of the ages, not of mothers
_YOUNG = 5  # ages whose number tells the births of the last five years


@dataclass(frozen=True, kw_only=True)
class Course:
    """
    People year by year and what moved them.

    Attributes
    ----------
    first
        Year of the first row, the base.
    people
        People by year, place and age [people], shape (years, places, 86).
    births, deaths, migrants
        By year and place [people], shape (years, places); row t is what happened on the way to
        year t, zero in the first.
    """

    first: int
    people: Floats
    births: Floats
    deaths: Floats
    migrants: Floats

    def at(self, year: int) -> Floats:
        """People by place and age in a year, shape (places, 86)."""
        return np.asarray(self.people[year - self.first])


def sexes(people: Floats, year: int) -> Floats:
    """Split people of both sexes into women and men, shape (..., 2, 86)."""
    share = women(year)
    return np.stack([people * share, people * (1 - share)], axis=-2)


def run(  # noqa: PLR0913 - the parts of a projection, all named
    people: Floats,
    *,
    first: int,
    last: int,
    rates: Rates,
    fertility: Floats,
    migrants: Floats,
    profile: Floats,
) -> Course:
    """
    Take people from one year to another.

    Parameters
    ----------
    people
        People by place and age in the base year [people], shape (places, 86).
    first, last
        Base year and last year.
    rates
        Death rates and sex ratio.
    fertility
        Births by a woman of an age, by year of the step and place [births/woman/year], shape
        (last - first, places or 1, 86).
    migrants
        Net arrivals by year of the step and place [people], shape (last - first, places).
    profile
        Share of the arrivals by age, shape (places or 1, 86), rows sum to one.

    Returns
    -------
    Course
        All years from `first` to `last`.

    Notes
    -----
    ``P(x+1, t+1) = P(x, t) s(x, t) + M(x+1)``; ``B = sum over x of f(x) (W(x, t) + W(x, t+1)) /
    2``; newborns ``P(0, t+1) = B s(b) + M(0)``. Nobody leaves who is not there: departures stop at
    zero and the ledger holds what really left.
    """
    count = last - first
    places = people.shape[0]
    state = sexes(people, first)
    split = sexes(np.broadcast_to(profile, (places, AGES)), first)
    course = np.empty((count + 1, places, AGES))
    ledger = np.zeros((3, count + 1, places))
    course[0] = people
    for step in range(count):
        state, moved = _year(
            state, rates, first + step, fertility[step], migrants[step][:, None, None] * split
        )
        course[step + 1] = state.sum(axis=1)
        ledger[:, step + 1] = moved
    births, deaths, arrived = ledger
    return Course(first=first, people=course, births=births, deaths=deaths, migrants=arrived)


def _year(
    state: Floats, rates: Rates, year: int, fertility: Floats, arrivals: Floats
) -> tuple[Floats, tuple[Floats, Floats, Floats]]:
    """Move one year on; return the state, shape (places, 2, 86), and births, deaths, migrants."""
    row = rates.row(year)
    alive = state * rates.survival[row]
    after = np.empty_like(state)
    after[:, :, 1:] = alive[:, :, :-1]
    after[:, :, OPEN] += alive[:, :, OPEN]
    after[:, :, 0] = 0.0
    older = np.maximum(after + arrivals, 0.0)
    mothers = (state[:, FEMALE] + older[:, FEMALE]) / 2
    births = (mothers * fertility).sum(axis=1)
    girls = 1 / (1 + rates.sex_ratio[row])
    by_sex = np.empty((len(state), 2))
    by_sex[:, FEMALE], by_sex[:, MALE] = births * girls, births * (1 - girls)
    newborn = by_sex * rates.birth_survival[row]
    after[:, :, 0] = newborn
    moved = np.maximum(after + arrivals, 0.0)
    arrived = (moved - after).sum(axis=(1, 2))
    deaths = (state - alive).sum(axis=(1, 2)) + (by_sex - newborn).sum(axis=1)
    return moved, (births, deaths, arrived)


def local_fertility(people: Floats, *, year: int, rates: Rates) -> Floats:
    """
    Estimate a place's level of fertility from its own ages: young children against their mothers.

    Parameters
    ----------
    people
        People by place and age [people], shape (places, 86).
    year
        Year they were counted in.
    rates
        The country's rates.

    Returns
    -------
    numpy.ndarray
        Factor on the country's fertility, shape (places,), within `LOCAL_LIMITS`.

    Notes
    -----
    Children under five now over those the country's rates would have given the women now living
    here, made younger step by step (own-children method in its shortest form). Families who moved
    in with children count as if they had been born here.
    """
    state = sexes(people, year)
    expected = np.zeros(len(people))
    for back in range(1, _YOUNG + 1):
        then = year - back
        row = rates.row(then)
        younger = np.zeros_like(state)
        younger[:, :, : OPEN - 1] = state[:, :, 1:OPEN] / rates.survival[row][:, : OPEN - 1]
        mothers = (state[:, FEMALE] + younger[:, FEMALE]) / 2
        births = (mothers * rates.fertility["median"][row]).sum(axis=1)
        girls = 1 / (1 + rates.sex_ratio[row])
        share = np.array([girls, 1 - girls]) * rates.birth_survival[row]
        # a child of age a now was born a to a + 1 years ago and lived through the years since
        for age in range(back - 1):
            share = share * rates.survival[rates.row(then + age + 1)][:, age]
        expected += births * share.sum()
        state = younger
    children = people[:, :_YOUNG].sum(axis=1)
    factor = np.divide(children, expected, out=np.ones(len(people)), where=expected > 0)
    return np.asarray(np.clip(factor, *LOCAL_LIMITS))


def carried(people_: Floats, year: int, to: int) -> Floats:
    """
    Make people younger or older by survival alone.

    Parameters
    ----------
    people_
        People by place and age in `year`, shape (places, 86).
    year, to
        The year they were counted in and the year wanted.

    Returns
    -------
    numpy.ndarray
        Shape (places, 86); made younger, nobody older than those now 85 is known.
    """
    table = prospects()
    state = sexes(people_, year)
    for back in range(year - 1, to - 1, -1):
        younger = np.zeros_like(state)
        younger[..., :OPEN] = state[..., 1:] / table.survival[table.row(back)][:, :OPEN]
        state = younger
    total = state.sum(axis=-2)
    if to > year:
        births = np.stack([table.fertility["median"][table.row(y)] for y in range(year, to)])
        total = run(
            people_,
            first=year,
            last=to,
            rates=table,
            fertility=births[:, None],
            migrants=np.zeros((to - year, len(people_))),
            profile=np.full((1, AGES), 1 / AGES),
        ).at(to)
    return np.asarray(total)
