"""The parts of the page of enrolment zones."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from spatial import words
from spatial.ui.map import board
from spatial.ui.map.picture import Click
from spatial.ui.screens.zoning import card, last_year, layers, model, search
from spatial.ui.screens.zoning import files as zoning_files
from spatial.ui.screens.zoning import moves as zoning_moves
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session import allowance, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table, inputs, quantity_tip
from spatial.ui.widgets.cards import metres
from spatial.ui.widgets.html_table import TableRow
from spatial.ui.widgets.markup import tag, text
from spatial.ui.widgets.row_table import RowTable

MAP, LIST, SECTION = "zone_map", "zone_list", "zone.section"


def controls(seen: Seen, work: ZoneWork, *, busy: bool) -> None:
    """Begin a search, unless one is under way: how long at most, what a change counts."""
    if not allowance.keeps():  # what is found is kept
        return
    lang, standing = seen.lang, work.standing
    with st.container(horizontal=True, vertical_alignment="bottom", key="zone_controls"):
        if seen.level in model.GRADES:
            grade = model.GRADES[seen.level]
            inputs.select(
                say("zone.for", lang=lang),
                (model.FIRST, model.WHOLE),
                key=model.ENTERING,
                usual=model.FIRST,
                name=lambda one: say(f"zone.for_{one}", lang=lang, grade=grade),
            )
        st.button(
            say("zone.again" if standing else "zone.start", lang=lang),
            key="zone_start",
            type="secondary" if standing else "primary",
            icon=":material/travel_explore:",
            on_click=search.start,
            args=(seen,),
            disabled=busy,
        )
        inputs.select(
            say("zone.limit", lang=lang),
            search.LIMITS_S,
            key=search.LIMIT,
            usual=search.USUAL_S,
            name=lambda one: say("zone.seconds", lang=lang, seconds=one),
        )
        if standing is not None:
            st.number_input(
                say("zone.change", lang=lang),
                0,
                2000,
                step=100,
                key=state.hold("zone_change", int(state.recall(search.CHANGE) or 0)),
                help=say("zone.change_help", lang=lang),
                on_change=lambda: state.remember(search.CHANGE, state.held("zone_change")),
            )


def clicked(work: ZoneWork, click: Click) -> None:
    """Choose a neighbourhood; with one chosen, a school it may go to becomes the target."""
    if click["kind"] == "cell":
        card.choose(click["id"])
    elif click["kind"] == "school" and click["id"] in work.schools:
        cell = card.chosen(work)
        school = list(work.schools).index(click["id"])
        if cell is not None and school in work.beside(cell):
            state.remember(card.TARGET, school)
    elif click["kind"] == "ground":
        card.choose(None)


def before(seen: Seen, work: ZoneWork) -> None:
    """Show neighbourhoods and schools before any search, and say what a search would do."""
    left, right = st.columns([0.64, 0.36], gap="small")
    with left:
        board.draw(seen, layers.before(seen, work), key=MAP, clicked=lambda _: None)
    with right, st.container(key="beside", gap="small"):
        st.html(tag("p", text(say("zone.empty", lang=seen.lang)), css="tl-lead tl-screen"))
        last_year.draw(seen)


def where(seen: Seen, work: ZoneWork) -> None:
    """Show the map, the neighbourhood chosen, and the list of all."""
    left, right = st.columns([0.64, 0.36], gap="small")
    with left:
        board.draw(
            seen,
            layers.layers(seen, work),
            key=MAP,
            clicked=lambda held: clicked(work, held),
        )
    with right, st.container(key="beside", gap="small"):
        card.draw(seen, work)
    _list(seen, work)
    scope = model.FIRST if model.enters(seen) else model.WHOLE
    st.html(tag("p", text(say(f"zone.how_{scope}", lang=seen.lang)), css="tl-quiet"))


def listed(seen: Seen, work: ZoneWork) -> pd.DataFrame:
    """Return every neighbourhood with its school, pupils and walk."""
    standing = work.standing
    held = standing.locked if standing else frozenset()
    moved = standing.by_hand if standing else {}
    at = np.maximum(work.school, 0)
    walk = np.where(work.school >= 0, work.asked.metres[np.arange(len(at)), at], np.inf)
    wards = np.asarray(work.case.question.cell_ward, dtype=object)
    untold = say("status.untold", lang=seen.lang)
    sign = {cell: say("zone.locked", lang=seen.lang) for cell in held}
    sign |= {cell: say("zone.by_hand", lang=seen.lang) for cell in moved if cell not in held}
    return pd.DataFrame(
        {
            "cell": [str(cell) for cell in work.cells],
            "ward": [seen.name(str(ward)) for ward in wards],
            "school": [
                card.name_of(work, school, lang=seen.lang) if told else untold
                for school, told in zip(work.school.tolist(), work.case.question.told, strict=True)
            ],
            "pupils": np.where(work.case.question.told, work.asked.pupils, np.nan),
            "walk": walk,
            "sign": [sign.get(str(cell), "") for cell in work.cells],
        }
    )


def _list(seen: Seen, work: ZoneWork) -> None:
    """Show the neighbourhoods; a row chosen is the one chosen on the map."""
    lang, table = seen.lang, listed(seen, work)
    cell = card.chosen(work)
    column, number = st.column_config.TextColumn, st.column_config.NumberColumn
    columns: dict[str, Any] = {
        name: (number if name in {"pupils", "walk"} else column)(
            say(f"zone.head.{name}", lang=lang),
            help=quantity_tip.tip(f"zone.head.{name}", lang=lang) or None,
        )
        for name in table.columns
    }
    row_table = RowTable(
        frame=table,
        key=LIST,
        name=say("zone.list", lang=lang),
        columns=columns,
        writers=dict.fromkeys(("pupils", "walk"), partial(metres, lang=lang)),
    )
    row_table.choose(
        lambda row: card.choose(None if row is None else str(work.cells[row])), row=cell
    )


def schools(seen: Seen, work: ZoneWork) -> None:
    """Show every zone: neighbourhoods, pupils, seats, pieces."""
    lang, zones = seen.lang, work.judged
    heads = [
        html_table.figures(f"zone.schools.{name}", lang=lang, number=at > 0)
        for at, name in enumerate(("school", "cells", "pupils", "seats", "over", "parts"))
    ]
    count = np.bincount(work.school[work.school >= 0], minlength=len(work.schools))
    rows = []
    for at in np.argsort(-zones.over, kind="stable").tolist():
        cells = [
            tag("b", text(card.name_of(work, at, lang=lang))),
            words.number(float(count[at]), lang=lang),
            words.number(float(zones.load[at]), lang=lang),
            words.number(float(work.asked.seats[at]), lang=lang),
            words.number(float(zones.over[at]), lang=lang),
            words.number(float(zones.parts[at]), lang=lang),
        ]
        rows.append(TableRow(cells=cells))
    st.html(html_table.html(heads, rows, name=say("zone.schools.name", lang=lang)))


SECTIONS = {
    "where": where,
    "schools": schools,
    "moves": zoning_moves.draw,
    "files": zoning_files.draw,
}
