"""Nursery and kindergarten apart: enrolment by ward, who holds the places, industrial zones."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from spatial import words
from spatial.commands import preschools, row_text
from spatial.export import preschools as files
from spatial.ui.memo import once
from spatial.ui.session import page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

MOST = 60  # rows of a sheet; the file has all
COLUMNS = {
    "preschool_enrolment": ("ward", "kindergarten_percent", "kindergarten_children",
                            "residents_3_5", "five_percent", "nursery_percent",
                            "nursery_children", "residents_0_2", "places", "places_untold"),
    "preschool_supply": ("ward", "holder", "places", "nursery_rooms", "kindergarten_rooms",
                         "children", "nursery_children", "kindergarten_children"),
    "industrial_nursery": ("name", "ward", "jobs", "residents_0_2", "nursery_need", "rooms_need"),
}  # fmt: skip
_SHORT = frozenset({"level", "ward"})  # a word or three
_TEXTS = frozenset({"ward", "holder", "name"})


def draw(seen: Seen) -> None:
    """Show what there is, or what would bring it to life."""
    lang = seen.lang
    made = once(seen.after, "preschools", lambda: files.tables(seen.after))
    if not made:
        st.html(tag("p", text(words.say("preschools.none", lang=lang)), css="tl-lead"))
        return
    st.html(html_table.quiet(preschools.private(seen.after, lang=lang)))
    for name in COLUMNS:
        if name in made:
            st.html(sheet(made[name], name, lang=lang))
    written = files.every(made)
    downloads.offer(
        written,
        name="preschools.zip",
        prefix="kindergarten",
        lang=lang,
        told=partial(told, seen, written),
    )


def told(seen: Seen, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files."""
    return page_command.manifest_bytes(seen, page_command.command(seen, "preschools"), made)


def sheet(table: pd.DataFrame, name: str, *, lang: str) -> str:
    """Draw a table, the least enrolment first."""
    columns = COLUMNS[name]
    heads = [
        TableHead(
            label=say(f"kindergarten.head.{one}", lang=lang),
            number=one not in _TEXTS,
            short=one in _SHORT,
        )
        for one in columns
    ]
    if "kindergarten_percent" in table:
        table = table.sort_values("kindergarten_percent", kind="stable", na_position="last")
    rows = [
        TableRow(cells=[_cell(row, one, lang) for one in columns])
        for row in table.head(MOST).to_dict("records")
    ]
    year = table["year"].iloc[0] if "year" in table else ""
    title = say(f"kindergarten.{name}", lang=lang, year=year)
    rest = len(table) - MOST
    more = html_table.quiet(say("norms.more", lang=lang, count=rest)) if rest > 0 else ""
    return html_table.title(title) + html_table.html(heads, rows, name=title) + more


def _cell(row: Mapping[Hashable, object], name: str, lang: str) -> str:
    """Write a cell; what nobody told is a dash."""
    value = row[name]
    if name == "holder":
        return text(words.say(f"preschools.holder.{value}", lang=lang))
    if name in _TEXTS:
        return text(value)
    number = float(str(value))
    if number != number:  # noqa: PLR0124 - missing
        return text("–")
    return text(row_text.figure(name, number, lang))
