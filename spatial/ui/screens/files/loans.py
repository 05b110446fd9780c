"""What a list of schools alone lacks: lent by the locality in use, said in one line, given back."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from spatial.errors import UserError
from spatial.intake import examine
from spatial.intake.examine import Reading
from spatial.intake.report import health_sentences, repaired_copy
from spatial.store.localities import describe
from spatial.ui.screens.files import desk
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import assessments, state
from spatial.ui.session.assessments import LocalitySource
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

# Tables that tell one thing together: whoever brings the first brings all of it.
_TOGETHER = (
    ({"schools", "school_levels"}, {"schools", "school_levels", "stock", "grounds"}),
    ({"residents"}, {"residents", "age_structure", "registers", "pupils"}),
    ({"wards"}, {"wards", "cells"}),
)


@st.cache_resource(max_entries=6, show_spinner=False)
def examined(place: LocalitySource, around: LocalitySource) -> Reading:
    """
    Read a folder in one state of its files.

    Parameters
    ----------
    place
        The folder.
    around
        The locality in use: a list of schools alone stands in it.
    """
    return examine(Path(place.folder), around=Path(around.folder))


def used() -> Reading:
    """Return the reading of the locality in use."""
    return examined(assessments.source(), assessments.source())


def missing(reading: Reading) -> set[str]:
    """Name the tables a locality cannot do without and the files do not hold."""
    return {str(fault.value) for fault in reading.faults if fault.code == "missing_table"}


def borrow(reading: Reading) -> None:
    """Put the tables the uploads lack beside them, from the locality in use."""
    base = used()
    town = base.network
    if town is None:
        return
    own = desk.own_tables(reading)
    taken = own.union(*(group for first, group in _TOGETHER if first & own))
    stems = {table.source.table for table in base.tables} - taken
    files = {
        name: content
        for name, content in repaired_copy.files(base).items()
        if _table(name) in stems and name not in {"set_aside.csv", "repairs.csv"}
    }
    try:
        desk.desk().borrow(files, describe(town.locality, key="ban-lam-viec", base=town.base_units))
    except UserError as problem:
        state.tell("notice.files_unsaved", faults=problem.faults)


def _table(file: str) -> str:
    """Return the table a mended file holds."""
    stem = Path(file).stem
    return "wards" if stem.startswith("wards") else stem


def give_back() -> None:
    """Take the borrowed tables away."""
    try:
        desk.desk().borrow({})
    except UserError as problem:
        state.tell("notice.files_unsaved", faults=problem.faults)


def tables(reading: Reading, lang: str) -> str:
    """Name the tables that are borrowed."""
    return ", ".join(
        dict.fromkeys(
            health_sentences.table(table.source.table, lang=lang)
            for table in reading.tables
            if desk.lent(table.source.name) and table.source.table != "known_schools"
        )
    )


def draw(seat: UploadView) -> None:
    """Say in one line what the files get from the locality in use; what was borrowed goes back."""
    lang, given = seat.lang, tables(seat.reading, seat.lang)
    if not given and not missing(seat.reading):
        return
    here = assessments.town(assessments.source()).locality
    place = here.name.get(lang, here.key)
    with st.container(horizontal=True, vertical_alignment="center", key="files_borrowed"):
        key = "done" if given else "offer"
        sentence = say(f"files.borrow.{key}", lang=lang, tables=given, place=place)
        st.html(tag("p", text(sentence), css="tl-lead"))
        if not given:
            st.button(
                say("files.borrow.do", lang=lang),
                key="files_borrow_do",
                icon=":material/join:",
                on_click=borrow,
                args=(seat.reading,),
            )
        elif desk.desk().borrowed():
            st.button(say("files.borrow.back", lang=lang), key="files_back", on_click=give_back)
