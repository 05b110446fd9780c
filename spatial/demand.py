"""
Demand: how many pupils live in each cell, by level, in a chosen year.

Known totals (published, or by ward) are spread over the places where children of the level's ages
live. Between two known years the figure is interpolated; beyond the last it is refused, because
guessing the future is the projection's business. Totals are kept exactly: cells sum to wards,
wards to the locality.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.records import LEVELS, Kind, Level, PupilsBasis, weakest
from spatial.residents import ResidentsByCell

Floats = NDArray[np.float64]
Ages = Mapping[Level, tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class Demand:
    """
    Pupils and school-age residents by cell.

    Attributes
    ----------
    pupils, residents
        Indexed by ``cell_id``, one column per level [pupils, people].
    kind
        How each level's total is known.
    ward_kind
        How each level's figure by ward is known: never surer than `kind`.
    basis
        What each level counts as pupils.
    residents_year
        Year the resident figures stand for; earlier than the chosen one where no later is known.
    nursery
        Nursery children by cell, one column per age [pupils], where a projection tells them;
        without columns where only a published total of the level is known.
    """

    pupils: pd.DataFrame
    residents: pd.DataFrame
    kind: Mapping[Level, Kind]
    ward_kind: Mapping[Level, Kind]
    basis: Mapping[Level, PupilsBasis]
    residents_year: int
    nursery: pd.DataFrame = field(default_factory=pd.DataFrame)


def years(network: Network) -> tuple[int, int]:
    """Return the first and last year pupils can be told for."""
    known = network.pupils["year"] if len(network.pupils) else network.residents["year"]
    return int(known.min()), int(known.max())


def count(
    network: Network, *, year: int, ages: Ages, band: tuple[int, int], participation: Floats
) -> Demand:
    """
    Count pupils and school-age residents in every cell.

    Parameters
    ----------
    ages
        First and last age of each level [years].
    band
        First and last age of the per-10,000 yardstick [years]; it stretches the first and the last
        level's residents, so that the levels' residents add up to the band.
    participation
        Share of the children of an age who are pupils of a level in that year [0..1], shape
        (4 levels, ages); read where no pupils of the level are known.

    Raises
    ------
    UserError
        If the year lies outside the years the locality has figures for.

    Notes
    -----
    A total for the whole locality is spread over cells as ``P_c = P * k_c / sum(k)``, ``k_c`` the
    children of the level's ages living in cell c; a ward's total over its own cells likewise.
    Without any known pupils of a level they are its children times participation, as the forecast
    counts them, so that one year has one figure; labelled assumed.
    """
    first, last = years(network)
    if not first <= year <= last:
        raise UserError(
            Fault(code="year_unknown", value=str(year), blanks={"first": first, "last": last})
        )
    living = ResidentsByCell(network)
    pupils: dict[str, Floats] = {}
    kind: dict[Level, Kind] = {}
    ward_kind: dict[Level, Kind] = {}
    for level in LEVELS:
        pupils[level], kind[level], ward_kind[level] = _level(
            network, living, level, year, ages[level], participation[LEVELS.index(level)]
        )
    stretched = _stretched(ages, band)
    residents = {level: living.count(year, stretched[level]) for level in LEVELS}
    index = network.cells.index
    return Demand(
        pupils=pd.DataFrame(pupils, index=index),
        residents=pd.DataFrame(residents, index=index),
        kind=kind,
        ward_kind=ward_kind,
        basis={level: _basis(network, level, year) for level in LEVELS},
        residents_year=min(year, int(living.years[-1])),
    )


def first_year_share(network: Network, *, year: int, ages: tuple[int, int]) -> Floats:
    """
    Return the share of some ages' residents who are of the first of them, by cell [0..1].

    Parameters
    ----------
    ages
        First and last age [years].
    """
    living = ResidentsByCell(network)
    every = living.count(year, ages)
    first = living.count(year, (ages[0], ages[0]))
    return np.divide(first, every, out=np.zeros_like(every), where=every > 0)


def spread(  # noqa: PLR0913 - what is known of a projected year, all named
    network: Network,
    pupils: pd.DataFrame,
    people: pd.DataFrame,
    *,
    year: int,
    ages: Ages,
    band: tuple[int, int],
    kind: Kind,
    basis: PupilsBasis = PupilsBasis.PROJECTED,
    located: Floats | None = None,
    nursery: pd.DataFrame | None = None,
) -> Demand:
    """
    Spread wards' pupils and people over the places where the wards' people live.

    Parameters
    ----------
    pupils
        Pupils by ``ward_id`` (base set), one column per level [pupils].
    people
        People by ``ward_id`` (base set), one column per single age [people].
    year
        Year they stand for.
    ages, band
        As for `count`.
    kind, basis
        How the figures are known, and what counts as a pupil.
    located
        Pupils of the wards whose cell is known, by cell and level [pupils], shape (cells, 4);
        ``None`` for none.
    nursery
        Nursery children by ``ward_id`` (base set), one column per age [pupils]; ``None`` for none.

    Returns
    -------
    Demand
        Pupils and residents by cell; cells sum to wards exactly.

    Notes
    -----
    ``P_c = (P_w - located in w) s_c + located in c``, ``s_c`` the cell's share of its ward's
    people.
    """
    share = network.cells["share"].to_numpy(dtype=float)
    ward = pupils.index.get_indexer(network.cells["ward_id"])
    by_ward = pupils[list(LEVELS)].to_numpy(dtype=float)
    here = np.zeros((len(share), len(LEVELS))) if located is None else located
    placed = np.zeros_like(by_ward)
    np.add.at(placed, ward, here)
    by_cell = (by_ward - placed)[ward] * share[:, None] + here
    stretched = _stretched(ages, band)
    living = {
        level: people.to_numpy(dtype=float)[:, first : last + 1].sum(axis=1)[ward] * share
        for level, (first, last) in stretched.items()
    }
    index = network.cells.index
    kinds = dict.fromkeys(LEVELS, kind)
    return Demand(
        pupils=pd.DataFrame(by_cell, index=index, columns=list(LEVELS)),
        residents=pd.DataFrame({level: living[level] for level in LEVELS}, index=index),
        kind=kinds,
        ward_kind=kinds,
        basis=dict.fromkeys(LEVELS, basis),
        residents_year=year,
        nursery=pd.DataFrame(index=index)
        if nursery is None
        else pd.DataFrame(
            nursery.to_numpy(dtype=float)[ward] * share[:, None],
            index=index,
            columns=nursery.columns,
        ),
    )


def _basis(network: Network, level: Level, year: int) -> PupilsBasis:
    """Tell what a level counts as pupils where no engine is asked."""
    known = network.pupils.loc[network.pupils["level"] == level, "year"]
    if known.empty:
        return PupilsBasis.RESIDENTS
    return PupilsBasis.TABLE if (known == year).any() else PupilsBasis.BETWEEN


def _stretched(ages: Ages, band: tuple[int, int]) -> dict[Level, tuple[int, int]]:
    """Stretch the first and the last level, so that the levels' residents add up to the band."""
    stretched = dict(ages)
    stretched[LEVELS[0]] = (band[0], ages[LEVELS[0]][1])
    stretched[LEVELS[-1]] = (ages[LEVELS[-1]][0], band[1])
    return stretched


def _level(
    network: Network,
    living: ResidentsByCell,
    level: Level,
    year: int,
    ages: tuple[int, int],
    participation: Floats,
) -> tuple[Floats, Kind, Kind]:
    """Count one level's pupils by cell; also how the total and the wards' figures are known."""
    known = network.pupils[network.pupils["level"] == level]
    if known.empty:
        return _attending(living, year, ages, participation), Kind.ASSUMED, Kind.ASSUMED
    at = np.unique(known["year"].to_numpy(dtype=np.int64))
    near = {int(at[at <= year].max()), int(at[at >= year].min())}
    spread = [
        _spread(network, known[known["year"] == one], living.count(one, ages), level, ages)
        for one in sorted(near)
    ]
    if len(spread) == 1:
        return spread[0]
    toward = (year - min(near)) / (max(near) - min(near))
    mixed = (1 - toward) * spread[0][0] + toward * spread[1][0]
    return mixed, Kind.ESTIMATED, Kind.ESTIMATED


def _attending(
    living: ResidentsByCell, year: int, ages: tuple[int, int], participation: Floats
) -> Floats:
    """Count the children of some ages who are pupils, by cell [pupils]."""
    by_age = [
        participation[age] * living.count(year, (age, age)) for age in range(ages[0], ages[1] + 1)
    ]
    count: Floats = np.sum(by_age, axis=0)
    return count


def _spread(
    network: Network, rows: pd.DataFrame, living: Floats, level: Level, ages: tuple[int, int]
) -> tuple[Floats, Kind, Kind]:
    """Spread one year's known totals over the cells where the children live."""
    kind = weakest(rows["kind"])
    _somebody(rows, float(living.sum()), level, ages)
    whole = rows[rows["ward_id"] == ""]
    if len(rows) == len(whole):
        total = float(whole["pupils"].sum())
        share = living / living.sum() if total > 0 else np.zeros_like(living)
        return total * share, kind, weakest([kind, Kind.ESTIMATED])
    pupils = np.zeros(len(living))
    for units, part in rows[rows["ward_id"] != ""].groupby("units"):
        wards = network.cells[units or network.base_units]
        by_ward = pd.Series(living).groupby(wards.to_numpy()).sum()
        for ward, its in part.groupby("ward_id"):
            _somebody(its, float(by_ward.get(ward, 0.0)), level, ages, ward=str(ward))
        in_ward = by_ward.reindex(wards).to_numpy()
        totals = part.groupby("ward_id")["pupils"].sum().reindex(wards).fillna(0.0).to_numpy()
        pupils += totals * np.divide(living, in_ward, out=np.zeros_like(living), where=in_ward > 0)
    return pupils, kind, kind


def _somebody(
    rows: pd.DataFrame, living: float, level: Level, ages: tuple[int, int], *, ward: str = ""
) -> None:
    """Refuse pupils of a level where no child of its ages lives: they would be lost."""
    pupils = float(rows["pupils"].sum())
    if pupils > 0 and living <= 0:
        blanks = {
            "pupils": f"{pupils:.0f}",
            "year": int(rows["year"].iloc[0]),
            "first": ages[0],
            "last": ages[1],
            "ward": ward,
            "level": level.value,
        }
        code = "pupils_nowhere_in_ward" if ward else "pupils_nowhere"
        raise UserError(Fault(code=code, value=level.value, blanks=blanks))
