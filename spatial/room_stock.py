"""
Rooms by how they are built: what is to be replaced or repaired, in which year, at what cost.

A plan that aims at solid rooms alone replaces every other one. Makeshift and borrowed rooms go
first, then the oldest; the work is spread evenly over the years left, a school never parted. Rooms
of private schools are no public work: they are left out and counted. Independent preschool groups
are no schools.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from spatial.assessment import Assessment
from spatial.network import INDEPENDENT, PRIVATE, Network
from spatial.norms import checks
from spatial.norms.collection import read
from spatial.records import LEVELS, Level
from spatial.targets.pack import Pack

OTHER = ("rooms_semi_solid", "rooms_makeshift", "rooms_borrowed")  # what is not solid
FIRST = ("rooms_makeshift", "rooms_borrowed")
SCHOOLS = (
    "school_id", "school", "ward_id", "ward", "level", "rooms", "rooms_solid", *OTHER, "to_replace",
    "rooms_to_repair", "rooms_built_year", "subject_rooms", "subject_rooms_short", "kind",
)  # fmt: skip
PLAN = ("year", "school_id", "school", "ward_id", "ward", "level", "to_replace", "rooms_built_year",
        "cost_billion_vnd")  # fmt: skip
REPAIRS = tuple("rooms_to_repair" if name == "to_replace" else name for name in PLAN)
LEVEL_COLUMNS = (
    "level", "schools", "schools_untold", "rooms", "rooms_solid", "solid_share_percent",
    "to_replace", "rooms_to_repair", "target_rooms_solid", "rooms_more", "cost_billion_vnd",
)  # fmt: skip
SOLID = "solid_rooms"  # the indicator of the plans
_TOLD = ("rooms_solid", *OTHER, "rooms_to_repair", "subject_rooms")


def schools(assessment: Assessment, *, day: date) -> pd.DataFrame:
    """
    List what schools tell of how their rooms are built.

    Parameters
    ----------
    day
        Day whose norms of subject rooms apply.

    Returns
    -------
    pandas.DataFrame
        `SCHOOLS`, a row a school and level that tells anything of it, private ones left out.
        ``to_replace`` [rooms] is the greater of ``max(rooms - rooms_solid, 0)`` and the kinds told
        that are not solid (a total may leave borrowed rooms out); without solid rooms the sum of
        the three other kinds where all are told; missing where neither is.
        ``subject_rooms_short`` is missing where no norm is known.
    """
    town, units = assessment.network, assessment.options.units or assessment.network.base_units
    table = _public(town, units)
    table = table[_tells(table)].reset_index(drop=True)
    names = town.wards(units)["ward"].astype(str)
    by_solid = (table["rooms"] - table["rooms_solid"]).clip(lower=0)
    by_solid = by_solid.clip(lower=table[list(OTHER)].sum(axis="columns"))
    by_kind = table[list(OTHER)].sum(axis="columns", min_count=len(OTHER))
    least = [_subject_rooms(str(level), day) for level in table["level"]]
    short = (pd.Series(least, index=table.index, dtype=float) - table["subject_rooms"]).clip(
        lower=0
    )
    return table.assign(
        ward=names.reindex(table["ward_id"]).to_numpy(),
        to_replace=by_solid.fillna(by_kind),
        subject_rooms_short=short,
    )[list(SCHOOLS)]


def private_left_out(assessment: Assessment) -> int:
    """Count the private schools that tell how their rooms are built [schools]."""
    table = _schools(assessment.network)
    private = table[(table["ownership"] == PRIVATE) & _tells(table)]
    return int(private["school_id"].nunique())


def _public(town: Network, units: str | None = None) -> pd.DataFrame:
    """List the schools whose rooms are public work; one whose owner nobody told is among them."""
    table = _schools(town, units)
    return table[table["ownership"] != PRIVATE]


def _schools(town: Network, units: str | None = None) -> pd.DataFrame:
    """List the schools with their sites, a row a level."""
    table = checks.whole(town, units=units)
    return table[table["school_type"] != INDEPENDENT]


def _tells(table: pd.DataFrame) -> pd.Series:
    """Tell which rows say anything of how rooms are built."""
    return table[list(_TOLD)].notna().any(axis="columns")


def _subject_rooms(level: str, day: date) -> float:
    """Return the fewest subject rooms of a level, missing where no norm is known."""
    norm = read().find("subject_rooms_min", day, level=Level(level))
    return math.nan if norm is None else float(norm.value)


def replacement(
    by_school: pd.DataFrame, *, first: int, last: int, room_cost_billion_vnd: float
) -> pd.DataFrame:
    """
    Spread the rooms to replace over the years left.

    Parameters
    ----------
    by_school
        As `schools` gives it.
    first, last
        Years of the work, both in.
    room_cost_billion_vnd
        What one room costs [billion VND].

    Returns
    -------
    pandas.DataFrame
        `PLAN`, in the order of the work.

    Notes
    -----
    ``year = first + floor(rooms before it * years / rooms in all)``, rooms counted in the order:
    schools with makeshift or borrowed rooms, the oldest block, the most rooms, the code.
    """
    due = by_school[by_school["to_replace"] > 0]
    due = due.assign(later=~(due[list(FIRST)].fillna(0).sum(axis="columns") > 0))
    made = _spread(due, "to_replace", first, last, room_cost_billion_vnd)
    return made[list(PLAN)]


def repairs(
    by_school: pd.DataFrame, *, first: int, last: int, room_cost_billion_vnd: float | None = None
) -> pd.DataFrame:
    """
    Spread the rooms to repair over the years left, as `replacement` spreads those to replace.

    Parameters
    ----------
    by_school
        As `schools` gives it.
    first, last
        Years of the work, both in.
    room_cost_billion_vnd
        What repairing one room costs [billion VND]; ``None`` where nobody says: nothing published
        does.

    Returns
    -------
    pandas.DataFrame
        `REPAIRS`, the oldest block first, then the most rooms, then the code; the cost is missing
        where nobody told what a room costs.
    """
    due = by_school[by_school["rooms_to_repair"] > 0].assign(later=False)
    cost = math.nan if room_cost_billion_vnd is None else room_cost_billion_vnd
    return _spread(due, "rooms_to_repair", first, last, cost)[list(REPAIRS)]


def _spread(
    due: pd.DataFrame, column: str, first: int, last: int, room_cost_billion_vnd: float
) -> pd.DataFrame:
    """Put work in its order and give every school its year and its cost."""
    due = due.assign(most=-due[column]).sort_values(
        ["later", "rooms_built_year", "most", "school_id", "level"], na_position="last"
    )
    rooms = due[column]
    years = max(last - first + 1, 1)
    before = rooms.cumsum() - rooms
    year = first + np.floor(before * years / max(float(rooms.sum()), 1.0)).astype(int)
    cost = rooms * room_cost_billion_vnd
    return due.assign(year=year, cost_billion_vnd=cost).reset_index(drop=True)


def levels(
    by_school: pd.DataFrame,
    assessment: Assessment,
    *,
    targets: Mapping[Level, float],
    room_cost_billion_vnd: float,
) -> pd.DataFrame:
    """
    Add the schools up by level, beside what the plan aims at.

    Parameters
    ----------
    targets
        Solid rooms the plan aims at [rooms].

    Returns
    -------
    pandas.DataFrame
        `LEVEL_COLUMNS`. ``solid_share_percent`` is of the rooms of schools that tell solid rooms;
        ``rooms_more = max(target - rooms - beside, 0)`` are rooms to build beside those replaced,
        missing while any school does not tell, where ``beside = max(to_replace - max(rooms -
        rooms_solid, 0), 0)`` are rooms replaced that the total of a school leaves out;
        ``cost_billion_vnd`` is of those replaced and those built.
    """
    listed = _public(assessment.network)
    rows = []
    for level in LEVELS:
        here = by_school[by_school["level"] == level.value]
        told = here[here["to_replace"].notna()]
        if here.empty:
            continue
        solid = here[here["rooms_solid"].notna()]
        untold = int((listed["level"] == level.value).sum()) - len(told)
        rooms, goal = float(told["rooms"].sum()), targets.get(level, math.nan)
        inside = (solid["rooms"] - solid["rooms_solid"]).clip(lower=0)
        beside = float((solid["to_replace"] - inside).clip(lower=0).sum())
        more = max(goal - rooms - beside, 0.0) if untold == 0 else math.nan
        replaced = float(told["to_replace"].sum(min_count=1))
        share = 100 * float(solid["rooms_solid"].sum()) / max(float(solid["rooms"].sum()), 1.0)
        rows.append((
            level.value, len(told), untold, rooms, solid["rooms_solid"].sum(min_count=1),
            share if len(solid) else math.nan, replaced,
            here["rooms_to_repair"].sum(min_count=1), goal, more,
            (replaced + (0.0 if math.isnan(more) else more)) * room_cost_billion_vnd,
        ))  # fmt: skip
    return pd.DataFrame(rows, columns=list(LEVEL_COLUMNS))


def aims(plan: Pack) -> tuple[dict[Level, float], int | None]:
    """Return the solid rooms a plan aims at by level [rooms] and its year; none where untold."""
    known = {level.value for level in LEVELS}
    found = [
        target
        for target in plan.targets
        if target.indicator == SOLID and target.kind == "target" and target.level in known
    ]
    goals = {Level(one.level): one.value for one in found if isinstance(one.value, float)}
    return goals, max((one.year for one in found if one.year is not None), default=None)
