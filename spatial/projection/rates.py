"""What the package carries for every locality: rates, ages of the census, assumptions."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spatial import interpolation, own_yaml

Floats = NDArray[np.float64]

OPEN = 85  # the last age stands for itself and everyone older
AGES = OPEN + 1
FEMALE, MALE = 0, 1
VARIANTS = ("median", "low", "high", "80l", "80u")
BAND = 5
_LAST = 110  # where the life table ends
_INFANT_A0 = 0.1  # mean part of the first year lived by those who die in it
FILES = "rates"


@dataclass(frozen=True, kw_only=True)
class Rates:
    """
    Birth and death rates by calendar year and single age.

    Attributes
    ----------
    first
        Year of the first row.
    survival
        Chance of living one more year, shape (years, 2, 86), women first; the last is the open age.
    birth_survival
        Chance of a newborn of the year to be alive at its end, shape (years, 2).
    fertility
        Births by a woman of an age in a year by variant of total fertility, each shape (years, 86).
    sex_ratio
        Boys born to a girl, shape (years,).
    """

    first: int
    survival: Floats
    birth_survival: Floats
    fertility: Mapping[str, Floats]
    sex_ratio: Floats

    def row(self, year: int) -> int:
        """Return the row of a year; years outside the table use the nearest one."""
        return int(np.clip(year - self.first, 0, len(self.sex_ratio) - 1))


def _text(name: str) -> str:
    """Read one file the package carries."""
    return resources.files(__package__).joinpath(FILES, name).read_text(encoding="utf-8")


@cache
def _series() -> dict[str, dict[tuple[int, int, str], float]]:
    """Read the tidy table: series, then (year, age, sex)."""
    series: dict[str, dict[tuple[int, int, str], float]] = {}
    for row in csv.DictReader(io.StringIO(_text("wpp2024_viet_nam.csv"))):
        key = int(row["year"]), int(row["age"] or -1), row["sex"]
        series.setdefault(row["series"], {})[key] = float(row["value"])
    return series


@cache
def prospects() -> Rates:
    """
    Return the rates of World Population Prospects 2024 for Viet Nam, median variant and others.

    Notes
    -----
    Death rates m(x) hold inside their age group and period. With ``q(x) = m / (1 + (1 - a) m)``, a
    = 0.5 (0.1 in the first year), ``L(x) = l(x) - (1 - a) d(x)``; the chance of living on is
    ``L(x+1) / L(x)``, of the open age ``T(86) / T(85)``, of a newborn ``L(0)``. Fertility of an
    age is total fertility times the period's share of its five-year group, a fifth each.

    References
    ----------
    .. [1] United Nations (2024), World Population Prospects 2024, CC BY 3.0 IGO.
    """
    series = _series()
    periods = sorted({year for year, _, _ in series["death_rate"]})
    years = range(periods[0], periods[-1] + BAND)
    tables = {start: _life(series["death_rate"], start) for start in periods}
    of_period = {start: _pattern(series["fertility_percent"], start) for start in periods}
    survival = np.stack([tables[_start(year)][0] for year in years])
    at_birth = np.stack([tables[_start(year)][1] for year in years])
    fertility = {
        variant: np.stack(
            [
                series[f"total_fertility_{variant}"][(year, -1, "f")] * of_period[_start(year)]
                for year in years
            ]
        )
        for variant in VARIANTS
    }
    ratio = np.array([series["sex_ratio_at_birth"][(_start(year), -1, "")] for year in years])
    return Rates(
        first=years[0],
        survival=survival,
        birth_survival=at_birth,
        fertility=fertility,
        sex_ratio=ratio,
    )


def _start(year: int) -> int:
    """Return the first year of the five-year period a year belongs to."""
    return year - year % BAND


def _life(rates: dict[tuple[int, int, str], float], start: int) -> tuple[Floats, Floats]:
    """Make the survival of one period: shape (2, 86) and (2,)."""
    survival, at_birth = np.empty((2, AGES)), np.empty(2)
    for sex, name in ((FEMALE, "f"), (MALE, "m")):
        by_group = {
            age: rate for (year, age, who), rate in rates.items() if (year, who) == (start, name)
        }
        groups = np.array(sorted(by_group))
        at = np.searchsorted(groups, np.arange(_LAST), side="right") - 1
        m = np.array([by_group[int(age)] for age in groups])[at]
        a = np.full(_LAST, 0.5)
        a[0] = _INFANT_A0
        q = np.minimum(m / (1 + (1 - a) * m), 1.0)
        alive = np.concatenate([[1.0], np.cumprod(1 - q)])
        lived = alive[1:] + a * (alive[:-1] - alive[1:])
        older = lived[::-1].cumsum()[::-1]
        survival[sex, :OPEN] = lived[1 : OPEN + 1] / lived[:OPEN]
        survival[sex, OPEN] = older[OPEN + 1] / older[OPEN]
        at_birth[sex] = lived[0]
    # who turns 85 joins the open age: their chance is that of single age 84 to 85
    return survival, at_birth


def _pattern(percent: dict[tuple[int, int, str], float], start: int) -> Floats:
    """Share of total fertility by single age of the mother, shape (86,), sum one."""
    pattern = np.zeros(AGES)
    for (year, age, _), share in percent.items():
        if year == start:
            pattern[age : age + BAND] = share / 100 / BAND
    return np.asarray(pattern / pattern.sum())


@cache
def women(year: int) -> Floats:
    """
    Share of women among the people of each age, from the sexes at birth and their survival.

    Parameters
    ----------
    year
        Year the people are counted in.

    Returns
    -------
    numpy.ndarray
        Shape (86,), in (0, 1). Census ages come for both sexes together.
    """
    table = prospects()
    at = table.survival[table.row(year)]
    ratio = {start: value for (start, _, _), value in _series()["sex_ratio_at_birth"].items()}
    alive = (
        np.concatenate([np.ones((2, 1)), np.cumprod(at[:, :OPEN], axis=1)], axis=1)
        * table.birth_survival[table.row(year)][:, None]
    )
    boys = np.array([ratio.get(_start(year - age), ratio[min(ratio)]) for age in range(AGES)])
    return np.asarray(alive[FEMALE] / (alive[FEMALE] + boys * alive[MALE]))


@cache
def structures() -> dict[str, Floats]:
    """
    Return the ages of the census of 2019 by reference area.

    Returns
    -------
    dict
        ``viet_nam``, ``hcmc``, ``quan12``: people by single age, shape (86,); the bands are the
        census's, the single ages Sprague's.

    References
    ----------
    .. [1] General Statistics Office, Population and Housing Census of 1 April 2019.
    """
    bands: dict[str, list[float]] = {}
    for row in csv.DictReader(io.StringIO(_text("census2019_ages.csv"))):
        bands.setdefault(row["area"], []).append(float(row["people"]))
    return {
        area: np.append(interpolation.single_ages(people[:-1]), people[-1])
        for area, people in bands.items()
    }


@cache
def assumptions() -> dict[str, Any]:
    """Return the assumptions an office may replace, each with its source and kind."""
    read: dict[str, Any] = own_yaml.read(_text("assumptions.yaml"))
    return read
