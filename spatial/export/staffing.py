"""Teachers and posts as tables: by school, by ward, by subject."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from spatial import staffing
from spatial.assessment import Assessment
from spatial.export import geojson
from spatial.intake.text.csv_text import as_csv


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


def every(made: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """Write the tables as CSV for Excel; what nobody told is blank."""
    return {
        f"{name}.csv": as_csv([*table.columns], table.itertuples(index=False, name=None))
        for name, table in made.items()
    }


def tree(made: Mapping[str, pd.DataFrame]) -> dict[str, list[dict[str, object]]]:
    """Give the tables as JSON carries them."""
    return {
        name: [
            {str(column): geojson.value(cell) for column, cell in row.items()}
            for row in table.to_dict("records")
        ]
        for name, table in made.items()
    }
