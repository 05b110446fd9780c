"""Lines over years with a dashed norm, each line named where it ends (Vega-Lite, drawn offline)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

PLACE, WARD, NORM = "#2f6fd6", "#d9622b", "#7b8494"  # legible on light and on dark
HEIGHT_PX = 320
ROOM = 1.08  # of the axis above the highest figure


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLine:
    """One line: its name, a value a year (NaN for none), its colour."""

    name: str
    values: tuple[float, ...]
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """
    What is drawn.

    Attributes
    ----------
    years
        Below, in order.
    lines
        Lines with a value a year.
    norm, norm_name
        Height of the dashed line, and what it says.
    title
        What the chart shows, for screen readers too.
    """

    years: tuple[int, ...]
    lines: tuple[ChartLine, ...]
    norm: float
    norm_name: str
    title: str


def spec(chart: Chart) -> dict[str, Any]:
    """Describe the chart to Vega-Lite; the figures are whole and the axis starts at zero."""
    known = [value for line in chart.lines for value in line.values if not math.isnan(value)]
    span = chart.years[-1] - chart.years[0]
    x = {
        "field": "year",
        "type": "quantitative",
        "title": None,
        "axis": {"format": "d", "tickMinStep": 1, "tickCount": min(span, 6), "grid": False},
        "scale": {"domain": [chart.years[0], chart.years[-1]], "nice": False},
    }
    y = {
        "field": "value",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [0, math.ceil(ROOM * max([chart.norm, *known]))], "nice": True},
        "axis": {"format": "d", "tickCount": 5},
    }
    layers = [_norm(chart, x, y)]
    for at, line in enumerate(chart.lines):
        layers += _line(chart, line, x, y, above=at == _highest(chart))
    return {
        "height": HEIGHT_PX,
        "description": chart.title,
        "padding": {"left": 0, "right": 12, "top": 4, "bottom": 0},
        "config": {"view": {"stroke": None}},
        "layer": layers,
    }


def _highest(chart: Chart) -> int:
    """Tell which line ends highest: its words stand above it, the other's below."""
    ends = [-1.0 if math.isnan(line.values[-1]) else line.values[-1] for line in chart.lines]
    return ends.index(max(ends))


def _norm(chart: Chart, x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    """Draw the norm, dashed, with its name above it."""
    values = [{"value": chart.norm, "year": chart.years[0], "said": chart.norm_name}]
    words = {"type": "text", "align": "left", "dx": 4, "dy": -8, "color": NORM, "fontSize": 12}
    return {
        "data": {"values": values},
        "layer": [
            {
                "mark": {"type": "rule", "strokeDash": [6, 4], "strokeWidth": 2, "color": NORM},
                "encoding": {"y": y},
            },
            {"mark": words, "encoding": {"x": x, "y": y, "text": {"field": "said"}}},
        ],
    }


def _line(
    chart: Chart, line: ChartLine, x: dict[str, Any], y: dict[str, Any], *, above: bool
) -> list[dict[str, Any]]:
    """Draw one line with its name, and its first and last figure."""
    values = [
        {"year": year, "value": round(value)}
        for year, value in zip(chart.years, line.values, strict=True)
        if not math.isnan(value)
    ]
    if not values:
        return []
    first, last = values[0], values[-1]
    marked = [
        {**first, "said": str(first["value"]), "end": 0},
        {**last, "said": f"{line.name}: {last['value']}", "end": 1},
    ]
    words = {"type": "text", "fontWeight": 600, "fontSize": 12, "color": line.color}
    words["dy"] = -12 if above else 16
    texts = [
        {
            "data": {"values": [one]},
            "mark": {**words, "align": align},
            "encoding": {"x": x, "y": y, "text": {"field": "said"}},
        }
        for one, align in zip(marked, ("left", "right"), strict=True)
    ]
    point = {"size": 40, "color": line.color}
    mark = {"type": "line", "strokeWidth": 3, "color": line.color, "point": point}
    return [
        {"data": {"values": values}, "mark": mark, "encoding": {"x": x, "y": y}},
        *texts,
    ]
