"""
Teachers: posts by the norm beside those there, by school, ward, level and subject, as pupils grow.

Two readings of need stand side by side. By classes: the classes a school has times the teachers a
class. By pupils: the classes its pupils make at the average the circular allots posts by, and one
more teacher where enough pupils are left over, never more than one more class would have. A surplus
of one school fills no gap of another. For a year to come a ward's need is reckoned without
remainders, by its pupils and, of preschools, by its children of each age.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

import pandas as pd

from spatial import preschool_posts, rounding
from spatial.assessment import Assessment
from spatial.network import INDEPENDENT
from spatial.norms import checks
from spatial.norms.collection import read
from spatial.norms.record import Norm
from spatial.records import LEVELS, Kind, Level, weakest

SCHOOLS = (
    "school_id", "school", "ward_id", "ward", "level", "pupils", "classes", "teachers", "allotted",
    "surplus", "shortage", "zone", "zone_kind", "needed_by_pupils", "by_pupils_untold", "kind",
)  # fmt: skip
WARDS = ("ward_id", "ward", "level", "year", "pupils", "nursery_pupils", "needed", "teachers",
         "schools", "schools_untold", "shortage", "surplus", "kind")  # fmt: skip
SUBJECTS = ("ward_id", "ward", "level", "subject", "posts", "teachers", "shortage", "surplus")
# Staffing zones where no table tells them: difficult areas and islands; wards, towns and the rest.
_HARD, REST = 1, 3
_HARD_WORDS = ("difficult", "island")
_SLACK = 1e-9


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


def schools(assessment: Assessment, *, day: date) -> pd.DataFrame:
    """
    Put posts beside teachers, school by school as they stand.

    Returns
    -------
    pandas.DataFrame
        `SCHOOLS`, a row a school and level whose teachers or pupils are told; missing what is not.
        ``allotted``, ``surplus`` and ``shortage`` by classes, ``needed_by_pupils`` with remainders;
        where that is not known ``by_pupils_untold`` is why, a key of ``staffing.by_pupils_untold``.
        ``zone`` is the school's staffing zone, ``zone_kind`` how it is known.
    """
    units = assessment.options.units or assessment.network.base_units
    whole = _zoned(checks.whole(assessment.network, units=units))
    whole = whole[whole["school_type"] != INDEPENDENT]  # posts are given to schools
    by_class = {
        (str(row["school_id"]), str(row["level"])): {
            name: float(row[name]) for name in ("allotted", "surplus", "shortage")
        }
        for row in checks.posts(whole, day=day).to_dict("records")
    }
    names, groups = (
        assessment.network.wards(units)["ward"],
        preschool_posts.of_schools(assessment.network),
    )
    rows: list[dict[str, object]] = []
    for row in whole.to_dict("records"):
        level, pupils = Level(str(row["level"])), float(row["pupils"])
        key = (str(row["school_id"]), level.value)
        teachers = float(row["teachers"])
        if math.isnan(pupils) and math.isnan(teachers):
            continue
        zone, share = int(row["zone"]), row.get("two_session_share")
        by = post_norms(level, day=day, zone=zone, two_sessions=share == 1)
        known = level is not Level.TIEU_HOC or share in (0, 1)
        if level is Level.MAM_NON:
            need, why = preschool_posts.needed_by_ages(groups[groups["main"] == key[0]], day=day)
        else:
            need, why = _by_pupils(pupils, by, sessions_known=known)
        untold = dict.fromkeys(("allotted", "surplus", "shortage"), math.nan)
        rows.append(
            {
                **{name: row.get(name) for name in ("school", "ward_id", "classes", "zone_kind",
                                                    "kind")},
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


def _zoned(schools: pd.DataFrame) -> pd.DataFrame:
    """
    Tell the staffing zone of schools and how it is known.

    Notes
    -----
    The zone a table tells; of others 1 for a difficult area or an island, estimated, and `REST`
    else, assumed: no list of communes of area I is carried.
    """
    told, hard = schools["staff_zone"], schools["exception"].isin(_HARD_WORDS)
    guessed = hard.map({True: Kind.ESTIMATED.value, False: Kind.ASSUMED.value})
    return schools.assign(
        zone=told.fillna(hard.map({True: _HARD, False: REST})).astype(int),
        zone_kind=schools["kind"].where(told.notna(), guessed),
    )


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
        `WARDS`, a row a ward and level where teachers are told and the need is known.
        ``nursery_pupils`` are the children under three beside the ``pupils`` of a preschool,
        missing where nobody tells them apart; ``schools_untold`` schools tell no teachers, so a
        shortage there may be less than it looks; ``kind`` is how the need is known: no surer than
        the pupils and, but for preschools, the zones of the ward's schools.

    Notes
    -----
    ``needed = half-up(pupils / average class * teachers a class)``, the average class of the zones
    the ward's schools lie in, each for its share of their pupils (of the schools, where one does
    not tell them). Of preschools ``half-up(sum over ages of children / group size * teachers a
    group)``; children of an age the forecast does not tell are its children times the share of the
    age among the children of all groups told, mixed groups left out, which makes it estimated.
    """
    town, units = assessment.network, assessment.options.units or assessment.network.base_units
    whole = _zoned(checks.whole(town, units=units))
    small = assessment.nursery.get("pupils", pd.Series(dtype=float))
    names, rows = town.wards(units)["ward"].astype(str), []
    for level in LEVELS:
        here = whole[whole["level"] == level.value]
        here = here[here["ward_id"].map(here.groupby("ward_id")["teachers"].count()) > 0]
        pupils = assessment.wards["pupils"].xs(level, level="level")
        need = _needed_by_ward(assessment, level, pupils, here, day=day)
        kind, young = assessment.demand.ward_kind[level], pd.Series(dtype=float)
        if level is Level.MAM_NON:
            kind, young = weakest([kind, Kind.ESTIMATED]), small
        for ward_id, part in here.groupby("ward_id"):
            if math.isnan(need.get(ward_id, math.nan)):
                continue
            there, untold = float(part["teachers"].sum()), int(part["teachers"].isna().sum())
            needed_here = rounding.whole(float(need[ward_id]))
            zones = () if level is Level.MAM_NON else part["zone_kind"]
            rows.append((
                ward_id, names[ward_id], level.value, assessment.options.year,
                float(pupils[ward_id]), float(young.get(ward_id, math.nan)), needed_here, there,
                len(part) - untold, untold, max(needed_here - there, 0.0),
                max(there - needed_here, 0.0), weakest([kind, *zones]).value,
            ))  # fmt: skip
    return pd.DataFrame(rows, columns=list(WARDS))


def _needed_by_ward(
    assessment: Assessment, level: Level, pupils: pd.Series, schools: pd.DataFrame, *, day: date
) -> pd.Series:
    """Count the teachers a level's pupils are allotted by ward, unrounded; empty if unknown."""
    if level is Level.MAM_NON:
        return preschool_posts.needed_by_children(assessment, pupils, day=day)
    sessions = assessment.options.two_session_share
    share = assessment.rules.two_session_share[level] if sessions is None else sessions
    found: dict[str, float] = {}
    for ward_id, part in schools[schools["ward_id"].isin(pupils.index)].groupby("ward_id"):
        told = part["pupils"].notna().all() and part["pupils"].sum() > 0
        weight = part["pupils"] if told else part["zone"] * 0 + 1.0
        need = 0.0
        for zone, of_zone in weight.groupby(part["zone"]):
            by = post_norms(level, day=day, zone=int(zone), two_sessions=share > 0)
            half = post_norms(level, day=day, zone=int(zone), two_sessions=False)
            if by is None or half is None:
                return pd.Series(dtype=float)
            per_class = share * by.per_class.value + (1 - share) * half.per_class.value
            count = float(pupils[str(ward_id)]) * float(of_zone.sum() / weight.sum())
            need += count / by.class_size.value * per_class
        found[str(ward_id)] = need
    return pd.Series(found, dtype=float)


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
