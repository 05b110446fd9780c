"""What may be done together, as rows."""

from __future__ import annotations

import numpy as np
from siting_towns import street

from spatial import catchment
from spatial.siting import rules
from spatial.siting.master_program import Asked, Master
from spatial.siting.model import Aim, Limits
from spatial.siting.seating import Seating
from spatial.siting.shortage_cuts import Sieges
from spatial.solver.effort import Effort


def test_two_sizes_together_open_a_site_once() -> None:
    model = street(Limits(new_sites=1))
    seating = Seating(model, catchment.best)
    master = Master(model, Sieges(seating))
    asked = Asked(aim=Aim.SEATS, caps={}, budget_vnd=np.inf)
    found = master.solve(asked, Effort().begin(), whole=False)
    assert found.actions is not None
    assert found.actions.sum() <= 1 + 1e-9


def test_a_smaller_school_is_outdone_unless_levels_share_its_land() -> None:
    assert rules.outdone(street()).tolist() == [True, False, True, False]
    small = street(land_m2=250.0)  # six rooms take 600 m2
    assert rules.outdone(small).tolist() == [False, False, False, False]
    forced = street(Limits(forced=frozenset({"W-2"}), forbidden=frozenset({"E-5"})))
    assert rules.outdone(forced).tolist() == [False, False, False, False]
