"""Teachers and posts as tables: by school, by ward, by subject."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from spatial import staffing, words
from spatial.assessment import Assessment
from spatial.export import table_files

UNTOLD = "by_pupils_untold"
RULES = ("zones", "preschools")  # words under ``staffing`` that say how the need of a year is found


def tables(assessment: Assessment, *, day: date) -> dict[str, pd.DataFrame]:
    """
    Make every table that has a row.

    Returns
    -------
    dict
        ``teachers_schools``, ``teachers_wards``, ``teachers_subjects``; empty ones are left out.
    """
    by_school = staffing.schools(assessment, day=day)
    made = {
        "teachers_schools": by_school[by_school["teachers"].notna()],
        "teachers_wards": staffing.wards(assessment, day=day),
        "teachers_subjects": staffing.subjects(assessment),
    }
    return {name: table for name, table in made.items() if len(table)}


def every(made: Mapping[str, pd.DataFrame], *, lang: str) -> dict[str, bytes]:
    """Write the tables as CSV for Excel; what is not known is blank, the reason in words."""
    return table_files.every({name: _reasons_said(table, lang) for name, table in made.items()})


def by_pupils_untold(reason: object, *, lang: str) -> str:
    """Say why the need by pupils is not known, empty where it is."""
    return words.say(f"staffing.by_pupils_untold.{reason}", lang=lang) if reason else ""


def _reasons_said(table: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Put words for the reasons of a table that has some."""
    if UNTOLD not in table:
        return table
    said = [by_pupils_untold(reason, lang=lang) for reason in table[UNTOLD]]
    return table.assign(**{UNTOLD: said})
