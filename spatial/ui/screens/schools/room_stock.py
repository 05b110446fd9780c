"""Rooms by how they are built: by level beside the plan, the work by year, school by school."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from spatial import clock, words
from spatial.commands import rooms
from spatial.export import room_stock as files
from spatial.ui.memo import once
from spatial.ui.session import page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

MOST = 40  # rows of a sheet; the file has all
COLUMNS = {
    "rooms_levels": ("level", "rooms", "rooms_solid", "solid_share_percent", "to_replace",
                     "rooms_to_repair", "target_rooms_solid", "rooms_more", "cost_billion_vnd"),
    "rooms_plan": ("year", "school", "ward", "level", "to_replace", "rooms_built_year",
                   "cost_billion_vnd"),
    "rooms_repairs": ("year", "school", "ward", "level", "rooms_to_repair", "rooms_built_year"),
    "rooms_schools": ("school", "level", "rooms", "rooms_solid", "rooms_semi_solid",
                      "rooms_makeshift", "rooms_borrowed", "rooms_to_repair", "subject_rooms",
                      "subject_rooms_short"),
}  # fmt: skip
_TEXTS = frozenset({"ward", "school", "level"})
_YEARS = frozenset({"year", "rooms_built_year"})


def draw(seen: Seen) -> None:
    """Show what there is, or what would bring it to life."""
    lang, day = seen.lang, seen.view.on or clock.today()
    made = once(seen.before, f"rooms.{day}", lambda: files.room_plan(seen.before, day=day))
    if not made.tables:
        st.html(tag("p", text(words.say("room_stock.none", lang=lang)), css="tl-lead"))
    if made.private_left_out:
        st.html(html_table.quiet(rooms.left_out(made, lang=lang)))
    if not made.tables:
        return
    if "rooms_plan" in made.tables:
        st.html(html_table.quiet(rooms.how(made, lang=lang)))
        st.html(html_table.quiet(rooms.cost_said(made, lang=lang, own_cost=False)))
    if "rooms_repairs" in made.tables:
        st.html(html_table.quiet(rooms.repairs_said(made, lang=lang)))
    for name in COLUMNS:
        if name in made.tables:
            st.html(sheet(made.tables[name], name, lang=lang))
    written = files.every(made.tables)
    downloads.offer(
        written, name="rooms.zip", prefix="condition", lang=lang, told=partial(told, seen, written)
    )


def told(seen: Seen, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files."""
    asked = page_command.command(seen, "rooms", without=("proposals",))
    return page_command.manifest_bytes(seen, asked, made)


def sheet(table: pd.DataFrame, name: str, *, lang: str) -> str:
    """Draw a table in its own order."""
    columns = COLUMNS[name]
    heads = [
        TableHead(label=say(f"condition.head.{one}", lang=lang), number=one not in _TEXTS)
        for one in columns
    ]
    rows = [
        TableRow(cells=[_cell(row, one, lang) for one in columns])
        for row in table.head(MOST).to_dict("records")
    ]
    title = say(f"condition.{name}", lang=lang)
    rest = len(table) - MOST
    more = html_table.quiet(say("norms.more", lang=lang, count=rest)) if rest > 0 else ""
    return html_table.title(title) + html_table.html(heads, rows, name=title) + more


def _cell(row: Mapping[Hashable, object], name: str, lang: str) -> str:
    """Write a cell; what nobody told is a dash."""
    value = row[name]
    if name == "level":
        return text(words.say(f"level.{value}", lang=lang))
    if name in _TEXTS:
        return text(value)
    number = float(str(value))
    if number != number:  # noqa: PLR0124 - missing
        return text("–")
    if name in _YEARS:
        return text(int(number))
    return text(words.number(number, lang=lang, decimals=0 if number.is_integer() else 1))
