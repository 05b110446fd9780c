"""Teachers beside the posts of the norm: by ward for the year shown, by school, by subject."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from spatial import clock, words
from spatial.export import staffing as files
from spatial.ui.memo import once
from spatial.ui.session import page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, figure_sheet, html_table
from spatial.ui.widgets.markup import tag, text

COLUMNS = {
    "teachers_wards": ("ward", "level", "pupils", "nursery_pupils", "needed", "teachers",
                       "shortage", "surplus"),
    "teachers_schools": ("school", "level", "classes", "teachers", "allotted", "shortage",
                         "surplus", "needed_by_pupils"),
    "teachers_subjects": ("ward", "level", "subject", "posts", "teachers", "shortage", "surplus"),
}  # fmt: skip


def draw(seen: Seen) -> None:
    """Show what there is, or what would bring it to life."""
    lang, day = seen.lang, seen.view.on or clock.today()
    made = once(seen.after, f"staffing.{day}", lambda: files.tables(seen.after, day=day))
    if not made:
        st.html(tag("p", text(words.say("staffing.none", lang=lang)), css="tl-lead"))
        return
    for clause in files.clauses(made, day=day, lang=lang):
        st.html(html_table.quiet(clause))
    st.html(html_table.quiet(say("posts.how", lang=lang)))
    for rule in files.RULES:
        st.html(html_table.quiet(words.say(f"staffing.{rule}", lang=lang)))
    for name in COLUMNS:
        if name in made:
            st.html(sheet(made[name], name, lang=lang))
    written = files.every(made, lang=lang)
    downloads.offer(
        written,
        name="teachers.zip",
        prefix="posts",
        lang=lang,
        told=partial(told, seen, written),
    )


def told(seen: Seen, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files."""
    return page_command.manifest_bytes(seen, page_command.command(seen, "teachers"), made)


def sheet(table: pd.DataFrame, name: str, *, lang: str) -> str:
    """Draw a table, the largest shortage first; under a need not known, why."""
    shown = table.sort_values("shortage", ascending=False, kind="stable")
    if files.UNTOLD in shown:
        why = [files.by_pupils_untold(reason, lang=lang) for reason in shown[files.UNTOLD]]
        shown = shown.assign(needed_by_pupils_remark=why)
    year = table["year"].iloc[0] if "year" in table else ""
    return figure_sheet.html(
        shown,
        COLUMNS[name],
        title=say(f"posts.{name}", lang=lang, year=year),
        prefix="posts",
        lang=lang,
        named={"level": lambda level: words.say(f"level.{level}", lang=lang)},
    )
