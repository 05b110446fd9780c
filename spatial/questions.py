"""
What the models of catchment, access and zoning are asked about one level of an assessment.

Every one of them is asked here, so that all speak of the same pupils, seats and ways to school.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial import budget, catchment, demand, network, norms, zoning
from spatial.assessment import Assessment
from spatial.errors import LEVELS_JOINED, Fault, UserError
from spatial.network import Network
from spatial.records import Level, Options
from spatial.streets import Travel


def gather(
    town: Network,
    people: demand.Demand,
    schools: pd.DataFrame,
    options: Options,
    level: Level,
    untold: Collection[str] = (),
) -> catchment.Question:
    """
    Gather one level's pupils, seats and ways to school.

    Where the rooms of some wards are not known, it is asked of the others alone: neither pupils nor
    seats of such a ward take part.

    Parameters
    ----------
    people
        Its pupils by cell and level.
    schools
        Seats by ``school_id`` and ``level``, as `capacity.offer` counts them; those without a place
        are not asked about.
    options
        The units that count as wards.
    untold
        Wards whose rooms of the level are not known.
    """
    here = schools.index.get_level_values("level") == level
    offered = pd.Index(schools.index.get_level_values("school_id")[here])
    at = town.schools.index.get_indexer(offered)
    gaps = list(untold)
    living = town.cells[options.units].to_numpy(dtype=object)
    school_ward = town.schools[options.units].to_numpy(dtype=object)
    told = ~np.isin(living.astype(str), gaps)
    # no walk leads to a school without a place
    standing = network.placed(town.schools)[at] & ~np.isin(school_ward[at].astype(str), gaps)
    offered, at = offered[standing], at[standing]
    return catchment.Question(
        pupils=people.pupils[level].where(told, 0.0) if gaps else people.pupils[level],
        seats=pd.Series(schools["seats"].to_numpy()[here][standing], index=offered, name="seats"),
        travel=ways(town, network.xy(town.schools)[at]),
        cell_ward=living,
        school_ward=school_ward[at],
        cell_told=told if gaps else None,
    )


def without_place(town: Network, level: Level) -> tuple[int, int]:
    """
    Count the schools of a level that take part in no walk, for nobody knows where they stand.

    Returns
    -------
    tuple of int
        Those without a place, and all of the level.
    """
    taught = town.school_levels.loc[town.school_levels["level"] == level, "school_id"].unique()
    here = town.schools.loc[taught]
    return int((~network.placed(here)).sum()), len(here)


def of_level(
    assessment: Assessment, level: Level, *, limit_m: float | None = None
) -> catchment.Question:
    """
    Put an assessment's question about one level to the catchment models again.

    Parameters
    ----------
    assessment
        The assessment: its pupils, its seats, its ways to school.
    limit_m
        Longest walk anybody is asked to make [m]; ``None`` takes that of
        `spatial.norms.longest_walk_m`, infinity asks for none.

    Returns
    -------
    spatial.catchment.Question
        For other models, the price of a room, the stress test, access and zones.

    Raises
    ------
    UserError
        If the level has schools and nobody knows where any of them stands, or if no ward's rooms
        are known: who finds a seat cannot be asked then.
    """
    require_rooms(assessment, level)
    asked = gather(
        assessment.network,
        assessment.demand,
        assessment.schools,
        assessment.options,
        level,
        assessment.untold(level),
    )
    if count := unplaced(assessment, level):
        raise UserError(_unplaced(level, count))
    longest_m = norms.longest_walk_m(level) if limit_m is None else limit_m
    return dataclasses.replace(asked, limit_m=longest_m)


def require_rooms(assessment: Assessment, *levels: Level) -> None:
    """
    Refuse what is asked of seats where no ward's rooms are known at any of some levels.

    Raises
    ------
    UserError
        If so: all pupils would be beyond seats that nobody has counted.
    """
    wards = len(assessment.network.wards(assessment.options.units))
    if all(len(assessment.untold(level)) == wards for level in levels):
        named = LEVELS_JOINED.join(level.value for level in levels)
        raise UserError(Fault(code="no_rooms_told", blanks={"wards": wards, "level": named}))


def unplaced(assessment: Assessment, level: Level) -> int:
    """
    Count the schools of a level that has some with seats, and none of them with a place.

    Returns
    -------
    int
        0 where one has a place, or where no ward whose rooms are known has a school of the level.
    """
    found = assessment.schools
    seated = found[found.index.get_level_values("level") == level]
    seated = seated[~seated["ward_id"].isin(assessment.untold(level))]
    ids = seated.index.get_level_values("school_id")
    standing = network.placed(assessment.network.schools.loc[ids])
    return 0 if standing.any() else len(ids)


def require_place(assessment: Assessment, *levels: Level) -> None:
    """
    Refuse levels that have schools of which nobody knows where any stands, if all are such.

    Raises
    ------
    UserError
        With a fault for each of them.
    """
    counts = {level: unplaced(assessment, level) for level in levels}
    if counts and all(counts.values()):
        raise UserError([_unplaced(level, count) for level, count in counts.items()])


def _unplaced(level: Level, count: int) -> Fault:
    """Say that no school of a level has a place."""
    return Fault(code="no_school_placed", blanks={"count": count, "level": level.value})


def schools_near(assessment: Assessment, level: Level) -> pd.Index:
    """
    List every school of a level with a place, rooms told or to come, by ``school_id``.

    Raises
    ------
    UserError
        If the level has schools and nobody knows where any of them stands.
    """
    town = assessment.network
    taught = assessment.schools.index.get_level_values("level") == level
    ids = assessment.schools.index.get_level_values("school_id")[taught]
    ids = ids.append(pd.Index(town.roomless.loc[town.roomless["level"] == level, "school_id"]))
    here = town.schools.loc[ids.unique()]
    here = here[network.placed(here)]
    if len(ids) and here.empty:
        raise UserError(_unplaced(level, len(ids)))
    standing: pd.Index = here.index
    return standing


def schools_nearby(assessment: Assessment, level: Level) -> Travel:
    """Return the ways to the schools of `schools_near`, in their order."""
    town = assessment.network
    return ways(town, network.xy(town.schools.loc[schools_near(assessment, level)]))


def ways(town: Network, schools_xy: NDArray[np.float64]) -> Travel:
    """
    Make the ways from every cell to schools at some places.

    Parameters
    ----------
    schools_xy
        Places [m], shape (k, 2).
    """
    return Travel(
        cells_xy=network.xy(town.cells),
        schools_xy=schools_xy,
        streets=town.streets,
        cell_node=town.cell_node,
        cell_snap_m=town.cell_snap_m,
        land=town.land,
    )


def first_grade(
    assessment: Assessment, asked: catchment.Question, level: Level
) -> catchment.Question:
    """
    Narrow a question to those who enter the level's first grade (grade 1, grade 6, ...).

    Parameters
    ----------
    asked
        Its question about the level.

    Returns
    -------
    spatial.catchment.Question
        The level's pupils times the share of its first age among its residents, cell by cell; of
        every school's seats an equal part per grade (assumed, for want of published quotas).
    """
    first, last = assessment.rules.ages[level]
    year = assessment.demand.residents_year
    share = demand.first_year_share(assessment.network, year=year, ages=(first, last))
    grades = last - first + 1
    return dataclasses.replace(
        asked, pupils=asked.pupils * share, seats=np.floor(asked.seats / grades)
    )


def private_schools(assessment: Assessment, asked: catchment.Question) -> NDArray[np.bool_]:
    """Tell which of a question's schools are private, shape (m,)."""
    owners = assessment.network.schools["ownership"].reindex(asked.seats.index)
    return np.asarray(owners == network.PRIVATE, dtype=np.bool_)


def zoning_problem(asked: catchment.Question, xy: NDArray[np.float64]) -> zoning.Zoning:
    """
    Make a zoning of a catchment question: every cell is a neighbourhood.

    Parameters
    ----------
    asked
        Pupils, seats, ways to school.
    xy
        Middles of the cells [m], shape (n, 2).
    """
    cells, schools = len(asked.pupils), len(asked.seats)
    needed = 8 * cells * schools + zoning.estimate_bytes(cells, schools)
    budget.require("zones", needed, cells=cells, schools=schools)
    pairs = asked.pairs
    metres = np.full(pairs.shape, np.inf)
    for cell in range(cells):  # row by row: positions of all pairs at once take more than they do
        part = slice(pairs.indptr[cell], pairs.indptr[cell + 1])
        metres[cell, pairs.indices[part]] = pairs.data[part]
    return zoning.Zoning(
        pupils=asked.pupils.to_numpy(dtype=float),
        seats=asked.seats.to_numpy(dtype=float),
        metres=metres,
        edges=zoning.neighbours(xy),
    )
