"""The curve of money against children seated."""

from __future__ import annotations

from siting_towns import BN, street

from spatial import catchment
from spatial.siting.frontier import frontier
from spatial.siting.plan_search import Chooser


def test_the_frontier_rises_in_money_and_falls_in_shortage() -> None:
    plans = frontier(Chooser(street(), catchment.best), points=6)
    costs = [plan.outcome.cost_vnd for plan in plans]
    short = [plan.outcome.unseated for plan in plans]
    assert costs == sorted(costs)
    assert short == sorted(short, reverse=True)
    assert len(set(short)) == len(short)
    assert (costs[0], short[0]) == (0, 50)
    assert (costs[-1], short[-1]) == (5 * BN, 0)
