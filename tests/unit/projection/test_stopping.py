"""Long work stops where it next asks, once nobody waits for it."""

import numpy as np
import pandas as pd
import pytest
from towns import town

from spatial import Options, forecast, norms
from spatial.cancellation import Cancelled, cancelled_when
from spatial.projection import ProjectionRequest, backtest, project, ranges

RULES = norms.rules("quan12-2024")


def _asked(stop_at: int) -> tuple[list[int], Cancelled | None]:
    """Draw ten years of paths; give how often the work asked, and whether it was stopped."""
    ahead = project(town(), ProjectionRequest(ages=RULES.ages, last=2035))
    spread = ranges.spread(pd.DataFrame(columns=list(backtest.TRIAL)))
    asks: list[int] = []

    def gone() -> bool:
        asks.append(len(asks))
        return len(asks) == stop_at

    try:
        with cancelled_when(gone):
            ranges.simulate(ahead, spread, paths=5)
    except Cancelled as stopped:
        return asks, stopped
    return asks, None


def test_paths_ask_every_year_and_stop_where_they_are_told() -> None:
    asks, stopped = _asked(stop_at=0)
    assert stopped is None
    assert len(asks) == 10  # 2026 to 2035
    asks, stopped = _asked(stop_at=4)
    assert stopped is not None
    assert len(asks) == 4  # nothing of the other six years


def test_a_whole_forecast_stops_before_its_paths() -> None:
    with cancelled_when(lambda: True), pytest.raises(Cancelled):
        forecast.forecast(town(), Options(scenario="base"))


def test_work_begun_without_saying_so_is_never_stopped() -> None:
    made = forecast.forecast(town(), Options(scenario="base"), paths=3)
    assert np.isfinite(made.futures.paths).all()
