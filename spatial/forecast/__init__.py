"""Forecast: what the projection says for a year, beside how such forecasts have done before."""

from spatial.forecast.forecast import LAST, PATHS, SEED, Forecast, forecast
from spatial.forecast.sentences import defence, why
from spatial.forecast.tables import by_grade, curves, nursery, years
from spatial.forecast.totals import lines as published_lines

__all__ = [
    "LAST",
    "PATHS",
    "SEED",
    "Forecast",
    "by_grade",
    "curves",
    "defence",
    "forecast",
    "nursery",
    "published_lines",
    "why",
    "years",
]
