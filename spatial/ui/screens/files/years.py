"""The school years whose lists are kept: figures, changes, one taken away, and that taken back."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from spatial import intake, words
from spatial.errors import UserError
from spatial.intake.joining import school_changes, year_lists
from spatial.intake.joining.school_changes import SchoolList
from spatial.intake.reading import school_year
from spatial.intake.report import repaired_copy, year_snapshots
from spatial.ui.screens.files import changes, loans, year_choice
from spatial.ui.session import locality, state
from spatial.ui.text import say
from spatial.ui.widgets import html_table, inputs
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import tag, text

LISTS = frozenset({"set_aside.csv", "repairs.csv"})  # of the uploads, not of the locality
_OF_NOW = "files_year_now"


def draw(lang: str) -> None:
    """Show the school years of the planner's locality in use."""
    key = locality.chosen()
    if not key:
        return
    base = loans.used()
    now = year_snapshots.year_of(base)
    here = year_snapshots.lists(base)
    if now is None and not here and not year_snapshots.list_file(base):
        return
    count = len(here) + (now is None)
    inputs.part(
        say("files.year.title", lang=lang, count=count),
        key="files.part.years",
        show=lambda: _years(here, now, lang),
    )


def _years(here: Mapping[int, SchoolList], now: int | None, lang: str) -> None:
    """Show what is kept of each year, the newest first, and the changes from year to year."""
    st.html(tag("p", text(say("files.year.how", lang=lang)), css="tl-lead"))
    mine = any(one.key == locality.chosen() and one.mine for one in locality.saved())
    if now is None and mine:
        _ask_now(lang)
    ordered = sorted(here, reverse=True)
    if ordered:
        st.html(_table(here, ordered, now, lang))
    for year in ordered if mine else ():
        if year != now:
            inputs.question(
                say("files.year.remove", lang=lang, year=school_year.written(year)),
                say("files.year.sure", lang=lang, year=school_year.written(year)),
                lang=lang,
                key=f"files_year_drop_{year}",
                on_click=drop,
                args=(year,),
            )
    for after, before in itertools.pairwise(ordered):
        _changes(here[before], here[after], (before, after), lang)
    _undo(lang)


def _table(here: Mapping[int, SchoolList], ordered: list[int], now: int | None, lang: str) -> str:
    """Draw the table of the years."""
    heads = [TableHead(label=say("files.year.year", lang=lang))]
    heads += [
        TableHead(label=say(f"files.changes.{name}", lang=lang), number=True)
        for name in ("schools", *school_changes.FIGURES)
    ]
    rows = []
    for year in ordered:
        one = here[year]
        mark = say("files.stored.here", lang=lang) if year == now else ""
        figures = [_sum(one.figures[name], lang) for name in school_changes.FIGURES]
        cells = [text(school_year.written(year)) + html_table.quiet(mark)]
        cells += [words.number(len(one.schools), lang=lang), *figures]
        rows.append(TableRow(cells=cells))
    return html_table.html(heads, rows, name=say("files.year.table", lang=lang))


def _sum(values: pd.Series, lang: str) -> str:
    """Add a figure up; a dash where a school does not tell it: the sum would be too small."""
    if values.isna().all():
        return "–"
    total = words.number(float(values.sum()), lang=lang)
    untold = int(values.isna().sum())
    note = say("files.year.untold", lang=lang, count=untold) if untold else ""
    return total + html_table.quiet(note)


def _changes(before: SchoolList, after: SchoolList, years: tuple[int, int], lang: str) -> None:
    """Show what changed from one year to the next."""
    rows = school_changes.compare(before, after)
    told = {"before": school_year.written(years[0]), "after": school_year.written(years[1])}
    title = say("files.year.changes", lang=lang, **told)
    with st.expander(title, key=f"files_year_changes_{years[1]}"):
        st.html(changes.summary(rows, before, after, lang))


def _ask_now(lang: str) -> None:
    """Ask of which year the list in use is."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="files_year_ask"):
        st.selectbox(
            say("files.year.now", lang=lang),
            year_choice.offered(),
            index=None,
            placeholder=say("files.year.choose", lang=lang),
            key=_OF_NOW,
            format_func=school_year.written,
        )
        st.button(say("files.ask.do", lang=lang), key="files_year_set", on_click=_set_now)


def _set_now() -> None:
    """Write down of which year the list in use is."""
    year = state.held(_OF_NOW)
    if year is not None:
        base = year_snapshots.told(loans.used(), int(year))
        _keep(year_snapshots.files(base, None), "notice.year_set", int(year))


def drop(year: int) -> None:
    """Take the list of a former year away; the files before stand beside and can be taken back."""
    base = loans.used()
    former = {
        each: one
        for each, one in year_snapshots.lists(base).items()
        if each not in {year, year_snapshots.year_of(base)}
    }
    files = {
        name: content
        for name, content in repaired_copy.files(base).items()
        if name != year_lists.FILE
    }
    _keep({**files, **year_snapshots.table(former)}, "notice.year_removed", year)


def _keep(files: Mapping[str, bytes], notice: str, year: int) -> None:
    """Keep the locality in use as its next revision, and offer the one before."""
    key = locality.chosen()
    name = locality.name(key)
    contents = {file: content for file, content in files.items() if file not in LISTS}
    try:
        whole = {**contents, "locality.yaml": card(key)}
        locality.store().keep(key, name, whole, check=intake.read_network)
    except UserError as problem:
        state.tell("notice.files_unusable", faults=problem.faults)
        return
    state.remember(locality.UNDO, (key, key, True, name))
    state.done(notice, year=school_year.written(year), offer="files_used")


def card(key: str) -> bytes:
    """Return what a kept locality says of itself; nothing for none."""
    return locality.store().content(key, "locality.yaml") or b""


def _undo(lang: str) -> None:
    """Offer to take the last change back."""
    last = state.recall(locality.UNDO)
    if last is not None and last[1] == locality.chosen() and last[2]:
        st.button(
            say("files.year.undo", lang=lang),
            key="files_year_undo",
            icon=":material/undo:",
            on_click=locality.leave_used,
        )
