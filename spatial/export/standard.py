"""The national standard as tables: schools recognised by year beside the aim, those expected."""

from __future__ import annotations

from datetime import date

import pandas as pd

from spatial import recognition_calendar
from spatial.assessment import Assessment
from spatial.targets.pack import localities, pack


def tables(assessment: Assessment, *, day: date) -> dict[str, pd.DataFrame]:
    """
    Make the tables of the national standard of a locality.

    Parameters
    ----------
    day
        Its year is the first of the calendar.

    Returns
    -------
    dict
        ``standard_years``, ``standard_schools``; those without a row are left out.
    """
    key = assessment.network.locality.key
    plan = pack(key) if key in localities() else None
    made = {
        "standard_years": recognition_calendar.calendar(assessment, plan, day=day),
        "standard_schools": recognition_calendar.expected(assessment, day=day),
    }
    return {name: table for name, table in made.items() if len(table)}
