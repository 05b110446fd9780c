"""An assessment under other readings of the norms: the bands of residents, the rooms that count."""

from __future__ import annotations

import dataclasses
import itertools
from datetime import date

import numpy as np
import pandas as pd

from spatial import capacity, deficit, norms, plan
from spatial.assessment import Assessment
from spatial.errors import UserError
from spatial.records import LEVELS, Kind, Level
from spatial.targets.measures import Facts


def bands(assessment: Assessment) -> dict[tuple[int, int], pd.Series]:
    """
    Count the residents of every reading of the per-10,000 band.

    Returns
    -------
    dict
        By first and last age, the profile's own first: residents by ``level`` [people].
    """
    first, last = assessment.rules.band
    day = assessment.rules.on
    tops = [int(norm.value) for norm in norms.in_force(day) if norm.topic == "band_to"]
    read = dict.fromkeys([last, *tops])
    counted = {}
    for top in read:
        rules = dataclasses.replace(assessment.rules, band=(first, top))
        counted[first, top] = plan.people(
            assessment.network, rules, assessment.options
        ).residents.sum()
    return counted


def stocks(assessment: Assessment) -> dict[tuple[bool, bool], dict[Level, int]]:
    """
    Count the rooms there are under every choice of what counts.

    Returns
    -------
    dict
        By whether only public schools and whether nursery rooms count: rooms by level.
    """
    rooms = {}
    for public_only, nursery_rooms in itertools.product((False, True), (True, False)):
        options = dataclasses.replace(
            assessment.options, public_only=public_only, nursery_rooms=nursery_rooms
        )
        offered = capacity.offer(assessment.network, assessment.rules, options)
        counted = offered.groupby(level="level")["rooms"].sum()
        rooms[public_only, nursery_rooms] = {at: int(counted.get(at, 0)) for at in LEVELS}
    return rooms


def facts(assessment: Assessment, *, day: date) -> Facts:
    """
    Take from an assessment what indicators are measured on.

    Parameters
    ----------
    day
        Day the locality stands as its tables tell: its list of schools is of that day's year,
        unless the list itself, or lists of several years, say which year it is of.

    Notes
    -----
    Estimated classes are pupils divided by a class size: to measure the class size on them would
    measure our own rule, so they are left out.
    """
    ownership = assessment.network.schools["ownership"]
    schools = assessment.network.school_levels
    owned = schools.assign(ownership=ownership.reindex(schools["school_id"]).to_numpy())
    if "school_type" in assessment.network.schools:
        of_type = assessment.network.schools["school_type"].reindex(schools["school_id"])
        owned["school_type"] = of_type.to_numpy()
    if "classes" in owned:
        unsure = owned["kind"].isin((Kind.ESTIMATED, Kind.UNTOLD, Kind.ASSUMED))
        owned["classes"] = owned["classes"].astype(float).mask(unsure)
    town, options = assessment.network, assessment.options
    lists, listed_year = town.school_years, town.listed_year
    if listed_year is None:
        listed_year = day.year if lists.empty else int(lists["year"].max())
    people = town.residents[town.residents["year"] == assessment.demand.residents_year]
    return Facts(
        levels=measured(assessment),
        school_levels=pd.DataFrame(owned),
        year=options.year,
        listed_year=listed_year,
        wards=len(town.wards(options.units)),
        residents_by_age=people.groupby("age")["people"].sum(),
        groups=town.groups,
        registers=town.registers,
        school_years=town.school_years,
    )


def of_year(assessment: Assessment, year: int) -> Assessment:
    """
    Assess the same locality by the same norms in another year.

    Returns
    -------
    Assessment
        As given where its pupils are not known for that year.
    """
    if assessment.options.year == year:
        return assessment
    options = dataclasses.replace(assessment.options, year=year)
    try:
        return plan.assess(assessment.network, options, rules=assessment.rules)
    except UserError:  # no pupils of that year: whoever tells of it says which year it is
        return assessment


def streamed(assessment: Assessment, *, share: float) -> Assessment:
    """
    Assess the same locality with a share of those of upper secondary age in other institutions.

    Parameters
    ----------
    share
        Share of an age who enter vocational education instead [0..1].

    Returns
    -------
    Assessment
        Upper secondary pupils of a ward are at most ``(1 - share)`` of its residents of the ages;
        where fewer go already, because others leave today, none are taken off again (ADR 0154).
        Pupils from elsewhere are taken off alike: never more than the share of a ward's pupils.
    """
    level, units = Level.THPT, assessment.options.units or assessment.network.base_units
    people, (first, last) = assessment.demand, assessment.rules.ages[level]
    stretched = max(last, assessment.rules.band[1]) - first + 1  # the yardstick's last ages too
    ward = assessment.network.cells[units].to_numpy()
    most = people.residents[level].groupby(ward).sum() * (last - first + 1) / stretched
    going = people.pupils[level].groupby(ward).sum()
    kept = (most * (1 - share) / going.where(going > 0)).clip(1 - share, 1).fillna(1.0)
    fewer = people.pupils[level] * kept.reindex(ward).to_numpy()
    known = {level: Kind.ASSUMED}
    reading = dataclasses.replace(
        people,
        pupils=people.pupils.assign(**{level: fewer}),
        kind=dict(people.kind) | known,
        ward_kind=dict(people.ward_kind) | known,
    )
    return plan.assess(
        assessment.network, assessment.options, rules=assessment.rules, pupils=reading
    )


def measured(assessment: Assessment) -> pd.DataFrame:
    """
    Return the levels as figures of the whole locality.

    Returns
    -------
    pandas.DataFrame
        As `Assessment.levels`; stock and shortages of a level are missing where the rooms of some
        wards are not known, because the locality's are not; so is its land where some land is not.
    """
    levels = assessment.levels
    rooms, land = (
        np.array([not assessment.untold(str(one), have=have).empty for one in levels.index])
        for have in ("rooms_have", "land_have_m2")
    )
    if not any(land):  # where rooms are not known, land is not
        return levels
    stock = [name for name in map(str, levels) if name in deficit.STOCK or "_short" in name]
    return levels.assign(
        **{name: levels[name].mask(land if name.startswith("land") else rooms) for name in stock}
    )
