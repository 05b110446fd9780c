"""Rooms by how they are built: by level beside the plan, the work by year, school by school."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from spatial import clock, words
from spatial.commands import rooms
from spatial.export import room_stock as files
from spatial.export import table_files
from spatial.ui.memo import once
from spatial.ui.session import page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, figure_sheet, html_table
from spatial.ui.widgets.markup import tag, text

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
    for name, columns in COLUMNS.items():
        if name in made.tables:
            title = say(f"condition.{name}", lang=lang)
            st.html(
                figure_sheet.html(
                    made.tables[name],
                    columns,
                    title=title,
                    prefix="condition",
                    lang=lang,
                    named={"level": lambda level: words.say(f"level.{level}", lang=lang)},
                )
            )
    written = table_files.every(made.tables)
    downloads.offer(
        written, name="rooms.zip", prefix="condition", lang=lang, told=partial(told, seen, written)
    )


def told(seen: Seen, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files."""
    asked = page_command.command(seen, "rooms", without=("proposals",))
    return page_command.manifest_bytes(seen, asked, made)
