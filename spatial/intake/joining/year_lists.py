"""A list of schools as one year of a series: its school year, its rows, and back from them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from spatial.intake.answers.settings import Settings
from spatial.intake.checking.check import Checked
from spatial.intake.joining import school_changes
from spatial.intake.joining.school_changes import SchoolList
from spatial.intake.reading import find
from spatial.intake.reading.part import Part
from spatial.intake.text.csv_text import as_csv, unmistakable
from spatial.tables import schema

TABLE = "school_years"
FILE = f"{TABLE}.csv"
COLUMNS = tuple(schema()[TABLE].columns)


def year_of_list(tables: Sequence[Checked], parts: Sequence[Part], answers: Settings) -> int | None:
    """
    Return the year the school year of the list of schools ends in.

    The planner's word goes first, then a column of the list, the lines above it, the file's name.
    """
    listed = next((each for each in tables if each.source.table == "schools"), None)
    if listed is None:
        return None
    file = listed.source.name
    if file in answers.school_years:
        return answers.school_years[file] or None
    column = listed.frame["year"] if "year" in listed.frame else pd.Series(dtype=float)
    told = set(pd.to_numeric(column, errors="coerce").dropna())
    if len(told) == 1:
        return int(told.pop())
    above = {part.school_year for part in parts if part.source.name == file} - {0}
    if len(above) == 1:
        return above.pop()
    return find.year_of(file)


def rows(year: int, schools: SchoolList, into: Mapping[str, str]) -> pd.DataFrame:
    """
    Put a list into rows of a series.

    Parameters
    ----------
    into
        Code of today of its schools, by their code in the list; others keep their own.
    """
    table = schools.figures.reset_index()
    listed = table["school_id"].map(schools.schools)
    places = [
        (
            math.nan if school.lon is None else school.lon,
            math.nan if school.lat is None else school.lat,
        )
        for school in listed
    ]
    table = table.assign(
        year=year,
        lon=[lon for lon, _ in places],
        lat=[lat for _, lat in places],
        name=[school.name for school in listed],
        ward_code=[school.ward_id for school in listed],
        school_id=table["school_id"].map(lambda code: into.get(code, code)),
    )
    return table[list(COLUMNS)]


def of_rows(series: pd.DataFrame, year: int) -> SchoolList:
    """Take the list of one year out of the rows of a series."""
    own = series[series["year"] == year]
    schools = own.drop_duplicates("school_id").rename(columns={"ward_code": "ward_id"})
    return school_changes.of_frames(schools, own)


def of_table(tables: Sequence[Checked]) -> dict[int, SchoolList]:
    """Take the lists of all years out of a locality's table of them."""
    table = next((each for each in tables if each.source.table == TABLE and each.whole), None)
    if table is None:
        return {}
    series = table.frame[table.sound]
    return {int(year): of_rows(series, int(year)) for year in sorted(set(series["year"]))}


def years(series: pd.DataFrame) -> list[int]:
    """List the years of a series, the newest first."""
    return [] if series.empty else sorted({int(year) for year in series["year"]}, reverse=True)


def written(series: pd.DataFrame) -> dict[str, bytes]:
    """Write a series as its file; none for no rows."""
    if series.empty:
        return {}
    plain = series.astype(object).where(series.notna(), "")
    lines = plain.itertuples(index=False, name=None)
    return {FILE: as_csv(list(plain.columns), ([*map(unmistakable, line)] for line in lines))}
