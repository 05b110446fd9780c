"""Institutions beside the four levels: each kind's need, places, and what the stream takes off."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from spatial import words
from spatial.commands import institutions
from spatial.export import institutions as files
from spatial.export import table_files
from spatial.export.institutions import InstitutionTables
from spatial.rounding import half_up
from spatial.ui.memo import once
from spatial.ui.session import page_command, state
from spatial.ui.session.assessments import Seen
from spatial.ui.text import say
from spatial.ui.widgets import downloads, figure_sheet, html_table
from spatial.ui.widgets.markup import tag, text

SHARE = "streams_share"  # %
COLUMNS = {
    "institution_balance": ("sort", "ward", "needed", "basis", "institutions", "places",
                            "shortage", "surplus"),
    "institutions": ("name", "sort", "ward", "places", "learners", "rooms", "land_m2", "kind"),
}  # fmt: skip


def draw(seen: Seen) -> None:
    """Show what there is, or what would bring it to life."""
    lang = seen.lang
    share, take_off = _asked(seen)
    made = once(
        seen.after,
        f"institutions.{share}.{take_off}",
        lambda: files.made(seen.after, share_percent=share, take_off=take_off),
    )
    why = institutions.untaken(made, lang=lang)
    if not made.tables:
        said = [words.say("institutions.none", lang=lang), *([why] if why else ())]
        st.html(tag("p", text(" ".join(said)), css="tl-lead"))
        return
    if why or "stream_upper_secondary" in made.tables:
        said_of_it = why or institutions.upper_line(made, lang=lang)
        st.html(tag("p", text(said_of_it), css="tl-lead"))
    for warning in files.warnings(made.tables, lang=lang):
        st.html(tag("p", text(warning), css="tl-warn"))
    for name in COLUMNS:
        if name in made.tables:
            st.html(sheet(made.tables[name], name, lang=lang))
    st.html(html_table.quiet(words.say("institutions.standards", lang=lang)))
    _files(seen, made, share, take_off=take_off)


def _asked(seen: Seen) -> tuple[float | None, bool]:
    """Ask for the share and whether upper secondary is to be told without it."""
    lang, column = seen.lang, st.columns([1, 2])
    usual = files.plan_share(seen.after)
    chosen = state.recall(SHARE)
    with column[0]:
        share = st.number_input(
            say("streams.share", lang=lang),
            min_value=0.0, max_value=100.0, step=1.0, value=None,
            key=state.hold(SHARE, usual if chosen is None else chosen), on_change=_choose,
            help=say("streams.share_help", lang=lang),
        )  # fmt: skip
    with column[1]:
        take_off = st.toggle(say("streams.take_off", lang=lang), key="streams_take_off")
    return (None if share == usual else share), take_off


def chosen(seen: Seen) -> float | None:
    """Return the share the planner chose, where it is not the plan's; ``None`` for none [%]."""
    share: float | None = state.recall(SHARE)
    return None if share == files.plan_share(seen.after) else share


def _choose() -> None:
    """Keep the share the planner chose for the next run; an emptied field is the plan's again."""
    state.remember(SHARE, state.held(SHARE))


def _files(seen: Seen, made: InstitutionTables, share: float | None, *, take_off: bool) -> None:
    """Hand the tables out with the command that makes them."""
    written = table_files.every(made.tables)
    downloads.offer(
        written,
        name="institutions.zip",
        prefix="streams",
        lang=seen.lang,
        told=partial(told, seen, written, share, take_off=take_off),
    )


def told(seen: Seen, made: Mapping[str, bytes], share: float | None, *, take_off: bool) -> bytes:
    """Write the manifest of the files, with the share asked for."""
    asked = [*(() if share is None else ("--stream", f"{share:g}")),
             *(("--take-off",) if take_off else ())]  # fmt: skip
    return page_command.manifest_bytes(
        seen, page_command.command(seen, "institutions", *asked), made
    )


def sheet(table: pd.DataFrame, name: str, *, lang: str) -> str:
    """Draw a table in its own order, of whole people; on what a need rests is told in words."""
    shown = table[[one for one in COLUMNS[name] if one != "basis"]].copy()
    figures = shown.select_dtypes("number").columns
    shown[figures] = shown[figures].map(half_up, na_action="ignore")
    if "basis" in COLUMNS[name]:
        rows = table.to_dict("records")
        shown["basis"] = [files.basis(row, lang=lang) for row in rows]
        shown["places_remark"] = [files.places_kind(row, lang=lang) for row in rows]
    return figure_sheet.html(
        shown,
        COLUMNS[name],
        title=say(f"streams.{name}", lang=lang),
        prefix="streams",
        lang=lang,
        named={
            "sort": lambda code: words.say(f"institutions.sort.{code}", lang=lang),
            "kind": lambda kind: words.say(f"kind.{kind}", lang=lang),
            "ward": lambda ward: str(ward or words.say("institutions.everywhere", lang=lang)),
        },
    )
