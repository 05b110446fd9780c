"""Teachers beside the posts of the norm: by ward for the year shown, by school, by subject."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping

import pandas as pd
import streamlit as st

from spatial import clock, staffing, words
from spatial.commands import row_text
from spatial.export import staffing as files
from spatial.norms.changes import cited
from spatial.ui.memo import once
from spatial.ui.session import page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, html_table
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

MOST = 40  # rows of a sheet; the file has all
COLUMNS = {
    "teachers_wards": ("ward", "level", "pupils", "needed", "teachers", "shortage", "surplus"),
    "teachers_schools": ("school", "level", "classes", "teachers", "allotted", "shortage",
                         "surplus", "needed_by_pupils"),
    "teachers_subjects": ("ward", "level", "subject", "posts", "teachers", "shortage", "surplus"),
}  # fmt: skip
_SHORT = frozenset({"level", "ward"})  # a word or three
_TEXTS = frozenset({"ward", "school", "subject", "level"})


def draw(seen: Seen) -> None:
    """Show what there is, or what would bring it to life."""
    lang, day = seen.lang, seen.view.on or clock.today()
    made = once(seen.after, f"staffing.{day}", lambda: files.tables(seen.after, day=day))
    if not made:
        st.html(tag("p", text(words.say("staffing.none", lang=lang)), css="tl-lead"))
        return
    by = staffing.post_norms(seen.level, day=day, zone=staffing.REST, two_sessions=True)
    if by is not None:
        clauses = cited(by.cited, lang=lang)
        st.html(html_table.quiet(words.say("staffing.clauses", lang=lang, cited=clauses)))
    st.html(html_table.quiet(say("posts.how", lang=lang)))
    for name in COLUMNS:
        if name in made:
            st.html(sheet(made[name], name, lang=lang))
    written = files.every(made, lang=lang)
    downloads.offer(
        written,
        name="teachers.zip",
        prefix="posts",
        lang=lang,
        told=lambda: told(seen, written),
    )


def told(seen: Seen, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files."""
    return page_command.manifest_bytes(seen, page_command.command(seen, "teachers"), made)


def sheet(table: pd.DataFrame, name: str, *, lang: str) -> str:
    """Draw a table, the largest shortage first."""
    columns = COLUMNS[name]
    heads = [
        TableHead(
            label=say(f"posts.head.{one}", lang=lang), number=one not in _TEXTS, short=one in _SHORT
        )
        for one in columns
    ]
    ordered = table.sort_values("shortage", ascending=False, kind="stable")
    rows = [
        TableRow(cells=[_cell(row[one], one, lang) + _why(row, one, lang) for one in columns])
        for row in ordered.head(MOST).to_dict("records")
    ]
    year = table["year"].iloc[0] if "year" in table else ""
    title = say(f"posts.{name}", lang=lang, year=year)
    rest = len(table) - MOST
    more = html_table.quiet(say("norms.more", lang=lang, count=rest)) if rest > 0 else ""
    return html_table.title(title) + html_table.html(heads, rows, name=title) + more


def _why(row: Mapping[Hashable, object], name: str, lang: str) -> str:
    """Say under the need by pupils why it is not known."""
    reason = row.get(files.UNTOLD) if name == "needed_by_pupils" else ""
    return html_table.quiet(files.by_pupils_untold(reason, lang=lang))


def _cell(value: object, name: str, lang: str) -> str:
    """Write a cell; what nobody told is a dash."""
    if name == "level":
        return text(words.say(f"level.{value}", lang=lang))
    if name in _TEXTS:
        return text(value)
    number = float(str(value))
    if math.isnan(number):
        return text("–")
    return text(row_text.figure(name, number, lang))
