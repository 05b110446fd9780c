"""Pupils per level by year: what is known, the forecast with its range, what is published."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from spatial import forecast, words
from spatial.forecast import Forecast
from spatial.network import Network
from spatial.records import LEVELS, Kind, Level
from spatial.ui.map import colours
from spatial.ui.memo import once
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

HEIGHT_PX = 165
CENTRAL, POINT, QUIET = "#2f6fd6", "#c2571a", "#7b8494"  # legible on light and on dark
GRID = 4  # lines across, about
TICKS = 5  # years between two figures below


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """What the curves are of: a ward, or with no code the whole locality."""

    ward_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A known total: its year, pupils, and how it is known."""

    year: int
    pupils: float
    kind: Kind


@dataclass(frozen=True, kw_only=True)
class LevelCurve:
    """
    One drawing.

    Attributes
    ----------
    said
        What stands above it, also for screen readers.
    rows
        ``year``, ``pupils``, ``p10``, ``p90``.
    known_to
        Last year that is not forecast.
    year
        Year chosen.
    points
        Known totals.
    top
        Height of the axis [pupils].
    """

    said: str
    rows: pd.DataFrame
    known_to: int
    year: int
    points: tuple[Point, ...]
    top: float


def curves(future: Forecast) -> pd.DataFrame:
    """Return `spatial.forecast.curves`, made once for the same futures."""
    return once(future.futures, "curves", lambda: forecast.curves(future))


def rows(future: Forecast, area: Area, *, last: int) -> pd.DataFrame:
    """Return the curves of an area up to a year."""
    table = curves(future)
    return table[(table["ward_id"] == area.ward_id) & (table["year"] <= last)]


def points(network: Network, units: str, area: Area, level: Level) -> tuple[Point, ...]:
    """List the totals the locality's files tell of an area and level."""
    known = network.pupils
    here = known[(known["ward_id"] == area.ward_id) & (known["level"] == level)]
    if area.ward_id:
        here = here[here["units"] == units]
    return tuple(
        Point(year=int(row["year"]), pupils=float(row["pupils"]), kind=Kind(row["kind"]))
        for _, row in here.iterrows()
    )


def draw(seen: Seen, future: Forecast, area: Area, *, last: int) -> None:
    """Draw the four levels on one scale, so that they can be compared, and the key."""
    lang, table_ = seen.lang, rows(future, area, last=last)
    known = {
        level: points(future.assessment.network, seen.view.units, area, level) for level in LEVELS
    }
    year, known_to = future.assessment.options.year, future.ahead.base.known_to
    heights = [float(table_["p90"].max()), *(p.pupils for some in known.values() for p in some)]
    step = colours.round_step(max(*heights, 1.0), GRID, 0)
    pairs = (LEVELS[:2], LEVELS[2:])
    for pair in pairs:
        for column, level in zip(st.columns(2, gap="small"), pair, strict=True):
            curve = LevelCurve(
                said=_said(table_, level, year, ahead=year > known_to, lang=lang),
                rows=table_[table_["level"] == level],
                known_to=known_to,
                year=year,
                points=known[level],
                top=step * math.ceil(max(heights) / step),
            )
            css = "tl-curve tl-on" if level is seen.level else "tl-curve"
            with column:
                st.html(tag("p", text(curve.said), css=css))
                st.altair_chart(
                    spec(curve, lang=lang), theme="streamlit", key=f"curve_{level}", width="stretch"
                )
    st.html(_keys(lang))


def _said(table_: pd.DataFrame, level: Level, year: int, *, ahead: bool, lang: str) -> str:
    """Say a level's figure of the year, of a forecast with its range."""
    row = table_[(table_["level"] == level) & (table_["year"] == year)]
    if row.empty:
        return say(f"level.{level}", lang=lang)
    return say(
        "forecast.level_said" if ahead else "forecast.level_known",
        lang=lang,
        level=say(f"level.{level}", lang=lang),
        year=year,
        **{
            name: words.number(float(row[name].iloc[0]), lang=lang)
            for name in ("pupils", "p10", "p90")
        },
    )


def _keys(lang: str) -> str:
    """Name line, range and points."""
    samples = (
        ("known", tag("i", css="tl-sample tl-known")),
        ("central", tag("i", css="tl-sample tl-central")),
        ("range", tag("i", css="tl-key tl-range-key")),
        ("published", tag("i", "◆", css="tl-point-key")),
        ("estimated", tag("i", "◇", css="tl-point-key")),
    )
    said = (
        tag("span", mark, text(say(f"forecast.key.{name}", lang=lang))) for name, mark in samples
    )
    return tag("p", *said, css="tl-keys tl-keys-wrap")


def spec(curve: LevelCurve, *, lang: str) -> alt.LayerChart | alt.FacetChart:
    """Draw one level: range, lines, points, the year chosen."""
    x, y, low = _axes(curve, lang=lang)
    known, ahead = (
        alt.Chart(alt.Data(values=_values(curve, lang, ahead=later))).encode(x=x, y=y)
        for later in (False, True)
    )
    tip = alt.Tooltip("said:N", title=" ")
    points = alt.Chart(alt.Data(values=_marks(curve, lang)))
    return alt.layer(
        ahead.mark_area(color=CENTRAL, opacity=0.22).encode(y=low, y2="p90"),
        alt.Chart(alt.Data(values=[{"year": curve.year}]))
        .mark_rule(strokeDash=[2, 2], color=QUIET)
        .encode(x=x),
        known.mark_line(color=CENTRAL, strokeWidth=2.5, strokeDash=[1, 0], point=False).encode(
            tooltip=tip
        ),
        ahead.mark_line(
            color=CENTRAL,
            strokeWidth=2.5,
            strokeDash=[5, 3],
            point=alt.OverlayMarkDef(size=18, color=CENTRAL),
        ).encode(tooltip=tip),
        points.mark_point(shape="diamond", size=90, stroke=POINT).encode(
            x=x,
            y=y,
            tooltip=tip,
            fill=alt.condition("datum.sure", alt.value(POINT), alt.value("transparent")),
        ),
        height=HEIGHT_PX,
        description=curve.said,
        padding={"left": 0, "right": 8, "top": 4, "bottom": 0},
        config=alt.Config(view=alt.ViewConfig(stroke=None)),
    )


def _axes(curve: LevelCurve, *, lang: str) -> tuple[alt.X, alt.Y, alt.Y]:
    """Lay the years along, and up the pupils and the lower end of their range."""
    mark = "." if lang == "vi" else ","
    years = [int(year) for year in curve.rows["year"]]
    x = alt.X(
        "year:Q",
        title=None,
        axis=alt.Axis(format="d", grid=False, values=_ticks(years, curve.known_to)),
        scale=alt.Scale(domain=[years[0], years[-1]], nice=False),
    )
    label = f"replace(format(datum.value, ','), regexp(',', 'g'), '{mark}')"
    y, low = (
        alt.Y(
            f"{field}:Q",
            title=None,
            axis=alt.Axis(tickCount=GRID, labelExpr=label),
            scale=alt.Scale(domain=[0, curve.top], nice=False),
        )
        for field in ("value", "p10")
    )
    return x, y, low


def _ticks(years: list[int], known_to: int) -> list[int]:
    """Name the years written below: the first, and from the last known on every fifth."""
    ahead = [year for year in years if year >= known_to and year % TICKS == 0]
    return sorted({years[0], *ahead})


def _values(curve: LevelCurve, lang: str, *, ahead: bool) -> list[dict[str, Any]]:
    """List the years that are known, or from the last known on the forecast with its range."""
    part = curve.rows[
        curve.rows["year"] >= curve.known_to if ahead else curve.rows["year"] <= curve.known_to
    ]
    points = []
    for year, *figures in part[["year", "pupils", "p10", "p90"]].to_numpy(float).tolist():
        central, low, high = (words.number(figure, lang=lang) for figure in figures)
        sentence = f"{year:.0f}: ≈ {central}"
        if year > curve.known_to:
            sentence += f" ({low}–{high})"
        pupils, p10, p90 = (round(figure, 1) for figure in figures)
        points.append({"year": year, "value": pupils, "p10": p10, "p90": p90, "said": sentence})
    return points


def _marks(curve: LevelCurve, lang: str) -> list[dict[str, Any]]:
    """List the known totals, each with whether it is sure: published or surveyed."""
    first, last = (int(curve.rows["year"].agg(name)) for name in ("min", "max"))
    return [
        {
            "year": point.year,
            "value": round(point.pupils, 1),
            "sure": point.kind in {Kind.PUBLISHED, Kind.SURVEYED},
            "said": say(
                "forecast.point",
                lang=lang,
                year=point.year,
                pupils=words.number(point.pupils, lang=lang),
                kind=say(f"kind.{point.kind}", lang=lang),
            ),
        }
        for point in curve.points
        if first <= point.year <= last
    ]


def table(seen: Seen, future: Forecast, area: Area, *, last: int) -> str:
    """Draw the same as a table: one row a year, level by level with the range."""
    lang = seen.lang
    curve = rows(future, area, last=last)
    heads = [TableHead(label=say("forecast.year", lang=lang))]
    heads += [
        html_table.figures("forecast.table", lang=lang, label=say(f"level.{level}", lang=lang))
        for level in LEVELS
    ]
    heads += [html_table.figures("forecast.table", lang=lang, label=say("forecast.sum", lang=lang))]
    lines = []
    for year, part in curve.groupby("year"):
        known = int(str(year)) <= future.ahead.base.known_to
        cells = [text(year) + html_table.quiet(say("forecast.known", lang=lang) if known else "")]
        by_level = part.set_index("level")
        figures = by_level[["pupils", "p10", "p90"]].reindex(list(LEVELS)).to_numpy(float)
        cells += [_cell(*map(float, figure), known=known, lang=lang) for figure in figures]
        cells.append(tag("b", "≈ ", text(words.number(float(part["pupils"].sum()), lang=lang))))
        here = "tl-here" if year == future.assessment.options.year else ""
        lines.append(TableRow(cells=cells, css=here))
    return html_table.html(heads, lines, name=say("forecast.table", lang=lang))


def _cell(pupils: float, p10: float, p90: float, *, known: bool, lang: str) -> str:
    """Draw a figure and under it its range."""
    figure = tag("b", "≈ ", text(words.number(pupils, lang=lang)))
    if known:
        return figure
    low, high = (words.number(bound, lang=lang) for bound in (p10, p90))
    return figure + html_table.quiet(f"{low}–{high}")
