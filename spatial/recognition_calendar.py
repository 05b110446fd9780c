"""
National standard by year: schools recognised and expected to be, beside what the plan aims at.

Both denominators plans use stand side by side: all schools, and public ones.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from datetime import date

import pandas as pd

from spatial.assessment import Assessment
from spatial.network import INDEPENDENT, PRIVATE, PUBLIC, Network
from spatial.norms import checks
from spatial.records import LEVELS, Level
from spatial.targets.pack import Pack, Target

INDICATOR = "national_standard_schools_share"
BOTH = "tieu_hoc_thcs"  # schools of both levels, a kind of their own where a plan aims at them
CALENDAR = (
    "level", "year", "schools", "public_schools", "ownership_untold", "recognition_untold",
    "recognised", "expected", "overdue", "recognised_percent", "with_expected_percent",
    "recognised_public", "expected_public", "recognised_public_percent",
    "with_expected_public_percent", "aim_percent", "aim_of", "aim_year", "recognitions_short",
)  # fmt: skip
SCHOOLS = (
    "recognition_year", "school_id", "school", "ward_id", "ward", "level", "is_recognised",
    "is_overdue", "criteria_lacking", "rooms_short", "land_short_m2", "kind",
)  # fmt: skip
PUBLIC_SCHOOLS = "public schools"  # as plans say of what a share is
_PRINTED = 0.05  # plans print shares to a tenth: 13 of 15 is their 86.7 %
_NEAR = 1e-9


def calendar(assessment: Assessment, plan: Pack | None, *, day: date) -> pd.DataFrame:
    """
    Count the schools recognised and expected to be, level by level and year by year.

    Parameters
    ----------
    plan
        The plan whose targets count; ``None`` for none.
    day
        Its year is the first of the calendar, in which only what the list tells counts.

    Returns
    -------
    pandas.DataFrame
        `CALENDAR` [schools, %]: at each level every year to its next aim and to the last a school
        is expected in, then the years of its later aims alone, as nothing changes between them;
        empty where nobody tells of recognition. ``recognised`` are those the list tells;
        ``expected`` others, of the day's year to that of the row, none in the day's own row;
        ``overdue`` those expected before the day that the list does not tell.
        ``recognition_untold`` are schools of which nobody says whether they are: they count as not.
        ``ownership_untold`` are schools of which nobody says whether they are public: they are in
        no share of public ones. The aim is the nearest one of the year or later.
        ``recognitions_short`` is what lacks to the fewest schools whose share, printed to a tenth,
        is the aim, counted on the aim's schools, those recognised and expected together.
    """
    table = _schools(assessment, plan)
    if table["told"].isna().all() and table["recognition_year"].isna().all():
        return pd.DataFrame(columns=list(CALENDAR))
    aims = [] if plan is None else [one for one in plan.targets if _is_aim(one)]
    rows = [
        row
        for level, here in table.groupby("group", sort=False)
        for row in _years(str(level), here, aims, _listed_years(str(level), here, aims, day.year))
    ]
    return pd.DataFrame(rows, columns=list(CALENDAR))


def _listed_years(level: str, here: pd.DataFrame, aims: list[Target], first: int) -> list[int]:
    """List every year to the level's next aim and last expected school; then aimed years alone."""
    due = here["recognition_year"].dropna().astype(int)
    aimed = sorted(
        one.year for one in aims
        if one.level == level and one.year is not None and one.year > first
    )  # fmt: skip
    last = max([first, *due, *aimed[:1]])
    return [*range(first, last + 1), *sorted({year for year in aimed if year > last})]


def expected(assessment: Assessment, *, day: date) -> pd.DataFrame:
    """
    List the schools expected to be recognised, the first year first, with what each still lacks.

    Parameters
    ----------
    day
        A school expected before its year and not recognised is overdue.

    Returns
    -------
    pandas.DataFrame
        `SCHOOLS`, a row a school and level. ``criteria_lacking`` [criteria] are those between the
        school and its next level by its own assessment, missing where it has none; ``rooms_short``
        [rooms] and ``land_short_m2`` stand between it and the criterion of facilities.
    """
    town = assessment.network
    table = _schools(assessment, None)
    table = table[table["recognition_year"].notna()].reset_index(drop=True)
    if table.empty:
        return pd.DataFrame(columns=list(SCHOOLS))
    lacking = {
        one.school_id: float(one.steps)
        for one in (checks.recognitions(town.criteria) if len(town.criteria) else ())
    }
    lacks = checks.facilities(table, rules=assessment.rules)
    kinds = _expectations(town)["kind"]
    names = town.wards(assessment.options.units)["ward"].astype(str)
    done = table["told"].fillna(value=False).astype(bool)
    return table.assign(
        ward=names.reindex(table["ward_id"]).to_numpy(),
        is_recognised=done,
        is_overdue=~done & (table["recognition_year"] < day.year),
        criteria_lacking=table["school_id"].map(lacking),
        rooms_short=lacks["rooms_short"],
        land_short_m2=lacks["land_short_m2"],
        kind=table["school_id"].map(kinds),
    ).sort_values(["recognition_year", "school_id", "level"], ignore_index=True)[list(SCHOOLS)]


def _schools(assessment: Assessment, plan: Pack | None) -> pd.DataFrame:
    """
    List schools by level: whether recognised, the year expected, the level they count under.

    Independent preschool groups are none, and what is only proposed does not stand yet.
    """
    town = assessment.network
    levels = town.school_levels[~town.school_levels["proposed"].astype(bool)]
    standing = dataclasses.replace(town, school_levels=levels)
    table = checks.whole(standing, units=assessment.options.units)
    table = table[table["school_type"] != INDEPENDENT]  # recognition is of schools
    told = _marks(levels, checks.mains(town.schools))
    years = _expectations(town)["recognition_year"].astype(float)
    group = table["level"].astype(str)
    if plan is not None and any(one.level == BOTH and _is_aim(one) for one in plan.targets):
        pair = {Level.TIEU_HOC.value, Level.THCS.value}
        taught = table.groupby("school_id")["level"].agg(set)
        both = table["school_id"].map(lambda one: pair <= taught[one]) & group.isin(pair)
        group = group.mask(both, BOTH)
    found = table.assign(
        told=told.reindex(pd.MultiIndex.from_frame(table[["school_id", "level"]])).to_numpy(),
        recognition_year=table["school_id"].map(years).astype(float),
        group=group,
    )
    order = {level.value: at for at, level in enumerate(LEVELS)}
    return found.sort_values("level", key=lambda one: one.map(order), kind="stable")


def _expectations(town: Network) -> pd.DataFrame:
    """List what is expected by main school, told under its code or a site's: the first year."""
    if town.recognitions.empty:
        return pd.DataFrame(columns=["recognition_year", "kind"], dtype=object)
    main = checks.mains(town.schools).reindex(town.recognitions["school_id"]).to_numpy()
    listed = town.recognitions.assign(school_id=main).sort_values("recognition_year", kind="stable")
    return listed.drop_duplicates("school_id").set_index("school_id")


def _marks(levels: pd.DataFrame, main: pd.Series) -> pd.Series:
    """Read the marks by main school and level: its own, else what a site of it tells."""
    marks = levels.get("national_standard", "")
    schools = main.reindex(levels["school_id"]).to_numpy()
    rows = levels.assign(told=marks, main=schools, site=levels["school_id"] != schools)
    rows["told"] = pd.Series(_told(rows["told"]), index=rows.index, dtype=object)
    rows["untold"] = rows["told"].isna()
    rows = rows.sort_values(["untold", "site"], kind="stable").drop_duplicates(["main", "level"])
    return rows.set_index(["main", "level"])["told"]


def _told(marks: pd.Series) -> list[bool | None]:
    """Read whether a school is recognised; ``None`` where nobody says."""
    return [
        None if mark is None or mark != mark or str(mark) in {"", "chua_ro"}  # noqa: PLR0124
        else str(mark) != "0"
        for mark in marks
    ]  # fmt: skip


def _years(
    level: str, here: pd.DataFrame, aims: list[Target], years: list[int]
) -> Iterator[tuple[object, ...]]:
    """Count one level year by year, each school once."""
    whole = here.groupby("school_id", sort=False).agg(
        told=("told", lambda one: _every(list(one))),
        year=("recognition_year", "min"),
        ownership=("ownership", "first"),
    )
    public = whole["ownership"] == PUBLIC
    unowned = int((~whole["ownership"].isin([PUBLIC, PRIVATE])).sum())
    untold = int(whole["told"].map(lambda one: one is None).sum())
    now = whole["told"].map(lambda one: one is True)
    overdue = int((~now & (whole["year"] < years[0])).sum())
    schools, publics = len(whole), int(public.sum())
    count, of_public = int(now.sum()), int((now & public).sum())
    for year in years:
        still = ~now & (whole["year"] >= years[0]) & (whole["year"] <= year)
        due, due_public = (
            (0, 0) if year == years[0] else (int(still.sum()), int((still & public).sum()))
        )
        aim = _aim(level, aims, year)
        is_public = aim is not None and aim.of == PUBLIC_SCHOOLS
        yield (
            level, year, schools, publics, unowned, untold,
            count, due, overdue, _percent(count, schools), _percent(count + due, schools),
            of_public, due_public, _percent(of_public, publics),
            _percent(of_public + due_public, publics),
            math.nan if aim is None else float(str(aim.value)), "" if aim is None else aim.of,
            math.nan if aim is None or aim.year is None else aim.year,
            _short(aim, *((of_public + due_public, publics) if is_public
                          else (count + due, schools))),
        )  # fmt: skip


def _every(told: list[bool | None]) -> bool | None:
    """Take a school of several levels for recognised where each of its levels is."""
    return None if any(one is None or one != one for one in told) else all(told)  # noqa: PLR0124


def _is_aim(target: Target) -> bool:
    """Tell whether a target is a share of recognised schools."""
    return (
        target.indicator == INDICATOR
        and target.kind == "target"
        and isinstance(target.value, float | int)
        and not target.place
        and not target.of_parent
    )


def _aim(level: str, aims: list[Target], year: int) -> Target | None:
    """Return the nearest aim of a level in a year or after it."""
    later = [one for one in aims if one.level == level and (one.year is None or one.year >= year)]
    return min(later, key=lambda one: one.year or year, default=None)


def _percent(part: int, whole: int) -> float:
    """Divide, missing without schools."""
    return 100 * part / whole if whole else math.nan


def _short(aim: Target | None, recognised: int, schools: int) -> float:
    """Count what lacks to the fewest schools whose printed share is the aim."""
    if aim is None or not schools:
        return math.nan
    percent = float(str(aim.value))
    needed = math.ceil(schools * max(percent - _PRINTED, 0.0) / 100 - _NEAR)
    return float(max(needed - recognised, 0))
