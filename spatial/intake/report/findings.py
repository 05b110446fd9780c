"""
What looks odd in a locality's figures: each finding with its code, its places and its figures.

Nothing is changed; every bound is one of plausibility, assumed, and no norm of anybody.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray

from spatial.intake.checking import lost_zeros, neighbour_density
from spatial.intake.checking.check import Checked
from spatial.intake.text import names, school_names
from spatial.network import TOTALS, Network, placed
from spatial.records import Kind

STACKED_SCHOOLS = 3  # at one place; a primary and a secondary may share a yard
VAST_M2 = 100_000.0  # a whole school; a campus of 10 ha is a university's
MAX_M2_PER_ROOM, MIN_M2_PER_ROOM = 2_000.0, 10.0  # land; a classroom alone is some 45 m2
AGE_JUMP, MIN_COHORT = 8.0, 20.0  # times the ages beside it; [people]
_OLD = 60  # years: a table that goes on to them is of everybody
_BESIDE_YEARS = 3  # ages looked at on either side
PEOPLE_JUMP = 1.35  # times the year before, or the same downwards
MIN_PUPILS_PER_ROOM = 3.0
MAX_PUPILS_PER_ROOM = 150.0  # two sessions of 45 to 50 are 100; three fill no room for long
_ALL_ROOMS = frozenset({"tong so phong", "so phong", "tong phong", "sl phong", "phong"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """
    One sort of oddity and where it is.

    Attributes
    ----------
    code
        ``health.finding.<code>`` says it.
    places
        Whose, each with its figures where there are any.
    """

    code: str
    places: tuple[str, ...]


def of_network(town: Network) -> list[Oddity]:
    """Look through a locality; sorts without any place are left out."""
    sorts = {
        "stacked": _stacked(town),
        "vast": _land(town, vast=True),
        "cramped": _land(town, vast=False),
        "land_twice": _land_twice(town),
        "level_name": _level_against_name(town),
        "fraction": _fractions(town),
        "few_pupils": _few_pupils(town),
        "many_pupils": _many_pupils(town),
        "age_jump": _age_jumps(town),
        "people_jump": _people_jumps(town),
        "land_zero": _land_zeros(town),
        "people_zero": _people_zeros(town),
        "people_few": _few_people(town),
    }
    oddities = {code: tuple(places) for code, places in sorts.items()}
    return [Oddity(code=code, places=places) for code, places in oddities.items() if places]


def of_tables(tables: Sequence[Checked]) -> list[Oddity]:
    """Look through what headers were taken for."""
    places = tuple(
        f"{table.source.name}: {header}"
        for table in tables
        if table.source.table == "school_levels"
        for header in dict.fromkeys(table.source.headers.get("rooms", ()))
        if names.fold(header) in _ALL_ROOMS
    )
    return [Oddity(code="all_rooms", places=places)] if places else []


def _name(town: Network, school: object) -> str:
    """Call a school by its name."""
    return str(town.schools["name"].get(school, school))


def _yards(town: Network) -> pd.Series:
    """Give each school the point it stands at to the centimetre; one without has its own code."""
    told = placed(town.schools) & (town.schools["kind"] != Kind.ASSUMED).to_numpy()
    keys = town.schools.index.to_numpy(dtype=object, copy=True)
    points = shapely.get_coordinates(town.schools.geometry.to_numpy()[told])
    keys[told] = [f"{x:.2f} {y:.2f}" for x, y in points]
    return pd.Series(keys, index=town.schools.index)


def _stacked(town: Network) -> Iterator[str]:
    """Name the schools that stand at one point."""
    yards = _yards(town)
    for _, group in yards.groupby(yards):
        if len(group) >= STACKED_SCHOOLS:
            first = town.schools["name"].loc[group.index[:2]]
            yield f"{len(group)} × ({', '.join(map(str, first))} …)"


def _land(town: Network, *, vast: bool) -> Iterator[str]:
    """Name schools whose land no school has."""
    told = town.school_levels[town.school_levels["land_m2"].notna()]
    sums = told.groupby("school_id")[["rooms", "land_m2"]].sum()
    for school, row in sums.iterrows():
        rooms, land = float(row["rooms"]), float(row["land_m2"])
        per_room = land / rooms if rooms > 0 else np.nan
        large = land > VAST_M2 or per_room > MAX_M2_PER_ROOM
        if large if vast else land > 0 and per_room < MIN_M2_PER_ROOM:
            yield f"{_name(town, school)} ({land:.0f} m²)"


def _land_zeros(town: Network) -> Iterator[str]:
    """Name schools whose land becomes what others have with a zero more."""
    told = town.school_levels[town.school_levels["land_m2"].notna()]
    sums = told.groupby("school_id")[["land_m2", "rooms", "pupils"]].sum(min_count=1)
    land, *others = (sums[name].to_numpy(dtype=float, na_value=np.nan) for name in sums)
    odd = lost_zeros.likely(land, *others)
    for school, area in zip(sums.index[odd], land[odd], strict=True):
        yield f"{_name(town, school)} ({area:.0f} m²)"


def _people_zeros(town: Network) -> Iterator[str]:
    """Name wards whose people become as dense as those around them with a zero more."""
    wards = town.wards(None)
    newest = town.residents[town.residents["year"] == town.residents["year"].max()]
    people = newest.groupby("ward_id")["people"].sum().reindex(wards.index).to_numpy(dtype=float)
    for at in neighbour_density.sparse(wards.geometry.to_numpy(), people):
        yield f"{wards['ward'].iloc[at]} ({people[at]:.0f})"


def _few_people(town: Network) -> Iterator[str]:
    """Name the wards of a small locality with fewer people a km2 than communes have."""
    wards = town.wards(None)
    shapes, people = wards.geometry.to_numpy(), _all_ages(town, wards)
    for at in neighbour_density.empty(shapes, people, wards["ward"].astype(str).tolist()):
        km2 = shapely.area(shapes[at]) / 1e6
        yield f"{wards['ward'].iloc[at]} ({people[at]:.0f} / {km2:.1f} km²)"


def _all_ages(town: Network, wards: pd.DataFrame) -> NDArray[np.float64]:
    """Give the newest people of all ages of each ward; NaN where only some ages are told."""
    if columns := _totals(wards):
        return np.asarray(wards[columns[-1]].to_numpy(dtype=float, na_value=np.nan))
    newest = town.residents[town.residents["year"] == town.residents["year"].max()]
    if not newest["age"].max() >= _OLD:
        return np.full(len(wards), np.nan)
    people = newest.groupby("ward_id")["people"].sum().reindex(wards.index)
    return np.asarray(people.to_numpy(dtype=float, na_value=np.nan))


def _totals(wards: pd.DataFrame) -> list[str]:
    """List the columns of people of all ages by their year."""
    return sorted(
        str(name)
        for name in wards.columns
        if str(name).startswith(TOTALS) and str(name)[len(TOTALS) :].isdecimal()
    )


def _land_twice(town: Network) -> Iterator[str]:
    """Name yards whose land stands at two levels, each the whole."""
    rows = town.school_levels[town.school_levels["land_m2"] > 0]
    yard = rows["school_id"].map(_yards(town))
    for (_, land), group in rows.groupby([yard, "land_m2"]):
        if len(group) > 1:
            name = _name(town, group["school_id"].iloc[0])
            yield f"{name} ({len(group)} × {float(str(land)):.0f} m²)"


def _level_against_name(town: Network) -> Iterator[str]:
    """Name schools with a level their name does not tell."""
    for school, group in town.school_levels.groupby("school_id"):
        told = {str(level) for level in school_names.parse(_name(town, school)).levels}
        other = [str(level) for level in group["level"] if told and str(level) not in told]
        if other:
            yield f"{_name(town, school)} ({', '.join(other)})"


def _fractions(town: Network) -> Iterator[str]:
    """Name schools with parts of a pupil, unless every school has them: then they are modelled."""
    rows = town.school_levels[town.school_levels["pupils"].notna()]
    pupils = rows["pupils"].to_numpy(dtype=float)
    broken = pupils % 1 != 0
    if broken.mean() > 1 / 2 if len(rows) else True:
        return
    for at in np.flatnonzero(broken):
        yield f"{_name(town, rows['school_id'].iloc[at])} ({pupils[at]:g})"


def _few_pupils(town: Network) -> Iterator[str]:
    """Name schools with next to no pupils for their rooms."""
    rows = town.school_levels
    few = (rows["pupils"] > 0) & (rows["pupils"] < MIN_PUPILS_PER_ROOM * rows["rooms"])
    for row in rows[few.to_numpy(dtype=bool)].itertuples():
        yield f"{_name(town, row.school_id)} ({float(str(row.pupils)):g})"


def _many_pupils(town: Network) -> Iterator[str]:
    """Name schools with more pupils than their rooms take in any number of sessions."""
    rows = town.school_levels
    many = (rows["rooms"] > 0) & (rows["pupils"] > MAX_PUPILS_PER_ROOM * rows["rooms"])
    for row in rows[many.to_numpy(dtype=bool)].itertuples():
        pupils, rooms = float(str(row.pupils)), float(str(row.rooms))
        yield f"{_name(town, row.school_id)} ({pupils:g} / {rooms:g})"


def _age_jumps(town: Network) -> Iterator[str]:
    """Name the cells of the age table many times those beside them."""
    names_ = town.wards(None)["ward"]
    for (ward, year), group in town.residents.groupby(["ward_id", "year"]):
        ages = group.sort_values("age")
        age, people = ages["age"].to_numpy(), ages["people"].to_numpy(dtype=float)
        for at in range(len(age)):
            near = np.abs(age - age[at]) <= _BESIDE_YEARS
            near[at] = False
            if near.sum() < 2:  # noqa: PLR2004 - one age beside it witnesses nothing
                continue
            usual = max(float(np.median(people[near])), 1.0)
            if people[at] >= MIN_COHORT and people[at] > AGE_JUMP * usual:
                figures = f"{people[at]:.0f} / {usual:.0f}"
                yield f"{names_.get(ward, ward)}, {age[at]} ({year}): {figures}"


def _people_jumps(town: Network) -> Iterator[str]:
    """Name wards whose people grow or shrink from year to year as none does."""
    wards = town.wards(None)
    ages = town.residents.groupby(["ward_id", "year"]).agg(
        people=("people", "sum"), ages=("age", lambda each: tuple(sorted(each)))
    )
    for ward, group in ages.groupby("ward_id"):
        years = group.droplevel("ward_id").sort_index()
        for (one, then), (two, now) in itertools.pairwise(years.iterrows()):
            if then["ages"] == now["ages"]:
                yield from _jump(
                    str(wards["ward"].get(ward, ward)), (one, then["people"]), (two, now["people"])
                )
    for first, second in itertools.pairwise(_totals(wards)):
        for name, then, now in zip(wards["ward"], wards[first], wards[second], strict=True):
            earlier, later = (int(each[len(TOTALS) :]) for each in (first, second))
            yield from _jump(str(name), (earlier, then), (later, now))


def _jump(ward: str, one: tuple[object, object], two: tuple[object, object]) -> Iterator[str]:
    """Say a change of people that no year brings."""
    (first, then), (second, now) = one, two
    before, after = float(str(then)), float(str(now))
    years = max(int(str(second)) - int(str(first)), 1)
    if before > 0 and after > 0:
        a_year = max(after / before, before / after) ** (1 / years)
        if a_year > PEOPLE_JUMP:
            yield f"{ward} ({first} → {second}: {before:.0f} → {after:.0f})"
