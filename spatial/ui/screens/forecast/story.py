"""The pupils of a year explained: a waterfall from today, step by step, and one sentence a ward."""

from __future__ import annotations

from typing import cast

import pandas as pd

from spatial import forecast, rounding, words
from spatial.forecast import Forecast
from spatial.projection import story
from spatial.records import LEVELS
from spatial.ui.memo import once
from spatial.ui.screens.forecast.curves import Area
from spatial.ui.session import assessments
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

ENDS = ("today", "then")


def of(future: Forecast, area: Area) -> pd.DataFrame:
    """Return the steps of an area by level."""
    steps = future.steps
    if area.ward_id:
        return cast("pd.DataFrame", steps.xs(area.ward_id, level="ward_id"))
    return steps.groupby(level="level", sort=False).sum()


def bars(future: Forecast, area: Area, level: str, *, lang: str) -> str:
    """
    Draw the steps of an area at a level as bars that start where the last one ended.

    Steps that add nothing to the figures shown are left out.
    """
    steps = of(future, area)
    row = {name: float(steps[name][level]) for name in story.STEPS}
    shown = [name for name in story.STEPS if name in ENDS or rounding.whole(row[name])]
    reached, ends = 0.0, [0.0]
    for name in shown:
        reached = row[name] if name in ENDS else reached + row[name]
        ends.append(reached)
    top = max(*ends, 1.0)
    drawn, before = [], 0.0
    for name in shown:
        start = 0.0 if name in ENDS else before
        end = row[name] if name in ENDS else before + row[name]
        drawn.append(_bar(future, name, row[name], (start / top, end / top), lang))
        before = end
    title = say("forecast.story.title", lang=lang, area=area.name, **_when(future, level, lang))
    return tag("section", tag("h3", text(title)), tag("div", *drawn, css="tl-fall"), css="tl-card")


def _when(future: Forecast, level: str, lang: str) -> dict[str, object]:
    """Name level and year."""
    return {"level": say(f"level.{level}", lang=lang), "year": future.assessment.options.year}


def label(future: Forecast, name: str, *, lang: str) -> str:
    """Name a step; the ends by their years."""
    if name == "today":
        return say("forecast.story.today", lang=lang, year=future.ahead.base.known_to)
    if name == "then":
        return say("forecast.story.then", lang=lang, year=future.assessment.options.year)
    return words.say(f"projection.step.{name}", lang=lang)


def amount(name: str, value: float, *, lang: str) -> str:
    """Write a step: the ends as amounts, the others with their sign."""
    written = words.number(abs(value), lang=lang)
    if name in ENDS:
        return f"≈ {written}"
    if not rounding.whole(value):
        return "0"
    return ("−" if value < 0 else "+") + written


def _bar(future: Forecast, name: str, value: float, span: tuple[float, float], lang: str) -> str:
    """Draw one step."""
    low, high = min(span), max(span)
    css = "tl-end" if name in ENDS else "tl-less" if value < 0 else "tl-more"
    drawn = tag("i", css=css, style=f"left:{100 * low:.2f}%;width:{100 * (high - low):.2f}%")
    return (
        tag("span", text(label(future, name, lang=lang)), css="tl-fall-name")
        + tag("span", drawn, css="tl-fall-track", aria_hidden="true")
        + tag("b", text(amount(name, value, lang=lang)), css="tl-fall-value")
    )


def table(seen: Seen, future: Forecast, area: Area) -> str:
    """Draw every level's steps, and their sum."""
    lang, steps = seen.lang, of(future, area)
    heads = [TableHead(label=area.name)]
    heads += [
        html_table.figures(
            "forecast.story.table", lang=lang, label=say(f"level.{level}", lang=lang)
        )
        for level in LEVELS
    ]
    heads += [
        html_table.figures("forecast.story.table", lang=lang, label=say("forecast.sum", lang=lang))
    ]
    lines: list[TableRow] = []
    for name in story.STEPS:
        values = [float(steps[name][level.value]) for level in LEVELS]
        values.append(sum(values))
        cells = [text(label(future, name, lang=lang))]
        cells += [text(amount(name, value, lang=lang)) for value in values]
        lines.append(TableRow(cells=cells, css="tl-total" if name in ENDS else ""))
    lines += _factors(future, lang)
    return html_table.html(heads, lines, name=say("forecast.story.table", lang=lang))


def _factors(future: Forecast, lang: str) -> list[TableRow]:
    """Show by how much each level was bent to reach what is published."""
    if future.ahead.request.scenario != "plan":
        return []
    factors = future.ahead.factors[future.ahead.row(future.assessment.options.year)]
    cells = [text(say("forecast.story.factor", lang=lang))]
    cells += [text("× " + words.number(float(factor), lang=lang, decimals=3)) for factor in factors]
    return [TableRow(cells=[*cells, ""])]


def why(seen: Seen, future: Forecast) -> str:
    """Say why the ward stands where it stands in the year, at the level chosen, then the others."""
    lang, year = seen.lang, future.assessment.options.year
    key = _standing(future, seen)
    head = say(f"forecast.why.{key}", lang=lang, ward=seen.ward, year=year)
    said = once(
        future.assessment,
        f"why{lang}{seen.ward_id}",
        lambda: {level: forecast.why(future, seen.ward_id, level, lang=lang) for level in LEVELS},
    )
    first = tag("p", text(said[seen.level]), css="tl-headline")
    others = (tag("li", text(one)) for level, one in said.items() if level is not seen.level)
    rest = tag("ul", *others, css="tl-reasons")
    summary = tag("summary", text(say("forecast.why.others", lang=lang)), css="tl-sub")
    return tag(
        "section", tag("h2", text(head)), first, tag("details", summary, rest), css="tl-card"
    )


def _standing(future: Forecast, seen: Seen) -> str:
    """Tell whether the ward lacks half a room or more at the level; nobody knows without rooms."""
    row = assessments.in_ward(future.assessment, seen.ward_id, seen.level)
    if pd.isna(row["rooms_short_per_10k"]):
        return "untold"
    return "red" if rounding.half_up(row["rooms_short_per_10k"]) > 0 else "enough"
