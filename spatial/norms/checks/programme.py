"""The room programme: late projects are named."""

from __future__ import annotations

import pandas as pd

DONE = ("done", "xong", "hoan_thanh")
BEHIND = ("late", "cham_tien_do")
CANCELLED = ("cancelled", "huy")


def late(projects: pd.DataFrame, *, year: int) -> pd.DataFrame:
    """
    List projects that are due and not done, or that say themselves they are behind.

    Parameters
    ----------
    projects
        Reads ``finish_year`` and, where there, ``status``; without a status nothing can be late.

    Returns
    -------
    pandas.DataFrame
        The late projects with ``years_late`` (0 for behind but not yet due), longest first.
    """
    if "status" not in projects:
        return projects.iloc[:0].assign(years_late=pd.Series(dtype="int64"))
    status = projects["status"]
    waiting = ~status.isin(DONE) & ~_cancelled(projects)
    table = projects[waiting & ((projects["finish_year"] < year) | status.isin(BEHIND))]
    counted = table.assign(years_late=(year - table["finish_year"]).clip(lower=0))
    return counted.sort_values("years_late", ascending=False, kind="stable")


def _cancelled(projects: pd.DataFrame) -> pd.Series:
    """Say which projects were given up."""
    if "status" not in projects:
        return pd.Series(data=False, index=projects.index)
    return projects["status"].isin(CANCELLED)
