"""
Preschools by who holds them, the children of each ward who attend, and industrial zones' nurseries.

Public schools, private schools and independent groups are three lines, never one: an independent
group gives places of nursery and kindergarten and is no school. Enrolment of a ward is told where
every place in it tells its groups by age; a child who attends in another ward counts there.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from spatial import nursery
from spatial.assessment import Assessment
from spatial.network import PRIVATE, PUBLIC, Network
from spatial.norms import checks
from spatial.projection import developments, participation
from spatial.records import KINDERGARTEN, NURSERY, Development, Level, Outlook
from spatial.residents import ResidentsByCell
from spatial.targets import enrolment

HOLDERS = ("public", "private", "independent", "unknown")
SUPPLY = ("ward_id", "ward", "holder", "places", "nursery_rooms", "kindergarten_rooms", "children",
          "nursery_children", "kindergarten_children")  # fmt: skip
ENROLMENT = ("ward_id", "ward", "year", "places", "places_untold", "nursery_children",
             "residents_0_2", "nursery_percent", "kindergarten_children", "residents_3_5",
             "kindergarten_percent", "five_children", "residents_5", "five_percent")  # fmt: skip
INDUSTRY = ("development_id", "name", "ward_id", "ward", "year", "jobs", "residents_0_2",
            "nursery_need", "rooms_need", "kind")  # fmt: skip
_LINES = (("nursery", NURSERY, (0, 2)), ("kindergarten", KINDERGARTEN, (3, 5)),
          ("five", enrolment.FIVE, (5, 5)))  # fmt: skip
_INDUSTRY = "industry"


def held(town: Network) -> pd.Series:
    """Return who holds each place, one of `HOLDERS`, by ``school_id``."""
    named = town.schools["ownership"].map({PUBLIC: "public", PRIVATE: "private"})
    return pd.Series(named.fillna("unknown").mask(town.independent, "independent"))


def _listed(assessment: Assessment) -> pd.DataFrame:
    """List the preschools and groups that stand, with ward, holder, rooms and children by age."""
    town, units = assessment.network, assessment.options.units or assessment.network.base_units
    rows = town.school_levels[town.school_levels["level"] == Level.MAM_NON.value]
    rows = rows[~rows["proposed"].astype(bool)]
    at = rows["school_id"]
    groups = checks.groups_by_row(town)
    told = {
        name: groups.loc[groups["age_group"].isin(ages)].groupby("school_id")["pupils"].sum()
        for name, ages, _ in _LINES
    } if len(groups) else {}  # fmt: skip
    sums = groups.groupby("school_id")["pupils"].sum() if len(groups) else pd.Series(dtype=float)
    rooms = rows.get("nursery_rooms", pd.Series(np.nan, index=rows.index)).astype(float)
    listed = pd.DataFrame(
        {
            "school_id": at.to_numpy(),
            "ward_id": town.schools[units].reindex(at).to_numpy(),
            "holder": held(town).reindex(at).to_numpy(),
            "told": at.isin(sums.index).to_numpy(),
            "nursery_rooms": rooms.to_numpy(),
            "kindergarten_rooms": (rows["rooms"] - rooms).to_numpy(dtype=float),
            "children": rows["pupils"].fillna(at.map(sums)).to_numpy(dtype=float),
        }
    )
    for name, _, _ in _LINES:
        known = at.map(told[name]).fillna(0.0) if told else pd.Series(np.nan, index=at.index)
        listed[f"{name}_children"] = known.where(at.isin(sums.index)).to_numpy(dtype=float)
    return listed


def differing(assessment: Assessment) -> pd.DataFrame:
    """
    Find the places whose list of schools and whose groups tell two numbers of children.

    Returns
    -------
    pandas.DataFrame
        A row a place, by ``school_id``: ``school``, ``listed``, ``in_groups`` [children].
    """
    town = assessment.network
    rows = town.school_levels[town.school_levels["level"] == Level.MAM_NON.value]
    listed = rows[~rows["proposed"].astype(bool)].set_index("school_id")["pupils"].astype(float)
    groups = checks.groups_by_row(town)
    sums = groups.groupby("school_id")["pupils"].sum() if len(groups) else listed.iloc[:0]
    both = pd.DataFrame({"listed": listed, "in_groups": sums}).dropna()
    apart = both[both["listed"] != both["in_groups"]]
    return apart.assign(school=town.schools["name"].reindex(apart.index))


def supply(assessment: Assessment) -> pd.DataFrame:
    """
    Count what each kind of holder offers, by ward.

    Returns
    -------
    pandas.DataFrame
        `SUPPLY`, a row a ward and holder that has a place there. A figure is missing where any
        place of the row does not tell it: rooms of nursery groups, children by age.
    """
    listed = _listed(assessment)
    keys = ["ward_id", "holder"]
    grouped = listed.groupby(keys, sort=False)
    figures = list(SUPPLY[4:])
    known = grouped[figures].count().eq(grouped.size(), axis=0)
    sums = grouped[figures].sum().where(known)
    table = sums.assign(places=grouped.size()).reset_index()
    table["ward"] = _names(assessment).reindex(table["ward_id"]).to_numpy()
    order = table["holder"].map(HOLDERS.index)
    return (
        table.assign(order=order)
        .sort_values(["ward_id", "order"], kind="stable")[list(SUPPLY)]
        .reset_index(drop=True)
    )


def attendance(assessment: Assessment) -> pd.DataFrame:
    """
    Measure the share of each ward's children who attend: under three, three to five, five.

    Returns
    -------
    pandas.DataFrame
        `ENROLMENT`, a row a ward; empty where no place tells its groups by age. Shares [percent]
        are missing where a place of the ward does not tell its groups, or mixes the ages.

    Notes
    -----
    ``share = children in groups of the ages in the ward's places / residents of those ages``, as
    `enrolment.of_groups` measures the whole locality; it may exceed 100 where children come from
    other wards.
    """
    town, units = assessment.network, assessment.options.units or assessment.network.base_units
    if town.groups.empty:
        return pd.DataFrame(columns=list(ENROLMENT))
    listed, every = _listed(assessment), checks.groups_by_row(town)
    year = assessment.demand.residents_year
    living, ward_of = ResidentsByCell(town), town.cells[units].to_numpy()
    by_age = {age: pd.Series(living.count(year, (age, age))).groupby(ward_of).sum()
              for age in range(6)}  # fmt: skip
    rows = []
    for ward_id, ward in _names(assessment).items():
        here = listed[listed["ward_id"] == ward_id]
        untold = int((~here["told"]).sum())
        groups = every[every["school_id"].isin(here["school_id"])]
        people = pd.Series({age: float(by_age[age].get(ward_id, 0.0)) for age in by_age})
        row: dict[str, object] = {"ward_id": ward_id, "ward": ward, "year": year,
                                  "places": len(here), "places_untold": untold}  # fmt: skip
        for name, ages, (first, last) in _LINES:
            residents = float(people.loc[first:last].sum())
            share = enrolment.of_groups(groups, people, groups_of=ages, ages=(first, last))
            if here.empty and residents > 0:
                share = 0.0  # no place at all: nobody attends here
            ages_named = f"residents_{first}" if first == last else f"residents_{first}_{last}"
            row |= {
                f"{name}_children": float(here[f"{name}_children"].sum()),
                ages_named: residents,
                f"{name}_percent": math.nan if untold or share is None else share,
            }
        rows.append(row)
    return pd.DataFrame(rows, columns=list(ENROLMENT))


def industrial_zones(assessment: Assessment) -> pd.DataFrame:
    """
    Count the children under three industrial zones bring, and the nursery rooms they need.

    Returns
    -------
    pandas.DataFrame
        `INDUSTRY`, a row a zone of the table of developments and of the planner's own outlook, in
        the year assessed.

    Notes
    -----
    ``residents_0_2 = jobs x people a job x share under three x share taken up x chance``; ``need =
    children of an age x share who attend``, ``rooms = sum of need / group size``. What the trend
    holds already is part of it: the need of a zone is all of it.
    """
    town, year = assessment.network, assessment.options.year
    outlook = assessment.options.outlook or Outlook()
    zones: list[Development] = [
        one for one in (*town.developments, *outlook.developments) if one.sort == _INDUSTRY
    ]
    ages = assessment.rules.ages
    rate = participation.nursery(ages, years=[year], known_to=year - 1, outlook=outlook)[0]
    sizes = nursery.group_sizes(assessment.rules.on)
    base = town.residents.groupby("age")["people"].sum()
    living = base.reindex(range(86), fill_value=0.0).to_numpy(dtype=float)
    names, wards = town.wards(None)["ward"].astype(str), town.wards(None).index
    rows = []
    for placed in developments.place(town, zones, living):
        zone = placed.source
        up = developments.taken_up(zone, np.array([year]), delay=np.array([zone.delay_years]))
        small = placed.people[: len(rate)] * float(np.ravel(up)[0]) * zone.chance
        need = small * rate
        rooms = sum(need[age] / norm.value for age, norm in sizes.items() if age < len(need))
        ward = str(wards[placed.ward])
        rows.append((zone.development_id, zone.name, ward, names[ward], year, zone.units,
                     float(small.sum()), float(need.sum()), float(rooms), "assumed"))  # fmt: skip
    return pd.DataFrame(rows, columns=list(INDUSTRY))


def _names(assessment: Assessment) -> pd.Series:
    """Return the names of the wards."""
    return pd.Series(assessment.network.wards(assessment.options.units)["ward"].astype(str))
