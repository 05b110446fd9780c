"""
Posts of preschools: by the children of each age in the groups there are, or in a year to come.

The circular (TT 19/2023, article 5) has no average class of a preschool: children earn teachers by
the size of the groups of their age. What staffing zone a school lies in changes nothing here.
"""

from __future__ import annotations

import math
from datetime import date

import pandas as pd

from spatial import nursery, rounding
from spatial.assessment import Assessment
from spatial.network import Network
from spatial.norms import checks
from spatial.norms.collection import read
from spatial.norms.record import Norm
from spatial.records import KINDERGARTEN, NURSERY, Level

_OLDER = tuple(age for age in KINDERGARTEN if not age.startswith("mixed"))
_ALONE = 2.0  # teachers of the only group of a site that is not full (TT 19/2023, Đ.5 k.1 đ)


def needed_by_ages(groups: pd.DataFrame, *, day: date) -> tuple[float, str]:
    """
    Count the teachers the children of a preschool are allotted by their ages.

    Parameters
    ----------
    groups
        Rows of the table ``groups`` of the school and its sites, with ``is_site`` for the latter.

    Returns
    -------
    float, str
        Teachers, and no reason; or missing, with a key of ``staffing.by_pupils_untold``.

    Notes
    -----
    Of every age ``floor(children / size) * teachers a group``, and one more for each whole
    remainder of the children left over; a mixed group counts as one of its kind, and the only group
    of a site that is not full has two teachers. Added up, then rounded half-up.
    """
    if groups.empty:
        return math.nan, "no_groups"
    if not groups["age_group"].isin((*NURSERY, *KINDERGARTEN)).all():
        return math.nan, "no_ages"
    in_all = groups.groupby("school_id")["classes"].transform("sum")
    of_age = groups.assign(alone=groups["is_site"] & (in_all == 1)).groupby("age_group")
    total = sum(_of_age(str(age), of, day) for age, of in of_age)
    return (math.nan, "no_average") if math.isnan(total) else (float(rounding.whole(total)), "")


def _of_age(age: str, groups: pd.DataFrame, day: date) -> float:
    """Count the teachers of the groups of one age, or of one kind of mixed groups."""
    find, level = read().find, Level.MAM_NON
    kind = "nursery" if age in NURSERY else "kindergarten"
    per = find("teachers_per_class", day, level=level, series=kind)
    size = find("group_size", day, level=level, series=age)
    rest = find("teacher_remainder_pupils", day, level=level, series=age)
    if per is None:
        return math.nan
    if size is None or rest is None:
        return float(groups["classes"].sum()) * per.value
    alone = groups["alone"] & (groups["pupils"] < size.value)
    children = float(groups.loc[~alone, "pupils"].sum())
    full = math.floor(children / size.value)
    over = math.floor((children - full * size.value) / rest.value)
    return _ALONE * int(alone.sum()) + full * per.value + over


def cited(day: date) -> tuple[Norm, ...]:
    """List the norms posts of preschools are counted by, youngest age first."""
    find, level = read().find, Level.MAM_NON
    ages = (*NURSERY, *KINDERGARTEN)
    of = {
        "teachers_per_class": ("nursery", "kindergarten"),
        "group_size": ages,
        "teacher_remainder_pupils": ages,
    }
    found = (find(topic, day, level=level, series=one) for topic in of for one in of[topic])
    return tuple(norm for norm in found if norm is not None)


def of_schools(network: Network) -> pd.DataFrame:
    """List the groups of schools under their main school, independent ones left out."""
    groups = network.groups
    if groups.empty:
        return groups.assign(main=[], is_site=[])
    main = checks.mains(network.schools).reindex(groups["school_id"]).to_numpy()
    listed = groups.assign(
        main=main,
        is_site=main != groups["school_id"].to_numpy(),
        classes=groups["classes"].astype(float).fillna(1.0),
    )
    if "independent" in listed:
        listed = listed[listed["independent"].astype(float).fillna(0.0) != 1]
    return listed


def needed_by_children(assessment: Assessment, pupils: pd.Series, *, day: date) -> pd.Series:
    """
    Count the teachers the children of a year are allotted by ward, unrounded.

    Parameters
    ----------
    pupils
        Pupils of preschools in the assessed year, by ``ward_id``.
    day
        Day whose norms apply.

    Returns
    -------
    pandas.Series
        Teachers by ``ward_id``; empty where no group tells the age of its children.

    Notes
    -----
    ``sum over ages of children / group size * teachers a group``. The forecast tells the ages of
    children under three; the others, and all where it does not, are shared out as the children of
    all groups told are, mixed groups left out.
    """
    town, units = assessment.network, assessment.options.units or assessment.network.base_units
    young = assessment.demand.nursery  # their ages are told, those of the older never
    ages = _OLDER if len(young.columns) else (*nursery.GROUPS.values(), *_OLDER)
    groups = town.groups
    if groups.empty or not groups["age_group"].isin(ages).any():
        return pd.Series(dtype=float)
    told = groups[groups["age_group"].isin(ages)].groupby("age_group")["pupils"].sum()
    if not told.sum() > 0:
        return pd.Series(dtype=float)
    a_child = {age: _a_child(age, day) for age in (*nursery.GROUPS.values(), *_OLDER)}
    need = pupils * float(sum(told[age] / told.sum() * a_child[age] for age in told.index))
    ward = town.cells[units].to_numpy()
    for age in young.columns:
        by_ward = young[age].groupby(ward).sum().reindex(pupils.index, fill_value=0.0)
        need = need + by_ward * a_child[nursery.GROUPS[int(age)]]
    return pd.Series(need)


def _a_child(age: str, day: date) -> float:
    """Return the teachers a child of an age is allotted: those of a full group by its children."""
    find, level = read().find, Level.MAM_NON
    kind = "nursery" if age in NURSERY else "kindergarten"
    per = find("teachers_per_class", day, level=level, series=kind)
    size = find("group_size", day, level=level, series=age)
    return math.nan if per is None or size is None else per.value / size.value
