"""
How well a locality's data are: complete, of which age and kind, what looks odd, what is missing.

Nothing here decides anything: a figure that looks odd is shown with what made it look so, and the
planner looks into the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from spatial import norms
from spatial.intake.examine import Reading
from spatial.intake.report import findings, kind_counts
from spatial.intake.report.findings import Oddity
from spatial.network import Network, placed
from spatial.records import LEVELS, Level
from spatial.tables import schema

# What no survey is likely to find. Bounds of plausibility, assumed, and no norm of anybody.
LEAST_M2_PER_PUPIL = 2.0
MOST_M2_PER_PUPIL = 500.0
MOST_PUPILS_PER_ROOM = 90.0  # two shifts of 45
LEAST_SHARE, MOST_SHARE = 0.2, 1.3  # pupils at schools by residents of the level's ages
_SCHOOL_AGES = range(6, 15)  # primary and lower secondary: a ward without one is a gap in a table


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """How many of a table's rows have a value in a column."""

    table: str
    column: str
    rows: int
    filled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The newest year a table stands for, and how long ago that is [years]."""

    table: str
    year: int
    age_years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    """
    A figure no survey is likely to find.

    Attributes
    ----------
    code
        ``tight``, ``roomy`` (m² per pupil) or ``crowded`` (pupils per room).
    """

    code: str
    school_id: str
    name: str
    level: str
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Pupils at the schools of a level against residents of its ages."""

    level: Level
    year: int
    first_age: int
    last_age: int
    residents: float
    pupils: float

    @property
    def share(self) -> float:
        """Pupils by residents; NaN where nobody lives."""
        return self.pupils / self.residents if self.residents else float("nan")

    @property
    def odd(self) -> bool:
        """Whether the share lies outside what is likely."""
        return not LEAST_SHARE <= self.share <= MOST_SHARE


@dataclass(frozen=True, kw_only=True)
class Health:
    """
    The state of a locality's data.

    Attributes
    ----------
    filled
        By table and column of the schema, in its order.
    kinds
        Rows by kind of figure for each table that may tell it, `kind_counts.UNTOLD` among them.
    dated
        Age of the tables that carry a year.
    placeless, landless, roomless
        Names of schools placed by their ward alone; whose land is 0 or not all told; with no
        classroom.
    odd
        Figures no survey is likely to find.
    balances
        Pupils against residents, by level.
    childless
        Ages between 6 and 14 nobody has, by name of the ward.
    findings
        What else looks odd, sort by sort.
    unable
        Codes of what cannot be reckoned, ``health.unable.<code>``.
    """

    filled: tuple[Filled, ...] = ()
    kinds: Mapping[str, Mapping[str, int]]
    dated: tuple[Dated, ...] = ()
    placeless: tuple[str, ...] = ()
    landless: tuple[str, ...] = ()
    roomless: tuple[str, ...] = ()
    odd: tuple[Odd, ...] = ()
    balances: tuple[Balance, ...] = ()
    childless: Mapping[str, tuple[int, ...]]
    findings: tuple[Oddity, ...] = ()
    unable: tuple[str, ...] = ()


def examine(reading: Reading, *, today: date) -> Health:
    """
    Sum up the state of what was read.

    Parameters
    ----------
    reading
        What intake made of the files; of one that cannot be used only what the tables tell.
    today
        From which the age of figures counts.

    Returns
    -------
    Health
        Everything counted over the rows as they were read.
    """
    frames = _frames(reading)
    town = reading.network
    return Health(
        filled=tuple(each for name, frame in frames.items() for each in _filled(name, frame)),
        kinds=kind_counts.count(reading.tables),
        dated=tuple(_dated(frames, today)),
        placeless=() if town is None else tuple(town.schools["name"][~placed(town.schools)]),
        landless=_without(town, "land_m2"),
        roomless=_without(town, "rooms"),
        odd=() if town is None else tuple(_odd(town)),
        balances=() if town is None else tuple(_balances(town)),
        childless={} if town is None else _childless(town),
        findings=tuple(findings.of_tables(reading.tables))
        + (() if town is None else tuple(findings.of_network(town))),
        unable=() if town is None else tuple(_unable(town)),
    )


def _frames(reading: Reading) -> dict[str, pd.DataFrame]:
    """Gather the rows of each table in the schema's order; several sets of wards are one."""
    frames: dict[str, list[pd.DataFrame]] = {name: [] for name in schema()}
    for table in reading.tables:
        plain = pd.DataFrame(table.frame).drop(columns="geometry", errors="ignore")
        frames.setdefault(table.source.table, []).append(plain)
    return {name: pd.concat(parts) for name, parts in frames.items() if parts}


def _filled(name: str, frame: pd.DataFrame) -> list[Filled]:
    """Count the values of every column of a table, kinds aside."""
    columns = []
    for column in schema()[name].columns.values():
        if column.type == "kind" or column.name not in frame:
            continue
        cells = frame[column.name]
        there = cells.notna() & (cells.astype("str") != "")
        columns.append(
            Filled(table=name, column=column.name, rows=len(frame), filled=int(there.sum()))
        )
    return columns


def _dated(frames: Mapping[str, pd.DataFrame], today: date) -> list[Dated]:
    """Find the newest year of every table that is not ahead of today."""
    tables = []
    for name in ("residents", "registers", "pupils"):
        if name in frames and "year" in frames[name]:
            years = pd.to_numeric(frames[name]["year"], errors="coerce").dropna()
            past = years[years <= today.year]
            if len(past):
                year = int(past.max())
                tables.append(Dated(table=name, year=year, age_years=today.year - year))
    return tables


def _without(town: Network | None, column: str) -> tuple[str, ...]:
    """Name the schools whose levels have none of something together, or one does not tell it."""
    if town is None:
        return ()
    each = town.school_levels.groupby("school_id")[column]
    have = each.sum().where(each.count() == each.size())  # not of some levels alone
    short = [str(code) for code in town.schools.index if not have.get(code, 0) > 0]
    return tuple(str(town.schools["name"][code]) for code in short)


def _odd(town: Network) -> list[Odd]:
    """List figures by school and level that no survey is likely to find, the oddest first."""
    rows = town.school_levels
    rows = rows[rows["pupils"].fillna(0) > 0]
    pupils = rows["pupils"].to_numpy(dtype=float)
    land = rows["land_m2"].to_numpy(dtype=float) / pupils
    with np.errstate(divide="ignore"):
        room = np.where(rows["rooms"] > 0, pupils / rows["rooms"].to_numpy(dtype=float), 0.0)
    marks = {
        "tight": (land, (land > 0) & (land <= LEAST_M2_PER_PUPIL), 1.0),
        "roomy": (land, land > MOST_M2_PER_PUPIL, -1.0),
        "crowded": (room, room > MOST_PUPILS_PER_ROOM, -1.0),
    }
    odd = []
    for code, (values, wrong, order) in marks.items():
        for at in sorted(np.flatnonzero(wrong), key=lambda one: order * values[one]):
            school, level = str(rows["school_id"].iloc[at]), str(rows["level"].iloc[at])
            name = str(town.schools["name"].get(school, school))
            odd.append(
                Odd(code=code, school_id=school, name=name, level=level, value=float(values[at]))
            )
    return odd


def _balances(town: Network) -> list[Balance]:
    """Compare the pupils of each level with the residents of its ages in the newest year."""
    year = int(town.residents["year"].max())
    people = town.residents[town.residents["year"] == year]
    ages = norms.rules(norms.LAW).ages
    balances = []
    for level in LEVELS:
        pupils = town.school_levels.loc[town.school_levels["level"] == level, "pupils"]
        if not pupils.notna().any():
            continue
        first, last = ages[level]
        living = people.loc[people["age"].between(first, last), "people"].sum()
        balances.append(
            Balance(
                level=level,
                year=year,
                first_age=first,
                last_age=last,
                residents=float(living),
                pupils=float(pupils.sum()),
            )
        )
    return balances


def _childless(town: Network) -> dict[str, tuple[int, ...]]:
    """Find wards where nobody has one of the ages every ward has."""
    people = town.residents[town.residents["year"] == town.residents["year"].max()]
    some = people[people["people"] > 0].groupby("ward_id")["age"].agg(set)
    names = town.wards(None)["ward"]
    gaps = {
        str(names[ward]): tuple(age for age in _SCHOOL_AGES if age not in some.get(ward, set()))
        for ward in names.index
    }
    return {ward: ages for ward, ages in gaps.items() if ages}


def _unable(town: Network) -> list[str]:
    """Name what cannot be reckoned with these data."""
    told = {fault.code for fault in town.warnings}
    levels = town.school_levels
    lacks = {
        "streets": town.streets is None,
        "cells": "cells_made" in told,
        "school_pupils": not levels["pupils"].notna().any(),
        "two_session": not _any(levels, "pupils_two_session"),
        "nursery": not _any(levels, "nursery_rooms"),
        "pupils": town.pupils.empty,
        "one_year": len(town.residents["year"].unique()) == 1,
        "registers": town.registers is None,
        "parcels": town.parcels is None or town.parcels.empty,
        "projects": town.projects is None or town.projects.empty,
    }
    return [code for code, lacking in lacks.items() if lacking]


def _any(frame: pd.DataFrame, column: str) -> bool:
    return column in frame and bool(frame[column].notna().any())
