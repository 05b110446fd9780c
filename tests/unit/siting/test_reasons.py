"""Why an action is in a plan."""

from __future__ import annotations

import pandas as pd
from siting_towns import street

from spatial import catchment
from spatial.siting.plan_search import Chooser
from spatial.siting.reasons import reasons


def test_a_reason_says_whom_it_serves_and_what_is_lost_without_it() -> None:
    chooser = Chooser(street(), catchment.best)
    plan = chooser.choose()
    reason = reasons(chooser.seating, plan, pd.Index(["west", "east"]))[0]
    assert reason.served.sum() == 50
    assert reason.closes.sum() == 50
    assert reason.without == 50
    assert reason.instead is not None
    other, short = reason.instead
    assert (other.action_id, short) == ("W-2", 30)  # W-6 costs more than E-5
