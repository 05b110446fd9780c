"""Money: capital by source and year against ceilings, the budget's share against the plan."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from spatial import words
from spatial.commands import money as command
from spatial.export import capital as files
from spatial.export import table_files
from spatial.ui.memo import once
from spatial.ui.session import page_command
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, figure_sheet, html_table
from spatial.ui.widgets.markup import tag, text

COLUMNS = {
    "money_years": ("year", "ceiling", "committed", "unsourced", "over", "left"),
    "money_sources": ("year", "fund", "ceiling", "committed", "over", "left"),
    "money_budget": ("year", "account", "total", "education", "education_percent", "aim_percent",
                     "short", "recurrent", "recurrent_percent", "recurrent_aim_percent",
                     "recurrent_short"),
    "money_needs": ("name", "year", "fund", "billion_vnd"),
}  # fmt: skip


def draw(seen: Seen) -> None:
    """Show what is told of money, or what would bring it to life."""
    lang, town = seen.lang, seen.after.network
    made = once(seen.after, "money", lambda: files.tables(seen.after))
    if town.capital.empty and town.budget.empty:
        st.html(tag("p", text(words.say("money.none", lang=lang)), css="tl-lead"))
        return
    st.html(html_table.quiet(say("funds.how", lang=lang)))
    if any(one.new_rooms > 0 for one in seen.proposals):
        st.html(html_table.quiet(say("funds.proposed", lang=lang)))
    for line in command.remarks(seen.after, made, lang=lang):
        st.html(html_table.quiet(line))
    named = {
        "fund": lambda code: words.say(f"money.fund.{code}", lang=lang) if code else "–",
        "account": lambda code: words.say(f"money.account.{code}", lang=lang),
    }
    for name, columns in COLUMNS.items():
        if name in made:
            title = say(f"funds.{name}", lang=lang)
            st.html(
                figure_sheet.html(
                    made[name], columns, title=title, prefix="funds", lang=lang, named=named
                )
            )
    written = table_files.every(made)
    downloads.offer(
        written,
        name="money.zip",
        prefix="funds",
        lang=lang,
        told=partial(told, seen, written),
    )


def told(seen: Seen, made: Mapping[str, bytes]) -> bytes:
    """Write the manifest of the files."""
    return page_command.manifest_bytes(seen, page_command.command(seen, "money"), made)
