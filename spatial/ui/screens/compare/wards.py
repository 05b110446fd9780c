"""The wards whose shortage changes between the scenarios, by how much in each."""

from __future__ import annotations

from spatial import comparison
from spatial.ui.screens.compare import figures as quantity_figures
from spatial.ui.screens.compare.sight import CompareView
from spatial.ui.session import method
from spatial.ui.text import say
from spatial.ui.widgets import html_table, signs
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text


def html(view: CompareView) -> str:
    """Draw the wards that change, most first; say so where none does."""
    lang, seen = view.lang, view.seens[0]
    way = seen.view.method
    unit = method.unit(way, lang=lang)
    column = method.columns(way).short
    numbered = {str(at): one.after for at, one in enumerate(view.seens)}
    table = comparison.wards(numbered, view.level, column)
    table = table.loc[[ward for ward in table.index if ward in seen.narrowed(table).index]]
    table = table.map(lambda value: method.shown(float(value), way))
    moved = table[table.sub(table["0"], axis=0).abs().max(axis=1) > 0]
    title = html_table.title(say("compare.wards", lang=lang, unit=unit))
    if moved.empty:
        return title + tag("p", text(say("compare.wards_same", lang=lang)), css="tl-quiet")
    heads = [TableHead(label=say("table.ward", lang=lang))]
    heads += [TableHead(label=name, number=True) for name in view.names]
    rows = []
    for ward_id, row in moved.iterrows():
        values = [float(value) for value in row]
        cells = [tag("b", text(seen.name(str(ward_id))))]
        cells += [
            _cell(view, value, values[0], about=signs.about_wards(one.after, view.level))
            for one, value in zip(view.seens, values, strict=True)
        ]
        css = "tl-here" if str(ward_id) == seen.ward_id else ""
        rows.append(TableRow(cells=cells, css=css))
    others = say("compare.others", lang=lang, count=len(table) - len(moved))
    same = tag("p", text(others), css="tl-quiet")
    name = say("compare.wards", lang=lang, unit=unit)
    return (
        title + html_table.html(heads, rows, name=name) + (same if len(table) > len(moved) else "")
    )


def _cell(view: CompareView, value: float, base: float, *, about: str) -> str:
    """Write one ward's shortage and its change."""
    way, lang = view.seens[0].view.method, view.lang
    column = method.columns(way).short
    written = tag("b", text(about + method.write(value, way, lang=lang)))
    change = signs.signed(value - base, lang=lang, decimals=method.decimals(way))
    better = comparison.is_better(column, value - base)
    return written + quantity_figures.change_chip(change, better=better)
