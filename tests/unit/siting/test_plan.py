"""A plan chosen, and how far each aim was taken."""

from __future__ import annotations

import numpy as np
from siting_towns import street

from spatial import catchment
from spatial.siting.model import Aim
from spatial.siting.plan import Plan, Reached
from spatial.siting.seating import Seating
from spatial.solver.effort import End


def test_actions_are_told_in_the_order_of_the_model() -> None:
    model = street()
    outcome = Seating(model, catchment.best).of(np.array([False, True, True, False]))
    plan = Plan(model=model, outcome=outcome, reached=())
    assert [action.action_id for action in plan.actions] == ["W-6", "E-2"]


def test_the_gap_of_an_aim_is_what_is_open_between_value_and_bound() -> None:
    assert Reached(aim=Aim.SEATS, value=100.0, bound=80.0, end=End.TIME).gap == 0.2
    assert Reached(aim=Aim.SEATS, value=0.0, bound=0.0, end=End.PROVEN).gap == 0.0
