"""
The method on one screen: a `Network` and `Options` in, an `Assessment` out.

There is no second path to a number: the app, the command line, the batch runner and the tests all
come through `assess`.
"""

from __future__ import annotations

import dataclasses
import itertools
import math

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from spatial import (
    budget,
    capacity,
    catchment,
    deficit,
    demand,
    network,
    norms,
    projection,
    scenario,
    tally,
    zoning,
)
from spatial.assessment import Assessment
from spatial.errors import Fault, UserError
from spatial.network import Network
from spatial.records import LEVELS, YEARS, Level, Options
from spatial.streets import Travel

PUBLISHED = "published"  # the scenario that asks no engine


def assess(
    town: Network, options: Options | None = None, *, rules: norms.Rules | None = None
) -> Assessment:
    """
    Judge a locality against a norm profile in a chosen year.

    Parameters
    ----------
    town
        The locality, with whatever proposals were applied to it.
    options
        Year, profile, units, catchment model, what counts; defaults to `Options()`.
    rules
        A profile of the planner's own, resolved; ``None`` takes the one `options` names.

    Returns
    -------
    Assessment
        Needs, stocks and gross shortages by ward and level, by level, and in total; seats and
        utilisation by school; flows from cells to schools.

    Raises
    ------
    UserError
        If the year, the profile, the units or the catchment model is not known.

    Examples
    --------
    >>> from spatial import read_network
    >>> assess(read_network()).summary()["total"]["rooms_need_per_10k"]
    4746
    """
    options = _known(town, options or Options())
    rules = rules or norms.rules(options.profile)
    if options.count_projects:
        town = scenario.with_projects(town, year=options.year)
    people = _people(town, rules, options)
    schools = capacity.offer(town, rules, options)
    flows = _flows(town, people, schools, options)
    schools = tally.loaded(schools, flows)
    wards = tally.by_ward(town, people, schools, flows, rules, options)
    needs = deficit.need(wards, rules=rules, share=options.two_session_share)
    judged = deficit.judge(wards.join(needs))
    levels = tally.by_level(town, judged, people, rules, options)
    return Assessment(
        network=town,
        options=options,
        rules=rules,
        demand=people,
        wards=judged,
        levels=levels,
        total=tally.total(levels),
        schools=schools,
        flows=flows,
    )


def _known(town: Network, options: Options) -> Options:
    """Refuse units and models the locality or the house does not know; fill in the base units."""
    units = options.units or town.base_units
    faults = [
        Fault(code=code, value=value, blanks={"known": ", ".join(known)})
        for code, value, known in (
            ("units_unknown", units, list(town.ward_sets)),
            ("catchment_unknown", options.catchment, list(catchment.MODELS)),
        )
        if value not in known
    ]
    share = options.two_session_share
    if share is not None and not 0 <= share <= 1:
        faults.append(Fault(code="share_outside", value=str(share)))
    if not YEARS[0] <= options.year <= YEARS[1]:
        year, blanks = str(options.year), {"least": YEARS[0], "most": YEARS[1]}
        faults.append(Fault(code="option_out_of_bounds", column="year", value=year, blanks=blanks))
    if faults:
        raise UserError(faults)
    return dataclasses.replace(options, units=units)


def _people(town: Network, rules: norms.Rules, options: Options) -> demand.Demand:
    """Count pupils from the known totals, or project them."""
    if options.scenario == PUBLISHED:
        return demand.count(town, year=options.year, ages=rules.ages, band=rules.band)
    ahead = projection.project(town, projection.request(options, rules.ages, last=options.year))
    return demand.spread(
        town,
        ahead.table(options.year),
        ahead.residents(options.year),
        year=options.year,
        ages=rules.ages,
        band=rules.band,
        kind=ahead.kind,
        located=ahead.located(options.year, len(town.cells)) if ahead.placed else None,
    )


def bands(found: Assessment) -> dict[tuple[int, int], pd.Series]:
    """
    Count the residents of every reading of the per-10,000 band.

    Parameters
    ----------
    found
        The assessment.

    Returns
    -------
    dict
        By first and last age, the profile's own first: residents by ``level`` [people].
    """
    first, last = found.rules.band
    day = found.rules.on
    tops = [int(norm.value) for norm in norms.in_force(day) if norm.topic == "band_to"]
    read = dict.fromkeys([last, *tops])
    counted = {}
    for top in read:
        rules = dataclasses.replace(found.rules, band=(first, top))
        counted[first, top] = _people(found.network, rules, found.options).residents.sum()
    return counted


def stocks(found: Assessment) -> dict[tuple[bool, bool], dict[Level, int]]:
    """
    Count the rooms there are under every choice of what counts.

    Parameters
    ----------
    found
        The assessment.

    Returns
    -------
    dict
        By whether only public schools and whether nursery rooms count: rooms by level.
    """
    rooms = {}
    for public_only, nursery_rooms in itertools.product((False, True), (True, False)):
        options = dataclasses.replace(
            found.options, public_only=public_only, nursery_rooms=nursery_rooms
        )
        offered = capacity.offer(found.network, found.rules, options)
        counted = offered.groupby(level="level")["rooms"].sum()
        rooms[public_only, nursery_rooms] = {at: int(counted.get(at, 0)) for at in LEVELS}
    return rooms


def question(found: Assessment, level: Level, *, limit_m: float = math.inf) -> catchment.Question:
    """
    Put an assessment's question about one level to the catchment models again.

    Parameters
    ----------
    found
        The assessment: its pupils, its seats, its ways to school.
    level
        Level of schooling.
    limit_m
        Longest walk anybody is asked to make [m].

    Returns
    -------
    spatial.catchment.Question
        For other models, the price of a room, the stress test, access and zones.
    """
    asked = _question(found.network, found.demand, found.schools, found.options, level)
    return dataclasses.replace(asked, limit_m=limit_m)


def first_grade(found: Assessment, asked: catchment.Question, level: Level) -> catchment.Question:
    """
    Narrow a question to those who enter the level's first grade (grade 1, grade 6, ...).

    Parameters
    ----------
    found
        The assessment.
    asked
        Its question about the level.
    level
        Level of schooling.

    Returns
    -------
    spatial.catchment.Question
        The level's pupils times the share of its first age among its residents, cell by cell; of
        every school's seats an equal part per grade (assumed, for want of published quotas).
    """
    first, last = found.rules.ages[level]
    year = found.demand.residents_year
    share = demand.first_year_share(found.network, year=year, ages=(first, last))
    grades = last - first + 1
    return dataclasses.replace(
        asked, pupils=asked.pupils * share, seats=np.floor(asked.seats / grades)
    )


def private_schools(found: Assessment, asked: catchment.Question) -> NDArray[np.bool_]:
    """Tell which of a question's schools are private, shape (m,)."""
    owners = found.network.schools["ownership"].reindex(asked.seats.index)
    return np.asarray(owners == capacity.PRIVATE, dtype=np.bool_)


def zoning_of(asked: catchment.Question, xy: NDArray[np.float64]) -> zoning.Zoning:
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


def _question(
    town: Network, people: demand.Demand, schools: pd.DataFrame, options: Options, level: Level
) -> catchment.Question:
    """Gather one level's pupils, seats and ways to school."""
    here = schools.index.get_level_values("level") == level
    offered = pd.Index(schools.index.get_level_values("school_id")[here])
    at = town.schools.index.get_indexer(offered)
    return catchment.Question(
        pupils=people.pupils[level],
        seats=pd.Series(schools["seats"].to_numpy()[here], index=offered, name="seats"),
        travel=Travel(
            cells_xy=network.xy(town.cells),
            schools_xy=network.xy(town.schools)[at],
            streets=town.streets,
            cell_node=town.cell_node,
            cell_snap_m=town.cell_snap_m,
        ),
        cell_ward=town.cells[options.units].to_numpy(dtype=object),
        school_ward=town.schools[options.units].to_numpy(dtype=object)[at],
    )


def _flows(
    town: Network, people: demand.Demand, schools: pd.DataFrame, options: Options
) -> pd.DataFrame:
    """Send the pupils of every level to schools."""
    model = catchment.MODELS[options.catchment]
    living = town.cells[options.units].to_numpy(dtype=object)
    parts = []
    for level in LEVELS:
        part = model(_question(town, people, schools, options, level))
        at = town.cells.index.get_indexer(pd.Index(part["cell_id"]))
        parts.append(part.assign(level=level.value, ward_id=living[at]))
    return pd.concat(parts, ignore_index=True)
