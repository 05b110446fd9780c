"""Bring files or take templates away, and what each file was understood as."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st

from spatial import words
from spatial.errors import Fault
from spatial.intake.checking import school_list
from spatial.intake.reading.find import KNOWN
from spatial.intake.reading.part import Part
from spatial.intake.report import health_sentences, templates
from spatial.sandbox import LIMITS, MAX_LIMITS
from spatial.store.desks import FORMS_IN
from spatial.store.uploads import ROOM
from spatial.tables import schema
from spatial.ui.screens.files import desk as files_desk
from spatial.ui.screens.files import loans, steps, upload_reading
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets import downloads, faults, file_drop, html_table, refusal_watch
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import label, tag, text

SERIAL = "files.upload"
_MB = 1_000_000
NOTHING = ""


def bring(lang: str) -> None:
    """Show where files are dropped, how many may be, and the templates."""
    file_drop.words_of_button(say("files.choose", lang=lang))
    key = f"files_{state.recall(SERIAL) or 0}"
    st.file_uploader(
        say("files.upload", lang=lang),
        accept_multiple_files=True,
        key=key,
        max_upload_size=ROOM.file_bytes // _MB,
        on_change=_take,
        args=(key,),
    )
    refusal_watch.draw("files")
    limits = say(
        "files.limits",
        lang=lang,
        files=ROOM.files,
        each=ROOM.file_bytes // _MB,
        total=ROOM.total_bytes // _MB,
    )
    apart = say(
        "files.limits_reading",
        lang=lang,
        short_s=LIMITS.cpu_s,
        small=LIMITS.memory_bytes // _MB,
        long_s=MAX_LIMITS.cpu_s,
        large=words.number(MAX_LIMITS.memory_bytes // _MB, lang=lang),
    )
    with st.expander(say("files.limits_head", lang=lang), key="files_limits"):
        st.html(tag("p", text(limits), css="tl-quiet") + tag("p", text(apart), css="tl-quiet"))
    refused = state.recall(files_desk.REFUSED)
    if refused:
        head = tag("h2", text(say("files.refused", lang=lang, count=len(refused))))
        inner = head + faults.items(refused, lang=lang)
        st.html(tag("section", inner, css="tl-panel", role="alert"))


def template(lang: str) -> None:
    """Offer the templates."""
    with st.container(horizontal=True, vertical_alignment="center", key="files_templates"):
        st.html(tag("p", text(say("files.templates", lang=lang)), css="tl-lead tl-screen"))
        kinds = (
            ("template_book", "workbook", "xlsx", ":material/table_view:"),
            ("template_zip", "archive", "zip", ":material/folder_zip:"),
        )
        for key, form, ending, icon in kinds:
            label = say(f"files.{key}", lang=lang)
            name = f"{say('files.template_name', lang=lang)}.{ending}"
            downloads.button(label, _template(form, lang), name, key=key, icon=icon)


@cache
def _template(form: str, lang: str) -> bytes:
    """Write a template once."""
    return templates.workbook(lang=lang) if form == "workbook" else templates.archive(lang=lang)


def _take(key: str) -> None:
    """Put the uploads on the desk."""
    given = state.held(key) or []
    state.remember(SERIAL, (state.recall(SERIAL) or 0) + 1)
    taken = files_desk.put([(one.name, one.getvalue()) for one in given])
    state.remember(steps.STEP, steps.UPLOAD)
    if taken:
        state.done("notice.files_taken", count=taken)


def understood(seat: UploadView) -> None:
    """Show what each file was taken for; where its name says nothing, ask."""
    lang = seat.lang
    rows, asked = [], []
    for name in _files(seat):
        parts = [part for part in seat.reading.parts if part.source.name == name]
        if not any(part.source.table for part in parts) and Path(name).suffix.lower() in KNOWN:
            asked.append(name)
        rows += [_row(name, part, seat) for part in parts] or [_unread(name, lang)]
    st.html(html_table.title(say("files.understood", lang=lang)))
    st.html(html_table.html(_heads(lang), rows, name=say("files.understood", lang=lang)))
    for name in asked:
        _ask(seat, name)


def draw(seat: UploadView) -> None:
    """Show what was understood, what is lent, and what may be taken away again."""
    understood(seat)
    loans.draw(seat)
    steps.onward(seat.lang, steps.CHECK)
    remove(seat.lang)


def _files(seat: UploadView) -> list[str]:
    """Name what was uploaded; what is lent is said in one line."""
    own = [path.name for path in files_desk.desk().files() if path.suffix.lower() in KNOWN]
    forms = [part.source.name for part in seat.reading.parts if part.source.name == FORMS_IN]
    return own + forms[:1]


def _heads(lang: str) -> list[TableHead]:
    """Return the heads of the table of files."""
    numbers = {"rows", "kept"}
    return [
        TableHead(label=say(f"files.head.{name}", lang=lang), number=name in numbers)
        for name in ("file", "table", "rows", "kept", "headers")
    ]


def _row(name: str, part: Part, seat: UploadView) -> TableRow:
    """Describe one table of one file."""
    lang, source = seat.lang, part.source
    beside = [
        count
        for count in seat.reading.counts
        if (count.file, count.table) == (name, source.table) and count.sheet in {None, source.sheet}
    ]
    rows = beside[0].rows if beside else 0 if part.frame is None else len(part.frame)
    lines = html_table.quiet(
        say("files.sheet", lang=lang, sheet=source.sheet) if source.sheet else ""
    )
    lines += html_table.quiet(_first_row(part, lang))
    doubt = len(part.unread)
    every = len(part.suggestions)
    sentence = say("files.known", lang=lang, known=every - doubt, all=every)
    return TableRow(
        cells=[
            text(name) + lines,
            text(_tables_of(part, lang)) or "–",
            words.number(rows, lang=lang),
            words.number(beside[0].kept, lang=lang) if beside else "–",
            text(sentence)
            + html_table.quiet(say("files.doubt", lang=lang, count=doubt) if doubt else ""),
        ]
    )


def _tables_of(part: Part, lang: str) -> str:
    """Name the tables a part is: a list of schools with its rooms is two in one."""
    source = part.source
    if not source.table:
        return ""
    listed = part.frame is not None and bool(part.frame.attrs.get(school_list.LISTED))
    if listed:
        return say("files.list_of_schools", lang=lang)
    return health_sentences.table(source.table, lang=lang)


def _first_row(part: Part, lang: str) -> str:
    """Say in which row the data begin, where that is not the second."""
    if part.frame is None or not len(part.frame):
        return ""
    first = int(part.frame.index[0])
    aside = len(part.aside)
    lines = [say("files.first_row", lang=lang, row=first)] if first > 2 else []  # noqa: PLR2004 - the row under a plain header
    lines += [say("files.aside_rows", lang=lang, count=aside)] if aside else []
    return "; ".join(lines)


def _unread(name: str, lang: str) -> TableRow:
    """Describe a file nothing was read from."""
    sentence = tag("span", text(say("files.unread", lang=lang)), css="tl-warn")
    return TableRow(cells=[text(name), sentence, "", "", ""])


def _ask(seat: UploadView, name: str) -> None:
    """Ask which table a file holds."""
    lang, key = seat.lang, f"files_table_{name}"
    tables = [NOTHING, *(table for table in schema() if table != "proposals")]
    st.selectbox(
        say("files.which", lang=lang, file=label(name)),
        tables,
        key=state.hold(key, seat.told.tables.get(name, NOTHING)),
        format_func=lambda one: (
            health_sentences.table(one, lang=lang) if one else say("files.which_none", lang=lang)
        ),
        on_change=_answer_table,
        args=(name, key),
    )


def _answer_table(name: str, key: str) -> None:
    """Keep which table a file holds."""
    settings = files_desk.desk().answers()
    tables = {file: table for file, table in settings.tables.items() if file != name}
    if state.held(key):
        tables[name] = state.held(key)
    files_desk.answer(dataclasses.replace(settings, tables=tables))


def stopped(problems: Sequence[Fault], lang: str) -> None:
    """Say why reading the uploads ended without a result, and offer to try again."""
    head = tag("h2", text(say("fault.head", lang=lang, count=len(problems))))
    st.html(tag("section", head, faults.items(problems, lang=lang), css="tl-panel", role="alert"))
    st.button(
        say("offer.retry", lang=lang),
        key="files_again",
        icon=":material/refresh:",
        on_click=upload_reading.again,
    )


def remove(lang: str) -> None:
    """Let uploads be taken away, one or all."""
    names = [path.name for path in files_desk.desk().files()]
    if not names:
        return
    with st.expander(say("files.remove", lang=lang, count=len(names)), key="files_remove"):
        for at, name in enumerate(names):
            st.button(
                say("files.remove_one", lang=lang, file=label(name)),
                key=f"files_remove_{at}",
                icon=":material/delete:",
                on_click=files_desk.remove,
                args=(name,),
            )
        st.button(
            say("files.remove_all", lang=lang),
            key="files_remove_all",
            icon=":material/delete_sweep:",
            on_click=files_desk.clear,
        )
