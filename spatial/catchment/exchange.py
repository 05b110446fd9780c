"""What wards send each other: how many pupils of one go to school in another, and back."""

from __future__ import annotations

import numpy as np
import pandas as pd

from spatial.catchment.question import Question
from spatial.catchment.report import wards_of

A, B = "ward_a", "ward_b"


def by_school(asked: Question, flows: pd.DataFrame) -> pd.DataFrame:
    """
    Sum the pupils who go to school in another ward, school by school.

    Parameters
    ----------
    asked
        The question with both wards.
    flows
        As `Question.frame` returns them; pupils without a seat go nowhere.

    Returns
    -------
    pandas.DataFrame
        ``home``, ``ward`` (of the school), ``school_id``, ``pupils``, ``mean_m`` (their mean walk
        [m]), in the order of home, ward and school.
    """
    seated = flows[flows["school_id"].notna() & (flows["pupils"] > 0)]
    at = asked.seats.index.get_indexer(pd.Index(seated["school_id"]))
    living = wards_of(asked)[asked.pupils.index.get_indexer(pd.Index(seated["cell_id"]))]
    standing = living if asked.school_ward is None else asked.school_ward[at]
    table = pd.DataFrame(
        {
            "home": living.astype(str),
            "ward": standing.astype(str),
            "school_id": seated["school_id"].to_numpy(),
            "pupils": seated["pupils"].to_numpy(dtype=float),
            "walked_m": (seated["pupils"] * seated["distance_m"]).to_numpy(dtype=float),
        }
    )
    away = table[table["home"] != table["ward"]]
    sums = away.groupby(["home", "ward", "school_id"], sort=True)[["pupils", "walked_m"]].sum()
    sums["mean_m"] = sums.pop("walked_m") / sums["pupils"]
    return sums.reset_index()


def between(sent: pd.DataFrame) -> pd.DataFrame:
    """
    Put the two directions of every pair of wards into one row, for both to sign.

    Parameters
    ----------
    sent
        As `by_school` returns it.

    Returns
    -------
    pandas.DataFrame
        ``ward_a`` before ``ward_b`` by their ids, each pair that exchanges pupils once; ``a_to_b``,
        ``b_to_a`` [pupils]; ``balance``, what a sends beyond what it takes.
    """
    onward = (sent["home"].astype(str) <= sent["ward"].astype(str)).to_numpy(dtype=bool)
    pupils = sent["pupils"].to_numpy(dtype=float)
    table = pd.DataFrame(
        {
            A: np.where(onward, sent["home"], sent["ward"]),
            B: np.where(onward, sent["ward"], sent["home"]),
            "a_to_b": np.where(onward, pupils, 0.0),
            "b_to_a": np.where(onward, 0.0, pupils),
        }
    )
    sums = table.groupby([A, B], sort=True).sum().reset_index()
    return sums.assign(balance=sums["a_to_b"] - sums["b_to_a"])
