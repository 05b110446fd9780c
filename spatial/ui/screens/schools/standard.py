"""Schools of the national standard by year: recognised, expected, beside what the plan aims at."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from spatial import clock, words
from spatial.commands import standard as command
from spatial.export import standard as files
from spatial.export import table_files
from spatial.records import Level
from spatial.ui.memo import once
from spatial.ui.session import page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, figure_sheet, html_table
from spatial.ui.widgets.markup import tag, text

# Every sheet: of which table, its columns; the calendar in two, each as wide as a page.
SHEETS = {
    "standard_years": (
        "standard_years",
        ("year", "level", "recognised", "schools", "recognised_percent", "expected",
         "with_expected_percent", "overdue", "recognition_untold"),
    ),
    "standard_public": (
        "standard_years",
        ("year", "level", "recognised_public", "public_schools", "ownership_untold",
         "recognised_public_percent", "expected_public", "with_expected_public_percent",
         "aim_percent", "aim_of", "aim_year", "recognitions_short"),
    ),
    "standard_schools": (
        "standard_schools",
        ("recognition_year", "school", "ward", "level", "is_recognised", "is_overdue",
         "criteria_lacking", "rooms_short", "land_short_m2"),
    ),
}  # fmt: skip


def draw(seen: Seen) -> None:
    """Show the calendar, or what would bring it to life."""
    lang, day = seen.lang, seen.view.on or clock.today()
    made = once(seen.before, f"standard.{day}", lambda: files.tables(seen.before, day=day))
    if not made:
        st.html(tag("p", text(words.say("standard_year.none", lang=lang)), css="tl-lead"))
        return
    st.html(html_table.quiet(say("recognised.how", lang=lang)))
    st.html(html_table.quiet(words.say("standard_year.years", lang=lang)))
    named = {
        "level": lambda code: command.level_name(str(code), lang=lang),
        "aim_of": lambda code: command.counted_on(str(code), lang=lang),
        "is_recognised": lambda done: say(f"recognised.{'yes' if done else 'no'}", lang=lang),
        "is_overdue": lambda late: say("recognised.late", lang=lang) if late else "–",
    }
    for sheet, (name, columns) in SHEETS.items():
        if name in made:
            title = say(f"recognised.{sheet}", lang=lang)
            table = of_level(made[name], seen.level) if name == "standard_years" else made[name]
            st.html(
                figure_sheet.html(
                    table, columns, title=title, prefix="recognised", lang=lang, named=named
                )
            )
    written = table_files.every(made)
    downloads.offer(
        written,
        name="national-standard.zip",
        prefix="recognised",
        lang=lang,
        told=partial(told, seen, written),
    )


def of_level(years: pd.DataFrame, level: Level) -> pd.DataFrame:
    """Keep the calendar of the level shown, where it has one: four are more than a sheet holds."""
    own = years[years["level"] == level.value]
    return years if own.empty else own


def told(seen: Seen, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files: of schools as they stand, whatever is proposed."""
    asked = page_command.command(seen, "standard", without=("proposals",))
    return page_command.manifest_bytes(seen, asked, made)
