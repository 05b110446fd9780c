"""Single rows set aside with a reason, asked for on the page and taken back there."""

from __future__ import annotations

import dataclasses

import streamlit as st

from spatial.intake.answers.rows_aside import RowAside
from spatial.ui.screens.files import desk
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets.markup import tag, text

_ROW, _WHY = "files_row", "files_row_why"
_MOST = 2_000  # rows offered; those beyond are set aside all together
_LONGEST = 120  # letters of a reason

Place = tuple[str, str | None, int]


def _switch(seat: UploadView) -> None:
    """Let rows with a fault be set aside."""
    lang = seat.lang
    rows = {(f.file, f.sheet, f.row) for f in seat.reading.faults if f.row is not None}
    if not rows and not seat.told.set_aside:
        return
    key = "files_aside"
    st.toggle(
        say("files.faults.aside", lang=lang, count=len(rows)),
        key=state.hold(key, seat.told.set_aside),
        help=say("files.faults.aside_help", lang=lang),
        on_change=_all,
        args=(key,),
    )


def _all(key: str) -> None:
    """Keep whether rows with a fault are set aside."""
    settings = desk.desk().answers()
    desk.answer(dataclasses.replace(settings, set_aside=bool(state.held(key))))


def draw(seat: UploadView) -> None:
    """Let rows with a fault be set aside, all or one by one with why; list those set aside."""
    lang = seat.lang
    _switch(seat)
    asked = {(entry.file, entry.sheet, entry.row) for entry in seat.told.rows}
    rows = [place for place in _places(seat) if place not in asked][:_MOST]
    if rows:
        with (
            st.form("files_row_form", clear_on_submit=True, border=False),
            st.container(horizontal=True, vertical_alignment="bottom"),
        ):
            st.selectbox(
                say("files.row.which", lang=lang),
                rows,
                key=_ROW,
                format_func=lambda place: _named(place, lang),
            )
            st.text_input(say("files.row.why", lang=lang), max_chars=_LONGEST, key=_WHY)
            st.form_submit_button(
                say("files.row.do", lang=lang),
                key="files_row_do",
                icon=":material/playlist_remove:",
                on_click=_ask,
            )
    for at, row in enumerate(seat.told.rows):
        with st.container(horizontal=True, vertical_alignment="center", key=f"files_row_{at}"):
            where = _named((row.file, row.sheet, row.row), lang)
            sentence = say("files.row.done", lang=lang, where=where, reason=row.reason)
            st.html(tag("p", text(sentence), css="tl-lead"))
            st.button(
                say("files.row.undo", lang=lang),
                key=f"files_row_undo_{at}",
                icon=":material/undo:",
                on_click=_take_back,
                args=(row,),
            )


def _places(seat: UploadView) -> list[Place]:
    """List the rows with a fault in their order, each once."""
    return list(
        dict.fromkeys(
            (fault.file, fault.sheet, fault.row)
            for fault in seat.reading.faults
            if fault.file is not None and fault.row is not None
        )
    )


def _named(place: Place, lang: str) -> str:
    """Name a row."""
    file, sheet, row = place
    there = file if sheet is None else f"{file} · {sheet}"
    return say("files.row.named", lang=lang, file=there, row=row)


def _ask() -> None:
    """Set a row aside, if a reason was given."""
    place, why = state.held(_ROW), " ".join(str(state.held(_WHY) or "").split())
    if place is None:
        return
    if not why:
        state.tell("notice.files_row_why")
        return
    file, sheet, row = place
    settings = desk.desk().answers()
    entry = RowAside(file=file, sheet=sheet, row=row, reason=why)
    desk.answer(dataclasses.replace(settings, rows=(*settings.rows, entry)))


def _take_back(row: RowAside) -> None:
    """Use a row again."""
    settings = desk.desk().answers()
    left = tuple(other for other in settings.rows if other != row)
    desk.answer(dataclasses.replace(settings, rows=left))
