"""What the page of who goes where looks at, for a drawn town with one school too small."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from towns import School, town

from spatial.records import Proposal
from spatial.ui.screens.catchment.controls import FlowView
from spatial.ui.session import pupil_flows
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupil_flows import Way

TWO = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=40)))


@pytest.fixture
def look(see: Callable[..., Seen]) -> Callable[..., tuple[Seen, FlowView]]:
    """Give what is seen and looked at: 500 pupils near each school, 350 and 1,400 seats."""

    def at(
        model: str = "nearest_first",
        proposals: tuple[Proposal, ...] = (),
        **fields: Any,  # noqa: ANN401 - fields of a view
    ) -> tuple[Seen, FlowView]:
        seen, way = see(TWO, proposals=proposals, **fields), Way(model=model, times=0.0)
        case = pupil_flows.case(seen, 0.0)
        was = pupil_flows.case(seen, 0.0, proposals=False)
        found = FlowView(way=way, case=case, outcome=case.outcome(way), before=was.outcome(way))
        return seen, found

    return at
