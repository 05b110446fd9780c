"""What seasons of enrolment brought, as tables."""

from __future__ import annotations

import pandas as pd

from spatial import readings, season
from spatial.assessment import Assessment


def tables(assessment: Assessment, *, year: int | None = None) -> dict[str, pd.DataFrame]:
    """
    Make the tables of the seasons told of.

    Parameters
    ----------
    year
        The one season wanted; ``None`` for all, the newest first.

    Returns
    -------
    dict
        ``season_grades``, ``season_schools``; those without a row are left out.
    """
    wanted = season.years(assessment) if year is None else (year,)
    parts = [season.schools(readings.of_year(assessment, one), one) for one in wanted]
    parts = [part for part in parts if len(part)]
    if not parts:
        return {}
    listed = pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]
    return {"season_grades": season.grades(listed), "season_schools": listed}
