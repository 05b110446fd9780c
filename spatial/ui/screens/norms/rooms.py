"""Rooms needed under every method beside the rooms there are: where the yardsticks disagree."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from spatial import readings, words
from spatial.commands.school_checks import method_name, stock_rows
from spatial.norms.changes import cite
from spatial.norms.checks.rooms import RoomMethod, room_methods
from spatial.records import LEVELS, Level
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import listing, tag, text


def draw(seen: Seen) -> None:
    """Show what is needed method by method, then what there is by what counts."""
    lang, assessment = seen.lang, seen.after
    methods = room_methods(
        assessment.levels["pupils"], readings.bands(assessment), rules=assessment.rules
    )
    first, last = assessment.rules.band
    base = say(f"norms.rooms_base.{assessment.rules.rooms_denominator}", lang=lang)
    sentence = say(
        "norms.rooms_lead", lang=lang, year=seen.view.year, base=base, first=first, last=last
    )
    st.html(tag("p", text(sentence), css="tl-lead"))
    need = [
        _row(seen, method_name(one, assessment, lang=lang), one.rounded, one.total, one)
        for one in methods
    ]
    st.html(_table(seen, need, "rooms_need"))
    stocks = stock_rows(assessment, lang=lang)
    have = [
        _row(seen, name, counts, sum(counts.values()))
        for name, counts in stocks
        if counts is not None
    ]
    st.html(_table(seen, have, "rooms_have"))
    if len(have) < len(stocks):
        st.html(tag("p", text(say("norms.rooms_untold", lang=lang)), css="tl-none"))
    st.html(tag("p", text(say("norms.rooms_note", lang=lang)), css="tl-quiet"))


def _table(seen: Seen, rows: list[TableRow], name: str) -> str:
    lang, key = seen.lang, f"norms.{name}"
    heads = [
        TableHead(label=say(key, lang=lang)),
        *(
            html_table.figures(key, lang=lang, label=say(f"level.{level}", lang=lang))
            for level in LEVELS
        ),
        html_table.figures(key, lang=lang, label=say("norms.total", lang=lang)),
    ]
    return html_table.html(heads, rows, name=say(f"norms.{name}", lang=lang), css="tl-first")


def _row(
    seen: Seen,
    name: str,
    counts: Mapping[Level, int],
    total: int,
    method: RoomMethod | None = None,
) -> TableRow:
    """Draw one method or choice, its clauses under a fold; a level without a figure says so."""
    lang = seen.lang
    cells = [_number(counts.get(level), lang) for level in LEVELS]
    cited = "" if method is None else _clauses(method, lang)
    return TableRow(cells=[tag("b", text(name)) + cited, *cells, tag("b", _number(total, lang))])


def _number(value: int | None, lang: str) -> str:
    """Write rooms; where the method has no figure for the level, say so."""
    if value is None:
        return tag("span", text(say("norms.no_figure", lang=lang)), css="tl-none")
    return text(words.number(value, lang=lang))


def _clauses(method: RoomMethod, lang: str) -> str:
    """Offer the clauses a method follows from."""
    head = tag("summary", text(say("norms.rooms_clauses", lang=lang)), css="tl-sub")
    cited = dict.fromkeys(cite(norm, lang=lang) for norm in method.norms)
    return tag("details", head, listing((text(one) for one in cited), css="tl-story"))
