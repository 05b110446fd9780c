"""The room programme: rooms count from the year they are finished; late projects are named."""

from __future__ import annotations

import pandas as pd

PER = 10_000
DONE = ("done", "xong", "hoan_thanh")
BEHIND = ("late", "cham_tien_do")
CANCELLED = ("cancelled", "huy")


def rooms_by_year(
    projects: pd.DataFrame, *, rooms_now: float, base_year: int, people: pd.Series
) -> pd.DataFrame:
    """
    Count rooms and rooms per 10,000 year by year.

    Parameters
    ----------
    projects
        Reads ``rooms``, ``finish_year`` and, where there, ``status`` (a ``cancelled`` or ``huy``
        project brings none).
    rooms_now
        Rooms there are at the end of `base_year`.
    base_year
        Year the stock stands for; projects finished by then are in it already.
    people
        School-age residents (or pupils) by year, indexed by year.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``year``: ``rooms``, ``people``, ``per_10k``.
    """
    going = projects[~_cancelled(projects)]
    rooms = [
        rooms_now
        + float(going.loc[going["finish_year"].between(base_year + 1, year), "rooms"].sum())
        for year in people.index
    ]
    table = pd.DataFrame({"rooms": rooms, "people": people.to_numpy(float)}, index=people.index)
    table["per_10k"] = PER * table["rooms"] / table["people"].where(table["people"] > 0)
    return table.rename_axis("year")


def late(projects: pd.DataFrame, *, year: int) -> pd.DataFrame:
    """
    List projects that are due and not done, or that say themselves they are behind.

    Parameters
    ----------
    projects
        Reads ``finish_year`` and, where there, ``status``; without a status nothing can be late.
    year
        The year it is.

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
