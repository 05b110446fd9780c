"""Schools as the law counts them: a main school with its satellite sites is one school a level."""

from __future__ import annotations

import numpy as np
import pandas as pd

from spatial.network import Network
from spatial.records import KINDERGARTEN, NURSERY, Kind, Level

KEY = ["school_id", "level"]
# Word of the table of schools, and the series of the norms it stands for.
EXCEPTIONS = {"kho_khan": "difficult", "hai_dao": "island", "chia_cat": "rugged"}
# A hole in one site leaves the school's sum unknown.
_SUMS = (
    "pupils",
    "classes",
    "rooms",
    "land_m2",
    "teachers",
    "pupils_two_session",
    "room_floor_m2",
    "subject_rooms",
    "rooms_solid",
    "rooms_semi_solid",
    "rooms_makeshift",
    "rooms_borrowed",
    "rooms_to_repair",
)
_LEAST = ("smallest_subject_room_m2", "rooms_built_year")  # of a school that of its worst site
# What a site does not tell it does not have.
_NONE_IF_UNTOLD = ("boarders", "day_boarders", "floor_m2")


def whole(town: Network, *, units: str | None = None) -> pd.DataFrame:
    """
    Put every school together with its sites, one row a school and level.

    Parameters
    ----------
    units
        Set of wards ``ward_id`` refers to; ``None`` for the base set.

    Returns
    -------
    pandas.DataFrame
        ``school_id`` (the main school's), ``level``, ``school``, ``ward_id``, ``ownership``,
        ``school_type``, ``exception`` (``general``, ``difficult``, ``island``, ``rugged``),
        ``staff_zone`` (1 to 3) of the main school,
        ``sites`` [sites], ``smallest_site_classes`` [classes], ``storeys``, the columns of the
        table ``school_levels`` added up, ``nursery_share`` and ``two_session_share`` [0..1],
        ``kind``. What the tables do not tell is missing, never guessed.

    Notes
    -----
    Sites are counted from ``parent_id``; where no school of the locality names one, nobody knows
    them. Classes and children of a preschool that ``school_levels`` leaves blank are those of its
    groups.
    """
    schools = town.schools
    main = mains(schools)
    rows = _with_groups(town)
    rows = rows.assign(site=rows["school_id"], school_id=main.reindex(rows["school_id"]).to_numpy())
    table = _added(rows)
    about = schools.reindex(table["school_id"])
    named = {level: town.school_names(level) for level in table["level"].unique()}
    table["school"] = [
        named[level][str(school)]
        for school, level in zip(table["school_id"], table["level"], strict=True)
    ]
    table["ward_id"] = about[units or town.base_units].to_numpy()
    table["ownership"] = about["ownership"].fillna("").to_numpy()
    table["school_type"] = _words(about, "school_type").to_numpy()
    table["exception"] = (
        _words(about, "area_exception").map(EXCEPTIONS).fillna("general").to_numpy()
    )
    told = about["staff_zone"] if "staff_zone" in about else pd.Series(np.nan, index=about.index)
    table["staff_zone"] = told.to_numpy(dtype=float, na_value=np.nan)
    return _by_site(table, schools, main)


def mains(schools: pd.DataFrame) -> pd.Series:
    """
    Return the main school of every school, itself where it is no site.

    Parameters
    ----------
    schools
        As `Network.schools`.
    """
    own = pd.Series(schools.index, index=schools.index)
    parent = _words(schools, "parent_id")
    return own.where(~parent.isin(schools.index), parent)


def groups_by_row(town: Network) -> pd.DataFrame:
    """
    Return the groups, each under the place whose row counts its children.

    That is its own place, or its main school where a site has no row of its own in the table of
    schools by level: then the main school's row is of both.
    """
    groups, levels = town.groups, town.school_levels
    if groups.empty:
        return groups
    rows = levels.loc[levels["level"] == Level.MAM_NON.value, "school_id"]
    at = groups["school_id"]
    main = at.map(mains(town.schools))
    return groups.assign(school_id=at.mask(~at.isin(rows) & main.isin(rows), main))


def _words(table: pd.DataFrame, column: str) -> pd.Series:
    """Return a column of words; blanks and a missing column are empty."""
    if column not in table:
        return pd.Series("", index=table.index, dtype="str")
    return table[column].fillna("").astype("str")


def _with_groups(town: Network) -> pd.DataFrame:
    """Return the school levels, holes of preschools filled from their groups."""
    rows = town.school_levels.copy()
    for name in (*_SUMS, *_NONE_IF_UNTOLD, *_LEAST):
        if name not in rows:
            rows[name] = float("nan")
    rows["nursery_classes"] = rows["age_classes"] = float("nan")
    pre = (rows["level"] == Level.MAM_NON).to_numpy()
    if town.groups.empty or not pre.any():
        return rows
    groups = groups_by_row(town)
    groups = groups.assign(classes=groups["classes"].astype(float).fillna(1))
    at = rows.loc[pre, "school_id"]
    by_school = groups.groupby("school_id")
    for name in ("classes", "pupils"):
        rows[name] = rows[name].astype(float)
        rows.loc[pre, name] = rows.loc[pre, name].fillna(at.map(by_school[name].sum()))
    for name, ages in (("nursery_classes", NURSERY), ("age_classes", (*NURSERY, *KINDERGARTEN))):
        counted = groups["classes"].where(groups["age_group"].isin(ages), 0)
        rows.loc[pre, name] = at.map(counted.groupby(groups["school_id"]).sum())
    return rows


def _added(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the sites of a school up, level by level."""
    grouped = rows.groupby(KEY, sort=False)
    sums = grouped[[*_SUMS, "nursery_classes", "age_classes"]].sum()
    counts = grouped[list(sums.columns)].count()
    sizes = grouped.size()
    table = sums.where(counts.eq(sizes, axis=0))
    table[list(_NONE_IF_UNTOLD)] = grouped[list(_NONE_IF_UNTOLD)].sum(min_count=1)
    table[list(_LEAST)] = grouped[list(_LEAST)].min()
    sure = list(Kind)
    weakest = rows["kind"].map(sure.index).groupby([rows[key] for key in KEY], sort=False).max()
    table["kind"] = [sure[at].value for at in weakest]
    least, told = grouped["classes"].min(), counts["classes"].eq(sizes)
    table["smallest_site_classes"] = least.where(told & sizes.gt(1))
    table["nursery_share"] = (table["nursery_classes"] / table["classes"]).where(
        table["age_classes"].eq(table["classes"])
    )
    two_session = table["pupils_two_session"] / table["pupils"].where(table["pupils"] > 0)
    table["two_session_share"] = two_session.clip(upper=1)
    return table.drop(columns=["nursery_classes", "age_classes"]).reset_index()


def _by_site(table: pd.DataFrame, schools: pd.DataFrame, main: pd.Series) -> pd.DataFrame:
    """Add what is told of every place: how many a school has, and its tallest block."""
    at = table["school_id"]
    told = bool((main.to_numpy() != main.index.to_numpy()).any())
    table["sites"] = at.map(main.value_counts()).astype(float) if told else float("nan")
    tallest = schools["storeys"].astype(float) if "storeys" in schools else None
    table["storeys"] = (
        float("nan") if tallest is None else at.map(tallest.groupby(main.to_numpy()).max())
    )
    return table
