"""From residents to pupils: how many children of an age go to school and need a room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from spatial import own_names
from spatial.errors import Fault, UserError
from spatial.projection import rates
from spatial.records import LEVELS, Level, Outlook

Floats = NDArray[np.float64]
Ages = Mapping[Level, tuple[int, int]]


def groups(ages: Ages) -> dict[str, tuple[Level, int, int]]:
    """
    Return the groups of ages whose rates a planner may set.

    Parameters
    ----------
    ages
        First and last age of each level by the profile in force [years].

    Returns
    -------
    dict
        Level, first and last age by group. Preschool groups have their own ages, the others those
        of their level.
    """
    by_name = {}
    for name, entry in rates.assumptions()["participation"].items():
        level = Level(entry["level"])
        first, last = entry.get("ages", ages[level])
        by_name[name] = (level, int(first), int(last))
    return by_name


def top(ages: Ages) -> int:
    """Count the ages from 0 to the last of school."""
    return max(last for _, _, last in groups(ages).values()) + 1


def assumed(name: str, year: int) -> float:
    """Return the assumed rate of a group in a year: a straight line between dated values."""
    values: dict[int, float] = rates.assumptions()["participation"][name]["values"]
    return float(np.interp(year, sorted(values), [values[at] for at in sorted(values)]))


def limits() -> dict[str, tuple[float, float]]:
    """Return the least and the most a planner may set, by name of the rate or factor."""
    return {name: (float(a), float(b)) for name, (a, b) in rates.assumptions()["limits"].items()}


def table(ages: Ages, *, years: Sequence[int], known_to: int, outlook: Outlook) -> Floats:
    """
    Return the share of children who are pupils.

    Parameters
    ----------
    ages
        First and last age of each level [years].
    known_to
        Year after which the planner's own rates hold.
    outlook
        The planner's own rates and shares.

    Returns
    -------
    numpy.ndarray
        Shape (years, 4 levels, ages), in [0, 1]. Children younger than a level's first age are of
        no level: `nursery` has them.

    Notes
    -----
    ``rate x (1 - private share of the level)``, of upper secondary also ``x (1 - vocational
    share)``. "THPT và tương đương" includes the vocational stream, so nothing is taken off unless
    the planner says so.
    """
    check(outlook)
    going = _rates(ages, years=years, known_to=known_to, outlook=outlook)
    for level in LEVELS:
        going[:, LEVELS.index(level), : ages[level][0]] = 0.0
    for level, share in outlook.private_share:
        going[:, LEVELS.index(level)] *= 1 - share
    going[:, LEVELS.index(Level.THPT)] *= 1 - outlook.vocational_share
    return going


def of_year(year: int, ages: Ages) -> Floats:
    """
    Return the assumed share of children who are pupils in one year.

    Parameters
    ----------
    year
        The year.
    ages
        First and last age of each level [years].

    Returns
    -------
    numpy.ndarray
        Shape (4 levels, ages), in [0, 1].
    """
    return np.asarray(table(ages, years=[year], known_to=year, outlook=Outlook())[0])


def nursery(ages: Ages, *, years: Iterable[int], known_to: int, outlook: Outlook) -> Floats:
    """
    Return the share of children below the first preschool age who attend.

    Parameters
    ----------
    ages, years, known_to, outlook
        As for `table`; the private share of preschool holds for them too.

    Returns
    -------
    numpy.ndarray
        Shape (years, ages below the first), in [0, 1].
    """
    rates = _rates(ages, years=years, known_to=known_to, outlook=outlook)
    preschool = Level.MAM_NON
    shares = rates[:, LEVELS.index(preschool), : ages[preschool][0]]
    return np.asarray(shares * (1 - dict(outlook.private_share).get(preschool, 0.0)))


def _rates(ages: Ages, *, years: Iterable[int], known_to: int, outlook: Outlook) -> Floats:
    """Return the rate of every group at its ages, nursery among those of preschool."""
    own = dict(outlook.participation)
    asked = [int(year) for year in years]
    shares = np.zeros((len(asked), len(LEVELS), top(ages)))
    for name, (level, first, last) in groups(ages).items():
        for row, year in enumerate(asked):
            rate = own[name] if name in own and year > known_to else assumed(name, year)
            shares[row, LEVELS.index(level), first : last + 1] = rate
    return shares


def check(outlook: Outlook) -> None:
    """
    Refuse rates outside their limits, and names nobody can read.

    Raises
    ------
    UserError
        With every one of them.
    """
    limits: dict[str, Any] = rates.assumptions()["limits"]
    given = [("fertility", outlook.fertility), ("migration", outlook.migration)]
    given += [("vocational_share", outlook.vocational_share)]
    given += [("participation", rate) for _, rate in outlook.participation]
    given += [("private_share", share) for _, share in outlook.private_share]
    given += [("private_share", crossing.share) for crossing in outlook.crossings]
    faults = [
        Fault(
            code="outlook_limit",
            value=f"{value:g}",
            blanks={"name": name, "least": limits[name][0], "most": limits[name][1]},
        )
        for name, value in given
        if not limits[name][0] <= value <= limits[name][1]
    ]
    known = rates.assumptions()["participation"]
    faults += [
        Fault(code="outlook_group", value=name, blanks={"known": ", ".join(known)})
        for name, _ in outlook.participation
        if name not in known
    ]
    faults += [
        fault
        for development in outlook.developments
        for name in (development.development_id, development.name or development.development_id)
        if (fault := own_names.fault_of(name, longest=own_names.LONGEST_SITE)) is not None
    ]
    if faults:
        raise UserError(faults)
