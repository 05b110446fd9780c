"""A plan is checked without the solver that made it."""

from __future__ import annotations

import numpy as np
from siting_towns import BN, street

from spatial import catchment
from spatial.siting.model import Limits
from spatial.siting.plan_check import broken
from spatial.siting.plan_search import Chooser


def test_a_plan_that_breaks_a_limit_is_found_out_without_the_solver() -> None:
    model = street(Limits(budget_vnd=3 * BN, new_sites=1, spacing_m=2000), land_m2=300.0)
    outcome = Chooser(model, catchment.best).seating.of(np.array([False, True, False, True]))
    assert broken(model, outcome) == ["budget", "land", "sites", "spacing"]
