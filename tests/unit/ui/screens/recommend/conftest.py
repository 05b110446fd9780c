"""A network recommended for a drawn town: one site for a school where there is none."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from towns import lonlat, town

from spatial.recommend import Recommendation, Request, candidates, recommend
from spatial.records import Level, Options
from spatial.ui.session.assessments import Seen

TOWN = town()
LON, LAT = lonlat(1.5, 0.5)
SITE = candidates.point(TOWN, LON, LAT, land_m2=8_000.0, number=1, name="<b>Điểm 1</b>")


@cache
def plan_once() -> Recommendation:
    """Plan primary schools with whatever money it takes."""
    asked = Request(levels=(Level.TIEU_HOC,), sites=(SITE,), points=2, time_limit_s=10.0)
    return recommend(TOWN, asked, Options(year=2030, units="wards"))


@pytest.fixture
def found() -> Recommendation:
    """Give the recommendation."""
    return plan_once()


@pytest.fixture
def seen_town(see: Callable[..., Seen], session: Any) -> Callable[..., Seen]:  # noqa: ANN401 - the module of the visit
    """Give what a page shows of the town, in a visit."""
    assert session.recall("recommend.points") is None

    def shown(**fields: Any) -> Seen:  # noqa: ANN401 - fields of a view
        return see(TOWN, **fields)

    return shown
