"""What becomes of the lists of several school years when a list is used beside those kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import StrEnum

import pandas as pd

from spatial.intake.examine import Reading
from spatial.intake.joining import school_changes, year_lists
from spatial.intake.joining.school_changes import SchoolList
from spatial.intake.report import repaired_copy


class YearChange(StrEnum):
    """What a list does to the one in use: none is there, it follows, replaces, is an older one."""

    FIRST = "first"
    NEXT = "next"
    SAME = "same"
    FORMER = "former"
    UNTOLD = "untold_list"  # nobody told the year of this list
    UNTOLD_USED = "untold_used"  # nor that of the one in use
    REPLACES = "replaces"  # the planner said that the one in use is not to be kept


def year_of(reading: Reading) -> int | None:
    """Return the year the school year of a locality's list ends in; ``None`` where nobody tells."""
    return year_lists.year_of_list(reading.tables, reading.parts, reading.answers)


def list_file(reading: Reading) -> str:
    """Return the file that holds the list of schools; empty for none."""
    return next((each.source.name for each in reading.tables if each.source.table == "schools"), "")


def told(reading: Reading, year: int | None) -> Reading:
    """Return a reading whose list is of the year a planner told; ``None`` leaves it as it is."""
    if year is None:
        return reading
    years = {**reading.answers.school_years, list_file(reading): year}
    return dataclasses.replace(
        reading, answers=dataclasses.replace(reading.answers, school_years=years)
    )


def change(reading: Reading, used: Reading | None) -> YearChange:
    """
    Tell what using a list does to the one in use.

    Parameters
    ----------
    used
        The locality in use, where a planner brought it; ``None`` for none.
    """
    if used is None or school_changes.of_tables(used.tables) is None:
        return YearChange.FIRST
    if _is_refused(reading) or _is_refused(used):
        return YearChange.REPLACES
    year, before = year_of(reading), year_of(used)
    if year is None:
        return YearChange.UNTOLD
    if before is None:
        return YearChange.UNTOLD_USED
    if year == before:
        return YearChange.SAME
    return YearChange.NEXT if year > before else YearChange.FORMER


def _is_refused(reading: Reading) -> bool:
    """Tell whether the planner said that a list is of no year."""
    return reading.answers.school_years.get(list_file(reading)) == 0


def lists(reading: Reading) -> dict[int, SchoolList]:
    """Return the lists of a locality by year, the one in use among them where its year is told."""
    series = pd.DataFrame() if reading.network is None else reading.network.school_years
    known = {year: year_lists.of_rows(series, year) for year in year_lists.years(series)}
    year, newest = year_of(reading), school_changes.of_tables(reading.tables)
    return known if year is None or newest is None else {**known, year: newest}


def files(reading: Reading, used: Reading | None) -> dict[str, bytes]:
    """
    Write a locality with the lists of former years that are kept.

    Parameters
    ----------
    reading
        What is used now; where it is of a former year, only its list is taken.
    used
        The locality in use before, ``None`` for none.
    """
    kept = {} if used is None else lists(used)
    if used is not None and change(reading, used) is YearChange.REPLACES:
        kept.pop(year_of(used) or 0, None)
    every = {**kept, **lists(reading)}
    if used is not None and change(reading, used) is YearChange.FORMER:
        reading = used
    written = repaired_copy.files(reading)
    written.pop(year_lists.FILE, None)
    now = year_of(reading)
    return {**written, **table({year: one for year, one in every.items() if year != now})}


def table(former: Mapping[int, SchoolList]) -> dict[str, bytes]:
    """Write the lists of former years as one table; no file for none."""
    rows = [year_lists.rows(year, former[year], {}) for year in sorted(former, reverse=True)]
    series = pd.concat(rows) if rows else pd.DataFrame(columns=list(year_lists.COLUMNS))
    return year_lists.written(series)
