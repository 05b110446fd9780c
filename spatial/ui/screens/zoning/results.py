"""After the season: pupils enrolled beside the quota given and the forecast."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from spatial import words
from spatial.export import season as files
from spatial.export import table_files
from spatial.ui.memo import once
from spatial.ui.session import page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, figure_sheet, html_table

COLUMNS = {
    "season_grades": ("year", "entry_grade", "schools", "quota", "enrolled", "enrolled_over_quota",
                      "quota_left", "entrants_forecast", "enrolled_less_forecast"),
    "season_schools": ("year", "entry_grade", "school", "ward", "quota", "enrolled",
                       "enrolled_over_quota", "quota_left", "entrants_forecast",
                       "enrolled_less_forecast"),
}  # fmt: skip


def draw(seen: Seen) -> None:
    """Show what seasons brought, or what would bring them to life."""
    lang = seen.lang
    made = once(seen.before, "season", lambda: files.tables(seen.before))
    if not made:
        st.html(html_table.quiet(words.say("season.none", lang=lang)))
        return
    st.html(html_table.quiet(words.say("season.basis", lang=lang)))
    for name, columns in COLUMNS.items():
        title = say(f"after_season.{name}", lang=lang)
        st.html(
            figure_sheet.html(made[name], columns, title=title, prefix="after_season", lang=lang)
        )
    written = table_files.every(made)
    downloads.offer(
        written,
        name="season.zip",
        prefix="after_season",
        lang=lang,
        told=partial(told, seen, written),
    )


def told(seen: Seen, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files: of schools as they stand, whatever is proposed."""
    asked = page_command.command(seen, "season", without=("proposals",))
    return page_command.manifest_bytes(seen, asked, made)
