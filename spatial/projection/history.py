"""
What a locality knows of its past: one year with ages, and the totals before and after it.

A later year whose ages are an earlier year's times a number says nothing about ages: it is taken
as a total. Years with totals alone steer the projection through them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.network import Network
from spatial.projection import cohort, rates
from spatial.projection.rates import AGES, OPEN
from spatial.records import Kind, weakest

Floats = NDArray[np.float64]
COUNTRY = "viet_nam"
CENSUS = 2019  # year of the country's ages
ADULTS_KNOWN = 60  # residents told up to this age need no reference structure
STILL = 1e-9  # natural growth too small to divide by [1/year]
SAME_AGES = 0.01  # ages whose shares differ by less are one structure, scaled


@dataclass(frozen=True, kw_only=True)
class Base:
    """
    Where a projection starts.

    Attributes
    ----------
    wards
        ``ward_id`` of the base set.
    year
        The last year whose ages are its own.
    people
        People by ward and single age in that year [people], shape (wards, 86).
    reference
        Area whose census ages completed what the locality did not tell; empty for none.
    kind
        How the people are known.
    totals
        People by ward in every year with a known total [people], shape (wards,) each.
    earlier
        People by ward and age in another year with ages of its own, and that year; ``None`` for
        none.
    fertility
        Level of births against the country's, shape (wards,).
    """

    wards: pd.Index
    year: int
    people: Floats
    reference: str
    kind: Kind
    totals: Mapping[int, Floats]
    earlier: tuple[int, Floats] | None
    fertility: Floats

    @property
    def known_to(self) -> int:
        """Last year with a known total: what comes after is forecast."""
        return max(self.totals)


def base(town: Network) -> Base:
    """
    Read a locality's people and past totals.

    Parameters
    ----------
    town
        The locality; ``population_<year>`` columns of its base wards are taken as totals.

    Returns
    -------
    Base
        The start of a projection.

    Notes
    -----
    Ages that the residents do not reach are filled from the census ages of the reference area (the
    locality's own if the package carries it, else the country's) so that the ward's total is met,
    or without a total in proportion to the known ages. The level of births is measured as
    `cohort.local_fertility` against the same measure of the country, so that what the census
    misses everywhere cancels.
    """
    wards = pd.Index(town.wards(None).index, name="ward_id")
    table, known_age = _ages(town, wards)
    own = _own_years(table, known_age)
    year = own[-1]
    totals = _totals(town, wards)
    reference = "" if known_age >= ADULTS_KNOWN else _reference(town.locality.key)
    people = _complete(table[year], known_age, reference, totals.get(year))
    kinds = town.residents.loc[town.residents["year"] == year, "kind"]
    known = {at: _told(table, at, year, people) for at in table} | totals
    known[year] = people.sum(axis=1)
    earlier = next((at for at in reversed(own) if at != year), None)
    return Base(
        wards=wards,
        year=year,
        people=people,
        reference=reference,
        kind=weakest([*kinds.unique(), *([Kind.ESTIMATED] if reference else [])]),
        totals=dict(sorted(known.items())),
        earlier=None
        if earlier is None
        else (earlier, _complete(table[earlier], known_age, reference, totals.get(earlier))),
        fertility=_fertility(people, year, by_ward=not reference),
    )


def _ages(town: Network, wards: pd.Index) -> tuple[dict[int, Floats], int]:
    """Put the residents into one array a year, ages beyond the open one added to it."""
    rows = town.residents
    age = rows["age"].to_numpy(dtype=np.int64)
    table = {}
    for year, part in rows.groupby("year"):
        people = np.zeros((len(wards), AGES))
        place = (
            wards.get_indexer(pd.Index(part["ward_id"])),
            np.minimum(part["age"].astype(int), OPEN),
        )
        np.add.at(people, place, part["people"].to_numpy(dtype=float))
        table[int(str(year))] = people
    return table, min(int(age.max()), OPEN)


def _own_years(table: Mapping[int, Floats], known_age: int) -> list[int]:
    """List the years whose ages are not an earlier year's times a number."""
    own: list[int] = []
    shares: list[Floats] = []
    for year in sorted(table):
        ages = table[year].sum(axis=0)[: known_age + 1]
        share = ages / ages.sum()
        seen = share > 0
        same = any(
            bool((np.abs(share[seen] / np.where(old > 0, old, np.inf)[seen] - 1) < SAME_AGES).all())
            for old in shares
        )
        if not same:
            own.append(year)
            shares.append(share)
    return own


def _totals(town: Network, wards: pd.Index) -> dict[int, Floats]:
    """Read the totals beside the wards' names."""
    return {at: people.reindex(wards).to_numpy(float) for at, people in town.totals(None).items()}


def _reference(key: str) -> str:
    """Name the area whose ages stand in."""
    return key if key in rates.structures() else COUNTRY


def _complete(people: Floats, known_age: int, reference: str, totals: Floats | None) -> Floats:
    """Add the ages a locality did not tell."""
    if not reference:
        return people
    ages = rates.structures()[reference]
    older = ages.copy()
    older[: known_age + 1] = 0.0
    told = people.sum(axis=1)
    missing = told * older.sum() / ages[: known_age + 1].sum()
    if totals is not None and (totals > told).all():
        missing = totals - told
    return np.asarray(people + missing[:, None] * older / older.sum())


def _told(table: Mapping[int, Floats], at: int, year: int, people: Floats) -> Floats:
    """Total of a year of which only some ages are told, in proportion to the base year's."""
    now, then = table[at].sum(axis=1), table[year].sum(axis=1)
    return np.asarray(
        people.sum(axis=1) * np.divide(now, then, out=np.ones_like(now), where=then > 0)
    )


def _fertility(people: Floats, year: int, *, by_ward: bool) -> Floats:
    """Level of births against the country's: by ward, or of all where ages are borrowed."""
    table = rates.prospects()
    country = rates.structures()[COUNTRY][None]
    grouped = people if by_ward else people.sum(axis=0)[None]
    local = cohort.local_fertility(grouped, year=year, rates=table)
    ratio = local / cohort.local_fertility(country, year=CENSUS, rates=table)
    return np.broadcast_to(np.clip(ratio, *cohort.LOCAL_LIMITS), (len(people),)).copy()


def migration(base_: Base) -> list[tuple[int, int, Floats]]:
    """
    Find the yearly net arrivals that lead through the known totals.

    Returns
    -------
    list of (first, last, people)
        Spans from the base year on with yearly net arrivals by ward [people/year]; one span that
        ends where it starts carries the arrivals before the base year where nothing is known after
        it.

    Notes
    -----
    The engine is linear in the arrivals M: with totals ``P0`` without and ``P1`` with one arrival
    a year, ``M = (P - P0) / (P1 - P0)``. Before the base year, with natural growth n,
    ``M = n (P - P' e^(n h)) / (e^(n h) - 1)``.
    """
    later = [year for year in base_.totals if year > base_.year]
    if later:
        return _forward(base_, later)
    before = [year for year in base_.totals if year < base_.year]
    if not before:
        return [(base_.year, base_.year, np.zeros(len(base_.wards)))]
    then = before[-1]
    span = base_.year - then
    growth = natural(base_)
    factor = np.exp(growth * span)
    grown = base_.totals[base_.year] - base_.totals[then] * factor
    safe = np.where(np.abs(growth) > STILL, growth, STILL)
    return [(base_.year, base_.year, np.asarray(grown * safe / np.expm1(safe * span)))]


def _forward(base_: Base, later: list[int]) -> list[tuple[int, int, Floats]]:
    """Solve the spans between the totals after the base year, one after another."""
    spans: list[tuple[int, int, Floats]] = []
    first, people = base_.year, base_.people
    for last in later:
        none, course = (
            _natural_run(base_, people, first, last, np.full(len(people), arrivals))
            for arrivals in (0.0, 1.0)
        )
        without, with_one = none.at(last).sum(axis=1), course.at(last).sum(axis=1)
        yearly = (base_.totals[last] - without) / (with_one - without)
        spans.append((first, last, np.asarray(yearly)))
        people = _natural_run(base_, people, first, last, yearly).at(last)
        first = last
    return spans


def _natural_run(
    base_: Base, people: Floats, first: int, last: int, yearly: Floats
) -> cohort.Course:
    """Run the engine between two years with even arrivals."""
    table = rates.prospects()
    births = np.stack([table.fertility["median"][table.row(y)] for y in range(first, last)])
    return cohort.run(
        people,
        first=first,
        last=last,
        rates=table,
        fertility=births[:, None] * base_.fertility[:, None],
        migrants=np.broadcast_to(yearly, (last - first, len(yearly))),
        profile=profile(base_),
    )


def profile(base_: Base) -> Floats:
    """Ages of those who come: the ages of the locality's residents (assumed), shape (1, 86)."""
    ages = base_.people.sum(axis=0)
    return np.asarray(ages / ages.sum())[None]


def natural(base_: Base) -> Floats:
    """Births less deaths in the base year against its people [1/year], shape (wards,)."""
    year = _natural_run(
        base_, base_.people, base_.year, base_.year + 1, np.zeros(len(base_.people))
    )
    return np.asarray((year.births[1] - year.deaths[1]) / base_.people.sum(axis=1))
