"""
Wards without enough public primary schools, by the city's own two tests.

Resolution 05/2023/NQ-HĐND lists a ward (1) without a public primary school whose children the
public schools of neighbouring wards cannot take either, or (2) whose primary-age residents per
public classroom are above the class norm. Pupils of a listed ward who go to a private school get
tuition support, so the list is signed: every figure of it is one a planner can redo on paper.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial import norms
from spatial.assessment import Assessment
from spatial.network import PRIVATE
from spatial.records import Level

STATEMENT = "public_primary_test.nq05_2023"
NEIGHBOUR_M = 50.0  # outlines drawn apart by less share a border
UNKNOWN = "chua_ro"
NO_SCHOOL, TOO_FULL = 1, 2  # the tests, numbered as the resolution numbers them
ROOMS_UNTOLD = -1  # beside them: a ward whose rooms are not known is put to neither
_SLACK = 1e-9

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class PublicPrimary:
    """
    The tests of every ward.

    Attributes
    ----------
    wards
        Indexed by ``ward_id``: ``ward``, ``residents`` of primary age [people], ``public_schools``
        and of them ``unknown_schools`` whose ownership nobody told [schools], ``public_rooms``
        [rooms], ``residents_per_room`` [people/room] (missing without rooms), ``nearby_seats``
        [pupils] public schools of neighbouring wards have over, ``test`` (1, 2, 0 for not listed,
        or `ROOMS_UNTOLD`), ``rooms_to_add`` [rooms] and ``seats_to_find`` [pupils] that take the
        ward off the list, ``published`` [people/room] as the press printed it, ``kind``.
    limit
        The class norm the second test uses.
    year
        Year the residents stand for.
    """

    wards: pd.DataFrame
    limit: norms.Norm
    year: int

    @property
    def listed(self) -> pd.DataFrame:
        """The wards on the list, first test first."""
        on = self.wards[self.wards["test"] > 0]
        return on.sort_values("test", kind="stable")


def examine(assessment: Assessment) -> PublicPrimary:
    """
    Put every ward of a locality to the two tests.

    Parameters
    ----------
    assessment
        The locality in a year and a set of wards; its profile gives the class norm.

    Returns
    -------
    PublicPrimary
        All wards, listed or not.

    Notes
    -----
    Seats a ward has over are ``max(rooms * norm - residents, 0)``. A ward without a school asks its
    neighbours alone: two such wards may lean on the same seats, and their authorities must agree.
    A school whose ownership is not known counts as public.
    """
    limit = assessment.rules.class_size[Level.TIEU_HOC]
    units = str(assessment.options.units)
    outlines = assessment.network.wards(units)
    table = _stocks(assessment, outlines)
    over = (table["public_rooms"] * limit.value - table["residents"]).clip(lower=0)
    table["nearby_seats"] = _neighbours(outlines) @ over.fillna(0.0).to_numpy()
    judged = [
        _test(residents, schools, rooms, seats, limit.value)
        for residents, schools, rooms, seats in zip(
            table["residents"],
            table["public_schools"],
            table["public_rooms"],
            table["nearby_seats"],
            strict=True,
        )
    ]
    for place, name in enumerate(("test", "rooms_to_add", "seats_to_find")):
        table[name] = [one[place] for one in judged]
    table["published"] = _published(table, outlines)
    table["kind"] = assessment.wards["kind"].xs(Level.TIEU_HOC, level="level")
    return PublicPrimary(wards=table, limit=limit, year=assessment.demand.residents_year)


def _stocks(assessment: Assessment, outlines: gpd.GeoDataFrame) -> pd.DataFrame:
    """Count residents of primary age, public primary schools and their rooms by ward."""
    schools = assessment.schools.xs(Level.TIEU_HOC, level="level")
    ownership = assessment.network.schools["ownership"].reindex(schools.index)
    public = schools[(ownership != PRIVATE).to_numpy()]
    unknown = public[(ownership.reindex(public.index) == UNKNOWN).to_numpy()]
    table = pd.DataFrame({"ward": outlines["ward"]}, index=outlines.index)
    table.index.name = "ward_id"
    table["residents"] = assessment.wards["residents"].xs(Level.TIEU_HOC, level="level")
    by_ward = public.groupby("ward_id")["rooms"]
    table["public_schools"] = by_ward.size().reindex(table.index, fill_value=0)
    table["unknown_schools"] = unknown.groupby("ward_id").size().reindex(table.index, fill_value=0)
    table["public_rooms"] = by_ward.sum().reindex(table.index, fill_value=0)
    gaps = table.index.isin(assessment.untold(Level.TIEU_HOC))
    table["public_rooms"] = table["public_rooms"].mask(gaps)
    rooms = table["public_rooms"].where(table["public_rooms"] > 0)
    table["residents_per_room"] = table["residents"] / rooms
    return table


def _neighbours(outlines: gpd.GeoDataFrame) -> Floats:
    """Say which wards share a border: a matrix of ones, none of a ward with itself."""
    shapes = outlines.geometry.to_numpy()  # a network lies in metres
    near = np.zeros((len(shapes), len(shapes)))
    one, other = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=NEIGHBOUR_M)
    near[one, other] = 1.0
    np.fill_diagonal(near, 0.0)
    return near


def _test(
    residents: float, schools: int, rooms: float, nearby_seats: float, limit: float
) -> tuple[int, int, int]:
    """Put one ward to the tests: which lists it, rooms to add, seats to find at neighbours'."""
    if math.isnan(rooms):
        return ROOMS_UNTOLD, 0, 0
    own = math.ceil(residents / limit - rooms - _SLACK)
    if schools == 0:
        if residents <= nearby_seats + _SLACK:
            return 0, 0, 0
        return NO_SCHOOL, own, math.ceil(residents - nearby_seats - _SLACK)
    return (TOO_FULL, own, 0) if own > 0 else (0, 0, 0)


def _published(table: pd.DataFrame, outlines: gpd.GeoDataFrame) -> list[float]:
    """
    Find the ratio the press printed of each ward.

    Code and name must agree, and the ward must be older than the decision: a later ward of the same
    name is another place.
    """
    terms = norms.read().statement(STATEMENT).terms
    printed = {(row["ward_id"], row["ward"]): float(row["ratio"]) for row in terms["published"]}
    began = pd.to_datetime(outlines.get("valid_from", pd.Series(index=table.index, dtype=object)))
    old = ~(began > pd.Timestamp(terms["decided_on"]))
    return [
        printed.get((str(code), str(name)), math.nan) if then else math.nan
        for (code, name), then in zip(table["ward"].items(), old, strict=True)
    ]
