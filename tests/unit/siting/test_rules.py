"""What may be done together, as rows."""

from __future__ import annotations

import numpy as np
import pytest
from siting_towns import build, site, stage, street

from spatial import catchment
from spatial.siting import rules
from spatial.siting.master_program import Master, MasterQuestion
from spatial.siting.model import Aim, Model, PlanLimits
from spatial.siting.seating import Seating
from spatial.siting.shortage_cuts import Sieges
from spatial.solver.effort import Effort


def test_two_sizes_together_open_a_site_once() -> None:
    model = street(PlanLimits(new_sites=1))
    seating = Seating(model, catchment.best)
    master = Master(model, Sieges(seating))
    asked = MasterQuestion(aim=Aim.SEATS, caps={}, budget_vnd=np.inf)
    found = master.solve(asked, Effort().begin(), whole=False)
    assert found.actions is not None
    assert found.actions.sum() <= 1 + 1e-9


def test_a_smaller_school_is_outdone_unless_levels_share_its_land() -> None:
    assert rules.outdone(street()).tolist() == [True, False, True, False]
    small = street(land_m2=250.0)  # six rooms take 600 m2
    assert rules.outdone(small).tolist() == [False, False, False, False]
    forced = street(PlanLimits(forced=frozenset({"W-2"}), forbidden=frozenset({"E-5"})))
    assert rules.outdone(forced).tolist() == [False, False, False, False]


@pytest.mark.parametrize(("spacing_m", "near"), [(0.0, []), (1000.0, []), (1000.1, [("E", "W")])])
def test_two_sites_are_too_near_below_the_spacing_only(
    spacing_m: float, near: list[tuple[str, str]]
) -> None:
    assert rules.too_near(street(PlanLimits(spacing_m=spacing_m)), ["E", "W"]) == near


def test_only_a_school_where_none_stands_opens_a_site() -> None:
    model = street()
    assert all(rules.opens(model, action) for action in model.actions)


def test_rows_say_that_one_size_is_built_within_the_land_and_the_sites() -> None:
    model = Model(
        stages=(stage([60], [50, 0], [[500, 100]]),),
        sites={"W": site("W", land_m2=300.0)},
        actions=(build("W", 1, 2), build("W", 1, 6)),
        limits=PlanLimits(new_sites=1),
    )
    rows = rules.rows(model, {"W": 2})
    assert ({0: 1.0, 1: 1.0}, -np.inf, 1.0) in rows  # one size
    assert ({0: 200.0, 1: 600.0}, -np.inf, 300.0) in rows  # land
    assert ({2: -1.0, 0: 1.0, 1: 1.0}, -np.inf, 0.0) in rows  # either opens the site
    assert ({2: 1.0}, -np.inf, 1.0) in rows  # sites newly built on
