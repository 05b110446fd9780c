"""Nursery and kindergarten apart: enrolment by ward, who holds the places, industrial zones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from spatial import words
from spatial.commands import preschools
from spatial.export import preschools as files
from spatial.export import table_files
from spatial.ui.memo import once
from spatial.ui.session import page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, figure_sheet, html_table
from spatial.ui.widgets.markup import tag, text

COLUMNS = {
    "preschool_enrolment": ("ward", "kindergarten_percent", "kindergarten_children",
                            "residents_3_5", "five_percent", "nursery_percent",
                            "nursery_children", "residents_0_2", "places", "places_untold"),
    "preschool_supply": ("ward", "holder", "places", "nursery_rooms", "kindergarten_rooms",
                         "children", "nursery_children", "kindergarten_children"),
    "industrial_nursery": ("name", "ward", "jobs", "residents_0_2", "nursery_need", "rooms_need"),
}  # fmt: skip


def draw(seen: Seen) -> None:
    """Show what there is, or what would bring it to life."""
    lang = seen.lang
    made = once(seen.after, "preschools", lambda: files.tables(seen.after))
    if not made:
        st.html(tag("p", text(words.say("preschools.none", lang=lang)), css="tl-lead"))
        return
    for said in (
        preschools.private(seen.after, lang=lang),
        *preschools.differing(seen.after, lang=lang),
    ):
        st.html(html_table.quiet(said))
    for name in COLUMNS:
        if name in made:
            st.html(sheet(made[name], name, lang=lang))
    written = table_files.every(made)
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
    if "kindergarten_percent" in table:
        table = table.sort_values("kindergarten_percent", kind="stable", na_position="last")
    year = table["year"].iloc[0] if "year" in table else ""
    return figure_sheet.html(
        table,
        COLUMNS[name],
        title=say(f"kindergarten.{name}", lang=lang, year=year),
        prefix="kindergarten",
        lang=lang,
        named={"holder": lambda code: words.say(f"preschools.holder.{code}", lang=lang)},
    )
