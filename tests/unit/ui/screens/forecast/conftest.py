"""A forecast of a drawn town, made once with few paths."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from towns import town

from spatial import forecast
from spatial.forecast import Forecast
from spatial.network import Network
from spatial.records import Options
from spatial.ui.screens.forecast.curves import Area
from spatial.ui.session.assessments import Seen
from spatial.ui.session.pupils import Future

TOWN = town()
WHOLE, EAST = Area(ward_id="", name="Thị trấn"), Area(ward_id="w10", name="Phường 1.0")


@cache
def made_once() -> Forecast:
    """Project the town to 2045 by the base scenario."""
    return forecast.forecast(TOWN, Options(scenario="base", year=2045), last=2045, paths=5)


@pytest.fixture
def ahead(see: Callable[..., Seen]) -> Callable[..., tuple[Seen, Forecast]]:
    """Give what is seen in a year to come, and its forecast."""

    def shown(*, year: int = 2030, place: Network = TOWN, **fields: Any) -> tuple[Seen, Forecast]:  # noqa: ANN401 - fields of a view
        seen = see(place, future=Future(scenario="base"), year=year, **fields)
        return seen, dataclasses.replace(made_once(), assessment=seen.after)

    return shown


@pytest.fixture(params=[WHOLE, EAST], ids=["whole", "ward"])
def area(request: pytest.FixtureRequest) -> Area:
    """Give the whole locality, then a ward."""
    chosen: Area = request.param
    return chosen
