"""The table of the same figures for every scenario, each with its kind and its change."""

from __future__ import annotations

import math

from spatial import comparison, norms, rounding, words
from spatial.norms import BILLION, M2_PER_HA
from spatial.scenario_figures import NEITHER, ComparedFigure, LevelReading
from spatial.ui.screens.compare.sight import CompareView
from spatial.ui.session import method
from spatial.ui.text import say
from spatial.ui.widgets import html_table, quantity_tip, signs
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

DECIMALS = {"m2": 1, "share": 0, "VND": 1}


def html(view: CompareView) -> str:
    """Draw the table."""
    lang, ward_id = view.lang, view.seens[0].view.home_ward
    columns = [
        LevelReading.of(seen.after, view.level).figures(rooms=view.rooms, ward_id=ward_id)
        for seen in view.seens
    ]
    heads = [TableHead(label=say("compare.figure", lang=lang))]
    heads += [TableHead(label=name, number=True) for name in view.names]
    heads.append(TableHead(label=say("compare.kind", lang=lang)))
    rows = []
    for name, base in columns[0].items():
        cells = [_label(view, base)]
        cells += [figure_cell(one[name], base, lang=lang) for one in columns]
        kinds = dict.fromkeys(say(f"kind.{one[name].kind}", lang=lang) for one in columns)
        cells.append(text(" · ".join(kinds)))
        rows.append(TableRow(cells=cells))
    return html_table.html(heads, rows, name=say("compare.table", lang=lang))


def cost_basis(lang: str) -> str:
    """Say by which published case cost is reckoned, and of which day."""
    cost = norms.room_cost()
    return say(
        "compare.cost",
        lang=lang,
        each=words.number(cost.value, lang=lang, decimals=2),
        source=cost.source,
        day=f"{cost.valid_from:%d/%m/%Y}",
    )


def _label(view: CompareView, figure: ComparedFigure) -> str:
    """Name a figure, what defines it behind its name, the unit below."""
    lang, key = view.lang, f"compare.row.{figure.quantity}"
    radius = words.number(view.seens[0].rules.radius_m[view.level].value, lang=lang)
    way = method.short_label(view.way, view.seens[0].rules, lang=lang)
    name = say(key, lang=lang, radius=radius, way=way)
    unit = html_table.quiet(say(f"compare.unit.{figure.unit}", lang=lang))
    tip = quantity_tip.tip(key, lang=lang)
    return tag("b", text(name), title=tip, data_figure=key) + unit


def figure_cell(figure: ComparedFigure, base: ComparedFigure, *, lang: str) -> str:
    """Draw a figure and, behind it, how far it is from the first scenario's."""
    value, was = shown(figure.value, figure.unit), shown(base.value, base.unit)
    nothing = math.isnan(value) or (value == 0 and figure.quantity in NEITHER)
    sign = "" if nothing else signs.about(figure.kind)
    written = tag("b", text(sign + write(value, figure.unit, lang=lang)))
    decimals = DECIMALS.get(figure.unit, 0)
    difference = value - was
    if figure is base or math.isnan(difference):
        return written
    change = signs.signed(difference, lang=lang, decimals=decimals)
    return written + change_chip(change, better=comparison.is_better(figure.quantity, difference))


def change_chip(change: str, *, better: bool | None) -> str:
    """Draw a change, coloured where it is for the better or the worse; its sign tells it too."""
    if not change:
        return ""
    tone = {True: " tl-good", False: " tl-bad", None: ""}[better]
    return " " + tag("span", text(change), css=f"tl-change{tone}")


def shown(value: float, unit: str) -> float:
    """Turn a figure into what the screen writes: hectares, percent, billions."""
    if math.isnan(value):
        return value
    scale = {"m2": 1 / M2_PER_HA, "share": 100.0, "VND": 1 / BILLION}
    return rounding.half_up(value * scale.get(unit, 1.0), DECIMALS.get(unit, 0))


def write(value: float, unit: str, *, lang: str) -> str:
    """Write a figure as `shown` gives it."""
    if math.isnan(value):
        return "–"
    return words.number(value, lang=lang, decimals=DECIMALS.get(unit, 0) if value else 0)
