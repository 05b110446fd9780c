"""Zones of a drawn town: two schools, eight neighbourhoods, a plan as a search would find it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from towns import School, town

from spatial.ui.screens.zoning import model
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import zone_plans
from spatial.ui.session.assessments import Seen
from spatial.zoning.edits import ZoneRun

TWO = town(schools=(School(x=0.5, y=0.5, rooms=20), School(x=1.5, y=0.5, rooms=20)))


@pytest.fixture
def work(
    see: Callable[..., Seen],
    home: Any,  # noqa: ANN401 - the folder of a workspace
) -> Callable[..., tuple[Seen, ZoneWork]]:
    """Give what is seen and the zoning shown; with a plan, each ward to its own school."""
    assert not home.exists()

    def shown(*, planned: bool = True, **fields: Any) -> tuple[Seen, ZoneWork]:  # noqa: ANN401 - fields of a view
        seen = see(TWO, **fields)
        one = model.work(seen)
        if planned:
            school = {str(cell): "s0" if str(cell)[:3] == "w00" else "s1" for cell in one.cells}
            run = ZoneRun(school=school, locked=frozenset(), question=one.digest, last={})
            zone_plans.do(TWO, model.key(seen), run)
            one = model.work(seen)
        return seen, one

    return shown
