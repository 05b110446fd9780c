"""Who changes school against last year's zones: the list the command line writes."""

from __future__ import annotations

import dataclasses
from functools import partial

import pandas as pd
import streamlit as st

from spatial import words, zoning
from spatial.export import catchment as writer
from spatial.ui.screens.zoning.model import ZoneWork
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import quantity_tip
from spatial.ui.widgets.cards import metres
from spatial.ui.widgets.markup import tag, text
from spatial.ui.widgets.row_table import RowTable

FIGURES = ("pupils", "before_m", "now_m")


def found(work: ZoneWork) -> pd.DataFrame | None:
    """Return the moves as ``truonglop zones --last`` writes them; nothing without last year's."""
    last = work.standing.run.last if work.standing else {}
    if not last:
        return None
    asked = dataclasses.replace(work.asked, last=work.positions(last))
    return writer.moves_table(work.case.question, zoning.judge(asked, work.school), asked)


def draw(seen: Seen, work: ZoneWork) -> None:
    """Show the list, or how to have one."""
    lang, table = seen.lang, found(work)
    if table is None:
        st.html(tag("p", text(say("zone.moves.none", lang=lang)), css="tl-lead"))
        return
    sentence = say(
        "zone.moves.line",
        lang=lang,
        count=words.number(len(table), lang=lang),
        pupils=words.number(float(table["pupils"].sum()), lang=lang),
    )
    st.html(tag("p", text(sentence), css="tl-headline"))
    if table.empty:
        return
    names = work.case.assessment.network.schools["name"].to_dict()
    nobody = say("zone.nobody", lang=lang)
    shown = pd.DataFrame(
        {
            "cell": table["cell_id"].astype(str),
            "ward": [seen.name(str(ward)) for ward in table["ward_id"]],
            "from": [str(names[school]) for school in table["last_school_id"]],
            "to": [str(names.get(school, nobody)) for school in table["school_id"]],
            "pupils": table["pupils"],
            "before_m": table["last_distance_m"],
            "now_m": table["distance_m"],
        }
    )
    number, column = st.column_config.NumberColumn, st.column_config.TextColumn
    RowTable(
        frame=shown,
        key="zone_moves",
        name=say("zone.section.moves", lang=lang),
        columns={
            name: (number if name in FIGURES else column)(
                say(f"zone.moves.{name}", lang=lang),
                help=quantity_tip.tip(f"zone.moves.{name}", lang=lang) or None,
            )
            for name in shown.columns
        },
        writers=dict.fromkeys(FIGURES, partial(metres, lang=lang)),
    ).draw()
