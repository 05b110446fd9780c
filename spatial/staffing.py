"""
Teachers: posts by the norm beside those there, by school, ward, level and subject, as pupils grow.

Two readings of need stand side by side. By classes: the classes a school has times the teachers a
class. By pupils: the classes its pupils make at the average the circular allots posts by, and one
more teacher where enough pupils are left over, never more than one more class would have. A surplus
of one school fills no gap of another.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

import pandas as pd

from spatial import rounding
from spatial.assessment import Assessment
from spatial.network import INDEPENDENT, Network
from spatial.norms import checks
from spatial.norms.collection import read
from spatial.norms.record import Norm
from spatial.records import KINDERGARTEN, LEVELS, NURSERY, Level

SCHOOLS = (
    "school_id", "school", "ward_id", "ward", "level", "pupils", "classes", "teachers", "allotted",
    "surplus", "shortage", "zone", "needed_by_pupils", "by_pupils_untold", "kind",
)  # fmt: skip
WARDS = ("ward_id", "ward", "level", "year", "pupils", "needed", "teachers", "schools",
         "schools_untold", "shortage", "surplus")  # fmt: skip
SUBJECTS = ("ward_id", "ward", "level", "subject", "posts", "teachers", "shortage", "surplus")
_HARD, REST = 1, 3  # staffing zones: communes in hardship and islands; wards, towns and the rest
_HARD_WORDS = ("difficult", "island")
_SLACK = 1e-9
_ALONE = 2.0  # teachers of the only group of a site that is not full (TT 19/2023, Đ.5 k.1 đ)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostNorms:
    """
    What posts of one level are reckoned by.

    Attributes
    ----------
    per_class
        Teachers a class.
    class_size
        Average class posts are allotted by [pupils].
    remainder
        Pupils left over that earn one more teacher.
    """

    per_class: Norm
    class_size: Norm
    remainder: Norm

    @property
    def cited(self) -> tuple[Norm, ...]:
        """The norms there are."""
        return (self.per_class, self.class_size, self.remainder)


def post_norms(level: Level, *, day: date, zone: int, two_sessions: bool) -> PostNorms | None:
    """
    Find what posts of a level are reckoned by; ``None`` where the law of the day has no average.

    Parameters
    ----------
    zone
        Staffing zone, 1 to 3.
    two_sessions
        Whether primary classes are taught two sessions a day.
    """
    find = read().find
    series = ("two_session" if two_sessions else "half_day") if level is Level.TIEU_HOC else ""
    per_class = find("teachers_per_class", day, level=level, series=series or "general")
    size = find("class_size", day, level=level, series=f"zone_{zone}")
    rest = find("teacher_remainder_pupils", day, level=level, series=f"zone_{zone}")
    if per_class is None or size is None or rest is None:
        return None
    return PostNorms(per_class=per_class, class_size=size, remainder=rest)


def needed(pupils: float, by: PostNorms) -> int:
    """
    Count the teachers a school's pupils are allotted.

    Returns
    -------
    int
        ``half-up(classes * teachers a class)`` with ``classes = floor(pupils / average class)``,
        and one more where the pupils left over reach the remainder, at most what one more whole
        class would have: it never falls as pupils rise.
    """
    classes = math.floor(pupils / by.class_size.value + _SLACK)
    rest = pupils - classes * by.class_size.value
    whole = rounding.whole(classes * by.per_class.value)
    if rest <= _SLACK:
        return whole
    more = min(1, math.floor(rest / by.remainder.value + _SLACK))
    return min(whole + more, rounding.whole((classes + 1) * by.per_class.value))


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
    return float(rounding.whole(sum(_of_age(str(age), of, day) for age, of in of_age))), ""


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


def _groups(network: Network) -> pd.DataFrame:
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


def schools(assessment: Assessment, *, day: date) -> pd.DataFrame:
    """
    Put posts beside teachers, school by school as they stand.

    Returns
    -------
    pandas.DataFrame
        `SCHOOLS`, a row a school and level whose teachers or pupils are told; missing what is not.
        ``allotted``, ``surplus`` and ``shortage`` by classes, ``needed_by_pupils`` with remainders;
        where that is not known ``by_pupils_untold`` is why, a key of ``staffing.by_pupils_untold``.
    """
    units = assessment.options.units or assessment.network.base_units
    whole = checks.whole(assessment.network, units=units)
    whole = whole[whole["school_type"] != INDEPENDENT]  # posts are given to schools
    by_class = {
        (str(row["school_id"]), str(row["level"])): {
            name: float(row[name]) for name in ("allotted", "surplus", "shortage")
        }
        for row in checks.posts(whole, day=day).to_dict("records")
    }
    names, groups = assessment.network.wards(units)["ward"], _groups(assessment.network)
    rows: list[dict[str, object]] = []
    for row in whole.to_dict("records"):
        level, pupils = Level(str(row["level"])), float(row["pupils"])
        key = (str(row["school_id"]), level.value)
        teachers = float(row["teachers"])
        if math.isnan(pupils) and math.isnan(teachers):
            continue
        zone = _HARD if row["exception"] in _HARD_WORDS else REST
        share = row.get("two_session_share")
        by = post_norms(level, day=day, zone=zone, two_sessions=share == 1)
        known = level is not Level.TIEU_HOC or share in (0, 1)
        if level is Level.MAM_NON:
            need, why = needed_by_ages(groups[groups["main"] == key[0]], day=day)
        else:
            need, why = _by_pupils(pupils, by, sessions_known=known)
        untold = dict.fromkeys(("allotted", "surplus", "shortage"), math.nan)
        rows.append(
            {
                **{name: row.get(name) for name in ("school", "ward_id", "classes", "kind")},
                "school_id": key[0], "level": level.value, "pupils": pupils, "teachers": teachers,
                "ward": str(names.get(row["ward_id"], "")), "zone": zone,
                **by_class.get(key, untold),
                "needed_by_pupils": need, "by_pupils_untold": why,
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(SCHOOLS))


def _by_pupils(pupils: float, by: PostNorms | None, *, sessions_known: bool) -> tuple[float, str]:
    """Count the teachers pupils are allotted; missing with the reason where that is not known."""
    if math.isnan(pupils):
        return math.nan, "no_pupils"
    if by is None:
        return math.nan, "no_average"
    if not sessions_known:
        return math.nan, "no_sessions"
    return float(needed(pupils, by)), ""


def wards(assessment: Assessment, *, day: date) -> pd.DataFrame:
    """
    Put the posts of a year's pupils beside today's teachers, by ward and level.

    Parameters
    ----------
    assessment
        Its year is that of the pupils; teachers are those told today.
    day
        Day whose norms apply.

    Returns
    -------
    pandas.DataFrame
        `WARDS`, a row a ward and level where teachers are told. ``needed = half-up(pupils / average
        class * teachers a class)``; ``schools_untold`` schools tell no teachers, so a shortage
        there may be less than it looks.
    """
    town, units = assessment.network, assessment.options.units or assessment.network.base_units
    whole = checks.whole(town, units=units)
    sessions = assessment.options.two_session_share
    rows = []
    for level in LEVELS:
        share = assessment.rules.two_session_share[level] if sessions is None else sessions
        by = post_norms(level, day=day, zone=REST, two_sessions=share > 0)
        half = post_norms(level, day=day, zone=REST, two_sessions=False)
        here = whole[whole["level"] == level.value]
        if by is None or half is None or here["teachers"].isna().all():
            continue
        per_class = share * by.per_class.value + (1 - share) * half.per_class.value
        pupils = assessment.wards["pupils"].xs(level, level="level")
        for ward_id, part in here.groupby("ward_id"):
            told = part["teachers"].notna()
            if not told.any() or ward_id not in pupils.index:
                continue
            there, count = float(part["teachers"].sum()), float(pupils[ward_id])
            need = rounding.whole(count / by.class_size.value * per_class)
            rows.append((
                ward_id, str(town.wards(units)["ward"][ward_id]), level.value,
                assessment.options.year, count, need, there, int(told.sum()), int((~told).sum()),
                max(need - there, 0.0), max(there - need, 0.0),
            ))  # fmt: skip
    return pd.DataFrame(rows, columns=list(WARDS))


def subjects(assessment: Assessment) -> pd.DataFrame:
    """
    Add the teachers of each subject up by ward and level, gaps and surpluses apart.

    Returns
    -------
    pandas.DataFrame
        `SUBJECTS`; empty where the table ``subject_teachers`` is.
    """
    town, units = assessment.network, assessment.options.units or assessment.network.base_units
    if town.subject_teachers.empty:
        return pd.DataFrame(columns=list(SUBJECTS))
    table = town.subject_teachers
    gap = table["posts"] - table["teachers"]
    ward = town.schools[units].reindex(table["school_id"]).to_numpy()
    table = table.assign(ward_id=ward, shortage=gap.clip(lower=0), surplus=(-gap).clip(lower=0))
    keys, figures = ["ward_id", "level", "subject"], ["posts", "teachers", "shortage", "surplus"]
    sums = table.groupby(keys, sort=True)[figures].sum().reset_index()
    names = town.wards(units)["ward"].astype(str)
    sums["ward"] = names.reindex(sums["ward_id"]).to_numpy()
    return sums[list(SUBJECTS)]
