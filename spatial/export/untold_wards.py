"""Wards whose rooms nobody has told, named in the tables that leave them out."""

from __future__ import annotations

import pandas as pd

from spatial import words
from spatial.assessment import Assessment
from spatial.records import Level

BY_WARD = frozenset({"matrix", "stress", "access_wards"})  # tables with one row a ward


def with_untold(
    assessment: Assessment, table: pd.DataFrame, level: Level, *, lang: str
) -> pd.DataFrame:
    """
    Name the wards a table of wards leaves out, for nobody has told their rooms.

    Parameters
    ----------
    table
        One row a ward, named in ``ward_id``.

    Returns
    -------
    pandas.DataFrame
        The same with a row for each of them, blank but for ``figures``, which says why; the very
        table where the rooms of all are known.
    """
    gaps = [ward for ward in assessment.untold(level) if ward not in set(table["ward_id"])]
    if not gaps:
        return table
    why = words.say("status.untold", lang=lang)
    told = len(table)
    named = table.assign(figures="").reset_index(drop=True).reindex(range(told + len(gaps)))
    named.loc[told:, "ward_id"] = gaps
    named.loc[told:, "figures"] = why
    return named
