"""The tables of who goes where: schools, wards in and out, the price of a room, the stress test."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from spatial import words
from spatial.catchment.report import NOWHERE
from spatial.ui.screens.catchment import card as cards
from spatial.ui.screens.catchment.controls import FlowView, walk_text
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table, quantity_tip
from spatial.ui.widgets.cards import metres
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text
from spatial.ui.widgets.row_table import RowTable

KEY = "flow_schools"
NOBODY = '<span class="tl-nobody">·</span>'  # a phone leaves the cell out
WIDEST = 16  # wards a matrix can show side by side
PAIRS = 30  # largest crossings listed where there are more
NAME_PX = 360  # of a school: all columns stand side by side in a window 1280 wide
DIGITS = ("seats", "pupils", "share", "over", "away", "walk")


def _heads(prefix: str, names: Iterable[str], *, lang: str, left: int = 1) -> list[TableHead]:
    """Head the columns; the first ones hold words."""
    return [
        html_table.figures(f"{prefix}.{name}", lang=lang, number=at >= left)
        for at, name in enumerate(names)
    ]


def schools_table(seen: Seen, view: FlowView) -> pd.DataFrame:
    """Return the schools in sight with their pupils and seats, the fullest first."""
    load, called = view.outcome.load, cards.names(view)
    town = view.case.assessment.network
    moved = view.outcome.displaced
    away = moved.groupby("nearest_id")["pupils"].sum().reindex(load.index).fillna(0.0)
    table = pd.DataFrame(
        {
            "school": [called[str(school)] for school in load.index],
            "ward": [
                seen.name(str(ward))
                for ward in town.schools.loc[load.index, view.case.assessment.options.units]
            ],
            "seats": load["seats"],
            "pupils": load["pupils"],
            "share": 100 * load["utilisation"],
            "over": (load["pupils"] - load["seats"]).clip(lower=0.0),
            "away": away,
            "walk": load["mean_m"],
        }
    )
    near = [in_sight(seen, view, str(school)) for school in table.index]
    table = table.loc[near]  # of no schools the columns stay
    return table.sort_values(["share", "away"], ascending=False, kind="stable")


def in_sight(seen: Seen, view: FlowView, school_id: str) -> bool:
    """Tell whether a school stands in the one ward everything is narrowed to; all do for none."""
    home, town = seen.view.home_ward, view.case.assessment.network.schools
    return home is None or str(town.loc[school_id, view.case.assessment.options.units]) == home


def schools(seen: Seen, view: FlowView) -> None:
    """Show the table of schools; choosing a row chooses the school on the map."""
    lang, table = seen.lang, schools_table(seen, view)
    ids = [str(one) for one in table.index]
    chosen = cards.chosen(view)
    text_column, number = st.column_config.TextColumn, st.column_config.NumberColumn
    columns: dict[str, Any] = {
        name: (number if name in DIGITS else text_column)(
            say(f"flow.head.{name}", lang=lang),
            help=quantity_tip.tip(f"flow.head.{name}", lang=lang) or None,
        )
        for name in table.columns
    }
    columns["school"]["width"] = NAME_PX
    # by the nearest nobody goes elsewhere: a column of zeros would cut the names short
    table = table.drop(columns="away" if view.way.model == "nearest" else "over")
    shown = [name for name in DIGITS if name in table.columns]
    row_table = RowTable(
        frame=table,
        key=KEY,
        name=say("flow.schools.name", lang=lang),
        columns=columns,
        writers={name: partial(metres, lang=lang) for name in shown},
    )
    row_table.choose(
        lambda row: cards.choose(None if row is None else ids[row]),
        row=ids.index(chosen) if chosen in ids else None,
    )


def matrix(seen: Seen, view: FlowView) -> str:
    """Draw the pupils between wards: all of them, or the largest crossings where wards are many."""
    lang, wide = seen.lang, view.outcome.matrix
    lead = tag("p", text(say("flow.matrix.how", lang=lang)), css="tl-quiet")
    if len(wide) > WIDEST:
        return lead + _crossings(seen, wide)
    names = [str(ward) for ward in wide.index]
    heads = [TableHead(label=say("flow.matrix.home", lang=lang))]
    heads += [
        html_table.figures("flow.matrix.pupils", lang=lang, label=seen.name(ward)) for ward in names
    ]
    nowhere = say("flow.nowhere", lang=lang)
    heads.append(html_table.figures("flow.matrix.pupils", lang=lang, label=nowhere))
    rows = []
    for ward in map(str, seen.narrowed(wide).index):
        cells = [tag("b", text(seen.name(ward)))]
        for to in (*names, NOWHERE):
            count = float(wide.to_dict()[to][ward])
            sentence = words.number(count, lang=lang) if round(count) else NOBODY
            cells.append(tag("b", sentence) if to == ward else sentence)
        rows.append(TableRow(cells=cells, css="tl-here" if ward == seen.ward_id else ""))
    table = html_table.html(heads, rows, name=say("flow.matrix.name", lang=lang), css="tl-matrix")
    return lead + tag("div", table, css="tl-scroll")


def _crossings(seen: Seen, wide: pd.DataFrame) -> str:
    """List the largest flows between two wards."""
    lang = seen.lang
    named = wide.rename_axis("home").reset_index()
    pairs = named.melt(id_vars="home", var_name="school", value_name="pupils")
    pairs = pairs[(pairs["home"] != pairs["school"]) & (pairs["pupils"] > 0)]
    if (own := seen.view.home_ward) is not None:
        pairs = pairs[(pairs["home"] == own) | (pairs["school"] == own)]
    pairs = pairs.sort_values("pupils", ascending=False, kind="stable").head(PAIRS)
    heads = _heads("flow.matrix", ("home", "to", "pupils"), lang=lang, left=2)
    rows = []
    for home, to, pupils in pairs.itertuples(index=False):
        there = say("flow.nowhere", lang=lang) if to == NOWHERE else seen.name(str(to))
        count = words.number(float(pupils), lang=lang)
        rows.append(TableRow(cells=[text(seen.name(str(home))), text(there), count]))
    return html_table.html(heads, rows, name=say("flow.matrix.name", lang=lang))


def rooms(seen: Seen, view: FlowView) -> str:
    """Rank the schools by what one room more is worth."""
    lang, called = seen.lang, cards.names(view)
    town = view.case.assessment.network.schools
    heads = _heads(
        "flow.rooms", ("rank", "school", "ward", "pupils", "metres", "sure"), lang=lang, left=3
    )
    rows = []
    for rank, (school, row) in enumerate(view.case.rooms.iterrows(), start=1):
        if not in_sight(seen, view, str(school)):
            continue
        checked = bool(np.isfinite(row["checked_pupils"]))
        pupils, walk = (
            float(row[f"checked_{name}" if checked else name]) for name in ("pupils", "metres")
        )
        sure = say(f"flow.rooms.{'checked' if checked else 'priced'}", lang=lang)
        km = words.number(abs(walk) / 1000, lang=lang, decimals=1)
        cells = [
            str(rank),
            tag("b", text(called[str(school)])),
            text(seen.name(str(town.loc[school, view.case.assessment.options.units]))),
            "+" + words.number(max(pupils, 0.0), lang=lang),
            text(say(f"flow.rooms.{'less' if walk >= 0 else 'more'}", lang=lang, km=km)),
            text(("✓ " if checked else "") + sure),
        ]
        here = str(school) == cards.chosen(view)
        rows.append(TableRow(cells=cells, css="tl-here" if here else ""))
    seats = words.number(view.case.room_seats, lang=lang)
    how = say("flow.rooms.how", lang=lang, seats=seats, within=walk_text(view.case, lang=lang))
    return tag("p", text(how), css="tl-quiet") + html_table.html(
        heads, rows, name=say("flow.rooms.name", lang=lang)
    )


def stress(seen: Seen, view: FlowView) -> str:
    """Hold the city's rule against the best assignment, ward by ward."""
    lang, test = seen.lang, view.case.stress
    heads = _heads(
        "flow.stress", ("ward", "pupils", "rule", "rule_share", "best", "lost"), lang=lang
    )
    table = test.wards.sort_values("misallocated", ascending=False, kind="stable")
    rows = [
        TableRow(cells=_stressed(seen.name(str(ward)), row, lang=lang), css=_here(seen, str(ward)))
        for ward, row in seen.narrowed(table).iterrows()
    ]
    whole = _stressed(say("flow.stress.total", lang=lang), table.sum(), lang=lang)
    rows.append(TableRow(cells=whole, css="tl-total"))
    told = []
    for key, distances in (("rule", test.rule_distances), ("best", test.best_distances)):
        sentence = say(
            f"flow.stress.walk_{key}",
            lang=lang,
            mean=metres(distances.mean_m, lang=lang),
            p95=metres(distances.p95_m, lang=lang),
        )
        told.append(tag("p", text(sentence), css="tl-quiet"))
    how = say("flow.stress.how", lang=lang, within=walk_text(view.case, lang=lang))
    return (
        tag("p", text(how), css="tl-quiet")
        + html_table.html(heads, rows, name=say("flow.stress.name", lang=lang))
        + "".join(told)
    )


def _here(seen: Seen, ward_id: str) -> str:
    """Mark the row of the ward shown."""
    return "tl-here" if ward_id == seen.ward_id else ""


def _stressed(name: str, row: Any, *, lang: str) -> list[str]:  # noqa: ANN401 - a row of pandas
    """Write one ward's cells."""
    share = float(row["unserved_rule"]) / float(row["pupils"]) if row["pupils"] else 0.0
    lost = float(row["misallocated"])
    sign = "−" if round(lost) < 0 else ""
    return [
        tag("b", text(name)),
        words.number(row["pupils"], lang=lang),
        words.number(row["unserved_rule"], lang=lang),
        words.percent(share, lang=lang),
        words.number(row["unserved_best"], lang=lang),
        sign + words.number(abs(lost), lang=lang),
    ]
