"""Lines over years with a dashed norm, each line named where it ends (altair, drawn offline)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal

import altair as alt

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


def spec(chart: Chart) -> alt.LayerChart | alt.FacetChart:
    """Draw the chart; the figures are whole and the axis starts at zero."""
    known = [value for line in chart.lines for value in line.values if not math.isnan(value)]
    span = chart.years[-1] - chart.years[0]
    x = alt.X(
        "year:Q",
        title=None,
        axis=alt.Axis(format="d", tickMinStep=1, tickCount=min(span, 6), grid=False),
        scale=alt.Scale(domain=[chart.years[0], chart.years[-1]], nice=False),
    )
    y = alt.Y(
        "value:Q",
        title=None,
        scale=alt.Scale(domain=[0, math.ceil(ROOM * max([chart.norm, *known]))], nice=True),
        axis=alt.Axis(format="d", tickCount=5),
    )
    layers: list[alt.Chart | alt.LayerChart | alt.FacetChart] = [_norm(chart, x, y)]
    for at, line in enumerate(chart.lines):
        layers += _line(chart, line, x, y, above=at == _highest(chart))
    return alt.layer(
        *layers,
        height=HEIGHT_PX,
        description=chart.title,
        padding={"left": 0, "right": 12, "top": 4, "bottom": 0},
        config=alt.Config(view=alt.ViewConfig(stroke=None)),
    )


def _highest(chart: Chart) -> int:
    """Tell which line ends highest: its words stand above it, the other's below."""
    ends = [-1.0 if math.isnan(line.values[-1]) else line.values[-1] for line in chart.lines]
    return ends.index(max(ends))


def _norm(chart: Chart, x: alt.X, y: alt.Y) -> alt.LayerChart | alt.FacetChart:
    """Draw the norm, dashed, with its name above it."""
    values = [{"value": chart.norm, "year": chart.years[0], "said": chart.norm_name}]
    base = alt.Chart().encode(y=y)
    return alt.layer(
        base.mark_rule(strokeDash=[6, 4], strokeWidth=2, color=NORM),
        base.mark_text(align="left", dx=4, dy=-8, color=NORM, fontSize=12).encode(
            x=x, text="said:N"
        ),
        data=alt.Data(values=values),
    )


def _line(chart: Chart, line: ChartLine, x: alt.X, y: alt.Y, *, above: bool) -> list[alt.Chart]:
    """Draw one line with its name, and its first and last figure."""
    values = [
        {"year": year, "value": round(value)}
        for year, value in zip(chart.years, line.values, strict=True)
        if not math.isnan(value)
    ]
    if not values:
        return []

    def drawn(of: list[dict[str, Any]]) -> alt.Chart:
        return alt.Chart(alt.Data(values=of)).encode(x=x, y=y)

    def named(one: dict[str, Any], align: Literal["left", "right"]) -> alt.Chart:
        written: alt.Chart = drawn([one]).mark_text(
            align=align, dy=-18 if above else 20, color=line.color, fontSize=12, fontWeight=600
        )
        return written.encode(text="said:N")

    first, last = values[0], values[-1]
    point = alt.OverlayMarkDef(size=40, color=line.color)
    return [
        drawn(values).mark_line(strokeWidth=3, color=line.color, point=point),
        named({**first, "said": str(first["value"]), "end": 0}, "left"),
        named({**last, "said": f"{line.name}: {last['value']}", "end": 1}, "right"),
    ]
