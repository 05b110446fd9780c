"""What the scenarios' proposals cost in the year they open, side by side."""

from __future__ import annotations

from spatial import comparison
from spatial.comparison import COST_BY_YEAR
from spatial.records import Kind
from spatial.scenario_figures import UNITS, ComparedFigure
from spatial.ui.screens.compare import figures
from spatial.ui.screens.compare.sight import CompareView
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

KEY = "compare.costs"


def html(view: CompareView) -> str:
    """Draw the years, the one nobody told last; empty where no room is proposed at the level."""
    lang, unit = view.lang, say(f"compare.unit.{UNITS[COST_BY_YEAR]}", lang=view.lang)
    numbered = {str(at): one.after for at, one in enumerate(view.seens)}
    found = comparison.costs_by_year(numbered, view.level)
    if not found:
        return ""
    heads = [TableHead(label=say("compare.open_year", lang=lang))]
    called = say(KEY, lang=lang, unit=unit)
    heads += [html_table.figures(KEY, lang=lang, label=name) for name in view.names]
    rows = []
    for year, costs in found.items():
        each = [_figure(value) for value in costs.values()]
        name = say("compare.no_open_year", lang=lang) if year is None else str(year)
        cells = [figures.figure_cell(one, each[0], lang=lang) for one in each]
        rows.append(TableRow(cells=[tag("b", text(name)), *cells]))
    shown = view.seens[0].view.year
    later = any(year is not None and year > shown for year in found)
    when = say("compare.costs_when", lang=lang, year=shown)
    below = tag("p", text(when), css="tl-quiet") if later else ""
    return html_table.title(called) + html_table.html(heads, rows, name=called) + below


def _figure(value: float) -> ComparedFigure:
    return ComparedFigure(
        quantity=COST_BY_YEAR, unit=UNITS[COST_BY_YEAR], value=value, kind=Kind.ASSUMED
    )
