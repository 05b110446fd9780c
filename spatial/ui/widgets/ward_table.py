"""The table of wards, worst first: the map's equal for the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from spatial import words
from spatial.ui.session import assessments, method
from spatial.ui.session.assessments import Seen
from spatial.ui.session.method import Method
from spatial.ui.text import say
from spatial.ui.widgets import quantity_tip
from spatial.ui.widgets.row_table import RowTable
from spatial.ui.widgets.ward_card import ICONS

KEY = "wards"
BAR = "#c2410c"
WIDTHS = {  # [CSS px]; the longest heading and word of both languages
    "ward": 140,
    "status": 140,
    "bar": 90,
    "short": 115,
    "change": 85,
    "need": 70,
    "have": 70,
    "surplus": 70,
    "land": 125,
    "seats": 100,
    "circle": 140,
    "covered": 175,
    "pupils": 85,
    "kind": 95,
}


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
            f"{ICONS[status]} {say(f'status.{status}', lang=lang)}"
            for status in (method.status(row, way) for _, row in table.iterrows())
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


def _columns(seen: Seen, table: pd.DataFrame) -> dict[str, Any]:
    """Head the columns, with units, in the language of the screen."""
    lang, unit = seen.lang, method.unit(seen.view.method, lang=seen.lang)
    label = {name: say(f"table.{name}", lang=lang, unit=unit) for name in table.columns}
    marks = dict.fromkeys(unread(seen), say("figure.mark", lang=lang))
    label |= {name: f"{label[name]} ⚠" for name in marks}
    text = st.column_config.TextColumn
    number = st.column_config.NumberColumn
    made: dict[str, Any] = {
        name: number(label[name], width=WIDTHS[name], help=_help(seen, name, marks))
        for name in WIDTHS
    }
    made |= {name: text(label[name], width=WIDTHS[name]) for name in ("ward", "status", "kind")}
    least = 1.0 if method.decimals(seen.view.method) == 0 else 0.1
    most = max(float(table["bar"].fillna(0.0).max()), least)
    made["bar"] = st.column_config.ProgressColumn(
        label["bar"], format=" ", min_value=0, max_value=most, width=WIDTHS["bar"], color=BAR
    )
    return made


def figure(seen: Seen, name: str) -> str:
    """Return the key by which `spatial.quantities` knows the figures of a column."""
    way = method.columns(seen.view.method)
    by_method = {"short": way.short, "bar": way.short, "change": way.short, "need": way.need}
    by_method |= {"have": way.have, "surplus": way.surplus}
    return f"deficit.{by_method[name]}" if name in by_method else f"table.{name}"


def _help(seen: Seen, name: str, marks: Mapping[str, str]) -> str | None:
    """Define the figures of a column, and say which rest on a norm nobody has read."""
    told = [quantity_tip.tip(figure(seen, name), lang=seen.lang), marks.get(name, "")]
    return " ⚠ ".join(one for one in told if one) or None


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


def table(seen: Seen) -> RowTable:
    """Return the table of wards as it is shown."""
    frame = rows(seen)
    return RowTable(
        frame=frame,
        key=KEY,
        name=say("table.name", lang=seen.lang),
        columns=_columns(seen, frame),
        writers=writers(seen),
        order=order(seen),
    )


def draw(seen: Seen, picked: Callable[[str], None]) -> None:
    """Show the table, the ward shown selected; `picked` answers the choice of another row."""
    shown = table(seen)
    ids = [str(ward_id) for ward_id in shown.frame.index]
    shown.choose(
        lambda row: None if row is None else picked(ids[row]),
        row=ids.index(seen.ward_id),
        always=True,
    )
