"""What the planner alone can tell, asked one at a time, each answer with what it gives."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

import streamlit as st

from spatial.errors import Fault
from spatial.intake.answers import cell_answers
from spatial.intake.answers.cell_answers import CellAnswer
from spatial.intake.checking import conventions
from spatial.ui.memo import once
from spatial.ui.screens.files import (
    cell_table,
    columns,
    coordinates,
    desk,
    level_rows,
    match_groups,
    matches,
    ward_questions,
    word_questions,
    year_questions,
)
from spatial.ui.screens.files.desk import UploadView
from spatial.ui.screens.files.matches import MatchQuestion
from spatial.ui.screens.files.planner_question import PlannerQuestion
from spatial.ui.session import state
from spatial.ui.text import say
from spatial.ui.widgets.markup import label, tag, text

_CHOSEN = "files_question_answer"


Question = PlannerQuestion | MatchQuestion | str  # a file is asked for its coordinate system


def waiting(seat: UploadView) -> list[Question]:
    """List what is to be asked now, in the order of what decides most."""
    if not seat.mine:
        return []
    return once(seat.reading, f"questions.{seat.lang}", lambda: _waiting(seat))


def _waiting(seat: UploadView) -> list[Question]:
    """List them."""
    later = set(seat.told.later)
    asked: list[Question] = [
        *columns.questions(seat),
        *coordinates.open_files(seat),
        *year_questions.questions(seat),
        *ward_questions.questions(seat),
        *word_questions.questions(seat),
        *level_rows.questions(seat),
        *_numbers(seat),
        *match_groups.questions(seat),
        *matches.questions(seat),
    ]
    return [one for one in asked if key_of(one) not in later]


def key_of(question: Question) -> str:
    """Return the name a question is left open under."""
    return f"crs {question}" if isinstance(question, str) else question.key


def left_open(seat: UploadView) -> list[str]:
    """Name the questions that were left open and can be taken up."""
    return [key for key in seat.told.later if key.split(" ")[0] in _SORTS]


_SORTS = frozenset({"column", "crs", "kind", "level", "number", "unit", "match", "ward", "year"})


def draw(seat: UploadView) -> None:
    """Show the first question; how many follow; a way to leave it open."""
    lang, asked = seat.lang, waiting(seat)
    word_questions.answered(seat)
    if not asked:
        if left := left_open(seat):
            st.button(
                say("files.ask.again", lang=lang, count=len(left)),
                key="files_ask_again",
                icon=":material/live_help:",
                on_click=desk.take_up,
                args=tuple(left),
            )
        return
    question = asked[0]
    with st.container(border=True, key="files_question"):
        many = say("files.ask.many", lang=lang, count=len(asked)) if len(asked) > 1 else ""
        head = tag("span", text(many or say("files.ask.last", lang=lang)), css="tl-sub")
        st.html(head + tag("h2", text(_words(question, lang)), css="tl-title"))
        if isinstance(question, MatchQuestion):
            matches.draw(seat, question)
        elif isinstance(question, str):
            coordinates.ask(seat, question)
        else:
            _choices(question, lang)
        with st.container(horizontal=True, key="files_later"):
            st.button(
                say("files.ask.later", lang=lang),
                key="files_ask_later",
                type="tertiary",
                on_click=desk.leave,
                args=(key_of(question),),
            )
            if len(asked) > 1:
                st.button(
                    say("files.ask.later_all", lang=lang, count=len(asked)),
                    key="files_ask_later_all",
                    type="tertiary",
                    on_click=_leave_all,
                    args=([key_of(one) for one in asked],),
                )


def _leave_all(keys: Sequence[str]) -> None:
    """Leave every question open."""
    settings = desk.desk().answers()
    later = tuple(dict.fromkeys([*settings.later, *keys]))
    desk.answer(dataclasses.replace(settings, later=later))


def _words(question: Question, lang: str) -> str:
    """Put a question into words."""
    if isinstance(question, str):
        return say("files.places.title", lang=lang, file=question)
    if isinstance(question, MatchQuestion):
        return say("files.match.title", lang=lang, name=question.options[0].listed_name)
    return question.words


def _choices(question: PlannerQuestion, lang: str) -> None:
    """Ask for one of a few answers."""
    options = list(question.options)
    st.radio(
        question.words,
        options,
        key=_CHOSEN + question.key,
        format_func=lambda option: label(question.options[option]),
        captions=[label(each) for each in question.gives],
        label_visibility="collapsed",
    )
    st.button(
        say("files.ask.do", lang=lang),
        key="files_ask_do",
        type="primary",
        icon=":material/check:",
        on_click=_answer,
        args=(question,),
    )


def _answer(question: PlannerQuestion) -> None:
    """Keep the answer chosen, if it is one of those offered."""
    chosen = state.held(_CHOSEN + question.key)
    if chosen in question.options:
        question.keep(str(chosen))


# What a column of figures may be, by the fault that asks: each answer and what it gives.
_READINGS: dict[str, dict[str, str]] = {
    "number_question": {name: name for name in conventions.ANSWERS},
    "unit_question": {"header": "scaled", "plain": "plain"},
    "unit_missing": {"ha": "scaled", "plain": "plain"},
}


def _numbers(seat: UploadView) -> list[PlannerQuestion]:
    """Ask for signs and units where nothing else tells; one odd unit is mended in its cell."""
    return [
        _number(seat, fault)
        for fault in seat.reading.faults
        if fault.code in _READINGS
        and fault.file is not None
        and (fault.row is None or fault.code == "number_question")
    ]


def _number(seat: UploadView, fault: Fault) -> PlannerQuestion:
    """Ask about one column."""
    lang, field, given = seat.lang, str(fault.blanks["field"]), fault.value or ""
    unit = _unit(str(fault.blanks["unit"]))
    readings = _READINGS[fault.code]
    kind = "number" if fault.code == "number_question" else "unit"
    return PlannerQuestion(
        key=f"{kind} {fault.file} {field} {fault.row or ''}".strip(),
        words=say(
            f"files.ask.{kind}",
            lang=lang,
            value=given,
            row=fault.blanks["at"],
            column=fault.column or field,
            count=fault.blanks["count"],
        ),
        options={name: say(f"files.ask.{name}", lang=lang, unit=unit) for name in readings},
        gives=[
            say(
                "files.ask.gives",
                lang=lang,
                value=given,
                given=f"{_figure(fault.blanks[blank], lang)} {unit}".strip(),
            )
            for blank in readings.values()
        ],
        keep=_keep_number(seat, fault, field),
    )


def _unit(unit: str) -> str:
    """Write a unit."""
    return {"m2": "m²"}.get(unit, "" if unit == "None" else unit)


def _figure(value: object, lang: str) -> str:
    """Write a figure of a fault as the language does."""
    plain = str(value).replace(" ", "")
    whole, _, part = plain.partition(".")
    parted = f"{int(whole):,}" if whole.isdecimal() else whole
    if lang == "vi":
        parted = parted.replace(",", ".")
    return parted + ((("," if lang == "vi" else ".") + part) if part else "")


def _keep_number(seat: UploadView, fault: Fault, field: str) -> Callable[[str], None]:
    """Return what keeps the answer: for the column, or for the one odd figure of a row."""

    def keep(answer: str) -> None:
        settings, file = desk.desk().answers(), str(fault.file)
        if fault.row is None:
            numbers = {**settings.numbers.get(file, {}), field: answer}
            desk.answer(dataclasses.replace(settings, numbers={**settings.numbers, file: numbers}))
            return
        small = float((fault.value or "0").replace(",", "."))  # as written, whatever its unit
        large = answer == conventions.THOUSANDS
        plain = f"{small * 1_000:.15g}" if large else f"{small:.15g}".replace(".", ",")
        _mend(seat, [(file, fault.row, str(fault.column), plain)])

    return keep


def _mend(seat: UploadView, cells: Sequence[tuple[str, int, str, str]]) -> None:
    """Write values into cells of the planner's tables."""
    new: list[CellAnswer] = []
    for file, row, column, value in cells:
        for table in cell_table.tables(seat):
            answer = table.answer(row, column, value) if table.file == file else None
            if answer is not None:
                new.append(answer)
                break
    settings = desk.desk().answers()
    desk.answer(dataclasses.replace(settings, cells=cell_answers.added(settings.cells, new)))
