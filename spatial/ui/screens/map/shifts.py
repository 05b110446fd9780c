"""Sessions: how many rooms smaller classes and fewer shifts take, by ward and year."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Mapping
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from spatial import demand, sessions, words
from spatial.commands import sessions as command
from spatial.records import Level
from spatial.sessions import WHOLE, Sessions
from spatial.ui.session import assessments, page_command, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table, inputs, quantity_tip, signs
from spatial.ui.widgets.cards import Card, cards
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

Row = dict[Hashable, Any]

# Two-session classes where the data count none: the aims of the draft plan of Quận 12 for 2030.
USUAL = {Level.MAM_NON: 100, Level.TIEU_HOC: 71, Level.THCS: 60, Level.THPT: 60}
BOTH = "rooms_for_both"
SHOWN = (
    "pupils",
    "rooms_have",
    "class_size_today",
    "pupils_beyond_seats",
    "share_possible",
    "rooms_for_class_size",
    "rooms_for_share",
    BOTH,
)
CARDS = ("pupils_beyond_seats", "class_size_today", "rooms_for_class_size", "rooms_for_share", BOTH)


def draw(seen: Seen) -> None:
    """Offer the levers and the answer; drawn once it is opened, and changed by itself alone."""
    st.fragment(lambda: _fold(seen))()


def _fold(seen: Seen) -> None:
    title = say("shift.title", lang=seen.lang)
    with st.expander(title, key="shifts", on_change="rerun") as fold:
        if fold.open is not False:
            _content(seen)


def _content(seen: Seen) -> None:
    """Show the levers, the answer for the locality, the wards and other years."""
    lang = seen.lang
    st.html(tag("p", text(say("shift.what", lang=lang)), css="tl-lead"))
    levers = ask(seen)
    table = answer(seen, levers, seen.view.year)
    st.html(cards(tuple(_card(seen, table, name) for name in CARDS)))
    st.html(tag("p", text(sentence(seen, table, levers)), css="tl-headline"))
    st.html(sheet(seen, "ward", by_ward(seen, table)))
    if inputs.toggle(say("shift.years", lang=lang), key="shift.by_year"):
        answers = {year: answer(seen, levers, year) for year in years(seen)}
        lines = [("", str(year), here(seen, one)) for year, one in answers.items()]
        st.html(sheet(seen, "year", lines))
    st.html(tag("p", text(say("shift.how", lang=lang)), css="tl-quiet"))
    _file(seen, levers, table)


def ask(seen: Seen) -> Sessions:
    """Ask for today's share of two-session classes, the one aimed at, and pupils a class."""
    lang, level = seen.lang, seen.level
    counted = measured(seen)
    usual = {
        "today": USUAL[level] if counted is None else round(100 * counted),
        "share": 100,
        "size": round(seen.rules.class_size[level].value),
    }
    most = {"today": 100, "share": 100, "size": sessions.LARGEST_CLASS}
    source = "assumed" if counted is None else "counted"
    help_of = {"today": say(f"shift.today_{source}", lang=lang)}
    values = {}
    for column, (name, start) in zip(st.columns(3), usual.items(), strict=True):
        key = f"shift.{name}.{level}"
        held = state.recall(key)
        values[name] = start if held is None else int(held)
        with column:
            st.number_input(
                say(f"shift.lever.{name}", lang=lang),
                1 if name == "size" else 0,
                most[name],
                step=1,
                key=state.hold(key, values[name]),
                help=help_of.get(name),
                on_change=_keep,
                args=(key,),
            )
    return Sessions(
        class_size=values["size"], today_share=values["today"] / 100, share=values["share"] / 100
    )


def _keep(key: str) -> None:
    state.remember(key, state.held(key))


def measured(seen: Seen) -> float | None:
    """Return the share of pupils taught two sessions where schools count them."""
    levels = seen.after.network.school_levels
    if "pupils_two_session" not in levels:
        return None
    rows = levels[levels["level"] == seen.level]
    known = rows[rows["pupils_two_session"].notna() & rows["pupils"].notna()]
    total = float(known["pupils"].sum())
    return float(known["pupils_two_session"].sum()) / total if total > 0 else None


def answer(seen: Seen, levers: Sessions, year: int) -> pd.DataFrame:
    """
    Answer for a year, ward by ward and for the locality.

    Returns
    -------
    pandas.DataFrame
        As `spatial.sessions.table`, with ``rooms_for_both``, the rooms for both aims together.
    """
    options = dataclasses.replace(seen.view.options, year=year)
    found = assessments.assess(seen.source, options, seen.proposals, seen.view.own)
    table = sessions.table(assessments.by_ward(found, seen.level), seen.level, levers)
    return table.assign(**{BOTH: table["rooms_for_class_size"] + table["rooms_for_share"]})


def years(seen: Seen) -> list[int]:
    """Return the years the pupils can be told of without a forecast, no earlier than the newest."""
    _, last = demand.years(seen.after.network)
    newest = int(seen.after.network.residents["year"].max())
    return list(range(min(newest, seen.view.year), max(last, seen.view.year) + 1))


def worst_first(table: pd.DataFrame) -> pd.DataFrame:
    """Return the wards, most rooms missing first."""
    return table.drop(WHOLE).sort_values(BOTH, ascending=False, kind="stable")


def whole(table: pd.DataFrame) -> Row:
    """Return the locality's answer."""
    row: Row = table.loc[[WHOLE]].to_dict("records")[0]
    return row


def here(seen: Seen, table: pd.DataFrame) -> Row:
    """Return the answer of the one ward everything is narrowed to, else the locality's."""
    home = seen.view.home_ward
    if home is None:
        return whole(table)
    row: Row = table.loc[[home]].to_dict("records")[0]
    return row


def by_ward(seen: Seen, table: pd.DataFrame) -> list[tuple[str, str, Row]]:
    """List the wards shown, most rooms missing first, and the locality behind them."""
    wards = seen.narrowed(worst_first(table)).to_dict("index")
    rows = [(f"ward:{ward}", seen.name(str(ward)), row) for ward, row in wards.items()]
    return [*rows, ("", say("flow.stress.total", lang=seen.lang), whole(table))]


def _card(seen: Seen, table: pd.DataFrame, name: str) -> Card:
    key = f"shift.card.{name}"
    kind = seen.here(seen.after, seen.level)["kind"]
    about = signs.about(kind)
    return Card(
        label=say(key, lang=seen.lang),
        value=about + write(name, here(seen, table)[name], seen.lang),
        unit=say(f"shift.unit.{name}", lang=seen.lang),
        figure=key,
        tip=quantity_tip.tip(key, lang=seen.lang, kind=kind),
    )


def write(name: str, value: float, lang: str) -> str:
    """Write a figure: a class with one decimal, a share in percent, the rest whole."""
    if np.isnan(value):
        return "–"
    if name == "share_possible":
        return words.percent(float(value), lang=lang)
    return words.number(float(value), lang=lang, decimals=int(name == "class_size_today"))


def sentence(seen: Seen, table: pd.DataFrame, levers: Sessions) -> str:
    """Answer in one sentence how many rooms lead to the class size and to the share."""
    lang, row = seen.lang, here(seen, table)
    return say(
        "shift.answer",
        lang=lang,
        size=words.number(levers.class_size, lang=lang),
        today=words.percent(levers.today_share, lang=lang),
        share=words.percent(levers.share, lang=lang),
        year=seen.view.year,
        **{name: write(name, row[name], lang) for name in SHOWN},
        **{
            name: words.number(row[name], lang=lang)
            for name in ("places_in_shifts", "pupils_beyond_shifts", "seats_two_session")
        },
    )


def sheet(seen: Seen, first: str, rows: list[tuple[str, str, Row]]) -> str:
    """Draw one row a ward or a year: what the map knows it by, its name, its figures."""
    lang = seen.lang
    heads = [TableHead(label=say(f"shift.{first}", lang=lang))]
    heads += [html_table.figures(f"shift.head.{name}", lang=lang) for name in SHOWN]
    lines = [
        TableRow(
            cells=[tag("b", text(name)), *(text(write(one, row[one], lang)) for one in SHOWN)],
            css="tl-here" if name == str(seen.view.year) else "",
            key=key,
        )
        for key, name, row in rows
    ]
    return html_table.html(heads, lines, name=say("shift.title", lang=lang))


def file(seen: Seen, table: pd.DataFrame) -> dict[str, bytes]:
    """Make the file of ``truonglop sessions``."""
    found = assessments.assess(seen.source, seen.view.options, seen.proposals, seen.view.own)
    rows = command.named(table.drop(columns=BOTH), found, seen.lang)
    return command.table_file({seen.view.year: rows})


def told(seen: Seen, levers: Sessions, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the file."""
    asked = ["--level", seen.level.value, "--class-size", repr(levers.class_size)]
    for name, share in (("today", levers.today_share), ("share", levers.share)):
        asked += [f"--{name}", repr(round(100 * share, 6))]
    return page_command.manifest_bytes(seen, page_command.command(seen, "sessions", *asked), made)


def _file(seen: Seen, levers: Sessions, table: pd.DataFrame) -> None:
    """Hand the answer out."""
    for name, content in (made := file(seen, table)).items():
        downloads.told_file(
            say("shift.file", lang=seen.lang),
            content,
            name,
            key="shift_file",
            told=partial(told, seen, levers, made),
            lang=seen.lang,
        )
