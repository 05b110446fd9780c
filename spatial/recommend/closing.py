"""Which schools may be closed: what is there, what stays in the ward, what may take the pupils."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from spatial import network, words
from spatial.assessment import Assessment
from spatial.errors import Fault, UserError
from spatial.norms.checks.merging import Merger, mergers
from spatial.norms.checks.walks import between
from spatial.recommend.request import Request
from spatial.recommend.screening import limit_m
from spatial.records import Level


def check(assessment: Assessment, request: Request) -> None:
    """
    Refuse to close what is not there, what leaves a ward without a level, what may not merge.

    Parameters
    ----------
    assessment
        The locality assessed as it stands.
    request
        What is asked; `Request.close` names the schools.

    Raises
    ------
    UserError
        With every school that cannot be closed, and why.

    Notes
    -----
    A school may be closed only where the guidance on merging of October 2025 lets another school
    that stays take its pupils: the same commune, never preschool with general education, no farther
    than pupils may be sent. The guidance gives no distance; the walk allowed to a seat is taken.
    What the tables do not tell (whether the main site is ready) forbids nothing, and stays open.
    """
    faults: list[Fault] = []
    schools = assessment.schools.reset_index()
    for school in request.close:
        own = schools[schools["school_id"] == school]
        if own.empty:
            faults.append(Fault(code="siting_unknown_school", value=school))
            continue
        last = [_last(row, schools, request) for row in own.itertuples()]
        missing = [fault for fault in last if fault is not None]
        faults += missing or _unmergeable(school, assessment, request)
    if faults:
        raise UserError(faults)


def _last(row: object, schools: pd.DataFrame, request: Request) -> Fault | None:
    """Tell whether a school is the last of a level in its ward once all named are closed."""
    level, ward, school = (str(getattr(row, name)) for name in ("level", "ward_id", "school_id"))
    same = schools[(schools["level"] == level) & (schools["ward_id"] == ward)]
    if not set(same["school_id"]) <= set(request.close):
        return None
    return Fault(code="siting_last_school", value=school, blanks={"level": level, "ward": ward})


def _unmergeable(school: str, assessment: Assessment, request: Request) -> list[Fault]:
    """Tell for each level of a school why nothing that stays may take its pupils."""
    schools = assessment.schools.reset_index()
    faults = []
    for level in schools.loc[schools["school_id"] == school, "level"]:
        if any(taker.allowed for taker in takers(assessment, school, Level(level), request)):
            continue
        limit = words.number(limit_m(assessment.rules, Level(level), request), lang="vi")
        blanks = {"level": str(level), "limit": limit}
        faults.append(Fault(code="siting_merge", value=school, blanks=blanks))
    return faults


def takers(
    assessment: Assessment, school: str, level: Level, request: Request
) -> tuple[Merger, ...]:
    """
    Judge every school of a level that stays as the one that takes a closed school's pupils.

    Returns
    -------
    tuple of Merger
        The other school first, the closed one second.
    """
    town = assessment.network
    table = assessment.schools.reset_index()
    ward = table.drop_duplicates("school_id").set_index("school_id")["ward_id"]
    levels = table.groupby("school_id")["level"].agg(",".join)
    standing = town.schools.index[network.placed(town.schools)]
    at_level = (table["level"] == level) & table["school_id"].isin(standing)
    stays = table.loc[at_level, "school_id"]
    others = [str(stay) for stay in stays if stay != school and stay not in request.close]
    asked = network.xy(town.schools.loc[[school, *others]])
    metres = between(asked, town.streets, town.land)[0]
    limit = limit_m(assessment.rules, level, request)
    judged: list[Merger] = []
    for other, apart in zip(others, metres[1:], strict=True):
        judged += mergers(
            _pair(other, school, ward, levels),
            distance_m={(other, school): float(apart)},
            distance_limit_m=limit,
        )
    return tuple(judged)


def _pair(other: str, school: str, ward: pd.Series, levels: pd.Series) -> pd.DataFrame:
    """Put two schools together as the guidance asks."""
    names: Iterable[str] = (other, school)
    return pd.DataFrame(
        [{"school_id": name, "commune": ward[name], "levels": levels[name]} for name in names]
    )
