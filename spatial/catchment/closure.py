"""What closing a school does: whose pupils lose a seat, who gains one, which schools take more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from spatial.catchment.question import Question
from spatial.catchment.report import distances, load, unserved

HALF = 0.5  # less than half a pupil is none


@dataclass(frozen=True, kw_only=True, eq=False)
class Closure:
    """
    What closing a school does. Nobody's gain is set against another's loss.

    Attributes
    ----------
    pupils, seats
        Pupils at the school, and the seats that go.
    lost, gained
        Pupils without a seat who had one, and those with a seat who had none, by ward of home,
        most first; wards with less than half a pupil are left out.
    takers
        Pupils more by ``school_id`` of the schools that take more, most first.
    before_m, after_m
        Mean walk of the pupils with a seat [m].
    """

    pupils: float
    seats: float
    lost: pd.Series
    gained: pd.Series
    takers: pd.Series
    before_m: float
    after_m: float


def closure(
    before: tuple[Question, pd.DataFrame], after: tuple[Question, pd.DataFrame], school_id: str
) -> Closure:
    """
    Hold an answer without a school against the one with it.

    Parameters
    ----------
    before, after
        The question and a model's flows, with the school and without it; the same pupils.
    school_id
        The school that closes.
    """
    asked, flows = before
    was, now = (unserved(*one)[0] for one in (before, after))
    change = now.reindex(was.index).to_numpy(dtype=np.float64) - was.to_numpy(dtype=np.float64)
    wards = asked.cell_ward if asked.cell_ward is not None else np.full(len(was), "", dtype=object)
    loads = load(asked, flows)
    more = load(*after)["pupils"] - loads["pupils"].reindex(after[0].seats.index)
    mean_m = [distances(table, norm_m=np.inf).mean_m for table in (flows, after[1])]
    return Closure(
        pupils=float(loads["pupils"].get(school_id, 0.0)),
        seats=float(asked.seats.get(school_id, 0.0)),
        lost=_most_first(pd.Series(np.maximum(change, 0)).groupby(wards).sum()),
        gained=_most_first(pd.Series(np.maximum(-change, 0)).groupby(wards).sum()),
        takers=_most_first(more),
        before_m=mean_m[0],
        after_m=mean_m[1],
    )


def _most_first(pupils: pd.Series) -> pd.Series:
    """Order by pupils, without those who are none."""
    return pupils[pupils >= HALF].sort_values(ascending=False, kind="stable")
