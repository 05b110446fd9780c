"""Whose column is this: one choice for each header that is no known name, remembered."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import partial

import streamlit as st

from spatial import words
from spatial.errors import UserError
from spatial.intake.reading import headers
from spatial.intake.reading.headers import Suggestion
from spatial.intake.reading.part import Part
from spatial.intake.report import health_sentences
from spatial.store import Headings
from spatial.tables import schema
from spatial.ui.screens.files import desk
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.screens.files.planner_question import PlannerQuestion
from spatial.ui.session import state
from spatial.ui.text import say, texts
from spatial.ui.widgets import html_table, inputs
from spatial.ui.widgets.html_table import TableHead, TableRow
from spatial.ui.widgets.markup import label, tag, text

LEAVE = ""
_SAMPLES = 3  # values shown beside a header
_LONG = 40  # letters of one


def _parts(seat: UploadView) -> list[Part]:
    """List the uploaded tables with headers, one for each file and table."""
    found: dict[tuple[str, str, str | None], Part] = {}
    for part in seat.reading.parts:
        if part.suggestions and not desk.lent(part.source.name):
            found.setdefault((part.source.name, part.source.table, part.source.sheet), part)
    return list(found.values())


def _unsure(part: Part) -> list[Suggestion]:
    """List the headers to be asked about, each name once."""
    return list({each.header: each for each in desk.doubtful(part)}.values())


def draw(seat: UploadView) -> None:
    """Show every table with its headers; those in doubt with a choice."""
    lang = seat.lang
    learnt = state.recall(desk.LEARNT) or {}
    for name, columns in learnt.items():
        sentence = say("files.columns.learnt", lang=lang, file=name, count=len(columns))
        st.html(tag("section", tag("p", text(sentence)), css="tl-panel", role="status"))
    parts = _parts(seat)
    if not parts:
        st.html(tag("p", text(say("files.columns.none", lang=lang)), css="tl-lead"))
        return
    every = inputs.toggle(say("files.columns.every", lang=lang), key="files.every")
    for at, part in enumerate(parts):
        _table(seat, part, at, every=every)


def questions(seat: UploadView) -> Iterator[PlannerQuestion]:
    """Ask for headers that may be a column, or any where the file lacks one it needs."""
    lang, told = seat.lang, seat.told.columns
    for part in _parts(seat):
        name, answered = part.source.name, told.get(part.source.name, {})
        lacking = _lacking(seat, part)
        for one in _unsure(part):
            options = [each for each in (one.column, *lacking) if each]
            taken = {column for header, column in answered.items() if header != one.header}
            options = [each for each in dict.fromkeys(options) if each not in taken]
            if one.header in answered or not options:
                continue
            yield PlannerQuestion(
                key=f"column {name} {part.source.sheet or ''} {one.header}",
                words=say("files.ask.column", lang=lang, header=one.header, file=name),
                options={
                    each: _column(each, part.source.table, lang) for each in (*options, LEAVE)
                },
                gives=[
                    *(_gives(part, one, lang) for _ in options),
                    say("files.ask.left", lang=lang),
                ],
                keep=partial(_keep, part, one.header),
            )


def _lacking(seat: UploadView, part: Part) -> list[str]:
    """Name the columns a table cannot do without and does not have."""
    return [
        fault.column
        for fault in seat.reading.faults
        if fault.code == "missing_column" and fault.file == part.source.name and fault.column
    ]


def _gives(part: Part, one: Suggestion, lang: str) -> str:
    """Show what stands under a header."""
    values = ", ".join(_samples(part, one)) or "–"
    return say("files.ask.column_gives", lang=lang, values=values)


def _keep(part: Part, header: str, column: str) -> None:
    """Keep which column one header is."""
    _save(part, {header: column})


def _table(seat: UploadView, part: Part, at: int, *, every: bool) -> None:
    lang, source = seat.lang, part.source
    where = f"{source.name} · {source.sheet}" if source.sheet else source.name
    title = say(
        "files.columns.title",
        lang=lang,
        file=where,
        table=health_sentences.table(source.table, lang=lang),
    )
    st.html(html_table.title(title))
    answered = seat.told.columns.get(source.name, {})
    listed = {each.header: each for each in part.suggestions}
    doubt = {one.header for one in _unsure(part)}
    asked = [
        one
        for one in listed.values()
        if one.header in doubt
        or one.header in answered
        or (every and one.score >= headers.SURE)  # one of a joined header is its block's
    ]
    sure = [one for one in listed.values() if one not in asked]
    if asked:
        _form(seat, part, asked, at)
    else:
        st.html(tag("p", text(say("files.columns.all_known", lang=lang)), css="tl-lead"))
    if sure:
        with st.expander(say("files.columns.known", lang=lang, count=len(sure))):
            heads = [
                TableHead(label=say(f"files.columns.{one}", lang=lang)) for one in ("header", "is")
            ]
            called = {name: column for column, names in source.headers.items() for name in names}
            rows = [
                TableRow(
                    cells=[
                        text(one.header),
                        text(_column(called.get(one.header), source.table, lang)),
                    ]
                )
                for one in sure
            ]
            st.html(html_table.html(heads, rows, name=title))


def _form(seat: UploadView, part: Part, asked: list[Suggestion], at: int) -> None:
    """Ask about the headers of one table, all at once."""
    lang = seat.lang
    told = seat.told.columns.get(part.source.name, {})
    options = [LEAVE, *headers.targets(part.source.table)]
    with st.form(f"files_columns_{at}", border=True):
        for number, suggestion in enumerate(asked):
            proposed = told.get(suggestion.header, suggestion.column or LEAVE)
            key = f"files_column_{at}_{number}_{suggestion.header}"
            st.selectbox(
                _label(part, suggestion, answered=suggestion.header in told, lang=lang),
                options,
                index=options.index(proposed) if proposed in options else 0,
                key=key,
                format_func=lambda column: _column(column, part.source.table, lang),
            )
        st.form_submit_button(
            say("files.columns.apply", lang=lang),
            key=f"files_apply_{at}",
            type="primary",
            on_click=_apply,
            args=(part, [one.header for one in asked], at),
        )


def _label(part: Part, suggestion: Suggestion, *, answered: bool, lang: str) -> str:
    """Name a header, how sure the proposal is, and what stands under it."""
    if answered:
        sure = say("files.columns.answered", lang=lang)
    elif suggestion.column:
        share = words.number(suggestion.score, lang=lang)
        sure = say("files.columns.alike", lang=lang, share=share)
    else:
        sure = say("files.columns.strange", lang=lang)
    samples = ", ".join(_samples(part, suggestion))
    sentence = f"“{suggestion.header}” – {sure}"
    sentence += " " + say("files.columns.samples", lang=lang, values=samples) if samples else ""
    return label(sentence)


def _samples(part: Part, suggestion: Suggestion) -> list[str]:
    """Give some values that stand under a header."""
    if part.frame is None:
        return []
    name = suggestion.column if suggestion.column in part.frame else suggestion.header
    if name not in part.frame:
        return []
    column = part.frame[name]
    values = [str(value).strip() for value in column.dropna().head(20)]
    return [value[:_LONG] for value in dict.fromkeys(values) if value][:_SAMPLES]


def _column(column: str | None, table: str, lang: str) -> str:
    if not column:
        return say("files.columns.leave", lang=lang)
    beside = "school_levels" if table == "schools" else table
    for rows in (schema()[table], schema()[beside]):
        if column in rows.columns:
            return rows.columns[column].meaning[lang]
    key = f"files.stand_in.{column}"
    return say(key, lang=lang) if key in texts(lang) else column


def _apply(part: Part, asked: list[str], at: int) -> None:
    """Keep the answers with the uploads, and for files with the same headers."""
    chosen = {
        header: str(state.held(f"files_column_{at}_{number}_{header}") or LEAVE)
        for number, header in enumerate(asked)
    }
    twice = {one for one in chosen.values() if one and list(chosen.values()).count(one) > 1}
    if twice:
        lang = state.language()
        named = ", ".join(_column(one, part.source.table, lang) for one in twice)
        state.tell("notice.files_twice", columns=named)
        return
    if _save(part, chosen):
        state.done("notice.files_mapped", count=len(chosen))


def _save(part: Part, chosen: Mapping[str, str]) -> bool:
    """Keep answers with the uploads and for files with the same headers; tell whether they are."""
    name, settings = part.source.name, desk.desk().answers()
    columns = {**settings.columns.get(name, {}), **chosen}
    if not desk.answer(dataclasses.replace(settings, columns={**settings.columns, name: columns})):
        return False
    try:
        Headings(visitor=state.visitor()).save(desk.name_of(part), columns)
    except UserError as problem:
        state.tell("notice.files_unsaved", faults=problem.faults)
        return False
    return True
