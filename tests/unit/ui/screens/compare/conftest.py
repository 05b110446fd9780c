"""What the page looks at, for a drawn town: today, a school in the west, one in the east."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from towns import School, lonlat, town

from spatial.records import Proposal
from spatial.ui.screens.compare import sight
from spatial.ui.screens.compare.selection import ComparedScenario
from spatial.ui.screens.compare.sight import CompareView
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method

TWO = town(schools=(School(x=0.5, y=0.5, rooms=10), School(x=1.5, y=0.5, rooms=40)))


@pytest.fixture
def look(see: Callable[..., Seen], site: Proposal) -> Callable[..., CompareView]:
    """Give what is looked at; by class size 5 rooms are short in the west today, 2 in the first."""

    def at(count: int = 3, **fields: Any) -> CompareView:  # noqa: ANN401 - fields of a view
        seen = see(TWO, **({"method": Method.CLASS} | fields))
        lon, lat = lonlat(0.5, 0.5)
        west = dataclasses.replace(site, lon=lon, lat=lat, rooms=3, name="<b>Tây</b>")
        scenarios = (
            ComparedScenario(scenario_id="", name="Hiện trạng", proposals=()),
            ComparedScenario(scenario_id="w", name="<b>Tây</b>", proposals=(west,)),
            ComparedScenario(scenario_id="e", name="Đông", proposals=(site,)),
        )
        return sight.see(seen.source, seen.view, scenarios[:count])

    return at
