"""A forecast of a small town: what it is made of."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from towns import town

from spatial import Options, forecast
from spatial.cancellation import Cancelled, cancelled_when
from spatial.records import Development, Outlook


def test_the_published_scenario_is_answered_with_the_base() -> None:
    made = forecast.forecast(town(), Options())
    assert made.assessment.options.scenario == "base"
    assert made.ahead.request.scenario == "base"


@pytest.mark.parametrize("engine", ["cohort", "mix"])
def test_the_last_year_asked_for_changes_no_earlier_figure_nor_range(engine: str) -> None:
    # the page draws to 2045, the command line is asked for --to 2035: both print the same
    tower = Development(
        development_id="t", name="Tháp", sort="apartment", units=900, first_year=2027,
        last_year=2031, ward_id="w00", chance=0.5, delay_years=2,
    )  # fmt: skip
    options = Options(scenario="own", engine=engine, outlook=Outlook(developments=(tower,)))
    near, far = (forecast.forecast(town(), options, last=last, seed=7) for last in (2035, 2045))
    curves = forecast.curves(far)
    shared = curves[curves["year"] <= 2035].reset_index(drop=True)
    pd.testing.assert_frame_equal(forecast.curves(near), shared)
    pd.testing.assert_series_equal(near.chance_short, far.chance_short)
    grades = forecast.by_grade(far)
    shared = grades[grades["year"] <= 2035].reset_index(drop=True)
    pd.testing.assert_frame_equal(forecast.by_grade(near), shared)


def test_a_whole_forecast_stops_before_its_paths() -> None:
    with cancelled_when(lambda: True), pytest.raises(Cancelled):
        forecast.forecast(town(), Options(scenario="base"))


def test_work_begun_without_saying_so_is_never_stopped() -> None:
    made = forecast.forecast(town(), Options(scenario="base"), paths=3)
    assert np.isfinite(made.futures.paths).all()
