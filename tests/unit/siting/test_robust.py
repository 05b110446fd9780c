"""The plan with the least regret."""

from __future__ import annotations

import numpy as np
import pytest
from siting_towns import BN, street

from spatial import catchment
from spatial.siting.plan_search import Chooser
from spatial.siting.robust import least_regret, named


def test_the_least_regret_plan_is_found_among_the_best_of_each_demand() -> None:
    demands = {"low": [np.array([5.0, 55.0])], "high": [np.array([60.0, 40.0])]}
    found = least_regret(street(), demands, catchment.best)
    assert found.names == ("low", "high")
    assert found.unseated[0].tolist() == [0, 30]  # 20 seats more: enough for low, 30 short in high
    assert found.unseated[1].tolist() == [0, 0]
    assert found.least == 1
    assert found.regret.min() == 0


def test_a_planners_own_plan_is_scored_by_the_same_rules() -> None:
    chooser = Chooser(street(), catchment.best)
    own = chooser.seating.of(named(chooser.model.actions, ["W-6"]))
    assert own.unseated == 0
    assert own.cost_vnd == 6 * BN


def test_every_plan_is_judged_under_every_demand_against_the_best_of_it() -> None:
    demands = {"low": [np.array([5.0, 55.0])], "high": [np.array([60.0, 40.0])]}
    found = least_regret(street(), demands, catchment.best)
    assert found.regret.tolist() == (found.unseated - found.unseated.min(axis=0)).tolist()
    assert found.always == (("E", "tieu_hoc"),)


@pytest.mark.parametrize(("names", "mask"), [([], [0] * 4), (["E-5", "W-2", "no"], [1, 0, 0, 1])])
def test_a_plan_is_found_by_the_names_of_its_actions(names: list[str], mask: list[int]) -> None:
    assert named(street().actions, names).tolist() == [bool(one) for one in mask]
