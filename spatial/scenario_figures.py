"""
Figures of a scenario: what is set side by side where scenarios are compared, each with its kind.

They are read off an assessment, never computed anew. Nothing is netted: a shortage is a shortage,
and what the wards' own come to stands beside the locality's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from spatial import norms, rounding, walk_basis
from spatial.assessment import Assessment
from spatial.network import Network
from spatial.records import Kind, Level, Proposal, weakest

WALKED = frozenset({"covered_share", "walk_mean_m"})  # figures that rest on the streets
UNITS: Mapping[str, str] = {
    "land_short_m2": "m2",
    "land_short_wards_m2": "m2",
    "seats_short": "pupils",
    "seats_short_wards": "pupils",
    "wards_short": "wards",
    "circle_share": "share",
    "covered_share": "share",
    "walk_mean_m": "m",
    "proposed_rooms": "rooms",
    "proposed_cost_vnd": "VND",
    "cost_by_year_vnd": "VND",
}
WHOLE = ""  # among the wards: the locality
SCALED = frozenset({"m2", "share"})  # units the screen writes in others
OWN = {  # what the wards' own shortages come to, by the locality's
    "rooms_short_per_10k": "rooms_short_wards",
    "rooms_short_class": "rooms_short_class_wards",
    "land_short_m2": "land_short_wards_m2",
    "seats_short": "seats_short_wards",
}
OF_WARDS = frozenset({*OWN.values(), "wards_short", "circle_share", "covered_share", "walk_mean_m"})
NEITHER = frozenset({"proposed_rooms", "proposed_cost_vnd", "cost_by_year_vnd"})  # means, no end


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFigure:
    """
    One figure of one scenario.

    Attributes
    ----------
    quantity, unit
        Column of an assessment, or a key of `UNITS`; in what it is counted.
    value
        What is counted is rounded as it is shown; shares and land, which the screen writes in
        percent and hectares, are unrounded, or they would be rounded twice. NaN where not known.
    kind
        How it is known.
    """

    quantity: str
    unit: str
    value: float
    kind: Kind


@dataclass(frozen=True, kw_only=True)
class LevelReading:
    """
    One level of an assessment, with what all its figures ask for read once.

    Attributes
    ----------
    assessment, level
        What is read.
    wards
        `Assessment.wards` of the level, indexed by ``ward_id``.
    walks_m
        As `walk_means_m` returns them.
    kinds, streets
        How the wards' own figures are known, and the streets.
    """

    assessment: Assessment
    level: Level
    wards: pd.DataFrame
    walks_m: pd.Series
    kinds: frozenset[str]
    streets: str

    @classmethod
    def of(cls, assessment: Assessment, level: Level) -> LevelReading:
        """Read one level of an assessment."""
        wards = assessment.at_level(level)
        town = assessment.network
        known = town.streets is not None and not walk_basis.by_line(town, assessment.options.units)
        return cls(
            assessment=assessment,
            level=level,
            wards=wards,
            walks_m=walk_means_m(assessment, level),
            kinds=frozenset(map(str, wards["kind"])),
            streets=str(town.streets.kind if town.streets and known else Kind.ESTIMATED),
        )

    def figures(self, *, rooms: str, ward_id: str | None = None) -> dict[str, ComparedFigure]:
        """
        Read the figures that are compared.

        Parameters
        ----------
        rooms
            Column of the shortage of rooms, such as ``rooms_short_class``.
        ward_id
            Of one ward; ``None`` for the whole locality.

        Returns
        -------
        dict
            By quantity, in the order they are shown. A ward has no wards of its own to add up or
            count, and no cost.
        """
        whole = ward_id is None
        rows, at = (self.assessment.levels, self.level.value) if whole else (self.wards, ward_id)
        row = pd.Series(rows.loc[at])
        own = str(row["kind"])
        kinds = {own, *self.kinds} if whole else {own}
        return {
            name: ComparedFigure(
                quantity=name,
                unit=UNITS.get(name, "rooms"),
                value=rounded_once(name, value),
                kind=_kind(name, own, kinds, self.streets),
            )
            for name, value in _values(self, row, rooms, ward_id).items()
        }


def _values(
    reading: LevelReading, row: pd.Series, rooms: str, ward_id: str | None
) -> dict[str, float]:
    """Read the figures of the locality or of one ward, unrounded, in the order they are shown."""
    assessment, level = reading.assessment, reading.level
    whole, values = ward_id is None, {}
    for column in (rooms, "land_short_m2", "seats_short"):
        values[column] = float(row[column])
        if whole and column in OWN:
            values[OWN[column]] = assessment.own_shortage(level, column)
    if whole:
        told = bool(reading.wards[rooms].notna().any())  # else nobody knows, which is not zero
        values["wards_short"] = float(wards_short(assessment, level, rooms)) if told else math.nan
    values |= {name: float(row[name]) for name in ("circle_share", "covered_share")}
    values["walk_mean_m"] = float(reading.walks_m.get(WHOLE if whole else ward_id, math.nan))
    return values | (_means(assessment.network, level) if whole else {})


def rounded_once(quantity: str, value: float) -> float:
    """Round a figure once, here or where it is written."""
    return value if UNITS.get(quantity) in SCALED else rounded(quantity, value)


def rounded(quantity: str, value: float) -> float:
    """
    Round a figure as the file writes it: part of a class needs a whole room, the rest half-up.

    Examples
    --------
    >>> rounded("rooms_short_class", 12.1), rounded("rooms_short_per_10k", 12.1)
    (13.0, 12.0)
    """
    if math.isnan(value):
        return value
    if quantity.startswith("rooms_short_class"):
        return float(rounding.up(value))
    if UNITS.get(quantity) == "share":
        return rounding.half_up(value, 4)
    return float(rounding.whole(value))


def walk_means_m(assessment: Assessment, level: Level) -> pd.Series:
    """
    Return the mean walk to the school of the model [m].

    Returns
    -------
    pandas.Series
        By ``ward_id``, `WHOLE` for the locality; without a ward where nobody walks to a school.
    """
    flows = assessment.flows
    here = flows[(flows["level"] == level) & np.isfinite(flows["distance_m"])]
    walked = pd.DataFrame({"pupils": here["pupils"], "walk": here["pupils"] * here["distance_m"]})
    sums = walked.groupby(here["ward_id"].astype(str)).sum()
    sums.loc[WHOLE] = sums.sum()
    sums = sums[sums["pupils"] > 0]
    return sums["walk"] / sums["pupils"]


def cost_vnd(proposals: Iterable[Proposal]) -> float:
    """Estimate what proposed rooms cost by the published case [VND]; land is not in it."""
    rooms = sum(proposal.new_rooms for proposal in proposals)
    return rooms * norms.room_cost_vnd()


def cost_by_year_vnd(town: Network, level: Level | None = None) -> dict[int | None, float]:
    """
    Estimate what is proposed costs by the year it opens [VND].

    Parameters
    ----------
    town
        The locality with proposals; those that open after the year assessed are told as well.
    level
        Of one level; ``None`` for all.

    Returns
    -------
    dict
        By year, the earliest first; under ``None``, last, what opens in a year nobody said, which
        is not guessed. A year in which no room is built is not there.

    Notes
    -----
    Rooms that open in the year x the published cost of a room, in the prices of the day that case
    was published: prices of years to come are nobody's to know.
    """
    rooms: dict[int | None, int] = {}
    for one in planned(town, level):
        if one.new_rooms:
            rooms[one.open_year] = rooms.get(one.open_year, 0) + one.new_rooms
    order = sorted(rooms, key=lambda year: (year is None, year or 0))
    return {year: rooms[year] * norms.room_cost_vnd() for year in order}


def planned(town: Network, level: Level | None = None) -> list[Proposal]:
    """List what is proposed at a level, or at all, whenever it opens."""
    every = (*town.proposals, *town.changes, *town.later)
    return [one for one in every if level is None or one.level == level]


def wards_short(assessment: Assessment, level: Level | str, column: str) -> int:
    """
    Count the wards that miss something that shows: half a room, or half of 0.1 ha.

    Parameters
    ----------
    level, column
        Level of schooling and a shortage of `Assessment.wards`.
    """
    short = assessment.at_level(level)[column].to_numpy(dtype=float)
    if column == "land_short_m2":
        return sum(rounding.half_up(value / norms.M2_PER_HA, 1) > 0 for value in short)
    return sum(rounded(column, float(value)) > 0 for value in short)


def _means(town: Network, level: Level) -> dict[str, float]:
    """Count the rooms proposed at the level and estimate their cost."""
    here = planned(town, level)
    return {
        "proposed_rooms": float(sum(proposal.new_rooms for proposal in here)),
        "proposed_cost_vnd": cost_vnd(here),
    }


def _kind(quantity: str, own: str, kinds: set[str], streets: str) -> Kind:
    """Say how a figure is known: no surer than the wards' own and the streets it is made of."""
    if quantity in NEITHER:
        return Kind.ASSUMED
    if quantity not in OF_WARDS:
        return Kind(own)
    return weakest({*kinds, streets} if quantity in WALKED else kinds)
