"""What a season of enrolment brought, school by school, beside the quota and the forecast."""

from __future__ import annotations

import math

import pandas as pd

from spatial import demand
from spatial.assessment import Assessment
from spatial.network import ENTRY_GRADES
from spatial.records import Level

SCHOOLS = (
    "year", "entry_grade", "school_id", "school", "ward_id", "ward", "quota", "enrolled",
    "enrolled_over_quota", "quota_left", "entrants_forecast", "enrolled_less_forecast", "kind",
)  # fmt: skip
GRADE_COLUMNS = (
    "year", "entry_grade", "schools", "quota", "enrolled", "enrolled_over_quota", "quota_left",
    "entrants_forecast", "enrolled_less_forecast",
)  # fmt: skip


def years(assessment: Assessment) -> tuple[int, ...]:
    """List the seasons told of, the newest first."""
    told = assessment.network.enrolments
    return () if told.empty else tuple(sorted({*map(int, told["year"])}, reverse=True))


def schools(assessment: Assessment, year: int) -> pd.DataFrame:
    """
    Set what one season brought beside the quota given and the pupils the model sent.

    Parameters
    ----------
    assessment
        Of the season's year; of another nothing is forecast.
    year
        Year the school year begins in.

    Returns
    -------
    pandas.DataFrame
        `SCHOOLS` [pupils], the most beyond the quota first: ``enrolled_over_quota = max(enrolled -
        quota, 0)``, ``quota_left = max(quota - enrolled, 0)``, missing where no quota was told;
        ``entrants_forecast``, an estimate, are pupils of the level that go to the school, times the
        share of the level's first age in the cells they come from.
    """
    town = assessment.network
    told = town.enrolments
    if told.empty:
        return pd.DataFrame(columns=list(SCHOOLS))
    rows = told[told["year"].astype(int) == year].reset_index(drop=True)
    quota, enrolled = rows["quota"].astype(float), rows["enrolled"].astype(float)
    forecast = _forecast(assessment, rows, year)
    standing = town.before or town  # a school a plan closes had its season
    about = standing.schools.reindex(rows["school_id"])
    wards = about[assessment.options.units or town.base_units].astype(str).to_numpy()
    names = town.wards(assessment.options.units)["ward"].astype(str)
    table = rows.assign(
        year=year,
        school=about["name"].astype(str).to_numpy(),
        ward_id=wards,
        ward=names.reindex(wards).to_numpy(),
        quota=quota,
        enrolled=enrolled,
        enrolled_over_quota=(enrolled - quota).clip(lower=0),
        quota_left=(quota - enrolled).clip(lower=0),
        entrants_forecast=forecast,
        enrolled_less_forecast=enrolled - forecast,
    )
    return table.sort_values(
        ["entry_grade", "enrolled_over_quota", "enrolled", "school_id"],
        ascending=[True, False, False, True],
        ignore_index=True,
        key=lambda one: one.astype(int) if one.name == "entry_grade" else one,
    )[list(SCHOOLS)]


def grades(by_school: pd.DataFrame) -> pd.DataFrame:
    """
    Add the schools up by entry grade; a surplus of one school fills no gap of another.

    Returns
    -------
    pandas.DataFrame
        `GRADE_COLUMNS` [pupils]; a sum is missing where a school of the grade tells no part of it.
    """
    rows = []
    for (year, grade), here in by_school.groupby(["year", "entry_grade"], sort=False):
        sums = [
            float(here[name].sum()) if here[name].notna().all() else math.nan
            for name in GRADE_COLUMNS[3:]
        ]
        rows.append((int(str(year)), str(grade), len(here), *sums))
    return pd.DataFrame(rows, columns=list(GRADE_COLUMNS))


def _forecast(assessment: Assessment, rows: pd.DataFrame, year: int) -> pd.Series:
    """Count the pupils who enter each school by the model; missing for another year."""
    if assessment.options.year != year:
        return pd.Series(math.nan, index=rows.index)
    entrants = {
        grade: _entrants(assessment, level)
        for grade, level in ENTRY_GRADES.items()
        if (rows["entry_grade"] == grade).any()
    }
    return pd.Series(
        [
            entrants[str(grade)].get(str(school_id), math.nan)
            for grade, school_id in zip(rows["entry_grade"], rows["school_id"], strict=True)
        ],
        index=rows.index,
        dtype=float,
    )


def _entrants(assessment: Assessment, level: Level) -> dict[str, float]:
    """Narrow the flows of a level to its first age and add them up by school."""
    first, last = assessment.rules.ages[level]
    town = assessment.network
    share = demand.first_year_share(town, year=assessment.demand.residents_year, ages=(first, last))
    by_cell = pd.Series(share, index=town.cells.index)
    flows = assessment.flows[assessment.flows["level"] == level.value]
    entering = flows["pupils"].astype(float) * flows["cell_id"].map(by_cell).astype(float)
    found = entering.groupby(flows["school_id"].astype(str)).sum()
    taught = assessment.schools.index
    known = taught[taught.get_level_values("level") == level.value].get_level_values("school_id")
    return {str(one): float(found.get(str(one), 0.0)) for one in known}
