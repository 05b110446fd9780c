"""The table of wards, worst first: the map's equal for the keyboard."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from spatial import words
from spatial.ui.session import assessments, method
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.text import say
from spatial.ui.widgets import html_table, quantity_tip
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text
from spatial.ui.widgets.ward_card import ICONS

TEXTS = frozenset({"ward", "status", "bar", "kind"})  # columns that hold no figure
CSS = "tl-sorted"  # by which the map's script knows a table it orders


def rows(seen: Seen) -> pd.DataFrame:
    """
    Make the table.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``ward_id``, worst first; figures rounded as the screen shows them. Kept for the
        next run: not to be written into.
    """
    return seen.drawn("rows", lambda: _rows(seen))


def _rows(seen: Seen) -> pd.DataFrame:
    way, lang = seen.view.method, seen.lang
    names = method.columns(way)
    table = seen.narrowed(assessments.by_ward(seen.after, seen.level))
    was = assessments.by_ward(seen.before, seen.level)
    table = table.sort_values(names.short, ascending=False, kind="stable")
    was = was.loc[table.index]

    def shown(frame: pd.DataFrame, column: str, by: Method = way) -> pd.Series:
        return frame[column].map(lambda value: method.shown(value, by)).astype(float)

    made = {
        "ward": [seen.name(str(ward_id)) for ward_id in table.index],
        "status": [
            f"{ICONS[method.status(row, way)]} {method.status_word(row, way, lang=lang)}"
            for _, row in table.iterrows()
        ],
        "bar": shown(table, names.short),
        "short": shown(table, names.short),
        "change": shown(table, names.short) - shown(was, names.short),
        "need": shown(table, names.need),
        "have": shown(table, names.have),
        "surplus": table[names.surplus].map(lambda value: method.spare(value, way)).astype(float),
        "land": shown(table, "land_short_m2", Method.LAND),
        "seats": table["seats_short"].round(6),
        "pupils": table["pupils"],
        "circle": 100 * table["circle_share"],
        "covered": 100 * table["covered_share"],
        "kind": [say(f"kind.{kind}", lang=lang) for kind in table["kind"]],
    }
    return pd.DataFrame(made, index=table.index)


def order(seen: Seen) -> list[str]:
    """Name the columns shown, in order; the change only once there is one."""
    # The shortage beside the name: on a phone the first two columns are what there is room for.
    names = ["ward", "short", "change", "bar", "status", "need", "have", "surplus"]
    names += ["land", "seats", "circle", "covered", "pupils", "kind"]
    drop = set() if seen.proposals else {"change"}
    if seen.view.method is Method.LAND:
        drop.add("land")
    return [name for name in names if name not in drop]


def unread(seen: Seen) -> tuple[str, ...]:
    """Name the columns that rest on a norm nobody has read: their heads carry the mark."""
    rules, level, share = seen.rules, seen.level, seen.view.share
    marks = {
        "land": method.unread("land_short_m2", rules, level, share),
        "seats": method.unread("seats_short", rules, level, share),
        "circle": method.unread("circle_share", rules, level, share),
        "covered": method.unread("covered_share", rules, level, share),
    }
    shorts = ("short", "need", "surplus")
    marks |= dict.fromkeys(shorts, method.marked(seen.view.method, rules, level, share))
    return tuple(name for name, marked in marks.items() if marked)


def heads(seen: Seen) -> list[TableHead]:
    """Head the columns shown, with units, in the language of the screen."""
    lang, unit = seen.lang, method.unit(seen.view.method, lang=seen.lang)
    marks = dict.fromkeys(unread(seen), say("figure.mark", lang=lang))
    made = []
    for name in order(seen):
        label = say(f"table.{name}", lang=lang, unit=unit)
        if name in TEXTS:
            made.append(TableHead(label=label))
            continue
        tip = " ⚠ ".join(filter(None, (_tip(seen, name), marks.get(name, ""))))
        label += " ⚠" if name in marks else ""
        made.append(TableHead(label=label, number=True, figure=figure(seen, name), tip=tip))
    return made


def figure(seen: Seen, name: str) -> str:
    """Return the key by which `spatial.quantities` knows the figures of a column."""
    way = method.columns(seen.view.method)
    by_method = {"short": way.short, "bar": way.short, "change": way.short, "need": way.need}
    by_method |= {"have": way.have, "surplus": way.surplus}
    return f"deficit.{by_method[name]}" if name in by_method else f"table.{name}"


def _tip(seen: Seen, name: str) -> str:
    """Define the figures of a column."""
    return quantity_tip.tip(figure(seen, name), lang=seen.lang)


def writers(seen: Seen) -> dict[str, Callable[[float], str]]:
    """Write the numbers as the language does."""
    lang = seen.lang
    digits = dict.fromkeys(("seats", "pupils", "circle", "covered"), 0) | {"land": 1}
    digits |= {
        name: method.decimals(seen.view.method)
        for name in ("short", "change", "need", "have", "surplus")
    }

    def writer(name: str) -> Callable[[float], str]:
        def write(value: float) -> str:
            written = words.number(abs(value), lang=lang, decimals=digits[name] if value else 0)
            sign = "−" if value < 0 else "+" if name == "change" and value > 0 else ""
            return sign + written

        return write

    return {name: writer(name) for name in digits}


def html(seen: Seen) -> str:
    """Draw the table; which row is chosen is the map's to mark, so that it stays as it is."""
    return seen.drawn("table", lambda: _html(seen))


def _html(seen: Seen) -> str:
    frame, write, names = rows(seen), writers(seen), order(seen)
    least = 1.0 if method.decimals(seen.view.method) == 0 else 0.1
    most = max(float(frame["bar"].fillna(0.0).max()), least)

    def cell(name: str, value: Any) -> str:  # noqa: ANN401 - a cell of any type
        if name == "ward":
            return tag("button", text(value), type="button")
        if name == "bar":
            if math.isnan(value):
                return ""
            bar = tag("i", style=f"width:{100 * value / most:.1f}%")
            return tag("span", bar, css="tl-short-bar", aria_hidden="true")
        if name in TEXTS:
            return text(value)
        if math.isnan(value):
            return "–"
        return tag("data", text(write[name](value)), value=f"{value:g}")

    lines = [
        TableRow(cells=[cell(name, row[name]) for name in names], key=f"ward:{ward_id}")
        for ward_id, row in frame.to_dict("index").items()
    ]
    name = say("table.name", lang=seen.lang)
    table = html_table.html(heads(seen), lines, name=name, css=CSS)
    return tag("div", table, css="tl-wards", role="region", aria_label=name, tabindex="0")


def draw(seen: Seen) -> None:
    """Show the table."""
    st.html(html(seen))
