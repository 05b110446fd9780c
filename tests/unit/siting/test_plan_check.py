"""A plan is checked without the solver that made it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from siting_towns import BN, street

from spatial import catchment
from spatial.siting.model import PlanLimits
from spatial.siting.plan_check import broken
from spatial.siting.plan_search import Chooser
from spatial.siting.seating import Outcome, Seating


def test_a_plan_that_breaks_a_limit_is_found_out_without_the_solver() -> None:
    model = street(PlanLimits(budget_vnd=3 * BN, new_sites=1, spacing_m=2000), land_m2=300.0)
    outcome = Chooser(model, catchment.best).seating.of(np.array([False, True, False, True]))
    assert broken(model, outcome) == ["budget", "land", "sites", "spacing"]


def seated(*chosen: int) -> Outcome:
    """Seat a plan of the street."""
    mask = np.zeros(4, dtype=bool)
    mask[list(chosen)] = True
    return Seating(street(), catchment.best).of(mask)


def test_a_sound_plan_breaks_nothing() -> None:
    assert broken(street(), seated(0, 3)) == []


def test_two_sizes_at_one_place_break_it() -> None:
    assert broken(street(), seated(0, 1)) == ["place"]


def test_what_was_asked_for_and_against_is_looked_at() -> None:
    limits = PlanLimits(forced=frozenset({"W-6"}), forbidden=frozenset({"W-2"}))
    assert broken(street(limits), seated(0)) == ["forced", "forbidden"]


def test_another_budget_than_the_models_may_be_asked_for() -> None:
    assert broken(street(), seated(3), budget_vnd=4 * BN) == ["budget"]
    assert broken(street(), seated(3), budget_vnd=5 * BN) == []


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"pupils": 1.01}, ["seats", "pupils"]),  # one in a hundred more than came in
        ({"unserved": 1.0}, ["pupils"]),
        ({"school": 1}, ["walk"]),  # the east cannot walk to W
    ],
)
def test_a_wrong_assignment_is_found_out(change: dict[str, float], names: list[str]) -> None:
    good = seated(1, 3)
    (flows,) = good.assigned
    assert isinstance(flows, catchment.Assignment)
    if "pupils" in change:
        flows = dataclasses.replace(flows, pupils=flows.pupils * change["pupils"])
    elif "unserved" in change:
        flows = dataclasses.replace(flows, unserved=flows.unserved + change["unserved"])
    else:
        flows = dataclasses.replace(flows, school=np.where(flows.cell == 1, 1, flows.school))
    found = broken(street(), dataclasses.replace(good, assigned=(flows,)))
    assert set(names) <= set(found)
