"""
The admission stress test: the city's rule against the best assignment, on the same seats.

Of the pupils the rule leaves without a seat some lack one because there are too few seats within
reach; the others lack one because the seats went to the wrong pupils. The first need rooms, the
second a list.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from spatial.catchment import report
from spatial.catchment.assignment import Assignment
from spatial.catchment.question import Question
from spatial.catchment.seating import SeatAnswers, SeatingAtOnce


@dataclass(frozen=True, slots=True, kw_only=True)
class Stress:
    """
    Two ways to fill the same seats.

    Attributes
    ----------
    rule, best
        The city's rule and the best assignment.
    wards
        By ward whose rooms are known: ``pupils``, ``unserved_rule``, ``unserved_best``,
        ``misallocated`` (their difference: negative where a ward gives up seats for others).
    rule_distances, best_distances
        How far the seated walk.
    missing
        Pupils no assignment can seat within reach [pupils].
    misallocated
        Pupils the rule leaves without a seat though there is one [pupils], >= 0.
    """

    rule: Assignment
    best: Assignment
    wards: pd.DataFrame
    rule_distances: report.Distances
    best_distances: report.Distances
    missing: float
    misallocated: float


def stress(asked: Question, *, norm_m: float, seats: SeatAnswers | None = None) -> Stress:
    """
    Fill the seats by the city's rule and at best, and compare.

    Parameters
    ----------
    asked
        One level's pupils, seats and ways to school.
    norm_m
        Longest walk the norm allows [m].
    seats
        Who answers the question; solved here and at once if not given.

    Raises
    ------
    UserError
        If either would take more memory than a model may.
    """
    seats = seats or SeatingAtOnce(asked)
    ruled, ideal = seats.rule, seats.best
    tables = [asked.frame(one) for one in (ruled, ideal)]
    lacking = [report.unserved(asked, table)[1] for table in tables]
    living = pd.Series(asked.pupils.to_numpy()).groupby(report.wards_of(asked)).sum()
    wards = pd.DataFrame(
        {"pupils": living, "unserved_rule": lacking[0], "unserved_best": lacking[1]}
    )
    wards = wards.loc[np.unique(report.wards_of(asked)[asked.told].astype(str))]
    wards["misallocated"] = wards["unserved_rule"] - wards["unserved_best"]
    missing = float(np.sum(ideal.unserved))
    return Stress(
        rule=ruled,
        best=ideal,
        wards=wards,
        rule_distances=report.distances(tables[0], norm_m=norm_m),
        best_distances=report.distances(tables[1], norm_m=norm_m),
        missing=missing,
        misallocated=float(np.sum(ruled.unserved)) - missing,
    )
